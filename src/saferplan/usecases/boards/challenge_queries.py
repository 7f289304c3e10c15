"""What bodies ask, and what came back, for those who may read it."""

from __future__ import annotations

from saferplan.core.boards.challenge import Challenge
from saferplan.store import meetings
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.permissions import Doing, may, may_answer
from saferplan.usecases.plan.queries import actions


def challenges(
    actor: Actor, partnership: str, *, entry: int | None = None
) -> tuple[Challenge, ...]:
    """Every question and comment, in the order they were asked.

    An agency reads those that are its own to answer; everybody else all of them, but
    for those about an action that is hidden from whoever asks.
    """
    row = the_partnership(actor, partnership)
    seen = {"", *(one.code for one in actions(actor, partnership, entry=entry))}
    sees_all = may(actor, Doing.MAKE_PACK, partnership)
    return tuple(
        one
        for one in meetings.challenges(row, entry=entry)
        if one.action in seen
        and (sees_all or may_answer(actor, partnership, one.owner))
    )


def one_challenge(actor: Actor, partnership: str, number: int) -> Challenge:
    """The question of this number.

    Raises:
        NotFound: there is none, or it is not for whoever asks.
    """
    for one in challenges(actor, partnership):
        if one.number == number:
            return one
    raise NotFound(f"There is no question {number} in {partnership}.")
