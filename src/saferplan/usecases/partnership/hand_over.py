"""Hand a post over: the successor finds what the predecessor left.

Actions, returns and what was asked of a board belong to the body or the agency,
never to a person. They move because the role that reaches them moves.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from saferplan.store import models, writing
from saferplan.store.models import Purpose
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.partnership import granting
from saferplan.usecases.partnership.end_access import close_if_left_out, the_grant
from saferplan.usecases.partnership.invite import found_or_new
from saferplan.usecases.partnership.links import Invitation, make_link
from saferplan.usecases.permissions import Doing
from saferplan.usecases.refused_at import RefusedAt


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What came of it: a link for a successor who is new, and who has no part left."""

    to_account: str
    invitation: Invitation | None
    has_left: bool
    is_closed: bool


def hand_over(
    *,
    by: Actor,
    partnership: str,
    from_account: str,
    to_account: str,
    grant: Grant,
    name: str = "",
    email: str = "",
) -> HandedOver:
    """Move this role, with its post, body and agency, to a successor.

    A successor who has no account yet gets one, and a link. A clearance is not
    handed over: it is given by name. Whoever has no role left here has left, with
    the clearance; with none left anywhere the account is closed.

    Raises:
        NotFound, NotPermitted: the actor may not, or the role is not held.
        Refused: the successor is the predecessor, holds the role already, or
            cannot be given an account.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        leaving = granting.member(row, from_account)
        held = the_grant(leaving, row, grant)
        _require_another(leaving, to_account)
        coming, is_known = found_or_new(row, to_account, name, email)
        granting.require_new(coming, row, grant)
        was = granting.told(held)
        held.user = coming
        held.save(update_fields=["user"])
        has_left = not granting.grants_of(leaving, row)
        is_closed = _left(leaving, row) if has_left else False
        granting.log(
            row,
            by,
            "hand_over",
            from_account,
            before=was | {"account": from_account},
            after=was | {"account": coming.account, "has_left": has_left},
        )
        return HandedOver(
            to_account=coming.account,
            invitation=None if is_known else make_link(coming, row, Purpose.INVITE),
            has_left=has_left,
            is_closed=is_closed,
        )


def _left(leaving: models.User, row: models.PartnershipRow) -> bool:
    models.ClearanceRow.objects.filter(user=leaving, partnership=row).delete()
    return close_if_left_out(leaving)


def _require_another(leaving: models.User, to_account: str) -> None:
    if leaving.account == to_account.strip():
        raise RefusedAt(
            ("to_account", f"{leaving.account} has it already; name the successor.")
        )
