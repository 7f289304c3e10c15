"""From a line of a pack to its charts: one conversion for page, PDF and slide.

The finding is the title; basis and polarity are said in words. Windows of unequal
length make no series and have no trajectory.
"""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.charts.process_control import ControlledPoint, ProcessControl
from saferplan.charts.sparkline import Sparkline
from saferplan.charts.trajectory import (
    ForecastPoint,
    Point,
    TargetChange,
    TargetPoint,
    Trajectory,
)
from saferplan.core.boards.pack import Line
from saferplan.core.indicators.sentences import value_words
from saferplan.core.indicators.standing import ControlPoint, HistoryPoint, Position
from saferplan.core.indicators.targets import Target, cumulative_target_for
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.core.periods import Basis, Month, Period, day_label, span

LONGEST_AHEAD = 20
"""Months of the future that a chart has room for beside two years of the past."""
SPARKLINE_POINTS = 24

BASIS_WORDS = {
    Basis.MONTH: "each month",
    Basis.QUARTER: "each quarter",
    Basis.YEAR_TO_DATE: "from the start of the year to each date",
    Basis.FINANCIAL_YEAR: "each financial year",
    Basis.CALENDAR_YEAR: "each calendar year",
    Basis.ROLLING_12: "12 months to each month",
    Basis.SNAPSHOT: "on each date",
    Basis.SURVEY_WAVE: "each survey",
    Basis.COHORT: "since the cohort began",
    Basis.WINDOW: "each window",
}


def trajectory_of(line: Line) -> Trajectory | None:
    """The indicator through time with its target and outlook; None if irregular."""
    at = line.position
    if at.indicator.frequency == "irregular":
        return None
    past = _past(line)
    axis = _axis(at, past)
    places = {ordinal: index for index, ordinal in enumerate(axis)}
    held = {p.period.end_ordinal: p for p in past}
    return Trajectory(
        title=line.headline,
        subtitle=_subtitle(at),
        polarity_words=at.indicator.polarity.words,
        unit=at.indicator.unit,
        description=line.sentence,
        empty_text=f"{at.data_state.words[:1].upper()}{at.data_state.words[1:]}.",
        points=tuple(_point(ordinal, held.get(ordinal)) for ordinal in axis),
        targets=_targets(at, past, places),
        target_changes=_target_changes(line, axis),
        forecast=_forecast(at, places),
        zero_based=at.indicator.aggregation is not Aggregation.RATIO,
        decimals=at.indicator.digits,
        suffix="%" if at.indicator.is_percentage else "",
    )


def control_chart_of(line: Line) -> ProcessControl | None:
    """The process-control chart behind the verdict; None where there is none."""
    signal = line.position.signal
    if signal is None or signal.chart == "short_series":
        return None
    at = line.position
    return ProcessControl(
        title=f"{line.name}: {signal.variation.words}",
        subtitle=f"{signal.reason}",
        polarity_words=at.indicator.polarity.words,
        unit=at.indicator.unit,
        points=tuple(
            ControlledPoint(
                label=p.period.label,
                value=p.value,
                centre=p.centre,
                lower=p.lower,
                upper=p.upper,
                special=_special_words(p),
                favourable=_is_favourable(at, p),
                provisional=p.provisional,
            )
            for p in signal.points
        ),
        decimals=max(at.indicator.digits, 1 if at.indicator.is_percentage else 0),
        suffix="%" if at.indicator.is_percentage else "",
    )


def _special_words(point: ControlPoint) -> str | None:
    return ", ".join(point.rules).replace("_", " ") or None


def _is_favourable(at: Position, point: ControlPoint) -> bool:
    """Is this point on the better side of its centre?"""
    if point.value is None or point.centre is None:
        return False
    return at.indicator.polarity.sign * (point.value - point.centre) > 0


def sparkline_of(line: Line) -> Sparkline | None:
    """The last points in the smallest space; None with fewer than two."""
    at = line.position
    past = _past(line)[-SPARKLINE_POINTS:]
    if at.indicator.frequency == "irregular" or len(past) < 2:
        return None
    return Sparkline(
        title=f"{line.name}, {plural_points(len(past))}",
        values=tuple(p.value for p in past),
        targets=tuple(p.target for p in past),
        labels=tuple(p.period.last_month.label for p in past),
        last_label=value_words(at, past[-1].value),
        decimals=at.indicator.digits,
    )


def plural_points(count: int) -> str:
    """``last 24 points``."""
    return f"last {count} points"


def _past(line: Line) -> tuple[HistoryPoint, ...]:
    """A year to date begins again each year: only this year's points are a line."""
    period = line.position.figure.period
    if period is None or period.basis is not Basis.YEAR_TO_DATE:
        return line.history
    return tuple(p for p in line.history if p.period.start == period.start)


