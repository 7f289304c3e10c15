"""Let an account start partnerships of its own."""

from __future__ import annotations

from django.db import transaction

from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.give_access import found_or_made
from saferplan.usecases.permissions import require_operator


def let_start(*, account: str, name: str, password: str, by: Actor) -> bool:
    """Mark this account as one that may start partnerships; True if it is new.

    A new account needs a password; for one that is there it is left empty. There is
    no partnership whose ledger could tell of it: the ledger of each one that is
    started begins with the account that started it.

    Raises:
        NotPermitted: it is not the operator who asks.
        Refused: the password is too weak, or the account has one already.
    """
    require_operator(by, "let an account start partnerships")
    with transaction.atomic():
        user, is_new = found_or_made(account, name, password)
        user.may_start = True
        user.save(update_fields=["may_start"])
    return is_new
