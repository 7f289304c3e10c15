"""The calendar of a cycle: when a body meets next, and when what is due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from saferplan.core.boards.cycle import Cycle, Meeting, MeetingState, Rhythm, Step
from saferplan.core.boards.working_days import working_day_from, working_days_before
from saferplan.core.periods import MONTHS_IN_QUARTER, Month

WEEK, SIX_WEEKS = timedelta(weeks=1), timedelta(weeks=6)
MONTHS_APART = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: MONTHS_IN_QUARTER}
MONTHS_COVERED = {
    Rhythm.MONTHLY: 1,
    Rhythm.SIX_WEEKLY: 2,
    Rhythm.QUARTERLY: MONTHS_IN_QUARTER,
    Rhythm.AS_NEEDED: 1,
}
"""How many months' returns one meeting may wait for: as many as begin between two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something in the calendar: a step before a meeting, or (None) the meeting.

    ``is_done`` stands only where it can be known: the papers were issued, the
    meeting was held.
    """

    day: date
    meeting: Meeting
    step: Step | None = None
    is_done: bool = False


def due_on(
    cycle: Cycle, meeting: Meeting, step: Step, closed: Collection[date] = ()
) -> date:
    """By when must this be done for this meeting?

    The cycle's number of working days before the day it is held.

    >>> meeting = Meeting(
    ...     number=1, body="b", held_on=date(2009, 1, 22), reports=Month(2008, 12)
    ... )
    >>> due_on(Cycle(body="b"), meeting, Step.DESPATCH)
    datetime.date(2009, 1, 15)
    >>> due_on(Cycle(body="b"), meeting, Step.RETURNS)
    datetime.date(2008, 12, 31)
    """
    days = getattr(cycle, step.value)
    return working_days_before(meeting.held_on, days, closed)


def next_meetings(
    cycle: Cycle, after: date, count: int, closed: Collection[date] = ()
) -> tuple[date, ...]:
    """On which days would the body meet next, if it met last on this day?

    Monthly and quarterly on the same weekday of the month (the third Thursday; a
    fifth one becomes the last), six-weekly 42 days on; where nobody works that day,
    the next working day. As needed: no proposal.

    >>> [str(day) for day in next_meetings(Cycle(body="b"), date(2009, 1, 22), 2)]
    ['2009-02-26', '2009-03-26']
    """
    regular = (_regular(cycle.rhythm, after, at) for at in range(1, count + 1))
    return tuple(working_day_from(day, closed) for day in regular if day)


def _regular(rhythm: Rhythm, after: date, at: int) -> date | None:
    if rhythm is Rhythm.SIX_WEEKLY:
        return after + SIX_WEEKS * at
    if rhythm is Rhythm.AS_NEEDED:
        return None
    return _same_weekday(after, Month.of(after).plus(MONTHS_APART[rhythm] * at))


def _same_weekday(day: date, month: Month) -> date:
    """The weekday of this month that stands where the day stands in its own."""
    first = month.first + timedelta(days=(day.weekday() - month.first.weekday()) % 7)
    found = first + WEEK * ((day.day - 1) // 7)
    return found if found <= month.last else found - WEEK


def reported_month(cycle: Cycle, held_on: date, closed: Collection[date] = ()) -> Month:
    """Which month would a meeting on this day report?

    The last one that has ended by the day the returns are due: nobody can send
    figures of a month that is not over.

    >>> reported_month(Cycle(body="b"), date(2009, 1, 22)).label
    'December 2008'
    >>> reported_month(Cycle(body="b"), date(2009, 1, 8)).label
    'November 2008'
    """
    due = working_days_before(held_on, cycle.returns, closed)
    month = Month.of(due)
    return month if due == month.last else month.plus(-1)


def months_covered(cycle: Cycle, meeting: Meeting) -> tuple[Month, ...]:
    """The months whose returns are due for this meeting, the reported one last."""
    back = MONTHS_COVERED[cycle.rhythm]
    return tuple(meeting.reports.plus(at) for at in range(1 - back, 1))


def returns_due(
    cycles: Mapping[str, Cycle],
    meetings: Iterable[Meeting],
    month: Month,
    closed: Collection[date] = (),
) -> date | None:
    """By when must the returns of this month be in?

    For the first meeting that needs them, whatever body it is of; cancelled ones
    need none. None where no meeting is arranged that needs them.
    """
    days = [
        due_on(cycles[one.body], one, Step.RETURNS, closed)
        for one in meetings
        if one.state is not MeetingState.CANCELLED
        and one.body in cycles
        and month in months_covered(cycles[one.body], one)
    ]
    return min(days, default=None)


def calendar(
    cycles: Mapping[str, Cycle],
    meetings: Iterable[Meeting],
    first: date,
    last: date,
    *,
    closed: Collection[date] = (),
    issued: Collection[tuple[str, Month]] = (),
) -> tuple[Due, ...]:
    """What is due, and who meets, from one day to another, both included?

    ``issued`` names the (body, month) whose papers were sent out. A body without a
    cycle has only its meetings; a cancelled meeting stands there, its steps do not.
    """
    found = [
        due
        for one in meetings
        for due in _dues(cycles.get(one.body), one, closed, issued)
        if first <= due.day <= last
    ]
    return tuple(sorted(found, key=_by_day))


def _dues(
    cycle: Cycle | None,
    meeting: Meeting,
    closed: Collection[date],
    issued: Collection[tuple[str, Month]],
) -> Iterator[Due]:
    held = meeting.state is MeetingState.HELD
    yield Due(day=meeting.held_on, meeting=meeting, is_done=held)
    if cycle is None or meeting.state is MeetingState.CANCELLED:
        return
    is_issued = (meeting.body, meeting.reports) in issued
    for step in Step:
        yield Due(
            day=due_on(cycle, meeting, step, closed),
            meeting=meeting,
            step=step,
            is_done=is_issued and step in (Step.DRAFT, Step.DESPATCH),
        )


def _by_day(due: Due) -> tuple[date, int, int]:
    steps = list(Step)
    place = len(steps) if due.step is None else steps.index(due.step)
    return (due.day, place, due.meeting.number)
