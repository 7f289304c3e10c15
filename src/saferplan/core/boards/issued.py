"""A pack that was sent out: everything that makes it again as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.pack import Audience
from saferplan.core.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPack:
    """One issue of a body's papers for a month; ``version`` counts from 1.

    ``cut`` is the ledger number the pack was made at, ``entry`` the one it was
    issued with (0 before it is written); ``meeting`` is the number of the meeting
    it is for, or None.
    """

    body: str
    month: Month
    version: int
    cut: int
    known_on: date | None = None
    audience: Audience = Audience.BOARD
    meeting: int | None = None
    entry: int = 0
    issued_on: date | None = None
    issued_by: str = ""
