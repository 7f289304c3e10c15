"""How the actions stand that are meant to move an indicator: one tag for them all.

Its shapes are not those of a performance status: what is done in time may still move
nothing, and a red indicator may have every action on schedule.
"""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.core.plan.activity import Activity, ActivityRag, worst
from saferplan.documents.status import Status

_LOOKS = {
    ActivityRag.RED: Status("◆", "Red", "act-red"),
    ActivityRag.AMBER: Status("◈", "Amber", "act-amber"),
    ActivityRag.GREEN: Status("◇", "Green", "act-green"),
    ActivityRag.BLUE: Status("✓", "Blue", "act-blue"),
    ActivityRag.GREY: Status("○", "Grey", "act-grey"),
}
ACTIVITY_KEY = (
    Status("◆", "Red: overdue or blocked", "act-red"),
    Status("◈", "Amber: slipped, or a risk", "act-amber"),
    Status("◇", "Green: on schedule", "act-green"),
    Status("✓", "Blue: complete", "act-blue"),
    Status("○", "Grey: not started, no date", "act-grey"),
)
"""Every shape that an activity status can have, with what it means."""


def tag_of(rag: ActivityRag) -> Status:
    """Which shape and word say this colour?"""
    return _LOOKS[rag]


def activity_tag(found: Sequence[Activity]) -> Status | None:
    """Which word and shape say how these actions stand? None where there are none.

    The colour of the worst of them, by the printed rule: a red one is said before any
    that is on schedule.

    >>> from datetime import date
    >>> from saferplan.core.plan.actions import Action
    >>> from saferplan.core.plan.activity import activity
    >>> locks = Action(code="B-1", title="Locks", group="g", due=date(2008, 11, 30))
    >>> activity_tag([activity(locks, date(2009, 1, 31))]).text
    '◆ Red'
    """
    held = worst(found)
    return tag_of(held.rag) if held else None
