"""Boards in the store: cycles, meetings, packs issued, and what is asked of them."""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone

from saferplan.core.boards.asking import Blockage, Decision, Variance
from saferplan.core.boards.cycle import Cycle, Meeting, MeetingState, Rhythm
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Audience
from saferplan.core.periods import Month
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns

Numbered = (
    type[models.MeetingVersion]
    | type[models.VarianceVersion]
    | type[models.BlockageVersion]
)


def next_number(partnership: models.PartnershipRow, table: Numbered) -> int:
    """The number a new one gets; asked under the lock of the partnership."""
    rows = table._default_manager.filter(partnership=partnership)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def variances(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Variance, ...]:
    """Every variance as it stands, in the order they were asked for."""
    rows = reading.rows_of(models.VarianceVersion, partnership, entry)
    latest = {row.number: row for row in rows}
    return tuple(_variance(latest[number]) for number in sorted(latest))


def _variance(row: models.VarianceVersion) -> Variance:
    return Variance(
        number=row.number,
        holder=row.holder,
        month=Month.of(row.month),
        action=row.action,
        milestone=row.milestone,
        change=row.change,
        reason=row.reason,
        new_due=row.new_due,
        decision=Decision(row.decision),
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        remark=row.remark,
    )


def add_variance(entry: models.LedgerEntry, variance: Variance) -> None:
    """One more version of a variance."""
    writing.add_row(
        entry,
        models.VarianceVersion,
        month=variance.month.first,
        **columns(variance, "month"),
    )


def blockages(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Blockage, ...]:
    """Every blockage as it stands, in the order they were raised."""
    rows = reading.rows_of(models.BlockageVersion, partnership, entry)
    latest = {row.number: row for row in rows}
    return tuple(_blockage(latest[number]) for number in sorted(latest))


def _blockage(row: models.BlockageVersion) -> Blockage:
    return Blockage(
        number=row.number,
        holder=row.holder,
        month=Month.of(row.month),
        what=row.what,
        would_help=row.would_help,
        resolved_on=row.resolved_on,
        how_resolved=row.how_resolved,
    )


def add_blockage(entry: models.LedgerEntry, blockage: Blockage) -> None:
    """One more version of a blockage."""
    writing.add_row(
        entry,
        models.BlockageVersion,
        month=blockage.month.first,
        **columns(blockage, "month"),
    )


def cycles(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Cycle, ...]:
    """The cycle of each body that has one, by the body's name."""
    rows = reading.rows_of(models.CycleVersion, partnership, entry)
    latest = {row.body: row for row in rows}
    return tuple(_cycle(latest[body]) for body in sorted(latest))


def _cycle(row: models.CycleVersion) -> Cycle:
    return Cycle(
        body=row.body,
        rhythm=Rhythm(row.rhythm),
        returns=row.returns,
        commentary=row.commentary,
        draft=row.draft,
        brief=row.brief,
        despatch=row.despatch,
    )


def add_cycle(entry: models.LedgerEntry, cycle: Cycle) -> None:
    """One more version of a body's cycle."""
    writing.add_row(entry, models.CycleVersion, **columns(cycle))


def meetings(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Meeting, ...]:
    """Every meeting as it was arranged last, by date."""
    rows = reading.rows_of(models.MeetingVersion, partnership, entry)
    latest = {row.number: row for row in rows}
    found = [_meeting(row) for row in latest.values()]
    return tuple(sorted(found, key=lambda one: (one.held_on, one.number)))


def _meeting(row: models.MeetingVersion) -> Meeting:
    return Meeting(
        number=row.number,
        body=row.body,
        held_on=row.held_on,
        reports=Month.of(row.reports),
        place=row.place,
        state=MeetingState(row.state),
    )


def add_meeting(entry: models.LedgerEntry, meeting: Meeting) -> None:
    """One more version of a meeting."""
    writing.add_row(
        entry,
        models.MeetingVersion,
        reports=meeting.reports.first,
        **columns(meeting, "reports"),
    )


def issued_packs(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[IssuedPack, ...]:
    """Every pack that was issued, in the order it was."""
    rows = reading.rows_of(models.IssuedPackRow, partnership, entry)
    return tuple(_issued(row) for row in rows.select_related("entry"))


def _issued(row: models.IssuedPackRow) -> IssuedPack:
    return IssuedPack(
        body=row.body,
        month=Month.of(row.month),
        version=row.version,
        cut=row.cut,
        known_on=row.known_on,
        audience=Audience(row.audience),
        meeting=row.meeting,
        entry=row.entry.number,
        issued_on=timezone.localtime(row.entry.at).date(),
        issued_by=row.entry.account,
    )


def add_issued_pack(entry: models.LedgerEntry, issued: IssuedPack) -> None:
    """The row that makes a pack again as it was."""
    writing.add_row(
        entry,
        models.IssuedPackRow,
        month=issued.month.first,
        **columns(issued, "month", "entry", "issued_on", "issued_by"),
    )
