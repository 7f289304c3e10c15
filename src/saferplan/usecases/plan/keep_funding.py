"""Keep the money of the plan: lines, what is set aside for actions, what is spent."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from saferplan.core.periods import Month, require_in_calendar
from saferplan.core.plan.funding import (
    Allocation,
    FundingLine,
    Money,
    Spending,
    money_of,
    pounds,
)
from saferplan.store import funding, models, numbering, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.permissions import Doing
from saferplan.usecases.plan.queries import actions, one_action
from saferplan.usecases.refused_at import RefusedAt, made, require_readable
from saferplan.usecases.told import different, told


def keep_funding_line(
    *, by: Actor, partnership: str, line: FundingLine, is_new: bool = False
) -> FundingLine:
    """Add a funding line, or change one by its code; the same one writes nothing.

    Raises:
        NotFound, NotPermitted: the actor does not keep the money, or there is no such
            line or group.
        RefusedAt: the code is taken, or a date out of the calendar's reach.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.KEEP_MONEY)
        writing.lock_partnership(partnership)
        require_readable(line)
        days = [day for day in (line.starts, line.ends) if day]
        made(lambda: require_in_calendar(*days), "ends")
        if line.group and reading.structure(row).body(line.group) is None:
            raise NotFound(f"There is no body called {line.group} in {partnership}.")
        there = {one.code: one for one in funding.funding_lines(row)}
        if is_new and line.code in there:
            raise RefusedAt(("code", f"There is a line {line.code} already."))
        if not is_new and line.code not in there:
            raise NotFound(f"There is no funding line {line.code} in {partnership}.")
        before = there.get(line.code)
        if before != line:
            entry = writing.open_entry(
                row,
                account=by.account,
                on_behalf_of=by.on_behalf_of,
                what="keep_funding_line",
                detail={"line": line.code, **_in_pounds(different(before, line))},
            )
            place = list(there).index(line.code) if before else len(there)
            funding.add_funding_line(entry, place, line)
        return line


def allocate(
    *, by: Actor, partnership: str, line: str, action: str, amount: int
) -> Allocation:
    """Set this much of a line aside for an action, in place of what was; in pence.

    Raises:
        NotFound, NotPermitted: the actor does not keep the money, or there is no such
            line or action.
        RefusedAt: more than is identified, or less than is spent already.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.KEEP_MONEY)
        writing.lock_partnership(partnership)
        code = one_action(by, partnership, action).code
        held = _money(row, line)
        new = made(lambda: Allocation(line=line, action=code, amount=amount), "amount")
        given = {one: (had, spent) for one, had, spent in held.by_action}
        had, spent = given.get(code, (0, 0))
        _refuse_amount(held, new.amount, had, spent)
        if new.amount != had:
            entry = writing.open_entry(
                row,
                account=by.account,
                on_behalf_of=by.on_behalf_of,
                what="allocate",
                detail={
                    "line": line,
                    "action": code,
                    "before": {"amount": pounds(had)},
                    "after": {"amount": pounds(new.amount)},
                },
            )
            funding.add_allocation(entry, new)
        return new


def spend(
    *,
    by: Actor,
    partnership: str,
    line: str,
    action: str,
    month: Month,
    amount: int,
    words: str = "",
) -> Spending:
    """Write down what was spent of a line on an action in a month, in pence.

    A negative amount takes back what was entered too high, with its reason. More may
    be spent than was set aside: it happens, and the papers say so.

    Raises:
        NotFound, NotPermitted: the actor does not keep the money, or there is no such
            line or action.
        RefusedAt: no amount, more taken back than was spent, or no reason for it.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.KEEP_MONEY)
        writing.lock_partnership(partnership)
        code = one_action(by, partnership, action).code
        held = _money(row, line)
        new = made(
            lambda: Spending(
                number=numbering.next_number(row, models.SpendingRow),
                line=line,
                action=code,
                month=month,
                amount=amount,
                words=words.strip(),
            ),
            "amount",
        )
        require_readable(new)
        spent = {one: so_far for one, _, so_far in held.by_action}.get(code, 0)
        if spent + new.amount < 0:
            raise RefusedAt(
                (
                    "amount",
                    f"Only {pounds(spent)} was spent; no more can be taken back.",
                )
            )
        entry = writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="spend",
            detail=_in_pounds({"before": None, "after": told(new)}),
        )
        funding.add_spending(entry, new)
        return new


def _in_pounds(detail: dict[str, Any]) -> dict[str, Any]:
    """The log is read by people: amounts as they are written, not in pence."""
    for side in ("before", "after"):
        held = detail[side] or {}
        for name in {"identified", "amount"} & held.keys():
            held[name] = pounds(held[name])
    return detail


def money(
    actor: Actor,
    partnership: str,
    *,
    until: Month | None = None,
    entry: int | None = None,
) -> tuple[Money, ...]:
    """How does each funding line stand, by the end of this month (None: of all)?

    What is set aside for an action that is hidden from whoever asks is left out, with
    what was spent on it.

    Raises:
        NotFound, NotPermitted: the actor may not see the money.
    """
    row = the_partnership(actor, partnership, Doing.READ_MONEY)
    seen = {one.code for one in actions(actor, partnership, entry=entry)}
    return money_of(
        funding.funding_lines(row, entry=entry),
        [a for a in funding.allocations(row, entry=entry) if a.action in seen],
        [s for s in funding.spendings(row, entry=entry) if s.action in seen],
        until=until,
    )


def spendings(actor: Actor, partnership: str, line: str) -> tuple[Spending, ...]:
    """What was spent of this line, in the order it was entered."""
    row = the_partnership(actor, partnership, Doing.READ_MONEY)
    seen = {one.code for one in actions(actor, partnership)}
    return tuple(
        s for s in funding.spendings(row) if s.line == line and s.action in seen
    )


def _money(row: models.PartnershipRow, line: str) -> Money:
    """The line with everything set aside and spent, whoever asks."""
    found = money_of(
        [one for one in funding.funding_lines(row) if one.code == line],
        funding.allocations(row),
        funding.spendings(row),
    )
    if not found:
        raise NotFound(f"There is no funding line {line} in {row.slug}.")
    return found[0]


def _refuse_amount(held: Money, amount: int, had: int, spent: int) -> None:
    free = held.free + had
    if amount > max(free, 0):
        raise RefusedAt(
            (
                "amount",
                f"Only {pounds(max(free, 0))} of {held.line.code} is free; identify "
                "more first, or allocate less.",
            )
        )
    if amount < spent and amount < had:
        raise RefusedAt(
            ("amount", f"{pounds(spent)} is spent already; allocate that or more.")
        )
