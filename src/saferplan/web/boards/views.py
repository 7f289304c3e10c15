"""The boards' pages: choose a month, read the pack, take it away as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from saferplan.core.boards.pack import Audience, Pack
from saferplan.core.periods import Month
from saferplan.documents.html.pack import style_source
from saferplan.documents.packs import MEDIA_TYPES, pack_bytes
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.indicators import queries
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.web.boards.presenters import boards_page, pack_page
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def boards(visit: Visit) -> HttpResponseBase:
    """Which boards are there, and what are their papers?"""
    require(visit.who, Doing.MAKE_PACK, visit.slug)
    frame = partnership_queries.structure(visit.who, visit.slug)
    newest = queries.latest_month(visit.who, visit.slug)
    return visit.render("boards/boards.html", boards_page(frame, newest))


@require_safe
@in_partnership
def choose(visit: Visit, body: str) -> HttpResponseBase:
    """To the papers of the month that was chosen, or of the newest."""
    require(visit.who, Doing.MAKE_PACK, visit.slug)
    sent = visit.request.GET.get("month", "")
    month = sent or str(queries.latest_month(visit.who, visit.slug))
    return redirect("pack", partnership=visit.slug, body=body, month=str(_month(month)))


@require_safe
@in_partnership
def pack(visit: Visit, body: str, month: str) -> HttpResponseBase:
    """The pack as a page, made to be read and printed."""
    made = _made(visit, body, month)
    response = visit.render("boards/pack.html", pack_page(made))
    # The styles carry the partnership's colour: this one sheet is let in by its hash.
    response._csp_update = {"style-src": [style_source(made.branding)]}  # type: ignore[attr-defined]
    return response


@require_safe
@in_partnership
def pack_file(visit: Visit, body: str, month: str, kind: str) -> HttpResponseBase:
    """The pack as a file."""
    if kind not in MEDIA_TYPES:
        raise Http404
    made = _made(visit, body, month)
    name = f"{made.file_stem}.{kind}"
    return HttpResponse(
        pack_bytes(made, kind),
        content_type=MEDIA_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _made(visit: Visit, body: str, month: str) -> Pack:
    return make_pack(
        by=visit.who,
        partnership=visit.slug,
        body=body,
        month=_month(month),
        audience=Audience.BOARD,
    )


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Http404 from error
