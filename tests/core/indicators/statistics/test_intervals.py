"""Intervals against published examples and statsmodels."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
)

from saferplan.core.indicators.statistics.intervals import (
    Interval,
    byar,
    clustered_interval,
    dobson_rate,
    exact_poisson,
    newcombe_difference,
    poisson_interval,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (10, 4.7874, 18.3915),
        (15, 8.3893, 24.7416),
        (65, 50.1632, 82.8491),
        (101, 82.2643, 122.7253),
        (1632, 1553.7723, 1713.1461),
    ],
)
def test_byar_from_ten(count, low, high):
    found = poisson_interval(count)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0.0, 3.6889),
        (1, 0.0253, 5.5716),
        (3, 0.6187, 8.7673),
        (9, 4.1154, 17.0848),
    ],
)
def test_exact_under_ten(count, low, high):
    found = poisson_interval(count)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize("level", [0.8, 0.95, 0.998])
@pytest.mark.parametrize("count", [0, 1, 9, 10, 250])
def test_exact_poisson_is_the_chi_squared_interval(count, level):
    side = (1 - level) / 2
    found = exact_poisson(count, level)
    low = stats.chi2.ppf(side, 2 * count) / 2 if count else 0.0
    assert found.low == pytest.approx(low, rel=1e-9)
    assert found.high == pytest.approx(stats.chi2.isf(side, 2 * count + 2) / 2)


@pytest.mark.parametrize("count", [10, 40, 500])
def test_byar_is_close_to_exact(count):
    near, exact = byar(count), exact_poisson(count)
    assert (near.low, near.high) == pytest.approx((exact.low, exact.high), rel=2e-3)


def test_byar_of_next_to_nothing_stays_above_zero():
    assert byar(0).low == 0
    assert byar(1, 0.9999).low == 0


def test_a_negative_count_has_no_interval():
    with pytest.raises(ValueError, match="zero or more"):
        poisson_interval(-1)


def test_rate_of_the_shoplifting_count():
    rate = poisson_interval(1632).scaled(1000 / 160_000)
    assert (rate.low, rate.high) == pytest.approx((9.711, 10.707), abs=5e-4)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (24, 85, 0.197689, 0.385839),
        (6, 49, 0.057348, 0.242444),
        (30, 105, 0.208071, 0.378483),
        (40, 134, 0.227525, 0.380721),
        (0, 20, 0.0, 0.161125),
        (20, 20, 0.838875, 1.0),
    ],
)
def test_wilson_vectors(part, whole, low, high):
    found = wilson(part, whole)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize("whole", [1, 2, 7, 49, 1000])
def test_wilson_is_the_oracles(whole):
    for part in {0, 1, whole // 3, whole - 1, whole}:
        for level in (0.8, 0.95, 0.998):
            found = wilson(part, whole, level)
            oracle = proportion_confint(part, whole, 1 - level, method="wilson")
            assert (found.low, found.high) == pytest.approx(oracle, abs=1e-12)


def test_wilson_of_nothing_is_none():
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2)])
def test_wilson_of_an_impossible_part_is_refused(part, whole):
    with pytest.raises(ValueError, match="between 0 and its whole"):
        wilson(part, whole)


@given(whole=st.integers(1, 5000), data=st.data())
def test_wilson_holds_its_share_and_mirrors(whole, data):
    part = data.draw(st.integers(0, whole))
    found, mirror = wilson(part, whole), wilson(whole - part, whole)
    assert found.contains(part / whole)
    assert (1 - mirror.high, 1 - mirror.low) == pytest.approx((found.low, found.high))


def test_newcombe_of_the_test_purchases():
    found = newcombe_difference(6, 49, 24, 85)
    points = (100 * found.low, 100 * found.high)
    assert points == pytest.approx((-28.2, -1.3), abs=0.05)


@pytest.mark.parametrize(
    ("a", "whole_a", "b", "whole_b"),
    [(6, 49, 24, 85), (0, 20, 20, 20), (0, 5, 0, 9), (56, 70, 48, 80)],
)
def test_newcombe_is_the_oracles(a, whole_a, b, whole_b):
    found = newcombe_difference(a, whole_a, b, whole_b)
    oracle = confint_proportions_2indep(a, whole_a, b, whole_b, method="newcomb")
    assert (found.low, found.high) == pytest.approx(oracle, abs=1e-9)


def test_newcombe_of_nothing_is_none():
    assert newcombe_difference(0, 0, 3, 9) is None


def test_dobson_of_the_worked_example():
    found = dobson_rate(
        [10, 25, 30], [5000, 8000, 7000], [30_000, 40_000, 30_000], per=1000
    )
    assert found.rate == pytest.approx(3.135714, abs=1e-6)
    assert found.variance == pytest.approx(0.153602, abs=1e-6)
    ends = (found.interval.low, found.interval.high)
    assert ends == pytest.approx((2.41447, 4.00339), abs=1e-5)


def test_dobson_under_ten_events_is_not_calculated():
    assert dobson_rate([4, 5], [10, 10], [1, 1]) is None


def test_dobson_of_one_group_is_the_crude_rate():
    found, crude = dobson_rate([65], [20_000], [1]), byar(65).scaled(1000 / 20_000)
    assert found.rate == pytest.approx(65 / 20)
    assert (found.interval.low, found.interval.high) == pytest.approx(
        (crude.low, crude.high)
    )


@pytest.mark.parametrize(
    ("counts", "populations", "standard"),
    [
        ([10], [5], [1, 2]),
        ([10, 2], [5, 0], [1, 2]),
        ([10, -2], [5, 1], [1, 2]),
        ([10, 2], [5, 1], [0, 0]),
        ([10, 2], [5, 1], [2, -1]),
    ],
)
def test_dobson_of_impossible_groups_is_refused(counts, populations, standard):
    with pytest.raises(ValueError):  # noqa: PT011 - each has its own sentence
        dobson_rate(counts, populations, standard)


def test_clustered_interval_of_the_worked_example():
    assert clustered_interval(100, 0.05) == Interval(57, 153)
    assert clustered_interval(100, 0) == Interval(81, 120)
    assert clustered_interval(0, 0.05) == Interval(0, 0)
    with pytest.raises(ValueError, match="zero or more"):
        clustered_interval(-1, 0)


def test_interval_the_wrong_way_round_is_refused():
    with pytest.raises(ValueError, match="upwards"):
        Interval(2, 1)
    with pytest.raises(ValueError, match="upwards"):
        Interval(math.nan, 1)


def test_interval_without_upper_limit_says_so():
    assert Interval(0.4, math.inf).is_open
    assert not Interval(0.4, 5).is_open
