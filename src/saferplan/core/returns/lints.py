"""What is remarked upon in a commentary, and the indicators that it answers for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from saferplan.core.indicators.standing import HistoryPoint, Position
from saferplan.core.periods import Month
from saferplan.core.returns.plain_subjects import stems

BOXES = ("why", "done", "next", "ask", "success")


class Rule(StrEnum):
    """What is remarked upon?"""

    NO_CAUSE = "no_cause"
    NO_ACTION = "no_action"
    NO_DATE = "no_date"
    CONTRADICTS = "contradicts"
    REPEATED = "repeated"
    ONLY_GOOD_NEWS = "only_good_news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """One remark: the rule, the sentence, and the box it is about.

    ``indicator`` is the code it is about, empty for the month as a whole; ``quote``
    the words it speaks of.
    """

    rule: Rule
    text: str
    box: str = ""
    indicator: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    """An indicator the commentary answers for: where it stands, and where it stood."""

    position: Position
    history: tuple[HistoryPoint, ...] = ()

    @property
    def code(self) -> str:
        """Its code."""
        return self.position.indicator.code

    @property
    def name(self) -> str:
        """Its name in plain words."""
        return self.position.indicator.shown_name

    @property
    def names(self) -> tuple[str, ...]:
        """Its plain name and its official one."""
        return (self.name, self.position.indicator.title)

    @property
    def stems(self) -> frozenset[str]:
        """The words that belong to it: those of its names, its code and its unit."""
        return stems(*self.names, self.code, self.position.indicator.unit)

    @property
    def is_behind(self) -> bool:
        """Is it red or amber?"""
        return self.position.is_exception

    def has_news_since(self, month: Month) -> bool:
        """Did its figure move on after this month, or is its colour one to speak of?

        Without a newer figure the words of before are still the right ones; so they
        are where nothing is behind and the figure is the same again.
        """
        period = self.position.figure.period
        if period is None or period.end <= month.last:
            return False
        values = [point.value for point in self.history[-2:]]
        return self.is_behind or len(values) < 2 or values[0] != values[1]
