"""Every figure a pack shows, by a route of its own: straight from the positions."""

from __future__ import annotations

from saferplan.core.boards.pack import Pack
from saferplan.core.indicators.sentences import value_words


def figures_of(pack: Pack) -> set[str]:
    """Latest values, targets, the last points and the middle of each forecast."""
    found: set[str] = set()
    for line in pack.lines:
        at = line.position
        values = [at.figure.value, at.target.value if at.target else None]
        values += [point.value for point in line.history[-6:]]
        values += [ahead.value for ahead in at.forecasts]
        found |= {value_words(at, value) for value in values if value is not None}
    return found
