"""Exact tests of one proportion and of two, right for any size of count."""

import math

from saferplan.core.indicators.statistics.distributions import (
    binomial_at_least,
    binomial_at_most,
)

# Two outcomes equally likely on paper differ in their last digits once computed;
# within one part in ten million they count as equally likely (as in R and scipy).
EQUALLY_LIKELY = 1e-7


def binomial_test(part: int, whole: int, share: float) -> float:
    """How probable is a part as far from its share as this one, either way?

    Outcomes no likelier than the one seen are added up. Of nothing, 1.

    Source: the method of small p-values, as in R's `binom.test`; the far tail is
    found by bisection, so that thousands of events cost no more than ten.

    >>> binomial_test(8, 10, 0.5)
    0.109375
    """
    expected = whole * share
    if part == expected:
        return 1.0
    if part > expected:  # the mirror image: the same question of the others
        return binomial_test(whole - part, whole, 1 - share)
    log_odds = math.log(share / (1 - share))

    def log_chance(k: int) -> float:
        return k * log_odds - math.lgamma(k + 1) - math.lgamma(whole - k + 1)

    limit = log_chance(part) + EQUALLY_LIKELY
    low, high = math.ceil(expected) - 1, whole + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if log_chance(middle) <= limit else (middle, high)
    near = binomial_at_most(part, whole, share)
    return min(1.0, near + binomial_at_least(high, whole, share))


def chance_of_as_many(part: int, whole: int, share: float) -> float:
    """How probable is a part as large as this one, if the share is the target's?

    One-sided and exact. Forty of 134 against 28 % is red and yet no evidence.

    Raises:
        ValueError: when the share is not within 0 and 1.

    Source: the binomial distribution.

    >>> round(chance_of_as_many(40, 134, 0.28), 3)
    0.347
    """
    if not 0 <= share <= 1:
        raise ValueError(f"A share lies from 0 to 1; got {share}.")
    return binomial_at_least(part, whole, share)


def fisher_exact(a: int, whole_a: int, b: int, whole_b: int) -> float:
    """Could chance alone explain the difference of two proportions? Exact.

    `a` of `whole_a` against `b` of `whole_b`; two-sided. If either is of nothing,
    or all or none succeeded, there is no difference to explain: 1.

    Raises:
        ValueError: when a part is no whole number between 0 and its whole.

    Source: Fisher 1935; two sides by the method of small p-values.

    >>> round(fisher_exact(6, 49, 24, 85), 4)
    0.034
    """
    for part, whole in ((a, whole_a), (b, whole_b)):
        if not (0 <= part <= whole and part == int(part) and whole == int(whole)):
            raise ValueError(f"A part is a whole number of its whole; got {part}.")
    if a * (whole_a + whole_b) > whole_a * (a + b):  # the mirror image
        return _fisher_lower(whole_a - a, whole_a, whole_b - b, whole_b)
    return _fisher_lower(a, whole_a, b, whole_b)


def _fisher_lower(a: int, whole_a: int, b: int, whole_b: int) -> float:
    """Fisher's test where `a` is at or below what is expected of it."""
    successes, least, most = a + b, max(0, a + b - whole_b), min(whole_a, a + b)

    def log_chance(k: int) -> float:
        return -(
            math.lgamma(k + 1)
            + math.lgamma(whole_a - k + 1)
            + math.lgamma(successes - k + 1)
            + math.lgamma(whole_b - successes + k + 1)
        )

    limit = log_chance(a) + EQUALLY_LIKELY
    low = math.ceil(whole_a * successes / max(1, whole_a + whole_b)) - 1
    high = most + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if log_chance(middle) <= limit else (middle, high)
    # The nearest end of the far tail may be the outcome itself (a at its mean).
    if high <= a:
        return 1.0
    constant = _log_hypergeometric_constant(whole_a, whole_b, successes)
    near = _lower_tail(a, least, whole_a, whole_b, successes)
    # The far tail is the lower tail of the failures among the same `whole_a`.
    failures = whole_a + whole_b - successes
    far = _lower_tail(whole_a - high, whole_a - most, whole_a, whole_b, failures)
    chance = math.exp(constant + log_chance(a)) * near
    if high <= most:
        chance += math.exp(constant + log_chance(high)) * far
    return min(1.0, chance)


def _log_hypergeometric_constant(whole_a: int, whole_b: int, successes: int) -> float:
    return (
        math.lgamma(whole_a + 1)
        + math.lgamma(whole_b + 1)
        + math.lgamma(successes + 1)
        + math.lgamma(whole_a + whole_b - successes + 1)
        - math.lgamma(whole_a + whole_b + 1)
    )


def _lower_tail(k: int, least: int, whole_a: int, whole_b: int, total: int) -> float:
    """The chance of k or fewer over the chance of k, by the ratio of neighbours."""
    term = sum_so_far = 1.0
    while k > least and term > 1e-17 * sum_so_far:
        above = k * (whole_b - total + k)
        term *= above / ((whole_a - k + 1) * (total - k + 1))
        sum_so_far += term
        k -= 1
    return sum_so_far
