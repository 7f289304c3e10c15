"""What happens at meetings, in the store: records, challenges, actions, terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saferplan.core.boards.challenge import Challenge, ChallengeKind
from saferplan.core.boards.meeting_record import (
    AgendaItem,
    ArisingAction,
    Attendance,
    DeclaredInterest,
    MeetingRecord,
    Presence,
)
from saferplan.core.boards.successes import Uptake
from saferplan.core.boards.terms import Terms, TermsKind
from saferplan.core.periods import Month
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns


def challenges(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Challenge, ...]:
    """Every challenge as it stands, in the order they were asked."""
    rows = reading.rows_of(models.ChallengeVersion, partnership, entry)
    latest = {row.number: row for row in rows}
    return tuple(_challenge(latest[number]) for number in sorted(latest))


def _challenge(row: models.ChallengeVersion) -> Challenge:
    return Challenge(
        number=row.number,
        body=row.body,
        asked_on=row.asked_on,
        question=row.question,
        owner=row.owner,
        month=Month.of(row.month),
        kind=ChallengeKind(row.kind),
        asked_by=row.asked_by,
        indicator=row.indicator,
        action=row.action,
        due=row.due,
        meeting=row.meeting,
        answer=row.answer,
        evidence=row.evidence,
        answered_by=row.answered_by,
        answered_on=row.answered_on,
        follow_up=row.follow_up,
        follow_up_due=row.follow_up_due,
        followed_up_on=row.followed_up_on,
    )


def add_challenge(entry: models.LedgerEntry, challenge: Challenge) -> None:
    """One more version of a challenge."""
    writing.add_row(
        entry,
        models.ChallengeVersion,
        month=challenge.month.first,
        **columns(challenge, "month"),
    )


def records(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> dict[int, MeetingRecord]:
    """The record of each meeting that has one, by the number of the meeting."""
    rows = reading.rows_of(models.MeetingRecordVersion, partnership, entry)
    return {row.number: _record(row) for row in reading.with_entry(rows)}


def _record(row: models.MeetingRecordVersion) -> MeetingRecord:
    return MeetingRecord(
        meeting=row.number,
        agenda=tuple(AgendaItem(**held) for held in row.agenda),
        attendance=tuple(_attendance(held) for held in row.attendance),
        interests=tuple(DeclaredInterest(**held) for held in row.interests),
        entry=row.entry.number,
    )


def _attendance(held: Mapping[str, Any]) -> Attendance:
    return Attendance(**{**held, "presence": Presence(held["presence"])})


def add_record(entry: models.LedgerEntry, record: MeetingRecord) -> None:
    """One more version of what is recorded of a meeting."""
    writing.add_row(
        entry,
        models.MeetingRecordVersion,
        number=record.meeting,
        agenda=[columns(one) for one in record.agenda],
        attendance=[columns(one) for one in record.attendance],
        interests=[columns(one) for one in record.interests],
    )


def arising(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[ArisingAction, ...]:
    """Every action arising of a meeting as it stands, in the order they arose."""
    rows = reading.rows_of(models.ArisingVersion, partnership, entry)
    latest = {row.number: row for row in rows}
    return tuple(_arising(latest[number]) for number in sorted(latest))


def _arising(row: models.ArisingVersion) -> ArisingAction:
    return ArisingAction(
        number=row.number,
        meeting=row.meeting,
        body=row.body,
        what=row.what,
        owner=row.owner,
        post=row.post,
        due=row.due,
        done_on=row.done_on,
        how=row.how,
    )


def add_arising(entry: models.LedgerEntry, arose: ArisingAction) -> None:
    """One more version of an action arising."""
    writing.add_row(entry, models.ArisingVersion, **columns(arose))


def terms(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Terms, ...]:
    """Every text that bodies work by, as it was adopted last."""
    rows = reading.rows_of(models.TermsVersion, partnership, entry)
    latest = {row.number: row for row in reading.with_entry(rows)}
    return tuple(_terms(latest[number]) for number in sorted(latest))


def terms_versions(
    partnership: models.PartnershipRow, number: int
) -> tuple[Terms, ...]:
    """Every version of one text, oldest first."""
    rows = reading.rows_of(models.TermsVersion, partnership, None)
    found = reading.with_entry(rows.filter(number=number))
    return tuple(_terms(row) for row in found)


def _terms(row: models.TermsVersion) -> Terms:
    return Terms(
        number=row.number,
        kind=TermsKind(row.kind),
        title=row.title,
        text=row.text,
        body=row.body,
        adopted_on=row.adopted_on,
        review_on=row.review_on,
        entry=row.entry.number,
    )


def add_terms(entry: models.LedgerEntry, terms: Terms) -> None:
    """One more version of a text that a body works by."""
    writing.add_row(entry, models.TermsVersion, **columns(terms, "entry"))


def uptakes(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Uptake, ...]:
    """Who has taken up whose success, as it was said last."""
    rows = reading.rows_of(models.UptakeVersion, partnership, entry)
    latest = {(row.success_of, row.month, row.holder): row for row in rows}
    return tuple(
        Uptake(
            success_of=row.success_of,
            month=Month.of(row.month),
            holder=row.holder,
            words=row.words,
        )
        for row in latest.values()
    )


def add_uptake(entry: models.LedgerEntry, uptake: Uptake) -> None:
    """One more version of a group's taking something up."""
    writing.add_row(
        entry,
        models.UptakeVersion,
        month=uptake.month.first,
        **columns(uptake, "month"),
    )
