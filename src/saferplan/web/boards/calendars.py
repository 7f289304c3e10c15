"""The calendar of the cycle: what is due when, and who meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from saferplan.core.boards.calendar import Due
from saferplan.core.boards.cycle import MeetingState
from saferplan.core.boards.working_days import calendar_note
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month, day_label
from saferplan.core.wording import plural
from saferplan.usecases.boards import queries
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.web.visit import Visit, in_partnership

MONTHS_SHOWN = 4
AHEAD, FIRST_DUES = 62, 6
"""Days of the calendar that home looks ahead, and how many lines it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDue:
    """One line of the calendar: the day, what it is, how it stands."""

    day: str
    what: str
    about: str
    state: str
    is_meeting: bool
    is_pressing: bool = False


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """The lines of one month."""

    name: str
    dues: tuple[ShownDue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    """What the calendar shows, and the way to the months before and after."""

    heading: str
    months: tuple[ShownMonth, ...]
    note: str
    earlier: str
    later: str
    today: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What is due next: the sentence about the next meeting, and the first lines."""

    meets: str
    dues: tuple[ShownDue, ...]


@require_safe
@in_partnership
def boards_calendar(visit: Visit) -> HttpResponseBase:
    """What is due in these months, and who meets?"""
    today = timezone.localdate()
    first = _first_month(visit, today)
    last = first.plus(MONTHS_SHOWN - 1)
    found = queries.calendar(visit.who, visit.slug, first.first, last.last)
    frame = partnership_queries.structure(visit.who, visit.slug)
    page = CalendarPage(
        heading=f"{first.label} to {last.label}",
        months=tuple(_months(shown_dues(found, frame, today), found)),
        note=calendar_note(frame.nation),
        earlier=str(first.plus(-MONTHS_SHOWN)),
        later=str(first.plus(MONTHS_SHOWN)),
        today=day_label(today),
    )
    return visit.render("boards/calendar.html", page)


def shown_dues(
    found: Iterable[Due], frame: Partnership, today: date
) -> tuple[ShownDue, ...]:
    """The lines of the calendar, in words."""
    return tuple(_shown(due, frame, today) for due in found)


def meets_words(found: Iterable[Due], frame: Partnership, today: date) -> str:
    """Who meets next: ``the Delivery Board meets in 8 days``; empty if nobody does."""
    for due in found:
        is_on = due.meeting.state is MeetingState.PLANNED
        if due.step is None and is_on and due.day >= today:
            return (
                f"the {frame.name_of(due.meeting.body)} meets {in_days(due.day, today)}"
            )
    return ""


def coming(visit: Visit, frame: Partnership) -> Coming:
    """What is due in the next weeks, and who meets first?"""
    today = timezone.localdate()
    until = today + timedelta(days=AHEAD)
    found = queries.calendar(visit.who, visit.slug, today, until)
    return Coming(
        meets=meets_words(found, frame, today),
        dues=shown_dues(found, frame, today)[:FIRST_DUES],
    )


def in_days(day: date, today: date) -> str:
    """How far away is this day? ``in 8 days``, ``today``, ``3 days ago``.

    >>> in_days(date(2009, 1, 22), date(2009, 1, 14))
    'in 8 days'
    >>> in_days(date(2009, 1, 13), date(2009, 1, 14))
    '1 day ago'
    """
    away = (day - today).days
    if away == 0:
        return "today"
    words = plural(abs(away), "day")
    return f"in {words}" if away > 0 else f"{words} ago"


def _first_month(visit: Visit, today: date) -> Month:
    sent = visit.request.GET.get("from", "")
    if not sent:
        return Month.of(today)
    try:
        return Month.parse(sent)
    except ValueError as error:
        raise Http404 from error


def _months(
    shown: tuple[ShownDue, ...], found: tuple[Due, ...]
) -> Iterator[ShownMonth]:
    pairs = zip(found, shown, strict=True)
    for month, held in groupby(pairs, key=lambda pair: Month.of(pair[0].day)):
        yield ShownMonth(month.label, tuple(line for _, line in held))


def _shown(due: Due, frame: Partnership, today: date) -> ShownDue:
    meeting = due.meeting
    return ShownDue(
        day=day_label(due.day),
        what=f"{frame.name_of(due.meeting.body)} meets"
        if due.step is None
        else f"{due.step.words[:1].upper()}{due.step.words[1:]}",
        about=_about(due, frame),
        state=_state(due, today),
        is_meeting=due.step is None and meeting.state.is_on,
        is_pressing=not due.is_done and 0 <= (due.day - today).days <= 7,
    )


def _about(due: Due, frame: Partnership) -> str:
    reports = due.meeting.reports.label
    if due.step is None:
        place = f", {due.meeting.place}" if due.meeting.place else ""
        return f"It reports {reports}{place}."
    day = day_label(due.meeting.held_on)
    name = frame.name_of(due.meeting.body)
    return f"{name}, which meets on {day} and reports {reports}."


def _state(due: Due, today: date) -> str:
    if due.meeting.state is MeetingState.CANCELLED:
        return "Called off"
    if due.is_done:
        return "Held" if due.step is None else "Done"
    words = in_days(due.day, today)
    return f"{words[:1].upper()}{words[1:]}"
