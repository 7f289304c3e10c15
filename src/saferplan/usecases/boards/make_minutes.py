"""Make the minutes of a meeting from what is on record of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from saferplan.core.boards.brought import AskedChallenge, OpenArising
from saferplan.core.boards.cycle import Meeting
from saferplan.core.boards.meeting_record import ArisingAction, MeetingRecord, Presence
from saferplan.core.boards.minutes import (
    Decided,
    InterestTold,
    MinutedItem,
    Minutes,
    SeatTaken,
)
from saferplan.core.boards.pack import Branding
from saferplan.core.partnership.structure import Partnership
from saferplan.store import boards, issued, meetings, models, reading
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.asking_queries import variances
from saferplan.usecases.boards.challenge_queries import challenges
from saferplan.usecases.boards.entitled import meeting_of
from saferplan.usecases.boards.record_meeting import record_of
from saferplan.usecases.indicators.proposal_queries import proposed_targets
from saferplan.usecases.permissions import Doing

MARKING = "OFFICIAL"


def make_minutes(*, by: Actor, partnership: str, number: int) -> Minutes:
    """What do the minutes of this meeting say, as far as it is recorded?

    Before the meeting, and where nothing is recorded, they are a skeleton: the usual
    agenda, the seats, and what carries over. Decisions, questions and actions are
    those that name the meeting.

    Raises:
        NotFound, NotPermitted: the actor may not read the boards' papers, or there is
            no such meeting.
    """
    row = the_partnership(by, partnership, Doing.MAKE_PACK)
    held = meeting_of(row, number)
    record = record_of(by, partnership, number)
    frame = reading.structure(row)
    given = [one for one in meetings.arising(row) if one.meeting == number]
    return Minutes(
        partnership=frame.name,
        slug=partnership,
        body=frame.name_of(held.body),
        body_slug=held.body,
        meeting=number,
        held_on=held.held_on,
        place=held.place,
        state=held.state.value,
        reports=held.reports.label,
        marking=MARKING,
        entry=the_entry(row, None).number,
        seats=tuple(_seats(frame, record)),
        interests=tuple(_interests(frame, record)),
        items=tuple(_items(record)),
        decided=tuple(_decided(by, row, number)),
        challenges=tuple(_asked(by, frame, number)),
        arising=tuple(_open(frame, row, given)),
        carried=tuple(_open(frame, row, _carried(row, held))),
        papers=tuple(_papers(row, held)),
        next_meeting=_next(row, held),
        language=frame.language,
        branding=reading.branding(row) or Branding(),
    )


def _seats(frame: Partnership, record: MeetingRecord) -> Iterator[SeatTaken]:
    """The seats; how each was taken stays empty until anybody is said to be there."""
    is_told = any(seat.presence is not Presence.ABSENT for seat in record.attendance)
    for seat in record.attendance:
        deputy = f": {seat.deputy}" if seat.deputy else ""
        yield SeatTaken(
            organisation=frame.name_of(seat.organisation),
            post=seat.post,
            capacity=seat.capacity,
            presence=f"{seat.presence.words}{deputy}" if is_told else "",
        )


def _interests(frame: Partnership, record: MeetingRecord) -> Iterator[InterestTold]:
    for one in record.interests:
        item = record.agenda[one.item - 1].title if one.item else "the meeting"
        who = (one.post, frame.name_of(one.organisation))
        yield InterestTold(
            who=", ".join(part for part in who if part),
            item=f"{one.item}. {item}" if one.item else item,
            words=one.words,
            done=one.done,
        )


def _items(record: MeetingRecord) -> Iterator[MinutedItem]:
    for number, item in enumerate(record.agenda, start=1):
        yield MinutedItem(
            number=number,
            title=item.title,
            lead=item.lead,
            paper=item.paper,
            notes=item.notes,
            decision=item.decision,
        )


def _decided(by: Actor, row: models.PartnershipRow, number: int) -> Iterator[Decided]:
    for asked in variances(by, row.slug):
        if asked.meeting == number:
            about = f"{asked.action}: {asked.change}"
            wanted = f" ({asked.asked})" if asked.asked else ""
            yield Decided(
                what=f"Variance {asked.number}, {about}{wanted}",
                decision=asked.decision.value,
                remark=asked.remark,
            )
    for proposed in proposed_targets(by, row.slug):
        held = proposed.proposal
        if held.meeting == number:
            yield Decided(
                what=f"Target for {proposed.name} ({held.indicator}), "
                f"{held.target.period.label}: {proposed.words}",
                decision=held.decision.value,
                remark=held.remark,
            )


def _asked(by: Actor, frame: Partnership, number: int) -> Iterator[AskedChallenge]:
    for one in challenges(by, frame.slug):
        if one.meeting == number:
            yield AskedChallenge(
                asker=frame.name_of(one.body),
                owner=frame.name_of(one.owner),
                about=one.indicator or one.action,
                challenge=one,
            )


def _carried(row: models.PartnershipRow, held: Meeting) -> Iterator[ArisingAction]:
    """What earlier meetings of this body gave and is not done; none of later ones."""
    days = {one.number: one.held_on for one in boards.meetings(row)}
    for one in meetings.arising(row):
        is_earlier = days.get(one.meeting, date.max) < held.held_on
        if one.body == held.body and one.is_open and is_earlier:
            yield one


def _open(
    frame: Partnership, row: models.PartnershipRow, found: Iterable[ArisingAction]
) -> Iterator[OpenArising]:
    days = {one.number: one.held_on for one in boards.meetings(row)}
    for one in found:
        yield OpenArising(
            owner=frame.name_of(one.owner), met_on=days.get(one.meeting), arising=one
        )


def _papers(row: models.PartnershipRow, held: Meeting) -> Iterator[str]:
    for one in issued.issued_packs(row):
        if one.meeting == held.number:
            yield (
                f"{one.paper.words.capitalize()} for {one.month.label}, version "
                f"{one.version}"
            )


def _next(row: models.PartnershipRow, held: Meeting) -> date | None:
    return next(
        (
            one.held_on
            for one in boards.meetings(row)
            if one.body == held.body and one.held_on > held.held_on and one.state.is_on
        ),
        None,
    )
