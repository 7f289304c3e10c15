"""The boards' pages: choose a month, read the pack, take it away as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from saferplan.core.boards.pack import Audience, Pack
from saferplan.documents.packs import MEDIA_TYPES
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.boards.queries import issued_packs
from saferplan.usecases.indicators import queries
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, may, require
from saferplan.web.boards.issuing import NOT_ISSUED
from saferplan.web.boards.presenters import boards_page, pack_page
from saferplan.web.boards.showing import file_of, month_of, paper_of, show
from saferplan.web.boards.waiting import waiting
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def boards(visit: Visit) -> HttpResponseBase:
    """Which boards are there, and what are their papers?"""
    require(visit.who, Doing.MAKE_PACK, visit.slug)
    frame = partnership_queries.structure(visit.who, visit.slug)
    newest = queries.latest_month(visit.who, visit.slug)
    page = boards_page(frame, newest, tuple(waiting(visit, frame)))
    return visit.render("boards/boards.html", page)


@require_safe
@in_partnership
def choose(visit: Visit, body: str) -> HttpResponseBase:
    """To the papers of the month that was chosen, or of the newest."""
    require(visit.who, Doing.MAKE_PACK, visit.slug)
    sent = visit.request.GET.get("month", "")
    month = sent or str(queries.latest_month(visit.who, visit.slug))
    return redirect(
        "pack", partnership=visit.slug, body=body, month=str(month_of(month))
    )


@require_safe
@in_partnership
def pack(visit: Visit, body: str, month: str) -> HttpResponseBase:
    """The pack as a page, made to be read and printed."""
    made = _made(visit, body, month)
    held = [
        p
        for p in issued_packs(visit.who, visit.slug, body)
        if p.month == month_of(month)
    ]
    why_not = str(visit.request.session.pop(NOT_ISSUED, ""))
    may_issue = may(visit.who, Doing.ISSUE, visit.slug)
    return show(visit, made, pack_page(made, held, may_issue, why_not))


@require_safe
@in_partnership
def pack_file(visit: Visit, body: str, month: str, kind: str) -> HttpResponseBase:
    """The pack as a file."""
    if kind not in MEDIA_TYPES:
        raise Http404
    return file_of(_made(visit, body, month), kind)


def _made(visit: Visit, body: str, month: str) -> Pack:
    return make_pack(
        by=visit.who,
        partnership=visit.slug,
        body=body,
        month=month_of(month),
        audience=Audience.BOARD,
        paper=paper_of(visit.request.GET.get("paper", "")),
    )
