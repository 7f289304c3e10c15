"""Change what a partnership says about itself: name, area, people, vision."""

from __future__ import annotations

from dataclasses import replace

from saferplan.core.partnership.structure import Partnership
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.changing import changing
from saferplan.usecases.refused_at import RefusedAt, require_readable
from saferplan.usecases.told import different

MOST_PEOPLE = 1_000_000_000


def change_frame(*, by: Actor, partnership: Partnership) -> int:
    """Say these words about the partnership from now on; the ledger's number.

    Its organisations, bodies and seats stay as they are held, whatever the given
    value says of them. Without a change nothing is written, and the number is 0.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: the name or the area is missing, or the population is no number
            of people.
    """
    with changing(by, partnership.slug) as held:
        require_frame(partnership)
        after = replace(
            partnership,
            organisations=held.frame.organisations,
            bodies=held.frame.bodies,
            memberships=held.frame.memberships,
        )
        if after == held.frame:
            return 0
        detail = different(held.frame, after)
        return held.write("change_frame", detail, Additions(frame=after))


def require_frame(partnership: Partnership) -> None:
    """Raise RefusedAt unless it has a name, an area and a population that can be."""
    problems = []
    if not partnership.name.strip():
        problems.append(("name", "Enter the name of the partnership."))
    if not partnership.area.strip():
        problems.append(("area", "Enter the area that it works for."))
    people = partnership.population
    if people is not None and not 0 < people <= MOST_PEOPLE:
        problems.append(
            ("population", "Enter how many people live there, in digits, or nothing.")
        )
    if problems:
        raise RefusedAt(*problems)
    require_readable(partnership)
