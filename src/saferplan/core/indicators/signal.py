"""Is the latest point news, or noise? The right chart for the series, and its verdict.

Twelve points or more are drawn on a process-control chart chosen by what they
are; a shorter series is not given limits it cannot carry: its latest point is
tested exactly against the earlier ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.shelf import Shelf
from saferplan.core.indicators.standing import ControlPoint, Signal
from saferplan.core.indicators.statistics.attribute_charts import (
    c_chart,
    dispersion,
    laney_p,
    laney_u,
    p_chart,
    u_chart,
)
from saferplan.core.indicators.statistics.control_chart import ControlChart
from saferplan.core.indicators.statistics.process_control import (
    ChartChoice,
    Material,
    assurance,
    choose_chart,
    variation_icon,
    xmr,
)
from saferplan.core.indicators.statistics.short_series import (
    FEWEST_EARLIER,
    ShortSeriesTest,
    short_ratio_test,
    short_series_test,
    short_variation,
)
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Assurance,
    Marker,
    Variation,
)
from saferplan.core.periods import MONTHS_IN_YEAR, Basis, Month, Period, span

_NAMES: dict[str, str] = {
    "xmr": "individuals chart (XmR)",
    "c": "chart of counts (c)",
    "u": "chart of rates (u)",
    "p": "chart of proportions (p)",
    "laney_u": "chart of rates, widened for their spread (Laney u)",
    "laney_p": "chart of proportions, widened for their spread (Laney p)",
    "g": "chart of cases between events (g)",
    "t": "chart of days between events (t)",
}
_RULES: dict[str, str] = {
    "outside_limits": "outside the limits",
    "run": "one of seven or more on the same side of the mean",
    "trend": "one of seven rising or falling in a row",
    "two_of_three": "one of two in three close to the same limit",
}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The series, one entry a part from the first held to the last, gaps None."""

    periods: tuple[Period, ...]
    rows: tuple[Observation | None, ...]

    @property
    def held(self) -> list[Observation]:
        return [r for r in self.rows if r is not None]

    def column(self, name: str) -> list[float | None]:
        return [None if r is None else getattr(r, name) for r in self.rows]


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
    if indicator.aggregation not in _MATERIALS:
        return None
    parts = _parts(shelf)
    if len(parts.held) <= FEWEST_EARLIER:
        return None
    if indicator.aggregation.is_quotient and not _can_be_charted(indicator, parts):
        return None
    choice = _choice(indicator, parts)
    if choice == "short_series":
        return _short_signal(indicator, parts)
    chart = _chart(choice, parts)
    if chart is None or chart.latest is None:
        return None
    return _chart_signal(indicator, parts, chart, year_target)


_MATERIALS: dict[Aggregation, Material] = {
    Aggregation.SUM: "count",
    Aggregation.RATE: "rate",
    Aggregation.RATIO: "proportion",
}


def _parts(shelf: Shelf) -> _Parts:
    held, step = shelf.parts
    filled = sorted(e for e, row in held.items() if not row.is_missing)
    if not filled:
        return _Parts((), ())
    present = set(filled)
    ends = range(filled[0], filled[-1] + 1, step)
    rows = tuple(held[e] if e in present else None for e in ends)
    return _Parts(
        tuple(
            row.period if row else _period(end, step)
            for row, end in zip(rows, ends, strict=True)
        ),
        rows,
    )


def _period(end: int, step: int) -> Period:
    last = Month.from_ordinal(end)
    basis = Basis.MONTH if step == 1 else Basis.QUARTER
    return span(basis, last.plus(1 - step), last)


def _can_be_charted(indicator: Indicator, parts: _Parts) -> bool:
    """Are all numerators counts of something, and none more than its whole?"""
    is_share = indicator.aggregation is Aggregation.RATIO
    return all(
        (r.numerator or 0.0) >= 0
        and not (is_share and (r.numerator or 0.0) > (r.denominator or 0.0))
        for r in parts.held
    )


def _choice(indicator: Indicator, parts: _Parts) -> ChartChoice:
    material = _MATERIALS[indicator.aggregation]
    held = parts.held
    name = "value" if material == "count" else "numerator"
    values = [getattr(r, name) or 0.0 for r in held]
    mean = sum(values) / len(values)
    if material == "count":
        if min(values) < 0 or any(v != int(v) for v in values):
            material = "measure"
        phi: float | None = 1.0
    else:
        phi = dispersion(
            parts.column("numerator"),
            parts.column("denominator"),
            proportion=material == "proportion",
        )
    choice = choose_chart(material, mean, len(held), phi or 1.0)
    # Days between events need the events' dates; monthly counts have none.
    return "c" if choice == "t" else choice


def _chart(choice: ChartChoice, parts: _Parts) -> ControlChart | None:
    if choice == "xmr":
        return xmr(parts.column("value"))
    if choice == "c":
        return c_chart(parts.column("value"))
    make = {"u": u_chart, "laney_u": laney_u, "p": p_chart, "laney_p": laney_p}[choice]
    return make(parts.column("numerator"), parts.column("denominator"))


def _chart_signal(
    indicator: Indicator,
    parts: _Parts,
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
    name = _NAMES[chart.kind]
    if not flags:
        return f"By the {name}: no sign of special cause at the latest point."
    return f"By the {name}: the latest point is {', '.join(_RULES[f] for f in flags)}."


def _control_points(
    parts: _Parts, chart: ControlChart, scale: float
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
    indicator: Indicator, parts: _Parts, year_target: Target | None
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


def _short_signal(indicator: Indicator, parts: _Parts) -> Signal | None:
    test = _short_test(indicator, parts)
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


def _short_test(indicator: Indicator, parts: _Parts) -> ShortSeriesTest | None:
    if indicator.aggregation is Aggregation.RATIO:
        pair = (_whole(parts.column("numerator")), _whole(parts.column("denominator")))
        return short_ratio_test(*pair) if pair[0] and pair[1] else None
    name = "value" if indicator.aggregation is Aggregation.SUM else "numerator"
    counts = _whole(parts.column(name))
    return short_series_test(counts) if counts else None


def _whole(values: Sequence[float | None]) -> list[int | None]:
    """The same as whole numbers; empty when one is not."""
    if any(v is not None and v != int(v) for v in values):
        return []
    return [None if v is None else int(v) for v in values]


def _value(row: Observation | None, scale: float) -> float | None:
    if row is None:
        return None
    if row.value is not None:
        return row.value
    if row.numerator is None or not row.denominator:
        return None
    return row.numerator / row.denominator * scale
