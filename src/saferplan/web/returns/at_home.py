"""What home says of returns: a manager's tasks, or one's own return and a button."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from saferplan.core.periods import Month, day_label
from saferplan.core.returns.workflow import State
from saferplan.core.wording import listed, plural
from saferplan.usecases.permissions import Doing, may
from saferplan.usecases.returns.views import ReturnSummary
from saferplan.web.indicators.dashboard import NAMED
from saferplan.web.returns.listing import is_in, is_late, sentence
from saferplan.web.returns.months import month_asked, with_due
from saferplan.web.returns.wording import state_tag
from saferplan.web.sheets import Tag
from saferplan.web.to_do import FIRST, Task
from saferplan.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReturn:
    """One's own return: how it stands, and the one button."""

    name: str
    state: Tag
    sentence: str
    button: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnsAtHome:
    """Tasks for whoever accepts; the own returns for whoever reports.

    ``told`` says how many are in, once one of the month has begun.
    """

    month: Month
    tasks: tuple[Task, ...] = ()
    own: tuple[OwnReturn, ...] = ()
    told: str = ""


def returns_at_home(visit: Visit) -> ReturnsAtHome:
    """What is to be done about the returns of the month that is asked for."""
    month, today = month_asked(visit), timezone.localdate()
    found = with_due(visit, month)
    if may(visit.who, Doing.ACCEPT, visit.slug):
        tasks = tuple(_tasks(visit, found, month, today))
        return ReturnsAtHome(month=month, tasks=tasks, told=_told(found))
    mine = [one for one in found if one.may_open]
    own = tuple(_own(visit, one, today) for one in mine)
    return ReturnsAtHome(month=month, own=own)


def _told(found: Sequence[ReturnSummary]) -> str:
    asked = [one for one in found if one.lines]
    if not any(one.standing.last for one in asked):
        return ""
    held = sum(is_in(one) for one in asked)
    return f"{held} of {plural(len(asked), 'return')} in"


def _tasks(
    visit: Visit, found: Sequence[ReturnSummary], month: Month, today: date
) -> Iterator[Task]:
    if not any(one.lines for one in found):
        return
    waiting = [one for one in found if one.standing.awaits_acceptance]
    for one in waiting[:FIRST]:
        yield _to_accept(visit, one)
    late = [one for one in found if one.lines and is_late(one, today)]
    if late:
        yield _late(visit, late, month)
    yield Task(
        text=f"See the returns for {month.label}",
        hint=sentence(found, month, today, accepts=True).partition(": ")[2],
        state="To read",
        is_pressing=False,
        href=_list(visit, month),
    )


def _to_accept(visit: Visit, one: ReturnSummary) -> Task:
    sent = one.standing.submitted
    kind = "amendment" if one.standing.is_amended else "return"
    return Task(
        text=f"Accept the {kind} of {one.holder.name} for {one.month.label}",
        hint=f"Submitted by {sent.account}." if sent else "",
        state="To accept",
        is_pressing=True,
        href=_page(visit, one, "return-acceptance"),
    )


def _late(visit: Visit, late: Sequence[ReturnSummary], month: Month) -> Task:
    names = [one.holder.name for one in late]
    some = names if len(names) <= NAMED + 1 else [*names[:NAMED], "others"]
    return Task(
        text=f"Ask for the late {'return' if len(late) == 1 else 'returns'}",
        hint=f"{listed(some)}.",
        state="Late",
        is_pressing=True,
        href=_list(visit, month),
    )


def _own(visit: Visit, one: ReturnSummary, today: date) -> OwnReturn:
    return OwnReturn(
        name=f"{one.holder.name}, {one.month.label}",
        state=state_tag(one.standing),
        sentence=_stands(one, today),
        button=_button(one),
        href=_page(visit, one, "return"),
    )


def _stands(one: ReturnSummary, today: date) -> str:
    """``2 of 5 figures given. Due on 9 January 2009, and late.``"""
    if not one.lines:
        return "No figure is asked of you this month; your words are."
    told = f"{one.given} of {plural(one.lines, 'figure')} given."
    if is_in(one) or one.due is None:
        return told
    late = ", and late" if is_late(one, today) else ""
    return f"{told} Due on {day_label(one.due)}{late}."


def _button(one: ReturnSummary) -> str:
    if is_in(one):
        return "Open the monthly page"
    begun = one.standing.state is State.DRAFT
    return "Go on with the monthly page" if begun else "Fill in the monthly page"


def _page(visit: Visit, one: ReturnSummary, name: str) -> str:
    parts = {"holder": one.holder.slug, "month": str(one.month)}
    return reverse(name, kwargs={"partnership": visit.slug, **parts})


def _list(visit: Visit, month: Month) -> str:
    return f"{reverse('returns', kwargs={'partnership': visit.slug})}?month={month}"
