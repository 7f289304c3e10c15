"""A funnel: which areas differ from the rest by more than their size explains?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from saferplan.charts.axes import (
    HEIGHT,
    WIDTH,
    EndColumn,
    EndLabel,
    Plot,
    value_grid,
)
from saferplan.charts.marks import SPECIAL, caption, mark
from saferplan.charts.picture import (
    AXIS,
    BAR,
    INK,
    LABEL_SIZE,
    LEADING,
    PAPER,
    QUIET,
    SMALL_SIZE,
    TEAL,
    Chart,
    Key,
    Picture,
    capitalised,
    caption_words,
    empty_picture,
    finish,
    heading,
    lines_width,
    text_lines,
)
from saferplan.charts.placing import Box, Segment, Spot, place_beside
from saferplan.charts.scale import LinearScale, axis_ticks, nice_ticks, tick_decimals
from saferplan.charts.series import check_finite
from saferplan.charts.svg import Element, element, path_points
from saferplan.charts.text import format_number, text_width


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPoint:
    """One area: its size, its value, and why it stands out (or None)."""

    label: str
    size: float
    value: float
    special: str | None = None
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """One limit, as corners of size and value in order of size."""

    words: str
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel(Chart):
    """Areas by size and value, with a centre and limits that narrow with size.

    Raises ValueError for a number that is not finite.
    """

    points: tuple[FunnelPoint, ...] = ()
    centre: float | None = None
    centre_words: str = "Average"
    limits: tuple[FunnelLimit, ...] = ()
    size_unit: str = "population"
    size_decimals: int = 0
    zero_based: bool = False
    decimals: int = 0
    suffix: str = ""
    label_name: str = "Area"

    def __post_init__(self) -> None:
        """Check the numbers."""
        Chart.__post_init__(self)
        check_finite([self.centre])
        for point in self.points:
            check_finite((point.size, point.value))
        for limit in self.limits:
            check_finite(number for corner in limit.corners for number in corner)

    def write(self, value: float) -> str:
        """Write a value as this chart tells its values."""
        return format_number(value, self.decimals) + self.suffix


@dataclass(frozen=True, slots=True)
class _Layout:
    size: tuple[float, float]
    plot: Plot
    x: LinearScale
    behind: tuple[Element, ...]
    ends: EndColumn


def draw_funnel(chart: Funnel, picture: Picture) -> str:
    """Draw a funnel as SVG.

    Areas beyond a limit are diamonds with their name, the area of interest is a
    large dark circle with its name, the others are quiet circles.
    """
    if not chart.points:
        size = (picture.width or WIDTH, picture.height or HEIGHT)
        return empty_picture(chart, picture, "funnel", size)
    layout = _lay_out(chart, picture)
    drawn = (
        *layout.behind,
        *_draw_limits(chart, layout),
        *_draw_points(chart, layout),
        *layout.ends.draw(layout.plot, layout.size[0]),
        *_draw_names(chart, layout),
    )
    return finish(chart, picture, form="funnel", size=layout.size, elements=drawn)


def _lay_out(chart: Funnel, picture: Picture) -> _Layout:
    width, height = picture.width or WIDTH, picture.height or HEIGHT
    top = heading(chart, picture, width)
    said = caption(caption_words(chart), _keys(chart), width, top.height)
    roof = top.height + said.height + 8
    foot = height - 2 * SMALL_SIZE * LEADING - 14
    sizes, values = _extents(chart)
    ticks = axis_ticks(
        values,
        zero_based=chart.zero_based,
        most=max(2, min(5, int((foot - roof) / 42))),
        decimals=chart.decimals,
    )
    written = tuple(format_number(tick, tick_decimals(ticks)) for tick in ticks)
    left = lines_width(written, SMALL_SIZE) + 8
    ends = EndColumn(_end_labels(chart), width)
    box = Box(left, roof, max(width - left - ends.margin, 40), max(foot - roof, 40))
    plot = Plot(box, 1, LinearScale(ticks[0], ticks[-1], box.bottom, box.top))
    x = LinearScale(0, max(sizes) * 1.03, box.left, box.right)
    behind = (
        *top.elements,
        *said.elements,
        *value_grid(plot, ticks, written),
        *_size_axis(chart, plot, x),
    )
    return _Layout((width, height), plot, x, behind, ends)


def _extents(chart: Funnel) -> tuple[list[float], list[float]]:
    sizes = [point.size for point in chart.points]
    values = [point.value for point in chart.points]
    if chart.centre is not None:
        values.append(chart.centre)
    # Limits run to infinity for the smallest areas: only the part beside the
    # points shapes the axis.
    smallest = min(sizes)
    for limit in chart.limits:
        values += [value for size, value in limit.corners if size >= smallest]
        sizes += [size for size, _ in limit.corners]
    return sizes, values


def _keys(chart: Funnel) -> tuple[Key, ...]:
    special = any(point.special for point in chart.points)
    return (Key(SPECIAL, "beyond the limits"),) if special else ()


def _end_labels(chart: Funnel) -> tuple[EndLabel, ...]:
    labels = [
        EndLabel(text=limit.words, value=limit.corners[-1][1], fill=QUIET)
        for limit in chart.limits
        if limit.corners and limit.words
    ]
    if chart.centre is not None:
        words = f"{chart.centre_words} {chart.write(chart.centre)}"
        labels.append(EndLabel(text=words, value=chart.centre, fill=TEAL))
    return tuple(labels)


def _size_axis(chart: Funnel, plot: Plot, x: LinearScale) -> Iterator[Element]:
    most = max(2, int(plot.box.width / 90))
    ticks = [tick for tick in nice_ticks(0, x.high, most=most) if tick <= x.high]
    decimals = tick_decimals(tuple(ticks))
    foot = plot.box.bottom
    for tick in ticks:
        yield element(
            "line",
            class_="chart-axis",
            x1=x(tick),
            x2=x(tick),
            y1=foot,
            y2=foot + 5,
            stroke=AXIS,
            stroke_width=1,
        )
        words = format_number(tick, decimals)
        yield from text_lines(
            (words,),
            x(tick),
            foot + 6 + SMALL_SIZE,
            size=SMALL_SIZE,
            fill=QUIET,
            anchor="middle",
            class_="chart-tick",
        )
    below = foot + 8 + 2 * SMALL_SIZE * LEADING
    yield from text_lines(
        (capitalised(chart.size_unit),),
        plot.box.right,
        below,
        size=SMALL_SIZE,
        fill=QUIET,
        anchor="end",
        class_="chart-axis-title",
    )


def _limit_spots(limit: FunnelLimit, layout: _Layout) -> list[Spot]:
    y = layout.plot.y
    return [
        (layout.x(size), y(value))
        for size, value in limit.corners
        if y.low <= value <= y.high
    ]


def _draw_limits(chart: Funnel, layout: _Layout) -> Iterator[Element]:
    for limit in chart.limits:
        yield element(
            "polyline",
            class_="chart-limit",
            points=path_points(_limit_spots(limit, layout)),
            fill="none",
            stroke=QUIET,
            stroke_width=1.25,
            stroke_dasharray="2 3",
        )
    if chart.centre is not None:
        y = layout.plot.y(chart.centre)
        yield element(
            "line",
            class_="chart-limit chart-limit-centre",
            x1=layout.plot.box.left,
            x2=layout.plot.box.right,
            y1=y,
            y2=y,
            stroke=TEAL,
            stroke_width=1.5,
        )


def _spot(point: FunnelPoint, layout: _Layout) -> Spot:
    return layout.x(point.size), layout.plot.y(point.value)


def _draw_points(chart: Funnel, layout: _Layout) -> Iterator[Element]:
    for point in sorted(chart.points, key=lambda p: (p.highlighted, bool(p.special))):
        x, y = _spot(point, layout)
        if point.special:
            yield mark(SPECIAL, x, y, size=4.5 if point.highlighted else 4)
            continue
        yield element(
            "circle",
            class_="chart-point",
            cx=x,
            cy=y,
            r=6 if point.highlighted else 4,
            fill=TEAL if point.highlighted else BAR,
            stroke=PAPER,
            stroke_width=1,
        )


def _draw_names(chart: Funnel, layout: _Layout) -> Iterator[Element]:
    taken = [
        Box(x - 6, y - 6, 12, 12)
        for x, y in (_spot(point, layout) for point in chart.points)
    ]
    lines = list(_lines(chart, layout))
    named = [p for p in chart.points if p.highlighted or p.special]
    for point in sorted(named, key=lambda p: not p.highlighted):
        wide = text_width(point.label, LABEL_SIZE, bold=point.highlighted)
        box = place_beside(
            (wide, LABEL_SIZE * LEADING),
            _spot(point, layout),
            bounds=layout.plot.box,
            lines=lines,
            taken=taken,
        )
        taken.append(box)
        yield from text_lines(
            (point.label,),
            box.left,
            box.top + LABEL_SIZE,
            fill=INK,
            bold=point.highlighted,
            halo=True,
        )


def _lines(chart: Funnel, layout: _Layout) -> Iterator[Segment]:
    for limit in chart.limits:
        spots = _limit_spots(limit, layout)
        yield from pairwise(spots)
    if chart.centre is not None:
        y, box = layout.plot.y(chart.centre), layout.plot.box
        yield ((box.left, y), (box.right, y))
