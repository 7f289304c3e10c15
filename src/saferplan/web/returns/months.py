"""Which month's returns are asked for now?"""

from __future__ import annotations

from django.utils import timezone

from saferplan.core.periods import Month
from saferplan.core.returns.workflow import State
from saferplan.usecases.indicators import queries as indicator_queries
from saferplan.usecases.returns import queries
from saferplan.web.visit import Visit

SETTLED = (State.ACCEPTED, State.LOCKED)


def month_asked(visit: Visit) -> Month:
    """The newest month with a figure; the next, once all of that is settled.

    Figures that came in before there were returns settle a month as well. Never a
    month that has not ended.
    """
    newest = indicator_queries.latest_month(visit.who, visit.slug)
    last_ended = Month.of(timezone.localdate()).plus(-1)
    found = queries.returns_of(visit.who, visit.slug, newest)
    mine = [one for one in found if one.lines and one.may_open] or found
    states = {one.standing.state for one in mine if one.lines}
    is_settled = states <= set(SETTLED) or states <= {State.NOT_STARTED}
    return min(newest.plus(1) if is_settled else newest, max(last_ended, newest))
