"""How cells of Excel are shown: a number may be a date, a time or a percentage."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import Enum

from saferplan.documents.workbooks.book import Cell, PercentCell
from saferplan.documents.workbooks.xml_events import Attributes

_BUILT_IN_DATES = frozenset(
    (*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59))
)
_BUILT_IN_TIMES = frozenset((18, 19, 20, 21, 32, 33, 45, 46, 47))
_BUILT_IN_PERCENT = frozenset((9, 10))
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Literal text, padding, colours and conditions of a number format."""
_LAST_SERIAL = 2_958_465
"""31 December 9999."""
_FALSE_LEAP_DAY = 60
"""Excel counts a 29 February 1900; days before it are one off."""


class Look(Enum):
    """What kind of number does a format show?"""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PERCENT = "percent"


def look_of(code: str) -> Look:
    """What does this number format show?

    >>> look_of("dd/mm/yyyy").name, look_of('0.0"d"').name, look_of("0%").name
    ('DATE', 'NUMBER', 'PERCENT')
    """
    bare = _ASIDE.sub("", code.split(";")[0]).lower()
    if "general" in bare:
        return Look.NUMBER
    if "%" in bare:
        return Look.PERCENT
    if "d" in bare or "y" in bare or ("m" in bare and "h" not in bare + "s"):
        return Look.DATE if not _is_time(bare) else Look.TIME
    return Look.TIME if re.search("[hs]", bare) else Look.NUMBER


def _is_time(bare: str) -> bool:
    return not re.search("[dy]", bare) and bool(re.search("[hs]", bare))


class Looks:
    """What the formats of one workbook make of its numbers."""

    def __init__(self, looks: list[Look], *, is_1904: bool) -> None:
        self._looks = looks
        self._is_1904 = is_1904

    def shown(self, number: float, style: str) -> Cell:
        """The number as a person sees it: a date, a time, a percentage, itself."""
        at = int(style) if style.isdecimal() and len(style) < 7 else -1
        look = self._looks[at] if 0 <= at < len(self._looks) else Look.NUMBER
        if look is Look.PERCENT:
            return PercentCell(number)
        if look is Look.NUMBER or not 0 <= number <= _LAST_SERIAL:
            return number
        try:
            moment = self._moment(number)
        except OverflowError:
            return number
        if look is Look.TIME and number < 1:
            return moment.strftime("%H:%M:%S").removesuffix(":00")
        return moment.date() if number == int(number) else moment

    def _moment(self, serial: float) -> datetime:
        first = date(1904, 1, 1) if self._is_1904 else date(1899, 12, 30)
        if not self._is_1904 and serial < _FALSE_LEAP_DAY:
            first = date(1899, 12, 31)
        start = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - cells have no zone
        return start + timedelta(seconds=round(serial * 86_400))


class LooksReader:
    """Reads the styles part: the format of each style, by its number."""

    def __init__(self) -> None:
        self._codes: dict[str, Look] = {}
        self._styles: list[Look] = []
        self._in_cells = False

    def looks(self, *, is_1904: bool) -> Looks:
        """What was found."""
        return Looks(self._styles, is_1904=is_1904)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "numFmt":
            look = look_of(attributes.get("formatCode", "")[:255])
            self._codes[attributes.get("numFmtId", "")] = look
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._styles.append(self._named(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "cellXfs":
            self._in_cells = False

    def text(self, text: str) -> None:
        """Styles have no text."""

    def _named(self, identity: str) -> Look:
        if identity in self._codes:
            return self._codes[identity]
        number = int(identity) if identity.isdecimal() and len(identity) < 7 else 0
        for numbers, look in (
            (_BUILT_IN_DATES, Look.DATE),
            (_BUILT_IN_TIMES, Look.TIME),
            (_BUILT_IN_PERCENT, Look.PERCENT),
        ):
            if number in numbers:
                return look
        return Look.NUMBER
