"""A return before it is filled: which lines it has, and what stands beside each.

A return belongs to one *holder* (a task and finish group or an agency, by its
slug) and one month. Every indicator is reported by exactly one holder, its
`reporter`, so that no figure is asked for twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.periods import Month, Period


class Kind(StrEnum):
    """What does a line ask for?"""

    COUNT = "count"
    NUMBER = "number"
    QUOTIENT = "quotient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a template was made for, so that a filled one can be told apart.

    ``version`` is the version of the template's form (columns and sheets), ``seen``
    the number of the last event of the return when it was written out: a file made
    before somebody else saved is told so.
    """

    partnership: str
    holder: str
    month: Month
    version: int
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One indicator of a return.

    ``low`` and ``high`` are the normal range of the next point (None where there is
    too little history), in the indicator's own unit: of the value, or for a
    quotient of the quotient times the multiplier. ``last`` is the latest earlier
    observation that has a value; ``held`` what is held about this very period.
    ``not_above`` is the code of the line of the same return that this one's value
    (or numerator) cannot exceed: repeats are not more than cases.
    """

    indicator: Indicator
    period: Period
    kind: Kind
    last: Observation | None = None
    low: float | None = None
    high: float | None = None
    range_words: str = ""
    held: Observation | None = None
    not_above: str = ""

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One return to be filled: its stamp, its lines, and the names to print."""

    stamp: Stamp
    partnership_name: str
    holder_name: str
    lines: tuple[Line, ...]
    due: date | None = None
    guidance: tuple[str, ...] = ()

    def line(self, code: str) -> Line | None:
        """The line of this indicator, or None."""
        return next((line for line in self.lines if line.code == code), None)
