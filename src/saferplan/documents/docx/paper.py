"""A pack as a Word document: the parts of its paper, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saferplan.core.boards.pack import Pack
from saferplan.documents.docx.blocks import Block, Turn, heading
from saferplan.documents.docx.board import MAKERS, brought, exceptions
from saferplan.documents.docx.cover import (
    long_head,
    part_bookmark,
    part_title,
    short_head,
)
from saferplan.documents.docx.dashboard import dashboard
from saferplan.documents.docx.fitting import height_of
from saferplan.documents.docx.indicator import indicators
from saferplan.documents.docx.manuscript import Manuscript, open_manuscript
from saferplan.documents.docx.properties import Properties
from saferplan.documents.docx.running import Running, says_marking
from saferplan.documents.docx.short import (
    what_is_asked,
    what_needs_you,
    where_it_stands,
)
from saferplan.documents.docx.writing import written
from saferplan.documents.marks import mark_of
from saferplan.documents.outline import SHORT, Part, PartKind, outline
from saferplan.documents.pack_pages import as_at_words

_SCALES = (1.2, 1.1, 1.0, 0.94, 0.88, 0.82, 0.76)
_TRIES = (
    *((True, scale) for scale in _SCALES if scale >= 1),
    *((False, scale) for scale in _SCALES),
)
"""Of a short paper: all on one page, or not; and how large it is set."""
_ON_A_NEW_PAGE = (PartKind.EXCEPTIONS, PartKind.DASHBOARD, PartKind.INDICATORS)
_SPARE = 14.0
"""What another program's lines may add to a page, in points."""


def write(pack: Pack) -> bytes:
    """The Word document of this pack; the same pack always makes the same bytes.

    Raises:
        ValueError: the partnership's Word template cannot be used.
    """
    if pack.paper in SHORT:
        held, blocks = _short(pack)
    else:
        held = open_manuscript(pack.branding, is_short=False)
        blocks = list(_long(held, pack))
    return written(held, blocks, _running(pack), _properties(pack))


def _running(pack: Pack) -> Running:
    return Running(
        names=f"{pack.partnership} · {pack.body} · {pack.reports.label}",
        marking=pack.marking,
        title=pack.title,
        state=f"{as_at_words(pack)} · version {pack.version} · entry {pack.entry}",
    )


def _properties(pack: Pack) -> Properties:
    return Properties(
        title=f"{pack.title}, {pack.reports.label}",
        subject=f"{pack.partnership}: {pack.reports.label}",
        author=pack.partnership,
        remark=f"{pack.marking}. {pack.completeness}.",
        keywords=mark_of(pack),
        language=pack.language,
        day=pack.as_at,
    )


# ----------------------------------------------------------------- of many pages
def _long(held: Manuscript, pack: Pack) -> Iterator[Block]:
    parts = outline(pack)
    places = {id(line): f"indicator_{n}" for n, line in enumerate(pack.lines, start=1)}
    yield from long_head(pack, parts, is_marked=says_marking(held))
    for place, part in enumerate(parts):
        yield from _part(held, pack, part, part_bookmark(place), places)


def _part(
    held: Manuscript, pack: Pack, part: Part, bookmark: str, places: dict[int, str]
) -> Iterator[Block]:
    starts = part.kind in _ON_A_NEW_PAGE
    title = heading(1, part_title(pack, part), bookmark=bookmark, new_page=starts)
    if part.table is not None:
        yield from brought(held, part.table, title)
    elif part.kind is PartKind.EXCEPTIONS:
        yield from exceptions(held, pack, title, places)
    elif part.kind is PartKind.DASHBOARD:
        yield Turn(is_wide=True)
        yield from dashboard(held, pack, title, places)
        yield Turn(is_wide=False)
    elif part.kind is PartKind.INDICATORS:
        yield from indicators(pack, title, places, held.page)
    else:
        yield from MAKERS[part.kind](pack, title)


# ----------------------------------------------------------------- of a page or two
def _short(pack: Pack) -> tuple[Manuscript, Sequence[Block]]:
    """The largest letters with which the paper ends on the page it should."""
    for is_whole, scale in _TRIES:
        held = open_manuscript(pack.branding, is_short=True, scale=scale)
        pages = _pages(held, pack, is_whole=is_whole)
        if all(_fits(held, page) for page in pages):
            break
    return held, [block for page in pages for block in page]


def _fits(held: Manuscript, page: Sequence[Block]) -> bool:
    room = held.page.text_height - _SPARE
    return height_of(held, page, held.page.text_width) <= room


def _pages(held: Manuscript, pack: Pack, *, is_whole: bool) -> list[list[Block]]:
    """The paper's pages: one, or the two that an overview may have."""
    (part,) = outline(pack)
    head = list(short_head(pack, is_marked=says_marking(held)))
    if part.glance is None:
        return [[*head, *what_needs_you(pack, part.things)]]
    first = [*head, *where_it_stands(part.glance)]
    second = list(what_is_asked(pack, part.glance, new_page=not is_whole))
    return [[*first, *second]] if is_whole else [first, second]
