"""Charts of the gaps between rare events against worked numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.statistics.process_control import xmr
from saferplan.core.indicators.statistics.rare_event_charts import g_chart, t_chart

OPPORTUNITIES = [4, 9, 2, 7, 12, 5, 8, 3]
DAYS = [30, 45, 22, 60, 38, 51, 27, 41, 33, 48]


def test_g_chart_of_the_worked_example():
    chart = g_chart(OPPORTUNITIES)
    assert (chart.centre, chart.lower) == (6.25, 0)
    assert chart.upper == pytest.approx(26.4444, abs=5e-5)
    assert g_chart([*OPPORTUNITIES, 27], baseline=8).latest_flags == ("outside_limits",)


def test_g_chart_has_no_runs_unless_asked_for():
    assert g_chart([1] * 7 + [90]).flags[:7] == ((),) * 7


def test_t_chart_of_the_worked_example():
    chart = t_chart(DAYS)
    lines = (chart.centre, chart.upper, chart.lower)
    assert lines == pytest.approx((38.3225, 118.5855, 7.3213), abs=1e-4)
    assert chart.points == tuple(DAYS)


def test_t_chart_takes_two_events_on_one_day_as_half_a_day_apart():
    same_day, half = t_chart([0, *DAYS]), t_chart([0.5, *DAYS])
    assert same_day.limits == half.limits
    assert same_day.points[0] == 0


def test_t_chart_of_a_wide_spread_has_no_lower_limit():
    assert t_chart([1, 300, 2, 500]).lower == 0


def test_t_chart_of_one_gap_is_none():
    assert t_chart([30]) is None
    assert g_chart([None]) is None


@pytest.mark.parametrize("chart", [g_chart, t_chart])
def test_a_negative_gap_is_refused(chart):
    with pytest.raises(ValueError, match="zero or more"):
        chart([4, -1])


@given(days=st.lists(st.none() | st.integers(1, 900), min_size=2, max_size=30))
def test_t_chart_flags_what_the_transformed_days_flag(days):
    chart = t_chart(days)
    plain = xmr([None if x is None else x ** (1 / 3.6) for x in days])
    assert (chart is None) == (plain is None)
    if chart is not None:
        assert chart.flags == plain.flags
        assert chart.upper ** (1 / 3.6) == pytest.approx(plain.upper)
