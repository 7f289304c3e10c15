"""Cells put down one by one, never more or further out than the bounds allow."""

from __future__ import annotations

import re

from saferplan.documents.workbooks.book import (
    LONGEST_TEXT,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROOM,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_TEXT,
    Cell,
    ErrorCell,
    FormulaCell,
    Sheet,
    Unreadable,
    cell_name,
)

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Allowance:
    """How many sheets, cells and letters one workbook has still left."""

    def __init__(self) -> None:
        self._sheets = MOST_SHEETS
        self._cells = MOST_CELLS
        self._letters = MOST_TEXT

    def take_sheet(self) -> None:
        """One sheet more. Raises Unreadable where there are too many."""
        self._sheets -= 1
        if self._sheets < 0:
            raise Unreadable(
                f"The file has more than {MOST_SHEETS} sheets. "
                "Keep the sheets that are needed and save it again."
            )

    def take_cell(self, letters: int) -> None:
        """One cell more. Raises Unreadable where there are too many."""
        self._cells -= 1
        self._letters -= letters
        if self._cells < 0 or self._letters < 0:
            raise Unreadable(
                f"The file has more than {MOST_CELLS:,} filled cells, or too much "
                "text. Keep the sheets that are needed and save it again."
            )


class Grid:
    """One sheet while it is read."""

    def __init__(self, name: str, allowance: Allowance) -> None:
        allowance.take_sheet()
        self.name = clean(name)
        self._allowance = allowance
        self._rows: dict[int, dict[int, Cell]] = {}
        self._last_column = -1

    def put(self, row: int, column: int, value: Cell) -> None:
        """Put a value in a cell, both counted from 0; empty values fill nothing.

        Raises:
            Unreadable: too far out, too long, or too many.
        """
        if value is None or value == "":
            return
        self._require_near(row, column)
        letters = len(value) if isinstance(value, str) else 0
        if letters > LONGEST_TEXT:
            raise Unreadable(
                f"Sheet {self.name}, cell {cell_name(row, column)} holds "
                f"{letters:,} letters; {LONGEST_TEXT:,} is the most. Shorten it."
            )
        self._allowance.take_cell(letters)
        self._rows.setdefault(row, {})[column] = _plain(value)
        self._last_column = max(self._last_column, column)

    def _require_near(self, row: int, column: int) -> None:
        if not (0 <= row < MOST_ROWS and 0 <= column < MOST_COLUMNS):
            raise Unreadable(
                f"Sheet {self.name} has something written beyond row {MOST_ROWS:,} "
                f"or column {MOST_COLUMNS:,}. Delete the rows and columns that are "
                "not needed and save the file again."
            )

    def sheet(self, *, is_hidden: bool = False) -> Sheet:
        """The finished sheet. Raises Unreadable where it is too large."""
        height, width = max(self._rows, default=-1) + 1, self._last_column + 1
        if height * width > MOST_ROOM:
            raise Unreadable(
                f"Sheet {self.name} reaches to cell "
                f"{cell_name(height - 1, width - 1)}, which is too large to read. "
                "Delete the rows and columns that are not needed and save it again."
            )
        blank: tuple[Cell, ...] = (None,) * width
        rows = (self._rows.get(at) for at in range(height))
        return Sheet(
            self.name,
            tuple(tuple(map(r.get, range(width))) if r else blank for r in rows),
            is_hidden,
        )


def _plain(value: Cell) -> Cell:
    if isinstance(value, ErrorCell | FormulaCell):
        return type(value)(clean(value))
    return clean(value) if isinstance(value, str) else value


def clean(text: str) -> str:
    r"""The same text with plain line ends; steering signs are made visible.

    >>> clean("a\x00b\r\nc")
    'a\ufffdb\nc'
    """
    return _STEERING.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
