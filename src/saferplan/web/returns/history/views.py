"""Drop in a spreadsheet, look at what was understood, load it."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.returns.history.mapping import Mapping
from saferplan.usecases.errors import NotPermitted, Refused
from saferplan.usecases.returns.history_upload import upload_history, uploaded_history
from saferplan.usecases.returns.load_history import (
    LoadedHistory,
    Reading,
    load_history,
    preview_history,
)
from saferplan.usecases.returns.loaded_history import loaded_history
from saferplan.usecases.returns.source_file import SourceFile
from saferplan.web.forms import Problem
from saferplan.web.returns.history.loaded import loaded_page
from saferplan.web.returns.history.posted import Posted, posted
from saferplan.web.returns.history.preview import DropPage, preview_page
from saferplan.web.returns.once import Banner, said, say
from saferplan.web.visit import Visit, in_partnership

UNPROCESSABLE = 422
MOST_BYTES = 5 * 1024 * 1024


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def drop_in(visit: Visit) -> HttpResponseBase:
    """Drop in the spreadsheet you already have."""
    if not visit.may_record:
        raise NotPermitted
    if visit.request.method != "POST":
        return visit.render("returns/history/drop.html", DropPage())
    try:
        digest = upload_history(by=visit.who, partnership=visit.slug, file=_sent(visit))
    except Refused as refusal:
        problems = tuple(Problem("file", text) for text in refusal.problems)
        page = DropPage(problems=problems)
        return visit.render("returns/history/drop.html", page, status=UNPROCESSABLE)
    return redirect("history-preview", partnership=visit.slug, digest=digest)


def _sent(visit: Visit) -> SourceFile:
    file = visit.request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.name:
        raise Refused("Choose a spreadsheet: a file in .xlsx, .ods or .csv.")
    if (file.size or 0) > MOST_BYTES:
        raise Refused(
            f"The file is larger than {MOST_BYTES // 1024**2} MB. Take out what is not "
            "needed and save it again."
        )
    return SourceFile(name=file.name, content=file.read())


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def preview(visit: Visit, digest: str) -> HttpResponseBase:
    """What was understood, what becomes of it, and the button that loads it."""
    file = uploaded_history(actor=visit.who, partnership=visit.slug, digest=digest)
    if visit.request.method != "POST":
        return _shown(visit, digest, file, Posted(known_on=timezone.localdate()))
    sent = posted(visit.request.POST, _read(visit, file, None))
    if sent.problems or not sent.is_load:
        return _shown(visit, digest, file, sent)
    try:
        made = _loaded(visit, file, sent)
    except Refused as refusal:
        problems = tuple(Problem(_field(text), text) for text in refusal.problems)
        return _shown(visit, digest, file, sent.with_problems(problems))
    where = reverse("history-loaded", args=(visit.slug, digest, made.entry))
    say(visit, where, Banner(title="Loaded", text=made.told, more=made.actions))
    return redirect(where)


def _field(text: str) -> str:
    if "reason" in text:
        return "reason"
    return "known_on" if "known" in text else "rows"


def _loaded(visit: Visit, file: SourceFile, sent: Posted) -> LoadedHistory:
    return load_history(
        by=visit.who,
        partnership=visit.slug,
        file=file,
        mapping=sent.mapping,
        known_on=sent.known_on,
        reason=sent.reason,
    )


def _read(visit: Visit, file: SourceFile, sent: Posted | None) -> Reading:
    mapping: Mapping | None = sent.mapping if sent else None
    known: date | None = sent.known_on if sent else None
    return preview_history(visit.who, visit.slug, file, mapping=mapping, known_on=known)


def _shown(
    visit: Visit, digest: str, file: SourceFile, sent: Posted
) -> HttpResponseBase:
    read = _read(visit, file, sent)
    page = preview_page(read, file.name, digest, sent)
    status = UNPROCESSABLE if sent.problems else 200
    return visit.render("returns/history/preview.html", page, status=status)


@require_safe
@in_partnership
def loaded(visit: Visit, digest: str, entry: int) -> HttpResponseBase:
    """What was loaded, and where to go from here."""
    made = loaded_history(
        actor=visit.who, partnership=visit.slug, digest=digest, entry=entry
    )
    page = loaded_page(made, said(visit, visit.request.path))
    return visit.render("returns/history/loaded.html", page)
