"""Record a meeting: its agenda, who was there, interests, what was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.cycle import Meeting
from saferplan.core.boards.meeting_record import (
    ArisingAction,
    MeetingRecord,
    seats_at,
    usual_agenda,
)
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label, require_in_calendar
from saferplan.store import meetings, models, numbering, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.entitled import meeting_of
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.permissions import Doing, may, may_answer
from saferplan.usecases.refused_at import RefusedAt, made, require_readable
from saferplan.usecases.told import different


def record_meeting(
    *,
    by: Actor,
    partnership: str,
    record: MeetingRecord,
    seen_entry: int | None = None,
) -> MeetingRecord:
    """Keep this record in place of the one held; the same one writes nothing.

    ``seen_entry`` is the entry of the record the user had before them (0: none): a
    later one by somebody else is told, not written over.

    Raises:
        NotFound, NotPermitted: the actor does not record meetings, or there is no
            such meeting.
        Refused: somebody recorded it in between, or a sign that cannot be printed.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.MINUTE)
        writing.lock_partnership(partnership)
        meeting_of(row, record.meeting)
        for one in (*record.agenda, *record.attendance, *record.interests):
            require_readable(one)
        before = meetings.records(row).get(record.meeting)
        _refuse_overtaken(row, before, seen_entry)
        after = replace(record, entry=0)
        bare = before and replace(before, entry=0)
        if before is not None and bare == after:
            return before
        entry = writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="record_meeting",
            detail={"meeting": after.meeting, **different(bare, after)},
        )
        meetings.add_record(entry, after)
        return replace(after, entry=entry.number)


def record_of(actor: Actor, partnership: str, number: int) -> MeetingRecord:
    """What is recorded of this meeting; before anything is, what it usually has.

    Raises:
        NotFound, NotPermitted: the actor may not read the boards' papers, or there is
            no such meeting.
    """
    row = the_partnership(actor, partnership, Doing.MAKE_PACK)
    held = meeting_of(row, number)
    found = meetings.records(row).get(number)
    return found or usual_record(reading.structure(row), held)


def usual_record(frame: Partnership, held: Meeting) -> MeetingRecord:
    """The agenda such a body usually has, and its seats on that day."""
    body = frame.body(held.body)
    return MeetingRecord(
        meeting=held.number,
        agenda=usual_agenda(body) if body else (),
        attendance=seats_at(frame.memberships, held.body, held.held_on),
    )


def arising_actions(
    actor: Actor, partnership: str, *, meeting: int | None = None, body: str = ""
) -> tuple[ArisingAction, ...]:
    """What meetings gave people to do: of all, of one meeting, or of one body.

    An agency reads those that are its own; everybody else all of them.
    """
    row = the_partnership(actor, partnership)
    sees_all = may(actor, Doing.MAKE_PACK, partnership)
    return tuple(
        one
        for one in meetings.arising(row)
        if one.meeting == (meeting or one.meeting)
        and one.body == (body or one.body)
        and (sees_all or may_answer(actor, partnership, one.owner))
    )


def give_action(
    *,
    by: Actor,
    partnership: str,
    meeting: int,
    what: str,
    owner: str,
    post: str = "",
    due: date | None = None,
) -> ArisingAction:
    """Write down what a meeting gave somebody to do.

    Raises:
        NotFound, NotPermitted: the actor does not record meetings, or there is no
            such meeting, body or agency.
        RefusedAt: it does not say what, or is due before the meeting.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.MINUTE)
        writing.lock_partnership(partnership)
        held = meeting_of(row, meeting)
        frame = reading.structure(row)
        if frame.body(owner) is None and frame.organisation(owner) is None:
            raise NotFound(f"There is no group or agency called {owner} there.")
        made(lambda: require_in_calendar(due or held.held_on), "due")
        if due is not None and due < held.held_on:
            day = day_label(held.held_on)
            raise RefusedAt(("due", f"The meeting is on {day}; give a day after it."))
        new = made(
            lambda: ArisingAction(
                number=numbering.next_number(row, models.ArisingVersion),
                meeting=meeting,
                body=held.body,
                what=what.strip(),
                owner=owner,
                post=post.strip(),
                due=due,
            ),
            "what",
        )
        _write(row, by, "give_action", None, new)
        return new


def finish_action(
    *,
    by: Actor,
    partnership: str,
    number: int,
    how: str,
    done_on: date | None = None,
) -> ArisingAction:
    """Say that an action arising is done, and how; without a day, today.

    Whoever answers for its owner may, and whoever records meetings.

    Raises:
        NotFound, NotPermitted: it is not the actor's, or not there.
        RefusedAt: it is done already, how is not said, or a day to come.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership)
        writing.lock_partnership(partnership)
        before = next((a for a in meetings.arising(row) if a.number == number), None)
        if before is None:
            raise NotFound(f"There is no action {number} of a meeting there.")
        if not may_finish(by, partnership, before):
            raise NotPermitted(
                f"The account {by.account} does not answer for {before.owner}."
            )
        day = done_on or timezone.localdate()
        _refuse_finish(before, how, day)
        after = replace(before, done_on=day, how=how.strip())
        _write(row, by, "finish_action", before, after)
        return after


def may_finish(actor: Actor, partnership: str, arose: ArisingAction) -> bool:
    """May this actor say that it is done?"""
    return may(actor, Doing.MINUTE, partnership) or may_answer(
        actor, partnership, arose.owner
    )


def _refuse_finish(before: ArisingAction, how: str, day: date) -> None:
    if before.done_on is not None:
        on = day_label(before.done_on)
        raise RefusedAt(("how", f"It was done on {on} already."))
    if not how.strip():
        raise RefusedAt(("how", "Say how it was done, so that the minutes can."))
    made(lambda: require_in_calendar(day), "done_on")
    if day > timezone.localdate():
        raise RefusedAt(("done_on", f"{day_label(day)} is still to come."))


def _refuse_overtaken(
    row: models.PartnershipRow, before: MeetingRecord | None, seen: int | None
) -> None:
    if seen is None or before is None or before.entry <= seen:
        return
    entry = reading.entries(row, [before.entry])[before.entry]
    at = timezone.localtime(entry.at)
    raise Refused(
        f"{entry.account} recorded this meeting on {day_label(at.date())} at "
        f"{at:%H:%M}, after you opened the page. Read it, then save yours again."
    )


def _write(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    before: ArisingAction | None,
    after: ArisingAction,
) -> None:
    require_readable(after)
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={"arising": after.number, **different(before, after)},
    )
    meetings.add_arising(entry, after)
