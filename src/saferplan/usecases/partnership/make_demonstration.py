"""Load the examples and make the accounts of the demonstration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.holdings import Holdings
from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import BodyType
from saferplan.store import writing
from saferplan.store.models import ClearanceRow, GrantRow, PartnershipRow, User
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.errors import Refused
from saferplan.usecases.partnership.cast import (
    CAST,
    CLEARED_BECAUSE,
    PASSWORD,
    CastMember,
)
from saferplan.usecases.partnership.difference import Lines
from saferplan.usecases.partnership.load_partnership import Loaded, load_partnership
from saferplan.usecases.permissions import require_operator


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What there is to see, and who may see it: (account, words) pairs."""

    accounts: tuple[tuple[str, str], ...]
    loaded: tuple[Loaded, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """What was loaded, a sentence a partnership."""
        return tuple(one.told for one in self.loaded)


def make_demonstration(
    *,
    holdings: Sequence[Holdings],
    by: Actor,
    source: str = "the examples",
    lines: Mapping[str, Lines] | None = None,
    branding: Mapping[str, Branding] | None = None,
) -> Demonstration:
    """Load these partnerships, make the accounts, and tell who they are.

    Everybody but the outsider works in the partnership with most indicators; the
    outsider in the one with fewest (in none, where there is only one). ``lines``
    and ``branding`` are by partnership. Run again, it adds what is missing and
    leaves a partnership that is there as it is: what somebody corrected in it is
    theirs.

    Raises:
        NotPermitted: it is not the operator who asks.
        Refused: no partnership, or somebody has one of the accounts.
    """
    require_operator(by, "make the demonstration")
    if not holdings:
        raise Refused("There is no example to demonstrate.")
    with transaction.atomic():
        there = set(PartnershipRow.objects.values_list("slug", flat=True))
        loaded = tuple(
            load_partnership(
                holdings=one,
                by=by,
                source=source,
                lines=(lines or {}).get(one.partnership.slug),
                branding=(branding or {}).get(one.partnership.slug),
            )
            for one in holdings
            if one.partnership.slug not in there
        )
        _grant(_users(), _grants(holdings), by)
    accounts = tuple((member.account, member.words) for member in CAST)
    return Demonstration(accounts=accounts, loaded=loaded)


def _users() -> dict[str, User]:
    """The accounts, made where they are missing, all with the one password."""
    found = {u.account: u for u in User.objects.filter(account__in=_ACCOUNTS)}
    for account, user in found.items():
        if not user.is_demonstration:
            raise Refused(
                f"Somebody has the account {account}, which the demonstration needs; "
                "use another home folder for the demonstration."
            )
    missing = [m for m in CAST if m.account not in found]
    # Hashing takes a good part of a second on purpose: once is enough for a
    # password that everybody is told.
    hashed = make_password(PASSWORD) if missing else ""
    for member in missing:
        found[member.account] = User.objects.create(
            account=member.account,
            password=hashed,
            is_demonstration=True,
            may_start=member.may_start,
        )
    return found


_ACCOUNTS = [member.account for member in CAST]
_CLEARED = frozenset(member.account for member in CAST if member.is_cleared)


def _grants(holdings: Sequence[Holdings]) -> dict[str, Grant]:
    in_order = sorted(holdings, key=lambda h: len(h.series), reverse=True)
    insiders = {m.account: _grant_of(m, in_order[0]) for m in CAST if not m.is_outsider}
    if len(in_order) == 1:
        return insiders
    outsiders = {m.account: _grant_of(m, in_order[-1]) for m in CAST if m.is_outsider}
    return insiders | outsiders


_SIT_ON = {
    Role.BOARD_MEMBER: BodyType.DELIVERY_BOARD,
    Role.CHAIR: BodyType.DELIVERY_BOARD,
    Role.STAKEHOLDER: BodyType.STAKEHOLDER_GROUP,
    Role.SCRUTINY: BodyType.SCRUTINY,
}


def _grant_of(member: CastMember, holdings: Holdings) -> Grant:
    """The role, with the body or agency it is held for where one is there."""
    body = organisation = ""
    if member.role is Role.THEME_LEAD:
        body = _busiest_group(holdings)
    elif member.role in _SIT_ON:
        body = _first_body(holdings, _SIT_ON[member.role])
    elif member.role is Role.PARTNER_AGENCY:
        body, organisation = _busiest_agency(holdings)
    return Grant(
        partnership=holdings.partnership.slug,
        role=member.role,
        body=body,
        organisation=organisation,
    )


def _busiest_group(holdings: Holdings) -> str:
    """The task and finish group whose own indicators have most figures."""
    figures: Counter[str] = Counter()
    for one in holdings.series:
        figures[one.indicator.owner] += len(one.observations)
    groups = holdings.partnership.bodies_of(BodyType.TASK_AND_FINISH_GROUP)
    return max(groups, key=lambda g: figures[g.slug]).slug if groups else ""


def _first_body(holdings: Holdings, kind: BodyType) -> str:
    bodies = holdings.partnership.bodies_of(kind)
    return bodies[0].slug if bodies else ""


def _busiest_agency(holdings: Holdings) -> tuple[str, str]:
    """The body led by an organisation that owns most indicators, and whose it is."""
    owned = Counter(s.indicator.owner for s in holdings.series)
    groups = holdings.partnership.bodies_of(BodyType.TASK_AND_FINISH_GROUP)
    led = [body for body in groups if body.lead_organisation]
    if led:
        body = max(led, key=lambda body: owned[body.slug])
        return body.slug, body.lead_organisation
    organisations = holdings.partnership.organisations
    return "", organisations[0].slug if organisations else ""


def _grant(users: Mapping[str, User], grants: Mapping[str, Grant], by: Actor) -> None:
    """Give each account its role, if it has none there; one entry a partnership."""
    for slug in sorted({g.partnership for g in grants.values()}):
        partnership = PartnershipRow.objects.get(slug=slug)
        held = set(
            GrantRow.objects.filter(partnership=partnership).values_list(
                "user__account", flat=True
            )
        )
        new = {
            account: grant
            for account, grant in grants.items()
            if grant.partnership == slug and account not in held
        }
        if new:
            _write_grants(partnership, users, new, by)


def _write_grants(
    partnership: PartnershipRow,
    users: Mapping[str, User],
    grants: Mapping[str, Grant],
    by: Actor,
) -> None:
    GrantRow.objects.bulk_create(
        GrantRow(
            user=users[account],
            partnership=partnership,
            role=grant.role.value,
            body=grant.body,
            organisation=grant.organisation,
        )
        for account, grant in grants.items()
    )
    cleared = [a for a in grants if a in _CLEARED]
    ClearanceRow.objects.bulk_create(
        ClearanceRow(
            user=users[account], partnership=partnership, reason=CLEARED_BECAUSE
        )
        for account in cleared
    )
    writing.open_entry(
        partnership,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="make_demonstration",
        detail={
            "granted": {a: g.role.value for a, g in grants.items()},
            "cleared": dict.fromkeys(cleared, CLEARED_BECAUSE),
        },
    )
