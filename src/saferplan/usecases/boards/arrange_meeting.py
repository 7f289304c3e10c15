"""Arrange a meeting of a body, move it, call it off, or say that it was held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.calendar import reported_month
from saferplan.core.boards.cycle import Cycle, Meeting, MeetingState
from saferplan.core.periods import Month, day_label, require_in_calendar
from saferplan.store import boards, models, numbering, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.closed_days import closed_days_of
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.told import different
from saferplan.usecases.words import require_words


def arrange_meeting(
    *,
    by: Actor,
    partnership: str,
    body: str,
    held_on: date,
    reports: Month | None = None,
    place: str = "",
) -> Meeting:
    """Put a meeting into the calendar.

    Without ``reports`` it is the last month that has ended by the day its returns
    are due. A body that never had a cycle gets the usual one with its first meeting.

    Raises:
        NotFound, NotPermitted: the actor is no manager here, or there is no such
            body.
        Refused: the body meets on that day already, or the month is not over then.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.SET_UP)
        writing.lock_partnership(partnership)
        if reading.structure(row).body(body) is None:
            raise NotFound(f"There is no body called {body} in {partnership}.")
        new = Meeting(
            number=numbering.next_number(row, models.MeetingVersion),
            body=body,
            held_on=held_on,
            reports=reports or _reported(row, body, held_on),
            place=place.strip(),
        )
        _refuse(row, new)
        _write(row, by, "arrange_meeting", None, new)
        return new


def change_meeting(
    *,
    by: Actor,
    partnership: str,
    number: int,
    held_on: date | None = None,
    reports: Month | None = None,
    place: str | None = None,
    state: MeetingState | None = None,
) -> Meeting:
    """Move a meeting, call it off, or say that it was held; None leaves as it is.

    Raises:
        NotFound, NotPermitted: the actor is no manager here, or there is no such
            meeting.
        Refused: as for arranging one, or it is said to be held before its day.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.SET_UP)
        writing.lock_partnership(partnership)
        before = _meeting(row, number)
        after = replace(
            before,
            held_on=held_on or before.held_on,
            reports=reports or before.reports,
            place=before.place if place is None else place.strip(),
            state=state or before.state,
        )
        _refuse(row, after)
        if after != before:
            _write(row, by, "change_meeting", before, after)
        return after


def _reported(row: models.PartnershipRow, body: str, held_on: date) -> Month:
    held = {one.body: one for one in boards.cycles(row)}
    cycle = held.get(body, Cycle(body=body))
    return reported_month(cycle, held_on, closed_days_of(row))


def _meeting(row: models.PartnershipRow, number: int) -> Meeting:
    found = next((m for m in boards.meetings(row) if m.number == number), None)
    if found is None:
        raise NotFound(f"There is no meeting {number} in {row.slug}.")
    return found


def _refuse(row: models.PartnershipRow, new: Meeting) -> None:
    require_words(place=new.place)
    try:
        require_in_calendar(new.held_on)
    except ValueError as error:
        raise Refused(str(error)) from None
    if new.state is MeetingState.CANCELLED:
        return
    day = day_label(new.held_on)
    if new.reports.last >= new.held_on:
        raise Refused(
            f"{new.reports.label} is not over on {day}: a meeting reports a month "
            "that has ended."
        )
    if new.state is MeetingState.HELD and new.held_on > timezone.localdate():
        raise Refused(f"It cannot have been held on {day}, a day to come.")
    for other in boards.meetings(row):
        same = (other.body, other.held_on) == (new.body, new.held_on)
        if same and other.number != new.number and other.state.is_on:
            raise Refused(f"{new.body} meets on {day} already; choose another day.")


def _write(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    before: Meeting | None,
    after: Meeting,
) -> None:
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={"meeting": after.number, **different(before, after)},
    )
    boards.add_meeting(entry, after)
    if before is None and after.body not in {c.body for c in boards.cycles(row)}:
        boards.add_cycle(entry, Cycle(body=after.body))
