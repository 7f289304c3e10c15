"""What a body works by: its terms of reference, or the partnership's constitution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST_TERMS = 60_000
"""Letters: about thirty pages."""


class TermsKind(StrEnum):
    """Which of the two is it?"""

    TERMS_OF_REFERENCE = "terms_of_reference"
    CONSTITUTION = "constitution"

    @property
    def words(self) -> str:
        """As it is printed."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """One text a body works by; ``number`` names it through all its versions.

    ``body`` is empty for the partnership as a whole. ``adopted_on`` is the day it was
    agreed, ``review_on`` the day by which it is to be looked at again.
    """

    number: int
    kind: TermsKind
    title: str
    text: str
    body: str = ""
    adopted_on: date | None = None
    review_on: date | None = None
    entry: int = 0

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.text.strip():
            raise ValueError("It needs a title and its text.")
        if len(self.text) > LONGEST_TERMS:
            raise ValueError(f"A text has {LONGEST_TERMS:,} letters at most.")
        if self.adopted_on and self.review_on and self.review_on < self.adopted_on:
            raise ValueError("It is reviewed after it was adopted, not before.")

    def is_due(self, today: date) -> bool:
        """Should it have been reviewed by this day?"""
        return self.review_on is not None and self.review_on <= today
