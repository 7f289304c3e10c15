"""Lock the accepted returns that a pack was issued over."""

from __future__ import annotations

from saferplan.core.periods import Month
from saferplan.core.returns.workflow import Act, standing_of
from saferplan.store import models, returns


def lock_returns(entry: models.LedgerEntry, month: Month) -> tuple[str, ...]:
    """Lock every return up to this month with accepted figures; ``holder 2008-12``.

    Called inside the transaction that issues the pack, under its entry. A late line
    that waits to be accepted stays open beside them, and a return of which nothing
    is signed off stays open whole: the pack says so. From now on a change of what
    was accepted is an amendment.
    """
    locked = []
    found = returns.events_of(entry.partnership)
    for (holder, first), rows in sorted(found.items()):
        standing = standing_of([returns.event_of(row) for row in rows])
        if Month.of(first) > month or standing.was_locked or not standing.accepted:
            continue
        returns.add_event(
            entry, rows[-1].monthly_return, number=standing.last + 1, act=Act.LOCKED
        )
        locked.append(f"{holder} {Month.of(first)}")
    return tuple(locked)
