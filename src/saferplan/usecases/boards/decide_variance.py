"""Decide on a change to an action plan: as the chair, or as a meeting decided."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from saferplan.core.boards.asking import Variance
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.store import models, plan_actions, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.entitled import (
    Entitled,
    above,
    entitled,
    require_decision,
)
from saferplan.usecases.boards.request_variance import open_variance, write_variance
from saferplan.usecases.errors import Refused


def decide_variance(
    *,
    by: Actor,
    partnership: str,
    number: int,
    decision: Decision,
    remark: str = "",
    meeting: int | None = None,
) -> Variance:
    """Approve or refuse a variance; approved, the plan's baseline moves at once.

    The chair of a body that the group answers to decides. A manager writes down what
    a ``meeting`` of such a body decided, which was held. A refusal says why. The
    baseline before stays on record: in the earlier versions, in the variance, and in
    the remark of a milestone that moved.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such request or
            meeting.
        Refused: it was decided already, a refusal without a reason, the meeting is of
            another body or was not held, or the plan has overtaken what was asked.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership)
        writing.lock_partnership(partnership)
        before = open_variance(by, row, number)
        who = entitled(by, row, above(row, before.holder), meeting=meeting)
        require_decision(decision, remark, "A variance")
        after = replace(
            before,
            decision=decision,
            decided_by=by.account,
            decided_on=who.day,
            remark=remark.strip(),
            body=who.body,
            meeting=who.meeting,
        )
        entry = write_variance(row, by, "decide_variance", before, after)
        if decision is Decision.APPROVED and after.moves:
            _move(row, entry, after, who)
        return after


def _move(
    row: models.PartnershipRow,
    entry: models.LedgerEntry,
    decided: Variance,
    who: Entitled,
) -> None:
    """The new baseline, as a new version that says where it comes from."""
    in_order = list(enumerate(plan_actions.actions_of(row)))
    place, action = next(p for p in in_order if p[1].code == decided.action)
    step = action.milestone(decided.milestone)
    if step is None:
        plan_actions.add_action(entry, place, _moved_action(action, decided))
        return
    moved = _moved_step(step, decided, who)
    plan_actions.add_milestone(entry, action.code, moved)


def _moved_action(action: Action, decided: Variance) -> Action:
    if decided.drops:
        return replace(action, progress=Progress.DROPPED, done_on=None)
    try:
        return replace(
            action,
            due=decided.new_due or action.due,
            scope=decided.new_scope.strip() or action.scope,
        )
    except ValueError as error:
        # The plan went on since it was asked for.
        raise Refused(str(error)) from None


def _by_whom(decided: Variance, who: Entitled) -> str:
    """A meeting names its day itself; a chair decided on one."""
    if who.meeting or decided.decided_on is None:
        return who.words
    return f"{decided.decided_by} on {day_label(decided.decided_on)}"


def _moved_step(step: Milestone, decided: Variance, who: Entitled) -> Milestone:
    by_whom = f"variance {decided.number}, approved by {_by_whom(decided, who)}."
    if decided.drops:
        return replace(
            step,
            progress=Progress.DROPPED,
            done_on=None,
            remark=f"Given up: {by_whom}",
        )
    if decided.new_due is None:
        return replace(
            step,
            title=decided.new_scope.strip(),
            remark=f"Was “{step.title}”: {by_whom}",
        )
    was = f" from {day_label(step.due)}" if step.due else ""
    return replace(
        step,
        due=decided.new_due,
        title=decided.new_scope.strip() or step.title,
        remark=f"Due date moved{was} to {day_label(decided.new_due)}: {by_whom}",
    )
