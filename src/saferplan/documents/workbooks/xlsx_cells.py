"""The cells of one sheet of Excel, and the texts its sheets share."""

from __future__ import annotations

import re
from datetime import date, datetime
from math import isfinite

from saferplan.documents.workbooks.archive import damaged
from saferplan.documents.workbooks.book import (
    LONGEST_TEXT,
    Cell,
    ErrorCell,
    FormulaCell,
)
from saferplan.documents.workbooks.grid import Grid
from saferplan.documents.workbooks.xlsx_looks import Looks
from saferplan.documents.workbooks.xml_events import Attributes

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class SharedTexts:
    """Reads the texts that cells name by number."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._path: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self._path.append(name)
        if name == "si":
            self._parts = []

    def end(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        if name == "si":
            self.found.append(unescaped("".join(self._parts)))

    def text(self, text: str) -> None:
        """Text stands here; how it is pronounced is left out."""
        if self._path and self._path[-1] == "t" and "rPh" not in self._path:
            self._parts.append(text)


class CellReader:
    """Reads the cells of one sheet into a grid, in any order they come."""

    def __init__(self, grid: Grid, texts: list[str], looks: Looks) -> None:
        self._grid, self._texts, self._looks = grid, texts, looks
        self._row = self._column = -1
        self._kind = self._style = ""
        self._path: list[str] = []
        self._found: dict[str, list[str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self._path.append(name)
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name in ("v", "f", "is"):
            self._found[name] = []

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        if number and not re.fullmatch("[0-9]{1,7}", number):
            raise damaged(f"A row of sheet {self._grid.name} is numbered wrongly.")
        self._row = int(number) - 1 if number else self._row + 1
        self._column = -1

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
            raise damaged(f"A cell of sheet {self._grid.name} is named wrongly.")
        self._row, self._column = int(named[2]) - 1, column_number(named[1])

    def end(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        if name == "c":
            self._grid.put(self._row, self._column, self._value())

    def text(self, text: str) -> None:
        """Text stands here."""
        at = self._path[-1] if self._path else ""
        if at in ("v", "f"):
            self._found.setdefault(at, []).append(text)
        elif at == "t" and "is" in self._path and "rPh" not in self._path:
            self._found.setdefault("is", []).append(text)

    def _value(self) -> Cell:
        if not self._found:
            return None
        kept = "".join(self._found.get("v", ()))
        if self._kind == "inlineStr":
            return unescaped("".join(self._found.get("is", ())) or kept)
        if not kept:
            if "f" not in self._found or self._kind == "str":
                return None
            return FormulaCell("=" + "".join(self._found["f"])[: LONGEST_TEXT - 1])
        return self._typed(kept)

    def _typed(self, kept: str) -> Cell:
        match self._kind:
            case "s":
                return self._shared(kept)
            case "b":
                return kept.strip() in ("1", "true")
            case "e":
                return ErrorCell(kept[:LONGEST_TEXT])
            case "str":
                return unescaped(kept)
            case "d":
                return _iso(kept)
            case _:
                return self._number(kept)

    def _shared(self, kept: str) -> str:
        if not re.fullmatch("[0-9]{1,7}", kept.strip()):
            raise damaged(f"A text of sheet {self._grid.name} is missing.")
        at = int(kept)
        if at >= len(self._texts):
            raise damaged(f"A text of sheet {self._grid.name} is missing.")
        return self._texts[at]

    def _number(self, kept: str) -> Cell:
        number = number_of(kept.strip())
        if isinstance(number, str):
            return number
        return self._looks.shown(number, self._style)


def number_of(text: str) -> float | str:
    """The number this is; an error cell where it is beyond counting, else the text.

    >>> number_of("134"), number_of("0.25"), number_of("1e999"), number_of("n/a")
    (134, 0.25, '#NUM!', 'n/a')
    """
    if _WHOLE.fullmatch(text):
        return int(text)
    if not _NUMBER.fullmatch(text):
        return text
    number = float(text)
    return number if isfinite(number) else ErrorCell("#NUM!")


def _iso(text: str) -> Cell:
    try:
        if len(text) == len("2008-12-01"):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text


def unescaped(text: str) -> str:
    """The text with its escaped signs: ``_x000D_`` is a carriage return."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def column_number(letters: str) -> int:
    """Which column has these letters, counted from 0?

    >>> column_number("A"), column_number("XFD")
    (0, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
