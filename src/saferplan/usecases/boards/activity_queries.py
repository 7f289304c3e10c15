"""How the actions stand on a day, for those who may read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from saferplan.core.plan.actions import Action
from saferplan.core.plan.activity import (
    MONTHLY,
    Activity,
    ReportingCycle,
    activity,
)
from saferplan.store import boards, models, reading
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.plan.queries import actions, one_action


def activities(
    actor: Actor, partnership: str, on: date, *, group: str = ""
) -> tuple[Activity, ...]:
    """How does each action stand on this day, of all groups or of this one?

    By the printed rule: the reporting cycle is that of the board the group answers
    to, and an open blockage turns its action red.
    """
    held = actions(actor, partnership, group=group)
    if not held:
        return ()
    row = the_partnership(actor, partnership)
    blocked, cycles = _blocked(row), _cycles(row)
    return tuple(_stood(one, on, blocked, cycles) for one in held)


def activity_of(actor: Actor, partnership: str, code: str, on: date) -> Activity:
    """How does this action stand on this day?

    Raises:
        NotFound: there is none, or it is hidden from whoever asks.
    """
    held = one_action(actor, partnership, code)
    row = the_partnership(actor, partnership)
    return _stood(held, on, _blocked(row), _cycles(row))


def _stood(
    action: Action,
    on: date,
    blocked: Mapping[str, str],
    cycles: Mapping[str, ReportingCycle],
) -> Activity:
    return activity(
        action,
        on,
        blocked_by=blocked.get(action.code, ""),
        cycle=cycles.get(action.group, MONTHLY),
    )


def _blocked(row: models.PartnershipRow) -> dict[str, str]:
    """What is in the way of which action, by its code."""
    return {
        one.action: one.what
        for one in boards.blockages(row)
        if one.is_open and one.action
    }


def _cycles(row: models.PartnershipRow) -> dict[str, ReportingCycle]:
    """By which cycle does each group report: that of the nearest board with one?"""
    held = {one.body: one.rhythm.cycle for one in boards.cycles(row)}
    frame = reading.structure(row)
    return {
        body.slug: next(
            (held[slug] for slug in frame.above(body.slug) if slug in held), MONTHLY
        )
        for body in frame.bodies
    }
