"""Take a filled file: keep it as a draft whatever is wrong, submit it if asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from saferplan.core.periods import Month
from saferplan.core.returns.messages import Message
from saferplan.core.returns.typed import TypedReturn
from saferplan.core.wording import is_plain_text
from saferplan.documents.returns import read_return
from saferplan.documents.workbooks import Unreadable
from saferplan.usecases.errors import Refused
from saferplan.usecases.returns import queries
from saferplan.usecases.returns.save_return import save_return
from saferplan.usecases.returns.source_file import SourceFile
from saferplan.usecases.returns.submit_return import Submitted, submit_return
from saferplan.usecases.returns.views import ReturnView
from saferplan.usecases.returns.writing_returns import NotReady, Overtaken
from saferplan.web.returns.held import the_month
from saferplan.web.returns.marked_table import marked_table
from saferplan.web.returns.once import Banner, say
from saferplan.web.returns.sending import submitted_words, waiting_words
from saferplan.web.returns.typed_form import SUBMIT
from saferplan.web.returns.uploads import (
    UploadPage,
    at_the_file,
    upload_page,
    without_a_cell,
)
from saferplan.web.returns.views import CONFLICT, UNPROCESSABLE
from saferplan.web.visit import Visit, in_partnership

MOST_BYTES = 10 * 1024 * 1024
"""More than any return has; what is larger is not even read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The file as it came, and what stands in it."""

    file: SourceFile
    typed: TypedReturn
    is_submit: bool
    replaces: bool
    reason: str

    @property
    def seen(self) -> int | None:
        """What whoever filled it in had seen; None: they look no more."""
        if self.replaces or self.typed.stamp is None:
            return None
        return self.typed.stamp.seen


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def upload(visit: Visit, holder: str, month: str) -> HttpResponseBase:
    """Send in the filled template, and see what is made of it."""
    about = the_month(month)
    view = queries.one_return(
        actor=visit.who, partnership=visit.slug, holder=holder, month=about
    )
    if visit.request.method != "POST":
        return _shown(visit, upload_page(view, about))
    reason = visit.request.POST.get("reason", "").strip()
    try:
        sent = _read(visit, reason)
    except Unreadable as error:
        problems = at_the_file(error.sentences)
        page = upload_page(view, about, reason=reason, problems=problems)
        return _shown(visit, page, UNPROCESSABLE)
    return _taken(visit, view, about, sent)


def _read(visit: Visit, reason: str) -> Sent:
    """The file as it was typed. Raises Unreadable where it cannot be read."""
    file = visit.request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.name:
        raise Unreadable("Choose the filled template: a file in .xlsx, .ods or .csv.")
    if (file.size or 0) > MOST_BYTES:
        raise Unreadable(
            f"{file.name} is larger than {MOST_BYTES // 1024**2} MB; a return is far "
            "smaller. Send the template with the figures alone."
        )
    if not is_plain_text(reason) or not is_plain_text(file.name):
        raise Unreadable(
            "The reason or the name of the file holds a sign that cannot be printed; "
            "type it anew."
        )
    content = file.read()
    return Sent(
        file=SourceFile(name=file.name, content=content),
        typed=read_return(content, file.name),
        is_submit=visit.request.POST.get("act") == SUBMIT,
        replaces=visit.request.POST.get("replaces") == "yes",
        reason=reason,
    )


def _taken(
    visit: Visit, view: ReturnView, month: Month, sent: Sent
) -> HttpResponseBase:
    try:
        if sent.is_submit:
            return _submitted(visit, view, month, sent)
        saved = save_return(**_which(visit, view, month, sent))
    except NotReady as error:
        return _not_ready(visit, view, month, sent, error)
    except Refused as error:
        return _refused(visit, view, month, sent, error)
    page = _kept(saved, month, sent, saved.checked.messages)
    return _shown(visit, page)


def _submitted(
    visit: Visit, view: ReturnView, month: Month, sent: Sent
) -> HttpResponseBase:
    done: Submitted = submit_return(
        **_which(visit, view, month, sent), reason=sent.reason
    )
    parts = {"holder": view.template.stamp.holder, "month": str(month)}
    address = reverse("return", kwargs={"partnership": visit.slug, **parts})
    banner = Banner(title="Done", text=submitted_words(done), more=waiting_words(done))
    say(visit, address, banner)
    return redirect(address)


def _not_ready(
    visit: Visit, view: ReturnView, month: Month, sent: Sent, error: NotReady
) -> HttpResponseBase:
    """It was kept; what stands in the way is shown together with the rest."""
    now = queries.one_return(
        actor=visit.who,
        partnership=visit.slug,
        holder=view.template.stamp.holder,
        month=month,
    )
    page = _kept(now, month, sent, _together(error.messages, now.checked.messages))
    return _shown(visit, page, UNPROCESSABLE)


def _together(
    first: tuple[Message, ...], more: tuple[Message, ...]
) -> tuple[Message, ...]:
    held = {message.key for message in first}
    return (*first, *(message for message in more if message.key not in held))


def _kept(
    view: ReturnView, month: Month, sent: Sent, messages: tuple[Message, ...]
) -> UploadPage:
    return upload_page(
        view,
        month,
        reason=sent.reason,
        file=sent.file.name,
        table=marked_table(
            sent.typed, tuple(m for m in messages if m.field != "reason")
        ),
        is_kept=True,
        problems=without_a_cell(messages),
    )


def _refused(
    visit: Visit, view: ReturnView, month: Month, sent: Sent, error: Refused
) -> HttpResponseBase:
    """Nothing was kept: another return's file, or somebody was quicker."""
    is_overtaken = isinstance(error, Overtaken)
    page = upload_page(
        view,
        month,
        reason=sent.reason,
        is_overtaken=is_overtaken,
        problems=at_the_file(error.problems),
    )
    return _shown(visit, page, CONFLICT if is_overtaken else UNPROCESSABLE)


def _which(visit: Visit, view: ReturnView, month: Month, sent: Sent) -> dict[str, Any]:
    return {
        "by": visit.who,
        "partnership": visit.slug,
        "holder": view.template.stamp.holder,
        "month": month,
        "typed": sent.typed,
        "seen": sent.seen,
        "file": sent.file,
    }


def _shown(visit: Visit, page: UploadPage, status: int = 200) -> HttpResponseBase:
    return visit.render("returns/upload.html", page, status=status)
