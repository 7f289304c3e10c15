"""Control charts of what is rare: the gaps between events instead of counts.

A high point is a long gap: where events are bad, high is good. Callers give the
polarity of the gap, not of the count.
"""

import math
from collections.abc import Sequence

from saferplan.core.indicators.statistics.control_chart import (
    ALL_RULES,
    ONLY_LIMITS,
    ControlChart,
    Limits,
    RuleSettings,
)
from saferplan.core.indicators.statistics.process_control import (
    baseline_of,
    build_chart,
    xmr,
)

# Days between Poisson events, to this power, are nearly normal.
NELSON_POWER = 3.6
# Two events on one day: half a day apart, as far as dates can tell.
SAME_DAY = 0.5


def g_chart(
    opportunities: Sequence[float | None],
    *,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    rules: RuleSettings = ONLY_LIMITS,
) -> ControlChart | None:
    """Is a gap, in opportunities between events, longer than chance would have?

    Opportunities (cases, visits) between one event and the next, None where not
    known. Only the upper limit can be crossed; runs and trends are off unless
    asked for, because most gaps lie below their mean by nature. With no gap: None.

    Raises:
        ValueError: when a gap is below zero.

    Source: Benneyan 2001.

    >>> chart = g_chart([4, 9, 2, 7, 12, 5, 8, 3])
    >>> chart.centre, round(chart.upper, 4), chart.lower
    (6.25, 26.4444, 0.0)
    """
    _refuse_negative(opportunities)

    def limits_of(stretch: slice) -> Sequence[Limits | None]:
        own = opportunities[stretch]
        held = [x for x in own[: baseline_of(baseline, len(own))] if x is not None]
        return [_gap_lines(held) if held else None] * len(own)

    return build_chart("g", opportunities, limits_of, rebase_at, rules)


def _gap_lines(held: Sequence[float]) -> Limits:
    mean = math.fsum(held) / len(held)
    sigma = math.sqrt(mean * (mean + 1))
    return Limits(mean, 0.0, mean + 3 * sigma, 0.0, mean + 2 * sigma)


def t_chart(
    days: Sequence[float | None],
    *,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    rules: RuleSettings = ALL_RULES,
) -> ControlChart | None:
    """Is a gap, in days between events, longer or shorter than chance would have?

    Days between one event and the next, None where not known; two on one day (0)
    count as half a day apart. The rules look at the transformed days, the points
    and limits are in days. With fewer than two gaps in a row: None.

    Raises:
        ValueError: when a gap is below zero.

    Source: Nelson 1994: XmR of the days to the power 1/3.6, transformed back.

    >>> chart = t_chart([30, 45, 22, 60, 38, 51, 27, 41, 33, 48])
    >>> round(chart.centre, 4), round(chart.lower, 4), round(chart.upper, 4)
    (38.3225, 7.3213, 118.5855)
    """
    _refuse_negative(days)
    even = [None if x is None else (x or SAME_DAY) ** (1 / NELSON_POWER) for x in days]
    chart = xmr(even, baseline=baseline, rebase_at=rebase_at, rules=rules)
    if chart is None:
        return None
    in_days = {lines: lines and _in_days(lines) for lines in set(chart.limits)}
    return ControlChart(
        kind="t",
        points=tuple(days),
        limits=tuple(in_days[lines] for lines in chart.limits),
        flags=chart.flags,
        segments=chart.segments,
    )


def _in_days(lines: Limits) -> Limits:
    """The lines in days; a gap below nothing is nothing."""
    return Limits(
        *(
            max(0.0, line) ** NELSON_POWER
            for line in (
                lines.centre,
                lines.lower,
                lines.upper,
                lines.warn_lower,
                lines.warn_upper,
            )
        )
    )


def _refuse_negative(gaps: Sequence[float | None]) -> None:
    if any(gap is not None and not gap >= 0 for gap in gaps):
        raise ValueError("A gap between events is zero or more.")
