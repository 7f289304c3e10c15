"""The dashboard: a table a priority, performance and activity side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saferplan.charts.from_position import sparkline_of
from saferplan.core.boards.pack import Pack, Section
from saferplan.documents.docx.blocks import (
    NOTE,
    TEXT,
    Block,
    Cell,
    Column,
    Drawing,
    Paragraph,
    Row,
    Run,
    Table,
    heading,
    number,
    said,
    tagged,
    words,
)
from saferplan.documents.docx.board import rule_line
from saferplan.documents.docx.fitting import with_room_for_words
from saferplan.documents.docx.manuscript import Manuscript, wide_page
from saferplan.documents.pack_tables import DashboardRow, dashboard_row
from saferplan.documents.spoken import spoken

_POINTS = "Last points"
_WIDE = 690.0
"""A page that is less wide, in points, has no room for the pictures."""
_COLUMNS = (
    Column("Indicator", 66),
    Column("Latest", 31, is_number=True),
    Column("Target now", 25, is_number=True),
    Column("Performance", 25),
    Column("Activity", 22),
    Column(_POINTS, 27),
    Column("Normal variation?", 25),
    Column("Outlook, which is no status", 34),
    Column("Direction", 17),
)
_SPARK = (70.0, 17.0)
"""Width and height of the last points, in points of the page."""


def dashboard(
    held: Manuscript, pack: Pack, title: Paragraph, places: dict[int, str]
) -> Iterator[Block]:
    """Every indicator with its figures, and under it the rule of its colours."""
    yield title
    if not pack.sections:
        yield said("Normal", "There are no indicators to show.")
    for section, table in _tables(pack, places, held):
        yield heading(2, section.name)
        if section.summary:
            yield said("Caption", section.summary, keep=True)
        yield table
    yield from rule_line(pack)


def _tables(
    pack: Pack, places: dict[int, str], held: Manuscript
) -> Iterator[tuple[Section, Table]]:
    """A table a priority, their columns as wide in one as in all others."""
    room = wide_page(held).text_width
    kept = [n for n, c in enumerate(_COLUMNS) if room >= _WIDE or c.heading != _POINTS]
    rows = {
        id(section): tuple(
            tuple(_row(dashboard_row(line, section), places[id(line)])[n] for n in kept)
            for line in section.lines
        )
        for section in pack.sections
    }
    every = tuple(row for held_rows in rows.values() for row in held_rows)
    fitted = with_room_for_words(held, _table("", kept, every), room)
    for section in pack.sections:
        made = _table(section.name, kept, rows[id(section)])
        yield section, replace(made, columns=fitted.columns)


def _table(name: str, kept: Sequence[int], rows: tuple[Row, ...]) -> Table:
    return Table(
        title=f"Dashboard: {name}",
        describes="One indicator a row: its latest figure and target, how its figures "
        "and its actions stand, whether it varies as usual, and where it may end.",
        columns=tuple(_COLUMNS[n] for n in kept),
        rows=rows,
    )


def _row(row: DashboardRow, place: str) -> Row:
    line = row.line
    name = said(TEXT, Run(line.name, "Linked Name", to=place))
    notes = (f"{line.code} · {row.polarity}", row.remark)
    return (
        (name, *(said(NOTE, note) for note in notes if note)),
        number(row.value_text, row.basis, bold=True),
        number(row.target_text, row.distance),
        tagged(row.status),
        tagged(row.activity, row.activity_note),
        _spark(row),
        words(row.variation),
        words(row.outlook),
        words(row.direction),
    )


def _spark(row: DashboardRow) -> Cell:
    chart = sparkline_of(row.line)
    if chart is None:
        return words("")
    width, height = _SPARK
    drawing = Drawing(alt=spoken(chart), width=width, height=height, chart=chart)
    return (Paragraph(style=TEXT, drawing=drawing),)
