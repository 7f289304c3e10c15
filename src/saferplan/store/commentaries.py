"""Commentary in the store: the words in force for each holder, month and indicator."""

from __future__ import annotations

from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns

Key = tuple[str, Month, str]
"""Whose words they are, about which month, about which indicator ("": all)."""


def commentaries(
    partnership: models.PartnershipRow,
    *months: Month,
    holder: str = "",
    entry: int | None = None,
) -> dict[Key, Commentary]:
    """The words in force about these months, of all holders or of this one."""
    rows = reading.rows_of(models.CommentaryRow, partnership, entry)
    rows = rows.filter(month__in=[one.first for one in months])
    if holder:
        rows = rows.filter(holder=holder)
    found = [commentary_of(row) for row in reading.with_entry(rows)]
    return {(one.holder, one.month, one.indicator): one for one in found}


def commentary_of(row: models.CommentaryRow) -> Commentary:
    """The commentary in a row."""
    return Commentary(
        holder=row.holder,
        month=Month.of(row.month),
        indicator=row.indicator,
        why=row.why,
        done=row.done,
        next=row.next,
        by_when=row.by_when,
        ask=row.ask,
        success=row.success,
        post=row.post,
        entry=row.entry.number,
    )


def add_commentary(entry: models.LedgerEntry, commentary: Commentary) -> None:
    """One more version of somebody's words."""
    writing.add_row(
        entry,
        models.CommentaryRow,
        month=commentary.month.first,
        **columns(commentary, "month", "entry"),
    )
