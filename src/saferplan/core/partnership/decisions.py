"""What became of something that a body was asked for."""

from __future__ import annotations

from enum import StrEnum


class Decision(StrEnum):
    """What became of a request?"""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Is it still to be decided?"""
        return self is Decision.REQUESTED


DECIDED = (Decision.APPROVED, Decision.REFUSED)
"""What a body can decide."""