def _axis(at: Position, past: Sequence[HistoryPoint]) -> list[int]:
    """Month ordinals along the axis, from the first figure to the last target."""
    if not past:
        return []
    step = {"month": 1, "quarter": 3, "year": 12, "two_years": 24}.get(
        at.indicator.frequency, 1
    )
    first, last = past[0].period.end_ordinal, past[-1].period.end_ordinal
    ahead = [o for o in _milestones(at) if last < o <= last + LONGEST_AHEAD]
    until = max([last, *ahead])
    axis = set(range(first, until + 1, step))
    return sorted(axis | {p.period.end_ordinal for p in past} | set(ahead))


def _milestones(at: Position) -> list[int]:
    """Months in which a target falls due or a forecast ends."""
    found = [t.period.end_ordinal for t in _numbered(at)]
    if at.outlook is not None and at.outlook.period is not None:
        found.append(at.outlook.period.end_ordinal)
    return found


def _numbered(at: Position) -> list[Target]:
    targets = [*(at.target.sources if at.target else ())]
    if at.end_target is not None and at.end_target not in targets:
        targets.append(at.end_target)
    return [t for t in targets if t.is_set]


def _point(ordinal: int, held: HistoryPoint | None) -> Point:
    label = Month.from_ordinal(ordinal).label
    if held is None:
        return Point(label=label, value=None)
    return Point(
        label=label,
        value=held.value,
        provisional=held.provisional,
        break_before=held.breaks,
        missing="" if held.value is not None else "[x]",
    )


def _targets(
    at: Position, past: Sequence[HistoryPoint], places: dict[int, int]
) -> tuple[TargetPoint, ...]:
    if at.target is None:
        return ()
    found = {p.period.end_ordinal: p.target for p in past if p.target is not None}
    found |= _targets_ahead(at, places, past)
    return tuple(
        TargetPoint(places[ordinal], value)
        for ordinal, value in sorted(found.items())
        if ordinal in places
    )


def _target_changes(line: Line, axis: Sequence[int]) -> tuple[TargetChange, ...]:
    """From which point on is the target another one, and by whose decision?

    Of changes on one day, or before the first point, the last is told.
    """
    found: dict[int, TargetChange] = {}
    for one in line.target_changes:
        since = Month.of(one.on).ordinal
        index = next((i for i, ordinal in enumerate(axis) if ordinal >= since), None)
        if index is not None and line.position.target is not None:
            who = one.after.decided_by
            words = f"target changed {day_label(one.on)}" + (f", {who}" if who else "")
            found[index] = TargetChange(index, words)
    return tuple(found[index] for index in sorted(found))


def _targets_ahead(
    at: Position, places: dict[int, int], past: Sequence[HistoryPoint]
) -> dict[int, float]:
    last = past[-1].period.end_ordinal if past else 0
    period, end = at.figure.period, at.end_target
    if period is None or end is None:
        return {}
    if period.basis is Basis.YEAR_TO_DATE and end.period.start == period.start:
        whole = at.indicator.aggregation is Aggregation.SUM
        ahead = [o for o in places if last < o <= end.period.end_ordinal]
        return {o: _due(end, period, o, whole=whole, at=at) for o in ahead}
    return {
        t.period.end_ordinal: t.value
        for t in _numbered(at)
        if t.value is not None and t.period.end_ordinal > last
    }


def _due(
    end: Target, period: Period, ordinal: int, *, whole: bool, at: Position
) -> float:
    if at.indicator.aggregation is Aggregation.RATIO:
        return end.value or 0.0
    until = span(Basis.YEAR_TO_DATE, period.first_month, Month.from_ordinal(ordinal))
    point = cumulative_target_for((end,), until, whole_numbers=whole)
    return point.value if point else 0.0


def _forecast(at: Position, places: dict[int, int]) -> tuple[ForecastPoint, ...]:
    ahead, period = at.outlook, at.figure.period
    if ahead is None or ahead.period is None or period is None:
        return ()
    if at.figure.value is None or ahead.period.end <= period.end:
        return ()
    start, end = places.get(period.end_ordinal), places.get(ahead.period.end_ordinal)
    if start is None or end is None:
        return ()
    value = at.figure.value
    low = ahead.value if ahead.low is None else ahead.low
    high = ahead.value if ahead.high is None else ahead.high
    return (
        ForecastPoint(start, value, value, value),
        ForecastPoint(end, ahead.value, min(low, ahead.value), max(high, ahead.value)),
    )


def _subtitle(at: Position) -> str:
    what = at.indicator.counts or at.indicator.title
    return f"{what.rstrip('.')}; {BASIS_WORDS[at.indicator.basis]}"
