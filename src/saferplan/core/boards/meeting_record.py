"""What happened at a meeting: agenda, who was there, interests, decisions, actions.

People are recorded by their agency and post, never by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.partnership.structure import Body, BodyType, Membership

LONGEST_AGENDA = 60
"""Items of an agenda: more is several meetings."""


IN_ATTENDANCE = "in attendance"
"""The capacity of somebody who is there and has no seat."""


class Presence(StrEnum):
    """Was a seat taken?"""

    PRESENT = "present"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def words(self) -> str:
        """As minutes print it."""
        return {
            "present": "present",
            "deputy": "represented by a deputy",
            "apologies": "apologies",
            "absent": "absent",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item: what it is, who brings it, and what was said and decided.

    ``paper`` names what goes with it, in words or as an address.
    """

    title: str
    lead: str = ""
    paper: str = ""
    notes: str = ""
    decision: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("An item of the agenda has a title.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One seat at one meeting; ``deputy`` is the post that came instead."""

    organisation: str
    post: str = ""
    capacity: str = ""
    presence: Presence = Presence.ABSENT
    deputy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredInterest:
    """An interest that was declared at a meeting, and what was done about it.

    ``item`` counts the items of the agenda from 1; 0 is the meeting as a whole.
    """

    organisation: str
    words: str
    post: str = ""
    item: int = 0
    done: str = ""

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("A declared interest says what it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """Everything recorded of one meeting, by its number.

    Raises:
        ValueError: too many items, or an interest in an item that is not there.
    """

    meeting: int
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    interests: tuple[DeclaredInterest, ...] = ()
    entry: int = 0

    def __post_init__(self) -> None:
        if len(self.agenda) > LONGEST_AGENDA:
            raise ValueError(f"An agenda has {LONGEST_AGENDA} items at most.")
        for one in self.interests:
            if not 0 <= one.item <= len(self.agenda):
                raise ValueError(
                    f"There is no item {one.item} on the agenda; interests are in an "
                    "item, or in the meeting as a whole."
                )

    @property
    def decisions(self) -> tuple[tuple[int, AgendaItem], ...]:
        """The items with a decision, each with its place from 1."""
        return tuple(
            (place, item)
            for place, item in enumerate(self.agenda, start=1)
            if item.decision.strip()
        )

    @property
    def present(self) -> tuple[Attendance, ...]:
        """The seats that were taken, by somebody or by a deputy."""
        taken = (Presence.PRESENT, Presence.DEPUTY)
        return tuple(a for a in self.attendance if a.presence in taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArisingAction:
    """Something a meeting gave somebody to do; ``number`` names it for ever.

    ``owner`` is the body or agency that must do it, ``post`` whose job it is there.
    """

    number: int
    meeting: int
    body: str
    what: str
    owner: str
    post: str = ""
    due: date | None = None
    done_on: date | None = None
    how: str = ""

    def __post_init__(self) -> None:
        if not self.what.strip():
            raise ValueError("Say what is to be done.")
        if not self.owner.strip():
            raise ValueError("Say who is to do it.")

    @property
    def is_open(self) -> bool:
        """Is it still to be done?"""
        return self.done_on is None

    def is_late(self, today: date) -> bool:
        """Should it have been done by this day?"""
        return self.is_open and self.due is not None and self.due < today


_FIRST = (
    "Welcome and apologies",
    "Declarations of interest",
    "Minutes of the last meeting, and actions arising",
)
_LAST = ("Any other business", "Date of the next meeting")
_OF_A_GROUP = (
    "Our figures",
    "Our action plan: milestones, risks, blockages",
    "What we tell the Board",
)
_BETWEEN = {
    BodyType.PARTNERSHIP_BOARD: (
        "Overview of performance and activity",
        "What the Delivery Board challenged, and what was answered",
        "Themes in difficulty, and support the Board can offer",
        "Targets and plan: for decision",
        "Money",
    ),
    BodyType.DELIVERY_BOARD: (
        "Exceptions: what is red or amber",
        "Theme leads: areas of concern",
        "Variances to action plans: for decision",
        "Blockages, and support the Board can offer",
        "Questions still unanswered",
        "Successes to share",
        "Money",
    ),
    BodyType.TASK_AND_FINISH_GROUP: _OF_A_GROUP,
    BodyType.SUB_GROUP: _OF_A_GROUP,
    BodyType.STAKEHOLDER_GROUP: (
        "Where the priority stands",
        "Comments and questions to the task and finish group",
    ),
    BodyType.SCRUTINY: (
        "Performance since the last meeting",
        "Questions to the partnership",
    ),
}


def usual_agenda(body: Body) -> tuple[AgendaItem, ...]:
    """Which items does a meeting of such a body usually have?

    Source: the plan of 2009, section 8, on what each body is given and does.

    >>> group = Body(slug="g", type=BodyType.STAKEHOLDER_GROUP, local_name="Forum")
    >>> [item.title for item in usual_agenda(group)][3]
    'Where the priority stands'
    """
    titles = (*_FIRST, *_BETWEEN.get(body.type, ()), *_LAST)
    return tuple(AgendaItem(title=title) for title in titles)


def seats_at(
    memberships: Sequence[Membership], body: str, on: date
) -> tuple[Attendance, ...]:
    """The seats of this body on this day, nobody marked present yet."""
    return tuple(
        Attendance(
            organisation=seat.organisation, post=seat.post, capacity=seat.capacity
        )
        for seat in memberships
        if seat.body == body
        and (seat.valid_from is None or seat.valid_from <= on)
        and (seat.valid_to is None or on <= seat.valid_to)
    )
