"""How far chance alone could have moved a count, a rate or a percentage."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from saferplan.core.indicators.statistics.distributions import (
    gamma_quantile,
    negative_binomial_quantile,
    poisson_quantile,
    tail,
    two_sided_z,
)

# Under ten events Byar's approximation strays from the exact interval, and a
# directly standardised rate is not worth giving (Association of Public Health
# Observatories, Technical Briefing 3).
SMALLEST_COUNT_FOR_BYAR = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """A range with its two ends, in the units of what it is the range of.

    `high` may be infinite (a ratio to zero has no upper limit): `is_open` says so,
    and a writer prints words instead.

    >>> Interval(9.7, 10.7).contains(10.2)
    True
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse ends that are not numbers or stand the wrong way round."""
        if not self.low <= self.high:
            raise ValueError(
                f"An interval runs upwards; got {self.low} to {self.high}."
            )

    @property
    def is_open(self) -> bool:
        """Whether there is no upper limit."""
        return math.isinf(self.high)

    def contains(self, value: float) -> bool:
        """Whether the value lies within, ends included."""
        return self.low <= value <= self.high

    def scaled(self, factor: float) -> "Interval":
        """Return the interval of the same thing multiplied, as a rate per 1,000.

        Raises:
            ValueError: when the factor is below zero.

        >>> Interval(160, 320).scaled(1000 / 160_000)
        Interval(low=1.0, high=2.0)
        """
        return Interval(self.low * factor, self.high * factor)


def byar(count: float, level: float = 0.95) -> Interval:
    """Between which counts could the underlying number lie? Approximate.

    Close from ten events up. For a count of zero the low end is zero.

    Raises:
        ValueError: when the count is below zero or the level no share.

    Source: Byar's approximation; Breslow & Day 1987.

    >>> interval = byar(101)
    >>> round(interval.low, 4), round(interval.high, 4)
    (82.2643, 122.7253)
    """
    _refuse_negative(count)
    z = two_sided_z(level)
    return Interval(_byar_low(count, z), _byar_high(count + 1, z))


def _byar_low(count: float, z: float) -> float:
    if count == 0:
        return 0.0
    # A wide level takes a tiny count below zero: an underlying number cannot be.
    return count * max(0.0, 1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3


def _byar_high(count: float, z: float) -> float:
    return count * (1 - 1 / (9 * count) + z / (3 * math.sqrt(count))) ** 3


def exact_poisson(count: float, level: float = 0.95) -> Interval:
    """Between which counts could the underlying number lie? Exact.

    For a count of zero the low end is zero.

    Raises:
        ValueError: when the count is below zero or the level no share.

    Source: Garwood 1936, through chi-squared quantiles.

    >>> interval = exact_poisson(3)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.6187, 8.7673)
    """
    _refuse_negative(count)
    each_side = tail(level)
    low = gamma_quantile(each_side, count) if count else 0.0
    return Interval(low, gamma_quantile(1 - each_side, count + 1))


def poisson_interval(count: float, level: float = 0.95) -> Interval:
    """Between which counts could the underlying number lie?

    Exact under ten events, Byar's approximation from ten.

    Raises:
        ValueError: when the count is below zero or the level no share.

    Source: Association of Public Health Observatories, Technical Briefing 3.

    >>> poisson_interval(9) == exact_poisson(9), poisson_interval(10) == byar(10)
    (True, True)
    """
    if count < SMALLEST_COUNT_FOR_BYAR:
        return exact_poisson(count, level)
    return byar(count, level)


def wilson(part: float, whole: float, level: float = 0.95) -> Interval | None:
    """Between which shares could the underlying proportion lie?

    Shares from 0 to 1. Of nothing there is no share: None.

    Raises:
        ValueError: when the part is below zero or exceeds the whole.

    Source: Wilson 1927; recommended by Newcombe 1998.

    >>> interval = wilson(40, 134)
    >>> round(interval.low, 6), round(interval.high, 6)
    (0.227525, 0.380721)
    >>> wilson(0, 0) is None
    True
    """
    _refuse_impossible_part(part, whole)
    if whole == 0:
        return None
    z = two_sided_z(level)
    centre = 2 * part + z * z
    spread = z * math.sqrt(z * z + 4 * part * (whole - part) / whole)
    scale = 2 * (whole + z * z)
    # Rounding must not move the ends that are exact by definition.
    low = (centre - spread) / scale if part else 0.0
    high = (centre + spread) / scale if part < whole else 1.0
    return Interval(low, high)


def newcombe_difference(
    a: float, whole_a: float, b: float, whole_b: float, level: float = 0.95
) -> Interval | None:
    """Between which values could the difference of two proportions lie?

    The share `a / whole_a` less the share `b / whole_b` (the later first, for a
    change), from -1 to 1: times 100 for points. If either is of nothing: None.

    Raises:
        ValueError: when a part is below zero or exceeds its whole.

    Source: Newcombe 1998, method 10.

    >>> interval = newcombe_difference(6, 49, 24, 85)
    >>> round(100 * interval.low, 1), round(100 * interval.high, 1)
    (-28.2, -1.3)
    """
    first, second = wilson(a, whole_a, level), wilson(b, whole_b, level)
    if first is None or second is None:
        return None
    share_a, share_b = a / whole_a, b / whole_b
    down = math.hypot(share_a - first.low, second.high - share_b)
    up = math.hypot(first.high - share_a, share_b - second.low)
    difference = share_a - share_b
    return Interval(difference - down, difference + up)


def clustered_interval(mean: float, alpha: float, level: float = 0.95) -> Interval:
    """Between which counts will a month fall where rates vary from year to year?

    `alpha`, from the history of several years, makes the variance mean + alpha
    mean squared; at 0 this is the Poisson interval.

    Raises:
        ValueError: when the mean or alpha is below zero or the level no share.

    Source: the negative binomial of the second kind, Cameron & Trivedi 1998.

    >>> clustered_interval(100, 0.05), clustered_interval(100, 0)
    (Interval(low=57, high=153), Interval(low=81, high=120))
    """
    if not (mean >= 0 and alpha >= 0):
        raise ValueError(f"Mean and alpha are zero or more; got {mean}, {alpha}.")
    sides = (tail(level), 1 - tail(level))
    if alpha == 0 or mean == 0:
        low, high = (poisson_quantile(side, mean) for side in sides)
    else:
        size = 1 / alpha
        share = size / (size + mean)
        low, high = (negative_binomial_quantile(side, size, share) for side in sides)
    return Interval(low, high)


@dataclass(frozen=True, slots=True)
class StandardisedRate:
    """A directly standardised rate, its variance and its interval.

    >>> StandardisedRate(3.1, 0.15, Interval(2.4, 4.0)).interval.contains(3.1)
    True
    """

    rate: float
    variance: float
    interval: Interval


def dobson_rate(
    counts: Sequence[float],
    populations: Sequence[float],
    standard: Sequence[float],
    per: float = 1000,
    level: float = 0.95,
) -> StandardisedRate | None:
    """What would the rate be if the population had the standard's make-up?

    One count, population and standard population for each group; the rate is per
    `per` people. Under ten events in all it is not calculated: None.

    Raises:
        ValueError: when the lengths differ, a count is below zero, or a population
            or the standard is not above zero.

    Source: Dobson, Kuulasmaa, Eberle & Scherer 1991.

    >>> result = dobson_rate([10, 25, 30], [5000, 8000, 7000], [30e3, 40e3, 30e3])
    >>> round(result.rate, 6), round(result.interval.low, 5)
    (3.135714, 2.41447)
    """
    _refuse_unlike_groups(counts, populations, standard)
    observed = math.fsum(counts)
    if observed < SMALLEST_COUNT_FOR_BYAR:
        return None
    total = math.fsum(standard)
    parts = [
        (w / n * per / total, o)
        for o, n, w in zip(counts, populations, standard, strict=True)
    ]
    rate = math.fsum(each * o for each, o in parts)
    variance = math.fsum(each * each * o for each, o in parts)
    plain, scale = byar(observed, level), math.sqrt(variance / observed)
    low = rate + scale * (plain.low - observed)
    return StandardisedRate(
        rate, variance, Interval(low, rate + scale * (plain.high - observed))
    )


def _refuse_negative(count: float) -> None:
    if not count >= 0:
        raise ValueError(f"An interval needs a count of zero or more; got {count}.")


def _refuse_impossible_part(part: float, whole: float) -> None:
    if not 0 <= part <= whole:
        raise ValueError(f"A part lies between 0 and its whole; got {part} of {whole}.")


def _refuse_unlike_groups(
    counts: Sequence[float], populations: Sequence[float], standard: Sequence[float]
) -> None:
    if not len(counts) == len(populations) == len(standard):
        raise ValueError("Counts, populations and standard need the same groups.")
    for count in counts:
        _refuse_negative(count)
    if not all(n > 0 for n in populations):
        raise ValueError("Every group needs a population above zero.")
    if not (all(w >= 0 for w in standard) and math.fsum(standard) > 0):
        raise ValueError("The standard needs people, and no group below zero.")
