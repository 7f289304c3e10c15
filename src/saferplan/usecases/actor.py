"""Who does something, on whose behalf, and what they were granted where."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from saferplan.core.partnership.roles import Role
from saferplan.store.models import ClearanceRow, GrantRow, User
from saferplan.store.models.people import OPERATOR_ACCOUNT
from saferplan.usecases.errors import UnknownAccount

__all__ = ["OPERATOR", "Actor", "Grant", "Role", "operator_for", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role in one partnership, perhaps for one body or one organisation."""

    partnership: str
    role: Role
    body: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts. The operator of the installation may do everything.

    ``cleared_in`` are the partnerships of whose sensitive indicators the actor may
    see small counts: a clearance is given by name, no role brings it.
    ``may_start``: the operator lets this account start partnerships.
    """

    account: str
    on_behalf_of: str = ""
    is_operator: bool = False
    grants: tuple[Grant, ...] = ()
    cleared_in: frozenset[str] = frozenset()
    may_start: bool = False

    def is_cleared(self, partnership: str) -> bool:
        """May this actor see small counts of sensitive indicators there?"""
        return self.is_operator or partnership in self.cleared_in

    def grants_in(self, partnership: str) -> tuple[Grant, ...]:
        """What this actor was granted in a partnership."""
        return tuple(g for g in self.grants if g.partnership == partnership)


OPERATOR = Actor(account=OPERATOR_ACCOUNT, is_operator=True)
"""Whoever can run commands on the machine can reach the database anyway."""


def operator_for(system_user: str) -> Actor:
    """The operator, recorded with the name of the system user who types."""
    return Actor(account=OPERATOR_ACCOUNT, on_behalf_of=system_user, is_operator=True)


def resolve(account: str) -> Actor:
    """Who is behind this account, and what may they do?

    Raises:
        UnknownAccount: there is no such account, or it is closed.
    """
    user = User.objects.filter(account=account, is_active=True).first()
    if user is None:
        raise UnknownAccount(
            f"There is no account called {account} here; check the spelling."
        )
    rows = GrantRow.objects.filter(user=user).select_related("partnership")
    return Actor(
        account=user.account,
        grants=tuple(
            Grant(
                partnership=row.partnership.slug,
                role=Role(row.role),
                body=row.body,
                organisation=row.organisation,
            )
            for row in rows.order_by("pk")
        ),
        cleared_in=_cleared_in(user),
        may_start=user.may_start,
    )


def _cleared_in(user: User) -> frozenset[str]:
    """Where the account has a clearance that has not run out."""
    held = ClearanceRow.objects.filter(user=user).filter(
        Q(until__isnull=True) | Q(until__gte=timezone.localdate())
    )
    return frozenset(held.values_list("partnership__slug", flat=True))
