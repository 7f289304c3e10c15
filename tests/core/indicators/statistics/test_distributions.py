"""The distributions against scipy.stats, over grids."""

import math

import pytest
from scipy import stats

from saferplan.core.indicators.statistics import distributions as ours

PROBABILITIES = [0.00135, 0.005, 0.025, 0.1, 0.5, 0.9, 0.975, 0.995, 0.99865]
MEANS = [0.001, 0.3, 1, 3.4545, 7, 20.5, 67, 400, 5109]


@pytest.mark.parametrize("mean", MEANS)
def test_poisson_quantile_is_the_oracles(mean):
    found = [ours.poisson_quantile(p, mean) for p in PROBABILITIES]
    assert found == [int(stats.poisson.ppf(p, mean)) for p in PROBABILITIES]


def test_poisson_quantile_of_nothing_expected_is_zero():
    assert ours.poisson_quantile(0.975, 0) == 0


@pytest.mark.parametrize("size", [0.5, 1.5, 10.5, 134.5, 5109.5])
@pytest.mark.parametrize("share", [0.01, 0.25, 0.5386, 2 / 3, 0.95, 0.9999])
def test_negative_binomial_is_the_oracles(size, share):
    oracle = stats.nbinom(size, share)
    found = [ours.negative_binomial_quantile(p, size, share) for p in PROBABILITIES]
    assert found == [int(oracle.ppf(p)) for p in PROBABILITIES]
    for count in (0, 1, found[4], found[-1]):
        at_most = ours.negative_binomial_at_most(count, size, share)
        at_least = ours.negative_binomial_at_least(count, size, share)
        assert at_most == pytest.approx(oracle.cdf(count), rel=1e-9)
        assert at_least == pytest.approx(oracle.sf(count - 1), rel=1e-9)


def test_negative_binomial_where_none_follow():
    assert ours.negative_binomial_quantile(0.975, 5.5, 1.0) == 0
    assert ours.negative_binomial_at_most(-1, 5.5, 0.5) == 0
    assert ours.negative_binomial_at_least(0, 5.5, 0.5) == 1


@pytest.mark.parametrize("mean", MEANS)
def test_poisson_tails_are_the_oracles(mean):
    for count in (-1, 0, 1, 5, math.ceil(mean), math.ceil(2 * mean)):
        at_most, at_least = stats.poisson.cdf(count, mean), stats.poisson.sf
        assert ours.poisson_at_most(count, mean) == pytest.approx(at_most, rel=1e-9)
        assert ours.poisson_at_least(count, mean) == pytest.approx(
            at_least(count - 1, mean), rel=1e-9
        )


@pytest.mark.parametrize(("trials", "share"), [(1, 0.5), (10, 0.28), (3039, 0.61)])
def test_binomial_tails_are_the_oracles(trials, share):
    for count in (-1, 0, 1, trials // 2, trials, trials + 1):
        assert ours.binomial_at_most(count, trials, share) == pytest.approx(
            stats.binom.cdf(count, trials, share), rel=1e-9
        )
        assert ours.binomial_at_least(count, trials, share) == pytest.approx(
            stats.binom.sf(count - 1, trials, share), rel=1e-9
        )


@pytest.mark.parametrize("p", PROBABILITIES)
def test_continuous_quantiles_are_the_oracles(p):
    assert ours.normal_quantile(p) == pytest.approx(stats.norm.ppf(p), abs=1e-12)
    assert ours.t_quantile(p, 7) == pytest.approx(stats.t.ppf(p, 7), rel=1e-9)
    assert ours.gamma_quantile(p, 3) == pytest.approx(stats.gamma.ppf(p, 3), rel=1e-9)
    assert ours.beta_quantile(p, 3, 9) == pytest.approx(
        stats.beta.ppf(p, 3, 9), rel=1e-9
    )


@pytest.mark.parametrize("value", [-6.0, -1.96, 0.0, 0.1317, 3.37])
def test_continuous_tails_are_the_oracles(value):
    assert ours.normal_cdf(value) == pytest.approx(stats.norm.cdf(value), rel=1e-9)
    assert ours.t_cdf(value, 7) == pytest.approx(stats.t.cdf(value, 7), rel=1e-9)


@pytest.mark.parametrize("level", [0, 1, 95, -0.5])
def test_a_level_that_is_no_share_is_refused(level):
    with pytest.raises(ValueError, match="between 0 and 1"):
        ours.two_sided_z(level)
