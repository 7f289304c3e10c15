"""Ranked bars: who is higher than whom, and could we tell?"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from saferplan.charts.marks import caption
from saferplan.charts.picture import (
    AXIS,
    BAR,
    FAN,
    INK,
    LABEL_SIZE,
    LEADING,
    PAPER,
    QUIET,
    SMALL_SIZE,
    TEAL,
    Block,
    Chart,
    Picture,
    caption_words,
    empty_picture,
    finish,
    heading,
    lines_width,
    text_lines,
)
from saferplan.charts.scale import LinearScale
from saferplan.charts.series import check_finite
from saferplan.charts.svg import Element, element
from saferplan.charts.text import format_number, text_width, wrap

WIDTH = 640.0
_ROW, _TALL_ROW, _BAR_HEIGHT = 24.0, 31.0, 14.0
_WIDEST_NAME = 0.36


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One area or group: its value, and the interval around it when known.

    ``missing`` is written in place of a value that is None ("[c]").
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    highlighted: bool = False
    missing: str = "[x]"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A range to hold the bars against, and its name ("expected range")."""

    low: float
    high: float
    words: str

    def __post_init__(self) -> None:
        """Refuse a range that is upside down."""
        if not (isfinite(self.low) and isfinite(self.high) and self.low <= self.high):
            raise ValueError(f"A range runs upwards, not {self.low} to {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedBars(Chart):
    """Bars in the order given, with a reference line and a range.

    Raises ValueError for a number that is not finite, or an interval that does
    not run upwards.
    """

    bars: tuple[Bar, ...] = ()
    reference: float | None = None
    reference_words: str = ""
    bounds: Bounds | None = None
    decimals: int = 0
    suffix: str = ""
    label_name: str = "Area"
    interval_name: str = "95% interval"

    def __post_init__(self) -> None:
        """Check the numbers and the intervals."""
        Chart.__post_init__(self)
        check_finite([self.reference])
        for bar in self.bars:
            check_finite((bar.value, bar.low, bar.high))
            if bar.low is not None and bar.high is not None and bar.low > bar.high:
                raise ValueError(f"The interval of {bar.label} is upside down")

    def write(self, value: float) -> str:
        """Write a value as this chart tells its values."""
        return format_number(value, self.decimals) + self.suffix

    def words_of(self, bar: Bar) -> str:
        """Write the value of a bar, or why there is none."""
        return bar.missing if bar.value is None else self.write(bar.value)


@dataclass(frozen=True, slots=True)
class _Layout:
    width: float
    top: Block
    said: Block
    names: float
    roof: float
    row: float
    foot: float
    height: float
    x: LinearScale


def draw_ranked_bars(chart: RankedBars, picture: Picture) -> str:
    """Draw ranked bars as SVG, as high as they are many.

    The bar of interest is dark with a bold name; whiskers show intervals, a band
    the range and a line the reference.
    """
    if not chart.bars:
        size = (picture.width or WIDTH, picture.height or 160.0)
        return empty_picture(chart, picture, "ranked-bars", size)
    layout = _lay_out(chart, picture)
    drawn = (
        *layout.top.elements,
        *layout.said.elements,
        *_draw_bounds(chart, layout),
        *(
            part
            for i, bar in enumerate(chart.bars)
            for part in _row(chart, bar, i, layout)
        ),
        *_draw_axis(layout),
        *_draw_reference(chart, layout),
    )
    size = (layout.width, layout.height)
    return finish(chart, picture, form="ranked-bars", size=size, elements=drawn)


def _lay_out(chart: RankedBars, picture: Picture) -> _Layout:
    width = picture.width or WIDTH
    top = heading(chart, picture, width)
    said = caption(caption_words(chart), (), width, top.height)
    roof = top.height + said.height + (22 if chart.reference is not None else 4)
    below = 24 if chart.bounds else 6
    room = (picture.height or 0) - roof - below
    longest = lines_width([bar.label for bar in chart.bars], LABEL_SIZE, bold=True)
    names = min(longest, width * _WIDEST_NAME)
    least = _ROW if longest <= names else _TALL_ROW
    row = max(least, room / len(chart.bars))
    foot = roof + row * len(chart.bars)
    figures = lines_width(map(chart.words_of, chart.bars), LABEL_SIZE, bold=True)
    low, high = _extent(chart)
    x = LinearScale(low, high, names + 10, width - figures - 12)
    return _Layout(width, top, said, names, roof, row, foot, foot + below, x)


def _extent(chart: RankedBars) -> tuple[float, float]:
    values = [0.0]
    for bar in chart.bars:
        values += [v for v in (bar.value, bar.low, bar.high) if v is not None]
    if chart.bounds:
        values += [chart.bounds.low, chart.bounds.high]
    if chart.reference is not None:
        values.append(chart.reference)
    low, high = min(values), max(values)
    return low, high if high > low else low + 1


def _draw_bounds(chart: RankedBars, layout: _Layout) -> Iterator[Element]:
    if chart.bounds is None:
        return
    left, right = layout.x(chart.bounds.low), layout.x(chart.bounds.high)
    yield element(
        "rect",
        class_="chart-bounds",
        x=left,
        y=layout.roof,
        width=right - left,
        height=layout.foot - layout.roof,
        fill=FAN,
        fill_opacity=0.6,
    )
    yield from _centred(
        chart.bounds.words, (left + right) / 2, layout.foot + 18, layout.width
    )


def _centred(words: str, x: float, baseline: float, width: float) -> Iterator[Element]:
    half = text_width(words, SMALL_SIZE) / 2
    yield from text_lines(
        (words,),
        max(min(x, width - half), half),
        baseline,
        size=SMALL_SIZE,
        fill=QUIET,
        anchor="middle",
    )


def _row(chart: RankedBars, bar: Bar, index: int, layout: _Layout) -> Iterator[Element]:
    middle = layout.roof + (index + 0.5) * layout.row
    yield from _name(bar, middle, layout)
    if bar.value is not None:
        start, end = sorted((layout.x(0), layout.x(bar.value)))
        yield element(
            "rect",
            class_="chart-bar chart-bar-own" if bar.highlighted else "chart-bar",
            x=start,
            y=middle - _BAR_HEIGHT / 2,
            width=end - start,
            height=_BAR_HEIGHT,
            fill=TEAL if bar.highlighted else BAR,
        )
    if bar.low is not None and bar.high is not None:
        if bar.highlighted:  # a white line under the dark one shows on a dark bar
            yield _stroke(layout.x(bar.low), layout.x(bar.high), middle, PAPER, 4.0)
        yield from _whisker(layout.x(bar.low), layout.x(bar.high), middle)
    yield from text_lines(
        (chart.words_of(bar),),
        layout.width,
        middle + LABEL_SIZE * 0.35,
        bold=bar.highlighted,
        anchor="end",
        class_="chart-figure",
    )


def _name(bar: Bar, middle: float, layout: _Layout) -> tuple[Element, ...]:
    lines = wrap(bar.label, layout.names + 1, SMALL_SIZE, most_lines=2)
    size = LABEL_SIZE
    one = text_width(bar.label, LABEL_SIZE, bold=bar.highlighted) <= layout.names
    if one:
        lines = (bar.label,)
    elif len(lines) == 2:
        size = 12.0
        lines = wrap(bar.label, layout.names, size, bold=bar.highlighted, most_lines=2)
    first = middle + size * 0.35 - (len(lines) - 1) * size * LEADING * 0.4
    return text_lines(
        lines,
        layout.names,
        first,
        size=size,
        bold=bar.highlighted,
        anchor="end",
        class_="chart-name",
    )


def _whisker(low: float, high: float, y: float) -> Iterator[Element]:
    yield _stroke(low, high, y, INK, 1.5)
    for x in (low, high):
        yield element(
            "line",
            class_="chart-interval",
            x1=x,
            x2=x,
            y1=y - 4,
            y2=y + 4,
            stroke=INK,
            stroke_width=1.5,
        )


def _stroke(low: float, high: float, y: float, colour: str, thick: float) -> Element:
    return element(
        "line",
        class_="chart-interval",
        x1=low,
        x2=high,
        y1=y,
        y2=y,
        stroke=colour,
        stroke_width=thick,
    )


def _draw_axis(layout: _Layout) -> Iterator[Element]:
    x = layout.x(0)
    yield element(
        "line",
        class_="chart-axis",
        x1=x,
        x2=x,
        y1=layout.roof,
        y2=layout.foot,
        stroke=AXIS,
        stroke_width=1,
    )


def _draw_reference(chart: RankedBars, layout: _Layout) -> Iterator[Element]:
    if chart.reference is None:
        return
    x = layout.x(chart.reference)
    yield element(
        "line",
        class_="chart-reference",
        x1=x,
        x2=x,
        y1=layout.roof - 3,
        y2=layout.foot,
        stroke=QUIET,
        stroke_width=1.5,
        stroke_dasharray="6 4",
    )
    words = f"{chart.reference_words} {chart.write(chart.reference)}".strip()
    yield from _centred(words, x, layout.roof - 8, layout.width)
