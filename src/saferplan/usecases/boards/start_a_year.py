"""Give an example its boards' meetings and its action plans, to play a month with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from saferplan.core.boards.calendar import next_meetings
from saferplan.core.boards.cycle import Cycle
from saferplan.core.plan.actions import Action
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from saferplan.usecases.boards.set_cycle import set_cycle
from saferplan.usecases.indicators.queries import latest_month
from saferplan.usecases.permissions import require_operator
from saferplan.usecases.plan.keep_actions import keep_actions

MEETINGS = 3
THIRD_WEEK = timedelta(days=16)


def start_a_year(
    *, by: Actor, partnership: str, boards: Sequence[str], actions: Sequence[Action]
) -> None:
    """Arrange three monthly meetings of each board, and keep these actions.

    The first meeting is in the third week after the latest month that has figures.

    Raises:
        NotPermitted: it is not the operator who asks.
    """
    require_operator(by, "bring an example to life")
    first = latest_month(by, partnership).plus(1).first + THIRD_WEEK
    with transaction.atomic():
        for body in boards:
            cycle = Cycle(body=body)
            set_cycle(by=by, partnership=partnership, cycle=cycle)
            for day in next_meetings(cycle, first - timedelta(days=30), MEETINGS):
                arrange_meeting(by=by, partnership=partnership, body=body, held_on=day)
        if actions:
            keep_actions(by=by, partnership=partnership, actions=actions)
