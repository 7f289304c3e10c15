"""Forecasts: the two worked examples, scipy.stats, and laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from saferplan.core.indicators.statistics.forecast import (
    ForecastNumbers,
    chance_words,
    gamma_poisson,
    linear,
    poisson_plug_in,
    profile,
    quasi_poisson,
    quasi_poisson_suits,
)
from saferplan.core.indicators.statistics.year_so_far import (
    phi_estimate,
    year_so_far,
)

MARAC = [15, 14, 14, 16, 14, 14, 18, 29]
MARAC_STEPS = [16, 17, 16, 16, 16, 17, 16, 16, 16, 33, 32, 33]
LAST = [40, 42, 44, 46, 48, 45, 43, 41, 38, 36, 33, 36]
THIS = [38, 39, 43, 44, 45, 43]

METHODS = [gamma_poisson, quasi_poisson, poisson_plug_in, profile]
MONTHS = st.lists(st.integers(0, 60), min_size=3, max_size=11)
YEARS = st.lists(st.integers(1, 60), min_size=12, max_size=12)
TARGETS = st.integers(0, 900)


def ends(forecast):
    return (forecast.low, forecast.high)


def test_linear_forecast_of_the_marac_cases():
    found = linear(MARAC, target=244, polarity_sign=1)
    assert found.value == 201
    assert ends(found) == (183, 222)
    assert found.chance_of_meeting == pytest.approx(8.159711781378311e-05, rel=1e-9)


def test_profile_forecast_of_the_marac_cases():
    found = profile(MARAC, MARAC_STEPS, target=244, polarity_sign=1)
    assert found.value == pytest.approx(251.5077, abs=5e-5)
    assert ends(found) == (224, 282)
    assert found.chance_of_meeting == pytest.approx(0.707769, abs=5e-7)


def test_gamma_poisson_forecast_of_the_marac_cases():
    found = gamma_poisson(MARAC, target=244, polarity_sign=1)
    assert found.value == 134 + 67.25
    assert ends(found) == (183, 222)
    assert found.chance_of_meeting == pytest.approx(8.159711781378311e-05, rel=1e-9)


def test_poisson_plug_in_of_the_marac_cases():
    assert ends(poisson_plug_in(MARAC)) == (185, 217)


def test_quasi_poisson_forecast_of_the_marac_cases():
    found = quasi_poisson(MARAC, target=244, polarity_sign=1)
    assert phi_estimate(MARAC) == pytest.approx(1.58209, abs=5e-6)
    assert found.value == 201
    assert ends(found) == pytest.approx((171.2, 230.8), abs=0.05)
    assert found.chance_of_meeting == pytest.approx(0.0060, abs=5e-5)


def test_profile_forecast_of_last_years_shape():
    found = profile(THIS, LAST, target=470, polarity_sign=-1)
    assert found.value == pytest.approx(467.8642, abs=5e-5)
    assert ends(found) == (430, 509)
    assert found.chance_of_meeting == pytest.approx(0.552683, abs=5e-7)


def test_quasi_poisson_with_a_known_phi_is_normal():
    found = quasi_poisson(THIS, LAST, target=470, polarity_sign=-1, phi=1.0)
    assert phi_estimate(THIS, LAST) == 1
    assert ends(found) == pytest.approx((428.6, 507.1), abs=0.05)
    assert found.chance_of_meeting == pytest.approx(0.5524, abs=5e-5)


@pytest.mark.parametrize("target", [300, 430, 470, 520])
@pytest.mark.parametrize("sign", [-1, 1])
def test_gamma_poisson_is_the_oracles(target, sign):
    found = gamma_poisson(THIS, LAST, target=target, polarity_sign=sign, level=0.8)
    rest = stats.nbinom(252.5, 265 / 492)
    expected = rest.cdf(target - 252) if sign < 0 else rest.sf(target - 253)
    assert found.chance_of_meeting == pytest.approx(expected, rel=1e-9)
    assert ends(found) == (252 + rest.ppf(0.1), 252 + rest.ppf(0.9))


def test_gamma_poisson_is_the_average_over_unknown_rates():
    """The chance by integrating over the rate, not by the negative binomial."""
    found = gamma_poisson(THIS, LAST, target=470, polarity_sign=-1)
    steps = 4000
    rates = stats.gamma(252.5, scale=1 / 265).ppf(
        [(i + 0.5) / steps for i in range(steps)]
    )
    average = stats.poisson.cdf(470 - 252, rates * 227).mean()
    assert found.chance_of_meeting == pytest.approx(average, abs=1e-4)


@pytest.mark.parametrize("target", [150, 201, 215, 244])
@pytest.mark.parametrize("sign", [-1, 1])
def test_quasi_poisson_is_written_out(target, sign):
    found = quasi_poisson(MARAC, target=target, polarity_sign=sign)
    mean = 134 / 8
    phi = sum((y - mean) ** 2 / mean for y in MARAC) / 7
    rest = stats.t(7, loc=67, scale=math.sqrt(phi * (67 + 67**2 / 134)))
    left = target - 134
    expected = rest.cdf(left + 0.5) if sign < 0 else rest.sf(left - 0.5)
    assert found.chance_of_meeting == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("method", [linear, *METHODS])
def test_under_three_months_there_is_no_forecast(method):
    weights = () if method is linear else (LAST,)
    assert method([15, 14], *weights) is None
    assert method([15, None, 14], *weights) is None


def test_a_missing_month_counts_as_still_to_come():
    with_gap = gamma_poisson([15, None, 14, 16])
    assert with_gap == gamma_poisson([15, 14, 16])
    found = year_so_far([15, None, 14, 16], LAST)
    assert (found.share_seen, found.share_unseen) == (130, 362)


@pytest.mark.parametrize("method", METHODS)
def test_a_finished_year_leaves_nothing_to_chance(method):
    for target, sign, chance in [(492, -1, 1), (491, -1, 0), (492, 1, 1), (493, 1, 0)]:
        found = method(LAST, LAST, target=target, polarity_sign=sign)
        assert found == ForecastNumbers(492, 492, 492, chance)


@pytest.mark.parametrize("method", METHODS)
def test_without_target_or_polarity_there_is_no_chance(method):
    assert method(THIS, LAST).chance_of_meeting is None
    assert method(THIS, LAST, target=470).chance_of_meeting is None
    assert method(THIS, LAST, polarity_sign=-1).chance_of_meeting is None
    assert method(LAST, LAST, target=470).chance_of_meeting is None


@pytest.mark.parametrize("method", METHODS)
def test_a_net_count_below_zero_has_a_value_and_no_interval(method):
    found = method([10, -1, 12], LAST, target=470, polarity_sign=-1)
    assert ends(found) == (None, None)
    assert found.chance_of_meeting is None
    assert found.value > 0


def test_nothing_yet_is_no_certainty():
    found = gamma_poisson([0, 0, 0, 0], target=0, polarity_sign=-1)
    oracle = stats.nbinom(0.5, 4 / 12)
    assert found.chance_of_meeting == pytest.approx(oracle.pmf(0), rel=1e-9)
    assert ends(found) == (0, oracle.ppf(0.975))
    assert quasi_poisson([0, 0, 0, 0]) is None
    assert linear([0, 0, 0]).value == 0
    assert phi_estimate([0, 0, 0]) == 1


def test_a_profile_that_expects_nothing_so_far_gives_no_forecast():
    assert profile([3, 2, 4], [0] * 9 + [1] * 3) is None


def test_phi_leaves_out_months_of_which_nothing_was_expected():
    weights = [0, 1, 1, 1, *[1] * 8]
    mean = 36 / 3
    expected = sum((y - mean) ** 2 / mean for y in (2, 10, 20)) / 2
    assert phi_estimate([4, 2, 10, 20], weights) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("months", "weights", "sentence"),
    [([1] * 13, [1] * 12, "as many weights"), ([1] * 3, [1, -1, 3], "zero or more")],
)
def test_impossible_months_or_weights_are_refused(months, weights, sentence):
    with pytest.raises(ValueError, match=sentence):
        gamma_poisson(months, weights)


def test_an_impossible_polarity_sign_is_refused():
    with pytest.raises(ValueError, match="polarity sign"):
        linear(MARAC, target=244, polarity_sign=2)


@given(months=MONTHS, weights=YEARS, target=TARGETS)
def test_meeting_and_missing_by_one_are_certain_together(months, weights, target):
    for method in (gamma_poisson, poisson_plug_in, linear):
        shape = () if method is linear else (weights,)
        at_most = method(months, *shape, target=target, polarity_sign=-1)
        above = method(months, *shape, target=target + 1, polarity_sign=1)
        total = at_most.chance_of_meeting + above.chance_of_meeting
        assert total == pytest.approx(1)


@given(months=MONTHS, weights=YEARS, target=TARGETS)
def test_an_easier_target_is_likelier_met(months, weights, target):
    for method in METHODS:
        for sign in (-1, 1):
            hard = method(months, weights, target=target, polarity_sign=sign)
            easy = method(months, weights, target=target - sign, polarity_sign=sign)
            if hard is not None:
                assert hard.chance_of_meeting <= easy.chance_of_meeting + 1e-12


@given(months=MONTHS, weights=YEARS)
def test_the_forecast_lies_within_its_interval_and_above_what_is_seen(months, weights):
    for method in METHODS:
        found = method(months, weights)
        if found is not None and found.value > 0:
            assert found.low <= found.value <= found.high
            assert found.low >= sum(months)


@given(months=MONTHS, weights=YEARS, factor=st.sampled_from([2, 10]))
def test_only_the_proportions_of_the_weights_matter(months, weights, factor):
    scaled = [factor * weight for weight in weights]
    plain, same = profile(months, weights), profile(months, scaled)
    assert ends(same) == ends(plain)
    assert same.value == pytest.approx(plain.value)


@given(months=MONTHS)
def test_linear_is_the_profile_of_equal_months(months):
    assert linear(months, target=200, polarity_sign=-1) == profile(
        months, [1.0] * 12, target=200, polarity_sign=-1
    )


@pytest.mark.parametrize(
    ("phi", "months", "suits"), [(1.3, 3, True), (1.2, 5, False), (1.0, 6, True)]
)
def test_quasi_poisson_suits_clustered_or_long_years(phi, months, suits):
    assert quasi_poisson_suits(phi, months) is suits


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.80, "likely to meet"),
        (0.7999, "could go either way"),
        (0.20, "could go either way"),
        (0.1999, "unlikely to meet"),
    ],
)
def test_chance_is_put_in_words(chance, words):
    assert chance_words(chance) == words


@pytest.mark.parametrize("numbers", [(5, 6, 4, None), (5, 4, 6, 1.5)])
def test_impossible_forecast_numbers_are_refused(numbers):
    with pytest.raises(ValueError, match=r"upwards|from 0 to 1"):
        ForecastNumbers(*numbers)
