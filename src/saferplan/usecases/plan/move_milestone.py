"""Say how far a milestone has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.store import models, plan_actions, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.plan.queries import may_move, one_action
from saferplan.usecases.told import different
from saferplan.usecases.words import require_words


def move_milestone(
    *,
    by: Actor,
    partnership: str,
    action: str,
    number: int,
    progress: Progress,
    done_on: date | None = None,
    remark: str = "",
    seen_entry: int | None = None,
) -> Milestone:
    """Give a milestone its new state, and give it back; the same state writes nothing.

    Done without a day means today. ``seen_entry`` is the ledger's number when the
    user read the page: a later move by somebody else is told, not written over.
    The date it is due does not move here: that takes a variance.

    Raises:
        NotFound, NotPermitted: there is no such milestone, or it is another group's.
        Refused: a day that is still to come, or somebody moved it in between.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership)
        writing.lock_partnership(partnership)
        whole = one_action(by, partnership, action)
        _require_may_move(by, partnership, whole)
        before = _milestone(whole, number)
        _refuse_overtaken(row, whole.code, number, seen_entry)
        after = _moved(before, progress, done_on, remark.strip())
        if after != before:
            _write(row, by, whole.code, before, after)
        return after


def _require_may_move(by: Actor, partnership: str, action: Action) -> None:
    if not may_move(by, partnership, action.group):
        raise NotPermitted(
            f"The account {by.account} may not move the milestones of "
            f"{action.group} in {partnership}."
        )


def _milestone(action: Action, number: int) -> Milestone:
    found = action.milestone(number)
    if found is None:
        raise NotFound(f"The action {action.code} has no milestone {number}.")
    return found


def _refuse_overtaken(
    row: models.PartnershipRow, code: str, number: int, seen: int | None
) -> None:
    held = plan_actions.milestone_rows(row)[code, number]
    if seen is not None and held.entry.number > seen:
        at = timezone.localtime(held.entry.at)
        raise Refused(
            f"{held.entry.account} changed milestone {number} of {code} on "
            f"{day_label(at.date())} at {at:%H:%M}, after you opened the page. Look "
            "at it as it is now, then say it again."
        )


def _moved(
    before: Milestone, progress: Progress, done_on: date | None, remark: str
) -> Milestone:
    require_words(remark=remark)
    today = timezone.localdate()
    if progress is not Progress.DONE:
        day = done_on
    else:
        day = done_on or before.done_on or today
    if day is not None and day > today:
        raise Refused(f"It cannot be done on {day_label(day)}, a day to come.")
    settings: dict[str, Any] = {"progress": progress, "done_on": day}
    try:
        return replace(before, **settings, remark=remark or before.remark)
    except ValueError as error:
        raise Refused(str(error)) from None


def _write(
    row: models.PartnershipRow,
    by: Actor,
    code: str,
    before: Milestone,
    after: Milestone,
) -> None:
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="move_milestone",
        detail={
            "action": code,
            "milestone": after.number,
            **different(before, after),
        },
    )
    plan_actions.add_milestone(entry, code, after)
