"""What each month left must bring."""

import pytest

from saferplan.core.indicators.statistics.run_rate import (
    RunRate,
    required_rolling_run_rate,
    required_run_rate,
)


def test_run_rate_of_the_marac_cases():
    found = required_run_rate([15, 14, 14, 16, 14, 14, 18, 29], 244)
    assert (found.required, found.observed) == (27.5, 16.75)
    assert found.ratio == pytest.approx(1.642, abs=5e-4)


def test_rolling_run_rate_of_serious_acquisitive_crime():
    found = required_rolling_run_rate(5109, 4773, [5109 / 12] * 3)
    assert 3 * found.required == pytest.approx(941.25)
    assert 100 * (found.ratio - 1) == pytest.approx(-26.3, abs=0.05)


def test_a_target_already_passed_leaves_less_than_nothing():
    assert required_run_rate([50, 60], 100) == RunRate(-1, 55, -1 / 55)


def test_missing_months_count_as_left():
    assert required_run_rate([10, None, 10], 120).required == 10


def test_without_anything_so_far_there_is_no_ratio():
    assert required_run_rate([0, 0], 20) == RunRate(2, 0, None)


@pytest.mark.parametrize("months", [[], [None], [1] * 12])
def test_with_no_month_seen_or_left_there_is_no_rate(months):
    assert required_run_rate(months, 20) is None


def test_rolling_with_no_month_left_is_none():
    assert required_rolling_run_rate(5109, 4773, []) is None


def test_more_months_than_the_year_has_are_refused():
    with pytest.raises(ValueError, match="12 months"):
        required_run_rate([1] * 13, 20)
