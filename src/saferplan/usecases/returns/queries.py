"""Where the returns of a month stand, and one return with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils import timezone

from saferplan.core.indicators.holdings import Series
from saferplan.core.partnership.roles import Role
from saferplan.core.periods import Month
from saferplan.core.returns.asking import Holder, line_period, reporter
from saferplan.core.returns.checking import Checked
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.core.returns.workflow import Standing, standing_of
from saferplan.store import models, reading, returns
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.frames import frame_of
from saferplan.usecases.partnership.settings import settings_of
from saferplan.usecases.permissions import Doing, may, may_report, require_holder
from saferplan.usecases.returns.reading_returns import (
    Opened,
    definitions_in,
    holders_in,
    open_return,
    require_cleared,
)
from saferplan.usecases.returns.views import ReturnSummary, ReturnView


def returns_of(
    actor: Actor, partnership: str, month: Month
) -> tuple[ReturnSummary, ...]:
    """How far has each return of this month come?

    Whoever may report for a holder may open its return. Manager and analyst see
    all; others of the partnership see how far each has come, and an agency its own.
    """
    row = the_partnership(actor, partnership)
    frame = frame_of(row, the_entry(row, None))
    indicators = definitions_in(frame, month)
    asked = _asked(reading.series_of(indicators).values(), month)
    found = returns.events_of(row, month=month)
    return tuple(
        _summary(actor, partnership, holder, month, asked, found)
        for holder in holders_in(frame.partnership, indicators)
        if _may_know(actor, partnership, holder)
    )


def _may_know(actor: Actor, partnership: str, holder: Holder) -> bool:
    grants = actor.grants_in(partnership)
    inside = any(g.role is not Role.PARTNER_AGENCY for g in grants)
    return inside or may_report(actor, partnership, holder.slug)


def _asked(series: Iterable[Series], month: Month) -> dict[str, int]:
    """How many figures are asked of each holder?"""
    counts: dict[str, int] = {}
    for one in series:
        if line_period(one, month) is not None:
            whose = reporter(one.indicator)
            counts[whose] = counts.get(whose, 0) + 1
    return counts


def _summary(
    actor: Actor,
    partnership: str,
    holder: Holder,
    month: Month,
    asked: Mapping[str, int],
    found: Mapping[returns.Key, tuple[models.ReturnEventRow, ...]],
) -> ReturnSummary:
    rows = found.get((holder.slug, month.first), ())
    typed: list[dict[str, str]] = next((r.typed for r in reversed(rows) if r.typed), [])
    return ReturnSummary(
        holder=holder,
        month=month,
        standing=standing_of([returns.event_of(row) for row in rows]),
        lines=asked.get(holder.slug, 0),
        given=sum(1 for line in typed if set(line) - {"code", "cells", "remark"}),
        may_open=may_report(actor, partnership, holder.slug),
    )


def one_return(
    *,
    actor: Actor,
    partnership: str,
    holder: str,
    month: Month,
    entry: int | None = None,
) -> ReturnView:
    """One return with its lines, what was typed last, and what is said of that.

    Raises:
        NotFound, NotPermitted: the actor may not report for this holder, or has no
            clearance for its small counts; or nobody of that name reports here.
    """
    row = the_partnership(actor, partnership, Doing.REPORT)
    require_holder(actor, partnership, holder)
    opened = open_return(row, holder, month, entry)
    require_cleared(actor, opened)
    return view_of(actor, opened)


def view_of(actor: Actor, opened: Opened, sheet: str = "") -> ReturnView:
    """The return as it is shown to somebody who may see what is in it.

    ``sheet`` names the one its cells stand on, where a file has just come in.
    """
    row, holder = opened.partnership, opened.holder.slug
    partnership = row.slug
    typed = TypedReturn(
        lines=_every_line(opened), stamp=opened.template.stamp, sheet=sheet
    )
    accepting = may(actor, Doing.ACCEPT, partnership)
    problem = why_not_accept(row, opened.standing, actor) if accepting else ""
    return ReturnView(
        template=opened.template,
        standing=opened.standing,
        events=opened.events,
        typed=typed,
        checked=opened.checked(typed, timezone.localdate()),
        answers=opened.answers,
        may_report=True,
        may_accept=accepting and not problem and opened.standing.awaits_acceptance,
        why_not_accept=problem,
        is_own=is_own(actor, partnership, holder),
    )


def _every_line(opened: Opened) -> tuple[TypedLine, ...]:
    """A line for everything asked, as typed or still empty, then what came besides."""
    asked = {line.code.casefold(): line.code for line in opened.template.lines}
    first: dict[str, TypedLine] = {}
    besides = []
    for line in opened.typed:
        code = asked.get(line.code.strip().casefold(), "")
        if code and code not in first:
            first[code] = replace(line, code=code)
        else:
            besides.append(line)
    return (
        *(first.get(code) or TypedLine(code=code) for code in asked.values()),
        *besides,
    )


def why_not_accept(
    partnership: models.PartnershipRow, standing: Standing, by: Actor
) -> str:
    """Why this actor may not accept what was submitted; empty where it may."""
    submitted = standing.submitted
    if submitted is None or submitted.account != by.account:
        return ""
    if settings_of(partnership).one_person_sign_off:
        return ""
    return (
        "You submitted this return yourself, so somebody else must accept it. "
        "A manager can allow one-person sign-off in the settings; it is then stamped."
    )


def is_own(actor: Actor, partnership: str, holder: str) -> bool:
    """Does this actor report for a holder of their own, not on its behalf?"""
    return any(
        holder in (grant.body, grant.organisation)
        for grant in actor.grants_in(partnership)
    )


def checked_return(
    *, actor: Actor, partnership: str, holder: str, month: Month, typed: TypedReturn
) -> Checked:
    """What would be said of this, were it sent in? Nothing is written."""
    row = the_partnership(actor, partnership, Doing.REPORT)
    require_holder(actor, partnership, holder)
    opened = open_return(row, holder, month)
    require_cleared(actor, opened)
    return opened.checked(typed, timezone.localdate())
