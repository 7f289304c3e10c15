"""The plan's actions, for those who may read them."""

from __future__ import annotations

from django.utils import timezone

from saferplan.core.partnership.roles import Role
from saferplan.core.plan.actions import Action
from saferplan.store import models, plan_actions
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted


def actions(
    actor: Actor, partnership: str, *, group: str = "", entry: int | None = None
) -> tuple[Action, ...]:
    """Which actions does the plan have, of all groups or of this one?

    An action about commissioning is left out for whoever has declared an interest
    in it, and for nobody else; declared later, it hides earlier versions too.
    """
    row = the_partnership(actor, partnership)
    found = plan_actions.actions_of(row, entry=entry)
    has_interests = any(one.is_commissioning for one in found)
    hidden = hidden_from(actor, row) if has_interests else frozenset()
    return tuple(
        one
        for one in found
        if one.group == (group or one.group)
        and not (one.is_commissioning and one.code in hidden)
    )


def one_action(
    actor: Actor, partnership: str, code: str, *, entry: int | None = None
) -> Action:
    """The action of this code.

    Raises:
        NotFound: there is none, or it is hidden from whoever asks.
    """
    found = actions(actor, partnership, entry=entry)
    mine = next((one for one in found if one.code == code), None)
    if mine is None:
        raise unknown_action(code, partnership)
    return mine


def sees_action(actor: Actor, partnership: str, code: str) -> bool:
    """May this actor read what is about this action? About none at all: yes."""
    return not code or any(one.code == code for one in actions(actor, partnership))


def hidden_from(actor: Actor, row: models.PartnershipRow) -> frozenset[str]:
    """The codes of the actions this actor has declared an interest in."""
    if actor.is_operator:
        return frozenset()
    return plan_actions.interests_of(row, actor.account, timezone.localdate())


def may_move(actor: Actor, partnership: str, group: str) -> bool:
    """May this actor keep this group's actions, and move their milestones?

    Its theme lead, and the manager and analyst on its behalf; an agency that
    reports for it says so in its commentary instead.
    """
    if actor.is_operator:
        return True
    return any(
        grant.role in (Role.MANAGER, Role.ANALYST)
        or (grant.role is Role.THEME_LEAD and grant.body == group)
        for grant in actor.grants_in(partnership)
    )


def require_may_move(actor: Actor, partnership: str, group: str) -> None:
    """Raise NotPermitted unless this actor keeps the action plan of this group."""
    if not may_move(actor, partnership, group):
        raise NotPermitted(
            f"The account {actor.account} may not move the milestones of "
            f"{group} in {partnership}."
        )


def unknown_action(code: str, partnership: str) -> NotFound:
    """The one answer about an action that is not there, or hidden."""
    return NotFound(f"There is no action {code} in {partnership}.")
