"""Give an example its meetings, action plans, money and challenge, to play a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from saferplan.core.boards.calendar import next_meetings
from saferplan.core.boards.cycle import Cycle, Rhythm
from saferplan.documents.folder.demonstrated import AskedThen, Demonstrated, Funded
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from saferplan.usecases.boards.raise_challenge import raise_challenge
from saferplan.usecases.boards.set_cycle import set_cycle
from saferplan.usecases.indicators.queries import latest_month
from saferplan.usecases.permissions import require_operator
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_funding import allocate, keep_funding_line, spend

MEETINGS = 3
THIRD_WEEK = timedelta(days=16)


def start_a_year(*, by: Actor, partnership: str, added: Demonstrated) -> None:
    """Arrange three meetings of each board, and keep its groups' plans and money.

    The first meeting is in the third week after the latest month that has figures.

    Raises:
        NotPermitted: it is not the operator who asks.
    """
    require_operator(by, "bring an example to life")
    with transaction.atomic():
        for body, rhythm in added.boards.items():
            _arrange(by, partnership, body, rhythm)
        for one in added.funding:
            keep_funding_line(
                by=by, partnership=partnership, line=one.line, is_new=True
            )
        if added.actions:
            keep_actions(by=by, partnership=partnership, actions=added.actions)
        for one in added.funding:
            _fund(by, partnership, one)
        _ask(by, partnership, added.asked)


def _arrange(by: Actor, partnership: str, body: str, rhythm: Rhythm) -> None:
    first = latest_month(by, partnership).plus(1).first + THIRD_WEEK
    cycle = Cycle(body=body, rhythm=rhythm)
    set_cycle(by=by, partnership=partnership, cycle=cycle)
    # The day that makes the first meeting the one after it, in this rhythm.
    before = first - timedelta(days=30)
    days = next_meetings(Cycle(body=body), before, 1)
    days = (*days, *next_meetings(cycle, days[0], MEETINGS - 1))
    for day in days:
        arrange_meeting(by=by, partnership=partnership, body=body, held_on=day)


def _fund(by: Actor, partnership: str, funded: Funded) -> None:
    line = funded.line.code
    for action, amount in funded.allocated.items():
        allocate(
            by=by, partnership=partnership, line=line, action=action, amount=amount
        )
    for one in funded.spent:
        spend(
            by=by,
            partnership=partnership,
            line=line,
            action=one.action,
            month=one.month,
            amount=one.amount,
            words=one.words,
        )


def _ask(by: Actor, partnership: str, asked: Sequence[AskedThen]) -> None:
    for one in asked:
        raise_challenge(
            by=by,
            partnership=partnership,
            body=one.body,
            owner=one.owner,
            question=one.question,
            month=one.month,
            asked_on=one.asked_on,
            indicator=one.indicator,
        )
