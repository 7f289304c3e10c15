"""An organisation chart: which body reports to which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from saferplan.charts.picture import (
    AXIS,
    INK,
    LABEL_SIZE,
    LEADING,
    PAPER,
    QUIET,
    TEAL,
    Chart,
    Picture,
    empty_picture,
    finish,
    heading,
    text_lines,
)
from saferplan.charts.placing import Box, Spot
from saferplan.charts.svg import Element, element, path_points
from saferplan.charts.text import wrap

WIDTH = 960.0
_WIDEST_BOX, _LEAST_SLOT, _LEAST_COLUMN = 250.0, 150.0, 168.0
_GAP, _DROP, _BETWEEN = 20.0, 34.0, 10.0
_INDENT, _PADDING = 18.0, 10.0
_KIND_SIZE = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One board or group: its name, its type, and the body above it."""

    identity: str
    name: str
    kind: str = ""
    parent: str | None = None
    emphasised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure(Chart):
    """Bodies in the order they are to be read.

    Raises ValueError for two bodies of one identity, a parent that is not there,
    or bodies that report to each other in a circle.
    """

    bodies: tuple[Body, ...] = ()

    def __post_init__(self) -> None:
        """Check that the bodies make trees."""
        Chart.__post_init__(self)
        parents = {body.identity: body.parent for body in self.bodies}
        if len(parents) != len(self.bodies):
            raise ValueError("Two bodies have the same identity")
        for body in self.bodies:
            _check_way_up(body, parents)

    def children(self, identity: str | None) -> tuple[Body, ...]:
        """Which bodies report straight to this one? None: which report to none?"""
        return tuple(body for body in self.bodies if body.parent == identity)


def _check_way_up(body: Body, parents: Mapping[str, str | None]) -> None:
    seen, above = {body.identity}, body.parent
    while above is not None:
        if above not in parents:
            raise ValueError(f"{body.name} reports to {above}, which is not there")
        if above in seen:
            raise ValueError(f"{body.name} reports to itself in a circle")
        seen.add(above)
        above = parents[above]


def draw_structure(chart: Structure, picture: Picture) -> str:
    """Draw an organisation chart as SVG, as high as it needs to be.

    Bodies stand in a row while the row has room; otherwise they hang in columns
    from a line at their left, their own groups set in beneath them.
    """
    width = picture.width or WIDTH
    if not chart.bodies:
        return empty_picture(
            chart, picture, "structure", (width, picture.height or 160.0)
        )
    top = heading(chart, picture, width)
    sheet = _Sheet(chart)
    bottom = sheet.below(None, None, 1, top.height + 1, width - 2)
    height = max(bottom + 1, picture.height or 0)
    drawn = (*top.elements, *sheet.draw())
    return finish(
        chart, picture, form="structure", size=(width, height), elements=drawn
    )


