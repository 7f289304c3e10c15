"""Decide, as the chair of a board, on a change to an action plan."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.asking import Decision, Variance
from saferplan.core.partnership.roles import Role
from saferplan.core.periods import day_label
from saferplan.store import models, plan_actions, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.request_variance import open_variance, write_variance
from saferplan.usecases.errors import NotPermitted, Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.words import require_words

DECIDED = (Decision.APPROVED, Decision.REFUSED)


def decide_variance(
    *,
    by: Actor,
    partnership: str,
    number: int,
    decision: Decision,
    remark: str = "",
) -> Variance:
    """Approve or refuse a variance; approved, a new date is in force at once.

    A refusal says why. The milestone (or the action) keeps the date it had before
    in its earlier versions, and says in its remark who let it move.

    Raises:
        NotFound, NotPermitted: the actor does not chair a body that the group
            answers to, or there is no such request.
        Refused: it was decided already, or a refusal without a reason.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.DECIDE)
        writing.lock_partnership(partnership)
        _refuse(decision, remark)
        before = open_variance(by, row, number)
        _require_the_chair(by, row, before.holder)
        after = replace(
            before,
            decision=decision,
            decided_by=by.account,
            decided_on=timezone.localdate(),
            remark=remark.strip(),
        )
        entry = write_variance(row, by, "decide_variance", before, after)
        if decision is Decision.APPROVED and after.new_due is not None:
            _move(row, entry, after)
        return after


def _require_the_chair(by: Actor, row: models.PartnershipRow, holder: str) -> None:
    """A chair decides for the groups that answer to the body chaired."""
    chaired = {g.body for g in by.grants_in(row.slug) if g.role is Role.CHAIR}
    if by.is_operator or "" in chaired:
        return
    above = set(reading.structure(row).above(holder))
    if not above & chaired:
        raise NotPermitted(
            f"The account {by.account} does not chair a body that {holder} answers to."
        )


def _refuse(decision: Decision, remark: str) -> None:
    require_words(remark=remark)
    if decision not in DECIDED:
        raise Refused("A chair approves a variance or refuses it.")
    if decision is Decision.REFUSED and not remark.strip():
        raise Refused("Say why it is refused, so that the group can plan again.")


def _move(
    row: models.PartnershipRow, entry: models.LedgerEntry, decided: Variance
) -> None:
    """The new date, as a new version that says where it comes from."""
    in_order = list(enumerate(plan_actions.actions_of(row)))
    place, action = next(p for p in in_order if p[1].code == decided.action)
    step = action.milestone(decided.milestone)
    if step is None:
        moved = replace(action, due=decided.new_due)
        plan_actions.add_action(entry, place, moved)
        return
    was = f" from {day_label(step.due)}" if step.due else ""
    now = day_label(decided.new_due) if decided.new_due else ""
    on = day_label(decided.decided_on) if decided.decided_on else ""
    words = (
        f"Due date moved{was} to {now}: variance {decided.number}, approved by "
        f"{decided.decided_by} on {on}."
    )
    plan_actions.add_milestone(
        entry, action.code, replace(step, due=decided.new_due, remark=words)
    )
