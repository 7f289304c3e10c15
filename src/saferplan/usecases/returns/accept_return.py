"""Sign off what was submitted, or send it back."""

from __future__ import annotations

from typing import Any

from saferplan.core.periods import Month
from saferplan.core.returns.workflow import Act, Event
from saferplan.store import models, returns, writing
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.queries import why_not_accept
from saferplan.usecases.returns.reading_returns import Opened
from saferplan.usecases.returns.views import ReturnView
from saferplan.usecases.returns.writing_returns import (
    as_written,
    held_return,
    refuse_overtaken,
)
from saferplan.usecases.words import require_words


def accept_return(
    *,
    by: Actor,
    partnership: str,
    holder: str,
    month: Month,
    seen: int | None = None,
) -> ReturnView:
    """Sign off everything submitted so far that nobody has signed off yet.

    Submitting and accepting are done by different people, unless the partnership
    has chosen one-person sign-off: then it is stamped so.

    Raises:
        NotFound, NotPermitted: the actor may not accept returns here.
        Overtaken: something was done to it after ``seen``.
        Refused: nothing awaits acceptance, or the actor submitted it.
    """
    with held_return(by, partnership, holder, month, Doing.ACCEPT) as opened:
        refuse_overtaken(opened, by, seen)
        submitted = _awaiting(opened, by)
        pending = returns.unsigned_of(
            row.entry_id for row in opened.rows if row.act == Act.SUBMITTED.value
        )
        entry = _entry(opened, by, "accept_return", {"figures": _told(pending)})
        returns.sign_off(entry, pending)
        returns.add_event(
            entry,
            opened.rows[-1].monthly_return,
            number=opened.template.stamp.seen + 1,
            act=Act.ACCEPTED,
            one_person=submitted.account == by.account,
        )
    return as_written(by, opened)


def send_back(
    *,
    by: Actor,
    partnership: str,
    holder: str,
    month: Month,
    reason: str,
    seen: int | None = None,
) -> ReturnView:
    """Ask for a submission to be looked at again; it stays visible, not signed off.

    Raises:
        NotFound, NotPermitted: the actor may not accept returns here.
        Overtaken: something was done to it after ``seen``.
        Refused: nothing awaits acceptance, or there is no reason.
    """
    with held_return(by, partnership, holder, month, Doing.ACCEPT) as opened:
        refuse_overtaken(opened, by, seen)
        if not opened.standing.awaits_acceptance:
            raise Refused(_nothing_to_accept(opened))
        if not reason.strip():
            raise Refused("Say what is to be looked at again.")
        require_words(reason=reason)
        entry = _entry(opened, by, "send_back_return", {"reason": reason.strip()})
        returns.add_event(
            entry,
            opened.rows[-1].monthly_return,
            number=opened.template.stamp.seen + 1,
            act=Act.SENT_BACK,
            reason=reason.strip(),
        )
    return as_written(by, opened)


def _awaiting(opened: Opened, by: Actor) -> Event:
    submitted = opened.standing.submitted
    if submitted is None or not opened.standing.awaits_acceptance:
        raise Refused(_nothing_to_accept(opened))
    problem = why_not_accept(opened.partnership, opened.standing, by)
    if problem:
        raise Refused(problem)
    return submitted


def _nothing_to_accept(opened: Opened) -> str:
    state = opened.standing.state.words.replace("draft", "a draft")
    return (
        f"Nothing in the return of {opened.holder.name} for {opened.month.label} "
        f"waits to be accepted: it is {state}."
    )


def _entry(
    opened: Opened, by: Actor, what: str, detail: dict[str, Any]
) -> models.LedgerEntry:
    return writing.open_entry(
        opened.partnership,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={
            "holder": opened.holder.slug,
            "month": str(opened.month),
            "before": opened.standing.state.value,
            "after": "accepted" if what == "accept_return" else "sent back",
            **detail,
        },
    )


def _told(pending: list[tuple[int, int]]) -> dict[str, str]:
    """What is signed off, for the log: each figure by its indicator and period."""
    rows = models.ObservationRow.objects.filter(
        pk__in=[pk for _, pk in pending]
    ).select_related("indicator")
    return {f"{row.indicator.code}, {row}": _figure(row) for row in rows}


def _figure(row: models.ObservationRow) -> str:
    if row.missing:
        return row.missing.replace("_", " ")
    if row.value is not None:
        return f"{row.value:g}"
    return f"{row.numerator:g} of {row.denominator:g}"
