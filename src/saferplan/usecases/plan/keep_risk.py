"""Log a risk against an action, say what is done about it, close it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Level, Risk
from saferplan.store import models, plan_actions, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.plan.queries import one_action, require_may_move
from saferplan.usecases.refused_at import RefusedAt, made, require_readable
from saferplan.usecases.told import different


def log_risk(
    *,
    by: Actor,
    partnership: str,
    action: str,
    what: str,
    mitigation: str = "",
    likelihood: Level = Level.MEDIUM,
    impact: Level = Level.MEDIUM,
    number: int = 0,
) -> Risk:
    """Log a risk, or change one (``number``); an action with one is amber at best.

    Raises:
        NotFound, NotPermitted: it is another group's action, or not there.
        RefusedAt: it does not say what may go wrong, or it is closed.
    """
    with transaction.atomic():
        row, held = _held(by, partnership, action)
        before = _risk(held, number) if number else None
        if before is not None and before.closed_on is not None:
            raise RefusedAt(("what", f"Risk {number} is closed; log a new one."))
        new = made(
            lambda: Risk(
                number=number or _next(held),
                what=what.strip(),
                mitigation=mitigation.strip(),
                likelihood=likelihood,
                impact=impact,
            ),
            "what",
        )
        if new != before:
            _write(row, by, "log_risk", held.code, before, new)
        return new


def close_risk(
    *,
    by: Actor,
    partnership: str,
    action: str,
    number: int,
    closed_on: date | None = None,
) -> Risk:
    """Say that a risk is gone; without a day, today.

    Raises:
        NotFound, NotPermitted: it is another group's action, or not there.
        RefusedAt: it is closed already, or a day to come.
    """
    with transaction.atomic():
        row, held = _held(by, partnership, action)
        before = _risk(held, number)
        day = closed_on or timezone.localdate()
        if before.closed_on is not None:
            on = day_label(before.closed_on)
            raise RefusedAt(("closed_on", f"It was closed on {on} already."))
        if day > timezone.localdate():
            raise RefusedAt(("closed_on", f"{day_label(day)} is still to come."))
        after = replace(before, closed_on=day)
        _write(row, by, "close_risk", held.code, before, after)
        return after


def _held(
    by: Actor, partnership: str, code: str
) -> tuple[models.PartnershipRow, Action]:
    row = the_partnership(by, partnership)
    writing.lock_partnership(partnership)
    action = one_action(by, partnership, code)
    require_may_move(by, partnership, action.group)
    return row, action


def _risk(action: Action, number: int) -> Risk:
    found = action.risk(number)
    if found is None:
        raise NotFound(f"The action {action.code} has no risk {number}.")
    return found


def _next(action: Action) -> int:
    return max((risk.number for risk in action.risks), default=0) + 1


def _write(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    code: str,
    before: Risk | None,
    after: Risk,
) -> None:
    require_readable(after)
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={"action": code, "risk": after.number, **different(before, after)},
    )
    plan_actions.add_risk(entry, code, after)
