from __future__ import annotations

import pytest

from saferplan.charts.funnel import Funnel, FunnelLimit, FunnelPoint, draw_funnel
from tests.charts.cases import PHONE, SHEET
from tests.charts.reading import (
    SVG,
    off_sheet,
    overlapping,
    value_at,
    with_class,
    words,
)


def areas() -> Funnel:
    corners = [(size, 6 + 300 / size) for size in range(50, 401, 50)]
    mirrored = [(size, 6 - 300 / size) for size in range(50, 401, 50)]
    return Funnel(
        title="t",
        unit="offences per 1,000",
        points=(
            FunnelPoint(label="Smallton", size=60, value=5),
            FunnelPoint(label="Ourtown", size=200, value=6.5, highlighted=True),
            FunnelPoint(label="Highton", size=300, value=9, special="above"),
        ),
        centre=6,
        limits=(
            FunnelLimit("Upper limit", tuple(corners)),
            FunnelLimit("Lower limit", tuple(mirrored)),
        ),
    )


def test_points_stand_at_their_size_and_value():
    svg = draw_funnel(areas(), SHEET)

    circles = [e for e in with_class(svg, "chart-point") if e.tag == f"{SVG}circle"]
    (x1, y1), (x2, y2) = (
        (float(e.get("cx", "")), float(e.get("cy", ""))) for e in circles
    )
    (axis,) = [
        e for e in with_class(svg, "chart-limit-centre") if e.tag == f"{SVG}line"
    ]
    left = float(axis.get("x1", ""))
    assert (x2 - left) / (x1 - left) == pytest.approx(200 / 60, abs=0.001)
    assert [value_at(svg, y) for y in (y1, y2)] == pytest.approx([5, 6.5], abs=0.05)


def test_areas_that_stand_out_are_named_and_others_are_not():
    said = words(draw_funnel(areas(), SHEET))

    assert {"Ourtown", "Highton", "Average 6", "Upper limit"} <= set(said)
    assert "Smallton" not in said


@pytest.mark.parametrize("sheet", [SHEET, PHONE], ids=["sheet", "phone"])
def test_names_never_cover_each_other(sheet):
    svg = draw_funnel(areas(), sheet)

    assert overlapping(svg) == []
    assert off_sheet(svg) == []


def test_nothing_to_draw_is_a_sentence():
    assert words(draw_funnel(Funnel(title="t"), SHEET)) == ["No figures yet."]
