"""Action plans: what is to be done, by whom, by when, and how far it has come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.partnership.structure import require_order

ACTION_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")


class Progress(StrEnum):
    """How far has a milestone or an action come?"""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def words(self) -> str:
        """The state as it is printed."""
        return self.value.replace("_", " ")

    @property
    def is_open(self) -> bool:
        """Is there still something to be done?"""
        return self in (Progress.NOT_STARTED, Progress.UNDER_WAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One step of an action: ``number`` names it within the action for ever.

    ``due`` is the date it is held to; a new date needs a variance once the plan is
    approved. ``done_on`` stands only beside `Progress.DONE`.
    """

    number: int
    title: str
    due: date | None = None
    progress: Progress = Progress.NOT_STARTED
    done_on: date | None = None
    remark: str = ""

    def __post_init__(self) -> None:
        if self.number < 1 or not self.title.strip():
            raise ValueError("A milestone needs a number from 1 on and a title.")
        if (self.done_on is not None) != (self.progress is Progress.DONE):
            raise ValueError(
                f"Milestone {self.number}: the day it was done stands beside the "
                "state “done”, and only there."
            )

    def is_open(self, on: date) -> bool:
        """Was there still something to be done on this day?

        What was done on a later day was not done yet.
        """
        if self.done_on is not None:
            return self.done_on > on
        return self.progress.is_open

    def is_late(self, today: date) -> bool:
        """Should it have been done by this day, and was not?"""
        return self.is_open(today) and self.due is not None and self.due < today


class Level(StrEnum):
    """How likely is it, or how bad would it be?"""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What may go wrong with an action: ``number`` names it there for ever.

    ``mitigation`` is what is done about it; it is logged until the day it is closed.
    """

    number: int
    what: str
    mitigation: str = ""
    likelihood: Level = Level.MEDIUM
    impact: Level = Level.MEDIUM
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if self.number < 1 or not self.what.strip():
            raise ValueError("A risk needs a number from 1 on, and says what it is.")

    def is_open(self, on: date) -> bool:
        """Is it still logged on this day?"""
        return self.closed_on is None or self.closed_on > on

    @property
    def words(self) -> str:
        """How likely and how bad: ``likelihood high, impact medium``."""
        return f"likelihood {self.likelihood}, impact {self.impact}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action of a plan, with its milestones in order.

    ``group`` is the body that answers for it, ``organisation`` the agency that
    does it, ``post`` whose job it is there. ``scope`` says what it covers,
    ``focus_area`` which part of the priority it is about, ``themes`` the overarching
    themes it carries, ``funding`` the code of the line that pays for it.
    ``indicators`` are the codes of those it is meant to move. ``progress`` and
    ``done_on`` speak only of an action without milestones, and of one that was
    dropped as a whole. ``is_commissioning`` marks a line about buying from somebody,
    which those with a declared interest do not see.
    """

    code: str
    title: str
    group: str
    priority: str = ""
    organisation: str = ""
    post: str = ""
    indicators: tuple[str, ...] = ()
    scope: str = ""
    focus_area: str = ""
    themes: tuple[str, ...] = ()
    funding: str = ""
    starts: date | None = None
    due: date | None = None
    progress: Progress = Progress.NOT_STARTED
    done_on: date | None = None
    is_commissioning: bool = False
    source: str = ""
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()

    def __post_init__(self) -> None:
        if not ACTION_CODE.fullmatch(self.code):
            raise ValueError(
                f"An action's code is letters, digits, dots and hyphens, 40 at most "
                f"(DA-1.2), not {self.code!r}."
            )
        if not self.title.strip():
            raise ValueError(f"The action {self.code} needs a title.")
        if not self.group:
            raise ValueError(f"The action {self.code} needs a group that answers.")
        require_order(self.code, self.starts, self.due)
        if (self.done_on is not None) != (self.progress is Progress.DONE):
            raise ValueError(
                f"The action {self.code}: the day it was done stands beside the state "
                "“done”, and only there."
            )
        for name, held in (("milestone", self.milestones), ("risk", self.risks)):
            numbers = [one.number for one in held]
            if len(set(numbers)) < len(numbers):
                raise ValueError(f"The action {self.code} has a {name} number twice.")

    @property
    def is_dropped(self) -> bool:
        """Was it given up, with all its milestones?"""
        kept = [m for m in self.milestones if m.progress is not Progress.DROPPED]
        return self.progress is Progress.DROPPED or bool(self.milestones and not kept)

    def milestone(self, number: int) -> Milestone | None:
        """The milestone of this number, or None."""
        return next((m for m in self.milestones if m.number == number), None)

    def risk(self, number: int) -> Risk | None:
        """The risk of this number, or None."""
        return next((r for r in self.risks if r.number == number), None)
