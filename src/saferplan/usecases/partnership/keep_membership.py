"""Keep the seats: who sits on which board or group, from when until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from saferplan.core.partnership.structure import Membership, Partnership
from saferplan.store import reading
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership.changing import both, changing
from saferplan.usecases.partnership.keep_organisation import require_days
from saferplan.usecases.refused_at import RefusedAt, made, require_readable
from saferplan.usecases.told import different


def add_memberships(
    *, by: Actor, partnership: str, memberships: Sequence[Membership]
) -> int:
    """Give these seats with one entry; its number.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: an organisation or body is not there or has ended, or a seat is
            held already.
    """
    with changing(by, partnership) as held:
        there = held.frame.memberships
        for seat in memberships:
            _require(held.frame, seat)
        made(
            lambda: replace(held.frame, memberships=(*there, *memberships)),
            "organisation",
        )
        placed = tuple(enumerate(memberships, start=len(there)))
        detail = both([None] * len(memberships), memberships)
        return held.write("keep_membership", detail, Additions(memberships=placed))


def end_membership(
    *, by: Actor, partnership: str, place: int, last: date | None
) -> int:
    """End the seat at this place of the list by its last day; the ledger's number.

    None takes an end back. The seat stays in the record.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such seat.
        RefusedAt: it would end before it began.
    """
    with changing(by, partnership) as held:
        if not 0 <= place < len(held.frame.memberships):
            raise NotFound(f"There is no seat {place} in {partnership}.")
        before = held.frame.memberships[place]
        require_days("valid_to", last)
        after = made(lambda: replace(before, valid_to=last), "valid_to")
        if after == before:
            return 0
        named = {"organisation": before.organisation, "body": before.body}
        return held.write(
            "keep_membership",
            named | different(before, after),
            Additions(memberships=((place, after),)),
        )


def _require(frame: Partnership, seat: Membership) -> None:
    require_readable(seat)
    require_days("valid_from", seat.valid_from)
    organisation = frame.organisation(seat.organisation)
    body = frame.body(seat.body)
    if organisation is None or organisation.valid_to:
        raise RefusedAt(("organisation", "Choose an organisation that is still here."))
    if body is None or body.valid_to:
        raise RefusedAt(("body", "Choose a board or group that still meets."))
    for held in frame.memberships:
        if reading.seat_key(held) == reading.seat_key(seat) or _is_same(held, seat):
            raise RefusedAt(
                ("organisation", f"{organisation.name} has this seat already.")
            )


def _is_same(held: Membership, seat: Membership) -> bool:
    """The same seat, still held: a second one needs another post or capacity."""
    mine = (seat.organisation, seat.body, seat.capacity, seat.post)
    other = (held.organisation, held.body, held.capacity, held.post)
    return mine == other and held.valid_to is None
