"""Which month's returns are asked for now, and by when are they due?"""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from saferplan.core.periods import Month
from saferplan.core.returns.workflow import State
from saferplan.usecases.boards.queries import returns_due
from saferplan.usecases.indicators import queries as indicator_queries
from saferplan.usecases.returns import queries
from saferplan.usecases.returns.views import ReturnSummary, ReturnView
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


def with_due(visit: Visit, month: Month) -> tuple[ReturnSummary, ...]:
    """The returns of a month, each with the day it is due: a meeting sets it."""
    found = queries.returns_of(visit.who, visit.slug, month)
    due = returns_due(visit.who, visit.slug, month)
    return tuple(replace(one, due=one.due or due) for one in found)


def view_with_due(
    visit: Visit, holder: str, month: Month, entry: int | None = None
) -> ReturnView:
    """One return with the day it is due, printed on its template as well.

    Raises:
        NotFound, NotPermitted: nobody of that name reports, or not to this visitor.
    """
    view = queries.one_return(
        actor=visit.who,
        partnership=visit.slug,
        holder=holder,
        month=month,
        entry=entry,
    )
    due = view.template.due or returns_due(visit.who, visit.slug, month)
    return replace(view, template=replace(view.template, due=due))
