"""Start a partnership: its first words, and its manager."""

from __future__ import annotations

from django.db import transaction

from saferplan.core.partnership.structure import Partnership
from saferplan.store import models, reading, writing
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor, Role
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.partnership.change_frame import require_frame
from saferplan.usecases.refused_at import RefusedAt
from saferplan.usecases.told import told


def may_start(by: Actor) -> bool:
    """May this actor start a partnership?"""
    return by.is_operator or by.may_start


def require_may_start(by: Actor) -> None:
    """Raise unless this actor may start a partnership.

    Raises:
        NotPermitted: the operator has not let this account.
    """
    if not may_start(by):
        raise NotPermitted(
            f"The account {by.account} may not start a partnership; the operator of "
            "this installation can let it."
        )


def start_partnership(*, by: Actor, partnership: Partnership) -> int:
    """Make this partnership with nothing in it yet; who starts it manages it.

    Gives the number of the first entry of its ledger.

    Raises:
        NotPermitted: the operator has not let this account start one.
        RefusedAt: the short name is not free, or words are missing.
    """
    require_may_start(by)
    require_frame(partnership)
    with transaction.atomic():
        row = _made(partnership.slug)
        entry = writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="start_partnership",
            detail={
                "before": None,
                "after": told(partnership),
                "granted": {} if by.is_operator else {by.account: Role.MANAGER.value},
            },
        )
        writing.add(entry, Additions(frame=partnership))
        if not by.is_operator:
            _let_manage(by, row)
        return entry.number


def _made(slug: str) -> models.PartnershipRow:
    """The partnership, held; the same words for every name that is not free."""
    row = writing.make_partnership(slug)
    if reading.latest_entry(row) is not None:
        raise RefusedAt(
            ("slug", f"The short name {slug} is not free; choose another one.")
        )
    return row


def _let_manage(by: Actor, row: models.PartnershipRow) -> None:
    user = models.User.objects.get(account=by.account)
    models.GrantRow.objects.create(
        user=user, partnership=row, role=Role.MANAGER.value, body="", organisation=""
    )
