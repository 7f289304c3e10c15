"""The XmR chart, its icons and the choice of chart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.statistics.control_chart import ControlChart
from saferplan.core.indicators.statistics.process_control import (
    assurance,
    choose_chart,
    moving_range,
    variation_icon,
    xmr,
)

TWO_LEVELS = [
    *(42, 38, 45, 40, 44, 39, 41, 46, 37, 43, 40, 42),
    *(35, 33, 36, 34, 32, 37, 31, 35, 34, 33, 36, 30),
]
ONE_SPIKE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]

SERIES = st.lists(st.none() | st.integers(-50, 50), min_size=2, max_size=40)


def numbered(chart, rule):
    """Points that break a rule, counted from one as people count months."""
    return [place + 1 for place in chart.places_of(rule)]


def lines_of(chart):
    return (chart.centre, chart.lower, chart.upper)


def test_limits_of_all_the_data():
    chart = xmr(TWO_LEVELS)
    assert lines_of(chart) == pytest.approx((37.625, 26.753696, 48.496304), abs=1e-6)
    assert moving_range(TWO_LEVELS).mean_range == pytest.approx(4.086957, abs=1e-6)
    warnings = (chart.latest_limits.warn_lower, chart.latest_limits.warn_upper)
    assert warnings == pytest.approx((30.3775, 44.8725), abs=5e-5)


def test_flags_of_all_the_data():
    chart = xmr(TWO_LEVELS)
    assert numbered(chart, "outside_limits") == []
    assert numbered(chart, "run") == [*range(1, 9), *range(13, 25)]
    assert numbered(chart, "trend") == []
    assert numbered(chart, "two_of_three") == []


def test_limits_and_flags_of_a_frozen_baseline():
    chart = xmr(TWO_LEVELS, baseline=12)
    lines = (41.416667, 28.842121, 53.991212)
    assert lines_of(chart) == pytest.approx(lines, abs=1e-6)
    warnings = (chart.latest_limits.warn_lower, chart.latest_limits.warn_upper)
    assert warnings == pytest.approx((33.0336, 49.7997), abs=5e-5)
    assert numbered(chart, "run") == list(range(13, 25))
    assert numbered(chart, "two_of_three") == [17, 19, 22, 24]
    assert numbered(chart, "outside_limits") == []


def test_each_segment_of_a_rebased_chart_has_its_own_limits():
    chart = xmr(TWO_LEVELS, rebase_at=[12])
    first, second = chart.limits[0], chart.limits[23]
    assert (first.centre, first.lower, first.upper) == pytest.approx(
        (41.416667, 28.842121, 53.991212), abs=1e-6
    )
    assert (second.centre, second.lower, second.upper) == pytest.approx(
        (33.833333, 25.369697, 42.29697), abs=1e-6
    )
    assert chart.segments == (0, 12)
    assert chart.flags == ((),) * 24
    assert chart.limits[:12] == xmr(TWO_LEVELS[:12]).limits


def test_meeting_the_target_each_month_can_still_be_hit_or_miss():
    chart = xmr(TWO_LEVELS, rebase_at=[12])
    assert max(TWO_LEVELS[12:]) < 38
    assert assurance(chart, 38, -1) == "hit_or_miss"


def test_limits_with_and_without_screening():
    plain, screened = xmr(ONE_SPIKE), xmr(ONE_SPIKE, screen=True)
    assert plain.centre == pytest.approx(1.944444, abs=1e-6)
    limits = (plain.lower, plain.upper)
    assert limits == pytest.approx((-3.062614, 6.951503), abs=1e-6)
    limits = (screened.lower, screened.upper)
    assert limits == pytest.approx((-0.715556, 4.604444), abs=1e-6)
    assert numbered(screened, "outside_limits") == [5]


def test_no_range_is_taken_across_a_gap():
    assert moving_range([5, 7, None, 40, 44]).mean_range == 3
    assert moving_range([5, None, 7]) is None
    assert xmr([5, None, 7]) is None


def test_a_gap_keeps_its_place_and_ends_a_run():
    chart = xmr([5, 6, 5, 6, 5, 6, None, 7, 8])
    assert chart.points[6] is None
    assert chart.flags[6] == ()
    high = [1, 1, 1, 1, 9, 9, 9, 9, None, 9, 9, 9, 1, 1, 1, 1]
    assert xmr(high).places_of("run") == ()


def test_a_series_that_never_varied_is_signalled_by_any_departure():
    chart = xmr([0.1] * 12 + [0.1, 0.2], baseline=12)
    assert (chart.lower, chart.upper) == (0.1, 0.1)
    assert chart.flags == ((),) * 13 + (("outside_limits",),)


def test_a_last_month_not_yet_returned_leaves_the_one_before():
    chart = xmr([*TWO_LEVELS, None])
    assert chart.latest == 23
    assert chart.latest_point == 30
    assert chart.latest_flags == ("run",)


def test_a_segment_of_one_point_has_no_limits_yet():
    chart = xmr([*TWO_LEVELS, 12], rebase_at=[24])
    assert chart.limits[24] is None
    assert chart.flags[24] == ()
    assert chart.latest == 23


def test_an_empty_series_has_no_chart():
    assert xmr([]) is None
    assert xmr([None, None]) is None


@pytest.mark.parametrize("rebase_at", [[0], [12, 12], [24], [15, 8]])
def test_a_level_that_begins_nowhere_is_refused(rebase_at):
    with pytest.raises(ValueError, match="level"):
        xmr(TWO_LEVELS, rebase_at=rebase_at)


def test_a_baseline_of_one_point_is_refused():
    with pytest.raises(ValueError, match="two points"):
        xmr(TWO_LEVELS, baseline=1)


@pytest.mark.parametrize(
    ("points", "provisional"), [(14, True), (15, False), (24, False)]
)
def test_limits_are_provisional_under_fifteen_points(points, provisional):
    assert xmr(TWO_LEVELS[:points]).is_provisional is provisional


@pytest.mark.parametrize(
    ("last", "sign", "icon"),
    [
        (41, -1, "common_cause"),
        (60, -1, "concern"),
        (60, 1, "improvement"),
        (20, -1, "improvement"),
        (20, 1, "concern"),
        (60, 0, "neutral_high"),
        (20, 0, "neutral_low"),
    ],
)
def test_variation_icon_of_the_latest_point(last, sign, icon):
    chart = xmr([*TWO_LEVELS[:12], last], baseline=12)
    assert variation_icon(chart, sign) == icon


def test_a_chart_that_judges_no_point_has_no_icon():
    chart = ControlChart(kind="xmr", points=(3,), limits=(None,), flags=((),))
    assert variation_icon(chart, -1) is None
    assert assurance(chart, 40, -1) is None
    assert (chart.centre, chart.lower, chart.upper) == (None, None, None)


def test_variation_icon_looks_at_the_latest_point_alone():
    chart = xmr([*TWO_LEVELS[:12], 60, 41], baseline=12)
    assert variation_icon(chart, -1) == "common_cause"


@pytest.mark.parametrize(
    ("target", "sign", "icon"),
    [
        (60, 1, "consistently_failing"),
        (20, 1, "consistently_passing"),
        (60, -1, "consistently_passing"),
        (20, -1, "consistently_failing"),
        (40, 1, "hit_or_miss"),
        (40, -1, "hit_or_miss"),
        (None, -1, None),
        (40, 0, None),
    ],
)
def test_assurance_against_the_limits(target, sign, icon):
    assert assurance(xmr(TWO_LEVELS[:12]), target, sign) == icon


def test_a_target_on_the_limit_is_hit_or_miss():
    chart = xmr(TWO_LEVELS[:12])
    assert assurance(chart, chart.upper, 1) == "hit_or_miss"
    assert assurance(chart, chart.lower, 1) == "hit_or_miss"


FLIPPED = {
    "common_cause": "common_cause",
    "improvement": "concern",
    "concern": "improvement",
    "hit_or_miss": "hit_or_miss",
    "consistently_passing": "consistently_failing",
    "consistently_failing": "consistently_passing",
    None: None,
}


@given(points=SERIES, target=st.integers(-80, 80))
def test_flipping_polarity_flips_the_icons(points, target):
    chart = xmr(points)
    if chart is not None:
        higher = assurance(chart, target, 1)
        assert assurance(chart, target, -1) == FLIPPED[higher]
        if chart.latest_point != chart.centre:
            better = variation_icon(chart, 1)
            assert variation_icon(chart, -1) == FLIPPED[better]


@given(points=SERIES, factor=st.sampled_from([2.0, 0.25, 1024.0]))
def test_the_unit_does_not_change_what_is_flagged(points, factor):
    plain = xmr(points)
    scaled = xmr([None if x is None else factor * x for x in points])
    if plain is None:
        assert scaled is None
    else:
        assert scaled.flags == plain.flags
        assert lines_of(scaled) == tuple(factor * line for line in lines_of(plain))


@given(points=SERIES)
def test_turning_the_series_upside_down_changes_no_flag(points):
    plain = xmr(points)
    mirrored = xmr([None if x is None else -x for x in points])
    if plain is not None:
        assert mirrored.flags == plain.flags
        assert mirrored.upper == -plain.lower


@given(points=SERIES)
def test_screening_never_widens_the_limits(points):
    plain, screened = xmr(points), xmr(points, screen=True)
    if plain is not None:
        assert screened.upper <= plain.upper
        assert screened.centre == plain.centre


@given(points=SERIES, later=st.integers(-50, 50))
def test_later_points_leave_a_frozen_baseline_alone(points, later):
    plain, longer = xmr(points, baseline=2), xmr([*points, later], baseline=2)
    if plain is not None:
        assert longer.limits[:-1] == plain.limits


@pytest.mark.parametrize(
    ("material", "mean", "points", "phi", "kind"),
    [
        ("count", 40, 11, 1.0, "short_series"),
        ("count", 0.9, 12, 1.0, "t"),
        ("count", 1, 12, 1.0, "c"),
        ("count", 7, 12, 1.0, "c"),
        ("count", 7.1, 12, 1.0, "xmr"),
        ("count", 40, 24, 3.0, "xmr"),
        ("rate", 40, 24, 1.5, "u"),
        ("rate", 40, 24, 1.6, "laney_u"),
        ("proportion", 4, 24, 1.0, "p"),
        ("proportion", 4, 24, 2.0, "laney_p"),
        ("measure", 0.3, 24, 1.0, "xmr"),
        ("gap", 30, 24, 1.0, "t"),
    ],
)
def test_choose_chart_by_the_rule_of_thumb(material, mean, points, phi, kind):
    assert choose_chart(material, mean, points, phi) == kind
