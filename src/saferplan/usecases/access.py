"""From a name in a request to a partnership the actor may use so."""

from __future__ import annotations

from saferplan.store import models, reading
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.permissions import Doing, require, unknown_partnership


def the_partnership(
    actor: Actor, slug: str, doing: Doing = Doing.READ
) -> models.PartnershipRow:
    """The partnership, if this actor may do this there.

    Raises:
        NotFound: there is none, or the actor has no part in it.
        NotPermitted: the actor has a part in it, but not this one.
    """
    require(actor, doing, slug)
    found = reading.find_partnership(slug)
    if found is None:
        raise unknown_partnership(slug)
    return found


def the_entry(
    partnership: models.PartnershipRow, entry: int | None
) -> models.LedgerEntry:
    """The last entry of its ledger, or the last up to this number.

    Raises:
        NotFound: nothing was held yet.
    """
    found = reading.latest_entry(partnership, entry)
    if found is None:
        raise NotFound(f"Nothing was held about {partnership.slug} at entry {entry}.")
    return found
