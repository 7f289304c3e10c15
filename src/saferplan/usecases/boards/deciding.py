"""Who may decide on what was asked for, as somebody looks at it."""

from __future__ import annotations

from saferplan.core.boards.asking import Variance
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.entitled import (
    WaysToDecide,
    above,
    setting_targets,
    ways_to_decide,
)


def deciding_variance(
    actor: Actor, partnership: str, variance: Variance
) -> WaysToDecide:
    """How might this actor decide on this variance, if it is still open?"""
    row = the_partnership(actor, partnership)
    if not variance.is_open:
        return WaysToDecide()
    return ways_to_decide(actor, row, above(row, variance.holder))


def deciding_targets(actor: Actor, partnership: str) -> WaysToDecide:
    """How might this actor decide on proposed targets?"""
    row = the_partnership(actor, partnership)
    return ways_to_decide(actor, row, setting_targets(row))
