"""A whole year of net counts cannot be less than nothing."""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.core.periods import MONTHS_IN_YEAR, Basis, year_start
from saferplan.core.returns.lines import Line


def year_below_zero(
    line: Line, now: Observation, earlier: Sequence[Observation]
) -> float | None:
    """What is the sum of the year that this figure completes, if it is negative?

    Single months and quarters may be: crimes are cancelled after they were counted.
    Over a year more cannot be cancelled than there were. None where the year is not
    complete, where a figure is missing in it, or where the sum is not negative.

    Source: appendix A, negative counts.
    """
    indicator, period = line.indicator, now.period
    if indicator.aggregation is not Aggregation.SUM or now.value is None:
        return None
    if period.basis not in (Basis.MONTH, Basis.QUARTER):
        return None
    first = year_start(period.start, indicator.year_starts)
    rows = [row for row in (*earlier, now) if row.period.start >= first.first]
    values = [row.value for row in rows if row.value is not None]
    months = sum(row.period.months for row in rows if row.value is not None)
    total = sum(values)
    return total if months == MONTHS_IN_YEAR and total < 0 else None
