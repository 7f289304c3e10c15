"""Challenge: what a body asks of whoever answers to it, and what came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.periods import Month, day_label
from saferplan.core.wording import listed, plural


class ChallengeKind(StrEnum):
    """Is an answer wanted, or is it said to be borne in mind?"""

    QUESTION = "question"
    COMMENT = "comment"


class ChallengeState(StrEnum):
    """How far has it come? The most pressing first."""

    UNANSWERED = "unanswered"
    FOLLOW_UP = "follow_up"
    ANSWERED = "answered"
    NOTED = "noted"

    @property
    def words(self) -> str:
        """The state as it is printed."""
        return "follow-up to do" if self is ChallengeState.FOLLOW_UP else self.value


LONGEST_QUESTION = 2_000
NAMED = 3
"""Follow-ups named in a paragraph; of more, how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """One question of a body, or one comment; ``number`` names it for ever.

    ``body`` is the body that asks, ``asked_by`` the post or agency that spoke,
    ``owner`` the group, body or agency that must answer, ``due`` by when. It may be
    about an ``indicator`` or an ``action`` by its code, in the papers of ``month``,
    and asked at a ``meeting``. ``follow_up`` is what is to be done after the answer,
    with its day and the day it was done.

    Raises:
        ValueError: nothing is asked, or it is too long; an answer without its day; a
            follow-up that was done without there being one.
    """

    number: int
    body: str
    asked_on: date
    question: str
    owner: str
    month: Month
    kind: ChallengeKind = ChallengeKind.QUESTION
    asked_by: str = ""
    indicator: str = ""
    action: str = ""
    due: date | None = None
    meeting: int | None = None
    answer: str = ""
    evidence: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    follow_up: str = ""
    follow_up_due: date | None = None
    followed_up_on: date | None = None

    def __post_init__(self) -> None:
        if not self.question.strip():
            raise ValueError("Write what is asked.")
        if len(self.question) > LONGEST_QUESTION:
            raise ValueError(
                f"A question has {LONGEST_QUESTION:,} letters at most; ask it shorter."
            )
        if bool(self.answer.strip()) != (self.answered_on is not None):
            raise ValueError("An answer stands beside the day it was given.")
        if self.followed_up_on and not self.follow_up.strip():
            raise ValueError("Say first what the follow-up is.")

    @property
    def state(self) -> ChallengeState:
        """How far has it come?"""
        if self.answered_on is None:
            is_question = self.kind is ChallengeKind.QUESTION
            return ChallengeState.UNANSWERED if is_question else ChallengeState.NOTED
        if self.follow_up.strip() and self.followed_up_on is None:
            return ChallengeState.FOLLOW_UP
        return ChallengeState.ANSWERED

    @property
    def is_open(self) -> bool:
        """Does it carry into the next papers?"""
        return self.state in (ChallengeState.UNANSWERED, ChallengeState.FOLLOW_UP)

    @property
    def next_due(self) -> date | None:
        """By when is the answer due, or what should follow it? None: nothing is."""
        if self.state is ChallengeState.UNANSWERED:
            return self.due
        return self.follow_up_due if self.state is ChallengeState.FOLLOW_UP else None

    def is_late(self, today: date) -> bool:
        """Should it have been answered, or followed up, by this day?"""
        ends = self.next_due
        return ends is not None and ends < today


def pressing_first(found: Sequence[Challenge]) -> tuple[Challenge, ...]:
    """Unanswered first, then follow-ups, each by the day it is due; then the rest.

    The newest comes first among those that are done with.
    """
    rank = {state: place for place, state in enumerate(ChallengeState)}
    return tuple(
        sorted(
            found,
            key=lambda c: (
                rank[c.state],
                (c.next_due or date.max) if c.is_open else date.min,
                c.number if c.is_open else -c.number,
            ),
        )
    )


def challenge_paragraph(
    found: Sequence[Challenge], who: str, *, since: str = "", named: int = NAMED
) -> str:
    """What does the body above hear about the challenge that took place?

    A draft in whole sentences, from the log alone: how much was asked, of what, what
    was answered, what follows, and what is still open. ``who`` is the name of the
    body that challenged; ``since`` the words for the time it is about; ``named`` how
    many follow-ups are named before the rest is counted.

    >>> asked = Challenge(number=1, body="board", asked_on=date(2009, 1, 22),
    ...     question="Why did repeats rise?", owner="abuse", month=Month(2008, 12))
    >>> challenge_paragraph([asked], "The Delivery Board")
    'The Delivery Board asked 1 question. It is still unanswered.'
    """
    questions = [c for c in found if c.kind is ChallengeKind.QUESTION]
    comments = len(found) - len(questions)
    time = f" {since}" if since else ""
    if not questions:
        said = f" {plural(comments, 'comment')} was noted." if comments == 1 else ""
        said = f" {plural(comments, 'comment')} were noted." if comments > 1 else said
        return f"{who} asked no question{time}.{said}"
    told = [f"{who} asked {plural(len(questions), 'question')}{time}."]
    told.append(_outcome(questions))
    told += [
        text for text in (_follow_ups(questions, named), _comments(comments)) if text
    ]
    return " ".join(told)


def _outcome(questions: Sequence[Challenge]) -> str:
    answered = sum(c.answered_on is not None for c in questions)
    open_ones = len(questions) - answered
    if len(questions) == 1:
        return "It was answered." if answered else "It is still unanswered."
    if not open_ones:
        return f"{'Both' if len(questions) == 2 else 'All'} were answered."
    if not answered:
        return f"{'Neither' if len(questions) == 2 else 'None'} is answered yet."
    were, are = (
        ("was" if answered == 1 else "were"),
        ("is" if open_ones == 1 else "are"),
    )
    return f"{answered} of them {were} answered; {open_ones} {are} still unanswered."


def _follow_ups(questions: Sequence[Challenge], named: int) -> str:
    waiting = [c for c in questions if c.state is ChallengeState.FOLLOW_UP]
    if not waiting:
        return ""
    told = [
        c.follow_up.strip().rstrip(".")
        + (f" by {day_label(c.follow_up_due)}" if c.follow_up_due else "")
        for c in pressing_first(waiting)
    ]
    if len(told) > named + 1:
        told = [*told[:named], f"{len(told) - named} more"]
    return f"To follow: {listed(told)}."


def _comments(count: int) -> str:
    if not count:
        return ""
    return f"{plural(count, 'comment')} {'was' if count == 1 else 'were'} noted."
