"""What is said about data that come in, in three tiers.

An *error* blocks submission (never saving), a *query* wants an answer that is
kept, a *note* wants nothing. Each says where, what was found, what was expected
and how to mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tier(StrEnum):
    """How much does it weigh?"""

    ERROR = "error"
    QUERY = "query"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing found in somebody's data.

    ``rule`` names the check in a word (``outside_limits``); ``code`` is the
    indicator's code, ``field`` the column. ``sheet`` and ``cell`` are empty for
    what was typed into a form. ``found``, ``expected`` and ``mend`` are sentences
    in plain English.
    """

    tier: Tier
    rule: str
    found: str
    expected: str
    mend: str
    code: str = ""
    field: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def key(self) -> str:
        """What an answer to it is kept under: the same question, the same key.

        The figure found is part of it, so that another figure asks anew.
        """
        return "/".join((self.code, self.field, self.rule, self.found))

    @property
    def where(self) -> str:
        """Where it is, as a user says it: ``sheet Return, cell F3``."""
        if self.cell:
            cell = f"cell {self.cell}"
            return f"sheet {self.sheet}, {cell}" if self.sheet else cell
        return " ".join(part for part in (self.code, self.field) if part)

    @property
    def sentence(self) -> str:
        """All of it, on one line."""
        parts = (self.found, self.expected, self.mend)
        said = " ".join(part for part in parts if part)
        return f"{self.where}: {said}" if self.where else said
