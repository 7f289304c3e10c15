"""Change, required change and distance from target, on the plan's own figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.statistics.change import (
    adverse_amount,
    adverse_percent,
    annualised,
    per_day,
    percentage,
    percentage_change,
    percentage_is_fair,
    points_change,
    required_change,
    required_verb,
)

COUNTS = st.integers(min_value=1, max_value=10**6)


@pytest.mark.parametrize(
    ("old", "new", "percent"),
    [
        (5109, 4574, -10.471717),
        (5109, 4773, -6.576629),
        (744, 809, 8.736559),
        (769, 722, -6.111834),
        (101, 99, -1.980198),
        (1407, 1632, 15.991471),
        (1277.25, 941.25, -26.3065),  # what three months must do for NI 16
        (1632, 1084, -33.5784),  # the cut that "548 fewer" leaves unsaid
        (192, 106, -44.7917),  # NI 30, two quarters of baseline
        (96, 106, 10.4167),  # NI 30, one quarter of baseline
        (384, 261, -32.03125),  # NI 30, rolling twelve: the printed 32 %
        (96, 75, -21.875),
        (781, 769, -1.536492),
    ],
)
def test_percentage_change_of_the_plans_statements(old, new, percent):
    assert percentage_change(old, new) == pytest.approx(percent, abs=1e-4)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (-2, 3), (None, 3), (3, None)])
def test_percentage_change_without_a_base_is_none(old, new):
    assert percentage_change(old, new) is None


@pytest.mark.parametrize(
    ("position", "target", "verb"),
    [
        (5109, 4574, "reduction"),
        (744, 809, "increase"),  # the plan says "a reduction of 8.7 %"
        (769, 722, "reduction"),
        (100, 100, "no change"),
    ],
)
def test_required_verb_follows_the_sign(position, target, verb):
    assert required_verb(required_change(position, target)) == verb


def test_required_change_from_zero_is_none():
    assert required_change(0, 5) is None
    assert required_verb(None) is None


@pytest.mark.parametrize(
    ("actual", "target", "sign", "adverse"),
    [
        (5109, 4773, -1, 7.04),
        (769, 781, -1, -1.54),
        (1568, 1652, -1, -5.08),
        (1568, 1595, -1, -1.69),
        (744, 765, +1, 2.75),
        (101, 103, -1, -1.94),
        (134, 130, +1, -3.08),
        (29.851, 28, -1, 6.61),
        (30.8, 28, -1, 10.0),
        (28.571, 28, -1, 2.04),
        (26.3, 28, -1, -6.07),
        (56, 50, +1, -12.0),
        (261, 300, -1, -13.0),
    ],
)
def test_adverse_percent_of_the_rag_table(actual, target, sign, adverse):
    assert adverse_percent(actual, target, sign) == pytest.approx(adverse, abs=5e-3)


def test_adverse_percent_against_zero_is_none_and_the_amount_remains():
    assert adverse_percent(3, 0, -1) is None
    assert adverse_amount(3, 0, -1) == 3


@pytest.mark.parametrize(("actual", "target"), [(None, 5), (5, None)])
def test_adverse_percent_of_something_missing_is_none(actual, target):
    assert adverse_percent(actual, target, -1) is None


def test_adverse_percent_without_polarity_is_none():
    assert adverse_percent(5, 4, 0) is None


def test_adverse_percent_with_an_impossible_sign_is_refused():
    with pytest.raises(ValueError, match="polarity sign"):
        adverse_percent(5, 4, 2)


@given(actual=COUNTS, target=COUNTS)
def test_flipping_polarity_flips_adverse(actual, target):
    lower = adverse_percent(actual, target, -1)
    assert adverse_percent(actual, target, 1) == -lower


@given(actual=COUNTS, target=COUNTS, factor=st.sampled_from([2, 4, 0.5, 1024]))
def test_change_does_not_depend_on_the_unit(actual, target, factor):
    assert percentage_change(factor * actual, factor * target) == percentage_change(
        actual, target
    )
    assert adverse_percent(factor * actual, factor * target, 1) == adverse_percent(
        actual, target, 1
    )


@given(old=COUNTS, target=COUNTS)
def test_required_change_leads_to_the_target(old, target):
    assert old * (1 + required_change(old, target) / 100) == pytest.approx(target)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (0, 15, 0),
        (0, 29, 0),
        (3, 43, 6.9767),
        (17, 59, 28.8136),
        (23, 73, 31.5068),
        (28, 87, 32.1839),
        (30, 105, 28.5714),  # printed as 26.3, over the target's 114
        (30, 114, 26.3158),
        (40, 134, 29.8507),  # printed as 30.8, over the target's 130
        (40, 130, 30.7692),
        (24, 85, 28.2353),
        (6, 49, 12.2449),
        (5109, 22707, 22.5),
        (7915, 63320, 12.5),
    ],
)
def test_percentage_of_sums(part, whole, percent):
    assert percentage(part, whole) == pytest.approx(percent, abs=1e-3)


def test_percentage_of_nothing_is_none():
    assert percentage(0, 0) is None
    assert percentage(None, 4) is None


@pytest.mark.parametrize(("part", "whole"), [(5, 4), (-1, 4)])
def test_percentage_of_an_impossible_part_is_refused(part, whole):
    with pytest.raises(ValueError, match="between 0 and its whole"):
        percentage(part, whole)


def test_points_change_of_the_test_purchases():
    change = points_change(percentage(24, 85), percentage(6, 49))
    assert change == pytest.approx(-15.99, abs=5e-3)
    assert points_change(None, 3) is None


@pytest.mark.parametrize(("base", "fair"), [(9, False), (10, True), (None, False)])
def test_percentage_is_fair_from_ten(base, fair):
    assert percentage_is_fair(base) is fair


@pytest.mark.parametrize(("days", "rate"), [(365, 1.5014), (366, 1.4973)])
def test_per_day_over_an_ordinary_and_a_leap_year(days, rate):
    assert per_day(548, days) == pytest.approx(rate, abs=5e-5)


def test_annualised_evens_out_the_leap_day():
    assert annualised(366, 366) == 365
    with pytest.raises(ValueError, match="at least one day"):
        annualised(1, 0)
