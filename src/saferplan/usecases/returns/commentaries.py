"""What was said about a month, for those who may read it."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.store import commentaries as held
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.permissions import Doing, may, may_report


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one holder said, and what it said the month before."""

    holder: str
    indicator: str
    now: Commentary | None = None
    before: Commentary | None = None


def commentary_of(
    actor: Actor,
    partnership: str,
    holder: str,
    month: Month,
    indicator: str = "",
    *,
    entry: int | None = None,
) -> Commentary | None:
    """What did this holder say about this month? None: nothing, or not to be read."""
    row = the_partnership(actor, partnership)
    if not may_read_words(actor, partnership, holder):
        return None
    found = held.commentaries(row, month, holder=holder, entry=entry)
    return found.get((holder, month, indicator))


def commentaries(
    actor: Actor, partnership: str, month: Month, *, entry: int | None = None
) -> tuple[Said, ...]:
    """What did everybody say about this month, and about the one before?

    In the order of holders and indicators; those whose words whoever asks may not
    read are left out.
    """
    row = the_partnership(actor, partnership)
    last = month.plus(-1)
    found = held.commentaries(row, month, last, entry=entry)
    keys = sorted({(holder, indicator) for holder, _, indicator in found})
    return tuple(
        Said(
            holder=holder,
            indicator=indicator,
            now=found.get((holder, month, indicator)),
            before=found.get((holder, last, indicator)),
        )
        for holder, indicator in keys
        if may_read_words(actor, partnership, holder)
    )


def may_read_words(actor: Actor, partnership: str, holder: str) -> bool:
    """May this actor read what this holder says, asks and raises?

    An agency what it reports itself; everybody else in the partnership all of it.
    """
    return may(actor, Doing.MAKE_PACK, partnership) or may_report(
        actor, partnership, holder
    )
