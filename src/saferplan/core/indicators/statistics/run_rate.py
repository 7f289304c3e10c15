"""How many a month are left to do, beside how many a month were done."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunRate:
    """What each month still to come must bring, beside what one brought so far.

    `ratio` is required over observed, None where nothing was observed.

    >>> RunRate(27.5, 16.75, 27.5 / 16.75).required
    27.5
    """

    required: float
    observed: float
    ratio: float | None


def required_run_rate(
    months: Sequence[float | None], target: float, months_in_year: int = 12
) -> RunRate | None:
    """How many a month are left to reach the target, beside those so far?

    Below zero where the target is already passed. With no month seen, or none
    left: None.

    Raises:
        ValueError: when there are more months than the year has.

    Source: by definition, (T - Y) / (12 - k).

    >>> rate = required_run_rate([15, 14, 14, 16, 14, 14, 18, 29], 244)
    >>> rate.required, round(rate.ratio, 3)
    (27.5, 1.642)
    """
    if len(months) > months_in_year:
        raise ValueError(f"A year has {months_in_year} months; got {len(months)}.")
    seen = [count for count in months if count is not None]
    if not seen or len(seen) == months_in_year:
        return None
    total = math.fsum(seen)
    return _run_rate((target - total) / (months_in_year - len(seen)), total / len(seen))


def required_rolling_run_rate(
    position: float, target: float, leaving: Sequence[float]
) -> RunRate | None:
    """How many a month bring a twelve-month total to its target in time?

    `leaving` are the months of a year ago that will drop out of the total, one for
    each month still to come; the answer stands beside their mean. None left: None.

    Source: by definition; the new months must make T - (position - leaving).

    >>> rate = required_rolling_run_rate(5109, 4773, [425.75, 425.75, 425.75])
    >>> rate.required, round(100 * (rate.ratio - 1), 1)
    (313.75, -26.3)
    """
    if not leaving:
        return None
    gone = math.fsum(leaving)
    return _run_rate((target - position + gone) / len(leaving), gone / len(leaving))


def _run_rate(required: float, observed: float) -> RunRate:
    return RunRate(required, observed, required / observed if observed > 0 else None)
