"""What a workbook holds once it is read, and how much it may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

MEBIBYTE = 1024 * 1024
MOST_BYTES = 5 * MEBIBYTE
MOST_UNPACKED = 50 * MEBIBYTE
MOST_PARTS = 1_000
"""Files inside one workbook."""
MOST_RATIO = 300
"""Times larger than packed; sheets of nothing but empty cells come near it."""
RATIO_FROM = 2 * MEBIBYTE
"""A smaller part may be packed as tightly as it likes."""
MOST_ELEMENTS = 2_000_000
MOST_SHEETS = 50
MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_CELLS = 200_000
"""Filled cells of all sheets together."""
MOST_ROOM = 2_000_000
"""Cells of one sheet from A1 to the last filled row and column, empty ones too."""
LONGEST_TEXT = 32_767
"""Letters in one cell, as many as spreadsheets take."""
MOST_TEXT = 10_000_000
"""Letters of all cells together."""


class Unreadable(ValueError):
    """A file cannot be read; ``sentences`` say why and how to mend it."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class ErrorCell(str):
    """What a formula says that went wrong: ``#REF!``, ``#DIV/0!``."""

    __slots__ = ()


class FormulaCell(str):
    """A formula that was saved without its result: ``=A1+A2``."""

    __slots__ = ()


class PercentCell(float):
    """A number shown with a per cent sign: 0.12 where a person sees 12%."""

    __slots__ = ()


Cell = str | float | int | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from row 1 to the last filled one, all equally long."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file in their order, and its kind: xlsx, ods or csv."""

    sheets: tuple[Sheet, ...]
    kind: str


def column_name(column: int) -> str:
    """What are the letters of this column, counted from 0?

    >>> column_name(0), column_name(25), column_name(26), column_name(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """What does a spreadsheet call this cell, both counted from 0?

    >>> cell_name(2, 5)
    'F3'
    """
    return f"{column_name(column)}{row + 1}"
