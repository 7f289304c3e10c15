"""Tell the board what a group cannot move alone; the board answers; it is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.asking import Blockage
from saferplan.core.periods import Month, day_label, require_in_calendar
from saferplan.store import boards, models, numbering, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing, require_holder
from saferplan.usecases.plan.queries import one_action, sees_action
from saferplan.usecases.told import different
from saferplan.usecases.words import require_short_words


def raise_blockage(
    *,
    by: Actor,
    partnership: str,
    holder: str,
    month: Month,
    what: str,
    would_help: str = "",
    action: str = "",
) -> Blockage:
    """Say what is in the way of this group, or of one of its actions, and what helps.

    An action with an open blockage is red until it is closed.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such group or
            action.
        Refused: it does not say what is in the way, or the action is another group's.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.REPORT)
        require_holder(by, partnership, holder)
        writing.lock_partnership(partnership)
        _require_holder_is_there(row, holder)
        require_short_words(what=what, would_help=would_help)
        _require_own_action(by, partnership, holder, action)
        number = numbering.next_number(row, models.BlockageVersion)
        try:
            new = Blockage(
                number=number,
                holder=holder,
                month=month,
                what=what.strip(),
                would_help=would_help.strip(),
                action=action,
            )
        except ValueError as error:
            raise Refused(str(error)) from None
        _write(row, by, "raise_blockage", None, new)
        return new


def answer_blockage(
    *,
    by: Actor,
    partnership: str,
    number: int,
    answer: str,
    support: str = "",
) -> Blockage:
    """Say, for the board, what is done about a blockage, and what support is offered.

    A later answer takes the place of an earlier one, which stays on record.

    Raises:
        NotFound, NotPermitted: the actor sits on no board here and does not manage
            it, or there is no such blockage.
        Refused: nothing is said, or it is closed already.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.SUPPORT)
        writing.lock_partnership(partnership)
        before = _blockage(by, row, number)
        require_short_words(answer=answer, support=support)
        _refuse_closed(before)
        if not answer.strip():
            raise Refused("Say what the Board answers.")
        after = replace(
            before,
            answer=answer.strip(),
            support=support.strip(),
            answered_by=by.account,
            answered_on=timezone.localdate(),
        )
        _write(row, by, "answer_blockage", before, after)
        return after


def resolve_blockage(
    *,
    by: Actor,
    partnership: str,
    number: int,
    how_resolved: str,
    resolved_on: date | None = None,
) -> Blockage:
    """Say that it is out of the way, and how; without a day, today.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such blockage.
        Refused: it is resolved already, the day is to come, or how is not said.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.REPORT)
        writing.lock_partnership(partnership)
        before = _blockage(by, row, number)
        require_holder(by, partnership, before.holder)
        require_short_words(how_resolved=how_resolved)
        day = resolved_on or timezone.localdate()
        _refuse(before, how_resolved, day)
        after = replace(before, resolved_on=day, how_resolved=how_resolved.strip())
        _write(row, by, "resolve_blockage", before, after)
        return after


def _require_holder_is_there(row: models.PartnershipRow, holder: str) -> None:
    frame = reading.structure(row)
    if not (frame.body(holder) or frame.organisation(holder)):
        raise NotFound(f"There is no group or agency called {holder} in {row.slug}.")


def _blockage(by: Actor, row: models.PartnershipRow, number: int) -> Blockage:
    """The blockage of this number; one of a hidden action is not there either."""
    found = next((b for b in boards.blockages(row) if b.number == number), None)
    if found is None or not sees_action(by, row.slug, found.action):
        raise NotFound(f"There is no blockage {number} in {row.slug}.")
    return found


def _require_own_action(by: Actor, partnership: str, holder: str, code: str) -> None:
    if code and one_action(by, partnership, code).group != holder:
        raise Refused(f"{code} is not an action of {holder}; leave it out.")


def _refuse_closed(before: Blockage) -> None:
    if before.resolved_on is not None:
        raise Refused(
            f"Blockage {before.number} was resolved on "
            f"{day_label(before.resolved_on)} already."
        )


def _refuse(before: Blockage, how: str, day: date) -> None:
    _refuse_closed(before)
    if not how.strip():
        raise Refused("Say how it was resolved, so that others can learn from it.")
    try:
        require_in_calendar(day)
    except ValueError as error:
        raise Refused(str(error)) from None
    if day > timezone.localdate():
        raise Refused(f"It cannot be resolved on {day_label(day)}, a day to come.")


def _write(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    before: Blockage | None,
    after: Blockage,
) -> None:
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={"blockage": after.number, **different(before, after)},
    )
    boards.add_blockage(entry, after)
