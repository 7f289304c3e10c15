"""Could chance alone explain the difference between two counts?"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from saferplan.core.indicators.statistics.distributions import (
    beta_quantile,
    normal_cdf,
    tail,
    two_sided_z,
)
from saferplan.core.indicators.statistics.exact_tests import (
    EQUALLY_LIKELY,
    binomial_test,
)
from saferplan.core.indicators.statistics.intervals import Interval

Certainty = Literal[
    "very unlikely to be chance alone",
    "unlikely to be chance alone",
    "could be chance",
]
Direction = Literal["up", "down", "no clear change"]
FloatArray = npt.NDArray[np.float64]

VERY_UNLIKELY = 0.01
UNLIKELY = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoCounts:
    """The count `a` against the count `b`, each over its exposure.

    `ratio` is the ratio of the two rates, None from zero. `interval` is of that
    ratio; None where there is none. `phi` is the overdispersion allowed for, 1
    in the exact test.

    >>> compare_counts(101, 1, 103, 1).certainty
    'could be chance'
    """

    a: int
    b: int
    ratio: float | None
    interval: Interval | None
    p_value: float
    phi: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a probability that is none."""
        if not 0 <= self.p_value <= 1:
            raise ValueError(f"A probability lies from 0 to 1; got {self.p_value}.")

    @property
    def certainty(self) -> Certainty:
        """The words for the probability (`certainty`)."""
        return certainty(self.p_value)

    @property
    def direction(self) -> Direction:
        """Up, down, or no clear change where the interval holds no difference."""
        if self.interval is None or self.interval.contains(1):
            return "no clear change"
        return "up" if self.interval.low > 1 else "down"


def certainty(p_value: float) -> Certainty:
    """In which words is a probability told to the public?

    Never "significant". At 0.05 and above, "could be chance".

    Source: house wording at the customary 1 % and 5 %.

    >>> certainty(0.0099), certainty(0.03)
    ('very unlikely to be chance alone', 'unlikely to be chance alone')
    """
    if p_value < VERY_UNLIKELY:
        return "very unlikely to be chance alone"
    return "unlikely to be chance alone" if p_value < UNLIKELY else "could be chance"


def compare_counts(
    a: int, t_a: float, b: int, t_b: float, level: float = 0.95
) -> TwoCounts:
    """Is `a` events over `t_a` more or fewer than `b` events over `t_b`? Exact.

    Exposures (months, people) are in one unit. Nothing against nothing is no
    difference: probability 1, no ratio. From zero (b = 0) there is no ratio and
    the interval is open.

    Raises:
        ValueError: when a count is not a whole number from zero, or an exposure
            is not above zero.

    Source: the conditional test, Przyborowski & Wilenski 1940; two sides by the
    method of small p-values; Clopper & Pearson 1934 for the interval.

    >>> result = compare_counts(1632, 12, 1407, 12)
    >>> round(result.ratio, 4), f"{result.p_value:.2e}", result.direction
    (1.1599, '4.80e-05', 'up')
    >>> compare_counts(5, 1, 0, 1).ratio is None
    True
    """
    _refuse_bad_counts(a, t_a, b, t_b)
    if a + b == 0:
        return TwoCounts(a=0, b=0, ratio=None, interval=None, p_value=1.0)
    return TwoCounts(
        a=a,
        b=b,
        ratio=_ratio(a, t_a, b, t_b),
        interval=_exact_ratio_interval(a, b, t_b / t_a, level),
        p_value=binomial_test(a, a + b, t_a / (t_a + t_b)),
    )


def compare_counts_overdispersed(
    a: int, t_a: float, b: int, t_b: float, phi: float, level: float = 0.95
) -> TwoCounts:
    """Is `a` over `t_a` different from `b` over `t_b`, where events cluster?

    `phi` is the variance of the series over its mean, from two years or more of
    the same area and type; under 1 it counts as 1. Where a count is zero the
    interval is None. Recorded crime clusters, and the exact test then cries wolf.

    Raises:
        ValueError: when a count is not a whole number from zero, or an exposure
            is not above zero.

    Source: quasi-likelihood, McCullagh & Nelder 1989: the variance times phi.

    >>> plain = compare_counts_overdispersed(1632, 1, 1407, 1, 1.0)
    >>> wide = compare_counts_overdispersed(1632, 1, 1407, 1, 2.0)
    >>> plain.p_value < wide.p_value
    True
    """
    _refuse_bad_counts(a, t_a, b, t_b)
    phi = max(1.0, phi)
    z = pooled_z(a, t_a, b, t_b, phi)
    return TwoCounts(
        a=a,
        b=b,
        ratio=_ratio(a, t_a, b, t_b),
        interval=_log_ratio_interval(a, t_a, b, t_b, phi, level),
        p_value=min(1.0, 2 * normal_cdf(-abs(z))),
        phi=phi,
    )


