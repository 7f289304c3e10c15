"""What would the next figure of a series be, if nothing but chance changed?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import median_low

from saferplan.core.indicators.charted import (
    CHART_NAMES,
    MATERIALS,
    Parts,
    can_be_charted,
    chart_of,
    choice_of,
    parts_of,
    short_test_of,
)
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.shelf import Shelf
from saferplan.core.indicators.statistics.control_chart import FEWEST_POINTS
from saferplan.core.indicators.statistics.process_control import xmr
from saferplan.core.indicators.statistics.short_series import FEWEST_EARLIER
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.core.periods import MONTHS_IN_YEAR, Basis

SHORT = "short_series"
CHANGES = "changes"
_STANDING = (Basis.ROLLING_12, Basis.SNAPSHOT)
"""Bases whose figures are mostly the one before: their changes are charted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalRange:
    """Between which figures does the next one lie, if only chance is at work?

    ``low`` and ``high`` are in the indicator's unit (a quotient times its
    multiplier) and not clipped at zero. ``made_by`` is a chart's short name,
    `SHORT` or `CHANGES`; ``points`` the earlier figures it was made from;
    ``denominator`` the whole it holds for, where the figure is a quotient.
    """

    low: float
    high: float
    points: int
    made_by: str
    denominator: float | None = None

    def holds(self, value: float) -> bool:
        """Is this figure on or between the limits?"""
        slack = 1e-9 * max(1.0, abs(self.low), abs(self.high))
        return self.low - slack <= value <= self.high + slack

    @property
    def words(self) -> str:
        """How it was made, in a sentence."""
        if self.made_by == SHORT:
            said = (
                f"From {self.points} earlier figures: by chance alone, 99 in 100 "
                "would lie in it"
            )
        elif self.made_by == CHANGES:
            said = f"The last figure, and how much {self.points} earlier ones changed"
        else:
            said = f"From {self.points} earlier figures, {CHART_NAMES[self.made_by]}"
        if self.denominator is None:
            return f"{said}."
        return f"{said}; for a denominator of {self.denominator:,.10g}."


def normal_range(
    indicator: Indicator,
    earlier: Sequence[Observation],
    denominator: float | None = None,
) -> NormalRange | None:
    """Between which figures will the next one lie, if nothing but chance changes?

    ``earlier`` are the figures before it on its own basis, one a period, in order,
    without forecasts. Twelve or more make the limits of the chart that suits them;
    fewer, down to two, the figures that the exact test of a short series would not
    call special. Stocks and rolling years go by their changes, of which twelve are
    needed. ``denominator`` is the whole of a quotient (None: the usual one of the
    last year). Where no such range is to be had: None.

    Source: methods 3.7 and 3.8; for few figures Przyborowski & Wilenski 1940 and
    Fisher 1935.

    >>> from saferplan.core.indicators.vocabulary import Polarity
    >>> from saferplan.core.periods import Month, month
    >>> crimes = Indicator(
    ...     code="X", title="X", plain_title="", aggregation=Aggregation.SUM,
    ...     basis=Basis.YEAR_TO_DATE, polarity=Polarity.LOWER, unit="crimes",
    ... )
    >>> counts = [42, 38, 45, 40, 44, 39, 41, 46, 37, 43, 40, 42]
    >>> rows = [
    ...     Observation(
    ...         period=month(Month(2008, 4).plus(at)), value=count,
    ...         known_on=date(2009, 4, 1),
    ...     )
    ...     for at, count in enumerate(counts)
    ... ]
    >>> found = normal_range(crimes, rows)
    >>> round(found.low, 4), round(found.high, 4)
    (28.8421, 53.9912)
    """
    held = [row for row in earlier if not row.is_missing]
    if len(held) < FEWEST_EARLIER:
        return None
    if held[-1].period.basis in _STANDING:
        return _range_of_changes(held)
    parts = _charted_parts(indicator, held)
    if parts is None:
        return None
    whole = _whole_for(indicator, held, denominator)
    if indicator.aggregation.is_quotient and not whole:
        return None
    if choice_of(indicator, parts) == "short_series":
        return _short_range(indicator, parts, whole)
    return _charted_range(indicator, parts, whole)


def is_surprise(
    indicator: Indicator, earlier: Sequence[Observation], new: Observation
) -> NormalRange | None:
    """Is this figure outside of what chance alone would bring? The range it left.

    None where it is inside, where it is missing, or where there is too little to
    go by. A quotient is judged by its own denominator.

    >>> from saferplan.core.indicators.vocabulary import Polarity
    >>> from saferplan.core.periods import Month, month
    >>> repeats = Indicator(
    ...     code="R", title="R", plain_title="", aggregation=Aggregation.RATIO,
    ...     basis=Basis.YEAR_TO_DATE, polarity=Polarity.LOWER, unit="%",
    ...     multiplier=100,
    ... )
    >>> rows = [
    ...     Observation(
    ...         period=month(Month(2008, 4).plus(at)), numerator=part,
    ...         denominator=whole, known_on=date(2009, 3, 30),
    ...     )
    ...     for at, (part, whole) in enumerate(((0, 15), (0, 14), (3, 14), (14, 16)))
    ... ]
    >>> is_surprise(repeats, rows[:3], rows[3]).made_by
    'short_series'
    """
    value = shown_value(indicator, new)
    if value is None:
        return None
    found = normal_range(indicator, earlier, new.denominator)
    return None if found is None or found.holds(value) else found


