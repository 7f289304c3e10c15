"""The pages of action plans: all actions, and one with its milestones."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from saferplan.usecases.boards.activity_queries import activities, activity_of
from saferplan.usecases.boards.asking_queries import variances
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.web.plan.presenters import action_page, actions_page
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def actions(visit: Visit) -> HttpResponseBase:
    """Which actions are late, due and done, group by group?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    today = timezone.localdate()
    held = activities(visit.who, visit.slug, today)
    page = actions_page(held, frame, visit.request.GET.dict(), today)
    return visit.render("plan/actions.html", page)


@require_safe
@in_partnership
def action(visit: Visit, code: str) -> HttpResponseBase:
    """How far has this action come, and what is to do next?"""
    found = activity_of(visit.who, visit.slug, code, timezone.localdate())
    frame = partnership_queries.structure(visit.who, visit.slug)
    plan = partnership_queries.plan(visit.who, visit.slug)
    asked = [v for v in variances(visit.who, visit.slug) if v.action == code]
    page = action_page(found, frame, plan, asked, timezone.localdate())
    return visit.render("plan/action.html", page)
