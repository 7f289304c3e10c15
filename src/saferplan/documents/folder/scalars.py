"""How one value is written as text, and read back: a row for every type in use."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from saferplan.core.indicators.measurable import LARGEST, SMALLEST, is_measurable
from saferplan.core.periods import FIRST_DAY, LAST_DAY
from saferplan.core.wording import is_plain_text
from saferplan.documents.folder.problems import Unreadable, offer

NUMBER_TEXT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
WHOLE_TEXT = re.compile(r"[+-]?[0-9]{1,15}")
DAY_TEXT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
BRITISH_DAY = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Scalar:
    """One kind of value: what it is called, from text, and to text."""

    expected: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]


def number_text(value: float) -> str:
    """A number in plain digits: no exponent, no separators, no needless ``.0``.

    >>> number_text(12.0), number_text(0.1), number_text(1e-7), number_text(-3)
    ('12', '0.1', '0.0000001', '-3')
    """
    exact = Decimal(value) if isinstance(value, int) else Decimal(repr(float(value)))
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_text(text: str) -> str:
    if is_plain_text(text):
        return text
    raise Unreadable(
        "text without control characters", "delete the signs that cannot be seen"
    )


def _read_number(text: str) -> float:
    plain = text.strip()
    if not NUMBER_TEXT.fullmatch(plain):
        raise Unreadable("a number", _number_mend(plain))
    number = float(plain)
    if not is_measurable(number):
        raise Unreadable(
            f"0, or a number from {number_text(SMALLEST)} to {number_text(LARGEST)}",
            "check where the decimal point stands",
        )
    return number


def _read_whole(text: str) -> int:
    plain = text.strip()
    if not WHOLE_TEXT.fullmatch(plain):
        raise Unreadable("a whole number", _number_mend(plain))
    return int(plain)


def _number_mend(text: str) -> str:
    """What to write instead: what was meant, where that can be told."""
    if re.fullmatch(r"[0-9.]+[eE][+-]?[0-9]+", text):
        return "write all its digits; a spreadsheet has shortened it"
    meant = text.replace("\u2212", "-").replace("\u2013", "-")
    meant = re.sub(r"[,\s%£\u00a0]", "", meant)
    if NUMBER_TEXT.fullmatch(meant) and meant != text:
        return f"write {meant}, without separators, spaces or signs"
    return "write it in digits, for example 12"


def _read_yes_no(text: str) -> bool:
    found = YES_OR_NO.get(text.strip().lower())
    if found is None:
        raise Unreadable("true or false", "write true or false")
    return found


def _read_day(text: str) -> date:
    plain = text.strip()
    if DAY_TEXT.fullmatch(plain):
        try:
            day = date.fromisoformat(plain)
        except ValueError:
            raise Unreadable("a date", "there is no such day; correct it") from None
        if FIRST_DAY <= day <= LAST_DAY:
            return day
        years = f"{FIRST_DAY.year} to {LAST_DAY.year}"
        raise Unreadable(f"a date in the years {years}", "correct the year")
    raise Unreadable("a date like 2008-12-31", _day_mend(plain))


def _day_mend(text: str) -> str:
    """A day written the British way (as Excel does) is offered the right way round."""
    found = BRITISH_DAY.fullmatch(text)
    if found:
        day, month, year = (int(part) for part in found.groups())
        try:
            return f"write {date(year, month, day).isoformat()}"
        except ValueError:
            pass
    return "write year, month and day, for example 2008-12-31"


TEXT = Scalar("text", _read_text, str)
NUMBER = Scalar("a number", _read_number, number_text)
WHOLE = Scalar("a whole number", _read_whole, str)
YES_NO = Scalar("true or false", _read_yes_no, lambda value: str(value).lower())
DAY = Scalar("a date like 2008-12-31", _read_day, date.isoformat)

_BY_TYPE: dict[Any, Scalar] = {
    str: TEXT,
    float: NUMBER,
    int: WHOLE,
    bool: YES_NO,
    date: DAY,
}


@cache
def scalar_for(kind: type) -> Scalar:
    """How are values of this type written? TypeError for a type not in use."""
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if issubclass(kind, StrEnum):
        return _choice(kind)
    raise TypeError(f"There is no way to write {kind.__name__} in a folder.")


def _choice(kind: type[StrEnum]) -> Scalar:
    words = {member.value: member for member in kind}
    expected = f"one of {', '.join(words)}"

    def read(text: str) -> StrEnum:
        found = words.get(text.strip())
        if found is None:
            mend = offer(text, list(words), "write one of these words")
            raise Unreadable(expected, mend)
        return found

    return Scalar(expected, read, str)
