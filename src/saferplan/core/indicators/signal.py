"""Is the latest point news, or noise? The right chart for the series, and its verdict.

Twelve points or more are drawn on a process-control chart chosen by what they
are; a shorter series is not given limits it cannot carry: its latest point is
tested exactly against the earlier ones.
"""

from __future__ import annotations

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
from saferplan.core.indicators.standing import ControlPoint, Signal
from saferplan.core.indicators.statistics.control_chart import ControlChart
from saferplan.core.indicators.statistics.process_control import (
    assurance,
    variation_icon,
)
from saferplan.core.indicators.statistics.short_series import (
    FEWEST_EARLIER,
    short_variation,
)
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Assurance,
    Marker,
    Variation,
)
from saferplan.core.periods import MONTHS_IN_YEAR

_RULES: dict[str, str] = {
    "outside_limits": "outside the limits",
    "run": "one of seven or more on the same side of the mean",
    "trend": "one of seven rising or falling in a row",
    "two_of_three": "one of two in three close to the same limit",
}


def signal_of(
    indicator: Indicator, shelf: Shelf, year_target: Target | None
) -> Signal | None:
    """Is the latest part of the series news, or noise?

    None for stocks, surveys, cohorts and published rates, with fewer than three
    parts held, and for shares below 0 or above 1, which no chart of chance has
    limits for. ``year_target`` gives the target of one part for the
    assurance of counts.

    Source: NHS England, Making Data Count; Provost & Murray 2011 for the choice.
    """
    if indicator.aggregation not in MATERIALS:
        return None
    parts = parts_of(shelf)
    if len(parts.held) <= FEWEST_EARLIER:
        return None
    if indicator.aggregation.is_quotient and not can_be_charted(indicator, parts):
        return None
    choice = choice_of(indicator, parts)
    if choice == "short_series":
        return _short_signal(indicator, parts)
    chart = chart_of(choice, parts)
    if chart is None or chart.latest is None:
        return None
    return _chart_signal(indicator, parts, chart, year_target)


def _chart_signal(
    indicator: Indicator,
    parts: Parts,
    chart: ControlChart,
    year_target: Target | None,
) -> Signal | None:
    found = variation_icon(chart, indicator.polarity.sign)
    if found is None:
        return None
    scale = indicator.multiplier if indicator.aggregation.is_quotient else 1.0
    target = _part_target(indicator, parts, year_target)
    level = None if target is None else target / scale
    sure = assurance(chart, level, indicator.polarity.sign)
    return Signal(
        variation=Variation(found),
        assurance=Assurance(sure) if sure else None,
        chart=chart.kind,
        reason=_chart_reason(chart),
        points=_control_points(parts, chart, scale),
        target=target,
    )


def _chart_reason(chart: ControlChart) -> str:
    flags = chart.latest_flags
    name = CHART_NAMES[chart.kind]
    if not flags:
        return f"By the {name}: no sign of special cause at the latest point."
    return f"By the {name}: the latest point is {', '.join(_RULES[f] for f in flags)}."


def _control_points(
    parts: Parts, chart: ControlChart, scale: float
) -> tuple[ControlPoint, ...]:
    made = []
    for at, period in enumerate(parts.periods):
        value, lines, row = chart.points[at], chart.limits[at], parts.rows[at]
        made.append(
            ControlPoint(
                period=period,
                value=None if value is None else value * scale,
                centre=lines.centre * scale if lines else None,
                lower=lines.lower * scale if lines else None,
                upper=lines.upper * scale if lines else None,
                rules=tuple(chart.flags[at]),
                provisional=row is not None and Marker.PROVISIONAL in row.markers,
            )
        )
    return tuple(made)


def _part_target(
    indicator: Indicator, parts: Parts, year_target: Target | None
) -> float | None:
    """What should the latest part have brought?"""
    if year_target is None or year_target.value is None:
        return None
    if indicator.aggregation is not Aggregation.SUM:
        return year_target.value
    last = parts.periods[-1]
    at = last.last_month.ordinal - year_target.period.first_month.ordinal
    if not 0 <= at < MONTHS_IN_YEAR:
        return None
    weights = year_target.weights or (1.0,) * MONTHS_IN_YEAR
    share = sum(weights[at - last.months + 1 : at + 1]) / sum(weights)
    return year_target.value * share


def _short_signal(indicator: Indicator, parts: Parts) -> Signal | None:
    test = short_test_of(indicator, parts)
    if test is None:
        return None
    scale = indicator.multiplier if indicator.aggregation.is_quotient else 1.0
    odds = f"{test.p_value:.3f}" if test.p_value >= 0.001 else "less than 0.001"
    return Signal(
        variation=Variation(short_variation(test, indicator.polarity.sign)),
        assurance=None,
        chart="short_series",
        reason=(
            f"Too few points for limits: the latest of {len(parts.held)} tested "
            f"exactly against the earlier ones (probability {odds})."
        ),
        points=tuple(
            ControlPoint(period=period, value=_value(row, scale))
            for period, row in zip(parts.periods, parts.rows, strict=True)
        ),
    )


def _value(row: Observation | None, scale: float) -> float | None:
    if row is None:
        return None
    if row.value is not None:
        return row.value
    if row.numerator is None or not row.denominator:
        return None
    return row.numerator / row.denominator * scale
