"""Ask a board to let an action plan change, or take the request back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.asking import Variance
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month, day_label, require_in_calendar
from saferplan.core.plan.actions import Action
from saferplan.store import boards, models, numbering, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing, require_holder
from saferplan.usecases.plan.queries import one_action
from saferplan.usecases.told import different
from saferplan.usecases.words import require_short_words


def request_variance(
    *,
    by: Actor,
    partnership: str,
    holder: str,
    month: Month,
    action: str,
    change: str,
    reason: str,
    milestone: int = 0,
    new_due: date | None = None,
    new_scope: str = "",
    drops: bool = False,
) -> Variance:
    """Ask for a change to an action of this group; a body above decides on it.

    ``milestone`` 0 means the whole action. ``new_due`` asks for another date,
    ``new_scope`` for another scope (of a milestone: its title), ``drops`` to give it
    up. The plan stays as it is until that is approved.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such action.
        Refused: what or why is not said, another group answers for the action, or
            what is asked for is what it has.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.REPORT)
        require_holder(by, partnership, holder)
        writing.lock_partnership(partnership)
        whole = one_action(by, partnership, action)
        require_short_words(change=change, reason=reason, new_scope=new_scope)
        asked = _variance(
            {
                "number": numbering.next_number(row, models.VarianceVersion),
                "holder": holder,
                "month": month,
                "action": whole.code,
                "milestone": milestone,
                "change": change.strip(),
                "reason": reason.strip(),
                "new_due": new_due,
                "new_scope": new_scope.strip(),
                "drops": drops,
                **_baseline(whole, milestone),
            }
        )
        _refuse(row, whole, asked)
        write_variance(row, by, "request_variance", None, asked)
        return asked


def withdraw_variance(*, by: Actor, partnership: str, number: int) -> Variance:
    """Take a request back that nobody has decided on yet.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such request.
        Refused: it was decided already.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.REPORT)
        writing.lock_partnership(partnership)
        before = open_variance(by, row, number)
        require_holder(by, partnership, before.holder)
        after = replace(
            before,
            decision=Decision.WITHDRAWN,
            decided_by=by.account,
            decided_on=timezone.localdate(),
        )
        write_variance(row, by, "withdraw_variance", before, after)
        return after


def open_variance(by: Actor, row: models.PartnershipRow, number: int) -> Variance:
    """The request of this number, if it is still to be decided.

    Raises:
        NotFound: there is none, or it is about an action hidden from whoever asks.
        Refused: it was decided already; says by whom and when.
    """
    found = next((v for v in boards.variances(row) if v.number == number), None)
    if found is None:
        raise NotFound(f"There is no variance {number} in {row.slug}.")
    one_action(by, row.slug, found.action)
    if not found.is_open:
        day = day_label(found.decided_on) if found.decided_on else "an earlier day"
        raise Refused(
            f"Variance {number} was {found.decision} by {found.decided_by} on {day}; "
            "ask for a new one to change that."
        )
    return found


def write_variance(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    before: Variance | None,
    after: Variance,
) -> models.LedgerEntry:
    """Open an entry, and add this version of the variance with it."""
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={"variance": after.number, **different(before, after)},
    )
    boards.add_variance(entry, after)
    return entry


def _baseline(action: Action, milestone: int) -> dict[str, Any]:
    """What stands there now, so that it stays on record beside what is asked."""
    step = action.milestone(milestone)
    if step is not None:
        return {"was_due": step.due, "was_scope": step.title}
    return {"was_due": action.due, "was_scope": action.scope}


def _variance(asked: dict[str, Any]) -> Variance:
    try:
        require_in_calendar(*filter(None, [asked["new_due"]]))
        return Variance(**asked)
    except ValueError as error:
        raise Refused(str(error)) from None


def _refuse(row: models.PartnershipRow, action: Action, asked: Variance) -> None:
    milestone, new_due = asked.milestone, asked.new_due
    if action.group != asked.holder:
        raise Refused(
            f"{action.group} answers for {action.code}; only that group asks to "
            "change it."
        )
    step = action.milestone(milestone)
    if milestone and step is None:
        raise NotFound(f"The action {action.code} has no milestone {milestone}.")
    due = step.due if step else action.due
    if new_due is not None and new_due == due:
        raise Refused(
            f"It is due on {day_label(new_due)} already; give the day you ask for."
        )
    if new_due and not step and action.starts and new_due < action.starts:
        raise Refused(
            f"{action.code} starts on {day_label(action.starts)}; it cannot be due "
            "before that."
        )
    if asked.new_scope and asked.new_scope == asked.was_scope:
        raise Refused("The scope is that already; write the one you ask for.")
    held = [v for v in boards.variances(row) if v.is_open]
    twice = [v for v in held if (v.action, v.milestone) == (action.code, milestone)]
    if twice:
        raise Refused(
            f"Variance {twice[0].number} asks about the same already; withdraw it "
            "first."
        )
