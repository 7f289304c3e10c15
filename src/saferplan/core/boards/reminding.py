"""What a reminder is about, and when it is said: soon due, late, very late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SOON_DAYS = 7
VERY_LATE_DAYS = 14
FORGOTTEN_AFTER = 92
"""Days after which nobody is reminded any more: the registers show what is missing."""


class Stage(StrEnum):
    """How pressing is it? Nothing is said twice at the same stage."""

    SOON = "soon"
    LATE = "late"
    VERY_LATE = "very_late"


class Kind(StrEnum):
    """What is waited for?"""

    RETURN = "return"
    COMMENTARY = "commentary"
    DELIVERY = "delivery"
    PAPERS = "papers"
    MEETING = "meeting"
    QUESTION = "question"
    FOLLOW_UP = "follow_up"
    ARISING = "arising"
    TERMS = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that is due, or late, for one person.

    ``about`` names it within its partnership, the same on every run; ``words`` say
    it to the person. ``holder``, ``month``, ``feed``, ``body`` and ``number`` are what
    its page is found by, where it has them.
    """

    partnership: str
    kind: Kind
    about: str
    words: str
    due: date
    holder: str = ""
    month: str = ""
    feed: str = ""
    body: str = ""
    number: int = 0

    def key(self, today: date) -> str:
        """What must not be said again: the thing, when it is due, and the stage.

        A meeting that is moved makes another due day, and is said again.
        """
        stage = stage_of(self.due, today)
        return f"{self.kind}:{self.about}:{self.due.isoformat()}:{stage or 'none'}"


def stage_of(due: date, today: date) -> Stage | None:
    """Is it time to say so? None while it is far off, and long after.

    On its day it is soon due, not late. From the day after it is late, from a
    fortnight after very late, until a quarter has gone.

    >>> stage_of(date(2009, 1, 10), date(2009, 1, 3))
    <Stage.SOON: 'soon'>
    >>> stage_of(date(2009, 1, 10), date(2009, 1, 2)) is None
    True
    """
    days = (today - due).days
    if not -SOON_DAYS <= days <= FORGOTTEN_AFTER:
        return None
    if days <= 0:
        return Stage.SOON
    return Stage.LATE if days < VERY_LATE_DAYS else Stage.VERY_LATE
