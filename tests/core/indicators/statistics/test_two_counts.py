"""Two counts compared: the reference table, scipy and statsmodels."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.rates import test_poisson_2indep as poisson_2indep

from saferplan.core.indicators.statistics.intervals import Interval
from saferplan.core.indicators.statistics.two_counts import (
    TwoCounts,
    certainty,
    compare_counts,
    compare_counts_overdispersed,
    e_test,
    pooled_z,
)

COUNTS = st.integers(0, 3000)
EXPOSURES = st.sampled_from([1, 6, 12, 0.5, 365])


@pytest.mark.parametrize(
    ("a", "b", "p"),
    [
        (1632, 1407, 4.80187e-05),
        (20, 10, 0.0987371),
        (8, 2, 0.109375),
        (5, 0, 0.0625),
        (0, 5, 0.0625),
        (3, 0, 0.25),
        (101, 103, 0.944205),
        (5109, 4773, 0.000751038),
    ],
)
def test_exact_p_over_equal_times(a, b, p):
    assert compare_counts(a, 12, b, 12).p_value == pytest.approx(p, rel=1e-5)


@pytest.mark.parametrize(
    ("a", "t_a", "b", "t_b", "ratio", "low", "high"),
    [
        (1632, 1, 1407, 1, 1.1599, 1.0794, 1.2465),
        (20, 1, 10, 1, 2.0, 0.8935, 4.7846),
        (8, 1, 2, 1, 4.0, 0.798, 38.67),
        (0, 1, 5, 1, 0.0, 0.0, 1.0913),
        (3, 1, 0, 1, None, 0.413, math.inf),
        (30, 12, 10, 6, 1.5, 0.714, 3.440),
    ],
)
def test_ratio_and_its_interval(a, t_a, b, t_b, ratio, low, high):
    found = compare_counts(a, t_a, b, t_b)
    assert found.ratio == (ratio and pytest.approx(ratio, abs=1e-4))
    ends = (found.interval.low, found.interval.high)
    assert ends == pytest.approx((low, high), rel=1e-3)


def test_ratio_of_unequal_times_has_its_p():
    # The reference table says 1.5 and 0.316 for 30 in 12 months v 10 in 6 months.
    # The ratio of rates is (30/12)/(10/6).
    found = compare_counts(30, 12, 10, 6)
    oracle = stats.binomtest(30, 40, 12 / 18)
    assert found.p_value == pytest.approx(oracle.pvalue, rel=1e-9)
    assert found.p_value == pytest.approx(0.316, abs=5e-4)


def test_from_zero_has_no_ratio_and_an_open_interval():
    found = compare_counts(5, 1, 0, 1)
    assert found.ratio is None
    assert found.interval.is_open
    assert math.isfinite(found.interval.low)


def test_nothing_against_nothing():
    found = compare_counts(0, 12, 0, 6)
    assert found == TwoCounts(a=0, b=0, ratio=None, interval=None, p_value=1.0)
    assert found.direction == "no clear change"
    assert e_test(0, 12, 0, 6) == 1
    assert compare_counts_overdispersed(0, 1, 0, 1, 2).p_value == 1


@pytest.mark.parametrize(
    ("a", "b", "p"),
    [
        (1632, 1407, 4.46e-5),
        (20, 10, 0.0688),
        (8, 2, 0.0596),
        (5, 0, 0.0198),
        (101, 103, 0.891),
        (5109, 4773, 7.2e-4),
    ],
)
def test_e_test_over_equal_times(a, b, p):
    assert e_test(a, 1, b, 1) == pytest.approx(p, rel=1e-2)


@pytest.mark.parametrize(
    ("a", "t_a", "b", "t_b"),
    [(30, 12, 10, 6), (4, 1, 9, 3), (0, 2, 5, 1), (7, 0.5, 40, 3), (400, 12, 350, 9)],
)
def test_e_test_is_the_oracles(a, t_a, b, t_b):
    # Krishnamoorthy and Thomson's own statistic; "etest" would be the score's.
    oracle = poisson_2indep(a, t_a, b, t_b, method="etest-wald").pvalue
    assert e_test(a, t_a, b, t_b) == pytest.approx(oracle, rel=1e-6)


def e_test_written_out(a, t_a, b, t_b):
    """Add up every pair of counts whose statistic is as large, in fractions."""

    def statistic(x, y):
        variance = Fraction(x, t_a**2) + Fraction(y, t_b**2)
        return (Fraction(x, t_a) - Fraction(y, t_b)) ** 2 / variance if variance else 0

    rate = (a + b) / (t_a + t_b)
    chances_a, chances_b = (
        [stats.poisson.pmf(k, rate * t) for k in range(45)] for t in (t_a, t_b)
    )
    seen = statistic(a, b)
    return sum(
        chances_a[x] * chances_b[y]
        for x in range(45)
        for y in range(45)
        if statistic(x, y) >= seen
    )


@pytest.mark.parametrize(
    ("a", "t_a", "b", "t_b"),
    [(4, 1, 9, 3), (0, 1, 3, 2), (3, 2, 0, 1), (6, 1, 6, 1), (8, 1, 2, 1)],
)
def test_e_test_is_the_sum_written_out(a, t_a, b, t_b):
    expected = e_test_written_out(a, t_a, b, t_b)
    assert e_test(a, t_a, b, t_b) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("t_b", [1, 2, 0.5])
@pytest.mark.parametrize("b", [0, 1, 7, 30, 480])
@pytest.mark.parametrize("a", [1, 9, 33, 500])
def test_exact_test_is_the_oracles(a, b, t_b):
    found = compare_counts(a, 1, b, t_b)
    oracle = stats.binomtest(a, a + b, 1 / (1 + t_b))
    limits = oracle.proportion_ci(0.95, method="exact")
    low = limits.low / (1 - limits.low) * t_b
    assert found.p_value == pytest.approx(oracle.pvalue, rel=1e-8)
    assert found.interval.low == pytest.approx(low, rel=1e-8)
    if b:
        high = limits.high / (1 - limits.high) * t_b
        assert found.interval.high == pytest.approx(high, rel=1e-8)
        same = poisson_2indep(a, 1, b, t_b, method="exact-cond").pvalue
        assert found.p_value == pytest.approx(same, rel=1e-6)


@given(a=COUNTS, t_a=EXPOSURES, b=COUNTS, t_b=EXPOSURES)
def test_swapping_the_counts_turns_the_ratio_over(a, t_a, b, t_b):
    one, other = compare_counts(a, t_a, b, t_b), compare_counts(b, t_b, a, t_a)
    assert one.p_value == pytest.approx(other.p_value, rel=1e-6)
    if a and b:
        assert one.ratio == pytest.approx(1 / other.ratio)
        ends = (1 / other.interval.high, 1 / other.interval.low)
        assert (one.interval.low, one.interval.high) == pytest.approx(ends)
        assert {one.direction, other.direction} in (
            {"up", "down"},
            {"no clear change"},
        )


@given(a=COUNTS, b=COUNTS, t_a=EXPOSURES, t_b=EXPOSURES)
def test_the_unit_of_exposure_does_not_matter(a, b, t_a, t_b):
    months, quarters = (
        compare_counts(a, t_a, b, t_b),
        compare_counts(a, 4 * t_a, b, 4 * t_b),
    )
    assert months == quarters


@given(a=st.integers(1, 3000), b=st.integers(1, 3000))
def test_the_interval_holds_the_ratio(a, b):
    found = compare_counts(a, 1, b, 1)
    assert found.interval.contains(found.ratio)


def test_overdispersion_halves_the_evidence():
    assert pooled_z(1632, 1, 1407, 1) == pytest.approx(4.08, abs=5e-3)
    assert pooled_z(1632, 1, 1407, 1, phi=2) == pytest.approx(2.89, abs=5e-3)
    found = compare_counts_overdispersed(1632, 1, 1407, 1, phi=2)
    assert found.p_value == pytest.approx(2 * stats.norm.sf(225 / math.sqrt(6078)))
    spread = 1.959964 * math.sqrt(2 * (1 / 1632 + 1 / 1407))
    ends = (found.ratio * math.exp(-spread), found.ratio * math.exp(spread))
    assert (found.interval.low, found.interval.high) == pytest.approx(ends, rel=1e-6)


def test_underdispersion_counts_as_chance():
    assert compare_counts_overdispersed(20, 1, 10, 1, 0.4).phi == 1


def test_overdispersed_zero_has_no_interval():
    assert compare_counts_overdispersed(5, 1, 0, 1, 2).interval is None
    assert compare_counts_overdispersed(0, 1, 5, 1, 2).interval is None


@given(a=st.integers(1, 500), b=st.integers(1, 500), phi=st.floats(1, 9))
def test_more_dispersion_means_less_evidence(a, b, phi):
    plain = compare_counts_overdispersed(a, 1, b, 1, 1)
    wide = compare_counts_overdispersed(a, 1, b, 1, phi)
    assert wide.p_value >= plain.p_value
    assert wide.interval.low <= plain.interval.low


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.0, "very unlikely to be chance alone"),
        (0.0099, "very unlikely to be chance alone"),
        (0.01, "unlikely to be chance alone"),
        (0.0499, "unlikely to be chance alone"),
        (0.05, "could be chance"),
        (1.0, "could be chance"),
    ],
)
def test_certainty_is_put_in_words(p, words):
    assert certainty(p) == words
    assert TwoCounts(a=1, b=1, ratio=1, interval=None, p_value=p).certainty == words


@pytest.mark.parametrize(
    ("low", "high", "direction"),
    [(1.1, 1.3, "up"), (0.7, 0.9, "down"), (1.0, 1.3, "no clear change")],
)
def test_direction_needs_an_interval_clear_of_one(low, high, direction):
    counts = TwoCounts(a=1, b=1, ratio=1, interval=Interval(low, high), p_value=0.5)
    assert counts.direction == direction


@pytest.mark.parametrize(
    ("a", "t_a", "b", "t_b"),
    [(-1, 1, 2, 1), (1.5, 1, 2, 1), (1, 0, 2, 1), (1, 1, 2, 0)],
)
def test_what_is_no_count_or_exposure_is_refused(a, t_a, b, t_b):
    for compare in (compare_counts, e_test):
        with pytest.raises(ValueError, match=r"count is a whole|Exposures"):
            compare(a, t_a, b, t_b)


def test_a_probability_that_is_none_is_refused():
    with pytest.raises(ValueError, match="from 0 to 1"):
        TwoCounts(a=1, b=1, ratio=1, interval=None, p_value=1.2)
