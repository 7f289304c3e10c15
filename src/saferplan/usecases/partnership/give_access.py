"""Give somebody an account and a role in a partnership."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from saferplan.store import models, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.errors import Refused
from saferplan.usecases.partnership.granting import (
    add_grant,
    require_new,
    require_place,
)
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
    require_place(row, grant)
    with transaction.atomic():
        user, is_new = found_or_made(account, name, password)
        require_new(user, row, grant)
        add_grant(user, row, grant, post="")
        writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="give_access",
            detail={"granted": {account: grant.role.value}},
        )
    return is_new


def found_or_made(account: str, name: str, password: str) -> tuple[models.User, bool]:
    """The account, made where it is not there; True if it is new.

    Raises:
        Refused: the password is too weak, or the account has one already.
    """
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
