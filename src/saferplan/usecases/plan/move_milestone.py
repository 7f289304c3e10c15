"""Say how far a milestone has come, or an action that has none."""

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
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.plan.queries import one_action, require_may_move
from saferplan.usecases.refused_at import made
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
        Refused: a day that is still to come, somebody moved it in between, or it is
            to be given up, which takes a variance.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership)
        writing.lock_partnership(partnership)
        whole = one_action(by, partnership, action)
        require_may_move(by, partnership, whole.group)
        before = _milestone(whole, number)
        _refuse_overtaken(row, whole.code, number, seen_entry)
        _refuse_dropped(whole.code, before, progress)
        after = _moved(before, progress, done_on, remark.strip())
        if after != before:
            _write(row, by, whole.code, before, after)
        return after


def move_action(
    *,
    by: Actor,
    partnership: str,
    action: str,
    progress: Progress,
    done_on: date | None = None,
) -> Action:
    """Give an action without milestones its new state; the same writes nothing.

    Done without a day means today. An action with milestones is as far as they are;
    it is given up by a variance.

    Raises:
        NotFound, NotPermitted: there is no such action, or it is another group's.
        Refused: it has milestones, it is to be given up, or a day still to come.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership)
        writing.lock_partnership(partnership)
        whole = one_action(by, partnership, action)
        require_may_move(by, partnership, whole.group)
        _refuse_action(whole, progress)
        state = _state(whole.done_on, progress, done_on)
        after = made(lambda: replace(whole, **state), "done_on")
        if after != whole:
            _write_action(row, by, whole, after)
        return after


def _refuse_action(action: Action, progress: Progress) -> None:
    if action.milestones:
        raise Refused(f"{action.code} has milestones: move those.")
    if Progress.DROPPED in (progress, action.progress):
        raise Refused(f"Request a variance to give {action.code} up, or take it up.")


def _refuse_dropped(code: str, before: Milestone, progress: Progress) -> None:
    """Giving a step up changes what the plan covers: a body above decides on that."""
    if progress is Progress.DROPPED and before.progress is not Progress.DROPPED:
        raise Refused(f"Request a variance to give up {code}, step {before.number}.")


def _write_action(
    row: models.PartnershipRow, by: Actor, before: Action, after: Action
) -> None:
    places = [one.code for one in plan_actions.actions_of(row)]
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="move_action",
        detail={"action": after.code, **different(before, after)},
    )
    plan_actions.add_action(entry, places.index(after.code), after)


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
    settings = _state(before.done_on, progress, done_on)
    try:
        return replace(before, **settings, remark=remark or before.remark)
    except ValueError as error:
        raise Refused(str(error)) from None


def _state(
    was_done: date | None, progress: Progress, done_on: date | None
) -> dict[str, Any]:
    """The state with its day; done without one is done today."""
    today = timezone.localdate()
    day = done_on
    if progress is Progress.DONE:
        day = done_on or was_done or today
    if day is not None and day > today:
        raise Refused(f"It cannot be done on {day_label(day)}, a day to come.")
    return {"progress": progress, "done_on": day}


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
