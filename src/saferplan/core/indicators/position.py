"""Where does this indicator stand? One pure function answers, for everything.

Pages, packs, plan, public reports and the API all present what `position`
returns. It is given what was known, cut by the store, and a date; it reads no
clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.indicators.aggregation import figure_from
from saferplan.core.indicators.choosing_target import (
    comparable_targets,
    level_target,
    target_for,
)
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.direction import direction_of
from saferplan.core.indicators.judging import (
    interval_of,
    required_change_to,
    state_of,
    verdict_on,
    why_no_colour,
)
from saferplan.core.indicators.looking_ahead import (
    YearSoFar,
    current_year_target,
    forecasts_of,
    run_rate,
    stated_value,
    year_so_far,
)
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.remarks import remarks_on
from saferplan.core.indicators.shelf import Figure, Shelf
from saferplan.core.indicators.signal import signal_of
from saferplan.core.indicators.standing import (
    Forecast,
    HistoryPoint,
    Position,
    RunRate,
)
from saferplan.core.indicators.target_ledger import targets_then
from saferplan.core.indicators.targets import (
    Baseline,
    Target,
    end_target,
    materialised,
)
from saferplan.core.indicators.vocabulary import (
    DataState,
    Marker,
)
from saferplan.core.periods import Month, Period, require_in_calendar


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

    Raises:
        ValueError: a date out of the calendar's reach (a slip in typing a year).

    >>> from saferplan.core.indicators.vocabulary import Aggregation, Polarity
    >>> from saferplan.core.periods import Basis
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
    require_in_calendar(as_at, known_on or as_at)
    rows = tuple(series)
    shelf = Shelf.of(rows, as_at)
    baseline = baselines[-1] if baselines else None
    known_targets = materialised(tuple(targets), baseline)
    figure = figure_from(indicator, shelf, as_at, due_by=known_on or as_at)
    stated = _stated_forecasts(indicator, rows, as_at)
    figure = _with_forecast(indicator, figure, stated)
    usable = comparable_targets(indicator, figure, known_targets)
    target = target_for(indicator, figure, known_targets, usable, baseline)
    state = state_of(indicator, figure, target, known_targets, baseline, as_at)
    verdict = verdict_on(indicator, figure, target, state)
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
        required_change=required_change_to(indicator, figure, last),
        verdict=verdict,
        why_no_colour="" if verdict else why_no_colour(indicator, state),
        run_rate=ahead.run_rate,
        forecasts=ahead.forecasts,
        signal=signal_of(
            indicator, shelf, level_target(ahead.year_target, last, indicator)
        ),
        direction=direction_of(indicator, shelf, figure),
        interval=interval_of(indicator, figure),
    )
    return _with_remarks(standing, ahead.year, known_targets)


def history(
    indicator: Indicator,
    series: Iterable[Observation],
    targets: Iterable[Target],
    as_at: date,
    *,
    baselines: Sequence[Baseline] = (),
    ledger: Sequence[Target] = (),
    last: int = 24,
) -> tuple[HistoryPoint, ...]:
    """What was the figure at the end of each part of the past, and its target?

    One point for each period the figure has had a value for on the reporting
    basis, oldest first, at most ``last`` of them. With every row of the ``ledger``
    of targets each point has the target that held then; without, those of
    ``targets``, which are in force now.
    """
    rows = tuple(series)
    baseline = baselines[-1] if baselines else None
    in_force = materialised(tuple(targets), baseline)
    shelf = Shelf.of(rows, as_at)
    points: dict[Period, HistoryPoint] = {}
    for day in reversed(_turning_days(rows, as_at)):
        figure = figure_from(indicator, shelf.until(day), day)
        if figure.period is None or figure.period in points:
            continue
        known_targets = (
            materialised(targets_then(ledger, day), baseline) if ledger else in_force
        )
        usable = comparable_targets(indicator, figure, known_targets)
        target = target_for(indicator, figure, known_targets, usable, baseline)
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


def _turning_days(rows: Sequence[Observation], as_at: date) -> list[date]:
    ends = {r.period.end for r in rows if not r.is_forecast and not r.is_missing}
    return sorted(end for end in ends if end <= as_at)


def _stated_forecasts(
    indicator: Indicator, rows: Sequence[Observation], as_at: date
) -> tuple[Observation, ...]:
    """Forecasts of periods not over before the date, the nearest first."""
    ahead = [
        r for r in rows if r.is_forecast and stated_value(indicator, r) is not None
    ]
    return tuple(r for r in ahead if r.period.end >= as_at and r.period.start <= as_at)


def _with_forecast(
    indicator: Indicator, figure: Figure, stated: Sequence[Observation]
) -> Figure:
    """With no figure at all, somebody's forecast is shown, marked as one."""
    if figure.period is not None or not stated:
        return figure
    row = stated[0]
    return Figure(
        state=DataState.FORECAST_ONLY,
        period=row.period,
        value=stated_value(indicator, row),
        sources=(row,),
        markers=row.markers,
    )


def _with_remarks(
    standing: Position, year: YearSoFar | None, targets: Sequence[Target]
) -> Position:
    return replace(standing, remarks=remarks_on(standing, year, targets))
