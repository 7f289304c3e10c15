"""The four rules, against a slow reading of them window by window."""

from itertools import compress

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


def windows(points, length):
    """Every stretch of so many points without a gap: its places, its values."""
    for first in range(len(points) - length + 1):
        values = points[first : first + length]
        if None not in values:
            yield range(first, first + length), values


def is_run(values):
    return min(values) > LINES.centre or max(values) < LINES.centre


def is_trend(values):
    strict = len(set(values)) == len(values)
    return strict and values in (sorted(values), sorted(values, reverse=True))


def near_of_three(values):
    """Which of the three are flagged, where two are near the same limit."""
    above = [LINES.warn_upper < v <= LINES.upper for v in values]
    below = [LINES.lower <= v < LINES.warn_lower for v in values]
    for near in (above, below):
        if is_run(values) and sum(near) > 1:
            return near
    return [False] * 3


def read_window_by_window(points, run_n, trend_n):
    """Flag every window that fits the words of each rule, one at a time."""
    found = [set() for _ in points]
    for places, (value,) in windows(points, 1):
        if value > LINES.upper or value < LINES.lower:
            found[places[0]].add("outside_limits")
    for length, rule, fits in ((run_n, "run", is_run), (trend_n, "trend", is_trend)):
        for places, values in windows(points, length):
            for place in places if fits(values) else ():
                found[place].add(rule)
    for places, values in windows(points, 3):
        for place in compress(places, near_of_three(values)):
            found[place].add("two_of_three")
    return tuple(tuple(rule for rule in RULES if rule in broken) for broken in found)


@given(
    points=st.lists(st.none() | st.integers(-7, 7), max_size=40),
    run_n=st.integers(3, 8),
    trend_n=st.integers(3, 7),
)
def test_flags_are_those_read_window_by_window(points, run_n, trend_n):
    rules = RuleSettings(run_n=run_n, trend_n=trend_n)
    expected = read_window_by_window(points, run_n, trend_n)
    assert special_causes(points, [LINES] * len(points), rules) == expected


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
