"""How wide the columns of a sheet are, and how many lines a text takes in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from saferplan.charts.text import text_width, wrap
from saferplan.documents.pack_tables import Shown
from saferplan.documents.xlsx.tables import Cell, Column, Kind, Table

ARROW = 3.0
"""The arrow of a filter stands beside its heading, in characters of width."""
SIZE = 10
_POINTS, _PADDING = 5.25, 3.75
"""A character of column width is seven pixels, and five more lie around them."""
_LIMITS = {
    Kind.WORDS: (8.0, 24.0),
    Kind.TEXT: (14.0, 60.0),
    Kind.NUMBER: (8.0, 16.0),
    Kind.DATE: (12.0, 16.0),
}
_NARROW = {Kind.WORDS: (8.0, 15.0), Kind.TEXT: (14.0, 26.0), Kind.NUMBER: (8.0, 12.0)}
"""The dashboard is printed, so its texts wrap sooner."""


def column_widths(table: Table) -> tuple[float, ...]:
    """How wide is each column, in characters, as spreadsheets count them?"""
    limits = {**_LIMITS, **_NARROW} if table.name == "Dashboard" else _LIMITS
    return tuple(
        _width(column, [row[place] for row in table.rows], limits[column.kind])
        for place, column in enumerate(table.columns)
    )


def _width(column: Column, cells: Sequence[Cell], limits: tuple[float, float]) -> float:
    """Wide enough for its texts up to the limit, where they wrap.

    A heading may break after each word, so its longest word decides; a code has
    nowhere to break and is never broken.
    """
    least, most = limits
    texts = {as_text(cell) for cell in cells}
    heading = max(_characters(word) for word in column.heading.split()) + ARROW
    whole = max((_characters(text) for text in texts), default=0.0)
    words = (word for text in texts for word in text.split())
    longest_word = max((_characters(word) for word in words), default=0.0)
    return round(max(least, heading, longest_word, min(whole, most)), 2)


def _characters(text: str) -> float:
    points = text_width(text, SIZE) + _PADDING + _POINTS
    return points / _POINTS


@lru_cache(maxsize=32768)
def lines_in(text: str, width: float) -> int:
    """How many lines does this text take in a column of this many characters?

    >>> lines_in("Red", 10), lines_in("12 months to December 2008", 15)
    (1, 2)
    """
    room = width * _POINTS - _PADDING
    return 1 if text_width(text, SIZE) <= room else len(wrap(text, room, SIZE))


def as_text(cell: Cell) -> str:
    """As it will be seen, for measuring."""
    return cell.text if isinstance(cell, Shown) else str(cell)
