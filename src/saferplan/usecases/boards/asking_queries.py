"""What groups ask of their board, for those who may read it."""

from __future__ import annotations

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.store import boards
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.plan.queries import actions
from saferplan.usecases.returns.commentaries import may_read_words


def variances(
    actor: Actor, partnership: str, holder: str = "", *, entry: int | None = None
) -> tuple[Variance, ...]:
    """Which changes to action plans were asked for, of all groups or of this one?

    In the order they were asked for, the decided ones too; those about an action
    that is hidden from whoever asks are left out.
    """
    row = the_partnership(actor, partnership)
    seen = {one.code for one in actions(actor, partnership, entry=entry)}
    return tuple(
        one
        for one in boards.variances(row, entry=entry)
        if one.action in seen and _is_for(actor, partnership, one.holder, holder)
    )


def blockages(
    actor: Actor, partnership: str, holder: str = "", *, entry: int | None = None
) -> tuple[Blockage, ...]:
    """What stands in the way of the groups, or of this one; the resolved ones too.

    What is in the way of an action that is hidden from whoever asks is left out.
    """
    row = the_partnership(actor, partnership)
    seen = {"", *(one.code for one in actions(actor, partnership, entry=entry))}
    return tuple(
        one
        for one in boards.blockages(row, entry=entry)
        if one.action in seen and _is_for(actor, partnership, one.holder, holder)
    )


def _is_for(actor: Actor, partnership: str, whose: str, wanted: str) -> bool:
    return whose == (wanted or whose) and may_read_words(actor, partnership, whose)
