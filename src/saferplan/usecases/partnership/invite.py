"""Let somebody in: an account with a role, and a link to set its password."""

from __future__ import annotations

from django.db import transaction

from saferplan.store import models, writing
from saferplan.store.models import Purpose
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.errors import Refused
from saferplan.usecases.partnership import granting
from saferplan.usecases.partnership.links import Invitation, make_link
from saferplan.usecases.permissions import ALLOWED, Doing
from saferplan.usecases.refused_at import RefusedAt


def invite(
    *,
    by: Actor,
    partnership: str,
    account: str,
    name: str,
    email: str,
    grant: Grant,
    post: str = "",
) -> Invitation:
    """Make an account with this role here, and the link that sets its password.

    Somebody who has a part here already gets the role beside it, and keeps the
    password. An account of another partnership cannot be let in this way: a slip
    in typing would let a stranger in, so the operator does it.

    Raises:
        NotFound, NotPermitted: the actor may not let anybody in.
        Refused: the account, role, body or organisation does not fit, or the role
            is held already.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        kept = granting.require_post(post)
        granting.require_place(row, grant)
        user, is_known = found_or_new(row, account, name, email)
        granting.require_new(user, row, grant)
        given = granting.add_grant(user, row, grant, kept)
        granting.log(row, by, "invite", user.account, None, granting.told(given))
        if is_known:
            return _without_link(user, row)
        return make_link(user, row, Purpose.INVITE)


def reset_link(*, by: Actor, partnership: str, account: str) -> Invitation:
    """A link by which somebody sets a new password; the old one holds until then.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is nobody of this name.
        Refused: the account has a part elsewhere as well, which a manager of this
            partnership alone may not open.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.INVITE)
        writing.lock_partnership(partnership)
        user = granting.member(row, account)
        _require_in_hand(by, user)
        made = make_link(user, row, Purpose.RESET)
        granting.log(row, by, "reset_link", account, None, {"link": "made"})
        return made


def found_or_new(
    row: models.PartnershipRow, account: str, name: str, email: str
) -> tuple[models.User, bool]:
    """The account, made where it is not there; True if it has a part here already.

    An account that has no part anywhere any more is opened again, with no password.

    Raises:
        RefusedAt: it cannot be made, or it is somebody's elsewhere.
    """
    tidy = account.strip()
    user = granting.user_of(tidy)
    if user is None:
        granting.require_account(tidy)
        return _made(models.User(account=tidy), name, email), False
    if granting.grants_of(user, row):
        return user, True
    if user.is_active or models.GrantRow.objects.filter(user=user).exists():
        raise RefusedAt(
            (
                "account",
                f"The account {tidy} is taken; choose another name. If it is the "
                "same person, the operator of this installation adds the role.",
            )
        )
    user.is_active = True
    return _made(user, name or user.name, email or user.email), False


def _made(user: models.User, name: str, email: str) -> models.User:
    user.name, user.email = name.strip(), email.strip()
    granting.require_fields(user)
    user.set_unusable_password()
    user.save()
    return user


def _without_link(user: models.User, row: models.PartnershipRow) -> Invitation:
    return Invitation(
        account=user.account, name=user.name, email=user.email, partnership=row.slug
    )


def _require_in_hand(by: Actor, user: models.User) -> None:
    """Raise unless the actor manages every partnership the account works in."""
    if by.is_operator:
        return
    mine = {g.partnership for g in by.grants if g.role in ALLOWED[Doing.INVITE]}
    theirs = set(
        models.GrantRow.objects.filter(user=user).values_list(
            "partnership__slug", flat=True
        )
    )
    if theirs - mine:
        raise Refused(
            f"The account {user.account} is not this partnership’s alone; ask the "
            "operator of this installation to reset it."
        )
