"""Showing a pack: inside the frame of the site, or as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.core.periods import Month
from saferplan.documents.html.pack import style_source
from saferplan.documents.packs import MEDIA_TYPES, pack_bytes
from saferplan.web.boards.presenters import PackPage
from saferplan.web.visit import Visit


def show(visit: Visit, made: Pack, page: PackPage) -> HttpResponse:
    """The papers as a page."""
    response = visit.render("boards/pack.html", page)
    # The styles carry the partnership's colour: this one sheet is let in by its hash.
    response._csp_update = {"style-src": [style_source(made.branding)]}  # type: ignore[attr-defined]
    return response


def file_of(made: Pack, kind: str) -> HttpResponse:
    """The papers as a file of this kind, to be kept."""
    return kept(f"{made.file_stem}.{kind}", kind, pack_bytes(made, kind))


def kept(name: str, kind: str, content: bytes) -> HttpResponse:
    """These bytes as a file of this name and kind."""
    return HttpResponse(
        content,
        content_type=MEDIA_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def paper_of(text: str) -> Paper | None:
    """The paper an address asks for, None for the usual; there is no other page."""
    if not text:
        return None
    try:
        return Paper(text)
    except ValueError as error:
        raise Http404 from error


def month_of(text: str) -> Month:
    """The month in an address; a page that does not exist for anything else."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Http404 from error
