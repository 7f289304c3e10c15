"""What a theme lead says about a month: four boxes, and one for a success."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from saferplan.core.periods import Month

LONGEST_BOX = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Commentary:
    """The words of one holder about one month, or about one indicator in it.

    ``indicator`` is empty where the whole return is meant. ``why``: what is behind
    the figures; ``done``: what we did about it; ``next``: what we do next, with
    ``by_when``; ``ask``: what we ask of the Board; ``success``: something worth
    sharing. ``post`` is whose words they are, never a person's name.

    Raises:
        ValueError: a box longer than `LONGEST_BOX` letters.
    """

    holder: str
    month: Month
    indicator: str = ""
    why: str = ""
    done: str = ""
    next: str = ""
    by_when: date | None = None
    ask: str = ""
    success: str = ""
    post: str = ""
    entry: int = 0

    def __post_init__(self) -> None:
        for box in ("why", "done", "next", "ask", "success"):
            if len(getattr(self, box)) > LONGEST_BOX:
                raise ValueError(
                    f"A box holds {LONGEST_BOX:,} letters at most; shorten “{box}”."
                )

    @property
    def is_empty(self) -> bool:
        """Does it say nothing?"""
        return not any(
            getattr(self, f.name).strip()
            for f in fields(self)
            if f.name in ("why", "done", "next", "ask", "success")
        )
