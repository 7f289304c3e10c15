"""What home asks somebody to do: rows that every room may add."""

from __future__ import annotations

from dataclasses import dataclass

FIRST = 5
"""Late figures shown at once; the others stand behind one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do: what, whose, how it stands, and where."""

    text: str
    hint: str
    state: str
    is_pressing: bool
    href: str
