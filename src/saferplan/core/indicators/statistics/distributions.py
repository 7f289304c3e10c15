"""The probability distributions behind the intervals, tests and forecasts.

Plain numbers in, plain numbers out. `scipy.special` takes about a microsecond a
call where `scipy.stats` takes a hundred, and a board's worth of indicators asks
thousands of these questions; here is the one place where the two meet.
"""

import math
from collections.abc import Callable
from functools import lru_cache

from scipy import special


@lru_cache(maxsize=64)
def normal_quantile(probability: float) -> float:
    """Which value does a standard normal stay below with this probability?

    Probability strictly between 0 and 1.

    Source: the inverse of the standard normal distribution (Cephes `ndtri`).

    >>> round(normal_quantile(0.975), 6)
    1.959964
    """
    return float(special.ndtri(probability))


def two_sided_z(level: float) -> float:
    """How many standard errors either side make an interval of this level?

    `level` is a share, such as 0.95. A level not strictly between 0 and 1 is no
    interval.

    Raises:
        ValueError: when `level` is not strictly between 0 and 1.

    Source: the standard normal distribution.

    >>> round(two_sided_z(0.998), 6)
    3.090232
    """
    return normal_quantile(1 - tail(level))


def tail(level: float) -> float:
    """What probability does an interval of this level leave on each side?

    Raises:
        ValueError: when `level` is not strictly between 0 and 1.

    Source: by definition; the two tails are equal.

    >>> round(tail(0.95), 6)
    0.025
    """
    if not 0 < level < 1:
        raise ValueError(f"A level lies between 0 and 1, such as 0.95; got {level}.")
    return (1 - level) / 2


def normal_cdf(value: float) -> float:
    """How likely is a standard normal to be at or below this value?

    Source: the error function, `erfc`.

    >>> round(normal_cdf(1.959964), 6)
    0.975
    """
    return 0.5 * math.erfc(-value / math.sqrt(2))


@lru_cache(maxsize=256)
def t_quantile(probability: float, freedom: int) -> float:
    """Which value does Student's t stay below with this probability?

    `freedom` is the degrees of freedom, one or more.

    Source: Student 1908.

    >>> round(t_quantile(0.975, 7), 4)
    2.3646
    """
    return float(special.stdtrit(freedom, probability))


def t_cdf(value: float, freedom: int) -> float:
    """How likely is Student's t to be at or below this value?

    Source: Student 1908.

    >>> t_cdf(0.0, 7)
    0.5
    """
    return float(special.stdtr(freedom, value))


def gamma_quantile(probability: float, shape: float) -> float:
    """Which value does a gamma of unit scale stay below with this probability?

    Source: half a chi-squared quantile with twice the shape as its freedom.

    >>> round(gamma_quantile(0.975, 1), 4)
    3.6889
    """
    return float(special.gammaincinv(shape, probability))


def beta_quantile(probability: float, a: float, b: float) -> float:
    """Which share does a beta distribution stay below with this probability?

    Source: the inverse of the regularised incomplete beta function.

    >>> round(beta_quantile(0.5, 2, 2), 6)
    0.5
    """
    return float(special.betaincinv(a, b, probability))


def binomial_at_most(count: int, trials: int, share: float) -> float:
    """How likely are this many successes or fewer?

    A count below zero is impossible (0); at or above the trials, certain (1).

    Source: the binomial tail as an incomplete beta function.

    >>> binomial_at_most(0, 5, 0.5)
    0.03125
    """
    if count < 0:
        return 0.0
    if count >= trials:
        return 1.0
    return float(special.betainc(trials - count, count + 1, 1 - share))


def binomial_at_least(count: int, trials: int, share: float) -> float:
    """How likely are this many successes or more?

    Zero or fewer is certain (1); more than the trials, impossible (0).

    Source: the binomial tail as an incomplete beta function.

    >>> binomial_at_least(5, 5, 0.5)
    0.03125
    """
    if count <= 0:
        return 1.0
    if count > trials:
        return 0.0
    return float(special.betainc(count, trials - count + 1, share))


def poisson_at_most(count: int, mean: float) -> float:
    """How likely are this many events or fewer when `mean` are expected?

    Source: the Poisson tail as an incomplete gamma function.

    >>> round(poisson_at_most(9, 3.454545), 6)
    0.996973
    """
    return 0.0 if count < 0 else float(special.pdtr(count, mean))


def poisson_at_least(count: int, mean: float) -> float:
    """How likely are this many events or more when `mean` are expected?

    Source: the Poisson tail as an incomplete gamma function.

    >>> round(poisson_at_least(10, 3.454545), 6)
    0.003027
    """
    return 1.0 if count <= 0 else float(special.pdtrc(count - 1, mean))


def poisson_quantile(probability: float, mean: float) -> int:
    """Which is the smallest count that is reached with this probability?

    With a mean of zero the count is zero.

    Source: the Poisson distribution; an exact whole number, found by search.

    >>> poisson_quantile(0.025, 67), poisson_quantile(0.975, 67)
    (51, 83)
    """
    if mean == 0:
        return 0
    guess = _skewed_guess(probability, mean, mean, 1 / math.sqrt(mean))
    return _smallest(lambda k: poisson_at_most(k, mean) >= probability, guess)


def negative_binomial_at_most(count: int, size: float, share: float) -> float:
    """How likely is a negative binomial count at or below this one?

    `size` need not be whole; `share` is the chance of stopping at each trial, so
    that the mean is `size * (1 - share) / share`. A share of 1 means none follow.

    Source: the negative binomial tail as an incomplete beta function.

    >>> negative_binomial_at_most(0, 1, 0.25)
    0.25
    """
    return 0.0 if count < 0 else float(special.betainc(size, count + 1, share))


def negative_binomial_at_least(count: int, size: float, share: float) -> float:
    """How likely is a negative binomial count at or above this one?

    Kept apart from its complement so that small chances keep their digits.

    Source: the negative binomial tail as an incomplete beta function.

    >>> negative_binomial_at_least(1, 1, 0.25)
    0.75
    """
    return 1.0 if count <= 0 else float(special.betaincc(size, count, share))


def negative_binomial_quantile(probability: float, size: float, share: float) -> int:
    """Which is the smallest count that is reached with this probability?

    With a share of 1 the count is zero.

    Source: the negative binomial distribution; an exact whole number by search.

    >>> negative_binomial_quantile(0.025, 134.5, 8 / 12)
    49
    """
    if share >= 1:
        return 0
    mean = size * (1 - share) / share
    skewness = (2 - share) / math.sqrt(size * (1 - share))
    guess = _skewed_guess(probability, mean, mean / share, skewness)
    return _smallest(
        lambda k: negative_binomial_at_most(k, size, share) >= probability, guess
    )


def _skewed_guess(p: float, mean: float, variance: float, skewness: float) -> int:
    """Cornish-Fisher to the first term: nearly always within one of the answer."""
    z = normal_quantile(p)
    guess = mean + math.sqrt(variance) * (z + (z * z - 1) * skewness / 6)
    return max(0, math.ceil(guess - 0.5))


def _smallest(reached: Callable[[int], bool], guess: int) -> int:
    """The smallest whole number from zero that reaches, stepping out from a guess."""
    low, high, step = guess - 1, guess, 1
    if reached(guess):
        while low >= 0 and reached(low):
            high, step = low, 2 * step
            low = high - step
        low = max(low, -1)
    else:
        low, high = guess, guess + 1
        while not reached(high):
            low, step = high, 2 * step
            high = low + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high
