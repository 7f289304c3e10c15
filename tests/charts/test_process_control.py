from __future__ import annotations

from dataclasses import replace

import pytest

from saferplan.charts.process_control import (
    ControlledPoint,
    ProcessControl,
    draw_process_control,
)
from tests.charts.cases import PHONE, SHEET, proportions
from tests.charts.reading import (
    SVG,
    off_sheet,
    overlapping,
    spots,
    value_at,
    with_class,
    words,
)


def individuals(*values: float | None, **of_point: object) -> ProcessControl:
    points = tuple(
        ControlledPoint(
            label=f"{2000 + i}",
            value=value,
            centre=50,
            lower=35,
            upper=65,
            **of_point,  # type: ignore[arg-type]
        )
        for i, value in enumerate(values)
    )
    return ProcessControl(title="t", unit="robberies", points=points)


def test_limits_that_differ_make_stairs_at_their_values():
    svg = draw_process_control(proportions(), SHEET)

    (upper,) = with_class(svg, "chart-limit-upper")
    heights = [value_at(svg, y) for _, y in spots(upper)]
    stairs = [54.6, 54.6, 55.7, 55.7, 53.6, 53.6, 55.7, 55.7, 51.8, 51.8, 45.5, 45.5]
    assert heights == pytest.approx(stairs, abs=0.05)


def test_limits_that_are_alike_make_one_straight_line():
    svg = draw_process_control(individuals(48, 52, 61, 40), SHEET)

    (lower,) = with_class(svg, "chart-limit-lower")
    assert [value_at(svg, y) for _, y in spots(lower)] == pytest.approx(
        [35, 35], abs=0.05
    )


def test_limits_are_named_at_their_end():
    said = words(draw_process_control(individuals(48, 52), SHEET))

    assert {"Upper limit 65", "Mean 50", "Lower limit 35", "52"} <= set(said)


def test_special_point_takes_another_shape_and_good_news_a_third():
    plain = draw_process_control(individuals(48, 52), SHEET)
    bad = draw_process_control(individuals(48, 52, special="above"), SHEET)
    good = draw_process_control(
        individuals(48, 52, special="below", favourable=True), SHEET
    )

    shapes = [
        {e.tag.removeprefix(SVG) for e in with_class(svg, "chart-point")}
        for svg in (plain, bad, good)
    ]
    assert shapes == [{"circle"}, {"polygon"}, {"rect"}]


def test_limits_worked_out_anew_part_the_limit_lines_and_not_the_values():
    chart = individuals(48, 52, 61, 40)
    fresh = replace(
        chart.points[2],
        starts_segment=True,
        segment_words="new limits from 2002",
        upper=70,
    )
    chart = replace(chart, points=(*chart.points[:2], fresh, chart.points[3]))

    svg = draw_process_control(chart, SHEET)

    assert len(with_class(svg, "chart-limit-upper")) == 2
    assert len(with_class(svg, "chart-actual")) == 1
    assert "new limits from 2002" in words(svg)


def test_point_without_limits_has_no_limit_line():
    chart = ProcessControl(
        title="t",
        points=tuple(
            ControlledPoint(label=str(i), value=float(i), centre=2) for i in range(5)
        ),
    )

    svg = draw_process_control(chart, SHEET)

    assert with_class(svg, "chart-limit-upper") == []
    assert len(with_class(svg, "chart-limit-centre")) == 1


def test_missing_value_parts_the_line():
    svg = draw_process_control(individuals(48, 52, None, 40, 41), SHEET)

    lines = [len(spots(line)) for line in with_class(svg, "chart-actual")]
    assert lines == [2, 2]


@pytest.mark.parametrize("sheet", [SHEET, PHONE], ids=["sheet", "phone"])
@pytest.mark.parametrize("last", [35, 49, 50, 51, 65, 90])
def test_names_at_the_end_never_cover_each_other(sheet, last):
    svg = draw_process_control(individuals(48, 52, last), sheet)

    assert overlapping(svg) == []
    assert off_sheet(svg) == []


def test_nothing_to_draw_is_a_sentence():
    assert words(draw_process_control(individuals(None, None), SHEET)) == [
        "No figures yet."
    ]


def test_limits_that_cross_are_refused():
    with pytest.raises(ValueError, match="cross"):
        ProcessControl(
            title="t",
            points=(ControlledPoint(label="a", value=1, centre=5, lower=6, upper=7),),
        )
