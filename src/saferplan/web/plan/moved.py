"""What a board moved: how something stood before each variance it approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from saferplan.core.boards.asking import Variance
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import day_label


@dataclass(frozen=True, slots=True)
class Was:
    """How it stood before: the words, and the number of the variance."""

    words: str
    variance: int


def dates_before(asked: Iterable[Variance], milestone: int) -> tuple[Was, ...]:
    """The dates it was due before, the first first: ``30 November 2008``."""
    return tuple(
        Was(day_label(one.was_due) if one.was_due else "without a date", one.number)
        for one in _approved(asked, milestone)
        if one.new_due and one.new_due != one.was_due
    )


def scopes_before(asked: Iterable[Variance], milestone: int) -> tuple[Was, ...]:
    """The scopes it had before, the first first; of a milestone: its titles."""
    return tuple(
        Was(f"“{one.was_scope}”" if one.was_scope else "not written down", one.number)
        for one in _approved(asked, milestone)
        if one.new_scope.strip()
    )


def was_words(before: Sequence[Was]) -> str:
    """In one phrase: ``was 30 November 2008, variance 3``; empty for none.

    >>> was_words([Was("30 November 2008", 3), Was("31 January 2009", 7)])
    'was 30 November 2008, variance 3; then 31 January 2009, variance 7'
    """
    told = [f"{one.words}, variance {one.variance}" for one in before]
    return f"was {'; then '.join(told)}" if told else ""


def _approved(asked: Iterable[Variance], milestone: int) -> Iterator[Variance]:
    """In the order of the decisions, as each was asked against the one before."""
    held = [
        one
        for one in asked
        if one.decision is Decision.APPROVED and one.milestone == milestone
    ]
    # Two about the same thing are never open at once: numbers are in that order too.
    yield from sorted(held, key=lambda one: one.number)
