"""Where does this indicator stand? One pure function answers, for everything.

Pages, packs, plan, public reports and the API all present what `position`
returns. It is given what was known, cut by the store, and a date; it reads no
clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.indicators.aggregation import Figure, Shelf, figure_from
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.direction import direction_of
from saferplan.core.indicators.looking_ahead import (
    YearSoFar,
    current_year_target,
    forecasts_of,
    run_rate,
    year_so_far,
)
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.rag import RagVerdict, rag
from saferplan.core.indicators.remarks import remarks_on
from saferplan.core.indicators.signal import signal_of
from saferplan.core.indicators.standing import (
    Forecast,
    HistoryPoint,
    Position,
    RequiredChange,
    RunRate,
)
from saferplan.core.indicators.statistics.intervals import (
    poisson_interval,
    wilson,
)
from saferplan.core.indicators.targets import (
    Baseline,
    Target,
    TargetPoint,
    cumulative_target_for,
    end_target,
    level_target_for,
    materialised,
)
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    DataState,
    Marker,
    Polarity,
    TargetStatus,
)
from saferplan.core.periods import Basis, Month, Period

LEVELS = (
    Aggregation.RATIO,
    Aggregation.SNAPSHOT,
    Aggregation.SURVEY,
    Aggregation.PUBLISHED_RATE,
)
"""Figures that are a level whatever the length of their period."""


def position(
    indicator: Indicator,
    series: Iterable[Observation],
    targets: Iterable[Target],
    as_at: date,
    *,
    baselines: Sequence[Baseline] = (),
    known_on: date | None = None,
) -> Position:
    """Where does this indicator stand at this date, by what was known?

    Args:
        indicator: what is watched, with its polarity, basis and colour rule.
        series: observations and stated forecasts, one a period, already cut to
            what was known (`as_known`), in order of period end.
        targets: the targets in force (`targets_as_known`), in order.
        as_at: the end of the period reported.
        baselines: the baselines known, the latest last.
        known_on: the day of knowledge, if one was named; a period whose lag has
            not run out by then is not due. None: everything up to ``as_at`` is.

    Returns:
        A `Position`; what does not apply in it is None.

    >>> from saferplan.core.periods import Period
    >>> acquisitive = Indicator(
    ...     code="NI16", title="Serious acquisitive crime", plain_title="",
    ...     aggregation=Aggregation.SUM, basis=Basis.ROLLING_12,
    ...     polarity=Polarity.LOWER, unit="",
    ... )
    >>> known = date(2009, 3, 30)
    >>> year = Period.parse("rolling_12", "2008-01..2008-12")
    >>> goal = Period.parse("financial_year", "2008/09")
    >>> found = position(
    ...     acquisitive, [Observation(period=year, value=5109, known_on=known)],
    ...     [Target(period=goal, value=4773, known_on=known)], date(2008, 12, 31),
    ... )
    >>> found.rag, round(found.adverse_percent, 2)
    (<Rag.RED: 'red'>, 7.04)
    """
    rows = tuple(series)
    shelf = Shelf.of(rows, as_at)
    baseline = baselines[-1] if baselines else None
    known_targets = materialised(tuple(targets), baseline)
    figure = figure_from(indicator, shelf, as_at, due_by=known_on or as_at)
    stated = _stated_forecasts(rows, as_at)
    figure = _with_forecast(figure, stated)
    usable = _comparable(indicator, figure, known_targets)
    target = _target_for(indicator, figure, known_targets, usable, baseline)
    state = _state(indicator, figure, target, known_targets, baseline, as_at)
    verdict = _verdict(indicator, figure, target, state)
    ahead = _look_ahead(indicator, shelf, figure, known_targets, stated)
    last = end_target(usable)
    standing = Position(
        indicator=indicator,
        as_at=as_at,
        known_on=known_on,
        figure=figure,
        data_state=state,
        baseline=baseline,
        target=target,
        end_target=last if target else None,
        required_change=_required_change(indicator, figure, last),
        verdict=verdict,
        why_no_colour="" if verdict else _why_no_colour(indicator, state),
        run_rate=ahead.run_rate,
        forecasts=ahead.forecasts,
        signal=signal_of(
            indicator, shelf, _level_target(ahead.year_target, last, indicator)
        ),
        direction=direction_of(indicator, shelf, figure),
        interval=_interval(indicator, figure),
    )
    return _with_remarks(standing, ahead.year, known_targets)


def history(
    indicator: Indicator,
    series: Iterable[Observation],
    targets: Iterable[Target],
    as_at: date,
    *,
    baselines: Sequence[Baseline] = (),
    last: int = 24,
) -> tuple[HistoryPoint, ...]:
    """What was the figure at the end of each part of the past, and its target?

    One point for each period the figure has had a value for on the reporting
    basis, oldest first, at most ``last`` of them.
    """
    rows = tuple(series)
    baseline = baselines[-1] if baselines else None
    known_targets = materialised(tuple(targets), baseline)
    points: dict[Period, HistoryPoint] = {}
    for day in reversed(_turning_days(rows, as_at)):
        figure = figure_from(indicator, Shelf.of(rows, day), day)
        if figure.period is None or figure.period in points:
            continue
        usable = _comparable(indicator, figure, known_targets)
        target = _target_for(indicator, figure, known_targets, usable, baseline)
        points[figure.period] = HistoryPoint(
            period=figure.period,
            value=figure.value,
            target=target.value if target else None,
            provisional=figure.is_provisional,
            breaks=Marker.BREAK in figure.markers,
        )
        if len(points) == last:
            break
    return tuple(sorted(points.values(), key=lambda p: p.period.end))


@dataclass(frozen=True, slots=True)
class _Ahead:
    year: YearSoFar | None
    year_target: Target | None
    forecasts: tuple[Forecast, ...]
    run_rate: RunRate | None


def _look_ahead(
    indicator: Indicator,
    shelf: Shelf,
    figure: Figure,
    targets: Sequence[Target],
    stated: Sequence[Observation],
) -> _Ahead:
    last = Month.of(figure.period.end) if figure.period else None
    year = year_so_far(indicator, shelf, last) if last else None
    goal = current_year_target(targets, year.year if year else None)
    return _Ahead(
        year=year,
        year_target=goal,
        forecasts=forecasts_of(indicator, year, stated, goal, targets),
        run_rate=run_rate(indicator, year, goal) if year and goal else None,
    )


def _level_target(
    year_target: Target | None, last: Target | None, indicator: Indicator
) -> Target | None:
    """For a ratio or rate the level that holds; for counts the year's own target."""
    return last if indicator.aggregation.is_quotient else year_target


