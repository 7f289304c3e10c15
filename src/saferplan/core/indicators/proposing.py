"""A target that somebody proposes, until the body entitled to decides on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.indicators.targets import Target
from saferplan.core.partnership.decisions import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetProposal:
    """A row for the ledger of targets that is not in it yet; ``number`` names it.

    ``target`` is the row as it would be; its reason is why it is proposed.
    ``decided_by`` is the account that decided or recorded the decision, ``body`` the
    body whose decision it is, ``meeting`` the number of the meeting that took it.

    Raises:
        ValueError: it does not say why.
    """

    number: int
    indicator: str
    target: Target
    proposed_by: str
    proposed_on: date
    decision: Decision = Decision.REQUESTED
    decided_by: str = ""
    decided_on: date | None = None
    remark: str = ""
    body: str = ""
    meeting: int | None = None

    def __post_init__(self) -> None:
        if not self.target.reason.strip():
            raise ValueError("Say why this target is proposed.")

    @property
    def is_open(self) -> bool:
        """Is it still to be decided?"""
        return self.decision.is_open

    def approved(self, *, body: str, on: date) -> Target:
        """The row for the ledger, known from the day it was decided."""
        return replace(self.target, decided_by=body, known_on=on)
