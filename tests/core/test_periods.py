"""Periods: labels, codes, the financial year, and what may be compared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.periods import (
    Basis,
    BasisMismatch,
    Month,
    Period,
    calendar_year,
    financial_year,
    month,
    parse_financial_year,
    quarter,
    rolling_12,
    snapshot,
    span,
    year_start,
    year_to_date,
)

# Published calendar vectors: month, financial year, place in it, quarter.
CALENDAR = [
    ("2008-12", "2008/09", 9, 3),
    ("2016-02", "2015/16", 11, 4),
    ("2009-04", "2009/10", 1, 1),
]


@pytest.mark.parametrize(("text", "year", "place", "of_year"), CALENDAR)
def test_month_knows_its_financial_year(
    text: str, year: str, place: int, of_year: int
) -> None:
    found = Month.parse(text)
    assert (found.financial_year, found.place_in_financial_year, found.quarter) == (
        year,
        place,
        of_year,
    )


@pytest.mark.parametrize(
    ("basis", "code", "label", "start", "end"),
    [
        ("month", "2008-12", "December 2008", "2008-12-01", "2008-12-31"),
        ("quarter", "2008/09-Q2", "July to September 2008", "2008-07-01", "2008-09-30"),
        (
            "quarter",
            "2008/09-Q4",
            "January to March 2009",
            "2009-01-01",
            "2009-03-31",
        ),
        (
            "year_to_date",
            "2008-04..2008-11",
            "April to November 2008",
            "2008-04-01",
            "2008-11-30",
        ),
        (
            "financial_year",
            "2008/09",
            "April 2008 to March 2009",
            "2008-04-01",
            "2009-03-31",
        ),
        (
            "calendar_year",
            "2008",
            "January to December 2008",
            "2008-01-01",
            "2008-12-31",
        ),
        (
            "rolling_12",
            "2008-01..2008-12",
            "12 months to December 2008",
            "2008-01-01",
            "2008-12-31",
        ),
        ("snapshot", "2008-12-31", "31 December 2008", "2008-12-31", "2008-12-31"),
        (
            "survey_wave",
            "2008-09..2008-12",
            "survey of September to December 2008",
            "2008-09-01",
            "2008-12-31",
        ),
        ("window", "2007-05..2007-07", "May to July 2007", "2007-05-01", "2007-07-31"),
        (
            "cohort",
            "2008-04..2008-09",
            "April to September 2008",
            "2008-04-01",
            "2008-09-30",
        ),
    ],
)
def test_period_is_written_and_read_the_same_way(
    basis: str, code: str, label: str, start: str, end: str
) -> None:
    found = Period.parse(basis, code)
    assert (found.code, found.label) == (code, label)
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("basis", "code"),
    [
        ("month", "2008-13"),
        ("month", "December 2008"),
        ("quarter", "2008/09-Q5"),
        ("quarter", "2008/10-Q1"),
        ("financial_year", "2008/10"),
        ("financial_year", "2008"),
        ("calendar_year", "08"),
        ("rolling_12", "2008-01..2008-11"),
        ("year_to_date", "2008-05..2008-11"),
        ("year_to_date", "2008-04..2009-04"),
        ("snapshot", "2008-02-30"),
        ("window", "2008-05"),
        ("window", "2008-07..2008-05"),
    ],
)
def test_period_that_cannot_be_is_refused(basis: str, code: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Period.parse(basis, code)


def test_leap_years_have_366_days() -> None:
    years = [2007, 2011, 2015, 2019, 2023]
    assert [financial_year(y).days for y in years] == [366] * 5
    assert financial_year(2008).days == 365


def test_year_start_by_kind_of_year() -> None:
    day = date(2009, 2, 14)
    assert str(year_start(day)) == "2008-04"
    assert str(year_start(day, 1)) == "2009-01"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (rolling_12(Month(2009, 3)), financial_year(2008)),
        (rolling_12(Month(2008, 12)), calendar_year(2008)),
        (rolling_12(Month(2008, 12)), financial_year(2008)),
        (quarter(2008, 1), quarter(2007, 1)),
        (snapshot(date(2008, 12, 31)), snapshot(date(2007, 12, 31))),
        (year_to_date(Month(2008, 11)), year_to_date(Month(2007, 11))),
    ],
)
def test_same_basis_and_length_may_be_compared(one: Period, other: Period) -> None:
    one.require_comparable(other)
    assert other.comparable_with(one)


@pytest.mark.parametrize(
    ("one", "other", "offer"),
    [
        # The slip in a published plan: six months so far beside a quarter's baseline.
        (
            year_to_date(Month(2008, 9)),
            quarter(2008, 2),
            "compare it with the target for April to September 2008 on its profile",
        ),
        (month(Month(2008, 12)), financial_year(2008), "add up to the longer period"),
        (
            rolling_12(Month(2008, 12)),
            quarter(2008, 3),
            "another period of twelve whole months",
        ),
        (
            year_to_date(Month(2008, 9)),
            year_to_date(Month(2007, 11)),
            "the same months of another year",
        ),
    ],
)
def test_mixed_bases_are_refused_with_the_right_comparison(
    one: Period, other: Period, offer: str
) -> None:
    with pytest.raises(BasisMismatch, match=offer):
        one.require_comparable(other)


months = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))


@given(months, st.integers(-600, 600))
def test_months_add_up(start: Month, count: int) -> None:
    assert start.plus(count).plus(-count) == start
    assert start.plus(count).ordinal - start.ordinal == count


@given(months, months)
def test_spans_round_trip(one: Month, other: Month) -> None:
    first, last = sorted((one, other))
    found = span(Basis.WINDOW, first, last)
    assert Period.parse(Basis.WINDOW, found.code) == found


@given(st.integers(1000, 9000))
def test_financial_year_labels_round_trip(year: int) -> None:
    assert parse_financial_year(financial_year(year).code) == year
