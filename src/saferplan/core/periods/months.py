"""Months, and the calendar of the financial year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

MONTH_NAMES = (
    "January February March April May June July August September "
    "October November December"
).split()
APRIL, JANUARY = 4, 1
MONTHS_IN_YEAR, MONTHS_IN_QUARTER = 12, 3
FIRST_DAY, LAST_DAY = date(1801, 1, 1), date(2299, 12, 31)
"""From the first census on; outside lies only a slip in typing a year."""


def require_in_calendar(*days: date) -> None:
    """Raise ValueError for a day before `FIRST_DAY` or after `LAST_DAY`."""
    for day in days:
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError(
                f"The year {day.year} is out of reach: years run from "
                f"{FIRST_DAY.year} to {LAST_DAY.year}."
            )


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One calendar month.

    >>> Month.parse("2008-12").financial_year
    '2008/09'
    >>> Month(2008, 12).plus(1)
    Month(year=2009, month=1)
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= MONTHS_IN_YEAR and 1 <= self.year <= 9998):
            raise ValueError(
                f"There is no month {self.month} of {self.year}; "
                "months run from 1 to 12."
            )

    @classmethod
    def parse(cls, text: str) -> Month:
        """Which month does ``2008-12`` name? Raises ValueError otherwise."""
        found = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if not found:
            raise ValueError(f"A month is written like 2008-12, not {text!r}.")
        which = cls(int(found[1]), int(found[2]))
        require_in_calendar(which.first)
        return which

    @classmethod
    def of(cls, day: date) -> Month:
        """In which month does this day lie?"""
        return cls(day.year, day.month)

    @property
    def ordinal(self) -> int:
        """Months since year 0, so that months can be counted and subtracted."""
        return self.year * MONTHS_IN_YEAR + self.month - 1

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Month:
        """The month with this `ordinal`."""
        return cls(ordinal // MONTHS_IN_YEAR, ordinal % MONTHS_IN_YEAR + 1)

    def plus(self, months: int) -> Month:
        """The month this many months later (earlier when negative)."""
        return Month.from_ordinal(self.ordinal + months)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return _last_day(self.year, self.month)

    @property
    def place_in_financial_year(self) -> int:
        """1 for April to 12 for March."""
        return (self.month - APRIL) % MONTHS_IN_YEAR + 1

    @property
    def quarter(self) -> int:
        """The quarter of the financial year, 1 (April to June) to 4."""
        return (self.place_in_financial_year - 1) // MONTHS_IN_QUARTER + 1

    @property
    def financial_year(self) -> str:
        """The label of its financial year, ``2008/09``."""
        return financial_year_label(self.plus(1 - APRIL).year)

    @property
    def label(self) -> str:
        """``December 2008``."""
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@cache
def _last_day(year: int, month: int) -> date:
    """Asked for far more often than there are months in any calendar."""
    return date(year, month, monthrange(year, month)[1])


def financial_year_label(start_year: int) -> str:
    """How is the year from 1 April of this year written?

    >>> financial_year_label(2008), financial_year_label(1999)
    ('2008/09', '1999/00')
    """
    return f"{start_year}/{(start_year + 1) % 100:02d}"


def day_label(day: date) -> str:
    """``31 December 2008``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def year_start(day: date, first_month: int = APRIL) -> Month:
    """In which month did the year begin that contains this day?

    ``first_month`` is 4 for financial years and 1 for calendar years.

    >>> str(year_start(date(2009, 2, 1))), str(year_start(date(2009, 2, 1), 1))
    ('2008-04', '2009-01')
    """
    back = (day.month - first_month) % MONTHS_IN_YEAR
    return Month.of(day).plus(-back)


def parse_financial_year(code: str) -> int:
    """In which year does the financial year ``2008/09`` start?

    Raises ValueError for anything else, ``2008/10`` included.
    """
    found = re.fullmatch(r"(\d{4})/(\d{2})", code)
    if not found or financial_year_label(int(found[1])) != code:
        raise ValueError(f"A financial year is written like 2008/09, not {code!r}.")
    return int(found[1])


def parse_day(code: str) -> date:
    """Which day does ``2008-12-31`` name? Raises ValueError otherwise."""
    problem = f"A date is written like 2008-12-31, not {code!r}."
    # Python also takes 20081231 and 2008-W52-3; one spelling is enough for us.
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", code, re.ASCII):
        raise ValueError(problem)
    try:
        day = date.fromisoformat(code)
    except ValueError:
        raise ValueError(problem) from None
    require_in_calendar(day)
    return day
