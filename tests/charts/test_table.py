from __future__ import annotations

from dataclasses import replace

import pytest

from saferplan.charts.draw import draw
from saferplan.charts.funnel import Funnel, FunnelPoint
from saferplan.charts.picture import Chart
from saferplan.charts.ranked_bars import Bar, RankedBars
from saferplan.charts.sparkline import Sparkline
from saferplan.charts.table import chart_table
from saferplan.charts.trajectory import Point, TargetPoint, Trajectory
from tests.charts.cases import SHEET, boards, cases_heard, proportions
from tests.charts.reading import read

RANKED = RankedBars(
    title="t",
    unit="rate",
    bars=(
        Bar(label="Ourtown", value=1234.5, low=1100, high=1300),
        Bar(label="Smallville", value=None, missing="[c]"),
    ),
)
FUNNEL = Funnel(
    title="t", points=(FunnelPoint(label="A", size=5000, value=3, special="high"),)
)
EVERY_FORM = [
    cases_heard(),
    proportions(),
    Sparkline(title="t", values=(1, 2)),
    RANKED,
    FUNNEL,
    boards(),
]


def test_table_of_a_trajectory_holds_all_that_is_drawn():
    headers, rows = chart_table(cases_heard())

    assert headers == (
        *("Period", "Cases heard", "Target", "Forecast", "Forecast range", "Note"),
    )
    assert rows[0] == ("April 2008", "15", "16", "", "", "")
    assert rows[7] == ("November 2008", "134", "130", "", "", "")
    assert rows[9] == (
        *("January 2009", "–", "179", "", "", "Target raised from January 2009"),
    )
    assert rows[11] == ("March 2009", "–", "244", "201", "183 to 222", "")
    assert len(rows) == 12


def test_missing_suppressed_and_not_due_are_told_apart():
    points = (
        Point(label="a", value=None),
        Point(label="b", value=None, missing="[c]"),
        Point(label="c", value=-1, provisional=True, special="low"),
        Point(label="d", value=None),
    )

    headers, rows = chart_table(Trajectory(title="t", points=points))

    assert headers == ("Period", "Value", "Note")
    assert rows == (
        ("a", "[x]", ""),
        ("b", "[c]", ""),
        ("c", "−1", "[p] provisional; low"),
        ("d", "–", ""),
    )


@pytest.mark.parametrize(
    ("stepped", "wanted"), [(True, ["10", "10", "20"]), (False, ["10", "15", "20"])]
)
def test_target_between_its_points_is_the_one_that_is_drawn(stepped, wanted):
    chart = Trajectory(
        title="t",
        points=tuple(Point(label=x, value=1) for x in "abc"),
        targets=(TargetPoint(0, 10), TargetPoint(2, 20)),
        target_stepped=stepped,
    )

    _, rows = chart_table(chart)

    assert [row[2] for row in rows] == wanted


def test_table_of_process_control_has_the_limits_of_each_point():
    headers, rows = chart_table(proportions())

    assert headers == (
        *("Period", "Per cent", "Lower limit", "Mean", "Upper limit", "Note"),
    )
    assert rows[4] == (
        *("August 2008", "87.5", "0.0", "22.3", "53.6", "above the upper limit"),
    )


def test_table_of_ranked_bars_keeps_the_order_and_the_interval():
    assert chart_table(RANKED) == (
        ("Order", "Area", "Rate", "95% interval"),
        (
            ("1", "Ourtown", "1,235", "1,100 to 1,300"),
            ("2", "Smallville", "[c]", ""),
        ),
    )


def test_table_of_a_sparkline_and_a_funnel():
    spark = Sparkline(
        title="t", values=(1, None), targets=(2, 3), labels=("May", "Jun")
    )

    assert chart_table(spark)[1] == (("May", "1", "2"), ("Jun", "[x]", "3"))
    assert chart_table(FUNNEL)[1] == (("A", "5,000", "3", "high"),)


def test_table_of_a_structure_says_who_reports_to_whom():
    headers, rows = chart_table(boards())

    assert headers == ("Body", "Type", "Reports to")
    assert rows[0] == ("Partnership Board", "Board", "")
    assert rows[-1] == ("Sub-group", "Panel", "Group number 5 of nine")


def test_table_of_an_empty_chart_has_headings_alone():
    assert chart_table(Trajectory(title="t", unit="cases")) == (("Period", "Cases"), ())


@pytest.mark.parametrize("chart", EVERY_FORM, ids=lambda c: type(c).__name__)
def test_every_form_is_drawn_with_its_title_and_has_a_table(chart):
    headers, rows = chart_table(chart)

    sheet = read(draw(replace(chart, title="Found: a < b & c"), SHEET))

    assert sheet[0].text == "Found: a < b & c"
    assert sheet.get("role") == "img"
    assert all(len(row) == len(headers) for row in rows)


def test_unknown_form_is_refused():
    with pytest.raises(TypeError, match="no table for Chart"):
        chart_table(Chart(title="t"))
    with pytest.raises(TypeError, match="no drawing for Chart"):
        draw(Chart(title="t"), SHEET)
