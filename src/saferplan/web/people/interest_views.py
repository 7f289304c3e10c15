"""Declared interests: everybody's own, and all of them for a manager."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from saferplan.core.periods import day_label
from saferplan.usecases.partnership import interests as using
from saferplan.usecases.partnership.people import people
from saferplan.usecases.permissions import Doing, may
from saferplan.usecases.plan import queries as plan
from saferplan.web.forms import Option, Problem, options
from saferplan.web.people.asking import tried
from saferplan.web.people.told import just_done, keep
from saferplan.web.visit import Visit, in_partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestRow:
    """One declared interest; the title is empty where it may not be read."""

    account: str
    action: str
    title: str
    words: str
    declared: str
    ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestsPage:
    """What is declared, and the form for one more."""

    rows: tuple[InterestRow, ...]
    may_end: bool
    accounts: tuple[Option, ...]
    actions: tuple[Option, ...]
    words: str
    done: str
    problems: tuple[Problem, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def interests(visit: Visit) -> HttpResponseBase:
    """Which interests are declared? One more can be."""
    sent = visit.request.POST.dict()
    problems: tuple[Problem, ...] = ()
    if visit.request.method == "POST":
        problems = _declared(visit, sent)
        if not problems:
            keep(visit, "The interest is declared.")
            return redirect("interests", partnership=visit.slug)
    return visit.render("people/interests.html", _page(visit, sent, problems))


@require_POST
@in_partnership
def end(visit: Visit) -> HttpResponseBase:
    """An interest is over."""
    sent = visit.request.POST
    using.end_interest(
        by=visit.who,
        partnership=visit.slug,
        account=sent.get("account", ""),
        action=sent.get("action", ""),
    )
    keep(visit, "The interest is ended.")
    return redirect("interests", partnership=visit.slug)


def _declared(visit: Visit, sent: Mapping[str, str]) -> tuple[Problem, ...]:
    if not sent.get("action"):
        return (Problem("action", "Choose the action it is about."),)
    _, problems = tried(
        lambda: using.declare_interest(
            by=visit.who,
            partnership=visit.slug,
            account=sent.get("account") or visit.who.account,
            action=sent["action"],
            words=sent.get("words", ""),
        ),
        "words",
    )
    return problems


def _page(
    visit: Visit, sent: Mapping[str, str], problems: tuple[Problem, ...]
) -> InterestsPage:
    manages = may(visit.who, Doing.INVITE, visit.slug)
    held = using.interests(visit.who, visit.slug)
    accounts = [p.account for p in people(visit.who, visit.slug)] if manages else []
    actions = plan.actions(visit.who, visit.slug)
    titles = {a.code: a.title for a in actions}
    return InterestsPage(
        rows=tuple(_row(one, titles.get(one.action, "")) for one in held),
        may_end=manages,
        accounts=options(
            [(a, a) for a in accounts], sent.get("account") or visit.who.account
        ),
        actions=options(
            [(a.code, f"{a.code}: {a.title}") for a in actions],
            sent.get("action", ""),
            "Choose an action",
        ),
        words=sent.get("words", ""),
        done=just_done(visit),
        problems=problems,
    )


def _row(one: using.Interest, title: str) -> InterestRow:
    return InterestRow(
        account=one.account,
        action=one.action,
        title=title,
        words=one.words,
        declared=day_label(one.declared_on),
        ended=day_label(one.ended_on) if one.ended_on else "",
    )
