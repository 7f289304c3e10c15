"""The pages of a partnership: this month, its structure, its groups."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from saferplan.core.periods import Month
from saferplan.usecases.boards.activity_queries import activities
from saferplan.usecases.indicators import queries as indicator_queries
from saferplan.usecases.partnership import queries
from saferplan.web.action_rows import action_rows
from saferplan.web.boards.at_home import boards_at_home
from saferplan.web.boards.calendars import coming
from saferplan.web.partnership.groups import group_page
from saferplan.web.partnership.month import home_page, with_calendar, with_returns
from saferplan.web.partnership.structures import structure_page
from saferplan.web.returns.at_home import returns_at_home
from saferplan.web.visit import Visit, in_partnership, signed_in


@require_safe
@signed_in
def partnerships(visit: Visit) -> HttpResponseBase:
    """Which partnerships may I see? With one alone, straight to it."""
    if len(visit.partnerships) == 1:
        return redirect("home", partnership=visit.partnerships[0].slug)
    return visit.render("partnership/partnerships.html", visit.partnerships)


@require_safe
@in_partnership
def home(visit: Visit) -> HttpResponseBase:
    """What does this month say, and what needs me?"""
    month = indicator_queries.latest_month(visit.who, visit.slug)
    now, before = (_standing(visit, m) for m in (month, month.plus(-1)))
    found = returns_at_home(visit)
    page = home_page(visit, month, now, before)
    told = found.told if found.month == month else ""
    asked = boards_at_home(visit, now.partnership, month)
    page = with_returns(page, (*asked, *found.tasks), found.own, told)
    page = with_calendar(page, coming(visit, now.partnership))
    return visit.render("partnership/home.html", page)


@require_safe
@in_partnership
def structure(visit: Visit) -> HttpResponseBase:
    """Who belongs to the partnership, and who answers to whom?"""
    frame = queries.structure(visit.who, visit.slug)
    plan = queries.plan(visit.who, visit.slug)
    page = structure_page(frame, plan)
    return visit.render("partnership/structure.html", page)


@require_safe
@in_partnership
def group(visit: Visit, group: str) -> HttpResponseBase:
    """What is this group for, who is on it, and where do its indicators stand?"""
    month = indicator_queries.latest_month(visit.who, visit.slug)
    standing = _standing(visit, month)
    body = standing.partnership.body(group)
    if body is None:
        raise Http404
    today = timezone.localdate()
    held = activities(visit.who, visit.slug, today, group=group)
    rows = action_rows(held, standing.partnership)
    page = group_page(body, standing, month, rows)
    return visit.render("partnership/group.html", page)


def _standing(visit: Visit, month: Month) -> indicator_queries.Standing:
    return indicator_queries.standing(
        actor=visit.who, partnership=visit.slug, as_at=month.last
    )
