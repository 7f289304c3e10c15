"""Lock the accepted returns that a pack was issued over."""

from __future__ import annotations

from saferplan.core.periods import Month
from saferplan.core.returns.workflow import Act, State, standing_of
from saferplan.store import models, returns


def lock_returns(entry: models.LedgerEntry, month: Month) -> tuple[str, ...]:
    """Lock every accepted return up to this month; ``holder 2008-12`` of each.

    Called inside the transaction that issues the pack, under its entry. What is a
    draft or not signed off stays open: the pack says so. From now on a change is
    an amendment.
    """
    locked = []
    found = returns.events_of(entry.partnership)
    for (holder, first), rows in sorted(found.items()):
        standing = standing_of([returns.event_of(row) for row in rows])
        if Month.of(first) > month or standing.state is not State.ACCEPTED:
            continue
        if standing.was_locked:
            continue
        returns.add_event(
            entry, rows[-1].monthly_return, number=standing.last + 1, act=Act.LOCKED
        )
        locked.append(f"{holder} {Month.of(first)}")
    return tuple(locked)
