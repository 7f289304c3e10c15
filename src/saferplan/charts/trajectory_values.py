"""What a trajectory holds: the points, the target and its changes, the outlook."""

from dataclasses import dataclass

from saferplan.charts.picture import Chart
from saferplan.charts.series import Point, check_finite, check_indexes
from saferplan.charts.text import format_number


@dataclass(frozen=True, slots=True)
class TargetPoint:
    """What is aimed at, at a point counted from nought."""

    index: int
    value: float


@dataclass(frozen=True, slots=True)
class TargetChange:
    """From this point the target is another one, by this decision."""

    index: int
    words: str


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """Where it is heading at a point: the middle and the range around it."""

    index: int
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory(Chart):
    """An indicator through time, against its target, with its outlook.

    ``points`` cover the whole axis, months to come included (their value is
    None). ``targets`` are joined by slopes, or by steps when ``target_stepped``
    is set. ``zero_based`` is for counts; ``decimals`` say how finely values are
    told, and ``suffix`` ("%") follows them. Labels at the end are made from the
    last values unless given.

    Raises ValueError for a place outside the points, a target or forecast out of
    order, a forecast whose middle is outside its range, or a number that is not
    finite (a missing value is None).
    """

    points: tuple[Point, ...] = ()
    targets: tuple[TargetPoint, ...] = ()
    target_stepped: bool = False
    target_changes: tuple[TargetChange, ...] = ()
    forecast: tuple[ForecastPoint, ...] = ()
    zero_based: bool = True
    decimals: int = 0
    suffix: str = ""
    actual_label: str = ""
    target_label: str = ""
    forecast_label: str = ""

    def __post_init__(self) -> None:
        """Check that everything lies on the axis and in order."""
        Chart.__post_init__(self)
        check_finite(point.value for point in self.points)
        check_finite(target.value for target in self.targets)
        for parts in (self.targets, self.forecast, self.target_changes):
            check_indexes([part.index for part in parts], len(self.points))
        for step in self.forecast:
            check_finite((step.low, step.middle, step.high))
            if not step.low <= step.middle <= step.high:
                raise ValueError(
                    f"A forecast of {step.middle} lies outside its own range, "
                    f"{step.low} to {step.high}"
                )

    def write(self, value: float) -> str:
        """Write a value as this chart tells its values."""
        return format_number(value, self.decimals) + self.suffix

    def target_at(self, index: int) -> float | None:
        """What was aimed at, at this point? None outside the target's points."""
        before = [target for target in self.targets if target.index <= index]
        after = [target for target in self.targets if target.index >= index]
        if not before:
            return None
        last = before[-1]
        if self.target_stepped or last.index == index:
            return last.value
        if not after:
            return None
        share = (index - last.index) / (after[0].index - last.index)
        return last.value + share * (after[0].value - last.value)


def target_path(chart: Trajectory) -> tuple[tuple[float, float], ...]:
    """Which corners has the line of the target, in points and values?

    A stepped target holds until half way to the point where it changes, so that
    each point stands under its own target, and holds to the end of the axis.
    """
    if not chart.target_stepped and len(chart.targets) > 1:
        return tuple((target.index, target.value) for target in chart.targets)
    corners: list[tuple[float, float]] = []
    for index, target in enumerate(chart.targets):
        last = index + 1 == len(chart.targets)
        end = len(chart.points) if last else chart.targets[index + 1].index
        corners += [(target.index - 0.5, target.value), (end - 0.5, target.value)]
    return tuple(corners)


def last_value(chart: Trajectory) -> tuple[int, float] | None:
    """Which point is the last that has a value, and what is it?"""
    for index in range(len(chart.points) - 1, -1, -1):
        value = chart.points[index].value
        if value is not None:
            return index, value
    return None
