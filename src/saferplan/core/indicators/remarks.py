"""What must be said beside a position so that its number is not misread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saferplan.core.indicators.looking_ahead import YearSoFar
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.targets import Target, cumulative_target_for
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    DataState,
    Marker,
    Rag,
    Variation,
)
from saferplan.core.periods import Basis, Month, Period, span
from saferplan.core.wording import figure, listed, plural

KINK = 1.5
"""A target that asks for half as much again from one month to the next has bent."""
SOON = 3
"""Months left in which a required change is told as an amount."""
FEW = 10
"""A percentage of fewer things than this says little."""


def remarks_on(
    standing: Position, year: YearSoFar | None, targets: Sequence[Target]
) -> tuple[str, ...]:
    """What must a reader be told beside this figure, in whole sentences?"""
    return (
        *_missing_parts(standing),
        *_masked_latest_part(standing, year, targets),
        *_noise(standing),
        *_already_met(standing),
        *_short_time(standing),
        *_kinked_target(standing, year, targets),
        *_few(standing),
        *_markers(standing),
    )


def _missing_parts(standing: Position) -> Iterator[str]:
    found = standing.figure
    if found.awaited:
        yield f"{_periods(found.awaited)} awaited."
    if found.gaps:
        yield (
            f"{_periods(found.gaps)} missing inside the period: "
            f"{found.months_held} of {found.months_expected} months held."
        )


def _periods(periods: Sequence[Period]) -> str:
    labels = [p.label for p in periods]
    return (
        listed(labels)
        if len(labels) <= SOON
        else (f"{labels[0]} to {labels[-1]} ({plural(len(labels), 'return')})")
    )


def _masked_latest_part(
    standing: Position, year: YearSoFar | None, targets: Sequence[Target]
) -> Iterator[str]:
    """The year to date is ahead, but its latest part is behind."""
    if year is None or standing.rag is not Rag.GREEN or standing.target is None:
        return
    period, latest = standing.figure.period, year.parts[-1]
    if period is None or period.basis is not Basis.YEAR_TO_DATE or latest is None:
        return
    due = _part_target(standing, year, targets, period)
    if due is None:
        return
    behind = standing.indicator.polarity.sign * (due - latest) > 0
    if behind and len(year.parts) > 1:
        name = "quarter" if year.step == 3 else "month"
        yield (
            f"Year to date is ahead, but the latest {name} is behind: "
            f"{figure(latest)} of {figure(due)}."
        )


def _part_target(
    standing: Position, year: YearSoFar, targets: Sequence[Target], period: Period
) -> float | None:
    before = period.last_month.plus(-year.step)
    if standing.target is None or before < period.first_month:
        return None
    until = span(Basis.YEAR_TO_DATE, period.first_month, before)
    earlier = cumulative_target_for(targets, until, whole_numbers=True)
    return standing.target.value - earlier.value if earlier else None


def _noise(standing: Position) -> Iterator[str]:
    """A colour that chance alone could have given."""
    if standing.rag not in (Rag.RED, Rag.AMBER) or standing.target is None:
        return
    signal = standing.signal
    if signal is not None and signal.variation is Variation.COMMON_CAUSE:
        yield (
            f"{str(standing.rag).capitalize()}, but within normal variation: the "
            "question is the target or the system, not this month."
        )
    if standing.interval is None or standing.indicator.aggregation is Aggregation.SUM:
        return
    low, high = standing.interval
    if low <= standing.target.value <= high:
        unit = "%" if standing.indicator.is_percentage else ""
        digits = max(standing.indicator.digits, 1)
        yield (
            f"The target {figure(standing.target.value, 0, unit)} lies within the "
            f"95% range of this figure ({figure(low, digits, unit)} to "
            f"{figure(high, digits, unit)}): the gap could be chance."
        )


def _already_met(standing: Position) -> Iterator[str]:
    needed, last = standing.required_change, standing.end_target
    if needed is None or last is None or needed.verb != "already met":
        return
    if standing.target is not None and standing.target.period == last.period:
        return
    yield (
        f"Already at or better than the target for {last.period.label} "
        f"({_plain(standing, last.value or 0.0)}): is it stretching?"
    )


def _short_time(standing: Position) -> Iterator[str]:
    """How much must change in how few months, where the target is near."""
    period, target = standing.figure.period, standing.target
    if (
        period is None
        or target is None
        or standing.figure.value is None
        or standing.rag not in (Rag.RED, Rag.AMBER)
        or not target.period.covers_a_year
        or not period.covers_a_year
    ):
        return
    left = target.period.last_month.ordinal - Month.of(period.end).ordinal
    if not 0 < left <= 12:
        return
    gap = target.value - standing.figure.value
    verb = "rise" if gap > 0 else "fall"
    percent = abs(100 * gap / standing.figure.value) if standing.figure.value else 0
    yield (
        f"To meet the target for {target.period.label} the 12-month total must "
        f"{verb} by {figure(abs(gap))} ({figure(percent, 1)}%) "
        f"in {plural(left, 'month')}."
    )


def _kinked_target(
    standing: Position, year: YearSoFar | None, targets: Sequence[Target]
) -> Iterator[str]:
    """A target path that bends inside the year it is for."""
    if year is None:
        return
    for target in targets:
        if target.period != year.year or not target.weights or not target.value:
            continue
        share = target.value / sum(target.weights)
        steps = [w * share for w in target.weights]
        for at in range(1, len(steps)):
            before, after = steps[at - 1], steps[at]
            if before > 0 and not 1 / KINK < after / before < KINK:
                month = target.period.first_month.plus(at)
                yield (
                    f"The target bends in {month.label}: from about "
                    f"{figure(before)} a month to about {figure(after)}."
                )


def _few(standing: Position) -> Iterator[str]:
    denominator = standing.figure.denominator
    if (
        denominator is not None
        and denominator < FEW
        and standing.indicator.aggregation is Aggregation.RATIO
    ):
        yield f"A percentage of only {figure(denominator)}: read the counts."


def _markers(standing: Position) -> Iterator[str]:
    if standing.data_state is DataState.FORECAST_ONLY:
        yield "This is a forecast, not a figure; it has no status."
    said = {
        Marker.PROVISIONAL: "Provisional: the figure may still be revised.",
        Marker.ESTIMATED: "Estimated, in part or whole.",
        Marker.BREAK: "The way it is counted changed: not comparable with before.",
        Marker.UNRELIABLE: "The source calls this figure unreliable.",
        Marker.LOW: "Small, but not zero.",
        Marker.NOT_SIGNED_OFF: "Not signed off: nobody has accepted the return yet.",
    }
    for marker, text in said.items():
        if marker in standing.figure.markers:
            yield text


def _plain(standing: Position, value: float) -> str:
    unit = "%" if standing.indicator.is_percentage else ""
    return figure(value, standing.indicator.digits, unit)
