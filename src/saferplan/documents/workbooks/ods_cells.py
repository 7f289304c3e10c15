"""The sheets and cells of LibreOffice's content, with its repeated rows and cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar

from saferplan.documents.workbooks.archive import damaged
from saferplan.documents.workbooks.book import (
    LONGEST_TEXT,
    MOST_CELLS,
    Cell,
    ErrorCell,
    FormulaCell,
    PercentCell,
    Sheet,
    Unreadable,
)
from saferplan.documents.workbooks.grid import Allowance, Grid
from saferplan.documents.workbooks.xlsx import LINKS, MACROS
from saferplan.documents.workbooks.xlsx_cells import number_of
from saferplan.documents.workbooks.xml_events import Attributes

_CELLS = ("table-cell", "covered-table-cell")
_LINKED = ("table-source", "cell-range-source", "dde-source", "dde-link")
_ASIDE = ("annotation", "shapes", "frame", "custom-shape", "g", "control")
"""Comments and drawings, which have text that is not the cell's."""
_ELSEWHERE = re.compile(r"'?(file|https?|ftp|smb)://", re.IGNORECASE)
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


class SheetsReader:
    """Reads all sheets, one after the other.

    A row or cell may say that it stands there a million times: what is empty is
    skipped over, what is filled ends at the bounds of the grid.
    """

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._allowance = Allowance()
        self._grid: Grid | None = None
        self._hidden_styles: set[str] = set()
        self._style = self._table_style = ""
        self._row = self._column = self._row_times = 0
        self._attributes: Attributes | None = None
        self._times = 1
        self._paragraphs: list[list[str]] = []
        self._row_cells: list[tuple[int, Cell]] = []
        self._aside = self._tables = self._paragraph_depth = 0
        self._letters = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        _refuse(name, attributes)
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name in _CELLS:
            self._begin_cell(attributes)
        elif name in self._BEGINNINGS:
            self._BEGINNINGS[name](self, attributes)

    def _begin_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("name", "")

    def _begin_style_properties(self, attributes: Attributes) -> None:
        if attributes.get("display") == "false":
            self._hidden_styles.add(self._style)

    def _begin_table(self, attributes: Attributes) -> None:
        self._tables += 1
        if self._tables > 1:
            raise damaged("A sheet lies inside another.")
        self._grid = Grid(attributes.get("name", ""), self._allowance)
        self._table_style = attributes.get("style-name", "")
        self._row = 0

    def _begin_row(self, attributes: Attributes) -> None:
        self._row_times = _times(attributes, "number-rows-repeated")
        self._column = 0
        self._row_cells = []

    def _begin_cell(self, attributes: Attributes) -> None:
        self._attributes = attributes
        self._times = _times(attributes, "number-columns-repeated")
        self._paragraphs = []
        self._letters = 0

    def _begin_paragraph(self, attributes: Attributes) -> None:
        if self._attributes is not None:
            self._paragraph_depth += 1
            self._paragraphs.append([])

    def _begin_spaces(self, attributes: Attributes) -> None:
        self.text(" " * min(_times(attributes, "c"), LONGEST_TEXT + 1))

    _BEGINNINGS: ClassVar[dict[str, Callable[[SheetsReader, Attributes], None]]] = {
        "style": _begin_style,
        "table-properties": _begin_style_properties,
        "table": _begin_table,
        "table-row": _begin_row,
        "p": _begin_paragraph,
        "s": _begin_spaces,
        "tab": lambda self, _: self.text("\t"),
        "line-break": lambda self, _: self.text("\n"),
    }

    def text(self, text: str) -> None:
        """Text stands here."""
        if self._aside or not self._paragraph_depth or not self._paragraphs:
            return
        self._letters += len(text)
        if self._letters <= LONGEST_TEXT + 1:
            self._paragraphs[-1].append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            self._aside -= 1
        elif name == "p" and self._paragraph_depth:
            self._paragraph_depth -= 1
        elif name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self._end_table()

    def _end_cell(self) -> None:
        value = self._value()
        if value is not None and value != "":
            self._require_few(self._times)
            first = self._column
            cells = ((at, value) for at in range(first, first + self._times))
            self._row_cells.extend(cells)
        self._column += self._times
        self._attributes = None

    def _end_row(self) -> None:
        if self._row_cells and self._grid is not None:
            for row in range(self._row, self._row + self._row_times):
                for column, value in self._row_cells:
                    self._grid.put(row, column, value)
        self._row += self._row_times
        self._row_cells = []

    def _require_few(self, cells: int) -> None:
        if cells > MOST_CELLS:
            raise Unreadable(
                f"The file has more than {MOST_CELLS:,} filled cells. "
                "Keep the sheets that are needed and save it again."
            )

    def _end_table(self) -> None:
        self._tables -= 1
        if self._grid is not None:
            hidden = self._table_style in self._hidden_styles
            self.sheets.append(self._grid.sheet(is_hidden=hidden))
            self._grid = None

    def _value(self) -> Cell:
        attributes = self._attributes
        if attributes is None:
            return None
        kind = attributes.get("value-type", "")
        words = "\n".join("".join(parts) for parts in self._paragraphs)
        # LibreOffice names both kinds, in two vocabularies; errors only in its own.
        if attributes.get("formula") and not kind:
            return FormulaCell("=" + attributes["formula"].partition("=")[2])
        if _is_error(attributes, words):
            return ErrorCell(words)
        return _typed(kind, attributes, words)


def _is_error(attributes: Attributes, words: str) -> bool:
    """Is a formula's text the name of an error, and its own value nothing?"""
    has_named = attributes.get("formula") is not None and words.startswith(
        ("#", "Err:")
    )
    return has_named and attributes.get("string-value", "") == ""


def _typed(kind: str, attributes: Attributes, words: str) -> Cell:
    value = attributes.get("value", "")
    match kind:
        case "float" | "currency":
            return number_of(value)
        case "percentage":
            number = number_of(value)
            return number if isinstance(number, str) else PercentCell(number)
        case "boolean":
            return attributes.get("boolean-value") == "true"
        case "date":
            return _date(attributes.get("date-value", ""))
        case "time":
            return _clock(attributes.get("time-value", ""))
        case _:
            return words or attributes.get("string-value", "")


def _date(text: str) -> Cell:
    try:
        if "T" in text:
            return datetime.fromisoformat(text[:19])
        return date.fromisoformat(text)
    except ValueError:
        return text


def _clock(text: str) -> str:
    found = _TIME.fullmatch(text)
    return ":".join(found.groups()).removesuffix(":00") if found else text


def _times(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    if not re.fullmatch("[0-9]{1,9}", text) or int(text) == 0:
        raise damaged("It repeats a cell a number of times that is none.")
    return int(text)


def _refuse(name: str, attributes: Attributes) -> None:
    if name == "script":
        raise Unreadable(*MACROS)
    formula = attributes.get("formula", "")
    if name in _LINKED or (formula and _ELSEWHERE.search(formula)):
        raise Unreadable(*LINKS)
