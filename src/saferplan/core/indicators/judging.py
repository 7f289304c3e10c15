"""Judging a figure: its state, its colour, what must change, how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from saferplan.core.indicators.choosing_target import LEVELS
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.rag import RagVerdict, rag
from saferplan.core.indicators.shelf import Figure
from saferplan.core.indicators.standing import RequiredChange
from saferplan.core.indicators.statistics.intervals import poisson_interval, wilson
from saferplan.core.indicators.targets import Baseline, Target, TargetPoint
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    DataState,
    Polarity,
    TargetStatus,
)


def state_of(
    indicator: Indicator,
    figure: Figure,
    target: TargetPoint | None,
    targets: Sequence[Target],
    baseline: Baseline | None,
    as_at: date,
) -> DataState:
    """The one state to show: why there is no figure, or no colour, or what lacks."""
    if figure.value is None and not indicator.is_collectable(as_at):
        return DataState.NOT_COLLECTABLE
    if figure.period is None:
        if indicator.aggregation is Aggregation.SURVEY:
            return DataState.SURVEY_PENDING
        if figure.state is DataState.MISSING and _all_to_be_set(targets):
            return DataState.NO_TARGET
        return figure.state
    if figure.state in (
        DataState.FORECAST_ONLY,
        DataState.INCOMPLETE,
        DataState.SUPPRESSED,
        DataState.MISSING,
    ):
        return figure.state
    if target is None and indicator.polarity.sign:
        waits = any(t.percent_of_change is not None for t in targets)
        if waits and (baseline is None or baseline.value is None):
            return DataState.BASELINE_YEAR
        return DataState.NO_TARGET
    return figure.state


def _all_to_be_set(targets: Sequence[Target]) -> bool:
    """Are there targets, none with a number yet?"""
    return bool(targets) and all(t.status is TargetStatus.TO_BE_SET for t in targets)


COLOURED = (DataState.COMPLETE, DataState.AWAITED)


def verdict_on(
    indicator: Indicator,
    figure: Figure,
    target: TargetPoint | None,
    state: DataState,
) -> RagVerdict | None:
    """Which colour has this figure, and why; or the comparison without a colour?

    None where there is nothing to compare, or no direction is better.
    """
    if figure.value is None or target is None or not indicator.polarity.has_verdict:
        return None
    if indicator.polarity is Polarity.BAND and target.upper is None:
        return None
    verdict = rag(
        figure.value,
        target.value,
        indicator.polarity,
        indicator.rule,
        upper=target.upper,
        digits=indicator.digits,
        unit=indicator.unit if indicator.is_percentage else "",
        is_count=indicator.aggregation is Aggregation.SUM,
    )
    if state not in COLOURED:
        why = f"{why_no_colour(indicator, state)} {_compared(verdict)}"
        return RagVerdict(
            rag=None,
            adverse_percent=verdict.adverse_percent,
            gap=verdict.gap,
            reason=why.strip(),
        )
    return RagVerdict(
        rag=verdict.rag,
        adverse_percent=verdict.adverse_percent,
        gap=verdict.gap,
        reason=f"{verdict.reason} Held against {target.how}.",
    )


def _compared(verdict: RagVerdict) -> str:
    """Only the comparison of a verdict's reason, without its colour."""
    return verdict.reason.split(". ", 1)[0] + "."


def why_no_colour(indicator: Indicator, state: DataState) -> str:
    """Why is there no colour, in a sentence?"""
    if state is DataState.NOT_COLLECTABLE and indicator.not_collectable_because:
        return f"No colour: {indicator.not_collectable_because}."
    if state is DataState.COMPLETE and not indicator.polarity.sign:
        return f"No colour: {indicator.polarity.words}."
    return f"No colour: {state.words}."


def required_change_to(
    indicator: Indicator, figure: Figure, last: Target | None
) -> RequiredChange | None:
    """Only between figures that may be compared; a year to date is not a year."""
    if figure.value is None or figure.period is None or last is None:
        return None
    if last.value is None or not indicator.polarity.sign:
        return None
    if indicator.aggregation not in LEVELS and not figure.period.comparable_with(
        last.period
    ):
        return None
    amount = last.value - figure.value
    met = indicator.polarity.sign * amount <= 0
    return RequiredChange(
        percent=100 * amount / figure.value if figure.value else None,
        points=amount if indicator.is_percentage else None,
        amount=amount,
        verb="already met" if met else ("increase" if amount > 0 else "reduction"),
    )


def interval_of(indicator: Indicator, figure: Figure) -> tuple[float, float] | None:
    """The 95 % interval of the figure, where chance plays a part in it."""
    if figure.value is None or figure.state is DataState.FORECAST_ONLY:
        return None
    if indicator.aggregation is Aggregation.SUM and figure.value >= 0:
        found = poisson_interval(figure.value)
        return (found.low, found.high)
    if figure.numerator is None or not figure.denominator:
        return None
    if indicator.aggregation is Aggregation.RATE and figure.numerator >= 0:
        found = poisson_interval(figure.numerator)
        scale = indicator.multiplier / figure.denominator
        return (found.low * scale, found.high * scale)
    if not 0 <= figure.numerator <= figure.denominator:
        return None
    share = wilson(figure.numerator, figure.denominator)
    if share is None:
        return None
    return (share.low * indicator.multiplier, share.high * indicator.multiplier)
