"""Rows of targets: a year's number, and the path to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import Aggregation, ProfileKind
from saferplan.core.periods import MONTHS_IN_YEAR, Basis, financial_year
from saferplan.core.returns.history.threads import Point, Thread


def path_targets(
    thread: Thread, indicator: Indicator, known_on: date, source: str
) -> Iterator[tuple[str, Target]]:
    """Which targets does a row of targets state?

    A year's figure is the target of that year. Twelve months that rise are a path
    added up: the last is the year's target, the steps are its weights. Twelve equal
    ones of a percentage, a rate or a level are the year's target itself; other
    twelve are added up. A year whose months are not all there states none.

    Source: methods, section 3.3 (weighted profile).
    """
    years: dict[int, list[Point]] = defaultdict(list)
    for point in thread.points:
        if point.reading.value is None:
            continue
        if point.period.basis in (Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR):
            yield (
                indicator.code,
                Target(
                    period=point.period,
                    value=point.reading.value,
                    known_on=known_on,
                    source=source,
                ),
            )
        elif point.period.months == 1:
            start = int(point.period.first_month.financial_year[:4])
            years[start].append(point)
    for start, points in years.items():
        values = [p.reading.value or 0.0 for p in points]
        if len(values) == MONTHS_IN_YEAR:
            yield indicator.code, _of_year(start, values, indicator, known_on, source)


def _of_year(
    start: int,
    values: Sequence[float],
    indicator: Indicator,
    known_on: date,
    source: str,
) -> Target:
    period = financial_year(start)
    rises = all(b >= a for a, b in pairwise(values)) and values[-1] > values[0]
    if len(set(values)) == 1 and indicator.aggregation is not Aggregation.SUM:
        return Target(period=period, value=values[-1], known_on=known_on, source=source)
    steps = _steps(values) if rises else tuple(values)
    if min(steps) < 0 or sum(steps) <= 0:
        return Target(period=period, value=values[-1], known_on=known_on, source=source)
    return Target(
        period=period,
        value=values[-1] if rises else sum(values),
        known_on=known_on,
        source=source,
        profile=ProfileKind.WEIGHTED,
        weights=steps,
    )


def _steps(values: Sequence[float]) -> tuple[float, ...]:
    return (values[0], *(b - a for a, b in pairwise(values)))
