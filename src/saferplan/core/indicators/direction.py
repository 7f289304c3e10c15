"""Direction of travel: this year against last, never month against month."""

from __future__ import annotations

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.shelf import Figure, Held, Shelf
from saferplan.core.indicators.statistics.intervals import newcombe_difference
from saferplan.core.indicators.statistics.two_counts import compare_counts
from saferplan.core.indicators.vocabulary import Aggregation, Direction
from saferplan.core.periods import MONTHS_IN_YEAR, Basis, Month

YEARS = (Basis.ROLLING_12, Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR)


def direction_of(
    indicator: Indicator, shelf: Shelf, figure: Figure
) -> Direction | None:
    """Is it improving or worsening, this year against the year before?

    Twelve months are held against the twelve before them. The answer is "no clear
    change" when the 95 % interval of the ratio (of the difference, for ratios)
    includes no change. None without both years, without a polarity, and for
    stocks, surveys and published rates.

    Source: exact conditional comparison of two counts (Przyborowski & Wilenski
    1940); Newcombe 1998 for proportions.
    """
    sign = indicator.polarity.sign
    if figure.period is None or not sign:
        return None
    last = Month.of(figure.period.end)
    if indicator.aggregation is Aggregation.SUM:
        change = _count_change(shelf, last)
    elif indicator.aggregation is Aggregation.RATIO:
        change = _ratio_change(shelf, last)
    else:
        change = None
    if change is None:
        return None
    if change == 0:
        return Direction.NO_CLEAR_CHANGE
    return Direction.IMPROVING if change == sign else Direction.WORSENING


def _count_change(shelf: Shelf, last: Month) -> int | None:
    now, before = _year_count(shelf, last), _year_count(shelf, last.plus(-12))
    if now is None or before is None or min(now, before) < 0:
        return None
    if int(now) != now or int(before) != before:
        return None
    found = compare_counts(int(now), 1, int(before), 1)
    if found.interval is None or found.interval.contains(1):
        return 0
    return 1 if found.interval.low > 1 else -1


def _year_count(shelf: Shelf, last: Month) -> float | None:
    """The count of the twelve months to this one, added up or given as such."""
    rows = _year_of(*shelf.parts, last)
    if rows:
        return sum(r.value or 0.0 for r in rows)
    for basis in YEARS:
        for row in shelf.direct.get(basis, ()):
            if row.period.end == last.last and row.value is not None:
                return row.value
    return None


def _ratio_change(shelf: Shelf, last: Month) -> int | None:
    now = _year_of(*shelf.parts, last)
    before = _year_of(*shelf.parts, last.plus(-MONTHS_IN_YEAR))
    if not now or not before:
        return None
    a, n = _sums(now)
    b, m = _sums(before)
    if not (0 <= a <= n and 0 <= b <= m):
        return None
    found = newcombe_difference(a, n, b, m)
    if found is None:
        return None
    return 0 if found.contains(0) else (1 if found.low > 0 else -1)


def _year_of(held: Held, step: int, last: Month) -> tuple[Observation, ...]:
    ends = range(last.ordinal - MONTHS_IN_YEAR + step, last.ordinal + 1, step)
    rows = tuple(held[e] for e in ends if e in held and not held[e].is_missing)
    return rows if len(rows) * step == MONTHS_IN_YEAR else ()


def _sums(rows: tuple[Observation, ...]) -> tuple[float, float]:
    return (
        sum(r.numerator or 0.0 for r in rows),
        sum(r.denominator or 0.0 for r in rows),
    )
