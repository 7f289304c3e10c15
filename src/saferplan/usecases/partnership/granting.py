"""What every way of giving, changing and ending access asks and checks."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from saferplan.core.wording import is_plain_text
from saferplan.store import models, reading, writing
from saferplan.usecases.actor import Actor, Grant, Role
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.refused_at import RefusedAt

ACCOUNT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,149}")
LONGEST_POST = 200


def require_account(account: str) -> None:
    """Raise RefusedAt unless this can be the name of a new account."""
    if not ACCOUNT.fullmatch(account):
        raise RefusedAt(
            (
                "account",
                "An account is letters and digits, with dots, hyphens, _, + or @ "
                f"between them, 150 at most (j.smith), not “{account[:60]}”.",
            )
        )


def require_place(row: models.PartnershipRow, grant: Grant) -> None:
    """The body and organisation must be the partnership's, and an agency has one.

    Raises:
        RefusedAt: one of them is not.
    """
    frame = reading.structure(row)
    if grant.body and frame.body(grant.body) is None:
        raise RefusedAt(("body", f"{row.slug} has no body {grant.body}."))
    if grant.organisation and frame.organisation(grant.organisation) is None:
        raise RefusedAt(
            ("organisation", f"{row.slug} has no organisation {grant.organisation}.")
        )
    if grant.role is Role.PARTNER_AGENCY and not (grant.body or grant.organisation):
        raise RefusedAt(
            (
                "organisation",
                "A partner agency's account names its organisation or its body.",
            )
        )
    if grant.role is Role.THEME_LEAD and not grant.body:
        raise RefusedAt(("body", "A theme lead's account names the group they lead."))


def require_post(post: str) -> str:
    """The post as it is kept.

    Raises:
        RefusedAt: it is too long, or cannot be printed.
    """
    tidy = post.strip()
    if len(tidy) > LONGEST_POST or not is_plain_text(tidy):
        raise RefusedAt(
            ("post", f"A post is {LONGEST_POST} letters at most, in plain letters.")
        )
    return tidy


def require_new(user: models.User, row: models.PartnershipRow, grant: Grant) -> None:
    """Raise RefusedAt if the account holds this role there already."""
    if grant_row(user, row, grant) is not None:
        raise RefusedAt(
            (
                "role",
                f"{user.account} is {grant.role.words} of {row.slug} already.",
            )
        )


def require_password(password: str, user: models.User) -> None:
    """Raise RefusedAt if the password is too easy to guess."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise RefusedAt(*(("password", text) for text in error.messages)) from None


def require_fields(user: models.User) -> None:
    """Raise RefusedAt for what no account can have."""
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        known = ("account", "name", "email")
        raise RefusedAt(
            *(
                (field if field in known else "account", text)
                for field, texts in error.message_dict.items()
                for text in texts
            )
        ) from None


def require_manager_left(row: models.PartnershipRow, leaving: models.User) -> None:
    """Raise Refused if nobody would be left to manage the partnership."""
    others = models.GrantRow.objects.filter(
        partnership=row, role=Role.MANAGER.value, user__is_active=True
    ).exclude(user=leaving)
    if not others.exists():
        raise Refused(
            f"{leaving.account} is the only manager of {row.slug}; give somebody "
            "else this role first, or hand it over."
        )


def member(row: models.PartnershipRow, account: str) -> models.User:
    """The account, which has a part in this partnership.

    Raises:
        NotFound: there is none, or none with a part here.
    """
    found = user_of(account)
    if found is None or not grants_of(found, row):
        raise NotFound(f"There is nobody called {account} in {row.slug}.")
    return found


def user_of(account: str) -> models.User | None:
    """The account of this name, or None; held for this transaction."""
    if not is_plain_text(account):
        return None
    found = models.User.objects.select_for_update().filter(account=account)
    return found.first()


def grants_of(
    user: models.User, row: models.PartnershipRow
) -> tuple[models.GrantRow, ...]:
    """What the account was granted there."""
    found = models.GrantRow.objects.filter(user=user, partnership=row)
    return tuple(found.order_by("pk"))


def grant_row(
    user: models.User, row: models.PartnershipRow, grant: Grant
) -> models.GrantRow | None:
    """The row of exactly this grant, or None."""
    return models.GrantRow.objects.filter(
        user=user,
        partnership=row,
        role=grant.role.value,
        body=grant.body,
        organisation=grant.organisation,
    ).first()


def grant_of(row: models.GrantRow, partnership: str) -> Grant:
    """The grant in a row."""
    return Grant(
        partnership=partnership,
        role=Role(row.role),
        body=row.body,
        organisation=row.organisation,
    )


def add_grant(
    user: models.User, row: models.PartnershipRow, grant: Grant, post: str
) -> models.GrantRow:
    """One more role for the account."""
    return models.GrantRow.objects.create(
        user=user,
        partnership=row,
        role=grant.role.value,
        body=grant.body,
        organisation=grant.organisation,
        post=post,
    )


def told(row: models.GrantRow) -> dict[str, str]:
    """A grant as the ledger keeps it."""
    held = {
        "role": row.role,
        "body": row.body,
        "organisation": row.organisation,
        "post": row.post,
    }
    return {name: text for name, text in held.items() if text}


def log(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    account: str,
    before: Any,
    after: Any,
) -> models.LedgerEntry:
    """One entry about one account: what it was, and what it is now."""
    return writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={"account": account, "before": before, "after": after},
    )
