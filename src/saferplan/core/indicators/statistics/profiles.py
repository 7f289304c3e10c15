"""How a target for the year is spread over its months, and a goal over years."""

import math
from collections.abc import Sequence
from itertools import accumulate

from saferplan.core.rounding import half_up_int

MONTHS_IN_YEAR = 12

# Fewer years and one odd month moves the shape; more and the shape is history.
FEWEST_SEASONAL_YEARS = 3
MOST_SEASONAL_YEARS = 5


def cumulative_exact(target: float, weights: Sequence[float]) -> tuple[float, ...]:
    """Where should the running total stand after each month, unrounded?

    One weight a month, in the units of any kind: only their proportions matter.
    The last value is the target itself.

    Raises:
        ValueError: when the target is below zero, a weight is, or all are zero.

    Source: by definition, T x (sum of weights so far) / (sum of weights).

    >>> [round(value, 2) for value in cumulative_exact(244, [1, 1, 2])]
    [61.0, 122.0, 244.0]
    """
    if not (math.isfinite(target) and target >= 0):
        raise ValueError(f"A target to spread is zero or more; got {target}.")
    if not all(math.isfinite(weight) and weight >= 0 for weight in weights):
        raise ValueError("A month's weight is zero or more.")
    so_far = tuple(accumulate(weights))
    if not so_far or so_far[-1] == 0:
        raise ValueError("At least one month needs a weight above zero.")
    return tuple(target * part / so_far[-1] for part in so_far)


def cumulative_profile(target: float, weights: Sequence[float]) -> tuple[int, ...]:
    """Where should the running total stand after each month, in whole events?

    As `cumulative_exact`, rounded half up.

    Raises:
        ValueError: when the target is below zero, a weight is, or all are zero.

    Source: by definition; half away from zero, as people round.

    >>> cumulative_profile(244, [1] * 9 + [2] * 3)
    (16, 33, 49, 65, 81, 98, 114, 130, 146, 179, 211, 244)
    """
    # Sums of shares miss an exact half by a few units of the sixteenth digit; the
    # ninth decimal is far above that and far below anything a count can mean.
    exact = cumulative_exact(target, weights)
    return tuple(half_up_int(round(value, 9)) for value in exact)


def straight(target: float, months: int = MONTHS_IN_YEAR) -> tuple[int, ...]:
    """Where should the running total stand if every month counts the same?

    Raises:
        ValueError: when the target is below zero or there is no month.

    Source: by definition.

    >>> straight(244)[:3]
    (20, 41, 61)
    """
    return cumulative_profile(target, [1] * months)


def seasonal(years: Sequence[Sequence[float | None]]) -> tuple[float, ...]:
    """Which share of a usual year falls in each month?

    Three or more complete years of twelve monthly counts, oldest first; the last
    five are used. Leave exceptional years (2020/21) out. The shares add up to 1.

    Raises:
        ValueError: when there are under three years, or a year has not twelve
            counts of zero or more with at least one event among them.

    Source: the mean share of each month, as in a simple seasonal index.

    >>> shares = seasonal([[1] * 11 + [9]] * 3)
    >>> round(shares[0], 6), round(shares[11], 6)
    (0.05, 0.45)
    """
    if len(years) < FEWEST_SEASONAL_YEARS:
        raise ValueError(f"A seasonal shape needs three years; got {len(years)}.")
    shares = [_shares_of_year(year) for year in years[-MOST_SEASONAL_YEARS:]]
    return tuple(math.fsum(month) / len(shares) for month in zip(*shares, strict=True))


def _shares_of_year(year: Sequence[float | None]) -> list[float]:
    counts = [count for count in year if count is not None and count >= 0]
    if len(year) != MONTHS_IN_YEAR or len(counts) != MONTHS_IN_YEAR:
        raise ValueError("Each year needs twelve monthly counts of zero or more.")
    total = math.fsum(counts)
    if total == 0:
        raise ValueError("A year without a single event has no seasonal shape.")
    return [count / total for count in counts]


def trajectory_linear(
    baseline: float, percent_a_year: float, years: int
) -> tuple[float, ...]:
    """Which year-end targets lower a baseline by equal steps?

    `percent_a_year` is in percent of the baseline, below zero for a rise. One
    target a year, unrounded.

    Raises:
        ValueError: when the steps would lead below zero, or there is no year.

    Source: by definition, B (1 - y p).

    >>> [round(target, 2) for target in trajectory_linear(4972, 4, 3)]
    [4773.12, 4574.24, 4375.36]
    """
    _refuse_bad_trajectory(baseline, percent_a_year * years, years)
    return tuple(
        baseline * (1 - year * percent_a_year / 100) for year in range(1, years + 1)
    )


def trajectory_compound(
    baseline: float, percent_a_year: float, years: int
) -> tuple[float, ...]:
    """Which year-end targets lower each year by the same share of the last?

    As `trajectory_linear`, except that each step is of the year before.

    Raises:
        ValueError: when the step is more than all there is, or there is no year.

    Source: by definition, B (1 - p) ** y.

    >>> [round(target, 2) for target in trajectory_compound(1000, 10, 3)]
    [900.0, 810.0, 729.0]
    """
    _refuse_bad_trajectory(baseline, percent_a_year, years)
    return tuple(
        baseline * (1 - percent_a_year / 100) ** year for year in range(1, years + 1)
    )


def _refuse_bad_trajectory(baseline: float, percent: float, years: int) -> None:
    if years < 1:
        raise ValueError(f"A trajectory needs at least one year; got {years}.")
    if not baseline >= 0:
        raise ValueError(f"A baseline is zero or more; got {baseline}.")
    if not percent <= 100:
        raise ValueError(f"Nothing can fall by more than all of it; got {percent} %.")


def yearly_percent_linear(total_percent: float, years: int) -> float:
    """Which equal yearly step, in percent of the baseline, makes this total?

    Raises:
        ValueError: when the total is over 100 %, or there is no year.

    Source: by definition.

    >>> yearly_percent_linear(12, 3)
    4.0
    """
    _refuse_bad_trajectory(0, total_percent, years)
    return total_percent / years


def yearly_percent_compound(total_percent: float, years: int) -> float:
    """Which yearly fall, in percent of the year before, makes this total?

    Raises:
        ValueError: when the total is over 100 %, or there is no year.

    Source: by definition.

    >>> round(yearly_percent_compound(12, 3), 4)
    4.1716
    """
    _refuse_bad_trajectory(0, total_percent, years)
    return 100 * (1 - math.pow(1 - total_percent / 100, 1 / years))


def rolling_12_trajectory(start: float, end: float) -> tuple[float, ...]:
    """Where should a twelve-month total stand in each month of a year?

    From the year-end target before (`start`) to this year's (`end`), which is the
    last of the twelve values.

    Source: by definition, straight between the two year ends.

    >>> rolling_12_trajectory(4800, 4680)[:2]
    (4790.0, 4780.0)
    """
    step = end - start
    return tuple(start + step * m / MONTHS_IN_YEAR for m in range(1, 13))
