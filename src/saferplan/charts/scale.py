"""From a quantity to a place on the page, and the round numbers on an axis."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_ROUND_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class LinearScale:
    """Where does a quantity stand between two ends of an axis?

    ``low`` stands at ``start`` and ``high`` at ``end``; ``start`` may be the larger
    one, since a page counts downwards. Raises ValueError when low is high.

    >>> LinearScale(low=0, high=200, start=300, end=100)(50)
    250.0
    """

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        """Refuse a scale without extent."""
        if not self.low < self.high:
            raise ValueError(f"A scale must rise: {self.low} to {self.high}")

    def __call__(self, value: float) -> float:
        """Give the place of this quantity."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def nice_step(span: float, most: int, least: float = 0.0) -> float:
    """Which round step parts this span into at most ``most`` intervals?

    A step is 1, 2 or 5 times a power of ten, and never below ``least`` (1 for
    counts: there is no half burglary). Raises ValueError for a span of nought.

    >>> nice_step(244, 5), nice_step(3, 6, least=1), nice_step(0.7, 4)
    (50.0, 1.0, 0.2)
    """
    if not span > 0:
        raise ValueError(f"An axis must have an extent, not {span}")
    rough = max(span / most, least)
    power = math.floor(math.log10(rough))
    for multiple in _ROUND_STEPS:
        step = _scaled(multiple, power)
        if step >= rough * (1 - 1e-9):
            return step
    raise AssertionError("ten times the power of ten below is always enough")


def nice_ticks(
    low: float, high: float, *, most: int = 5, least_step: float = 0.0
) -> tuple[float, ...]:
    """Which round numbers stand along an axis that holds all of low to high?

    The first is at or below ``low`` and the last at or above ``high``, so that no
    point is drawn beyond the axis.

    >>> nice_ticks(0, 244)
    (0.0, 50.0, 100.0, 150.0, 200.0, 250.0)
    >>> nice_ticks(-3, 8, most=4)
    (-5.0, 0.0, 5.0, 10.0)
    """
    step = nice_step(high - low, most, least_step)
    first = math.floor(low / step + 1e-9)
    # Values next to nothing beside the least step still need an axis to stand on.
    last = max(math.ceil(high / step - 1e-9), first + 1)
    return tuple(round(index * step, 12) for index in range(first, last + 1))


def tick_decimals(ticks: tuple[float, ...]) -> int:
    """How many decimals do these round numbers need?

    >>> tick_decimals((0.0, 0.5, 1.0)), tick_decimals((0.0, 50.0))
    (1, 0)
    """
    for decimals in range(7):
        if all(math.isclose(tick, round(tick, decimals)) for tick in ticks):
            return decimals
    return 7


def axis_ticks(
    values: Iterable[float], *, zero_based: bool, most: int, decimals: int
) -> tuple[float, ...]:
    """Which round numbers make an axis for these values?

    With ``zero_based`` the axis holds nought. Without, it leaves a little air, yet
    does not go below nought for values that never do. One value alone, or none,
    makes an axis too. ``decimals`` is how finely the values are told: with none
    the steps are whole numbers.

    >>> axis_ticks([12.0, 31.0], zero_based=True, most=4, decimals=0)
    (0.0, 10.0, 20.0, 30.0, 40.0)
    >>> axis_ticks([], zero_based=True, most=4, decimals=0)
    (0.0, 1.0)
    """
    held = list(values) or [0.0]
    low, high = min(held), max(held)
    if zero_based:
        low, high = min(low, 0.0), max(high, 0.0)
    else:
        air = (high - low) * 0.08 or abs(high) * 0.1
        low, high = (max(low - air, 0.0) if low >= 0 else low - air), high + air
    least = 10.0**-decimals
    if high == low:
        high = low + least
    return nice_ticks(low, high, most=most, least_step=least)


def _scaled(multiple: int, power: int) -> float:
    # Dividing keeps 0.2 as 0.2; multiplying by 10**-1 would not.
    return multiple * 10.0**power if power >= 0 else multiple / 10.0**-power
