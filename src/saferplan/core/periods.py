"""Periods and their basis: no number of the field exists without one.

A `Period` says which days a number covers and *how* it covers them: one month,
the year so far, twelve months ending with a month, one day, a survey wave. Two
numbers on different bases are not comparable, and asking for it is an error
that names the right comparison.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

MONTH_NAMES = (
    "January February March April May June July August September "
    "October November December"
).split()
APRIL, JANUARY = 4, 1
MONTHS_IN_YEAR, MONTHS_IN_QUARTER = 12, 3


class Basis(StrEnum):
    """How a number covers its period."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "year_to_date"
    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"
    ROLLING_12 = "rolling_12"
    SNAPSHOT = "snapshot"
    SURVEY_WAVE = "survey_wave"
    COHORT = "cohort"
    WINDOW = "window"


class BasisMismatch(TypeError):
    """Two numbers were compared whose periods cover time in different ways."""


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
        return cls(int(found[1]), int(found[2]))

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
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

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


@dataclass(frozen=True, slots=True)
class Period:
    """Which days a number covers, and on what basis.

    Made with `Period.parse`, `month`, `quarter`, `financial_year`,
    `calendar_year`, `rolling_12`, `year_to_date`, `snapshot` or `span`; checked
    when made, so that a "quarter" of two months cannot exist.

    >>> Period.parse("rolling_12", "2008-01..2008-12").label
    '12 months to December 2008'
    >>> Period.parse("quarter", "2008/09-Q2").label
    'July to September 2008'
    """

    basis: Basis
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(
                f"A period cannot end ({self.end}) before it starts ({self.start})."
            )
        problem = _shape_problem(self.basis, self.start, self.end)
        if problem:
            raise ValueError(
                f"{self.start} to {self.end} is not a {self.basis}: {problem}."
            )

    @property
    def first_month(self) -> Month:
        """The month it starts in."""
        return Month.of(self.start)

    @property
    def last_month(self) -> Month:
        """The month it ends in."""
        return Month.of(self.end)

    @property
    def end_ordinal(self) -> int:
        """The `Month.ordinal` of the month it ends in, without making the month."""
        return self.end.year * MONTHS_IN_YEAR + self.end.month - 1

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        start = self.start.year * MONTHS_IN_YEAR + self.start.month - 1
        return self.end_ordinal - start + 1

    @property
    def days(self) -> int:
        """How many days it covers, both ends counted."""
        return (self.end - self.start).days + 1

    @property
    def code(self) -> str:
        """The way it is written in files; `Period.parse` reads it back."""
        return _code(self)

    @property
    def label(self) -> str:
        """The way it is written for people."""
        return _label(self)

    @classmethod
    def parse(cls, basis: Basis | str, code: str) -> Period:
        """Which period does this code name on this basis? ValueError if none."""
        return _parse(Basis(basis), code.strip())

    @property
    def covers_a_year(self) -> bool:
        """Does it cover twelve whole months (whatever its basis is called)?"""
        return (
            self.months == MONTHS_IN_YEAR
            and self.start.day == 1
            and self.end == self.last_month.last
        )

    def comparable_with(self, other: Period) -> bool:
        """May a number of this period be set beside one of the other?

        Same basis and same length, or twelve whole months on both sides: a
        rolling year to March is a financial year.
        """
        if self.covers_a_year and other.covers_a_year:
            return True
        if self.basis is not other.basis:
            return False
        return self.basis in _ANY_LENGTH or self.months == other.months

    def require_comparable(self, other: Period) -> None:
        """Raise `BasisMismatch`, naming the right comparison, if they clash."""
        if self.comparable_with(other):
            return
        raise BasisMismatch(
            f"{_label(self)} ({self.basis}) cannot be compared with {_label(other)} "
            f"({other.basis}): compare it with {_offer(self)}."
        )


_ANY_LENGTH = (Basis.SNAPSHOT, Basis.SURVEY_WAVE)


@lru_cache(maxsize=4096)
def month(which: Month) -> Period:
    """One calendar month as a period."""
    return Period(Basis.MONTH, which.first, which.last)


@lru_cache(maxsize=1024)
def quarter(start_year: int, number: int) -> Period:
    """A quarter of the financial year that starts in this year."""
    if number not in (1, 2, 3, 4):
        raise ValueError(f"Quarters run from 1 to 4, not {number}.")
    first = Month(start_year, APRIL).plus(MONTHS_IN_QUARTER * (number - 1))
    return Period(Basis.QUARTER, first.first, first.plus(2).last)


@lru_cache(maxsize=1024)
def financial_year(start_year: int) -> Period:
    """1 April of this year to 31 March of the next."""
    first = Month(start_year, APRIL)
    return Period(Basis.FINANCIAL_YEAR, first.first, first.plus(11).last)


@lru_cache(maxsize=1024)
def calendar_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(Basis.CALENDAR_YEAR, date(year, 1, 1), date(year, 12, 31))


@lru_cache(maxsize=4096)
def rolling_12(last: Month) -> Period:
    """The twelve months that end with this month."""
    return Period(Basis.ROLLING_12, last.plus(-11).first, last.last)


@lru_cache(maxsize=4096)
def year_to_date(last: Month, first_month: int = APRIL) -> Period:
    """From the start of the year (April, or January) to the end of this month."""
    return Period(
        Basis.YEAR_TO_DATE, year_start(last.first, first_month).first, last.last
    )


