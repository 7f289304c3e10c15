"""A trajectory: what happened, where it should be, and where it is going."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from saferplan.charts.axes import (
    HEIGHT,
    WIDTH,
    Content,
    EndLabel,
    Frame,
    Plot,
    Remark,
    lay_out,
)
from saferplan.charts.marks import PLAIN, PROVISIONAL, SPECIAL, mark
from saferplan.charts.picture import (
    FAN,
    INK,
    LABEL_SIZE,
    LEADING,
    QUIET,
    TEAL,
    Key,
    Picture,
    empty_picture,
    finish,
    lines_width,
    text_lines,
)
from saferplan.charts.placing import Box, Segment, Spot, place_beside
from saferplan.charts.series import Point, runs
from saferplan.charts.svg import Element, element, path_points
from saferplan.charts.text import short_period, wrap
from saferplan.charts.trajectory_values import (
    ForecastPoint,
    TargetChange,
    TargetPoint,
    Trajectory,
    last_value,
    target_path,
)

__all__ = [
    "ForecastPoint",
    "Point",
    "TargetChange",
    "TargetPoint",
    "Trajectory",
    "draw_trajectory",
]

# A year of points can carry a dot each; more would make a string of beads.
_MOST_DOTS = 13


def draw_trajectory(chart: Trajectory, picture: Picture) -> str:
    """Draw a trajectory as SVG.

    The actual is a solid line with its last point labelled, the target a dashed
    one, the forecast a shaded fan. The line stops where a value is missing and
    where the definition changed.
    """
    values = tuple(_all_values(chart))
    if not values:
        size = (picture.width or WIDTH, picture.height or HEIGHT)
        return empty_picture(chart, picture, "trajectory", size)
    labels = _Labels(chart)
    frame = lay_out(chart, picture, _content(chart, values, labels))
    drawn = (
        *frame.behind,
        *_draw_fan(chart, frame.plot),
        *_draw_target(chart, frame.plot),
        *_draw_middle(chart, frame.plot),
        *_draw_actual(chart, frame.plot),
        *frame.before,
        *_draw_inner_labels(chart, frame, labels.inner),
        *_nothing_yet(chart, frame),
    )
    return finish(chart, picture, form="trajectory", size=frame.size, elements=drawn)


@dataclass(frozen=True, slots=True)
class _Inner:
    """A label that stands inside the plot, where its line ends early."""

    point: tuple[float, float]
    label: EndLabel


class _Labels:
    """The labels of the three lines: in the margin, or beside an early end."""

    def __init__(self, chart: Trajectory) -> None:
        """Sort the labels by where their lines end."""
        self.margin: list[EndLabel] = []
        self.inner: list[_Inner] = []
        edge = len(chart.points) - 1
        for index, label in _end_labels(chart):
            if index >= edge and index > 0:
                self.margin.append(label)
            else:
                self.inner.append(_Inner((index, label.value), label))


def _end_labels(chart: Trajectory) -> Iterator[tuple[float, EndLabel]]:
    last = last_value(chart)
    if last is not None:
        index, value = last
        yield (
            index,
            EndLabel(
                text=chart.actual_label or chart.write(value),
                value=value,
                bold=True,
                class_="chart-label chart-label-actual",
            ),
        )
    if chart.forecast:
        yield chart.forecast[-1].index, _forecast_label(chart)
    if chart.targets:
        end, value = target_path(chart)[-1]
        yield (
            end,
            EndLabel(
                text=chart.target_label or f"Target {chart.write(value)}",
                value=value,
                fill=QUIET,
                class_="chart-label chart-label-target",
            ),
        )


def _forecast_label(chart: Trajectory) -> EndLabel:
    end = chart.forecast[-1]
    span = f"{chart.write(end.low)} to {chart.write(end.high)}"
    return EndLabel(
        text=chart.forecast_label or f"Forecast {chart.write(end.middle)}\n({span})",
        value=end.middle,
        fill=TEAL,
        class_="chart-label chart-label-forecast",
    )


def _all_values(chart: Trajectory) -> Iterator[float]:
    yield from (point.value for point in chart.points if point.value is not None)
    yield from (target.value for target in chart.targets)
    for step in chart.forecast:
        yield from (step.low, step.high)


def _content(chart: Trajectory, values: tuple[float, ...], labels: _Labels) -> Content:
    return Content(
        ticks=tuple(point.tick or short_period(point.label) for point in chart.points),
        values=values,
        zero_based=chart.zero_based,
        decimals=chart.decimals,
        end_labels=tuple(labels.margin),
        remarks=(*_target_remarks(chart), *_break_remarks(chart)),
        keys=tuple(_keys(chart)),
    )


def _target_remarks(chart: Trajectory) -> Iterator[Remark]:
    for change in chart.target_changes:
        around = (chart.target_at(change.index), chart.target_at(change.index - 1))
        heights = [height for height in around if height is not None]
        yield Remark(
            index=change.index,
            words=change.words,
            kind="target",
            value=_meeting(heights, stepped=chart.target_stepped),
        )


def _meeting(heights: Sequence[float], *, stepped: bool) -> float | None:
    """Where does the line of a remark meet the target, half way between points?"""
    if not heights:
        return None
    return max(heights) if stepped else sum(heights) / len(heights)


def _break_remarks(chart: Trajectory) -> Iterator[Remark]:
    for index, point in enumerate(chart.points):
        if point.break_before:
            yield Remark(index=index, words=point.break_words, kind="break")


def _keys(chart: Trajectory) -> Iterator[Key]:
    held = [point for point in chart.points if point.value is not None]
    if any(point.provisional for point in held):
        yield Key(PROVISIONAL, "provisional")
    reasons = sorted({point.special for point in held if point.special})
    if reasons:
        yield Key(SPECIAL, reasons[0] if len(reasons) == 1 else "out of the ordinary")


def _fan_start(chart: Trajectory) -> ForecastPoint | None:
    last = last_value(chart)
    if last is None or last[0] >= chart.forecast[0].index:
        return None
    index, value = last
    return ForecastPoint(index, value, value, value)


def _fan_points(chart: Trajectory) -> tuple[ForecastPoint, ...]:
    if not chart.forecast:
        return ()
    start = _fan_start(chart)
    return (start, *chart.forecast) if start else chart.forecast


def _draw_fan(chart: Trajectory, plot: Plot) -> Iterator[Element]:
    steps = _fan_points(chart)
    if not steps:
        return
    upper = [(plot.x(step.index), plot.y(step.high)) for step in steps]
    lower = [(plot.x(step.index), plot.y(step.low)) for step in reversed(steps)]
    if len(steps) == 1:  # a fan needs a width to be seen
        upper = [(upper[0][0] - 6, upper[0][1]), (upper[0][0] + 6, upper[0][1])]
        lower = [(lower[0][0] + 6, lower[0][1]), (lower[0][0] - 6, lower[0][1])]
    yield element(
        "polygon",
        class_="chart-fan",
        points=path_points([*upper, *lower]),
        fill=FAN,
    )


def _draw_middle(chart: Trajectory, plot: Plot) -> Iterator[Element]:
    steps = _fan_points(chart)
    if not steps:
        return
    yield element(
        "polyline",
        class_="chart-forecast",
        points=path_points((plot.x(s.index), plot.y(s.middle)) for s in steps),
        fill="none",
        stroke=TEAL,
        stroke_width=1.75,
    )
    end = steps[-1]
    yield element(
        "circle",
        class_="chart-forecast-end",
        cx=plot.x(end.index),
        cy=plot.y(end.middle),
        r=3.5,
        fill=TEAL,
    )


def _draw_target(chart: Trajectory, plot: Plot) -> Iterator[Element]:
    corners = target_path(chart)
    if corners:
        yield element(
            "polyline",
            class_="chart-target",
            points=path_points(
                (plot.x(index), plot.y(value)) for index, value in corners
            ),
            fill="none",
            stroke=QUIET,
            stroke_width=2,
            stroke_dasharray="6 4",
        )


def _draw_actual(chart: Trajectory, plot: Plot) -> Iterator[Element]:
    spots = actual_spots(chart, plot)
    starts = [i for i, point in enumerate(chart.points) if point.break_before]
    joined = runs([point.value for point in chart.points], starts)
    for run in joined:
        if len(run) > 1:
            yield element(
                "polyline",
                class_="chart-actual",
                points=path_points(spots[index] for index in run),
                fill="none",
                stroke=INK,
                stroke_width=2.5,
                stroke_linejoin="round",
                stroke_linecap="round",
            )
    alone = {run[0] for run in joined if len(run) == 1}
    yield from _draw_points(chart, spots, alone)


def actual_spots(chart: Trajectory, plot: Plot) -> dict[int, Spot]:
    """Where do the points that have a value stand on the sheet?"""
    return {
        index: (plot.x(index), plot.y(point.value))
        for index, point in enumerate(chart.points)
        if point.value is not None
    }


def _draw_points(
    chart: Trajectory, spots: dict[int, Spot], alone: set[int]
) -> Iterator[Element]:
    last = max(spots, default=-1)
    for index, spot in spots.items():
        point = chart.points[index]
        if point.special:
            yield mark(SPECIAL, *spot)
        elif point.provisional:
            yield mark(PROVISIONAL, *spot)
        elif index == last:
            yield mark(PLAIN, *spot, size=4.5)
        elif index in alone or len(spots) <= _MOST_DOTS:
            yield mark(PLAIN, *spot, size=3)


def _draw_inner_labels(
    chart: Trajectory, frame: Frame, labels: Sequence[_Inner]
) -> Iterator[Element]:
    plot = frame.plot
    lines = list(_drawn_lines(chart, plot))
    dots = [Box(x - 5, y - 5, 10, 10) for x, y in actual_spots(chart, plot).values()]
    taken = dots
    for inner in labels:
        label = inner.label
        words = wrap(label.text, 170, LABEL_SIZE, bold=label.bold, most_lines=3)
        wide = lines_width(words, LABEL_SIZE, bold=label.bold)
        height = len(words) * LABEL_SIZE * LEADING
        box = place_beside(
            (wide, height),
            (plot.x(inner.point[0]), plot.y(inner.point[1])),
            bounds=plot.box,
            lines=lines,
            taken=taken,
        )
        taken = [*taken, box]
        yield from text_lines(
            words,
            box.left,
            box.top + LABEL_SIZE,
            fill=label.fill,
            bold=label.bold,
            class_=label.class_,
            halo=True,
        )


def _drawn_lines(chart: Trajectory, plot: Plot) -> Iterator[Segment]:
    starts = [i for i, point in enumerate(chart.points) if point.break_before]
    spots = actual_spots(chart, plot)
    for run in runs([point.value for point in chart.points], starts):
        yield from _segments([spots[index] for index in run])
    yield from _segments([(plot.x(i), plot.y(v)) for i, v in target_path(chart)])
    fan = _fan_points(chart)
    for part in ("low", "middle", "high"):
        yield from _segments(
            [(plot.x(step.index), plot.y(getattr(step, part))) for step in fan]
        )


def _segments(spots: Sequence[Spot]) -> Iterator[Segment]:
    return pairwise(spots)


def _nothing_yet(chart: Trajectory, frame: Frame) -> Iterator[Element]:
    if last_value(chart) is not None:
        return
    plot = frame.plot.box
    words = wrap(chart.empty_text, plot.width / 2, LABEL_SIZE)
    box = place_beside(
        (lines_width(words, LABEL_SIZE), len(words) * LABEL_SIZE * LEADING),
        (plot.left + plot.width / 2, plot.top + plot.height / 3),
        bounds=plot,
        lines=_drawn_lines(chart, frame.plot),
    )
    yield from text_lines(words, box.left, box.top + LABEL_SIZE, fill=QUIET, halo=True)
