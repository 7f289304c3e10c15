"""A period and its basis: how a number covers time, and what it may be set beside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.periods.months import (
    APRIL,
    JANUARY,
    MONTH_NAMES,
    MONTHS_IN_QUARTER,
    MONTHS_IN_YEAR,
    Month,
    day_label,
    parse_day,
    parse_financial_year,
)


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
        # Only a snapshot, which is one day, does not cover whole months.
        return self.months == MONTHS_IN_YEAR

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
            return _of_months(basis, Month.parse(code))
        case Basis.QUARTER:
            return _parse_quarter(code)
        case Basis.FINANCIAL_YEAR:
            return _of_months(
                basis, Month(parse_financial_year(code), APRIL), MONTHS_IN_YEAR
            )
        case Basis.CALENDAR_YEAR:
            if not re.fullmatch(r"\d{4}", code):
                raise ValueError(f"A calendar year is written like 2008, not {code!r}.")
            return _of_months(basis, Month(int(code), JANUARY), MONTHS_IN_YEAR)
        case Basis.SNAPSHOT:
            return Period(basis, parse_day(code), parse_day(code))
        case _:
            return _parse_span(basis, code)


def _of_months(basis: Basis, first: Month, months: int = 1) -> Period:
    return Period(basis, first.first, first.plus(months - 1).last)


def _parse_quarter(code: str) -> Period:
    found = re.fullmatch(r"(\d{4}/\d{2})-Q([1-4])", code)
    if not found:
        raise ValueError(f"A quarter is written like 2008/09-Q3, not {code!r}.")
    first = Month(parse_financial_year(found[1]), APRIL)
    return _of_months(
        Basis.QUARTER,
        first.plus(MONTHS_IN_QUARTER * (int(found[2]) - 1)),
        MONTHS_IN_QUARTER,
    )


def _parse_span(basis: Basis, code: str) -> Period:
    first, dots, last = code.partition("..")
    if not dots:
        raise ValueError(f"This period is written like 2008-04..2008-11, not {code!r}.")
    return Period(basis, Month.parse(first).first, Month.parse(last).last)


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
