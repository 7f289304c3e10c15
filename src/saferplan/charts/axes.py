"""The frame of a chart along time: axes, room for the labels, and the plot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from saferplan.charts.marks import caption
from saferplan.charts.notes import Band, Note, stack_notes
from saferplan.charts.picture import (
    AXIS,
    GRID,
    INK,
    LABEL_SIZE,
    LEADING,
    QUIET,
    SMALL_SIZE,
    Chart,
    Key,
    Picture,
    caption_words,
    heading,
    lines_width,
    text_lines,
)
from saferplan.charts.placing import Box, spread
from saferplan.charts.scale import LinearScale, axis_ticks, tick_decimals
from saferplan.charts.svg import Element, element
from saferplan.charts.text import (
    MONTHS_SHORT,
    format_number,
    text_width,
    wrap,
)

WIDTH, HEIGHT = 640.0, 320.0
# Which periods may be named: quarter ends for months, year ends for quarters.
_STRIDES = {
    12: (1, 3, 6, 12, 24, 36, 60, 120),
    4: (1, 2, 4, 8, 12, 20, 40),
    0: (1, 2, 3, 4, 5, 10, 20, 50, 100),
}
# The share of the sheet that labels at the end may take, and their distance.
_WIDEST_END = 0.28
_END_GAP = 14.0
_BARE_MARGIN = 14.0
_HALF_LEAST = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLabel:
    """Words at the right end of a line, and the value they belong to."""

    text: str
    value: float
    fill: str = INK
    bold: bool = False
    class_: str = "chart-label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note at a boundary before a point; with a value its line stops there."""

    index: int
    words: str
    kind: str
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the frame has to hold: everything but the drawing of the lines."""

    ticks: tuple[str, ...]
    values: tuple[float, ...]
    zero_based: bool
    decimals: int
    end_labels: tuple[EndLabel, ...] = ()
    remarks: tuple[Remark, ...] = ()
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle where the lines are drawn, and its two scales."""

    box: Box
    count: int
    y: LinearScale

    def x(self, index: float) -> float:
        """Where along the axis does this point stand? Halves are boundaries.

        A single point stands in the middle. A boundary beyond the first or last
        point stops at the edge of the plot.
        """
        if self.count == 1:
            return self.box.left + self.box.width * (index + 0.5)
        pad = self._pad
        room = self.box.width - 2 * pad
        place = self.box.left + pad + room * index / (self.count - 1)
        return min(max(place, self.box.left), self.box.right)

    @property
    def _pad(self) -> float:
        return min(12.0, self.box.width / (2 * self.count))


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot with its surroundings drawn."""

    size: tuple[float, float]
    plot: Plot
    behind: tuple[Element, ...]
    before: tuple[Element, ...]


def lay_out(chart: Chart, picture: Picture, content: Content) -> Frame:
    """Find the room for every label, then draw all that surrounds the plot."""
    width, height = picture.width or WIDTH, picture.height or HEIGHT
    top = heading(chart, picture, width)
    said = caption(caption_words(chart), content.keys, width, top.height)
    above = top.height + said.height
    values = _value_ticks(content, height - above)
    written = _written(values)
    left = lines_width(written, SMALL_SIZE) + 8
    ends = EndColumn(content.end_labels, width)
    box = Box(left, above, max(width - left - ends.margin, 40), 1)
    count = max(len(content.ticks), 1)
    flat = Plot(box, count, LinearScale(values[0], values[-1], 1, 0))
    periods = choose_periods(content.ticks, flat.x, width)
    band = _band(content.remarks, flat, width)
    foot = height - _period_height(periods) - 4
    roof = min(above + band.height + _HALF_LEAST, foot - 40)
    plot = Plot(
        Box(left, roof, box.width, foot - roof),
        count,
        LinearScale(values[0], values[-1], foot, roof),
    )
    notes = _band(content.remarks, plot, width).draw(above, foot)
    behind = (
        *top.elements,
        *said.elements,
        *value_grid(plot, values, written),
        *_period_labels(plot, periods, width),
        *notes,
    )
    return Frame((width, height), plot, behind, ends.draw(plot, width))


def choose_periods(
    ticks: Sequence[str], place: Callable[[float], float], width: float
) -> tuple[tuple[int, str, str], ...]:
    """Which periods are named under the axis, and on which two lines?

    The last word of a label ("2008" in "Apr 2008") goes to a second line and is
    written only where it changes. As many periods are named as fit without
    touching, evenly, and always the last.

    >>> months = ["Nov 2008", "Dec 2008", "Jan 2009"]
    >>> choose_periods(months, lambda index: 100 * index, 300)
    ((0, 'Nov', '2008'), (1, 'Dec', ''), (2, 'Jan', '2009'))
    """
    count = len(ticks)
    for stride in (*_STRIDES.get(_cycle(ticks), _STRIDES[0]), count):
        indexes = range((count - 1) % stride if count else 0, count, stride)
        chosen = _in_two_lines(ticks, indexes)
        if _fit(chosen, place, width):
            return chosen
    return _in_two_lines(ticks, range(count - 1, count))


def _cycle(ticks: Sequence[str]) -> int:
    # After how many periods does "Apr" or "Q1" come round again? 0: it does not.
    heads = [tick.rpartition(" ")[0] for tick in ticks]
    months = {head for head in heads if head} <= MONTHS_SHORT
    if heads and heads[0] and months:
        return 12
    return heads.index(heads[0], 1) if heads and heads[0] in heads[1:] else 0


def _in_two_lines(
    ticks: Sequence[str], indexes: Sequence[int]
) -> tuple[tuple[int, str, str], ...]:
    chosen: list[tuple[int, str, str]] = []
    last = ""
    for index in indexes:
        head, _, tail = ticks[index].rpartition(" ")
        if not head:
            head, tail = tail, ""
        chosen.append((index, head, tail if tail != last else ""))
        last = tail
    return tuple(chosen)


def _fit(
    chosen: Sequence[tuple[int, str, str]],
    place: Callable[[float], float],
    width: float,
) -> bool:
    for line in (1, 2):
        edge = float("-inf")
        for index, *words in chosen:
            wide = text_width(words[line - 1], SMALL_SIZE)
            if not wide:
                continue
            middle = _kept_on_sheet(place(index), wide, width)
            if middle - wide / 2 < edge:
                return False
            edge = middle + wide / 2 + 6
    return True


def _kept_on_sheet(middle: float, wide: float, width: float) -> float:
    return max(min(middle, width - wide / 2), wide / 2)


def _period_height(periods: Sequence[tuple[int, str, str]]) -> float:
    lines = 2 if any(tail for _, _, tail in periods) else 1
    return 10 + lines * SMALL_SIZE * LEADING


def _value_ticks(content: Content, room: float) -> tuple[float, ...]:
    most = max(2, min(5, int((room - 50) / 42)))
    return axis_ticks(
        content.values,
        zero_based=content.zero_based,
        most=most,
        decimals=content.decimals,
    )


def _written(ticks: tuple[float, ...]) -> tuple[str, ...]:
    decimals = tick_decimals(ticks)
    return tuple(format_number(tick, decimals) for tick in ticks)


def _band(remarks: Sequence[Remark], plot: Plot, width: float) -> Band:
    notes = [
        Note(
            plot.x(remark.index - 0.5),
            remark.words,
            remark.kind,
            None if remark.value is None else plot.y(remark.value),
        )
        for remark in remarks
    ]
    return stack_notes(notes, width)


def value_grid(
    plot: Plot, ticks: Sequence[float], written: Sequence[str]
) -> tuple[Element, ...]:
    """Draw the lines across the plot and their values; the ground line is dark."""
    lines = []
    for tick, words in zip(ticks, written, strict=True):
        y, grounded = plot.y(tick), tick == (0 if ticks[0] <= 0 else ticks[0])
        lines.append(
            element(
                "line",
                class_="chart-axis" if grounded else "chart-grid",
                x1=plot.box.left,
                x2=plot.box.right,
                y1=y,
                y2=y,
                stroke=AXIS if grounded else GRID,
                stroke_width=1,
            )
        )
        lines.extend(
            text_lines(
                (words,),
                plot.box.left - 8,
                y + SMALL_SIZE * 0.35,
                size=SMALL_SIZE,
                fill=QUIET,
                anchor="end",
                class_="chart-tick",
            )
        )
    return tuple(lines)


def _period_labels(
    plot: Plot, periods: Sequence[tuple[int, str, str]], width: float
) -> tuple[Element, ...]:
    drawn: list[Element] = []
    foot = plot.box.bottom
    for index, head, tail in periods:
        x = plot.x(index)
        drawn.append(
            element(
                "line",
                class_="chart-axis",
                x1=x,
                x2=x,
                y1=foot,
                y2=foot + 5,
                stroke=AXIS,
                stroke_width=1,
            )
        )
        for line, words in enumerate((head, tail)):
            if not words:
                continue
            wide = text_width(words, SMALL_SIZE)
            drawn.extend(
                text_lines(
                    (words,),
                    _kept_on_sheet(x, wide, width),
                    foot + 6 + SMALL_SIZE + line * SMALL_SIZE * LEADING,
                    size=SMALL_SIZE,
                    fill=QUIET,
                    anchor="middle",
                    class_="chart-tick",
                )
            )
    return tuple(drawn)


class EndColumn:
    """The labels at the right end: how much room they take, and where they go."""

    def __init__(self, labels: Sequence[EndLabel], width: float) -> None:
        """Wrap every label and find the margin they need."""
        widest = max(width * _WIDEST_END, 60.0)
        self.labels = labels
        self.lines = [
            wrap(label.text, widest, LABEL_SIZE, bold=label.bold, most_lines=3)
            for label in labels
        ]
        wide = max(
            (
                lines_width(lines, LABEL_SIZE, bold=label.bold)
                for label, lines in zip(labels, self.lines, strict=True)
            ),
            default=0.0,
        )
        self.margin = wide + _END_GAP + 2 if labels else _BARE_MARGIN

    def draw(self, plot: Plot, width: float) -> tuple[Element, ...]:
        """Write the labels beside their lines, apart from each other."""
        leading = LABEL_SIZE * LEADING
        wanted = [plot.y(label.value) for label in self.labels]
        heights = [len(lines) * leading + 1 for lines in self.lines]
        middles = spread(
            wanted, heights, top=plot.box.top - 8, bottom=plot.box.bottom + 10
        )
        x = plot.box.right + _END_GAP
        drawn: list[Element] = []
        for label, lines, want, middle in zip(
            self.labels, self.lines, wanted, middles, strict=True
        ):
            if abs(want - middle) > 4:
                drawn.append(_leader(plot.box.right, x, want, middle, label.fill))
            first = middle - (len(lines) - 1) * leading / 2 + LABEL_SIZE * 0.35
            drawn.extend(
                text_lines(
                    lines,
                    x,
                    first,
                    fill=label.fill,
                    bold=label.bold,
                    class_=label.class_,
                )
            )
        return tuple(drawn)


def _leader(right: float, x: float, want: float, middle: float, fill: str) -> Element:
    return element(
        "line",
        class_="chart-leader",
        x1=right + 1,
        x2=x - 3,
        y1=want,
        y2=middle,
        stroke=fill,
        stroke_width=1,
        stroke_opacity=0.6,
    )
