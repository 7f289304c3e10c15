"""The periods that the form of a figure offers, and those typed freely."""

from __future__ import annotations

from collections.abc import Iterator

from saferplan.core.indicators.aggregation import STEPS
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.usual_periods import period_ending, usual_basis
from saferplan.core.periods import Basis, Month, Period
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
    basis = usual_basis(series)
    last = max([newest, *_latest_month(series)]).plus(max(AHEAD, step))
    for ordinal in range(last.ordinal - BACK, last.ordinal + 1):
        period = period_ending(series, Month.from_ordinal(ordinal), basis)
        if period is not None:
            yield period


def spelled(text: str, series: Series) -> str:
    """A period typed freely, on the basis that its spelling and the series say."""
    usual = usual_basis(series)
    if ".." in text:
        bases = (usual, series.indicator.basis, Basis.WINDOW)
        return f"{next(basis for basis in bases if basis in _SPANS)}|{text}"
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
