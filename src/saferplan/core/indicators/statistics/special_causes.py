"""The four signs that something other than chance is at work."""

from collections.abc import Sequence
from itertools import pairwise

from saferplan.core.indicators.statistics.control_chart import (
    ALL_RULES,
    ONLY_LIMITS,
    Limits,
    Rule,
    RuleSettings,
)


def special_causes(
    points: Sequence[float | None],
    limits: Sequence[Limits | None],
    rules: RuleSettings = ALL_RULES,
) -> tuple[tuple[Rule, ...], ...]:
    """Which points signal a special cause, and by which rule?

    *outside_limits*: strictly beyond a limit. *run*: so many in a row strictly on
    one side of the centre (a point on it ends the row). *trend*: so many in a row
    strictly rising or falling. *two_of_three*: of three in a row on one side, two
    beyond the warning line yet within the limit; those two are flagged. A missing
    point ends every row. Where nothing ever varied, only the limits speak.

    Points and limits of one segment, in order. The answer has one entry a point.

    Source: Making Data Count (NHS England), as coded in NHSRplotthedots; after
    Shewhart 1931 and Western Electric 1956.

    >>> lines = Limits(centre=10, lower=4, upper=16, warn_lower=6, warn_upper=14)
    >>> special_causes([9, 17, 11], [lines] * 3)
    ((), ('outside_limits',), ())
    >>> special_causes([15, 11, 15], [lines] * 3)
    (('two_of_three',), (), ('two_of_three',))
    """
    if all(each is None or each.is_flat for each in limits):
        rules = ONLY_LIMITS
    sides = [_side(x, lines) for x, lines in zip(points, limits, strict=True)]
    found: list[tuple[Rule, set[int]]] = [
        ("outside_limits", _outside(points, limits)),
        ("run", _rows(sides, rules.run_n)),
        ("trend", _trends(points, rules.trend_n)),
    ]
    if rules.two_of_three:
        found.append(("two_of_three", _two_of_three(points, limits, sides)))
    return _by_point(len(points), found)


def _side(point: float | None, lines: Limits | None) -> int:
    """+1 above the centre, -1 below, 0 on it or where nothing can be said."""
    if point is None or lines is None:
        return 0
    return (point > lines.centre) - (point < lines.centre)


def _outside(
    points: Sequence[float | None], limits: Sequence[Limits | None]
) -> set[int]:
    return {
        place
        for place, (x, lines) in enumerate(zip(points, limits, strict=True))
        if x is not None and lines is not None and not lines.lower <= x <= lines.upper
    }


def _rows(signs: Sequence[int], length: int | None) -> set[int]:
    """The places of every stretch of one sign, not 0, of at least this length."""
    found: set[int] = set()
    if length is None:
        return found
    start = 0
    for place in range(1, len(signs) + 1):
        if place < len(signs) and signs[place] == signs[start]:
            continue
        if signs[start] != 0 and place - start >= length:
            found.update(range(start, place))
        start = place
    return found


def _trends(points: Sequence[float | None], length: int | None) -> set[int]:
    """The places of every stretch that only rises or only falls."""
    if length is None or len(points) < length:
        return set()
    steps = [
        0 if early is None or late is None else (late > early) - (late < early)
        for early, late in pairwise(points)
    ]
    # A stretch of points has one step fewer; each step ends at the next point.
    rising_or_falling = _rows(steps, length - 1)
    return rising_or_falling | {step + 1 for step in rising_or_falling}


def _two_of_three(
    points: Sequence[float | None],
    limits: Sequence[Limits | None],
    sides: Sequence[int],
) -> set[int]:
    close = [
        x is not None and lines is not None and _is_close(x, lines)
        for x, lines in zip(points, limits, strict=True)
    ]
    found: set[int] = set()
    for first in range(len(sides) - 2):
        if sides[first] and sides[first] == sides[first + 1] == sides[first + 2]:
            near = [place for place in range(first, first + 3) if close[place]]
            if len(near) > 1:
                found.update(near)
    return found


def _is_close(point: float, lines: Limits) -> bool:
    """Beyond a warning line, yet within the limit."""
    if not lines.lower <= point <= lines.upper:
        return False
    return point > lines.warn_upper or point < lines.warn_lower


def _by_point(
    length: int, found: Sequence[tuple[Rule, set[int]]]
) -> tuple[tuple[Rule, ...], ...]:
    flags: list[tuple[Rule, ...]] = [()] * length
    for rule, places in found:
        for place in places:
            flags[place] = (*flags[place], rule)
    return tuple(flags)
