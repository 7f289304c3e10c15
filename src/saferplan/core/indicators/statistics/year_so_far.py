"""What a forecast starts from: the months seen, the goal, the spread."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Two months cannot show their own spread: only the run-rate is shown before.
FEWEST_MONTHS = 3
STRAIGHT_YEAR = (1.0,) * 12


@dataclass(frozen=True, slots=True)
class Goal:
    """The target, which side of it is good, and the level of the interval.

    >>> Goal(244, 1, 0.95).met_by(251)
    True
    """

    target: float | None
    sign: int
    level: float

    def __post_init__(self) -> None:
        """Refuse a polarity sign that is none."""
        if self.sign not in (-1, 0, 1):
            raise ValueError(f"A polarity sign is -1, 0 or 1; got {self.sign}.")

    def met_by(self, total: float) -> bool | None:
        """Whether this total meets the target; None without target or polarity."""
        if self.target is None or self.sign == 0:
            return None
        return self.sign * (total - self.target) >= 0


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """The months seen, each with its weight, and the weight of those unseen.

    >>> year_so_far([10, None, 12, 14], [1, 1, 1, 1, 2]).share_unseen
    3.0
    """

    months: tuple[tuple[float, float], ...]
    total: float
    share_seen: float
    share_unseen: float

    @property
    def scaled_up(self) -> float:
        """The total of the year in proportion to the share seen."""
        return self.total * (self.share_seen + self.share_unseen) / self.share_seen

    @property
    def holds_a_negative(self) -> bool:
        """Whether a net count is below zero, as no Poisson count can be."""
        return any(count < 0 for count, _ in self.months)


def year_so_far(
    months: Sequence[float | None], weights: Sequence[float]
) -> YearSoFar | None:
    """Which months are seen, and which share of the year is still to come?

    Missing months (None) and those after the last count as still to come. Under
    three months seen, or with no weight on them, no forecast is fair: None.

    Raises:
        ValueError: when there are more months than weights or a weight is below
            zero.

    Source: by definition.

    >>> year_so_far([10, 12], [1] * 12) is None
    True
    """
    if len(months) > len(weights):
        raise ValueError(f"{len(months)} months need as many weights.")
    if not all(weight >= 0 for weight in weights):
        raise ValueError("A month's weight is zero or more.")
    padded = [*months, *[None] * (len(weights) - len(months))]
    pairs = list(zip(padded, weights, strict=True))
    seen = tuple((count, weight) for count, weight in pairs if count is not None)
    share_seen = math.fsum(weight for _, weight in seen)
    if len(seen) < FEWEST_MONTHS or share_seen == 0:
        return None
    share_unseen = math.fsum(weight for count, weight in pairs if count is None)
    total = math.fsum(count for count, _ in seen)
    return YearSoFar(seen, total, share_seen, share_unseen)


def phi_estimate(
    months: Sequence[float | None], weights: Sequence[float] = STRAIGHT_YEAR
) -> float | None:
    """How much more do the months spread than chance alone would have them?

    1 is chance alone; less counts as 1. Months of which nothing was expected are
    left out. Under three months: None.

    Raises:
        ValueError: when there are more months than weights or a weight is below
            zero.

    Source: Pearson's chi-squared over its degrees of freedom, McCullagh & Nelder
    1989.

    >>> round(phi_estimate([15, 14, 14, 16, 14, 14, 18, 29]), 5)
    1.58209
    """
    year = year_so_far(months, weights)
    return None if year is None else phi_of(year)


def phi_of(year: YearSoFar) -> float:
    """How much more do these months spread than chance alone would have them?

    As `phi_estimate`, of a year already paired with its weights.

    Source: as `phi_estimate`.

    >>> phi_of(year_so_far([10, 10, 10], [1] * 12))
    1.0
    """
    rate = year.total / year.share_seen
    expected = [(y, rate * weight) for y, weight in year.months if rate * weight > 0]
    freedom = len(expected) - 1
    if freedom < 1:
        return 1.0
    spread = math.fsum((y - mean) ** 2 / mean for y, mean in expected)
    return max(1.0, spread / freedom)
