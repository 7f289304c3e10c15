"""A process control chart: is this month a signal, or the usual noise?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saferplan.charts.axes import (
    HEIGHT,
    WIDTH,
    Content,
    EndLabel,
    Plot,
    Remark,
    lay_out,
)
from saferplan.charts.marks import FAVOURABLE, PLAIN, PROVISIONAL, SPECIAL, mark
from saferplan.charts.picture import (
    INK,
    QUIET,
    TEAL,
    Chart,
    Key,
    Picture,
    empty_picture,
    finish,
)
from saferplan.charts.series import Point, check_finite, runs
from saferplan.charts.svg import Element, element, path_points
from saferplan.charts.text import format_number, short_period


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlledPoint(Point):
    """One period with the centre and limits that hold for it.

    Limits may differ from point to point, as they do when each period has its own
    denominator; None means there is no such limit. ``favourable`` says whether a
    special point is good news: it is then drawn as a square, not a diamond.
    ``starts_segment`` says that centre and limits were worked out anew from here,
    for the reason in ``segment_words``.
    """

    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    favourable: bool = False
    starts_segment: bool = False
    segment_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessControl(Chart):
    """Points in time order with a centre, limits and special causes.

    Raises ValueError for a number that is not finite, or limits that do not lie
    around their centre.
    """

    points: tuple[ControlledPoint, ...] = ()
    zero_based: bool = True
    decimals: int = 0
    suffix: str = ""
    actual_label: str = ""
    centre_name: str = "Mean"
    lower_name: str = "Lower limit"
    upper_name: str = "Upper limit"

    def __post_init__(self) -> None:
        """Check the numbers, and that limits lie around the centre."""
        Chart.__post_init__(self)
        for point in self.points:
            check_finite((point.value, point.centre, point.lower, point.upper))
            known = [
                part
                for part in (point.lower, point.centre, point.upper)
                if part is not None
            ]
            if known != sorted(known):
                raise ValueError(f"The limits of {point.label} cross: {known}")

    def write(self, value: float) -> str:
        """Write a value as this chart tells its values."""
        return format_number(value, self.decimals) + self.suffix


def draw_process_control(chart: ProcessControl, picture: Picture) -> str:
    """Draw a process control chart as SVG.

    Centre and limits are thin lines named at their end. A special point has
    another shape: a diamond, or a square when it is good news.
    """
    if all(point.value is None for point in chart.points):
        size = (picture.width or WIDTH, picture.height or HEIGHT)
        return empty_picture(chart, picture, "process-control", size)
    frame = lay_out(chart, picture, _content(chart))
    plot = frame.plot
    drawn = (
        *frame.behind,
        *(line for part in _PARTS for line in _draw_part(chart, plot, part)),
        *_draw_values(chart, plot),
        *frame.before,
    )
    return finish(
        chart, picture, form="process-control", size=frame.size, elements=drawn
    )


_PARTS = ("lower", "upper", "centre")


def _content(chart: ProcessControl) -> Content:
    return Content(
        ticks=tuple(point.tick or short_period(point.label) for point in chart.points),
        values=tuple(_all_values(chart)),
        zero_based=chart.zero_based,
        decimals=chart.decimals,
        end_labels=tuple(_end_labels(chart)),
        remarks=tuple(_remarks(chart)),
        keys=tuple(_keys(chart)),
    )


def _all_values(chart: ProcessControl) -> Iterator[float]:
    for point in chart.points:
        for value in (point.value, point.lower, point.centre, point.upper):
            if value is not None:
                yield value


def _end_labels(chart: ProcessControl) -> Iterator[EndLabel]:
    value = next(p.value for p in reversed(chart.points) if p.value is not None)
    yield EndLabel(
        text=chart.actual_label or chart.write(value),
        value=value,
        bold=True,
        class_="chart-label chart-label-actual",
    )
    last = chart.points[-1]
    for name, limit, fill in (
        (chart.upper_name, last.upper, QUIET),
        (chart.centre_name, last.centre, TEAL),
        (chart.lower_name, last.lower, QUIET),
    ):
        if limit is not None:
            yield EndLabel(
                text=f"{name} {chart.write(limit)}",
                value=limit,
                fill=fill,
                class_="chart-label chart-label-limit",
            )


def _remarks(chart: ProcessControl) -> Iterator[Remark]:
    for index, point in enumerate(chart.points):
        if point.break_before:
            yield Remark(index=index, words=point.break_words, kind="break")
        elif point.starts_segment and index and point.segment_words:
            yield Remark(index=index, words=point.segment_words, kind="break")


def _keys(chart: ProcessControl) -> Iterator[Key]:
    held = [point for point in chart.points if point.value is not None]
    if any(point.provisional for point in held):
        yield Key(PROVISIONAL, "provisional")
    special = [point for point in held if point.special]
    if any(not point.favourable for point in special):
        yield Key(SPECIAL, "special cause")
    if any(point.favourable for point in special):
        yield Key(FAVOURABLE, "special cause, improving")


def _new_segments(chart: ProcessControl) -> list[int]:
    return [
        index
        for index, point in enumerate(chart.points)
        if point.starts_segment or point.break_before
    ]


def limit_path(
    limits: Sequence[float | None], run: Sequence[int]
) -> tuple[tuple[float, float], ...]:
    """Which corners has a limit's line over these points, in points and values?

    The limit of a point holds from half way before it to half way after it, so
    that limits that differ make stairs and equal ones a straight line.

    >>> limit_path([5.0, 5.0, 7.0], [0, 1, 2])
    ((-0.5, 5.0), (1.5, 5.0), (1.5, 7.0), (2.5, 7.0))
    """
    corners: list[tuple[float, float]] = []
    for index in run:
        value = limits[index]
        if value is None:
            raise ValueError(f"Point {index} has no limit to draw")
        if corners and corners[-1][1] == value:
            corners[-1] = (index + 0.5, value)
        else:
            corners += [(index - 0.5, value), (index + 0.5, value)]
    return tuple(corners)


def _draw_part(chart: ProcessControl, plot: Plot, part: str) -> Iterator[Element]:
    limits: list[float | None] = [getattr(point, part) for point in chart.points]
    centre = part == "centre"
    for run in runs(limits, _new_segments(chart)):
        corners = limit_path(limits, run)
        yield element(
            "polyline",
            class_=f"chart-limit chart-limit-{part}",
            points=path_points((plot.x(i), plot.y(v)) for i, v in corners),
            fill="none",
            stroke=TEAL if centre else QUIET,
            stroke_width=1.5 if centre else 1.25,
            stroke_dasharray=None if centre else "2 3",
        )


def _draw_values(chart: ProcessControl, plot: Plot) -> Iterator[Element]:
    values = [point.value for point in chart.points]
    spots = {
        index: (plot.x(index), plot.y(value))
        for index, value in enumerate(values)
        if value is not None
    }
    breaks = [i for i, point in enumerate(chart.points) if point.break_before]
    for run in runs(values, breaks):
        if len(run) > 1:
            yield element(
                "polyline",
                class_="chart-actual",
                points=path_points(spots[index] for index in run),
                fill="none",
                stroke=INK,
                stroke_width=1.75,
                stroke_linejoin="round",
            )
    size = 3.25 if len(spots) <= 40 else 2.25
    for index, spot in spots.items():
        last = index == max(spots)
        yield mark(_shape(chart.points[index]), *spot, size=4.5 if last else size)


def _shape(point: ControlledPoint) -> str:
    if point.special:
        return FAVOURABLE if point.favourable else SPECIAL
    return PROVISIONAL if point.provisional else PLAIN
