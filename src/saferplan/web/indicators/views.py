"""The pages of the indicators: dashboard, one indicator, recording, tracing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.indicators.trace import parse_trace
from saferplan.usecases.boards.activity_queries import activities
from saferplan.usecases.boards.raise_challenge import bodies_to_ask_for
from saferplan.usecases.errors import NotPermitted, Refused
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.indicators.trace_figure import trace_figure
from saferplan.web.forms import Problem
from saferplan.web.indicators import choosing, recording
from saferplan.web.indicators.dashboard import dashboard_page
from saferplan.web.indicators.one import indicator_page, line_of
from saferplan.web.indicators.tracing import TracePage, traced_page
from saferplan.web.indicators.words_and_actions import actions_for, said_about
from saferplan.web.visit import Visit, in_partnership, signed_in

JUST_RECORDED = "just-recorded"
"""Where the session keeps the row whose recording is still to be confirmed."""


@require_safe
@in_partnership
def dashboard(visit: Visit) -> HttpResponseBase:
    """Where does each indicator stand?"""
    sent = visit.request.GET.dict()
    newest = queries.latest_month(visit.who, visit.slug).last
    choice = choosing.read_dates(sent, newest)
    standing = _standing(visit, choice)
    offered = choosing.offer(standing.partnership, standing.plan, standing.lines)
    choice = choosing.with_filters(choice, sent, offered)
    form = choosing.filters(choice, offered, newest)
    held = () if choice.known_on else activities(visit.who, visit.slug, choice.as_at)
    page = dashboard_page(standing, choice, form, held)
    return visit.render("indicators/dashboard.html", page)


@require_safe
@in_partnership
def indicator(visit: Visit, code: str) -> HttpResponseBase:
    """Where does this one stand, and how do we know?"""
    newest = queries.latest_month(visit.who, visit.slug).last
    choice = choosing.read_dates(visit.request.GET.dict(), newest)
    standing = _standing(visit, choice)
    line = line_of(standing.lines, code)
    series = queries.ledger(actor=visit.who, partnership=visit.slug, code=line.code)
    recorded = _just_recorded(visit, {row.identity for row in series.observations})
    page = indicator_page(line, series, standing.partnership, choice, recorded)
    page = replace(
        page,
        said=said_about(visit, standing.partnership, line.code, choice.as_at),
        actions=actions_for(visit, standing.partnership, line.code),
        may_ask=bool(bodies_to_ask_for(visit.who, standing.partnership)),
    )
    return visit.render("indicators/indicator.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def record(visit: Visit, code: str) -> HttpResponseBase:
    """Enter a figure, or correct one."""
    if not visit.may_record:
        raise NotPermitted
    series = queries.ledger(actor=visit.who, partnership=visit.slug, code=code)
    newest = queries.latest_month(visit.who, visit.slug)
    if visit.request.method != "POST":
        sent = visit.request.GET.dict()
        page = recording.empty(series, newest, sent.get("period", ""))
        return visit.render("indicators/record.html", page)
    typed = recording.typed(visit.request.POST)
    entered, problems = recording.read(typed, series)
    if entered is not None:
        identity, problems = _recorded(visit, code, entered)
        if not problems:
            visit.request.session[JUST_RECORDED] = identity
            return redirect("indicator", partnership=visit.slug, code=code)
    page = recording.again(series, newest, typed, problems)
    return visit.render("indicators/record.html", page)


@require_safe
@signed_in
def trace_search(visit: Visit) -> HttpResponseBase:
    """Which figure is to be traced?"""
    typed = visit.request.GET.get("code", "").strip()
    visit = visit.at_the_only_one()
    if not typed:
        return visit.render("indicators/trace_search.html", TracePage(code=""))
    try:
        parse_trace(typed)
    except ValueError as error:
        page = TracePage(code=typed, problems=(Problem("code", str(error)),))
        return visit.render("indicators/trace_search.html", page)
    return redirect("trace", code=typed.lower())


@require_safe
@signed_in
def trace(visit: Visit, code: str) -> HttpResponseBase:
    """Where does this figure come from?"""
    try:
        found = trace_figure(actor=visit.who, code=code)
    except Refused as refusal:
        problems = tuple(Problem("code", text) for text in refusal.problems)
        page = TracePage(code=code, problems=problems)
        here = visit.at_the_only_one()
        return here.render("indicators/trace_search.html", page, status=404)
    here = visit.at(found.slug)
    return here.render("indicators/trace.html", traced_page(found))


def _standing(visit: Visit, choice: choosing.Choice) -> queries.Standing:
    return queries.standing(
        actor=visit.who,
        partnership=visit.slug,
        as_at=choice.as_at,
        known_on=choice.known_on,
    )


def _recorded(
    visit: Visit, code: str, entered: recording.Entered
) -> tuple[str, tuple[Problem, ...]]:
    """Record it; what the use-case refuses becomes problems of the form."""
    try:
        identity = record_observation(
            by=visit.who, partnership=visit.slug, code=code, **entered.arguments
        )
    except Refused as refusal:
        return "", tuple(recording.placed(text) for text in refusal.problems)
    return identity, ()


def _just_recorded(visit: Visit, known: Collection[str]) -> str:
    """Which of these rows was recorded on the page before? It is said once."""
    session = visit.request.session
    return session.pop(JUST_RECORDED) if session.get(JUST_RECORDED) in known else ""
