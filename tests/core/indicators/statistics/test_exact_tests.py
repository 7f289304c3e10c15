"""Exact tests against scipy.stats and against sums written out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from saferplan.core.indicators.statistics.exact_tests import (
    binomial_test,
    chance_of_as_many,
    fisher_exact,
)

SHARES = st.sampled_from([0.5, 2 / 3, 0.28, 0.05, 0.9, 12 / 18])


def binomial_written_out(part, whole, share):
    """Add up every outcome no likelier than the one seen."""
    chances = [
        math.comb(whole, k) * share**k * (1 - share) ** (whole - k)
        for k in range(whole + 1)
    ]
    return min(1.0, sum(c for c in chances if c <= chances[part] * (1 + 1e-7)))


def fisher_written_out(a, whole_a, b, whole_b):
    """Add up every table no likelier than the one seen, in whole numbers."""
    total, successes = whole_a + whole_b, a + b
    ways = {
        k: math.comb(whole_a, k) * math.comb(whole_b, successes - k)
        for k in range(max(0, successes - whole_b), min(whole_a, successes) + 1)
    }
    as_rare = sum(way for way in ways.values() if way <= ways[a])
    return as_rare / math.comb(total, successes)


@given(whole=st.integers(0, 60), share=SHARES, data=st.data())
def test_binomial_test_is_the_sum_written_out(whole, share, data):
    part = data.draw(st.integers(0, whole))
    expected = binomial_written_out(part, whole, share)
    assert binomial_test(part, whole, share) == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("share", [0.5, 2 / 3, 0.03])
@pytest.mark.parametrize("whole", [1, 10, 204, 3039, 9882, 250_000])
def test_binomial_test_is_the_oracles(whole, share):
    mean, spread = whole * share, math.sqrt(whole * share * (1 - share))
    for steps in (-5, -2, -0.4, 0, 0.3, 1.7, 4):
        part = min(whole, max(0, round(mean + steps * spread)))
        oracle = stats.binomtest(part, whole, share).pvalue
        assert binomial_test(part, whole, share) == pytest.approx(oracle, rel=1e-7)


@pytest.mark.parametrize(
    ("part", "whole", "share", "chance"),
    [(40, 134, 0.28, 0.347), (0, 5, 0.28, 1.0), (6, 5, 0.28, 0.0)],
)
def test_chance_of_as_many(part, whole, share, chance):
    assert chance_of_as_many(part, whole, share) == pytest.approx(chance, abs=5e-4)


def test_chance_of_as_many_of_an_impossible_share_is_refused():
    with pytest.raises(ValueError, match="from 0 to 1"):
        chance_of_as_many(1, 2, 28)


def test_fisher_of_the_test_purchases():
    assert fisher_exact(6, 49, 24, 85) == pytest.approx(0.0340, abs=5e-5)


@given(whole_a=st.integers(0, 40), whole_b=st.integers(0, 40), data=st.data())
def test_fisher_is_the_sum_written_out(whole_a, whole_b, data):
    a = data.draw(st.integers(0, whole_a))
    b = data.draw(st.integers(0, whole_b))
    expected = fisher_written_out(a, whole_a, b, whole_b)
    assert fisher_exact(a, whole_a, b, whole_b) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("a", "whole_a", "b", "whole_b"),
    [
        (40, 134, 300, 900),
        (300, 900, 40, 134),
        (1632, 16_000, 1407, 15_900),
        (90, 100, 10, 5000),
        (0, 29, 700, 1000),
    ],
)
def test_fisher_of_large_tables_is_the_oracles(a, whole_a, b, whole_b):
    table = [[a, whole_a - a], [b, whole_b - b]]
    oracle = stats.fisher_exact(table).pvalue
    assert fisher_exact(a, whole_a, b, whole_b) == pytest.approx(oracle, rel=1e-7)


@given(whole_a=st.integers(1, 400), whole_b=st.integers(1, 400), data=st.data())
def test_fisher_does_not_mind_the_order_or_the_side(whole_a, whole_b, data):
    a = data.draw(st.integers(0, whole_a))
    b = data.draw(st.integers(0, whole_b))
    p = fisher_exact(a, whole_a, b, whole_b)
    assert fisher_exact(b, whole_b, a, whole_a) == pytest.approx(p, rel=1e-8)
    failures = fisher_exact(whole_a - a, whole_a, whole_b - b, whole_b)
    assert failures == pytest.approx(p, rel=1e-8)


@pytest.mark.parametrize(("a", "whole_a"), [(3, 2), (-1, 2), (0.5, 2)])
def test_fisher_of_an_impossible_part_is_refused(a, whole_a):
    with pytest.raises(ValueError, match="whole number"):
        fisher_exact(a, whole_a, 1, 2)
