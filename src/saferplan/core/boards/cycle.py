"""The cycle: when a body meets, and what is due how long before.

Due dates are worked back from the meeting in working days. A pack *reports* a
month and is *for* a meeting; the two are kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.periods import Month
from saferplan.core.plan.activity import MONTHLY, ReportingCycle


class Rhythm(StrEnum):
    """How often does a body meet?"""

    MONTHLY = "monthly"
    SIX_WEEKLY = "six_weekly"
    QUARTERLY = "quarterly"
    AS_NEEDED = "as_needed"

    @property
    def words(self) -> str:
        """The rhythm as it is printed."""
        return self.value.replace("_", "-" if self is Rhythm.SIX_WEEKLY else " ")

    @property
    def cycle(self) -> ReportingCycle:
        """How long it is from one report to the next; as needed counts as a month."""
        if self is Rhythm.SIX_WEEKLY:
            return ReportingCycle(months=0, days=42)
        return ReportingCycle(months=3) if self is Rhythm.QUARTERLY else MONTHLY


class Step(StrEnum):
    """What must be done before a meeting?"""

    RETURNS = "returns"
    COMMENTARY = "commentary"
    DRAFT = "draft"
    BRIEF = "brief"
    DESPATCH = "despatch"

    @property
    def words(self) -> str:
        """The step as it is printed."""
        return {
            "returns": "returns due",
            "commentary": "commentary due",
            "draft": "draft pack",
            "brief": "chair’s brief",
            "despatch": "papers sent out",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """The rhythm of one body, and the working days before its meeting each step is due.

    Raises:
        ValueError: a step that would come after a later one, or a number of days
            that is not 0 to 60.
    """

    body: str
    rhythm: Rhythm = Rhythm.MONTHLY
    returns: int = 15
    commentary: int = 12
    draft: int = 9
    brief: int = 7
    despatch: int = 5

    def __post_init__(self) -> None:
        days = [getattr(self, step.value) for step in Step]
        if not all(0 <= n <= 60 for n in days):
            raise ValueError("A step is due 0 to 60 working days before the meeting.")
        if days != sorted(days, reverse=True):
            raise ValueError(
                "Returns are due first, then commentary, the draft, the chair’s "
                "brief and the despatch: no step can come before an earlier one."
            )


class MeetingState(StrEnum):
    """Will it be, was it, or is it off?"""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def is_on(self) -> bool:
        """Does it take place, or did it?"""
        return self is not MeetingState.CANCELLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a body; ``number`` names it, so that its date may be moved."""

    number: int
    body: str
    held_on: date
    reports: Month
    place: str = ""
    state: MeetingState = MeetingState.PLANNED
