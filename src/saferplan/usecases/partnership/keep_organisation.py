"""Keep the organisations of a partnership: add them, change them, end them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from saferplan.core.partnership.structure import (
    Membership,
    Organisation,
    Partnership,
)
from saferplan.core.periods import require_in_calendar
from saferplan.core.wording import listed, plural
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.changing import Held, both, changing
from saferplan.usecases.refused_at import RefusedAt, made, require_readable
from saferplan.usecases.told import different


def add_organisations(
    *, by: Actor, partnership: str, organisations: Sequence[Organisation]
) -> int:
    """Add these organisations with one entry; its number.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: one has no name, or is there already.
    """
    with changing(by, partnership) as held:
        for one in organisations:
            _require(one)
            if held.frame.organisation(one.slug) is not None:
                raise RefusedAt(
                    ("name", f"{one.name} is there already, as {one.slug}.")
                )
        there = held.frame.organisations
        _frame_with(held.frame, (*there, *organisations))
        placed = tuple(enumerate(organisations, start=len(there)))
        detail = both([None] * len(organisations), organisations)
        return held.write("keep_organisation", detail, Additions(organisations=placed))


def keep_organisation(
    *, by: Actor, partnership: str, organisation: Organisation
) -> int:
    """Change an organisation, or end it by its last day; the ledger's number.

    What ends stays in the record: with an organisation end its seats. Without a
    change nothing is written, and the number is 0.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: there is no such organisation; it has no name; or it is to end
            while indicators are its own or it leads a body.
    """
    with changing(by, partnership) as held:
        _require(organisation)
        place, before = _place_of(held.frame, organisation.slug)
        if organisation == before:
            return 0
        if organisation.valid_to and not before.valid_to:
            _refuse_end(held, organisation)
        seats = tuple(ended_seats(held.frame, organisation))
        there = list(held.frame.organisations)
        there[place] = organisation
        _frame_with(held.frame, there)
        return held.write(
            "keep_organisation",
            {"slug": organisation.slug, "seats_ended": len(seats)}
            | different(before, organisation),
            Additions(organisations=((place, organisation),), memberships=seats),
        )


def ended_seats(
    frame: Partnership, organisation: Organisation
) -> Iterator[tuple[int, Membership]]:
    """The seats that end with this organisation, each with its place."""
    for place, seat in enumerate(frame.memberships):
        if seat.organisation == organisation.slug:
            yield from with_end(place, seat, organisation.valid_to)


def with_end(
    place: int, seat: Membership, last: date | None
) -> Iterator[tuple[int, Membership]]:
    """The seat, ended on this day or, if it begins later, on the day it begins.

    Nothing, where there is no last day or the seat has ended already.
    """
    if last and seat.valid_to is None:
        begins = seat.valid_from or last
        yield place, replace(seat, valid_to=max(begins, last))


def _place_of(frame: Partnership, slug: str) -> tuple[int, Organisation]:
    for place, one in enumerate(frame.organisations):
        if one.slug == slug:
            return place, one
    raise RefusedAt(("name", f"There is no organisation {slug} in {frame.slug}."))


def _require(one: Organisation) -> None:
    if not one.name.strip():
        raise RefusedAt(("name", "Enter what the organisation is called."))
    require_readable(one)
    require_days("valid_from", one.valid_from)
    require_days("valid_to", one.valid_to)


def require_days(field: str, day: date | None) -> None:
    """Raise RefusedAt for a day out of the calendar's reach."""
    if day is not None:
        made(partial(require_in_calendar, day), field)


def _refuse_end(held: Held, one: Organisation) -> None:
    problems = []
    owned = [i.code for i in held.indicators if i.owner == one.slug]
    if owned:
        problems.append(
            f"{one.name} reports {plural(len(owned), 'indicator')} "
            f"({listed(owned)}). Say who reports {_them(owned)} from now on, then "
            "end it."
        )
    led = [
        b.local_name
        for b in held.frame.bodies
        if b.lead_organisation == one.slug and b.valid_to is None
    ]
    if led:
        problems.append(
            f"{one.name} leads {listed(led)}. Say who leads {_them(led)} from now on, "
            "then end it."
        )
    if problems:
        raise RefusedAt(*(("valid_to", text) for text in problems))


def _them(held: Sequence[str]) -> str:
    return "them" if len(held) > 1 else "it"


def _frame_with(frame: Partnership, organisations: Sequence[Organisation]) -> None:
    made(lambda: replace(frame, organisations=tuple(organisations)), "name")
