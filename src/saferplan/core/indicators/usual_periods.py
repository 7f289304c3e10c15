"""For which periods do an indicator's figures come in?"""

from __future__ import annotations

from collections.abc import Callable

from saferplan.core.indicators.aggregation import STEPS
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import as_known
from saferplan.core.periods import (
    APRIL,
    MONTHS_IN_QUARTER,
    MONTHS_IN_YEAR,
    Basis,
    Month,
    Period,
    month,
    rolling_12,
    snapshot,
    span,
    year_to_date,
)


def usual_basis(series: Series) -> Basis:
    """On which basis do its figures come in? By the latest; else by frequency.

    Forecasts say nothing about it.
    """
    rows = [row for row in as_known(series.observations) if not row.is_forecast]
    if rows:
        return rows[-1].period.basis
    if series.indicator.basis in (Basis.SNAPSHOT, Basis.SURVEY_WAVE, Basis.COHORT):
        return series.indicator.basis
    return {"month": Basis.MONTH, "quarter": Basis.QUARTER}.get(
        series.indicator.frequency, series.indicator.basis
    )


def period_ending(
    series: Series, end: Month, basis: Basis | None = None
) -> Period | None:
    """Which period of this series ends with this month?

    None where none does: a quarter ends with every third month, a year with its
    last; figures that come irregularly, and the waves of a survey, have no
    calendar at all. ``basis`` spares finding the usual one again.

    >>> from saferplan.core.indicators.definition import Indicator
    >>> from saferplan.core.indicators.vocabulary import Aggregation, Polarity
    >>> series = Series(indicator=Indicator(
    ...     code="X", title="X", plain_title="", aggregation=Aggregation.SUM,
    ...     basis=Basis.YEAR_TO_DATE, polarity=Polarity.LOWER, unit="crimes",
    ...     frequency="quarter",
    ... ))
    >>> period_ending(series, Month(2008, 12)).label
    'October to December 2008'
    >>> period_ending(series, Month(2008, 11)) is None
    True
    """
    basis = basis or usual_basis(series)
    make, step = _MAKERS.get(basis), STEPS.get(series.indicator.frequency)
    if make is None or step is None:
        return None
    starts = series.indicator.year_starts
    step = min(max(step, _LENGTHS.get(basis, 1)), MONTHS_IN_YEAR)
    if (end.month - (starts - 1)) % step:
        return None
    return make(end, starts)


def _quarter(end: Month, year_starts: int) -> Period:
    return span(Basis.QUARTER, end.plus(-2), end)


def _year(end: Month, year_starts: int) -> Period:
    basis = Basis.FINANCIAL_YEAR if year_starts == APRIL else Basis.CALENDAR_YEAR
    return span(basis, end.plus(-11), end)


_LENGTHS = {
    Basis.QUARTER: MONTHS_IN_QUARTER,
    Basis.FINANCIAL_YEAR: MONTHS_IN_YEAR,
    Basis.CALENDAR_YEAR: MONTHS_IN_YEAR,
}
"""A basis of whole quarters or years ends no oftener, whatever the frequency says."""
_MAKERS: dict[Basis, Callable[[Month, int], Period]] = {
    Basis.MONTH: lambda end, _: month(end),
    Basis.QUARTER: _quarter,
    Basis.FINANCIAL_YEAR: _year,
    Basis.CALENDAR_YEAR: _year,
    Basis.ROLLING_12: lambda end, _: rolling_12(end),
    Basis.YEAR_TO_DATE: year_to_date,
    Basis.SNAPSHOT: lambda end, _: snapshot(end.last),
}
