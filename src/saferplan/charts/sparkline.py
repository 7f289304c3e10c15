"""A sparkline: the last two years of an indicator, as small as a word."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from saferplan.charts.picture import INK, QUIET, Chart, Picture, finish
from saferplan.charts.scale import LinearScale
from saferplan.charts.series import check_finite, runs
from saferplan.charts.svg import Element, element, path_points

WIDTH, HEIGHT = 120.0, 28.0
_MOST_POINTS = 24
_EDGE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline(Chart):
    """Values in time order, the latest last, and what was aimed at.

    Only the last 24 are drawn. ``target`` is one aim for all of them, ``targets``
    one beside each value where it changed. ``labels`` name the points for the
    table; ``last_label`` is the latest value in words, read aloud.
    Raises ValueError for a number that is not finite, for targets or labels that
    do not stand one beside each value, or for both kinds of target.
    """

    values: tuple[float | None, ...] = ()
    target: float | None = None
    targets: tuple[float | None, ...] = ()
    last_label: str = ""
    labels: tuple[str, ...] = ()
    decimals: int = 0

    def __post_init__(self) -> None:
        """Check the numbers and that targets stand beside values."""
        Chart.__post_init__(self)
        check_finite((*self.values, *self.targets, self.target))
        if self.target is not None and self.targets:
            raise ValueError("Give one target, or one beside each value, not both")
        for beside in (self.targets, self.labels):
            if beside and len(beside) != len(self.values):
                raise ValueError(
                    f"{len(beside)} targets or labels stand beside "
                    f"{len(self.values)} values: give one for each"
                )

    @property
    def all_targets(self) -> tuple[float | None, ...]:
        """What was aimed at, beside each value."""
        return self.targets or (self.target,) * len(self.values)


def draw_sparkline(chart: Sparkline, picture: Picture) -> str:
    """Draw a sparkline as SVG: no axis, a dashed target, a dot on the last value."""
    size = (picture.width or WIDTH, picture.height or HEIGHT)
    values = chart.values[-_MOST_POINTS:]
    targets = chart.all_targets[-_MOST_POINTS:]
    known = [value for value in (*values, *targets) if value is not None]
    drawn = tuple(_draw(values, targets, known, size)) if known else _nothing(size)
    if chart.last_label and not chart.description:
        chart = replace(chart, description=f"Latest: {chart.last_label}")
    return finish(chart, picture, form="sparkline", size=size, elements=drawn)


def _nothing(size: tuple[float, float]) -> tuple[Element, ...]:
    middle = size[1] / 2
    line = element(
        "line",
        class_="chart-empty",
        x1=_EDGE,
        x2=size[0] - _EDGE,
        y1=middle,
        y2=middle,
        stroke=QUIET,
        stroke_dasharray="1 5",
    )
    return (line,)


def _draw(
    values: tuple[float | None, ...],
    targets: tuple[float | None, ...],
    known: list[float],
    size: tuple[float, float],
) -> Iterator[Element]:
    low, high = min(known), max(known)
    if low == high:
        low, high = low - 1, high + 1
    y = LinearScale(low, high, size[1] - _EDGE, _EDGE)
    # The latest value always stands at the right, however short the history.
    step = (size[0] - 2 * _EDGE) / (_MOST_POINTS - 1)
    start = size[0] - _EDGE - step * (max(len(values), 1) - 1)
    yield from _line(targets, start, step, y, target=True)
    yield from _line(values, start, step, y, target=False)
    held = [(i, value) for i, value in enumerate(values) if value is not None]
    for index, value in held[-1:]:
        yield element(
            "circle",
            class_="chart-point",
            cx=start + index * step,
            cy=y(value),
            r=2.75,
            fill=INK,
        )


def _line(
    values: tuple[float | None, ...],
    start: float,
    step: float,
    y: LinearScale,
    *,
    target: bool,
) -> Iterator[Element]:
    for run in runs(values):
        held = [(index, values[index]) for index in run]
        spots = [(start + i * step, y(v)) for i, v in held if v is not None]
        if len(spots) == 1:  # alone between two gaps: a short dash shows it
            ((x, height),) = spots
            spots = [(x - step / 3, height), (x + step / 3, height)]
        yield element(
            "polyline",
            class_="chart-target" if target else "chart-actual",
            points=path_points(spots),
            fill="none",
            stroke=QUIET if target else INK,
            stroke_width=1 if target else 1.5,
            stroke_dasharray="3 2" if target else None,
            stroke_linejoin="round",
        )
