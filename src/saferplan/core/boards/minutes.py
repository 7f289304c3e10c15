"""The minutes of a meeting as a value: a skeleton, filled with what is on record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from saferplan.core.boards.brought import AskedChallenge, OpenArising
from saferplan.core.boards.meeting_record import IN_ATTENDANCE
from saferplan.core.boards.pack import Branding
from saferplan.core.periods import day_label


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTaken:
    """A seat at the meeting: whose it is, and whether it was taken, in words.

    ``presence`` is empty while nobody has said who was there.
    """

    organisation: str
    post: str
    capacity: str
    presence: str

    @property
    def is_seat(self) -> bool:
        """Is it a seat of the body, and not somebody in attendance?"""
        return self.capacity != IN_ATTENDANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestTold:
    """An interest that was declared: whose, in which item, and what was done."""

    who: str
    item: str
    words: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutedItem:
    """One item of the agenda, numbered, with what was said and decided."""

    number: int
    title: str
    lead: str = ""
    paper: str = ""
    notes: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Something that the meeting decided of what was asked of it."""

    what: str
    decision: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Everything the minutes of one meeting say.

    ``decided`` are the variances and targets it decided; ``challenges`` what was
    asked at it, ``arising`` what it gave people to do, ``carried`` what earlier
    meetings did and is not done. ``papers`` names the packs it had before it.
    """

    partnership: str
    slug: str
    body: str
    body_slug: str
    meeting: int
    held_on: date
    place: str
    state: str
    reports: str
    marking: str
    entry: int
    seats: tuple[SeatTaken, ...] = ()
    interests: tuple[InterestTold, ...] = ()
    items: tuple[MinutedItem, ...] = ()
    decided: tuple[Decided, ...] = ()
    challenges: tuple[AskedChallenge, ...] = ()
    arising: tuple[OpenArising, ...] = ()
    carried: tuple[OpenArising, ...] = ()
    papers: tuple[str, ...] = ()
    next_meeting: date | None = None
    language: str = "en-GB"
    branding: Branding = field(default_factory=Branding)

    @property
    def title(self) -> str:
        """``Delivery Board: minutes of the meeting on 22 January 2009``."""
        return f"{self.body}: minutes of the meeting on {day_label(self.held_on)}"

    @property
    def file_stem(self) -> str:
        """How its file is named: ``peterborough-delivery-board-2009-01-22-minutes``."""
        return f"{self.slug}-{self.body_slug}-{self.held_on.isoformat()}-minutes"
