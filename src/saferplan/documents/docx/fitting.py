"""How high does a block stand? So that a short paper ends on the page it should."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from saferplan.charts.text import text_width, wrap
from saferplan.documents.docx.blocks import Block, Cell, Paragraph, Table, Turn
from saferplan.documents.docx.manuscript import Manuscript
from saferplan.documents.docx.tables import head_of, widths_of

SIDE, EDGE = 7.0, 1.5
"""What the table's style puts beside the words of a cell, and above and below."""
_RULE = 0.5


def height_of(held: Manuscript, blocks: Iterable[Block], width: float) -> float:
    """How high do these blocks stand in this width, in points? Rather too much."""
    standing = (block for block in blocks if not isinstance(block, Turn))
    return sum(_height(held, block, width) for block in standing)


def _height(held: Manuscript, block: Paragraph | Table, width: float) -> float:
    if isinstance(block, Paragraph):
        return paragraph_height(held, block, width)
    return table_height(held, block, width)


def paragraph_height(held: Manuscript, paragraph: Paragraph, width: float) -> float:
    """Its lines, and the space above and below."""
    look = held.styles.metrics(paragraph.style)
    around = look.after + (0 if paragraph.new_page else look.before)
    if paragraph.drawing is not None:
        return around + paragraph.drawing.height + look.size * 0.3
    room = (width - look.indent) / held.spread
    is_bold = look.bold or any(run.style == "Strong" for run in paragraph.runs)
    lines = wrap(paragraph.text, max(room, look.size), look.size, bold=is_bold)
    return around + len(lines) * look.leading


def table_height(held: Manuscript, table: Table, width: float) -> float:
    """Its head and all its rows."""
    widths = widths_of(table, width)
    rows = (head_of(table), *table.rows)
    return sum(_row_height(held, row, widths) for row in rows)


def row_heights(held: Manuscript, table: Table, width: float) -> list[float]:
    """How high is each row, without the head?"""
    widths = widths_of(table, width)
    return [_row_height(held, row, widths) for row in table.rows]


def _row_height(held: Manuscript, row: tuple[Cell, ...], widths: list[float]) -> float:
    rooms = widths if len(row) == len(widths) else [sum(widths)]
    highs = (
        sum(paragraph_height(held, p, room - SIDE) for p in cell)
        for cell, room in zip(row, rooms, strict=True)
    )
    return max(highs) + 2 * EDGE + _RULE


# ------------------------------------------------------------------ wide enough
_WIDEST = 0.3
"""Of the page: no word makes a column wider."""


def with_room_for_words(held: Manuscript, table: Table, room: float) -> Table:
    """The same table, no column narrower than its longest word, if there is room.

    What one column gains, those give that have more than they need.
    """
    widths = widths_of(table, room)
    needs = [
        min(max(need, 1.0), _WIDEST * room) for need in _longest_words(held, table)
    ]
    lacks = sum(max(0.0, n - w) for n, w in zip(needs, widths, strict=True))
    spare = sum(max(0.0, w - n) for n, w in zip(needs, widths, strict=True))
    if not lacks:
        return table
    given = min(1.0, lacks / spare) if spare else 0.0
    columns = (
        replace(column, share=need if width < need else width - (width - need) * given)
        for column, width, need in zip(table.columns, widths, needs, strict=True)
    )
    return replace(table, columns=tuple(columns))


def _longest_words(held: Manuscript, table: Table) -> Iterable[float]:
    """The width that each column's longest word asks for, its edge included."""
    rows = (head_of(table), *table.rows)
    for place in range(len(table.columns)):
        cells = (row[place] for row in rows if len(row) == len(table.columns))
        words = (_longest_word(held, p) for cell in cells for p in cell)
        yield max(words, default=0.0) * held.spread + SIDE


def _longest_word(held: Manuscript, paragraph: Paragraph) -> float:
    if paragraph.drawing is not None:
        return paragraph.drawing.width / held.spread
    look = held.styles.metrics(paragraph.style)
    widths = (text_width(w, look.size, bold=True) for w in paragraph.text.split())
    return max(widths, default=0.0)
