"""A sheet as plain cells, whoever read it and from whatever file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | float | int | bool | date | datetime | None


class Percent(float):
    """A number shown with a per cent sign: 0.286 where a person sees 28.6%."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its name and its rows, row 1 first; rows may differ in length."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns does its longest row have?"""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """What stands in this cell, both counted from 0? None outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    def turned(self) -> Grid:
        """The same sheet with rows for columns, so that one reader serves both.

        >>> Grid("S", ((1, 2), (3,))).turned().rows
        ((1, 3), (2, None))
        """
        return Grid(
            self.name,
            tuple(
                tuple(self.at(row, column) for row in range(len(self.rows)))
                for column in range(self.width)
            ),
        )


def is_filled(cell: Cell) -> bool:
    """Does anything stand in it?"""
    return (
        cell is not None
        and cell != ""
        and not (isinstance(cell, str) and not cell.strip())
    )


def words_in(cell: Cell) -> str:
    r"""The text of a cell on one line; empty for numbers and dates.

    >>> words_in("  Cases\n(to date) "), words_in(12)
    ('Cases (to date)', '')
    """
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def shown(cell: Cell) -> str:
    """The cell as its owner sees it, near enough to find it again.

    >>> shown(Percent(0.286)), shown(12.0), shown(None), shown(date(2008, 4, 1))
    ('28.6%', '12', '', '2008-04-01')
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, Percent):
        return f"{_short(float(cell) * 100)}%"
    if isinstance(cell, float):
        return _short(cell)
    return words_in(cell) if isinstance(cell, str) else str(cell)


def _short(number: float) -> str:
    return f"{round(number, 4):.15g}"


def column_name(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_name(0), column_name(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """What a spreadsheet calls this cell, both counted from 0.

    >>> cell_name(2, 5)
    'F3'
    """
    return f"{column_name(column)}{row + 1}"
