"""What a visitor may do in the plan: a page shows no way that is shut."""

from __future__ import annotations

from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.plan.actions import Action
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.permissions import Doing, may, may_report
from saferplan.usecases.plan.queries import may_move, one_action
from saferplan.web.visit import Visit


def groups_kept(visit: Visit, frame: Partnership) -> tuple[Body, ...]:
    """The bodies whose actions this visitor keeps: groups first, then boards."""
    mine = [
        body
        for body in frame.bodies
        if body.valid_to is None and keeps(visit, body.slug)
    ]
    groups = BodyType.TASK_AND_FINISH_GROUP
    return tuple(sorted(mine, key=lambda body: body.type is not groups))


def keeps(visit: Visit, group: str) -> bool:
    """May this visitor change this group's actions, and move their milestones?"""
    return may_move(visit.who, visit.slug, group)


def asks_for(visit: Visit, group: str) -> bool:
    """May this visitor ask a board for something on behalf of this group?"""
    return may(visit.who, Doing.REPORT, visit.slug) and may_report(
        visit.who, visit.slug, group
    )


def reads_money(visit: Visit) -> bool:
    """May this visitor see what is allocated and spent?"""
    return may(visit.who, Doing.READ_MONEY, visit.slug)


def keeps_money(visit: Visit) -> bool:
    """May this visitor enter what is identified, allocated and spent?"""
    return may(visit.who, Doing.KEEP_MONEY, visit.slug)


def kept_action(visit: Visit, code: str) -> Action:
    """The action of this code, for whoever keeps the actions of its group.

    Raises:
        NotFound, NotPermitted: there is none, it is hidden, or it is another group's.
    """
    found = one_action(visit.who, visit.slug, code)
    if not keeps(visit, found.group):
        raise NotPermitted(
            f"The account {visit.who.account} does not keep the action plan of "
            f"{found.group}."
        )
    return found
