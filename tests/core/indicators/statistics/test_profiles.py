"""Targets spread over months and goals over years."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.statistics.profiles import (
    cumulative_exact,
    cumulative_profile,
    rolling_12_trajectory,
    seasonal,
    straight,
    trajectory_compound,
    trajectory_linear,
    yearly_percent_compound,
    yearly_percent_linear,
)

WEIGHTS = st.lists(st.integers(0, 500), min_size=1, max_size=12).filter(any)


def test_cumulative_profile_of_the_marac_target():
    found = cumulative_profile(244, [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2])
    assert found == (16, 33, 49, 65, 81, 98, 114, 130, 146, 179, 211, 244)


def test_straight_line_of_the_marac_target():
    exact = [
        *(20.33, 40.67, 61.0, 81.33, 101.67, 122.0),
        *(142.33, 162.67, 183.0, 203.33, 223.67, 244.0),
    ]
    assert cumulative_exact(244, [1] * 12) == pytest.approx(exact, abs=5e-3)
    assert straight(244) == (20, 41, 61, 81, 102, 122, 142, 163, 183, 203, 224, 244)


def test_cumulative_profile_rounds_halves_up():
    assert cumulative_profile(10, [1, 1, 1, 1]) == (3, 5, 8, 10)
    assert cumulative_profile(5, [0.1] * 10) == (1, 1, 2, 2, 3, 3, 4, 4, 5, 5)


@given(target=st.integers(0, 10**6), weights=WEIGHTS)
def test_cumulative_profile_is_the_fraction_rounded_half_up(target, weights):
    parts = [Fraction(sum(weights[: k + 1]), sum(weights)) for k in range(len(weights))]
    expected = tuple(math.floor(target * part + Fraction(1, 2)) for part in parts)
    assert cumulative_profile(target, weights) == expected


@given(target=st.integers(0, 10**6), weights=WEIGHTS, factor=st.sampled_from([2, 7]))
def test_cumulative_profile_depends_on_proportions_alone(target, weights, factor):
    scaled = [factor * weight for weight in weights]
    assert cumulative_profile(target, scaled) == cumulative_profile(target, weights)


@given(target=st.integers(0, 10**6), weights=WEIGHTS)
def test_cumulative_profile_never_falls_and_ends_on_the_target(target, weights):
    found = cumulative_profile(target, weights)
    assert list(found) == sorted(found)
    assert found[-1] == target


@pytest.mark.parametrize(
    ("target", "weights", "sentence"),
    [
        (244, [1, -1, 3], "zero or more"),
        (244, [0, 0], "above zero"),
        (244, [], "above zero"),
        (244, [1, math.nan], "zero or more"),
        (-1, [1], "zero or more"),
        (math.nan, [1], "zero or more"),
    ],
)
def test_cumulative_profile_of_impossible_input_is_refused(target, weights, sentence):
    with pytest.raises(ValueError, match=sentence):
        cumulative_profile(target, weights)


def test_seasonal_is_the_mean_share_of_each_month():
    flat, late = [10] * 12, [0] * 11 + [50]
    found = seasonal([flat, flat, late])
    assert found == pytest.approx([1 / 18] * 11 + [(1 / 6 + 1) / 3])
    assert sum(found) == pytest.approx(1)


def test_seasonal_weighs_each_year_alike_whatever_its_level():
    early, late = [2] * 6 + [1] * 6, [1] * 6 + [2] * 6
    busy = [100 * count for count in late]
    assert seasonal([early, late, early, late]) == pytest.approx([1 / 12] * 12)
    assert seasonal([early, busy, early, busy]) == pytest.approx([1 / 12] * 12)


def test_seasonal_uses_the_last_five_years():
    odd, flat = [0] * 11 + [12], [1] * 12
    assert seasonal([odd, *[flat] * 5]) == pytest.approx([1 / 12] * 12)


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        ([[1] * 12] * 2, "three years"),
        ([[1] * 11] * 3, "twelve monthly counts"),
        ([[1] * 11 + [None]] * 3, "twelve monthly counts"),
        ([[1] * 11 + [-1]] * 3, "twelve monthly counts"),
        ([[0] * 12] * 3, "without a single event"),
    ],
)
def test_seasonal_of_incomplete_years_is_refused(years, sentence):
    with pytest.raises(ValueError, match=sentence):
        seasonal(years)


@pytest.mark.parametrize(
    ("baseline", "percent", "targets"),
    [
        (4972, 4, (4773.12, 4574.24, 4375.36)),  # NI 16
        (1709, 10 / 3, (1652.03, 1595.07, 1538.10)),  # NI 20
        (840, 7, (781.2, 722.4, 663.6)),  # NI 33
    ],
)
def test_trajectory_linear_of_the_area_agreement(baseline, percent, targets):
    found = trajectory_linear(baseline, percent, 3)
    assert found == pytest.approx(targets, abs=5e-3)


def test_twelve_percent_over_three_years():
    assert yearly_percent_linear(12, 3) == 4
    assert yearly_percent_compound(12, 3) == pytest.approx(4.1716, abs=5e-5)


@given(baseline=st.floats(1, 1e6), total=st.floats(-80, 99), years=st.integers(1, 6))
def test_both_trajectories_arrive_where_they_should(baseline, total, years):
    end = baseline * (1 - total / 100)
    steps = trajectory_linear(baseline, yearly_percent_linear(total, years), years)
    shares = trajectory_compound(baseline, yearly_percent_compound(total, years), years)
    assert (steps[-1], shares[-1]) == pytest.approx((end, end))


@pytest.mark.parametrize(
    ("trajectory", "arguments", "sentence"),
    [
        (trajectory_linear, (100, 40, 3), "more than all"),
        (trajectory_compound, (100, 101, 3), "more than all"),
        (trajectory_linear, (100, 4, 0), "at least one year"),
        (trajectory_linear, (-1, 4, 1), "zero or more"),
        (yearly_percent_linear, (12, 0), "at least one year"),
        (yearly_percent_compound, (120, 3), "more than all"),
    ],
)
def test_trajectory_of_impossible_input_is_refused(trajectory, arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        trajectory(*arguments)


def test_rolling_12_trajectory_runs_straight_between_year_ends():
    found = rolling_12_trajectory(4773, 4574)
    assert len(found) == 12
    assert found[-1] == 4574
    assert found[2] == pytest.approx(4773 - 199 / 4)
