from __future__ import annotations

import pytest

from saferplan.charts.ranked_bars import Bar, Bounds, RankedBars, draw_ranked_bars
from tests.charts.cases import PHONE, SHEET
from tests.charts.reading import off_sheet, overlapping, with_class, words


def areas(**more: object) -> RankedBars:
    bars = (
        Bar(label="Northtown", value=8, low=7, high=9.5),
        Bar(label="Ourtown", value=6, low=5, high=7, highlighted=True),
        Bar(label="Smallville", value=None, missing="[c]"),
        Bar(label="A place with a very long name beside the great river", value=2),
    )
    return RankedBars(**{"title": "t", "bars": bars} | more)  # type: ignore[arg-type]


def test_bars_are_as_long_as_their_values():
    svg = draw_ranked_bars(areas(), SHEET)

    lengths = [float(bar.get("width", "")) for bar in with_class(svg, "chart-bar")]
    assert lengths == pytest.approx(
        [lengths[0], lengths[0] * 6 / 8, lengths[0] * 2 / 8], abs=0.02
    )


def test_suppressed_value_has_no_bar_and_says_so():
    svg = draw_ranked_bars(areas(), SHEET)

    assert len(with_class(svg, "chart-bar")) == 3
    assert "[c]" in words(svg)


def test_reference_and_range_are_named():
    chart = areas(
        reference=5.0,
        reference_words="Group average",
        bounds=Bounds(low=4, high=7, words="expected range 4 to 7"),
    )

    said = words(draw_ranked_bars(chart, SHEET))

    assert {"Group average 5", "expected range 4 to 7"} <= set(said)


@pytest.mark.parametrize("sheet", [SHEET, PHONE], ids=["sheet", "phone"])
def test_names_and_figures_never_cover_each_other(sheet):
    svg = draw_ranked_bars(areas(reference=5.0, reference_words="Average"), sheet)

    assert overlapping(svg) == []
    assert off_sheet(svg) == []


def test_negative_bars_end_at_nought():
    chart = RankedBars(
        title="t", bars=(Bar(label="a", value=4), Bar(label="b", value=-4))
    )

    up, down = with_class(draw_ranked_bars(chart, SHEET), "chart-bar")

    nought = float(up.get("x", ""))
    assert float(down.get("x", "")) + float(down.get("width", "")) == pytest.approx(
        nought, abs=0.02
    )


@pytest.mark.parametrize("bars", [(), (Bar(label="a", value=0),)])
def test_none_and_one_are_drawn(bars):
    assert draw_ranked_bars(RankedBars(title="t", bars=bars), SHEET)


def test_interval_upside_down_is_refused():
    with pytest.raises(ValueError, match="upside down"):
        areas(bars=(Bar(label="a", value=1, low=2, high=1),))
