"""Set how often a body meets, and how long before its meeting each step is due."""

from __future__ import annotations

from django.db import transaction

from saferplan.core.boards.cycle import Cycle
from saferplan.store import boards, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.permissions import Doing
from saferplan.usecases.told import different


def set_cycle(*, by: Actor, partnership: str, cycle: Cycle) -> Cycle:
    """Put this cycle in place of the one held; the same one writes nothing.

    Raises:
        NotFound, NotPermitted: the actor is no manager here, or there is no such
            body.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.SET_UP)
        writing.lock_partnership(partnership)
        if reading.structure(row).body(cycle.body) is None:
            raise NotFound(f"There is no body called {cycle.body} in {partnership}.")
        held = {one.body: one for one in boards.cycles(row)}
        before = held.get(cycle.body)
        if before != cycle:
            entry = writing.open_entry(
                row,
                account=by.account,
                on_behalf_of=by.on_behalf_of,
                what="set_cycle",
                detail={"body": cycle.body, **different(before, cycle)},
            )
            boards.add_cycle(entry, cycle)
        return cycle
