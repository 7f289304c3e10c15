"""For which periods figures come in."""

from __future__ import annotations

import pytest

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.usual_periods import period_ending, usual_basis
from saferplan.core.indicators.vocabulary import Aggregation, Marker
from saferplan.core.periods import (
    Basis,
    Month,
    month,
    quarter,
    rolling_12,
    year_to_date,
)
from tests.builders import a_row, an_indicator


def _series(*rows: Observation, **changes: object) -> Series:
    return Series(indicator=an_indicator(**changes), observations=rows)


def test_the_latest_figure_says_on_which_basis_they_come() -> None:
    rolling = a_row(rolling_12(Month(2008, 12)), 5109)
    forecast = a_row(month(Month(2009, 3)), 1, markers=frozenset({Marker.FORECAST}))
    assert usual_basis(_series(a_row(month(Month(2008, 4)), 1), rolling)) is (
        Basis.ROLLING_12
    )
    assert usual_basis(_series(rolling, forecast)) is Basis.ROLLING_12


def test_without_figures_the_frequency_says_it() -> None:
    assert usual_basis(_series()) is Basis.MONTH
    assert usual_basis(_series(frequency="quarter")) is Basis.QUARTER
    assert usual_basis(_series(frequency="year")) is Basis.YEAR_TO_DATE
    stock = _series(aggregation=Aggregation.SNAPSHOT, basis=Basis.SNAPSHOT)
    assert usual_basis(stock) is Basis.SNAPSHOT


@pytest.mark.parametrize("number", range(1, 13))
def test_a_quarter_ends_with_every_third_month_whatever_the_frequency(
    number: int,
) -> None:
    """Quarters among figures that are said to come monthly."""
    series = _series(a_row(quarter(2008, 1), 3), frequency="month")
    found = period_ending(series, Month(2009, number))
    assert (found is not None) is (number % 3 == 0)


def test_years_end_where_they_end() -> None:
    yearly = _series(frequency="year", basis=Basis.FINANCIAL_YEAR)
    calendar = _series(frequency="year", basis=Basis.CALENDAR_YEAR, year_starts=1)
    ends = [n for n in range(1, 13) if period_ending(yearly, Month(2009, n))]
    assert ends == [3]
    ends = [n for n in range(1, 13) if period_ending(calendar, Month(2009, n))]
    assert ends == [12]
    to_date = _series(a_row(year_to_date(Month(2008, 9)), 106), frequency="quarter")
    found = period_ending(to_date, Month(2008, 12))
    assert found is not None
    assert found.code == "2008-04..2008-12"


@pytest.mark.parametrize(
    "changes",
    [
        {"frequency": "irregular"},
        {"aggregation": Aggregation.SURVEY, "basis": Basis.SURVEY_WAVE},
        {"basis": Basis.COHORT},
    ],
)
def test_what_has_no_calendar_has_no_period(changes: dict[str, object]) -> None:
    series = _series(**changes)
    assert not any(period_ending(series, Month(2009, n)) for n in range(1, 13))
