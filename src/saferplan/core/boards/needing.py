"""What needs the chair: the few things of a pack that wait for a decision or a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from saferplan.core.boards.brought import Brought
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.boards.questions import suggested_questions
from saferplan.core.indicators.sentences import status_words
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.vocabulary import DataState, Rag, Variation
from saferplan.core.plan.activity import ActivityRag
from saferplan.core.wording import listed, plural

MOST = 5
KEPT_FOR_FIGURES = 2
"""Of the five, at least so many are exceptions where there are any."""
NAMED = 3


class NeedKind(StrEnum):
    """Why does it need the chair?"""

    DECISION = "decision"
    EXCEPTION = "exception"
    BLOCKAGE = "blockage"
    QUESTION = "question"
    ACTIVITY = "activity"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing: what it is, in a sentence, and what might be asked about it.

    ``code`` is the indicator it is about; ``line`` that indicator's line.
    """

    kind: NeedKind
    title: str
    text: str
    code: str = ""
    questions: tuple[str, ...] = ()
    line: Line | None = None


def needs_of(pack: Pack) -> tuple[Need, ...]:
    """Which five things of this pack need the chair?"""
    due = {line.code for line in pack.lines if _should_be_here(line.position)}
    missing = [gap.name for gap in pack.absences if gap.code in due]
    return needs(pack.exceptions, pack.brought, missing)


def _should_be_here(standing: Position) -> bool:
    """Not due is not missing, nor is withheld; a survey is when its day has passed."""
    if standing.data_state is DataState.SURVEY_PENDING:
        day = standing.indicator.results_due
        return day is not None and day <= standing.as_at
    return standing.data_state not in _NOT_LATE


_NOT_LATE = (
    DataState.NOT_DUE,
    DataState.NOT_COLLECTABLE,
    DataState.FORECAST_ONLY,
    DataState.SUPPRESSED,
)


def needs(
    exceptions: Sequence[Line], brought: Brought, missing: Sequence[str] = ()
) -> tuple[Need, ...]:
    """Which five things need the chair of this body, in order?

    Decisions that are waiting come first, then what is red and furthest behind, what
    is in the way of a group and unanswered, questions without an answer, actions in
    the red, and figures that are not here. Two places at least are kept for
    exceptions, the red ones with three questions each. ``missing`` are the names of
    the indicators whose latest figure should be here and is not.
    """
    others = [*_decisions(brought), *_blockages(brought), *_questions(brought)]
    lines = [_exception(line) for line in exceptions]
    last = [*_activity(brought), *_missing(missing)]
    room = MOST - min(len(lines), KEPT_FOR_FIGURES)
    first = others[:room]
    figures = lines[: MOST - len(first)]
    rest = [*others[room:], *last][: MOST - len(first) - len(figures)]
    decided = [n for n in first if n.kind is NeedKind.DECISION]
    waiting = [n for n in first if n.kind is not NeedKind.DECISION]
    return (*decided, *figures, *waiting, *rest)


def _exception(line: Line) -> Need:
    standing = line.position
    colour = status_words(standing)
    signal = standing.signal
    is_news = signal is not None and signal.variation is Variation.CONCERN
    more = " It worsened by more than chance." if is_news else ""
    return Need(
        kind=NeedKind.EXCEPTION,
        title=f"{colour}: {line.name}",
        text=f"{line.sentence.partition('. ')[0].rstrip('.')}.{more}",
        code=line.code,
        questions=suggested_questions(line) if standing.rag is Rag.RED else (),
        line=line,
    )


def _decisions(brought: Brought) -> Iterator[Need]:
    asked, proposed = brought.variances, brought.proposals
    if not asked and not proposed:
        return
    parts = []
    if asked:
        parts.append(plural(len(asked), "change") + " to action plans")
    if proposed:
        parts.append(plural(len(proposed), "target"))
    names = [one.about for one in asked] + [one.name for one in proposed]
    yield Need(
        kind=NeedKind.DECISION,
        title=f"Decide on {listed(parts)}",
        text=_some(names),
    )


def _blockages(brought: Brought) -> Iterator[Need]:
    waiting = [one for one in brought.blockages if not one.blockage.is_answered]
    if waiting:
        names = [f"{one.group}: {one.blockage.what}" for one in waiting]
        yield Need(
            kind=NeedKind.BLOCKAGE,
            title=f"Answer {plural(len(waiting), 'blockage')}",
            text=_some(names),
        )


def _questions(brought: Brought) -> Iterator[Need]:
    late = [one for one in brought.challenges if one.challenge.is_open]
    if late:
        names = [f"{one.owner}: {one.challenge.question}" for one in late]
        verb = "is" if len(late) == 1 else "are"
        yield Need(
            kind=NeedKind.QUESTION,
            title=f"{plural(len(late), 'question')} {verb} still open",
            text=_some(names),
        )


def _activity(brought: Brought) -> Iterator[Need]:
    red = [one for one in brought.activity if one.activity.rag is ActivityRag.RED]
    if red:
        names = [
            f"{one.activity.action.code} {one.activity.action.title}" for one in red
        ]
        yield Need(
            kind=NeedKind.ACTIVITY,
            title=f"{plural(len(red), 'action')} in the red",
            text=_some(names),
        )


def _missing(names: Sequence[str]) -> Iterator[Need]:
    if names:
        yield Need(
            kind=NeedKind.MISSING,
            title=f"{plural(len(names), 'figure')} not here",
            text=_some(names),
        )


def _some(names: Sequence[str]) -> str:
    """The first of them in one sentence, and how many more there are."""
    tidy = [name.strip().rstrip(".") for name in names]
    if len(tidy) > NAMED + 1:
        tidy = [*tidy[:NAMED], f"{len(tidy) - NAMED} more"]
    told = "; ".join(tidy).replace("?; ", "? ")
    return told if told.endswith("?") else f"{told}."
