"""End somebody's part in a partnership, or change what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from saferplan.store import models, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant, Role
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import granting
from saferplan.usecases.partnership.links import end_links
from saferplan.usecases.permissions import Doing


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEnded:
    """Whose part has ended; ``is_closed``: the account has none anywhere."""

    account: str
    is_closed: bool


def end_access(*, by: Actor, partnership: str, account: str) -> AccessEnded:
    """Take every role and the clearance this account has here.

    With no role left anywhere the account is closed: nobody is signed in with it
    any more, and its password and links open nothing. What it did stays in the log.
    An agency's keys to the API are the agency's, and stay.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is nobody of this name.
        Refused: it is the only manager.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        user = granting.member(row, account)
        before = _told(user, row)
        if _manages(user, row):
            granting.require_manager_left(row, user)
        take_all(user, row)
        is_closed = close_if_left_out(user)
        granting.log(row, by, "end_access", account, before, {"is_closed": is_closed})
        return AccessEnded(account=account, is_closed=is_closed)


def change_grant(
    *,
    by: Actor,
    partnership: str,
    account: str,
    before: Grant,
    after: Grant,
    post: str = "",
) -> None:
    """Change one role of somebody: the role, its body or agency, and the post.

    Raises:
        NotFound, NotPermitted: the actor may not, or this role is not held.
        Refused: it does not fit, is held already, or nobody would be left to
            manage the partnership.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        user = granting.member(row, account)
        held = the_grant(user, row, before)
        kept = granting.require_post(post)
        granting.require_place(row, after)
        if after != before:
            granting.require_new(user, row, after)
        if before.role is Role.MANAGER and after.role is not Role.MANAGER:
            granting.require_manager_left(row, user)
        was = granting.told(held)
        held.role, held.body = after.role.value, after.body
        held.organisation, held.post = after.organisation, kept
        held.save()
        granting.log(row, by, "change_grant", account, was, granting.told(held))


def the_grant(
    user: models.User, row: models.PartnershipRow, grant: Grant
) -> models.GrantRow:
    """The row of exactly this grant.

    Raises:
        NotFound: the account does not hold it.
    """
    found = granting.grant_row(user, row, grant)
    if found is None:
        raise NotFound(
            f"{user.account} is not {grant.role.words} of {row.slug} (any more)."
        )
    return found


def take_all(user: models.User, row: models.PartnershipRow) -> None:
    """Take every role and the clearance the account has there."""
    models.GrantRow.objects.filter(user=user, partnership=row).delete()
    models.ClearanceRow.objects.filter(user=user, partnership=row).delete()


def close_if_left_out(user: models.User) -> bool:
    """Close the account if it has no part in any partnership (any more)."""
    if models.GrantRow.objects.filter(user=user).exists():
        return False
    end_links(user)
    user.is_active = False
    # A session holds a hash of the password: opened again, nobody is still there.
    user.set_unusable_password()
    user.save()
    return True


def _manages(user: models.User, row: models.PartnershipRow) -> bool:
    return any(g.role == Role.MANAGER for g in granting.grants_of(user, row))


def _told(user: models.User, row: models.PartnershipRow) -> dict[str, Any]:
    cleared = models.ClearanceRow.objects.filter(user=user, partnership=row).first()
    return {
        "granted": [granting.told(g) for g in granting.grants_of(user, row)],
        "clearance": cleared.reason if cleared else None,
    }
