"""Charts of counts, rates and proportions against worked numbers."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from saferplan.core.indicators.statistics.attribute_charts import (
    c_chart,
    dispersion,
    laney_p,
    laney_u,
    p_chart,
    u_chart,
)
from saferplan.core.indicators.statistics.distributions import poisson_at_least

FEW = [3, 5, 2, 4, 6, 3, 1, 4, 5, 2, 3, 10]
COUNTS, PEOPLE = [12, 15, 9, 20], [10, 12, 8, 10]
REPEATS = [0, 0, 3, 14, 6, 5, 2, 10]
CASES = [15, 14, 14, 16, 14, 14, 18, 29]


def test_c_chart_with_three_sigma_limits():
    chart = c_chart(FEW, baseline=11, exact_below=0)
    assert chart.centre == pytest.approx(3.4545, abs=5e-5)
    assert chart.upper == pytest.approx(9.0305, abs=5e-5)
    assert chart.lower == 0
    assert chart.places_of("outside_limits") == (11,)


def test_c_chart_of_a_small_mean_is_exact():
    chart = c_chart(FEW, baseline=11)
    mean = 38 / 11
    expected = [stats.poisson.ppf(p, mean) for p in (0.00135, 0.99865)]
    assert [chart.lower, chart.upper] == expected
    assert poisson_at_least(10, mean) == pytest.approx(0.003027, abs=5e-7)
    assert chart.places_of("outside_limits") == ()  # 0.003 is no three sigma
    assert c_chart([*FEW[:11], 11], baseline=11).places_of("outside_limits") == (11,)


def test_c_chart_from_a_mean_of_seven_is_three_sigma():
    chart = c_chart([7] * 12)
    assert chart.upper == pytest.approx(7 + 3 * math.sqrt(7))
    assert c_chart([6] * 12).upper == stats.poisson.ppf(0.99865, 6)


@pytest.mark.parametrize("counts", [[0] * 12, [0] * 2999 + [1]])
def test_c_chart_of_next_to_nothing(counts):
    chart = c_chart(counts)
    assert chart.lower == 0
    assert chart.places_of("outside_limits") == tuple(
        place for place, count in enumerate(counts) if count
    )


def test_u_chart_of_unequal_populations():
    chart = u_chart(COUNTS, PEOPLE)
    assert chart.centre == pytest.approx(1.4)
    found = [(lines.lower, lines.upper) for lines in chart.limits]
    expected = [
        (0.2775, 2.5225),
        (0.3753, 2.4247),
        (0.1450, 2.6550),
        (0.2775, 2.5225),
    ]
    for ours, published in zip(found, expected, strict=True):
        assert ours == pytest.approx(published, abs=5e-5)
    assert chart.points == (1.2, 1.25, 1.125, 2.0)


def test_laney_u_widens_by_the_spread_of_the_months():
    plain, laney = u_chart(COUNTS, PEOPLE), laney_u(COUNTS, PEOPLE)
    for narrow, wide in zip(plain.limits, laney.limits, strict=True):
        factor = (wide.upper - 1.4) / (narrow.upper - 1.4)
        assert factor == pytest.approx(0.7608, abs=5e-5)


def test_p_chart_of_the_marac_repeats():
    chart = p_chart(REPEATS, CASES)
    july = chart.limits[3]
    assert july.centre == pytest.approx(0.298507, abs=5e-7)
    assert (july.lower, july.upper) == pytest.approx((0, 0.6417), abs=5e-5)
    assert chart.points[3] == 0.875
    assert chart.places_of("outside_limits") == (3,)


def test_laney_p_is_written_out():
    laney = laney_p(REPEATS, CASES)
    centre = 40 / 134
    scores = [
        (x / n - centre) / math.sqrt(centre * (1 - centre) / n)
        for x, n in zip(REPEATS, CASES, strict=True)
    ]
    ranges = [abs(b - a) for a, b in pairwise(scores)]
    sigma = sum(ranges) / len(ranges) / 1.128
    reach = 3 * sigma * math.sqrt(centre * (1 - centre) / 29)
    assert laney.upper == pytest.approx(min(1, centre + reach))
    assert laney.lower == max(0, centre - reach)


def test_a_month_with_nothing_in_it_has_no_rate_and_no_limits():
    chart = p_chart([1, 0, None, 2], [4, 0, 5, 8])
    assert chart.points == (0.25, None, None, 0.25)
    assert [lines is None for lines in chart.limits] == [False, True, True, False]
    assert chart.centre == 0.25


@pytest.mark.parametrize("chart", [p_chart, laney_p, u_chart, laney_u])
def test_a_series_with_nothing_in_it_has_no_chart(chart):
    assert chart([0, None], [0, 3]) is None


def test_a_series_without_a_count_has_no_chart():
    assert c_chart([None, None]) is None


def test_laney_needs_two_months_in_a_row():
    assert laney_u([3, None, 4], [10, 10, 10]) is None


@pytest.mark.parametrize(("part", "whole"), [(0, 5), (5, 5)])
def test_a_share_that_never_varied_has_flat_limits(part, whole):
    for chart in (p_chart, laney_p):
        found = chart([part] * 3, [whole] * 3)
        assert (found.lower, found.upper) == (part / whole, part / whole)
        assert found.flags == ((),) * 3


@pytest.mark.parametrize(
    ("chart", "counts", "exposures", "sentence"),
    [
        (u_chart, [1], [1, 2], "needs its exposure"),
        (u_chart, [-1], [1], "zero or more"),
        (u_chart, [1], [-1], "zero or more"),
        (p_chart, [3], [2], "exceed its whole"),
        (laney_p, [3], [2], "exceed its whole"),
    ],
)
def test_impossible_rates_are_refused(chart, counts, exposures, sentence):
    with pytest.raises(ValueError, match=sentence):
        chart(counts, exposures)


def test_a_negative_count_is_sent_to_the_xmr_chart():
    with pytest.raises(ValueError, match="xmr"):
        c_chart([3, -1, 4])


def test_limits_start_anew_in_each_segment():
    counts = [10, 12, 11, 30, 31, 29]
    chart = c_chart(counts, rebase_at=[3])
    assert [lines.centre for lines in chart.limits] == [11, 11, 11, 30, 30, 30]
    rates = u_chart(counts, [1] * 6, rebase_at=[3])
    assert rates.limits == chart.limits


def test_dispersion_of_counts_is_variance_over_mean():
    counts = [3, 5, 2, 14, 6]
    mean = sum(counts) / 5
    variance = sum((x - mean) ** 2 for x in counts) / 4
    assert dispersion([*counts, None]) == pytest.approx(variance / mean)


def test_dispersion_of_shares_is_the_oracles_chi_squared():
    table = [REPEATS, [n - x for x, n in zip(REPEATS, CASES, strict=True)]]
    chi_squared = stats.chi2_contingency(table).statistic
    found = dispersion(REPEATS, CASES, proportion=True)
    assert found == pytest.approx(chi_squared / 7)


def test_dispersion_of_rates_is_the_oracles_chi_squared():
    chi_squared = stats.chisquare([120, 15, 9, 20], [164 / 40 * n for n in PEOPLE])
    assert dispersion([120, 15, 9, 20], PEOPLE) == pytest.approx(
        chi_squared.statistic / 3
    )


def test_dispersion_below_chance_counts_as_chance():
    assert dispersion([14, 17, 11, 14], PEOPLE) == 1


@pytest.mark.parametrize("counts", [[], [4], [0, 0, 0]])
def test_dispersion_of_nothing_is_none(counts):
    assert dispersion(counts) is None
    assert dispersion([5, 5], [5, 5], proportion=True) is None


@given(
    counts=st.lists(st.none() | st.integers(0, 40), min_size=2, max_size=20),
    factor=st.sampled_from([2.0, 1024.0]),
)
def test_rates_scale_with_the_multiplier(counts, factor):
    plain = u_chart(counts, [100.0] * len(counts))
    scaled = u_chart(counts, [100.0 / factor] * len(counts))
    if plain is not None and plain.centre:
        assert scaled.centre == pytest.approx(factor * plain.centre)
        assert [x and x / factor for x in scaled.points] == list(plain.points)


@given(counts=st.lists(st.integers(8, 40), min_size=2, max_size=20))
def test_u_chart_of_equal_exposures_is_the_c_chart(counts):
    rates, plain = u_chart(counts, [1.0] * len(counts)), c_chart(counts)
    assert rates.flags == plain.flags
    assert rates.upper == pytest.approx(plain.upper)