def _turning_days(rows: Sequence[Observation], as_at: date) -> list[date]:
    ends = {r.period.end for r in rows if not r.is_forecast and not r.is_missing}
    return sorted(end for end in ends if end <= as_at)


def _stated_forecasts(
    rows: Sequence[Observation], as_at: date
) -> tuple[Observation, ...]:
    """Forecasts of periods not over before the date, the nearest first."""
    ahead = [r for r in rows if r.is_forecast and not r.is_missing]
    return tuple(r for r in ahead if r.period.end >= as_at and r.period.start <= as_at)


def _with_forecast(figure: Figure, stated: Sequence[Observation]) -> Figure:
    """With no figure at all, somebody's forecast is shown, marked as one."""
    if figure.period is not None or not stated:
        return figure
    row = stated[0]
    return Figure(
        state=DataState.FORECAST_ONLY,
        period=row.period,
        value=row.value,
        sources=(row,),
        markers=row.markers,
    )


def _comparable(
    indicator: Indicator, figure: Figure, targets: Sequence[Target]
) -> tuple[Target, ...]:
    """The targets this figure may be held against at all."""
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
    month = period.first_month
    make = Period.parse(
        Basis.FINANCIAL_YEAR if indicator.year_starts != 1 else Basis.CALENDAR_YEAR,
        month.financial_year if indicator.year_starts != 1 else str(month.year),
    )
    whole = current_year_target(targets, make)
    return (whole,) if whole else ()


def _target_for(
    indicator: Indicator,
    figure: Figure,
    targets: Sequence[Target],
    usable: Sequence[Target],
    baseline: Baseline | None,
) -> TargetPoint | None:
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


def _state(
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


def _verdict(
    indicator: Indicator,
    figure: Figure,
    target: TargetPoint | None,
    state: DataState,
) -> RagVerdict | None:
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
        why = f"{_why_no_colour(indicator, state)} {_compared(verdict)}"
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


def _why_no_colour(indicator: Indicator, state: DataState) -> str:
    if state is DataState.NOT_COLLECTABLE and indicator.not_collectable_because:
        return f"No colour: {indicator.not_collectable_because}."
    if state is DataState.COMPLETE and not indicator.polarity.sign:
        return f"No colour: {indicator.polarity.words}."
    return f"No colour: {state.words}."


def _required_change(
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


def _interval(indicator: Indicator, figure: Figure) -> tuple[float, float] | None:
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


def _with_remarks(
    standing: Position, year: YearSoFar | None, targets: Sequence[Target]
) -> Position:
    return replace(standing, remarks=remarks_on(standing, year, targets))
