"""Boards in the store: cycles, meetings, and what is asked of them."""

from __future__ import annotations

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.boards.cycle import Cycle, Meeting, MeetingState, Rhythm
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns


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
        new_scope=row.new_scope,
        drops=row.drops,
        was_due=row.was_due,
        was_scope=row.was_scope,
        decision=Decision(row.decision),
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        remark=row.remark,
        body=row.body,
        meeting=row.meeting,
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
        action=row.action,
        answer=row.answer,
        support=row.support,
        answered_by=row.answered_by,
        answered_on=row.answered_on,
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
