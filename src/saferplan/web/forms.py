"""What every form on the pages shares: problems that lead to their field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from saferplan.core.periods import MONTH_NAMES, parse_day, require_in_calendar


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in a sentence that says how to mend it, and where."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list: what is sent, what is read, and is it chosen?"""

    value: str
    text: str
    chosen: bool = False


def options(
    pairs: Iterable[tuple[str, str]], chosen: str, every: str = ""
) -> tuple[Option, ...]:
    """Make the choices of a list; ``every`` words the choice of no filter."""
    first = (Option("", every, not chosen),) if every else ()
    return first + tuple(Option(v, text, v == chosen) for v, text in pairs)


def problem_at(problems: Iterable[Problem], field: str) -> str:
    """What is wrong with this field? Empty when nothing is."""
    return next((p.text for p in problems if p.field == field), "")


def number_in(text: str) -> int | None:
    """The whole number somebody's form sent, or None for anything else."""
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else None


LONGEST_QUOTE = 60
_NUMERIC = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", re.ASCII)
_WORDED = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})", re.ASCII)


def read_day(text: str) -> date:
    """Which day did somebody type: 31/3/2009, 31 March 2009 or 2009-03-31?

    Raises ValueError with a sentence that says how a date is written.

    >>> read_day("31/3/2009") == read_day("31 mar 2009") == date(2009, 3, 31)
    True
    """
    tidy = " ".join(text.split()).lower()
    try:
        day = _day(tidy)
    except ValueError:
        raise ValueError(
            f"“{shortened(text)}” is not a date; write it like 31/3/2009."
        ) from None
    require_in_calendar(day)
    return day


def _day(tidy: str) -> date:
    if found := _NUMERIC.fullmatch(tidy):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDED.fullmatch(tidy):
        return date(int(found[3]), _month_number(found[2]), int(found[1]))
    return parse_day(tidy)


def shortened(text: str) -> str:
    """What somebody typed, as far as a sentence has room for it.

    >>> shortened(" 31 m 2009 "), len(shortened("9" * 1000))
    ('31 m 2009', 61)
    """
    plain = text.strip()
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[:LONGEST_QUOTE]}…"


def _month_number(name: str) -> int:
    for number, full in enumerate(MONTH_NAMES, start=1):
        if len(name) >= 3 and full.lower().startswith(name):
            return number
    raise ValueError(name)


def read_number(text: str) -> float:
    """Which number did somebody type? Thousands may be separated.

    Raises ValueError with a sentence that says how a number is written.

    >>> read_number("5,109"), read_number("−2.5")
    (5109.0, -2.5)
    """
    tidy = text.strip().replace(",", "").replace("−", "-").replace(" ", "")
    if not re.fullmatch(r"-?\d+(\.\d+)?", tidy, re.ASCII):
        raise ValueError(
            f"“{shortened(text)}” is not a number; write it in digits, for example 120."
        )
    return float(tidy)
