"""What stands before the figures: exceptions, what groups bring, what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from saferplan.core.boards.pack import Line, Pack
from saferplan.documents.activity import ACTIVITY_KEY
from saferplan.documents.docx.blocks import (
    NOTE,
    NOTHING,
    TEXT,
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Run,
    Table,
    heading,
    quiet,
    said,
    strong,
    tag,
    tagged,
    words,
)
from saferplan.documents.docx.fitting import (
    height_of,
    row_heights,
    with_room_for_words,
)
from saferplan.documents.docx.manuscript import Manuscript
from saferplan.documents.pack_pages import STATUS_KEY, changes_by_kind, in_brief
from saferplan.documents.pack_words import WordsTable, brief_words, rules_words
from saferplan.documents.status import Status, status_of

_FOR_THE_REST = 60.0
"""Points that the names of the others take, under those there is room for."""
_NAMED = 60
"""Exceptions that are named by their codes where there is no room for more."""
SHORTHAND = (
    "A status says where the latest figure stands now. An outlook is never a status. "
    "[x]: not available. [z]: not applicable. [c]: withheld to protect people. [p]: "
    "provisional. [b]: a break in the series."
)


# ----------------------------------------------------------------- the exceptions
def exceptions(
    held: Manuscript, pack: Pack, title: Paragraph, places: dict[int, str]
) -> Iterator[Block]:
    """One page of what is red or amber: as full as there is room, the rest by code."""
    yield title
    if not pack.exceptions:
        yield said("Normal", f"Nothing is red or amber: {in_brief(pack)}.")
        return
    told = "What is red or amber, the furthest behind first. "
    lead = said("Normal", f"{told}In all: {in_brief(pack)}.", keep=True)
    yield lead
    above = height_of(held, [title, lead], held.page.text_width)
    yield from _fullest(held, pack, places, held.page.text_height - above)


def _fullest(
    held: Manuscript, pack: Pack, places: dict[int, str], room: float
) -> Iterator[Block]:
    """The fullest words with which all fit on the page; else the rest is counted."""
    width = held.page.text_width
    for depth in (3, 2, 1, 0):
        table = _exceptions(pack.exceptions, places, depth)
        if height_of(held, [table], width) <= room:
            yield table
            return
    free = room - height_of(held, [_exceptions((), places, 0)], width) - _FOR_THE_REST
    kept = sum(high <= free for high in accumulate(row_heights(held, table, width)))
    yield _exceptions(pack.exceptions[:kept], places, 0)
    yield _the_rest(pack.exceptions[kept:])


def _exceptions(lines: Sequence[Line], places: dict[int, str], depth: int) -> Table:
    return Table(
        title="Exceptions",
        describes="What is red or amber, the furthest behind first: its status, and "
        "where it stands.",
        columns=(Column("Status", 1), Column("What it is, and where it stands", 6)),
        rows=tuple(_exception(line, places, depth) for line in lines),
    )


def _exception(line: Line, places: dict[int, str], depth: int) -> Row:
    owner = f" · {line.owner}" if line.owner else ""
    name = said(
        TEXT,
        Run(line.name, "Linked Name", to=places[id(line)]),
        quiet(f"  {line.code}{owner}"),
    )
    cell: list[Paragraph] = [name]
    if depth > 0:
        cell.append(said(TEXT, line.sentence))
    if depth > 1:
        cell += (said("Table Bullet", text) for text in line.position.remarks)
    if depth > 2:
        spoken = brief_words(line.commentary)
        cell += (said(TEXT, strong(f"{who}. "), text) for who, text in spoken)
    return (tagged(status_of(line.position)), tuple(cell))


def _the_rest(lines: Sequence[Line]) -> Block:
    named = ", ".join(
        f"{line.code} ({status_of(line.position).words})" for line in lines[:_NAMED]
    )
    more = len(lines) - _NAMED
    also = f", and {more} more" if more > 0 else ""
    return said(
        "Small Print",
        f"There is no room on this page for {len(lines)} more; each is in the "
        f"dashboard and has its own section: {named}{also}.",
    )


# ------------------------------------------------------------ what groups bring
def brought(held: Manuscript, table: WordsTable, title: Paragraph) -> Iterator[Block]:
    """A table of words under its heading, with the sentence that explains it."""
    yield title
    yield said("Normal", table.lead, keep=True)
    columns = zip(table.headings, table.widths, strict=True)
    made = Table(
        title=table.title,
        describes=f"{table.title}. {table.lead}",
        columns=tuple(Column(name, share) for name, share in columns),
        rows=tuple(tuple(words(cell) for cell in row) for row in table.rows),
        names_rows=True,
    )
    yield with_room_for_words(held, made, held.page.text_width)


# ------------------------------------------------------------ changed, missing
def changes(pack: Pack, title: Paragraph) -> Iterator[Block]:
    """What is different from the papers before, a table for each kind."""
    yield title
    kinds = changes_by_kind(pack)
    if not kinds:
        yield said(
            "Normal",
            "No status, figure, target, definition, action or question has changed.",
        )
    for kind, rows in kinds:
        yield heading(2, kind)
        yield Table(
            title=f"{kind}: what changed {pack.since}",
            describes="What changed, one a row: its code, what it is, and the change.",
            columns=(Column("Code", 1), Column("What", 3), Column("Change", 4)),
            rows=tuple((_code(c.code), words(c.name), words(c.text)) for c in rows),
        )


def missing(pack: Pack, title: Paragraph) -> Iterator[Block]:
    """Which figures are not here, and from whom."""
    yield title
    yield said("Normal", f"{pack.completeness}.", keep=bool(pack.absences))
    if pack.absences:
        yield Table(
            title="Figures that are not here",
            describes="One figure a row: its code, its indicator, why it is not here, "
            "and whose it is.",
            columns=(
                Column("Code", 1),
                Column("Indicator", 3),
                Column("What is not here", 2.6),
                Column("Owner", 1.6),
            ),
            rows=tuple(
                (_code(a.code), words(a.name), words(a.text), words(a.owner))
                for a in pack.absences
            ),
        )


def _code(code: str) -> Cell:
    return (said(NOTE, code or NOTHING),)


# ------------------------------------------------------------ how a status is set
def rule_line(pack: Pack) -> Iterator[Paragraph]:
    """Both rules in small, under a table that shows their colours."""
    told = rules_words(pack)
    if told:
        yield said("Small Print", told)


def rule(pack: Pack, title: Paragraph) -> Iterator[Block]:
    """The printed rules, and every shape with what it means."""
    yield title
    if pack.rule:
        yield said("Normal", pack.rule, keep=True)
    yield _key("Performance", STATUS_KEY)
    yield heading(2, "How activity is set")
    if pack.activity_rule:
        yield said("Normal", pack.activity_rule, keep=True)
    yield _key("Activity", ACTIVITY_KEY)
    yield said("Small Print", SHORTHAND)


def _key(what: str, key: Sequence[Status]) -> Table:
    return Table(
        title=f"{what}: the shapes",
        describes="Every shape that a status can have, and what it means.",
        columns=(Column("Shape", 1), Column("What it means", 6)),
        rows=tuple(((_shape(one),), words(one.word)) for one in key),
        part=0.6,
        together=True,
    )


def _shape(status: Status) -> Paragraph:
    return said(TEXT, Run(status.shape, tag(status).style))


Maker = Callable[[Pack, Paragraph], Iterator[Block]]
MAKERS: dict[str, Maker] = {"changes": changes, "missing": missing, "rule": rule}
"""Parts that need nothing but the pack."""
