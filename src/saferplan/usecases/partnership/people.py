"""Who has a part in a partnership, and what would move with a post."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from saferplan.core.returns.workflow import Act, Event, State, standing_of
from saferplan.core.wording import listed, plural
from saferplan.store import boards, models, plan_actions
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import granting
from saferplan.usecases.permissions import Doing


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One role of somebody, and the post it is held in."""

    grant: Grant
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """Why somebody may see small counts, and until when (None: no end)."""

    reason: str
    until: date | None
    has_run_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a part in the partnership.

    ``link_until`` is when the open link runs out by which a password may be set;
    ``has_password`` is false for whoever was invited and has not come yet.
    """

    account: str
    name: str
    email: str
    held: tuple[Held, ...]
    clearance: Clearance | None
    last_seen: datetime | None
    has_password: bool
    link_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What the successor of a post will find, counted."""

    returns: int
    actions: int
    variances: int
    blockages: int

    @property
    def told(self) -> str:
        """``2 open returns, 5 actions and 1 variance``; empty when there is nothing."""
        counts = (
            (self.returns, "open return", "open returns"),
            (self.actions, "action", "actions"),
            (self.variances, "variance asked for", "variances asked for"),
            (self.blockages, "blockage", "blockages"),
        )
        return listed([plural(n, one, many) for n, one, many in counts if n])


def people(actor: Actor, partnership: str) -> tuple[Person, ...]:
    """Who has a part here, in what role and post, and when were they seen last?

    Raises:
        NotFound, NotPermitted: the actor may not let people in.
    """
    row = the_partnership(actor, partnership, Doing.INVITE)
    held: dict[int, list[models.GrantRow]] = defaultdict(list)
    users: dict[int, models.User] = {}
    rows = models.GrantRow.objects.filter(partnership=row).select_related("user")
    for grant in rows.order_by("user__account", "pk"):
        users[grant.user_id] = grant.user
        held[grant.user_id].append(grant)
    cleared = {
        c.user_id: c for c in models.ClearanceRow.objects.filter(partnership=row)
    }
    links = _links(list(users))
    return tuple(
        Person(
            account=user.account,
            name=user.name,
            email=user.email,
            held=tuple(
                Held(grant=granting.grant_of(g, row.slug), post=g.post)
                for g in held[key]
            ),
            clearance=_clearance(cleared.get(key)),
            last_seen=user.last_login,
            has_password=user.has_usable_password(),
            link_until=links.get(key),
        )
        for key, user in users.items()
    )


def person(actor: Actor, partnership: str, account: str) -> Person:
    """One of them.

    Raises:
        NotFound: nobody of this name has a part here.
    """
    found = next((p for p in people(actor, partnership) if p.account == account), None)
    if found is None:
        raise NotFound(f"There is nobody called {account} in {partnership}.")
    return found


def moves(actor: Actor, partnership: str, grant: Grant) -> Moves:
    """What belongs to the body or agency of this role, and is still open?

    A role of no body and no agency (a manager's, a reader's) brings nothing along
    but what its post is named for.
    """
    row = the_partnership(actor, partnership, Doing.INVITE)
    holders = {grant.body, grant.organisation} - {""}
    return Moves(
        returns=_open_returns(row, holders),
        actions=_open_actions(row, holders),
        variances=_open_variances(row, holders),
        blockages=_open_blockages(row, holders),
    )


def _links(users: list[int]) -> dict[int, datetime]:
    held = models.LinkRow.objects.filter(
        user__in=users, used_at=None, expires_at__gt=timezone.now()
    )
    return dict(held.values_list("user_id", "expires_at"))


def _clearance(row: models.ClearanceRow | None) -> Clearance | None:
    if row is None:
        return None
    over = row.until is not None and row.until < timezone.localdate()
    return Clearance(reason=row.reason, until=row.until, has_run_out=over)


def _open_returns(row: models.PartnershipRow, holders: set[str]) -> int:
    """Returns begun and not accepted yet."""
    events: dict[int, list[Event]] = defaultdict(list)
    held = models.ReturnEventRow.objects.filter(
        partnership=row, monthly_return__holder__in=holders
    ).select_related("entry")
    for event in held.order_by("number"):
        events[event.monthly_return_id].append(
            Event(
                number=event.number,
                act=Act(event.act),
                at=event.entry.at,
                account=event.entry.account,
            )
        )
    open_states = (State.DRAFT, State.SUBMITTED)
    return sum(standing_of(found).state in open_states for found in events.values())


def _open_actions(row: models.PartnershipRow, holders: set[str]) -> int:
    """Actions with a milestone still to come, or with none at all."""
    return sum(
        any(m.progress.is_open for m in one.milestones) or not one.milestones
        for one in plan_actions.actions_of(row)
        if one.group in holders or one.organisation in holders
    )


def _open_variances(row: models.PartnershipRow, holders: set[str]) -> int:
    return sum(v.holder in holders and v.is_open for v in boards.variances(row))


def _open_blockages(row: models.PartnershipRow, holders: set[str]) -> int:
    held = boards.blockages(row)
    return sum(b.holder in holders and b.resolved_on is None for b in held)
