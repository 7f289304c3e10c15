"""The latest month against the earlier ones, against scipy.stats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from saferplan.core.indicators.statistics.short_series import (
    ShortSeriesTest,
    short_ratio_test,
    short_series_test,
    short_variation,
)

CASES = [15, 14, 14, 16, 14, 14, 18, 29]
REPEATS = [0, 0, 3, 14, 6, 5, 2, 10]


def test_latest_count_against_the_earlier_months():
    found = short_series_test(CASES)
    oracle = stats.binomtest(29, 134, 1 / 8).pvalue
    assert found.p_value == pytest.approx(oracle, rel=1e-9)
    assert (found.side, found.special) == ("high", True)
    assert oracle < 0.01


def test_latest_count_over_unequal_windows():
    found = short_series_test([30, 28, 10], [31, 28, 30])
    oracle = stats.binomtest(10, 68, 30 / 89).pvalue
    assert found.p_value == pytest.approx(oracle, rel=1e-9)
    assert found.side == "low"


def test_latest_share_against_the_earlier_ones():
    found = short_ratio_test(REPEATS, CASES)
    oracle = stats.fisher_exact([[10, 19], [30, 75]]).pvalue
    assert found.p_value == pytest.approx(oracle, rel=1e-9)
    assert (found.side, found.special) == ("high", False)


def test_july_against_the_months_before_it():
    found = short_ratio_test(REPEATS[:4], CASES[:4])
    oracle = stats.fisher_exact([[14, 2], [3, 40]]).pvalue
    assert found.p_value == pytest.approx(oracle, rel=1e-7)
    assert found.special


def test_months_with_nothing_in_them_are_left_out():
    with_gaps = short_ratio_test([3, 0, None, 4, 9], [30, 0, 31, 28, 20])
    assert with_gaps == short_ratio_test([3, 4, 9], [30, 28, 20])
    assert short_series_test([3, None, 5, 9]) == short_series_test([3, 5, 9])


@pytest.mark.parametrize("counts", [[], [5], [5, 6], [5, None, 6], [5, -1, 6]])
def test_a_series_too_short_or_of_net_counts_has_no_test(counts):
    assert short_series_test(counts) is None


def test_a_share_with_one_earlier_month_has_no_test():
    assert short_ratio_test([1, 2], [3, 4]) is None


def test_nothing_ever_is_no_signal():
    assert short_series_test([0, 0, 0]) == ShortSeriesTest(1.0, "level")


def test_a_series_without_all_its_exposures_is_refused():
    with pytest.raises(ValueError, match="exposure or whole"):
        short_series_test([1, 2, 3], [1, 2])


def test_a_probability_that_is_none_is_refused():
    with pytest.raises(ValueError, match="from 0 to 1"):
        ShortSeriesTest(-0.1, "high")


@pytest.mark.parametrize(
    ("p", "side", "sign", "icon"),
    [
        (0.01, "high", -1, "common_cause"),
        (0.0099, "high", -1, "concern"),
        (0.0099, "high", 1, "improvement"),
        (0.0099, "low", -1, "improvement"),
        (0.0099, "low", 1, "concern"),
        (0.0099, "high", 0, "neutral_high"),
        (0.0099, "low", 0, "neutral_low"),
    ],
)
def test_short_variation_at_one_in_a_hundred(p, side, sign, icon):
    assert short_variation(ShortSeriesTest(p, side), sign) == icon


@given(counts=st.lists(st.integers(0, 80), min_size=3, max_size=11))
def test_the_order_of_the_earlier_months_does_not_matter(counts):
    *earlier, latest = counts
    assert short_series_test([*sorted(earlier), latest]) == short_series_test(counts)
