"""Write down that everything held was handed out, so that it can be told later."""

from __future__ import annotations

from django.db import transaction

from saferplan.store import writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.permissions import Doing


def note_export(*, by: Actor, partnership: str) -> None:
    """One entry of the ledger: who was handed a copy of everything, and when.

    Raises:
        NotFound, NotPermitted: the actor may not.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.EXPORT)
        writing.lock_partnership(partnership)
        writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="export_partnership",
            detail={"before": None, "after": "everything held, as a folder"},
        )
