"""Money in the store: lines, allocations and spending, in whole pence."""

from __future__ import annotations

from saferplan.core.periods import Month
from saferplan.core.plan.funding import Allocation, FundingLine, Spending
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns


def funding_lines(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[FundingLine, ...]:
    """Every funding line as it was entered last, in their order."""
    rows = reading.rows_of(models.FundingLineVersion, partnership, entry)
    return reading.in_force(rows, lambda row: row.code, _line)


def _line(row: models.FundingLineVersion) -> FundingLine:
    return FundingLine(
        code=row.code,
        title=row.title,
        identified=row.identified,
        source=row.source,
        group=row.group,
        starts=row.starts,
        ends=row.ends,
        is_confirmed=row.is_confirmed,
        note=row.note,
    )


def add_funding_line(entry: models.LedgerEntry, place: int, line: FundingLine) -> None:
    """One more version of a funding line."""
    writing.add_row(entry, models.FundingLineVersion, place=place, **columns(line))


def allocations(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Allocation, ...]:
    """What is set aside for which action, as it was said last."""
    rows = reading.rows_of(models.AllocationVersion, partnership, entry)
    latest = {(row.line, row.action): row for row in rows}
    return tuple(
        Allocation(line=row.line, action=row.action, amount=row.amount)
        for _, row in sorted(latest.items())
    )


def add_allocation(entry: models.LedgerEntry, allocation: Allocation) -> None:
    """One more version of an allocation."""
    writing.add_row(entry, models.AllocationVersion, **columns(allocation))


def spendings(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Spending, ...]:
    """Everything that was spent, in the order it was entered."""
    rows = reading.rows_of(models.SpendingRow, partnership, entry)
    return tuple(
        Spending(
            number=row.number,
            line=row.line,
            action=row.action,
            month=Month.of(row.month),
            amount=row.amount,
            words=row.words,
        )
        for row in rows
    )


def add_spending(entry: models.LedgerEntry, spending: Spending) -> None:
    """Something that was spent, or taken back."""
    writing.add_row(
        entry,
        models.SpendingRow,
        month=spending.month.first,
        **columns(spending, "month"),
    )
