"""The head of a paper: whose it is, what it reports, how it stands, what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saferplan.core.boards.pack import Branding, Pack
from saferplan.documents.branding import logo_kind
from saferplan.documents.docx.blocks import (
    Block,
    Column,
    Drawing,
    Paragraph,
    Run,
    Table,
    quiet,
    said,
    strong,
    words,
)
from saferplan.documents.docx.rasters import logo_as_png, proportion
from saferplan.documents.outline import Part, PartKind
from saferplan.documents.pack_pages import as_at_words, in_brief
from saferplan.documents.pack_tables import cover_rows, reports_words
from saferplan.documents.pack_words import cut_short

_JPEG = b"\xff\xd8\xff"
LOGO = (50.0, 190.0)
_SMALL_LOGO = (34.0, 130.0)
"""Height of a logo, and how wide it may be at most, in points."""
_NAME = 120
"""Letters of a name over a paper that has a page and no more."""
_MOST_LINES = 26
"""Lines of contents that the first page has room for."""


def long_head(pack: Pack, parts: Sequence[Part], *, is_marked: bool) -> Iterator[Block]:
    """The first page of a paper of many pages."""
    yield from logo(pack.branding, pack.partnership, LOGO)
    yield said("Partnership Name", pack.partnership)
    yield said("Title", pack.title)
    yield said("Subtitle", reports_words(pack))
    yield from _marking(pack.marking, is_marked=is_marked)
    brief = strong(f"In brief: {in_brief(pack)}.")
    yield said("Lead", f"{as_at_words(pack)}. ", brief)
    yield Table(
        title="This report",
        describes="What was chosen for this report, one choice a row.",
        columns=(Column("This report", 1), Column("What was chosen", 3.4)),
        rows=tuple((words(name), words(text)) for name, text in cover_rows(pack)),
    )
    yield from _contents(pack, parts)


def short_head(pack: Pack, *, is_marked: bool) -> Iterator[Block]:
    """The lines over a paper of a page or two."""
    yield from logo(pack.branding, pack.partnership, _SMALL_LOGO)
    yield said("Title", cut_short(pack.title, _NAME))
    name = strong(f"{cut_short(pack.partnership, _NAME)}. ")
    yield said("Subtitle", name, f"{reports_words(pack)}.")
    yield from _marking(pack.marking, is_marked=is_marked)
    state = f"{as_at_words(pack)}. Version {pack.version}, entry {pack.entry}. "
    yield said("Note", quiet(state), quiet(f"In brief: {in_brief(pack)}."))


def _marking(marking: str, *, is_marked: bool) -> Iterator[Block]:
    """Said here where a template's own head stands over the pages in place of ours."""
    if not is_marked:
        yield said("Marking", marking)


def logo(
    branding: Branding, partnership: str, size: tuple[float, float]
) -> Iterator[Block]:
    """The partnership's logo; a template of its own has it already."""
    held = branding.logo or b""
    kind = "jpg" if held.startswith(_JPEG) else logo_kind(branding)
    if not kind or branding.word_template is not None:
        return
    height, most = size
    content = logo_as_png(held, kind, height)
    if content is None:
        return
    width = height * proportion(content)
    shrunk = min(1.0, most / width)
    picture = Drawing(
        alt=f"Logo of {partnership}",
        width=width * shrunk,
        height=height * shrunk,
        content=content,
    )
    yield Paragraph(style="Normal", drawing=picture)


# ----------------------------------------------------------------------- contents
def _contents(pack: Pack, parts: Sequence[Part]) -> Iterator[Block]:
    """Links to the parts, and to the priorities where there is room for them."""
    lines = list(_lines(pack, parts))
    if len(lines) > _MOST_LINES:
        lines = [line for line in lines if line.style == "toc 1"]
    yield said("TOC Heading", "Contents", keep=True)
    yield from lines


def _lines(pack: Pack, parts: Sequence[Part]) -> Iterator[Paragraph]:
    for place, part in enumerate(parts):
        if part.kind is PartKind.INDICATORS and not pack.sections:
            continue
        yield _line(1, part_title(pack, part), part_bookmark(place))
        if part.kind is PartKind.INDICATORS:
            for number, section in enumerate(pack.sections):
                yield _line(2, section.name, section_bookmark(number))


def _line(level: int, text: str, to: str) -> Paragraph:
    return said(f"toc {level}", Run(text, "Hyperlink", to=to))


def part_bookmark(place: int) -> str:
    """How a part is named for links; counted, because titles may hold anything."""
    return f"part_{place + 1}"


def section_bookmark(place: int) -> str:
    """How a priority is named for links."""
    return f"priority_{place + 1}"


def part_title(pack: Pack, part: Part) -> str:
    """What is this part called, in its heading and in the contents?"""
    if part.table is not None:
        return part.table.title
    return {
        PartKind.EXCEPTIONS: "Exceptions",
        PartKind.CHANGES: f"What changed {pack.since}",
        PartKind.MISSING: "What is missing",
        PartKind.DASHBOARD: "Dashboard",
        PartKind.INDICATORS: "Every indicator",
        PartKind.RULE: "How a status is set",
    }[part.kind]