def pooled_z(a: int, t_a: float, b: int, t_b: float, phi: float = 1.0) -> float:
    """How many standard errors apart are two counts, if nothing changed?

    With equal exposures this is (a - b) / sqrt(phi (a + b)). Nothing against
    nothing is 0.

    Source: the normal approximation to the conditional test.

    >>> round(pooled_z(1632, 1, 1407, 1), 2), round(pooled_z(1632, 1, 1407, 1, 2), 2)
    (4.08, 2.89)
    """
    if a + b == 0:
        return 0.0
    share = t_a / (t_a + t_b)
    expected = (a + b) * share
    return (a - expected) / math.sqrt(phi * expected * (1 - share))


def e_test(a: int, t_a: float, b: int, t_b: float) -> float:
    """How probable is so great a difference of two counts by chance? E-test.

    Unconditional: finds more than the exact test where counts are small. Nothing
    against nothing is 1. Every outcome of the first count is weighed with the two
    tails of the second that would be as extreme as what was seen.

    Raises:
        ValueError: when a count is not a whole number from zero, or an exposure
            is not above zero.

    Source: Krishnamoorthy & Thomson 2004, with their statistic (unpooled variance);
    over unequal exposures the variant with a score statistic differs a little.

    >>> round(e_test(8, 1, 2, 1), 4)
    0.0596
    """
    _refuse_bad_counts(a, t_a, b, t_b)
    if a * t_b == b * t_a:
        return 1.0
    rate = (a + b) / (t_a + t_b)
    statistic = (a / t_a - b / t_b) ** 2 / (a / t_a**2 + b / t_b**2)
    counts = _likely_counts(rate * t_a)
    log_chance = special.xlogy(counts, rate * t_a) - special.gammaln(counts + 1)
    low, high = _extremes_of_other(counts / t_a, statistic, t_a, t_b)
    tails = np.where(low < 0, 0.0, special.pdtr(np.maximum(low, 0), rate * t_b))
    # The chance of `high` or more is the incomplete gamma function of `high`.
    tails += special.gammainc(high, rate * t_b)
    return min(1.0, float(np.sum(np.exp(log_chance - rate * t_a) * tails)))


def _likely_counts(mean: float) -> FloatArray:
    """The counts whose chance is not lost in rounding: ten sigma and some."""
    reach = 10 * math.sqrt(mean) + 30
    return np.arange(max(0.0, math.floor(mean - reach)), math.ceil(mean + reach))


def _extremes_of_other(
    rates: FloatArray, statistic: float, t_a: float, t_b: float
) -> tuple[FloatArray, FloatArray]:
    """Up to which count, and from which, is the second as extreme as observed?

    The ends solve (x - y)^2 = statistic (x / t_a + y / t_b) for the rate y.
    """
    half = rates + statistic / (2 * t_b)
    root = np.sqrt(half**2 - rates**2 + statistic * rates / t_a)
    low, high = t_b * (half - root), t_b * (half + root)
    # An end that is a whole count belongs to the extremes, rounding or not.
    low = np.floor(low + EQUALLY_LIKELY * np.maximum(1, np.abs(low)))
    high = np.ceil(high - EQUALLY_LIKELY * np.maximum(1, high))
    # Nothing against nothing is no difference at all.
    return np.where(rates == 0, -1.0, low), np.maximum(high, 1.0)


def _ratio(a: int, t_a: float, b: int, t_b: float) -> float | None:
    return (a / t_a) / (b / t_b) if b else None


def _exact_ratio_interval(a: int, b: int, scale: float, level: float) -> Interval:
    """Clopper-Pearson limits of the share of `a`, turned into odds."""
    each_side = tail(level)
    low = beta_quantile(each_side, a, b + 1) if a else 0.0
    high = beta_quantile(1 - each_side, a + 1, b) if b else 1.0
    return Interval(
        scale * low / (1 - low), scale * high / (1 - high) if b else math.inf
    )


def _log_ratio_interval(
    a: int, t_a: float, b: int, t_b: float, phi: float, level: float
) -> Interval | None:
    ratio = _ratio(a, t_a, b, t_b)
    if not a or ratio is None:
        return None
    factor = math.exp(two_sided_z(level) * math.sqrt(phi * (1 / a + 1 / b)))
    return Interval(ratio / factor, ratio * factor)


def _refuse_bad_counts(a: int, t_a: float, b: int, t_b: float) -> None:
    for count in (a, b):
        if not (count >= 0 and count == int(count)):
            raise ValueError(f"A count is a whole number from zero; got {count}.")
    if not (t_a > 0 and t_b > 0):
        raise ValueError(f"Exposures are above zero; got {t_a} and {t_b}.")
