"""The four rules, against a slow reading of them window by window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.statistics.control_chart import (
    ONLY_LIMITS,
    ControlChart,
    Limits,
    RuleSettings,
    segment_slices,
)
from saferplan.core.indicators.statistics.special_causes import special_causes

LINES = Limits(centre=0, lower=-6, upper=6, warn_lower=-4, warn_upper=4)
RULES = ("outside_limits", "run", "trend", "two_of_three")


def read_window_by_window(points, lines, run_n, trend_n):
    """Flag every window that fits the words of each rule, one at a time."""
    found = [set() for _ in points]

    def windows(length):
        for first in range(len(points) - length + 1):
            places = range(first, first + length)
            values = [points[place] for place in places]
            if None not in values:
                yield places, values

    for (place,), (value,) in windows(1):
        if value > lines.upper or value < lines.lower:
            found[place].add("outside_limits")
    for places, values in windows(run_n):
        if min(values) > lines.centre or max(values) < lines.centre:
            for place in places:
                found[place].add("run")
    for places, values in windows(trend_n):
        strict = len(set(values)) == len(values)
        if strict and values in (sorted(values), sorted(values, reverse=True)):
            for place in places:
                found[place].add("trend")
    for places, values in windows(3):
        for above in (True, False):
            if above:
                near = [lines.warn_upper < v <= lines.upper for v in values]
                same_side = min(values) > lines.centre
            else:
                near = [lines.lower <= v < lines.warn_lower for v in values]
                same_side = max(values) < lines.centre
            if same_side and sum(near) >= 2:
                for place, is_near in zip(places, near, strict=True):
                    if is_near:
                        found[place].add("two_of_three")
    return tuple(tuple(rule for rule in RULES if rule in broken) for broken in found)


@given(
    points=st.lists(st.none() | st.integers(-7, 7), max_size=40),
    run_n=st.integers(3, 8),
    trend_n=st.integers(3, 7),
)
def test_flags_are_those_read_window_by_window(points, run_n, trend_n):
    rules = RuleSettings(run_n=run_n, trend_n=trend_n)
    expected = read_window_by_window(points, LINES, run_n, trend_n)
    if points:
        assert special_causes(points, [LINES] * len(points), rules) == expected
    else:
        assert special_causes(points, [], rules) == ()


def places(points, rule, rules=None):
    flags = special_causes(points, [LINES] * len(points), rules or RuleSettings())
    return [place for place, broken in enumerate(flags) if rule in broken]


def test_a_point_on_the_limit_is_not_outside():
    assert places([6, -6, 6.1, -6.1], "outside_limits") == [2, 3]


def test_six_on_one_side_are_no_run_and_seven_are():
    assert places([1] * 6, "run") == []
    assert places([1] * 7, "run") == list(range(7))


def test_a_point_on_the_centre_ends_a_run():
    assert places([1] * 6 + [0] + [1] * 6, "run") == []


@pytest.mark.parametrize(("trend_n", "flagged"), [(6, [0, 1, 2, 3, 4, 5]), (7, [])])
def test_the_length_of_a_trend_is_a_setting(trend_n, flagged):
    points = [-3, -2, -1, 0, 1, 2]
    assert places(points, "trend", RuleSettings(trend_n=trend_n)) == flagged


def test_an_equal_point_ends_a_trend():
    assert places([-3, -2, -1, 0, 0, 1, 2, 3], "trend") == []


def test_two_of_three_on_opposite_sides_are_nothing():
    assert places([5, -5, 1], "two_of_three") == []
    assert places([5, -1, 5], "two_of_three") == []


def test_a_point_beyond_the_limit_is_not_close():
    assert places([5, 7, 1], "two_of_three") == []


def test_a_point_that_cannot_be_judged_breaks_no_rule():
    flags = special_causes([9, 9], [None, LINES])
    assert flags == ((), ("outside_limits",))


def test_where_nothing_varied_only_the_limits_speak():
    flat = Limits(5, 5, 5, 5, 5)
    flags = special_causes([6] * 8, [flat] * 8)
    assert flags == (("outside_limits",),) * 8


def test_rules_can_be_turned_off():
    points = [1, 2, 3, 4, 5, 5.5, 5.8, 9]
    flags = special_causes(points, [LINES] * 8, ONLY_LIMITS)
    assert flags == ((),) * 7 + (("outside_limits",),)


@pytest.mark.parametrize("rows", [{"run_n": 2}, {"trend_n": 1}])
def test_a_row_too_short_to_mean_anything_is_refused(rows):
    with pytest.raises(ValueError, match="three points"):
        RuleSettings(**rows)


def test_limits_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="between its limits"):
        Limits(centre=7, lower=0, upper=6, warn_lower=1, warn_upper=5)


def test_a_chart_with_too_few_limits_is_refused():
    with pytest.raises(ValueError, match="each of its points"):
        ControlChart(kind="xmr", points=(1, 2), limits=(None,), flags=((), ()))


def test_segments_cover_the_series():
    assert segment_slices(5, [2, 3]) == (slice(0, 2), slice(2, 3), slice(3, 5))
    assert segment_slices(0) == (slice(0, 0),)
