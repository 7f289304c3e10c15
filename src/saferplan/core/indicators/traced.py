"""A figure followed back: what it is made of, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.sentences import rounding_words
from saferplan.core.indicators.standing import Position
from saferplan.core.periods import Period


class TraceVerdict(StrEnum):
    """Is the figure still what it was when it was shown?"""

    AS_SHOWN = "as shown"
    CHANGED_SINCE = "changed since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An observation, the place it was read from, and who entered it when.

    ``file`` and ``line`` are empty where it was typed into a form; ``sheet`` and
    ``cell`` say where it stood in a workbook. ``signed_off_by`` and ``signed_off_at``
    say who accepted the return it came in, empty where it came another way or
    nobody has yet. ``is_submitted``: did it come in with a return?
    """

    observation: Observation
    file: str
    line: int | None
    entered_by: str
    on_behalf_of: str
    entered_at: datetime
    entry: int
    sheet: str = ""
    cell: str = ""
    signed_off_by: str = ""
    signed_off_at: datetime | None = None
    is_submitted: bool = False

    @property
    def act(self) -> str:
        """What was done with it: ``submitted``, with a return, or ``entered``."""
        return "submitted" if self.is_submitted else "entered"

    @property
    def place(self) -> str:
        """File and line, or sheet and cell, as they are printed; empty for a form."""
        if self.cell:
            # A text file has cells and no sheet.
            sheet = f", sheet {self.sheet}" if self.sheet else ""
            return f"{self.file}{sheet}, cell {self.cell}"
        if self.line is None:
            return self.file
        return f"{self.file}, observations.csv, line {self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """A row that took the place of one the figure was made of (None: a new one)."""

    before: Observation | None
    after: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedFigure:
    """A figure as it was shown, as it is now, and everything it was made of.

    ``is_reproduced`` is False when working it out again from what is held does not
    give the figure the code was made from (another copy of the data).
    """

    code: str
    partnership: str
    slug: str
    indicator: Indicator
    shown: Position
    now: Position
    verdict: TraceVerdict
    is_reproduced: bool
    formula: str
    sources: tuple[Source, ...]
    restatements: tuple[Restatement, ...] = ()
    headline: str = ""
    told: tuple[str, ...] = ()

    @property
    def period(self) -> Period | None:
        """The period the figure is about."""
        return self.shown.figure.period

    @property
    def value(self) -> float | None:
        """The figure as it was shown."""
        return self.shown.figure.value

    @property
    def value_now(self) -> float | None:
        """The figure as it would be shown today, on the same dates."""
        return self.now.figure.value

    @property
    def rounding(self) -> str:
        """How the figure was rounded to be shown."""
        return rounding_words(self.shown, self.value)

    @property
    def numerator(self) -> float | None:
        """The sum of numerators, for a quotient."""
        return self.shown.figure.numerator

    @property
    def denominator(self) -> float | None:
        """The sum of denominators, or the latest population, for a quotient."""
        return self.shown.figure.denominator
