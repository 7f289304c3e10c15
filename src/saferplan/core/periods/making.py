"""Making periods: by month, quarter, year, or from one month to another."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from saferplan.core.periods.months import (
    APRIL,
    MONTHS_IN_QUARTER,
    Month,
    year_start,
)
from saferplan.core.periods.period import Basis, Period


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
