"""What is due or late for one person: returns, commentary, data sets, papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from saferplan.core.boards.calendar import Due, months_covered
from saferplan.core.boards.cycle import Step
from saferplan.core.boards.reminding import (
    FORGOTTEN_AFTER,
    Kind,
    Task,
    stage_of,
)
from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month, day_label
from saferplan.core.returns.asking import Holder
from saferplan.core.returns.health import Arrival
from saferplan.core.returns.workflow import State
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.tasks_of_meetings import tasks_of_meetings
from saferplan.usecases.partnership.queries import structure
from saferplan.usecases.permissions import Doing, may
from saferplan.usecases.returns import queries as return_queries
from saferplan.usecases.returns.commentaries import commentaries
from saferplan.usecases.returns.record_delivery import own_agencies
from saferplan.usecases.returns.register import register

UNSENT = (State.NOT_STARTED, State.DRAFT)
FOR_A_MANAGER = (Step.DRAFT, Step.BRIEF, Step.DESPATCH)
AHEAD = timedelta(days=92)
"""How far ahead the calendar is read: a quarter's meeting and its steps."""
AT_THE_TABLE = (Role.BOARD_MEMBER, Role.CHAIR)


def tasks_of(actor: Actor, partnership: str, today: date) -> tuple[Task, ...]:
    """What is due or late for this person here, the earliest first?

    Returns and commentary of their own group or agency, their agency's data sets,
    for a manager the papers to make and texts to review, for a board's members the
    papers that are out; for whoever was asked or given something, that.
    Nobody is asked for what is another's.

    Raises:
        NotFound: the actor has no part in that partnership.
    """
    frame = structure(actor, partnership)
    first = today - timedelta(days=FORGOTTEN_AFTER)
    dues = queries.calendar(actor, partnership, first, today + AHEAD)
    found = [
        *_returns(actor, frame, dues),
        *_deliveries(actor, frame, today),
        *_papers(actor, frame, dues),
        *_meetings(actor, frame, dues, today),
        *tasks_of_meetings(actor, frame),
    ]
    pressing = [task for task in found if stage_of(task.due, today)]
    return tuple(sorted(pressing, key=lambda task: (task.due, task.about)))


def _returns(actor: Actor, frame: Partnership, dues: tuple[Due, ...]) -> Iterator[Task]:
    """What the actor's own groups and agencies still owe for each month."""
    cycles = queries.cycles(actor, frame.slug)
    months = {
        month
        for due in dues
        if due.step is Step.RETURNS
        for month in months_covered(cycles[due.meeting.body], due.meeting)
    }
    for month in sorted(months):
        by = queries.returns_due(actor, frame.slug, month)
        for one in return_queries.returns_of(actor, frame.slug, month):
            own = return_queries.is_own(actor, frame.slug, one.holder.slug)
            if by and own and one.lines and one.standing.state in UNSENT:
                yield _return(frame, one.holder, month, by)
    yield from _commentary(actor, frame, dues)


def _return(frame: Partnership, holder: Holder, month: Month, by: date) -> Task:
    return Task(
        partnership=frame.slug,
        kind=Kind.RETURN,
        about=f"{holder.slug}/{month}",
        words=f"The return of {holder.name} for {month.label}",
        due=by,
        holder=holder.slug,
        month=str(month),
    )


def _commentary(
    actor: Actor, frame: Partnership, dues: tuple[Due, ...]
) -> Iterator[Task]:
    """The words of the actor's own groups about the months that are reported."""
    by_month: dict[Month, date] = {}
    for due in dues:
        if due.step is Step.COMMENTARY:
            month = due.meeting.reports
            by_month[month] = min(due.day, by_month.get(month, due.day))
    for month, by in sorted(by_month.items()):
        said = {
            one.holder
            for one in commentaries(actor, frame.slug, month)
            if one.now is not None
        }
        for one in return_queries.returns_of(actor, frame.slug, month):
            own = return_queries.is_own(actor, frame.slug, one.holder.slug)
            if own and not one.holder.is_agency and one.holder.slug not in said:
                yield Task(
                    partnership=frame.slug,
                    kind=Kind.COMMENTARY,
                    about=f"{one.holder.slug}/{month}",
                    words=f"The commentary of {one.holder.name} on {month.label}",
                    due=by,
                    holder=one.holder.slug,
                    month=str(month),
                )


def _deliveries(actor: Actor, frame: Partnership, today: date) -> Iterator[Task]:
    """The data sets of the actor's own agency that have not come."""
    own = own_agencies(actor, frame.slug)
    if not own:
        return
    for one in register(actor, frame.slug, today=today).data_sets:
        for supply in one.supplies:
            is_open = supply.arrival in (Arrival.OVERDUE, Arrival.NOT_DUE)
            if is_open and one.feed.organisation in own:
                yield Task(
                    partnership=frame.slug,
                    kind=Kind.DELIVERY,
                    about=f"{one.feed.slug}/{supply.period.code}",
                    words=f"{one.feed.name} for {supply.period.label}",
                    due=supply.due,
                    feed=one.feed.slug,
                )


def _papers(actor: Actor, frame: Partnership, dues: tuple[Due, ...]) -> Iterator[Task]:
    """The steps towards a meeting that a manager has to take."""
    roles = {grant.role for grant in actor.grants_in(frame.slug)}
    if Role.MANAGER not in roles or not may(actor, Doing.ISSUE, frame.slug):
        return
    despatched = {
        due.meeting.number for due in dues if due.step is Step.DESPATCH and due.is_done
    }
    for due in dues:
        if due.step in FOR_A_MANAGER and due.meeting.number not in despatched:
            name = frame.name_of(due.meeting.body)
            yield Task(
                partnership=frame.slug,
                kind=Kind.PAPERS,
                about=f"{due.meeting.number}/{due.step.value}",
                words=f"{name}, meeting on {day_label(due.meeting.held_on)}: "
                f"{due.step.words}",
                due=due.day,
                body=due.meeting.body,
                month=str(due.meeting.reports),
            )


def _meetings(
    actor: Actor, frame: Partnership, dues: tuple[Due, ...], today: date
) -> Iterator[Task]:
    """The meetings ahead of the actor's own board whose papers are out."""
    own = {
        grant.body
        for grant in actor.grants_in(frame.slug)
        if grant.role in AT_THE_TABLE
    }
    out = [due for due in dues if due.step is Step.DESPATCH and due.is_done]
    for due in out:
        meeting = due.meeting
        body = frame.body(meeting.body)
        if meeting.body in own and body and meeting.held_on >= today:
            yield Task(
                partnership=frame.slug,
                kind=Kind.MEETING,
                about=str(meeting.number),
                words=f"The papers of {body.local_name} are out",
                due=meeting.held_on,
                body=meeting.body,
                month=str(meeting.reports),
            )
