"""The cycle of the boards, for those who may read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from saferplan.core.boards.calendar import Due
from saferplan.core.boards.calendar import calendar as calendar_of
from saferplan.core.boards.calendar import returns_due as returns_due_of
from saferplan.core.boards.cycle import Cycle, Meeting
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.periods import Month
from saferplan.store import boards
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.closed_days import closed_days_of
from saferplan.usecases.errors import NotFound


def cycles(actor: Actor, partnership: str) -> Mapping[str, Cycle]:
    """The cycle of each body that has one, by the body's short name."""
    row = the_partnership(actor, partnership)
    return {one.body: one for one in boards.cycles(row)}


def cycle(actor: Actor, partnership: str, body: str) -> Cycle | None:
    """The cycle of this body, if it was set."""
    return cycles(actor, partnership).get(body)


def meetings(actor: Actor, partnership: str, body: str = "") -> tuple[Meeting, ...]:
    """Every meeting as it was arranged last, by date; of all bodies or of this one."""
    row = the_partnership(actor, partnership)
    return tuple(one for one in boards.meetings(row) if one.body == (body or one.body))


def meeting_for(
    actor: Actor, partnership: str, body: str, month: Month
) -> Meeting | None:
    """For which meeting are this body's papers about this month? The next planned."""
    found = [m for m in meetings(actor, partnership, body) if m.reports == month]
    return next((m for m in found if m.state.is_on), None)


def closed_days(actor: Actor, partnership: str) -> frozenset[date]:
    """The partnership's own days on which nobody works."""
    return closed_days_of(the_partnership(actor, partnership))


def calendar(
    actor: Actor, partnership: str, first: date, last: date
) -> tuple[Due, ...]:
    """What is due, and who meets, from one day to another, both included?"""
    row = the_partnership(actor, partnership)
    return calendar_of(
        {one.body: one for one in boards.cycles(row)},
        boards.meetings(row),
        first,
        last,
        closed=closed_days_of(row),
        issued={(one.body, one.month) for one in boards.issued_packs(row)},
    )


def returns_due(actor: Actor, partnership: str, month: Month) -> date | None:
    """By when must the returns of this month be in? None: no meeting needs them."""
    row = the_partnership(actor, partnership)
    return returns_due_of(
        {one.body: one for one in boards.cycles(row)},
        boards.meetings(row),
        month,
        closed_days_of(row),
    )


def issued_packs(
    actor: Actor, partnership: str, body: str = ""
) -> tuple[IssuedPack, ...]:
    """Every pack that was issued, the first first; of all bodies or of this one."""
    row = the_partnership(actor, partnership)
    return tuple(
        one for one in boards.issued_packs(row) if one.body == (body or one.body)
    )


def issued_pack(
    actor: Actor, partnership: str, body: str, month: Month, version: int
) -> IssuedPack:
    """The pack of this body and month that was issued as this version.

    Raises:
        NotFound: there is none.
    """
    for one in issued_packs(actor, partnership, body):
        if (one.month, one.version) == (month, version):
            return one
    raise NotFound(
        f"No version {version} of the papers of {body} about {month.label} was issued."
    )
