"""The cells of one sheet as they were typed, and what of it is hidden."""

from __future__ import annotations

import re
from datetime import date, datetime

from saferplan.documents.comparing.contents import Cell, CellType, Form, Row, Table
from saferplan.documents.comparing.plain import lines_of, number_text
from saferplan.documents.comparing.refusals import Incomparable, damaged, too_much
from saferplan.documents.workbooks import ErrorCell, PercentCell, cell_name, column_name
from saferplan.documents.workbooks.xlsx_cells import (
    column_number,
    number_of,
    unescaped,
)
from saferplan.documents.workbooks.xlsx_looks import Looks
from saferplan.documents.workbooks.xml_events import Attributes

MOST_CELLS = 300_000
"""Filled cells of all sheets together."""
MOST_COLUMNS = 1_000
MOST_ROOM = 1_500_000
"""Cells of all sheets from the first column to the last filled one of each row."""
MOST_LETTERS = 10_000_000
"""Letters of all cells together: a text that is kept once may stand in many."""
LONGEST = 32_767
"""Letters in one cell, as many as spreadsheets take."""
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_WHOLE = re.compile("[0-9]{1,7}")
_ON = ("1", "true", "on")


class Allowance:
    """How many cells a workbook may still have."""

    def __init__(self) -> None:
        self._cells, self._room, self._letters = MOST_CELLS, MOST_ROOM, MOST_LETTERS

    def take_cell(self, cell: Cell) -> None:
        """One cell more. Raises Incomparable where there are too many."""
        self._cells -= 1
        self._letters -= len(cell.text) + len(cell.formula)
        if self._cells < 0 or self._letters < 0:
            raise too_much("filled cells", f"{MOST_CELLS:,}")

    def take_room(self, room: int) -> None:
        """Rows that reach so far, together. Raises Incomparable."""
        self._room -= room
        if self._room < 0:
            raise too_much("filled cells", f"{MOST_CELLS:,}")


class SheetReader:
    """Listens to the elements of one sheet, in whatever order they come."""

    def __init__(
        self, name: str, texts: list[str], looks: Looks, allowance: Allowance
    ) -> None:
        self._name, self._texts, self._looks = name, texts, looks
        self._allowance = allowance
        self._row = self._column = -1
        self._kind = self._style = ""
        self._path: list[str] = []
        self._found: dict[str, list[str]] = {}
        self._rows: dict[int, dict[int, Cell]] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def table(self) -> Table:
        """The rows that were found, those that are empty left out."""
        rows = tuple(_row(at, self._rows[at]) for at in sorted(self._rows))
        self._allowance.take_room(sum(len(row.cells) for row in rows))
        return Table(
            form=Form.SHEET,
            rows=rows,
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
        )

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self._path.append(name)
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col":
            self._note_column(attributes)
        elif name in ("v", "f", "is"):
            self._found[name] = []

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        if number and not _WHOLE.fullmatch(number):
            raise damaged(f"A row of sheet {self._name} is numbered wrongly.")
        self._row = int(number) - 1 if number else self._row + 1
        self._column = -1
        if attributes.get("hidden", "") in _ON or attributes.get("ht", "") == "0":
            self._hidden_rows.add(self._row + 1)

    def _note_column(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        is_hidden = attributes.get("hidden", "") in _ON
        if is_hidden and _WHOLE.fullmatch(first) and _WHOLE.fullmatch(last):
            most = min(int(last), MOST_COLUMNS)
            self._hidden_columns.update(range(int(first), most + 1))

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r", "")
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._found = {}
        if not reference:
            self._column += 1
            return
        named = _REFERENCE.fullmatch(reference)
        if not named:
            raise damaged(f"A cell of sheet {self._name} is named wrongly.")
        self._row, self._column = int(named[2]) - 1, column_number(named[1])

    def end(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        if name == "c":
            self._put(self._cell())

    def text(self, text: str) -> None:
        """Text stands here."""
        at = self._path[-1] if self._path else ""
        if at in ("v", "f"):
            self._found.setdefault(at, []).append(text)
        elif at == "t" and "is" in self._path and "rPh" not in self._path:
            self._found.setdefault("is", []).append(text)

    def _put(self, cell: Cell) -> None:
        if not cell.text and not cell.formula:
            return
        if self._column >= MOST_COLUMNS or self._row < 0:
            raise Incomparable(
                f"Sheet {self._name} has something written beyond column "
                f"{column_name(MOST_COLUMNS - 1)}.",
                "Delete the columns that are not needed and save it again.",
            )
        if len(cell.text) > LONGEST:
            where = cell_name(self._row, self._column)
            raise damaged(f"Sheet {self._name}, cell {where} holds too much text.")
        self._allowance.take_cell(cell)
        self._rows.setdefault(self._row, {})[self._column] = cell

    def _cell(self) -> Cell:
        if not self._found:
            return Cell()
        formula = (
            f"={''.join(self._found['f'])}"[:LONGEST] if "f" in self._found else ""
        )
        kept = "".join(self._found.get("v", ()))
        if self._kind == "inlineStr":
            kept = "".join(self._found.get("is", ())) or kept
        text, kind = self._typed(kept) if kept else ("", CellType.TEXT)
        return Cell(text, kind, formula)

    def _typed(self, kept: str) -> tuple[str, CellType]:
        match self._kind:
            case "s":
                return self._shared(kept), CellType.TEXT
            case "inlineStr" | "str":
                return lines_of(unescaped(kept)), CellType.TEXT
            case "b":
                is_true = kept.strip() in _ON
                return ("TRUE" if is_true else "FALSE"), CellType.TRUTH
            case "e" | "d":
                return lines_of(kept), CellType.TEXT
            case _:
                return self._number(kept)

    def _shared(self, kept: str) -> str:
        at = int(kept) if _WHOLE.fullmatch(kept.strip()) else len(self._texts)
        if at >= len(self._texts):
            raise damaged(f"A text of sheet {self._name} is missing.")
        return self._texts[at]

    def _number(self, kept: str) -> tuple[str, CellType]:
        number = number_of(kept.strip())
        if isinstance(number, str):
            kind = CellType.NUMBER if isinstance(number, ErrorCell) else CellType.TEXT
            return number, kind
        shown = self._looks.shown(number, self._style)
        if isinstance(shown, PercentCell):
            return f"{number_text(shown * 100)}%", CellType.NUMBER
        if isinstance(shown, date):
            return _day_text(shown), CellType.DATE
        if isinstance(shown, str):
            return shown, CellType.DATE
        return number_text(number), CellType.NUMBER


def _day_text(day: date) -> str:
    if isinstance(day, datetime):
        return day.isoformat(" ", "minutes")
    return day.isoformat()


def _row(at: int, cells: dict[int, Cell]) -> Row:
    empty = Cell()
    return Row(tuple(cells.get(n, empty) for n in range(max(cells) + 1)), at + 1)
