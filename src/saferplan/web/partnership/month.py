"""Home, "This month": the answer in a sentence, what needs you, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from saferplan.core.boards.building import absences, ordered
from saferplan.core.boards.pack import Absence, Change, Line
from saferplan.core.boards.what_changed import changes
from saferplan.core.indicators.vocabulary import DataState, Rag
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month
from saferplan.core.wording import listed, plural
from saferplan.usecases.indicators.queries import Standing
from saferplan.web.boards.calendars import Coming, ShownDue
from saferplan.web.boards.presenters import boards_page
from saferplan.web.indicators.dashboard import NAMED, OUTSTANDING, answer
from saferplan.web.to_do import FIRST, Task
from saferplan.web.visit import Visit

FIRST_CHANGES = 8
"""Changes shown at once; the others stand behind one line."""
NOT_EXPECTED = (
    DataState.NOT_DUE,
    DataState.NOT_COLLECTABLE,
    DataState.SURVEY_PENDING,
    DataState.FORECAST_ONLY,
)


@dataclass(frozen=True, slots=True)
class Changed:
    """Everything that is different about one indicator."""

    code: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What home shows."""

    month: str
    sentence: str
    answer: str
    tasks: tuple[Task, ...]
    later: tuple[Task, ...]
    changes: tuple[Changed, ...]
    more_changes: tuple[Changed, ...]
    before: str
    is_empty: bool
    calendar: tuple[ShownDue, ...] = ()
    own: tuple[object, ...] = ()


def home_page(visit: Visit, month: Month, now: Standing, before: Standing) -> HomePage:
    """The month as the one who asks needs to see it."""
    late = tuple(_late_tasks(visit, now.lines))
    rest = tuple(_tasks(visit, month, now.lines, now.partnership))
    changed = _changed(changes(now.lines, before.lines))
    return HomePage(
        month=month.label,
        sentence=_sentence(month, now.lines, before.lines),
        answer=answer(now.lines) if now.lines else "",
        tasks=(*late[:FIRST], *rest),
        later=late[FIRST:],
        changes=changed[:FIRST_CHANGES],
        more_changes=changed[FIRST_CHANGES:],
        before=month.plus(-1).label,
        is_empty=not now.lines,
    )


def with_calendar(page: HomePage, ahead: Coming) -> HomePage:
    """The page with what is due next: ``…; the Delivery Board meets in 8 days.``"""
    sentence = page.sentence
    if ahead.meets:
        sentence = f"{sentence.rstrip('.')}; {ahead.meets}."
    return replace(page, sentence=sentence, calendar=ahead.dues)


def with_returns(
    page: HomePage, first: Sequence[Task], own: tuple[object, ...], told: str
) -> HomePage:
    """The page with what is to be done about returns, before everything else.

    ``told`` opens the sentence (``6 of 9 returns in``), ``own`` are one's own returns.
    """
    month, _, rest = page.sentence.partition(": ")
    sentence = f"{month}: {told}, {rest}" if told and rest else page.sentence
    return replace(page, sentence=sentence, tasks=(*first, *page.tasks), own=own)


def _changed(found: Sequence[Change]) -> tuple[Changed, ...]:
    """One line an indicator, in the order of what matters most about it."""
    texts: dict[str, list[str]] = {}
    names = {change.code: change.name for change in found}
    for change in found:
        texts.setdefault(change.code, []).append(change.text)
    return tuple(Changed(code, names[code], " ".join(t)) for code, t in texts.items())


def _sentence(month: Month, lines: Sequence[Line], before: Sequence[Line]) -> str:
    """``December: 6 of 9 figures in, 2 positions turned red, 3 red in all.``"""
    if not lines:
        return f"{month.label}: no indicator to show yet."
    due = [n for n in lines if n.position.data_state not in NOT_EXPECTED]
    held = [n for n in due if n.position.data_state not in OUTSTANDING]
    told = [f"{len(held)} of {plural(len(due), 'figure')} in"]
    red = {n.code for n in lines if n.position.rag is Rag.RED}
    was_red = {n.code for n in before if n.position.rag is Rag.RED}
    amber = sum(n.position.rag is Rag.AMBER for n in lines)
    if red:
        new = len(red - was_red)
        told.append(f"{plural(len(red), 'position')} red" + _of_them(new, len(red)))
    if amber:
        told.append(f"{amber if red else plural(amber, 'position')} amber")
    if not red and not amber:
        told.append("none red or amber")
    return f"{month.label}: {', '.join(told)}."


def _of_them(new: int, red: int) -> str:
    if not new:
        return ""
    return " (new this month)" if new == red else f" ({new} new this month)"


def _tasks(
    visit: Visit, month: Month, lines: Sequence[Line], frame: Partnership
) -> Iterator[Task]:
    behind = [line for line in lines if line.position.is_exception]
    if behind:
        yield _behind(visit, behind)
    if visit.may_read_packs and lines:
        yield from _papers(visit, month, frame)


def _late_tasks(visit: Visit, lines: Sequence[Line]) -> Iterator[Task]:
    for line in lines:
        if line.position.data_state in OUTSTANDING and _is_mine(visit, line):
            yield _late(visit, line, absences([line])[0])


def _is_mine(visit: Visit, line: Line) -> bool:
    return visit.may_record or line.position.indicator.owner in visit.own


def _late(visit: Visit, line: Line, absence: Absence) -> Task:
    verb = "Enter" if visit.may_record else "Send"
    return Task(
        text=f"{verb} the figure for {line.name}",
        hint=" ".join(part for part in (absence.text, _owner(absence)) if part),
        state="Awaited",
        is_pressing=True,
        href=_where_to_give(visit, line),
    )


def _where_to_give(visit: Visit, line: Line) -> str:
    """Whoever enters figures goes to the form; an agency or a group to its return."""
    if not visit.may_record:
        return reverse("returns", kwargs={"partnership": visit.slug})
    parts = {"partnership": visit.slug, "code": line.code}
    return reverse("record", kwargs=parts)


def _owner(absence: Absence) -> str:
    return f"From {absence.owner}." if absence.owner else ""


def _behind(visit: Visit, behind: Sequence[Line]) -> Task:
    return Task(
        text=f"Read why {plural(len(behind), 'indicator')} "
        f"{'is' if len(behind) == 1 else 'are'} behind",
        hint=f"{_some(behind)}.",
        state="To read",
        is_pressing=False,
        href=reverse("dashboard", kwargs={"partnership": visit.slug}),
    )


def _some(lines: Sequence[Line]) -> str:
    """The names, worst first; of many, the first and how many more."""
    names = [line.name for line in ordered(lines)]
    more = len(names) - NAMED
    return listed(names if more <= 1 else [*names[:NAMED], f"{more} more"])


def _papers(visit: Visit, month: Month, frame: Partnership) -> Iterator[Task]:
    for board in boards_page(frame, month).boards:
        yield Task(
            text=f"{board.name}: papers for {month.label}",
            hint=f"Meets {board.meets}." if board.meets else "",
            state="Ready",
            is_pressing=False,
            href=reverse(
                "pack",
                kwargs={
                    "partnership": visit.slug,
                    "body": board.slug,
                    "month": board.month,
                },
            ),
        )
