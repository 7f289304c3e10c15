from __future__ import annotations

from dataclasses import replace

import pytest

from saferplan.charts.picture import Picture
from saferplan.charts.trajectory import (
    ForecastPoint,
    Point,
    TargetChange,
    TargetPoint,
    Trajectory,
    draw_trajectory,
)
from tests.charts.cases import DUE, HEARD, PHONE, SHEET, YEAR, cases_heard, series
from tests.charts.reading import (
    SVG,
    off_sheet,
    overlapping,
    read,
    spots,
    value_at,
    with_class,
    words,
)


def drawn_values(svg: str, name: str) -> list[list[float]]:
    return [
        [value_at(svg, y) for _, y in spots(line)] for line in with_class(svg, name)
    ]


def test_picture_has_a_role_a_title_and_a_description():
    chart = replace(cases_heard(), description="134 heard by November against 130.")

    sheet = read(draw_trajectory(chart, Picture(id_prefix="ni32")))

    title, desc = sheet[0], sheet[1]
    assert sheet.get("role") == "img"
    assert sheet.get("aria-labelledby") == "ni32-title ni32-desc"
    assert (title.tag, title.get("id"), title.text) == (
        f"{SVG}title",
        "ni32-title",
        "Cases heard are ahead of target",
    )
    assert (desc.get("id"), desc.text) == (
        "ni32-desc",
        "134 heard by November against 130.",
    )
    assert sheet.get("viewBox") == "0 0 640 320"


def test_lines_stand_at_their_values():
    svg = draw_trajectory(cases_heard(), SHEET)

    assert drawn_values(svg, "chart-actual") == [pytest.approx(HEARD, abs=0.05)]
    assert drawn_values(svg, "chart-target") == [pytest.approx(DUE, abs=0.05)]
    assert drawn_values(svg, "chart-forecast") == [pytest.approx([134, 201], abs=0.05)]
    assert drawn_values(svg, "chart-fan") == [
        pytest.approx([134, 222, 183, 134], abs=0.05)
    ]


def test_points_stand_at_even_distances():
    svg = draw_trajectory(cases_heard(), SHEET)

    (target,) = with_class(svg, "chart-target")
    places = [x for x, _ in spots(target)]
    first, last = places[0], places[-1]
    even = [first + (last - first) * index / 11 for index in range(12)]
    assert places == pytest.approx(even, abs=0.011)


def test_every_line_says_what_it_is_and_which_way_is_better():
    said = words(draw_trajectory(cases_heard(), SHEET))

    for label in ("134", "Target 244", "Forecast 201", "(183 to 222)"):
        assert said.count(label) == 1
    assert "Cases heard; higher is better" in said
    assert "Target raised from January 2009" in " ".join(said)


def test_missing_value_parts_the_line():
    svg = draw_trajectory(series(5, 6, None, 7, None, 9, 8), SHEET)

    lines = [len(spots(line)) for line in with_class(svg, "chart-actual")]
    dots = with_class(svg, "chart-point")
    assert lines == [2, 2]
    assert len(dots) == 5  # the lone 7 is seen as well


def test_new_definition_parts_the_line_and_is_marked():
    points = tuple(
        Point(
            label=label,
            value=10.0,
            break_before=i == 2,
            break_words="new counting rule",
        )
        for i, label in enumerate(YEAR[:5])
    )

    svg = draw_trajectory(Trajectory(title="t", points=points), SHEET)

    lines = [len(spots(line)) for line in with_class(svg, "chart-actual")]
    assert lines == [2, 3]
    assert len(with_class(svg, "chart-note-line-break")) == 1
    assert "new counting rule" in words(svg)


def test_provisional_point_is_hollow_and_special_point_has_another_shape():
    points = (
        Point(label="April 2008", value=4),
        Point(label="May 2008", value=9, special="unusually high"),
        Point(label="June 2008", value=5, provisional=True),
    )

    svg = draw_trajectory(Trajectory(title="t", points=points), SHEET)

    hollow = with_class(svg, "chart-point-provisional")
    special = with_class(svg, "chart-point-special")
    # Each stands once in the plot and once beside the words that explain it.
    assert [mark.get("fill") for mark in hollow] == ["#ffffff"] * 2
    assert [mark.tag for mark in special] == [f"{SVG}polygon"] * 2
    assert {"provisional", "unusually high"} <= set(words(svg))


def test_stepped_target_changes_half_way_between_points():
    chart = series(
        *[50] * 6,
        targets=(TargetPoint(0, 60), TargetPoint(3, 40)),
        target_stepped=True,
        target_changes=(TargetChange(3, "lowered by the Board"),),
    )

    svg = draw_trajectory(chart, SHEET)

    (target,), (actual,) = (
        with_class(svg, name) for name in ("chart-target", "chart-actual")
    )
    corners, points = spots(target), spots(actual)
    assert [value_at(svg, y) for _, y in corners] == pytest.approx(
        [60, 60, 40, 40], abs=0.05
    )
    assert corners[1][0] == pytest.approx((points[2][0] + points[3][0]) / 2, abs=0.02)
    (line,) = with_class(svg, "chart-note-line-target")
    assert float(line.get("x1", "")) == corners[1][0]
    assert value_at(svg, float(line.get("y2", ""))) == pytest.approx(60, abs=0.05)


def test_counts_start_at_nought_and_others_need_not():
    counts = draw_trajectory(series(3120, 3560), SHEET)
    level = draw_trajectory(series(3120, 3560, zero_based=False), SHEET)

    assert "0" in words(counts)
    assert "0" not in words(level)


