from __future__ import annotations

import pytest

from saferplan.charts.sparkline import Sparkline, draw_sparkline
from tests.charts.cases import SHEET
from tests.charts.reading import SVG, read, spots, with_class, words


def test_last_two_years_are_drawn_without_words():
    svg = draw_sparkline(Sparkline(title="t", values=tuple(range(40))), SHEET)

    (line,) = with_class(svg, "chart-actual")
    assert len(spots(line)) == 24
    assert words(svg) == []
    assert read(svg).get("viewBox") == "0 0 120 28"


def test_values_stand_in_proportion():
    svg = draw_sparkline(Sparkline(title="t", values=(0, 10, 5), target=2.5), SHEET)

    (line,), (target,) = (
        with_class(svg, name) for name in ("chart-actual", "chart-target")
    )
    (_, low), (_, high), (_, half) = spots(line)
    assert half == pytest.approx((low + high) / 2, abs=0.01)
    assert spots(target)[0][1] == pytest.approx(low + (high - low) / 4, abs=0.01)


def test_last_value_has_a_dot_even_when_later_ones_are_missing():
    svg = draw_sparkline(Sparkline(title="t", values=(1, 2, 3, None)), SHEET)

    (dot,) = with_class(svg, "chart-point")
    (line,) = with_class(svg, "chart-actual")
    place = (float(dot.get("cx", "")), float(dot.get("cy", "")))
    assert place == spots(line)[-1]


def test_latest_value_is_read_aloud():
    chart = Sparkline(title="t", values=(1, 2), last_label="2 robberies")

    assert read(draw_sparkline(chart, SHEET))[1].text == "Latest: 2 robberies"


@pytest.mark.parametrize("values", [(), (None,), (None, None)])
def test_nothing_to_draw_is_a_quiet_line(values):
    svg = draw_sparkline(Sparkline(title="t", values=values), SHEET)

    assert [e.tag for e in with_class(svg, "chart-empty")] == [f"{SVG}line"]


def test_like_values_make_a_level_line():
    svg = draw_sparkline(Sparkline(title="t", values=(7, 7)), SHEET)

    (line,) = with_class(svg, "chart-actual")
    assert [y for _, y in spots(line)] == [14, 14]


@pytest.mark.parametrize(
    "wrong",
    [{"targets": (1.0,)}, {"labels": ("a",)}, {"target": 1.0, "targets": (1.0, 2.0)}],
)
def test_targets_that_do_not_stand_beside_values_are_refused(wrong):
    with pytest.raises(ValueError, match="one"):
        Sparkline(title="t", values=(1, 2), **wrong)
