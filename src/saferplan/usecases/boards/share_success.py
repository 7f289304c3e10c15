"""Successes that groups share, and other groups that take them up."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from saferplan.core.boards.successes import Uptake
from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.store import commentaries, meetings, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing, require_holder
from saferplan.usecases.told import told
from saferplan.usecases.words import require_short_words


def successes(
    actor: Actor, partnership: str, months: Sequence[Month]
) -> tuple[tuple[Commentary, tuple[Uptake, ...]], ...]:
    """What do groups offer the others about these months, and who has taken it up?

    The newest month first. Read by everybody in the partnership: that is what
    sharing is for.
    """
    row = the_partnership(actor, partnership)
    held = commentaries.commentaries(row, *months).values()
    taken = meetings.uptakes(row)
    found = [one for one in held if one.success.strip()]
    found.sort(key=lambda one: (-one.month.ordinal, one.holder, one.indicator))
    return tuple(
        (
            one,
            tuple(
                up
                for up in taken
                if (up.success_of, up.month) == (one.holder, one.month)
            ),
        )
        for one in found
    )


def take_up(
    *,
    by: Actor,
    partnership: str,
    success_of: str,
    month: Month,
    holder: str,
    words: str = "",
) -> Uptake:
    """Say that this group takes up what another one shared, and what it will do.

    Raises:
        NotFound, NotPermitted: the actor does not report for this group, or nothing
            was shared.
        Refused: a group's own success, or a sign that cannot be printed.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.REPORT)
        require_holder(by, partnership, holder)
        writing.lock_partnership(partnership)
        if reading.structure(row).body(holder) is None:
            raise NotFound(f"There is no group called {holder} in {partnership}.")
        held = commentaries.commentaries(row, month, holder=success_of).values()
        if not any(one.success.strip() for one in held):
            raise NotFound(f"{success_of} shared no success about {month.label}.")
        require_short_words(words=words)
        try:
            new = Uptake(
                success_of=success_of, month=month, holder=holder, words=words.strip()
            )
        except ValueError as error:
            raise Refused(str(error)) from None
        if new not in meetings.uptakes(row):
            entry = writing.open_entry(
                row,
                account=by.account,
                on_behalf_of=by.on_behalf_of,
                what="take_up_success",
                detail={"before": None, "after": told(new)},
            )
            meetings.add_uptake(entry, new)
        return new
