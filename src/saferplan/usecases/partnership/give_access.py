"""Give somebody an account and a role in a partnership."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from saferplan.store import models, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant, Role
from saferplan.usecases.errors import Refused
from saferplan.usecases.permissions import require_operator


def give_access(
    *, account: str, name: str, password: str, grant: Grant, by: Actor
) -> bool:
    """Let this account act in the partnership; True if the account is new.

    A new account needs a password; an account that is there keeps its own, and
    ``password`` is then left empty.

    Raises:
        NotPermitted: it is not the operator who asks.
        NotFound: there is no such partnership.
        Refused: the role, body or organisation does not fit, the password is too
            weak, or the role is held already.
    """
    require_operator(by, "give access")
    row = the_partnership(by, grant.partnership)
    _require_place(row, grant)
    with transaction.atomic():
        user, is_new = _account(account, name, password)
        _require_new(user, row, grant)
        models.GrantRow.objects.create(
            user=user,
            partnership=row,
            role=grant.role.value,
            body=grant.body,
            organisation=grant.organisation,
        )
        writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="give_access",
            detail={"granted": {account: grant.role.value}},
        )
    return is_new


def _account(account: str, name: str, password: str) -> tuple[models.User, bool]:
    user = models.User.objects.filter(account=account).first()
    if user is not None:
        if password:
            raise Refused(f"{account} has a password already; leave it out.")
        return user, False
    draft = models.User(account=account, name=name)
    try:
        draft.full_clean(exclude=["password"])
        validate_password(password, draft)
    except ValidationError as error:
        raise Refused(*error.messages) from None
    draft.set_password(password)
    draft.save()
    return draft, True


def _require_place(row: models.PartnershipRow, grant: Grant) -> None:
    """The body and organisation must be the partnership's, and an agency has one."""
    frame = reading.structure(row)
    if grant.body and frame.body(grant.body) is None:
        raise Refused(f"{row.slug} has no body {grant.body}.")
    if grant.organisation and frame.organisation(grant.organisation) is None:
        raise Refused(f"{row.slug} has no organisation {grant.organisation}.")
    if grant.role is Role.PARTNER_AGENCY and not (grant.body or grant.organisation):
        raise Refused("A partner agency's account names its organisation or its body.")


def _require_new(user: models.User, row: models.PartnershipRow, grant: Grant) -> None:
    held = models.GrantRow.objects.filter(
        user=user,
        partnership=row,
        role=grant.role.value,
        body=grant.body,
        organisation=grant.organisation,
    )
    if held.exists():
        raise Refused(f"{user.account} is {grant.role.words} of {row.slug} already.")