def test_single_observation_is_a_labelled_point():
    chart = Trajectory(
        title="t",
        unit="people",
        points=(Point(label="2007", value=112),),
        targets=(TargetPoint(0, 97),),
    )

    svg = draw_trajectory(chart, SHEET)

    assert len(with_class(svg, "chart-point")) == 1
    assert {"112", "Target 97", "2007"} <= set(words(svg))
    assert overlapping(svg) == []


def test_nothing_to_draw_is_a_sentence():
    chart = Trajectory(title="t", empty_text="The first return is due on 15 May.")

    assert words(draw_trajectory(chart, SHEET)) == [
        "The first return is due on 15 May."
    ]


def test_target_without_figures_is_drawn_with_the_sentence():
    svg = draw_trajectory(
        series(None, None, targets=(TargetPoint(0, 3), TargetPoint(1, 6))), SHEET
    )

    assert len(with_class(svg, "chart-target")) == 1
    assert "No figures yet." in words(svg)


@pytest.mark.parametrize("sheet", [SHEET, PHONE], ids=["sheet", "phone"])
@pytest.mark.parametrize("last", [0, 97, 99, 100, 101, 140])
@pytest.mark.parametrize("middle", [98, 100, 130])
def test_labels_never_cover_each_other_or_leave_the_sheet(sheet, last, middle):
    chart = series(
        *[90, 95, 101, 99, last],
        None,
        targets=(TargetPoint(0, 100),),
        target_stepped=True,
        forecast=(ForecastPoint(5, middle, middle - 5, middle + 9),),
        target_changes=(
            TargetChange(1, "Target set by the Delivery Board in May 2008"),
            TargetChange(4, "Target confirmed by the Cabinet in August 2008"),
        ),
    )

    svg = draw_trajectory(chart, sheet)

    assert overlapping(svg) == []
    assert off_sheet(svg) == []


@pytest.mark.parametrize("sheet", [SHEET, PHONE], ids=["sheet", "phone"])
def test_many_remarks_become_letters(sheet):
    changes = tuple(
        TargetChange(i, f"Changed by decision number {i} of a board") for i in range(9)
    )
    chart = series(
        *range(12),
        targets=(TargetPoint(0, 5),),
        target_stepped=True,
        target_changes=changes,
    )

    svg = draw_trajectory(chart, sheet)

    letters = [e.text for e in with_class(svg, "chart-note")]
    assert sorted(letters) == list("ABCDEFGHI")
    assert off_sheet(svg) == []


@pytest.mark.parametrize("months", [1, 2, 7, 12, 13, 24, 36, 61, 120])
@pytest.mark.parametrize("sheet", [SHEET, PHONE], ids=["sheet", "phone"])
def test_periods_under_the_axis_never_touch(months, sheet):
    points = tuple(
        Point(label=f"{YEAR[i % 12].split()[0]} {2008 + (i + 3) // 12}", value=i)
        for i in range(months)
    )

    svg = draw_trajectory(Trajectory(title="t", points=points), sheet)

    assert overlapping(svg) == []
    assert off_sheet(svg) == []


def test_hostile_words_stay_words():
    hostile = "<script>alert(1)</script> & \"quoted\" 'thing' <b>"
    chart = Trajectory(
        title=hostile,
        subtitle=hostile,
        description=hostile,
        unit=hostile,
        polarity_words=hostile,
        points=(Point(label=hostile, value=1), Point(label=hostile, value=2)),
        targets=(TargetPoint(0, 1),),
        target_label=hostile,
        target_changes=(TargetChange(1, hostile),),
    )

    sheet = read(draw_trajectory(chart, replace(SHEET, with_heading=True)))

    allowed = {"svg", "title", "desc", "text", "line", "polyline", "circle", "rect"}
    assert {e.tag.removeprefix(SVG) for e in sheet.iter()} <= allowed
    assert sheet[0].text == hostile


def test_picture_needs_no_style_and_no_script():
    svg = draw_trajectory(cases_heard(), SHEET)

    names = {name for e in read(svg).iter() for name in e.attrib}
    assert "style" not in names
    assert not any(name.startswith("on") for name in names)
    assert "<style" not in svg


def test_heading_stands_in_the_picture_only_when_asked():
    finding = "Cases heard are ahead of target"

    with_it = words(draw_trajectory(cases_heard(), replace(SHEET, with_heading=True)))

    assert finding in with_it
    assert finding not in words(draw_trajectory(cases_heard(), SHEET))


def test_same_value_gives_the_same_picture():
    assert draw_trajectory(cases_heard(), SHEET) == draw_trajectory(
        cases_heard(), SHEET
    )


def test_letters_are_large_enough():
    svg = draw_trajectory(cases_heard(), SHEET)

    sizes = {float(e.get("font-size", "0")) for e in read(svg).iter(f"{SVG}text")}
    assert min(sizes) >= 12


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"title": " "}, "title"),
        ({"targets": (TargetPoint(3, 1),)}, "counted from 0 to 1"),
        ({"targets": (TargetPoint(1, 1), TargetPoint(0, 2))}, "in order"),
        ({"forecast": (ForecastPoint(1, 9, 1, 5),)}, "outside its own range"),
        ({"target_changes": (TargetChange(-1, "x"),)}, "counted"),
        ({"points": (Point(label="a", value=float("nan")),)}, "finite"),
    ],
)
def test_chart_that_contradicts_itself_is_refused(wrong, message):
    with pytest.raises(ValueError, match=message):
        series(1, 2, **wrong)


@pytest.mark.parametrize("prefix", ["", "1a", "a b", 'a"><script>', "a\n"])
def test_prefix_that_is_no_identity_is_refused(prefix):
    with pytest.raises(ValueError, match="id_prefix"):
        Picture(id_prefix=prefix)
