"""What a group asks of its board: a variance to its plan, or help with a blockage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.periods import Month


class Decision(StrEnum):
    """What became of a request?"""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """A change to an action plan that a board must approve; ``number`` names it.

    ``milestone`` is 0 where the whole action is meant; ``new_due`` is the date
    asked for, if it is about a date; ``change`` says what changes, ``reason`` why.
    ``decided_by`` is the account that decided, ``remark`` what it said with that.
    """

    number: int
    holder: str
    month: Month
    action: str
    change: str
    reason: str
    milestone: int = 0
    new_due: date | None = None
    decision: Decision = Decision.REQUESTED
    decided_by: str = ""
    decided_on: date | None = None
    remark: str = ""

    def __post_init__(self) -> None:
        if not self.change.strip() or not self.reason.strip():
            raise ValueError("A variance says what changes and why.")

    @property
    def is_open(self) -> bool:
        """Is it still to be decided?"""
        return self.decision is Decision.REQUESTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Blockage:
    """Something a group cannot move alone; ``number`` names it for ever."""

    number: int
    holder: str
    month: Month
    what: str
    would_help: str = ""
    resolved_on: date | None = None
    how_resolved: str = ""

    def __post_init__(self) -> None:
        if not self.what.strip():
            raise ValueError("A blockage says what is in the way.")

    @property
    def is_open(self) -> bool:
        """Is it still in the way?"""
        return self.resolved_on is None
