"""The page of all actions: how many are red, and which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from saferplan.usecases.boards.activity_queries import activities
from saferplan.usecases.boards.queries import cycles
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.web.plan.allowed import groups_kept, reads_money
from saferplan.web.plan.listing import actions_page
from saferplan.web.plan.rules import printed_rules
from saferplan.web.setting_up.answering import at, just_told
from saferplan.web.sheets import Way
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def actions(visit: Visit) -> HttpResponseBase:
    """Which actions are red, amber and green, group by group?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    plan = partnership_queries.plan(visit.who, visit.slug)
    today = timezone.localdate()
    held = activities(visit.who, visit.slug, today)
    page = actions_page(held, frame, plan, visit.request.GET.dict(), today)
    slugs = [group.slug for group in page.groups]
    add = Way("Add an action", at(visit, "action-new"))
    page = replace(
        page,
        rules=printed_rules(slugs, frame, cycles(visit.who, visit.slug)),
        add=add if groups_kept(visit, frame) else None,
        ways=tuple(_ways(visit)),
        told=just_told(visit),
    )
    return visit.render("plan/actions.html", page)


def _ways(visit: Visit) -> Iterator[Way]:
    if reads_money(visit):
        yield Way("Money", at(visit, "money"))
