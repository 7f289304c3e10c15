"""The periods that the form of a figure offers, and those typed freely."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from saferplan.core.indicators.aggregation import STEPS
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.periods import (
    APRIL,
    Basis,
    Month,
    Period,
    month,
    rolling_12,
    snapshot,
    span,
    year_to_date,
)
from saferplan.web.indicators.trail import observed

AHEAD = 3
"""Months offered after the last one that has a figure."""
BACK = 36
"""Months offered before that; older ones where they hold something."""


def offered_periods(series: Series, newest: Month) -> tuple[tuple[str, str], ...]:
    """Newest first: the next periods, and all that hold something."""
    rows = {
        row.period: row for row in as_known(series.observations) if not row.is_forecast
    }
    found = {p: f"{p.label} (no figure yet)" for p in next_periods(series, newest)}
    found |= {p: _held_words(series, row) for p, row in rows.items()}
    ordered = sorted(found, key=lambda p: (p.end, p.start), reverse=True)
    return tuple((f"{p.basis.value}|{p.code}", found[p]) for p in ordered)


def _held_words(series: Series, row: Observation) -> str:
    return f"{row.period.label} (now {observed(series.indicator, row)})"


def next_periods(series: Series, newest: Month) -> Iterator[Period]:
    """The periods around the newest month, as this indicator's figures come in."""
    step = STEPS.get(series.indicator.frequency)
    if step is None:
        return
    make = _MAKERS.get(usual_basis(series))
    last = max([newest, *_latest_month(series)]).plus(max(AHEAD, step))
    for ordinal in range(last.ordinal - BACK, last.ordinal + 1):
        end = Month.from_ordinal(ordinal)
        past = (end.month - (series.indicator.year_starts - 1)) % min(step, 12)
        if make and past == 0:
            yield make(end, series.indicator.year_starts)


def usual_basis(series: Series) -> Basis:
    """On which basis do its figures come in? By the latest; else by frequency."""
    rows = [row for row in as_known(series.observations) if not row.is_forecast]
    if rows:
        return rows[-1].period.basis
    if series.indicator.basis in (Basis.SNAPSHOT, Basis.SURVEY_WAVE, Basis.COHORT):
        return series.indicator.basis
    return {"month": Basis.MONTH, "quarter": Basis.QUARTER}.get(
        series.indicator.frequency, series.indicator.basis
    )


def spelled(text: str, series: Series) -> str:
    """A period typed freely, on the basis that its spelling and the series say."""
    usual = usual_basis(series)
    if ".." in text:
        return f"{usual if usual in _SPANS else Basis.WINDOW}|{text}"
    if text.count("-") == 2:
        return f"{Basis.SNAPSHOT}|{text}"
    if "/" in text:
        return f"{Basis.QUARTER if 'Q' in text else Basis.FINANCIAL_YEAR}|{text}"
    return f"{Basis.MONTH if '-' in text else Basis.CALENDAR_YEAR}|{text}"


_SPANS = (
    Basis.ROLLING_12,
    Basis.YEAR_TO_DATE,
    Basis.SURVEY_WAVE,
    Basis.COHORT,
    Basis.WINDOW,
)


def _latest_month(series: Series) -> list[Month]:
    return [row.period.last_month for row in series.observations if not row.is_forecast]


def _quarter(end: Month, year_starts: int) -> Period:
    return span(Basis.QUARTER, end.plus(-2), end)


def _year(end: Month, year_starts: int) -> Period:
    basis = Basis.FINANCIAL_YEAR if year_starts == APRIL else Basis.CALENDAR_YEAR
    return span(basis, end.plus(-11), end)


_MAKERS: dict[Basis, Callable[[Month, int], Period]] = {
    Basis.MONTH: lambda end, _: month(end),
    Basis.QUARTER: _quarter,
    Basis.FINANCIAL_YEAR: _year,
    Basis.CALENDAR_YEAR: _year,
    Basis.ROLLING_12: lambda end, _: rolling_12(end),
    Basis.YEAR_TO_DATE: year_to_date,
    Basis.SNAPSHOT: lambda end, _: snapshot(end.last),
}
