"""What is different from the papers before: figures, colours, actions, questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from saferplan.core.boards.brought import AskedChallenge
from saferplan.core.boards.challenge import ChallengeState
from saferplan.core.boards.pack import Change, Line
from saferplan.core.indicators.sentences import status_words, value_words
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.target_ledger import change_words
from saferplan.core.indicators.vocabulary import DataState
from saferplan.core.periods import day_label
from saferplan.core.plan.activity import Activity, ActivityRag

KINDS = ("status", "figure", "target", "definition", "action", "question")
"""What can change, in the order in which it is told."""


def changes(lines: Sequence[Line], before: Sequence[Line]) -> tuple[Change, ...]:
    """What is different from the papers before: status, figure, target, definition?

    Status changes come first, then new figures, changed targets and definitions. A
    forecast is never called a figure.
    """
    earlier = {line.code: line for line in before}
    found: list[Change] = []
    for line in lines:
        was = earlier.get(line.code)
        if was is not None:
            found.extend(_changes_of(line, was))
    return tuple(sorted(found, key=lambda c: KINDS.index(c.kind)))


def _changes_of(line: Line, before: Line) -> Iterator[Change]:
    now, was = line.position, before.position
    if now.rag != was.rag:
        text = f"{status_words(was)} before, {status_words(now)} now."
        yield _change("status", line, text)
    if now.figure.value is not None and now.figure.period != was.figure.period:
        kind = "forecast" if _is_forecast(now) else "figure"
        old = f" (was {_figure_words(was)})" if was.figure.value is not None else ""
        text = f"New {kind}: {value_words(now, now.figure.value)}{old}."
        yield _change("figure", line, text)
    for text in _target_changes(line, before):
        yield _change("target", line, text)
    if now.indicator.version != was.indicator.version:
        text = f"Definition version {now.indicator.version}."
        yield _change("definition", line, text)


def _is_forecast(standing: Position) -> bool:
    return standing.data_state is DataState.FORECAST_ONLY


def _figure_words(was: Position) -> str:
    shown = value_words(was, was.figure.value)
    return f"a forecast of {shown}" if _is_forecast(was) else shown


def _target_changes(line: Line, before: Line) -> Iterator[str]:
    """Changes in the ledger since then; else another number for the same time."""
    since = [one for one in line.target_changes if one not in before.target_changes]
    for one in since:
        told = change_words(line.position.indicator, one)
        yield f"Target for {one.period.label}: {told}."
    now_end, was_end = line.position.end_target, before.position.end_target
    if since or now_end is None or was_end is None or now_end.period != was_end.period:
        return
    if now_end.value != was_end.value:
        yield (
            f"Target for {now_end.period.label}: "
            f"{value_words(line.position, now_end.value)} "
            f"(was {value_words(line.position, was_end.value)})."
        )


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
