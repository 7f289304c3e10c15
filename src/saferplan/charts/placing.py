"""Where labels go, so that none covers another, a point or the edge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Spot = tuple[float, float]
Segment = tuple[Spot, Spot]

# Where a label is tried around its point, nearest and most usual first: the shift
# of the label's middle in half-sizes of the label, then a clear distance.
_DIRECTIONS: tuple[Spot, ...] = (
    (0, -1),
    (-1, -1),
    (1, 1),
    (0, 1),
    (1, -1),
    (-1, 1),
    (1, 0),
    (-1, 0),
)
_DISTANCES = (9.0, 18.0, 30.0, 46.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def overlaps(self, other: "Box") -> bool:
        """Do the two cover any common ground?

        >>> Box(0, 0, 10, 10).overlaps(Box(9, 9, 5, 5))
        True
        >>> Box(0, 0, 10, 10).overlaps(Box(10, 0, 5, 5))
        False
        """
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Does this box lie wholly inside the other?"""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def crossed_by(self, segment: Segment) -> bool:
        """Does this straight line run through the box?

        >>> Box(0, 0, 10, 10).crossed_by(((-5, 5), (15, 5)))
        True
        >>> Box(0, 0, 10, 10).crossed_by(((-5, 20), (15, 20)))
        False
        """
        (x1, y1), (x2, y2) = segment
        if max(x1, x2) < self.left or min(x1, x2) > self.right:
            return False  # most lines are far away: this is quickly said
        first, last = 0.0, 1.0
        for start, along, low, high in (
            (x1, x2 - x1, self.left, self.right),
            (y1, y2 - y1, self.top, self.bottom),
        ):
            if along == 0:
                if not low <= start <= high:
                    return False
                continue
            enter, leave = sorted(((low - start) / along, (high - start) / along))
            first, last = max(first, enter), min(last, leave)
        return first <= last


def spread(
    wanted: Sequence[float], heights: Sequence[float], *, top: float, bottom: float
) -> tuple[float, ...]:
    """Where do labels stand in a column, as near as can be to where they belong?

    ``wanted`` are the middles they would like and ``heights`` their heights; the
    answer has their middles, in the same order, none overlapping, between top and
    bottom. The sum of squared moves is the least possible before the clamp. When
    they cannot all fit they run on below the bottom rather than overlap.

    >>> spread([50, 52, 200], [20, 20, 20], top=0, bottom=300)
    (41.0, 61.0, 200.0)
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    offsets: dict[int, float] = {}
    total = 0.0
    for index in order:
        offsets[index] = total
        total += heights[index]
    free = [wanted[i] - heights[i] / 2 - offsets[i] for i in order]
    highest = max(bottom - total, top)
    middles = [0.0] * len(wanted)
    for index, start in zip(order, _never_falling(free), strict=True):
        kept = min(max(start, top), highest)
        middles[index] = kept + offsets[index] + heights[index] / 2
    return tuple(middles)


def place_beside(
    size: Spot,
    point: Spot,
    *,
    bounds: Box,
    lines: Iterable[Segment] = (),
    taken: Sequence[Box] = (),
) -> Box:
    """Where does a label stand beside a point inside the picture?

    The first place near the point that lies in the bounds and covers no line and
    no box that is taken; when there is none, the place that covers least.
    """
    reach_x, reach_y = size[0] + _DISTANCES[-1], size[1] + _DISTANCES[-1]
    near = Box(point[0] - reach_x, point[1] - reach_y, 2 * reach_x, 2 * reach_y)
    close = [line for line in lines if near.crossed_by(line)]
    least, best = float("inf"), Box(*point, *size)
    for box in _places(size, point, bounds):
        cost = _cost(box, close, taken)
        if cost == 0:
            return box
        if cost < least:
            least, best = cost, box
    return best


def _places(size: Spot, point: Spot, bounds: Box) -> Iterable[Box]:
    width, height = size
    for distance in _DISTANCES:
        for across, down in _DIRECTIONS:
            x = point[0] + across * (width / 2 + distance * 0.7)
            y = point[1] + down * (height / 2 + distance)
            left = min(max(x - width / 2, bounds.left), bounds.right - width)
            top = min(max(y - height / 2, bounds.top), bounds.bottom - height)
            yield Box(left, top, width, height)


def _cost(box: Box, lines: Sequence[Segment], taken: Sequence[Box]) -> float:
    covered = sum(box.crossed_by(line) for line in lines)
    return covered + 10 * sum(box.overlaps(other) for other in taken)


def _never_falling(wanted: Sequence[float]) -> list[float]:
    # Pool adjacent violators: the nearest never-falling sequence in least squares.
    pools: list[tuple[float, int]] = []
    for value in wanted:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, members = pools.pop()
            total, count = total + before, count + members
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