def shown_value(indicator: Indicator, row: Observation) -> float | None:
    """The figure of one observation in the indicator's unit; None where none is."""
    if row.value is not None:
        return row.value
    if row.numerator is None or not row.denominator:
        return None
    return indicator.multiplier * row.numerator / row.denominator


def _charted_parts(indicator: Indicator, held: Sequence[Observation]) -> Parts | None:
    if indicator.aggregation not in MATERIALS:
        return None
    if held[-1].period.basis not in (Basis.MONTH, Basis.QUARTER):
        return None
    parts = parts_of(Shelf.of(held, date.max))
    if indicator.aggregation.is_quotient:
        has_counts = all(row.denominator is not None for row in parts.held)
        return parts if has_counts and can_be_charted(indicator, parts) else None
    return parts if all(row.value is not None for row in parts.held) else None


def _whole_for(
    indicator: Indicator, held: Sequence[Observation], given: float | None
) -> float | None:
    if not indicator.aggregation.is_quotient:
        return None
    if given:
        return given
    wholes = [row.denominator for row in held if row.denominator]
    if not wholes:
        return None
    if indicator.aggregation is Aggregation.RATE:
        return wholes[-1]
    return float(median_low(wholes[-MONTHS_IN_YEAR:]))


def _followed(parts: Parts, count: float, whole: float | None) -> Parts:
    """The same parts with one more, as if it had come in."""
    last = parts.held[-1]
    new = (
        replace(last, value=count)
        if whole is None
        else replace(last, numerator=count, denominator=whole)
    )
    return Parts((*parts.periods, new.period), (*parts.rows, new))


def _charted_range(
    indicator: Indicator, parts: Parts, whole: float | None
) -> NormalRange | None:
    chart = chart_of(
        choice_of(indicator, parts),
        _followed(parts, 0, whole),
        baseline=len(parts.rows),
    )
    lines = chart.limits[-1] if chart else None
    if chart is None or lines is None:
        return None
    scale = 1.0 if whole is None else indicator.multiplier
    return NormalRange(
        low=lines.lower * scale,
        high=lines.upper * scale,
        points=len(parts.held),
        made_by=chart.kind,
        denominator=whole,
    )


def _short_range(
    indicator: Indicator, parts: Parts, whole: float | None
) -> NormalRange | None:
    if whole is not None and whole != int(whole):
        return None

    def is_special(count: int) -> bool:
        test = short_test_of(indicator, _followed(parts, count, whole))
        return test is not None and test.special

    if short_test_of(indicator, _followed(parts, 0, whole)) is None:
        return None
    is_share = indicator.aggregation is Aggregation.RATIO
    most = int(whole) if is_share and whole is not None else None
    low, high = _ends(is_special, _expected(indicator, parts, whole), most)
    scale = 1.0 if whole is None else indicator.multiplier / whole
    return NormalRange(
        low=low * scale,
        high=high * scale,
        points=len(parts.held),
        made_by=SHORT,
        denominator=whole,
    )


def _expected(indicator: Indicator, parts: Parts, whole: float | None) -> int:
    name = "value" if whole is None else "numerator"
    counts = sum(getattr(row, name) or 0.0 for row in parts.held)
    if indicator.aggregation is not Aggregation.RATIO or whole is None:
        return round(counts / len(parts.held))
    wholes = sum(row.denominator or 0.0 for row in parts.held)
    return round(whole * counts / wholes) if wholes else 0


def _ends(
    is_special: Callable[[int], bool], middle: int, most: int | None
) -> tuple[int, int]:
    """The smallest and the largest count around the middle that are not special."""
    low = 0 if not is_special(0) else _last_true(is_special, 0, middle) + 1
    if most is not None and not is_special(most):
        return low, most
    above = middle + 1
    while not is_special(above):
        above = min(2 * above, most) if most is not None else 2 * above
    return low, _last_true(lambda n: not is_special(n), middle, above)


def _last_true(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The last number from low to high that holds, if all before it do."""
    while high - low > 1:
        half = (low + high) // 2
        low, high = (half, high) if holds(half) else (low, half)
    return low


def _range_of_changes(held: Sequence[Observation]) -> NormalRange | None:
    steps = [b.period.end_ordinal - a.period.end_ordinal for a, b in pairwise(held)]
    usual = min(steps)
    changes = [
        b.value - a.value
        if step == usual and a.value is not None and b.value is not None
        else None
        for step, (a, b) in zip(steps, pairwise(held), strict=True)
    ]
    last, known = held[-1].value, sum(change is not None for change in changes)
    chart = xmr(changes) if known >= FEWEST_POINTS else None
    if last is None or chart is None or chart.latest_limits is None:
        return None
    lines = chart.latest_limits
    return NormalRange(
        low=last + lines.lower,
        high=last + lines.upper,
        points=len(held),
        made_by=CHANGES,
    )
