"""Successes that one group offers to the others, and who takes them up."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Uptake:
    """A group that takes up what another one shared about a month.

    ``words`` say what it will do with it.

    Raises:
        ValueError: a group takes up its own success.
    """

    success_of: str
    month: Month
    holder: str
    words: str = ""

    def __post_init__(self) -> None:
        if self.success_of == self.holder:
            raise ValueError("A group takes up what another one has shared.")
