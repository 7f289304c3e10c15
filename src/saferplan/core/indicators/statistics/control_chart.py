"""A process control chart as a value: points, their limits, what they signal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

ChartKind = Literal["xmr", "c", "u", "p", "laney_u", "laney_p", "g", "t"]
Rule = Literal["outside_limits", "run", "trend", "two_of_three"]

# Fewer than twelve points make limits that move with each new one; from fifteen
# they may be relied on (usual NHS "Making Data Count" practice).
FEWEST_POINTS = 12
FIRM_POINTS = 15


@dataclass(frozen=True, slots=True)
class Limits:
    """The lines one point is judged against.

    The warning lines stand two thirds of the way from the centre to the limits.
    They are not clipped: a chart may draw nothing below zero, the rules still look
    at the line itself.

    >>> Limits(centre=10, lower=4, upper=16, warn_lower=6, warn_upper=14).is_flat
    False
    """

    centre: float
    lower: float
    upper: float
    warn_lower: float
    warn_upper: float

    def __post_init__(self) -> None:
        """Refuse lines that stand the wrong way round."""
        if not self.lower <= self.centre <= self.upper:
            raise ValueError(
                f"The centre lies between its limits; got {self.lower}, "
                f"{self.centre}, {self.upper}."
            )

    @property
    def is_flat(self) -> bool:
        """Whether nothing ever varied, so that any departure is a signal."""
        return self.lower == self.upper


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Which signs of special cause are looked for, and how long a row must be.

    None turns a rule off. Seven for a run and a trend is Making Data Count as
    coded; its printed guidance is often quoted with a trend of six.

    >>> RuleSettings(trend_n=6).run_n
    7
    """

    run_n: int | None = 7
    trend_n: int | None = 7
    two_of_three: bool = True

    def __post_init__(self) -> None:
        """Refuse rows too short to mean anything."""
        for length in (self.run_n, self.trend_n):
            if length is not None and length < FEWEST_IN_A_ROW:
                raise ValueError(f"A row is of three points or more; got {length}.")


FEWEST_IN_A_ROW = 3
ALL_RULES = RuleSettings()
ONLY_LIMITS = RuleSettings(run_n=None, trend_n=None, two_of_three=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChart:
    """Points in order of time, the limits of each, and the rules each one breaks.

    `points`, `limits` and `flags` have one entry a point. A missing point is None
    and breaks no rule; a point that cannot be judged has None for its limits.
    `segments` are the places (from 0) where the limits start anew.

    >>> lines = Limits(5, 2, 8, 3, 7)
    >>> chart = ControlChart(
    ...     kind="xmr", points=(4, 9, None), limits=(lines,) * 3,
    ...     flags=((), ("outside_limits",), ()),
    ... )
    >>> chart.latest, chart.upper, chart.latest_flags
    (1, 8, ('outside_limits',))
    """

    kind: ChartKind
    points: tuple[float | None, ...]
    limits: tuple[Limits | None, ...]
    flags: tuple[tuple[Rule, ...], ...]
    segments: tuple[int, ...] = field(default=(0,))

    def __post_init__(self) -> None:
        """Refuse entries that do not go together."""
        if not len(self.points) == len(self.limits) == len(self.flags):
            raise ValueError("A chart has limits and flags for each of its points.")

    @property
    def latest(self) -> int | None:
        """The place of the last point that can be judged."""
        for place in range(len(self.points) - 1, -1, -1):
            if self.points[place] is not None and self.limits[place] is not None:
                return place
        return None

    @property
    def latest_point(self) -> float | None:
        """The last point that can be judged."""
        return None if self.latest is None else self.points[self.latest]

    @property
    def latest_limits(self) -> Limits | None:
        """The limits of the last point that can be judged."""
        return None if self.latest is None else self.limits[self.latest]

    @property
    def latest_flags(self) -> tuple[Rule, ...]:
        """The rules that the last point breaks."""
        return () if self.latest is None else self.flags[self.latest]

    @property
    def centre(self) -> float | None:
        """The centre line at the last point."""
        return None if self.latest_limits is None else self.latest_limits.centre

    @property
    def lower(self) -> float | None:
        """The lower limit at the last point."""
        return None if self.latest_limits is None else self.latest_limits.lower

    @property
    def upper(self) -> float | None:
        """The upper limit at the last point."""
        return None if self.latest_limits is None else self.latest_limits.upper

    @property
    def is_provisional(self) -> bool:
        """Whether the latest limits rest on too few points to be relied on."""
        held = [
            point for point in self.points[self.segments[-1] :] if point is not None
        ]
        return len(held) < FIRM_POINTS

    def places_of(self, rule: Rule) -> tuple[int, ...]:
        """The places (from 0) of the points that break a rule."""
        return tuple(i for i, broken in enumerate(self.flags) if rule in broken)


def segment_slices(points: int, rebase_at: Sequence[int] = ()) -> tuple[slice, ...]:
    """Which stretches of a series have limits of their own?

    `rebase_at` holds the places (from 0) where someone decided, for a recorded
    cause, that a new level began. Never the machine: it only obeys.

    Raises:
        ValueError: when a place is not inside the series or they do not ascend.

    Source: the recalculation of limits in Making Data Count.

    >>> segment_slices(24, [12])
    (slice(0, 12, None), slice(12, 24, None))
    """
    starts = [0, *rebase_at]
    if any(late <= early for early, late in pairwise(starts)):
        raise ValueError("New levels begin after the first point, in order.")
    if starts[-1] > max(0, points - 1):
        raise ValueError(f"A new level at point {starts[-1]} is after the last point.")
    return tuple(map(slice, starts, [*starts[1:], points]))
