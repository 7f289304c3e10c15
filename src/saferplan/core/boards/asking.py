"""What a group asks of its board: a variance to its plan, or help with a blockage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month, day_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """A change to an action plan that a board must approve; ``number`` names it.

    ``milestone`` is 0 where the whole action is meant. What is asked for: ``new_due``
    another date, ``new_scope`` another scope in words, ``drops`` that it be given up;
    none of them is a change that is not one of the plan's own fields. ``change`` says
    what changes, ``reason`` why. ``was_due`` and ``was_scope`` are the baseline when
    it was asked for. ``decided_by`` is the account that decided or recorded the
    decision, ``body`` the body whose decision it is, ``meeting`` the number of the
    meeting that took it, ``remark`` what was said with it.
    """

    number: int
    holder: str
    month: Month
    action: str
    change: str
    reason: str
    milestone: int = 0
    new_due: date | None = None
    new_scope: str = ""
    drops: bool = False
    was_due: date | None = None
    was_scope: str = ""
    decision: Decision = Decision.REQUESTED
    decided_by: str = ""
    decided_on: date | None = None
    remark: str = ""
    body: str = ""
    meeting: int | None = None

    def __post_init__(self) -> None:
        if not self.change.strip() or not self.reason.strip():
            raise ValueError("A variance says what changes and why.")
        if self.drops and (self.new_due or self.new_scope.strip()):
            raise ValueError("What is given up gets no new date and no new scope.")

    @property
    def is_open(self) -> bool:
        """Is it still to be decided?"""
        return self.decision.is_open

    @property
    def moves(self) -> bool:
        """Would the plan itself change if it is approved?"""
        return bool(self.new_due or self.new_scope.strip() or self.drops)

    @property
    def asked(self) -> str:
        """What is asked for, beside the words: ``due on 28 February 2009``."""
        return "; ".join(self._asked())

    def _asked(self) -> Iterator[str]:
        if self.drops:
            yield "to be given up"
        if self.new_due:
            yield f"due on {day_label(self.new_due)}"
        if self.new_scope.strip():
            yield f"scope: {self.new_scope.strip()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blockage:
    """Something a group cannot move alone; ``number`` names it for ever.

    ``action`` is the code of the action it stands in the way of, if it is one.
    ``answer`` is what the board says to it, ``support`` what it offers.
    """

    number: int
    holder: str
    month: Month
    what: str
    would_help: str = ""
    action: str = ""
    answer: str = ""
    support: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    resolved_on: date | None = None
    how_resolved: str = ""

    def __post_init__(self) -> None:
        if not self.what.strip():
            raise ValueError("A blockage says what is in the way.")

    @property
    def is_open(self) -> bool:
        """Is it still in the way?"""
        return self.resolved_on is None

    @property
    def is_answered(self) -> bool:
        """Has the board said something to it?"""
        return self.answered_on is not None

    @property
    def state(self) -> str:
        """``raised``, ``answered`` or ``closed``."""
        if not self.is_open:
            return "closed"
        return "answered" if self.is_answered else "raised"