@dataclass(slots=True)
class _Sheet:
    """Boxes and lines as they are put down, from the top."""

    chart: Structure
    boxes: list[tuple[Body, Box, bool]] = field(default_factory=list)
    links: list[tuple[Spot, ...]] = field(default_factory=list)

    def below(
        self, parent: str | None, box: Box | None, left: float, top: float, width: float
    ) -> float:
        """Put down all that reports to a body; give the lowest edge."""
        children = self.chart.children(parent)
        if not children:
            return top if box is None else box.bottom
        start = top if box is None else box.bottom + _DROP
        if len(children) * (_LEAST_SLOT + _GAP) - _GAP <= width:
            return self._row(children, box, left, start, width)
        return self._columns(children, box, left, start, width)

    def _row(
        self,
        children: Sequence[Body],
        box: Box | None,
        left: float,
        top: float,
        width: float,
    ) -> float:
        slots = self._slots(children, width)
        x = left + (width - sum(slots) - _GAP * (len(slots) - 1)) / 2
        height = max(
            _box_height(body, min(slot, _WIDEST_BOX))
            for body, slot in zip(children, slots, strict=True)
        )
        lowest = top
        for body, slot in zip(children, slots, strict=True):
            wide = min(slot, _WIDEST_BOX)
            own = Box(x + (slot - wide) / 2, top, wide, height)
            self.boxes.append((body, own, True))
            if box is not None:
                self._elbow(box, own)
            lowest = max(lowest, self.below(body.identity, own, x, top, slot))
            x += slot + _GAP
        return lowest

    def _slots(self, children: Sequence[Body], width: float) -> list[float]:
        # A body without groups needs one slot; what is left goes to the others in
        # proportion to how many bodies stand under them.
        weights = [self._size(body) - 1 for body in children]
        spare = width - len(children) * (_LEAST_SLOT + _GAP) + _GAP
        if not any(weights):
            even = _LEAST_SLOT + spare / len(children)
            return [min(even, _WIDEST_BOX)] * len(children)
        return [_LEAST_SLOT + spare * weight / sum(weights) for weight in weights]

    def _size(self, body: Body) -> int:
        return 1 + sum(map(self._size, self.chart.children(body.identity)))

    def _columns(
        self,
        children: Sequence[Body],
        box: Box | None,
        left: float,
        top: float,
        width: float,
    ) -> float:
        most = max(1, int((width + _GAP) // (_LEAST_COLUMN + _GAP)))
        columns = _share_out([tuple(self._listed(body)) for body in children], most)
        wide = (width - _GAP * (len(columns) - 1)) / len(columns)
        wide = min(wide, _WIDEST_BOX + _INDENT)
        start = left + (width - wide * len(columns) - _GAP * (len(columns) - 1)) / 2
        height = max(
            _box_height(body, wide - _INDENT * (depth + 1))
            for column in columns
            for body, depth in column
        )
        lowest, spines = top, []
        for index, column in enumerate(columns):
            x = start + index * (wide + _GAP)
            spines.append(x + _INDENT / 2)
            lowest = max(lowest, self._hang(column, x, top, wide, height))
        if box is not None:
            self._bus(box, spines, top)
        return lowest

    def _listed(self, body: Body, depth: int = 0) -> Iterator[tuple[Body, int]]:
        yield body, depth
        for child in self.chart.children(body.identity):
            yield from self._listed(child, depth + 1)

    def _hang(
        self,
        column: Sequence[tuple[Body, int]],
        x: float,
        top: float,
        wide: float,
        height: float,
    ) -> float:
        # How far down the line at each depth has been drawn so far.
        reached = {0: top - _DROP / 2}
        y = top
        for body, depth in column:
            left = x + _INDENT * (depth + 1)
            own = Box(left, y, max(wide - _INDENT * (depth + 1), 60), height)
            spine, middle = left - _INDENT / 2, y + height / 2
            self.links.append(
                ((spine, reached[depth]), (spine, middle), (left, middle))
            )
            reached[depth], reached[depth + 1] = middle, own.bottom
            self.boxes.append((body, own, False))
            y = own.bottom + _BETWEEN
        return y - _BETWEEN

    def _elbow(self, above: Box, below: Box) -> None:
        start, end = above.left + above.width / 2, below.left + below.width / 2
        turn = below.top - _DROP / 2
        self.links.append(
            ((start, above.bottom), (start, turn), (end, turn), (end, below.top))
        )

    def _bus(self, above: Box, spines: Sequence[float], top: float) -> None:
        middle, turn = above.left + above.width / 2, top - _DROP / 2
        self.links.append(((middle, above.bottom), (middle, turn)))
        ends = (min(*spines, middle), max(*spines, middle))
        self.links.append(((ends[0], turn), (ends[1], turn)))

    def draw(self) -> Iterator[Element]:
        """Draw the lines, then the boxes over them."""
        for link in self.links:
            yield element(
                "polyline",
                class_="chart-link",
                points=path_points(link),
                fill="none",
                stroke=AXIS,
                stroke_width=1.5,
                stroke_linejoin="round",
            )
        for body, box, centred in self.boxes:
            yield from _draw_box(body, box, centred=centred)


def _share_out(
    groups: Sequence[tuple[tuple[Body, int], ...]], most: int
) -> list[list[tuple[Body, int]]]:
    """Share groups among columns in order, the longest column as short as can be."""
    longest = max(len(group) for group in groups)
    while True:
        columns: list[list[tuple[Body, int]]] = [[]]
        for group in groups:
            if columns[-1] and len(columns[-1]) + len(group) > longest:
                columns.append([])
            columns[-1].extend(group)
        if len(columns) <= most:
            return columns
        longest += 1


def _name_lines(body: Body, width: float) -> tuple[str, ...]:
    return wrap(body.name, width - 2 * _PADDING, LABEL_SIZE, bold=True)


def _kind_lines(body: Body, width: float) -> tuple[str, ...]:
    return wrap(body.kind, width - 2 * _PADDING, _KIND_SIZE) if body.kind else ()


def _box_height(body: Body, width: float) -> float:
    names, kinds = _name_lines(body, width), _kind_lines(body, width)
    words = len(names) * LABEL_SIZE + len(kinds) * _KIND_SIZE
    return words * LEADING + 2 * 9


def _draw_box(body: Body, box: Box, *, centred: bool) -> Iterator[Element]:
    yield element(
        "rect",
        class_="chart-body chart-body-emphasised" if body.emphasised else "chart-body",
        x=box.left,
        y=box.top,
        width=box.width,
        height=box.height,
        fill=TEAL if body.emphasised else PAPER,
        stroke=TEAL,
        stroke_width=1.5,
    )
    x = box.left + (box.width / 2 if centred else _PADDING)
    anchor = "middle" if centred else None
    spare = (box.height - _box_height(body, box.width)) / 2
    names, kinds = _name_lines(body, box.width), _kind_lines(body, box.width)
    first = box.top + spare + 9 + LABEL_SIZE * 0.95
    yield from text_lines(
        names,
        x,
        first,
        bold=True,
        fill=PAPER if body.emphasised else INK,
        anchor=anchor,
        class_="chart-body-name",
    )
    yield from text_lines(
        kinds,
        x,
        first + len(names) * LABEL_SIZE * LEADING - 1,
        size=_KIND_SIZE,
        fill=PAPER if body.emphasised else QUIET,
        anchor=anchor,
        class_="chart-body-kind",
    )
