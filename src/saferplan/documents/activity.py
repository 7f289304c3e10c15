"""How the actions stand that are meant to move an indicator: one tag for them all.

Its shapes and weights are not those of a performance status: what is done in time
may still move nothing, and a red indicator may have every action on time.
"""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.core.plan.activity import ActionState, Activity
from saferplan.documents.status import Status

RULE = (
    "From the dates of the actions and their milestones alone. Late: a date has "
    "passed and what was due then is not done. On time: every date is still to "
    "come, or all is done. What was dropped is not counted."
)
_ON_TIME = (ActionState.DUE, ActionState.DONE)


def activity_tag(found: Sequence[Activity]) -> Status | None:
    """Which word and shape say how these actions stand? None where there are none.

    One late action is said before any that is on time. Dropped ones are not
    counted; nothing but dropped ones is said to be dropped.

    >>> from datetime import date
    >>> from saferplan.core.plan.actions import Action
    >>> from saferplan.core.plan.activity import activity
    >>> locks = Action(code="B-1", title="Locks", group="g", due=date(2008, 11, 30))
    >>> activity_tag([activity(locks, date(2008, 12, 31))]).text
    '◆ Late'
    """
    states = [one.state for one in found if one.state is not ActionState.DROPPED]
    if not states:
        return Status("–", "Dropped", "quiet") if found else None
    if late := states.count(ActionState.LATE):
        return Status("◆", _share(late, len(states), "late"), "late")
    if set(states) == {ActionState.DONE}:
        return Status("✓", _share(len(states), len(states), "done"), "done")
    if on_time := sum(state in _ON_TIME for state in states):
        return Status("◇", _share(on_time, len(states), "on time"), "on-time")
    return Status("○", ActionState.UNDATED.words.capitalize(), "open")


def _share(some: int, of_all: int, word: str) -> str:
    """``Late`` of one alone, ``3 late`` of three, ``1 of 3 late``."""
    if of_all == 1:
        return word.capitalize()
    return f"{some} {word}" if some == of_all else f"{some} of {of_all} {word}"
