"""Which targets a figure may be held against, and which one it is held against."""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.looking_ahead import current_year_target
from saferplan.core.indicators.shelf import Figure
from saferplan.core.indicators.targets import (
    Baseline,
    Target,
    TargetPoint,
    cumulative_target_for,
    level_target_for,
)
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.core.periods import APRIL, Basis, Period, calendar_year, financial_year

LEVELS = (
    Aggregation.RATIO,
    Aggregation.SNAPSHOT,
    Aggregation.SURVEY,
    Aggregation.PUBLISHED_RATE,
)
"""Figures that are a level whatever the length of their period."""


def comparable_targets(
    indicator: Indicator, figure: Figure, targets: Sequence[Target]
) -> tuple[Target, ...]:
    """Which targets may this figure be held against at all?

    Every numbered one for a level; for a year to date those of whole years (or
    the sum of the year's parts); otherwise those of a comparable period.
    """
    period = figure.period
    if period is None or indicator.aggregation in LEVELS:
        return tuple(t for t in targets if t.is_set)
    if period.basis is Basis.YEAR_TO_DATE:
        year = [t for t in targets if t.is_set and t.period.covers_a_year]
        return tuple(year) or _summed_year(indicator, targets, period)
    return tuple(t for t in targets if t.is_set and t.period.comparable_with(period))


def _summed_year(
    indicator: Indicator, targets: Sequence[Target], period: Period
) -> tuple[Target, ...]:
    make = financial_year if indicator.year_starts == APRIL else calendar_year
    whole = current_year_target(targets, make(period.first_month.year))
    return (whole,) if whole else ()


def target_for(
    indicator: Indicator,
    figure: Figure,
    targets: Sequence[Target],
    usable: Sequence[Target],
    baseline: Baseline | None,
) -> TargetPoint | None:
    """Which number is this figure held against, and by which rule?

    A year to date against the part of the year's target due by then; anything
    else against the level its target asks for. None without one.
    """
    period = figure.period
    if period is None:
        return None
    adds_up = indicator.aggregation not in LEVELS
    if period.basis is Basis.YEAR_TO_DATE and adds_up:
        whole = indicator.aggregation is Aggregation.SUM
        return cumulative_target_for(targets, period, whole_numbers=whole)
    start = baseline
    if baseline and adds_up and not baseline.period.comparable_with(period):
        start = None
    return level_target_for(usable, period, start=start)


def level_target(
    year_target: Target | None, last: Target | None, indicator: Indicator
) -> Target | None:
    """For a ratio or rate the level that holds; for counts the year's own target."""
    return last if indicator.aggregation.is_quotient else year_target
