"""What is different from the papers before: figures, colours, actions, questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from saferplan.core.boards.brought import AskedChallenge
from saferplan.core.boards.challenge import ChallengeState
from saferplan.core.boards.pack import Change, Line
from saferplan.core.indicators.sentences import status_words, value_words
from saferplan.core.indicators.standing import Position
from saferplan.core.periods import day_label
from saferplan.core.plan.activity import Activity, ActivityRag

KINDS = ("status", "figure", "target", "definition", "action", "question")
"""What can change, in the order in which it is told."""


def changes(lines: Sequence[Line], before: Sequence[Line]) -> tuple[Change, ...]:
    """What is different from the papers before: status, figure, target, definition?

    Status changes come first, then new figures, changed targets and definitions.
    """
    earlier = {line.code: line.position for line in before}
    found: list[Change] = []
    for line in lines:
        was = earlier.get(line.code)
        if was is not None:
            found.extend(_changes_of(line, was))
    return tuple(sorted(found, key=lambda c: KINDS.index(c.kind)))


def _changes_of(line: Line, was: Position) -> list[Change]:
    now = line.position
    found = []
    if now.rag != was.rag:
        text = f"{status_words(was)} before, {status_words(now)} now."
        found.append(_change("status", line, text))
    same_period = now.figure.period == was.figure.period
    if now.figure.value is not None and not same_period:
        text = f"New figure: {value_words(now, now.figure.value)}"
        if was.figure.value is not None:
            text += f" (was {value_words(was, was.figure.value)})"
        found.append(_change("figure", line, f"{text}."))
    ends = (was.end_target, now.end_target)
    if ends[0] and ends[1] and ends[0].value != ends[1].value:
        text = (
            f"Target for {ends[1].period.label}: {value_words(now, ends[1].value)} "
            f"(was {value_words(was, ends[0].value)})."
        )
        found.append(_change("target", line, text))
    if now.indicator.version != was.indicator.version:
        text = f"Definition version {now.indicator.version}."
        found.append(_change("definition", line, text))
    return found


def _change(kind: str, line: Line, text: str) -> Change:
    return Change(kind=kind, code=line.code, name=line.name, text=text)


def activity_changes(
    now: Iterable[Activity], before: Mapping[str, Activity]
) -> tuple[Change, ...]:
    """Which actions slipped, recovered or were finished, and whose dates moved?

    ``before`` are the same actions as they stood with the papers before, by code; an
    action that was not there then is new, and no change.
    """
    return tuple(
        Change(
            kind="action",
            code=one.action.code,
            name=one.action.title,
            text=" ".join(told),
        )
        for one in now
        if (was := before.get(one.action.code)) is not None
        and (told := tuple(_moved(one, was)))
    )


def _moved(now: Activity, was: Activity) -> Iterator[str]:
    if now.rag is not was.rag:
        # What slipped says why; what recovered or is done needs no reason.
        why = f" {now.reason}" if now.rag in _WORSE else ""
        yield f"{was.rag.capitalize()} before, {now.rag} now.{why}"
    dates = _dates(now), _dates(was)
    for name, due in dates[0].items():
        held = dates[1].get(name)
        if name in dates[1] and held != due:
            yield f"{name} is due on {_day(due)} (was {_day(held)})."


_WORSE = (ActivityRag.RED, ActivityRag.AMBER)


def _dates(found: Activity) -> dict[str, date | None]:
    action = found.action
    steps = {f"Milestone {m.number}": m.due for m in action.milestones}
    return {"It": action.due} | steps


def _day(day: date | None) -> str:
    return day_label(day) if day else "no date"


def question_changes(found: Sequence[AskedChallenge]) -> tuple[Change, ...]:
    """Which questions are still without an answer, or without what should follow?"""
    return tuple(
        Change(
            kind="question",
            code=f"Q{one.challenge.number}",
            name=one.challenge.question.strip(),
            text=_waiting(one),
        )
        for one in found
        if one.challenge.is_open
    )


def _waiting(one: AskedChallenge) -> str:
    held = one.challenge
    late = " It is late." if one.is_late else ""
    if held.state is ChallengeState.FOLLOW_UP:
        by = f" by {day_label(held.follow_up_due)}" if held.follow_up_due else ""
        what = held.follow_up.strip().rstrip(".")
        return f"{one.owner}: {what}{by}, not done yet.{late}"
    by = f", due on {day_label(held.due)}" if held.due else ""
    return f"Asked of {one.owner} on {day_label(held.asked_on)}{by}: unanswered.{late}"
