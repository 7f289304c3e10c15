"""Native tables on slides: measured rows, as many slides as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.util import Emu, Pt

from saferplan.documents.letters import printable
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.names import qn
from saferplan.documents.pptx.words import (
    QUIET,
    Paragraph,
    Run,
    fill,
    height_of,
    solid_fill,
)

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own style without grid or fills; the rules are ours."""
SIDE, EDGE = 7.0, 3.5
"""What lies between a cell's words and its sides, and its upper and lower edge."""
HEADING_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading, share of the width, and side of its words."""

    heading: str
    share: float
    align: str = "l"


Words = tuple[Paragraph, ...]
Row = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be put on slides; the rows may need several."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    describes: str
    names_rows: bool = True


def pages(grid: Grid, room: Box) -> Iterator[Grid]:
    """Which rows stand on which slide? At least one slide, in order.

    A row that is higher than the room stands alone; its words were cut to fit by
    whoever made them.
    """
    widths = _widths(grid, room.width)
    free = room.height - _heading_height(grid, widths)
    held: list[Row] = []
    used = 0.0
    for row in grid.rows:
        high = row_height(row, widths)
        if held and used + high > free:
            yield _with(grid, held)
            held, used = [], 0.0
        held.append(row)
        used += high
    if held:
        yield _with(grid, held)


def how_many_fit(grid: Grid, room: Box) -> int:
    """How many of the rows fit in this room, from the first on?"""
    return len(next(pages(grid, room), _with(grid, [])).rows)


def _with(grid: Grid, rows: Sequence[Row]) -> Grid:
    return Grid(grid.heads, tuple(rows), grid.describes, grid.names_rows)


def _widths(grid: Grid, width: float) -> list[float]:
    whole = sum(head.share for head in grid.heads)
    return [width * head.share / whole for head in grid.heads]


def row_height(row: Row, widths: Sequence[float]) -> float:
    """How high must this row be for its words, in points?"""
    pairs = zip(row, widths, strict=True)
    return max(words_height(words, width - 2 * SIDE) for words, width in pairs) + (
        2 * EDGE
    )


def words_height(words: Words, width: float) -> float:
    """How high do these paragraphs stand in this width, in points?"""
    return sum(_paragraph_height(p, width) + p.before for p in words)


def _paragraph_height(paragraph: Paragraph, width: float) -> float:
    size = max((run.size or 12) for run in paragraph.runs)
    bold = any(run.bold for run in paragraph.runs)
    text = "".join(run.text for run in paragraph.runs)
    return height_of(text, width, size, bold=bold)


def _heading_height(grid: Grid, widths: Sequence[float]) -> float:
    return row_height(_heading(grid), widths)


def _heading(grid: Grid) -> Row:
    return tuple(
        (Paragraph((Run(h.heading, HEADING_SIZE, True, QUIET),), h.align),)
        for h in grid.heads
    )


def add_table(slide: Any, grid: Grid, room: Box, name: str, language: str) -> Box:
    """Put the table on the slide and describe it; the box it takes comes back."""
    widths = _widths(grid, room.width)
    rows = (_heading(grid), *grid.rows)
    heights = [row_height(row, widths) for row in rows]
    box = Box(room.left, room.top, room.width, sum(heights))
    frame = slide.shapes.add_table(len(rows), len(widths), *box.place)
    frame.name = name
    describe(frame, grid.describes)
    table = frame.table
    _plain_look(table, names_rows=grid.names_rows)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    lines = table._tbl.findall(qn("a:tr"))
    # By the elements: the library adds up the table's height anew for each row.
    for line, high in zip(lines, heights, strict=True):
        line.set("h", str(Pt(high)))
    frame.height = Emu(sum(Pt(high) for high in heights))
    for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
        is_last = number == len(rows) - 1
        rule = "line50" if number == 0 else ("" if is_last else "line15")
        cells = line.findall(qn("a:tc"))
        for cell, words in zip(cells, row, strict=True):
            _write_cell(cell, words, rule, language)
        # The words of the first column stand under those of the title.
        cells[0].find(qn("a:tcPr")).set("marL", "0")
    return box


def describe(frame: Any, words: str) -> None:
    """Give a chart, picture or table the text that stands for it.

    The library has no call for it.
    """
    next(frame._element.iter(qn("p:cNvPr"))).set("descr", printable(words))


def _plain_look(table: Any, *, names_rows: bool) -> None:
    table.first_row = True
    table.first_col = names_rows
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE


def _write_cell(cell: Any, words: Words, rule: str, language: str) -> None:
    fill(cell.find(qn("a:txBody")), words, language)
    look = cell.find(qn("a:tcPr"))
    if look is None:
        look = etree.SubElement(cell, qn("a:tcPr"))
    for side, room in (("marL", SIDE), ("marR", SIDE), ("marT", EDGE), ("marB", EDGE)):
        look.set(side, str(Pt(room)))
    if rule:
        line = etree.SubElement(look, qn("a:lnB"), w=str(Pt(0.75)))
        solid_fill(line, rule)


def numbered(title: str, parts: list[Grid]) -> Iterator[tuple[str, Grid]]:
    """Titles that differ, so that a list of slides tells them apart."""
    for place, part in enumerate(parts, start=1):
        of = f" ({place} of {len(parts)})" if len(parts) > 1 else ""
        yield f"{title}{of}", part