def snapshot(day: date) -> Period:
    """One day: how many there were."""
    return Period(Basis.SNAPSHOT, day, day)


@lru_cache(maxsize=8192)
def span(basis: Basis, first: Month, last: Month) -> Period:
    """Whole months from one to another, on a basis that may have any length."""
    return Period(basis, first.first, last.last)


def _shape_problem(basis: Basis, start: date, end: date) -> str:
    """Why can this basis not cover these days? Empty when it can."""
    if basis is Basis.SNAPSHOT:
        return "" if start == end else "a snapshot is one day"
    if start.day != 1 or end != Month.of(end).last:
        return "it must cover whole months"
    months = Month.of(end).ordinal - Month.of(start).ordinal + 1
    wanted = _LENGTHS.get(basis)
    if wanted and months != wanted:
        return f"it covers {months} months, not {wanted}"
    starts = _START_MONTHS.get(basis)
    if starts and start.month not in starts:
        names = " or ".join(MONTH_NAMES[m - 1] for m in starts)
        return f"it must start in {names}"
    if basis is Basis.YEAR_TO_DATE and months > MONTHS_IN_YEAR:
        return f"it covers {months} months, more than a year"
    return ""


_LENGTHS = {
    Basis.MONTH: 1,
    Basis.QUARTER: MONTHS_IN_QUARTER,
    Basis.FINANCIAL_YEAR: MONTHS_IN_YEAR,
    Basis.CALENDAR_YEAR: MONTHS_IN_YEAR,
    Basis.ROLLING_12: MONTHS_IN_YEAR,
}
_START_MONTHS: dict[Basis, tuple[int, ...]] = {
    Basis.QUARTER: (1, 4, 7, 10),
    Basis.FINANCIAL_YEAR: (APRIL,),
    Basis.CALENDAR_YEAR: (JANUARY,),
    Basis.YEAR_TO_DATE: (APRIL, JANUARY),
}


def _code(period: Period) -> str:
    first, last = period.first_month, period.last_month
    match period.basis:
        case Basis.MONTH:
            return str(first)
        case Basis.QUARTER:
            return f"{first.financial_year}-Q{first.quarter}"
        case Basis.FINANCIAL_YEAR:
            return first.financial_year
        case Basis.CALENDAR_YEAR:
            return f"{first.year}"
        case Basis.SNAPSHOT:
            return period.start.isoformat()
        case _:
            return f"{first}..{last}"


def _label(period: Period) -> str:
    first, last = period.first_month, period.last_month
    match period.basis:
        case Basis.MONTH:
            return first.label
        case Basis.FINANCIAL_YEAR:
            return f"April {first.year} to March {last.year}"
        case Basis.CALENDAR_YEAR:
            return f"January to December {first.year}"
        case Basis.ROLLING_12:
            return f"12 months to {last.label}"
        case Basis.SNAPSHOT:
            return day_label(period.start)
        case Basis.SURVEY_WAVE:
            return f"survey of {_months_label(first, last)}"
        case _:
            return _months_label(first, last)


def _months_label(first: Month, last: Month) -> str:
    if first == last:
        return first.label
    if first.year == last.year:
        return f"{MONTH_NAMES[first.month - 1]} to {last.label}"
    return f"{first.label} to {last.label}"


def _parse(basis: Basis, code: str) -> Period:
    match basis:
        case Basis.MONTH:
            return month(Month.parse(code))
        case Basis.QUARTER:
            return _parse_quarter(code)
        case Basis.FINANCIAL_YEAR:
            return financial_year(parse_financial_year(code))
        case Basis.CALENDAR_YEAR:
            if not re.fullmatch(r"\d{4}", code):
                raise ValueError(f"A calendar year is written like 2008, not {code!r}.")
            return calendar_year(int(code))
        case Basis.SNAPSHOT:
            return snapshot(parse_day(code))
        case _:
            return _parse_span(basis, code)


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
        return date.fromisoformat(code)
    except ValueError:
        raise ValueError(problem) from None


def _parse_quarter(code: str) -> Period:
    found = re.fullmatch(r"(\d{4}/\d{2})-Q([1-4])", code)
    if not found:
        raise ValueError(f"A quarter is written like 2008/09-Q3, not {code!r}.")
    return quarter(parse_financial_year(found[1]), int(found[2]))


def _parse_span(basis: Basis, code: str) -> Period:
    first, dots, last = code.partition("..")
    if not dots:
        raise ValueError(f"This period is written like 2008-04..2008-11, not {code!r}.")
    return span(basis, Month.parse(first), Month.parse(last))


def _offer(period: Period) -> str:
    match period.basis:
        case Basis.YEAR_TO_DATE:
            return (
                f"the target for {_label(period)} on its profile, "
                "or the same months of another year"
            )
        case Basis.QUARTER | Basis.MONTH:
            return f"another {period.basis}, or add up to the longer period first"
        case Basis.ROLLING_12 | Basis.FINANCIAL_YEAR | Basis.CALENDAR_YEAR:
            return "another period of twelve whole months"
        case Basis.COHORT:
            return "the same months of the same cohort's baseline"
        case _:
            return f"another {period.basis} of the same length"
