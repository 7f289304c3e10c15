"""What a manager does about one person: role, password, clearance, post, the end."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership import people as people_queries
from saferplan.usecases.partnership import queries
from saferplan.usecases.partnership.clear import end_clearance, give_clearance
from saferplan.usecases.partnership.end_access import change_grant, end_access
from saferplan.usecases.partnership.hand_over import HandedOver, hand_over
from saferplan.usecases.partnership.invite import reset_link
from saferplan.usecases.partnership.people import Held
from saferplan.web.forms import Problem, read_day
from saferplan.web.people import changing
from saferplan.web.people.asking import (
    grant_of_key,
    read_grant,
    tried,
)
from saferplan.web.people.links import shown_link
from saferplan.web.people.listing import person_page
from saferplan.web.people.told import keep
from saferplan.web.visit import Visit, in_partnership

BOTH = ["GET", "HEAD", "POST"]


@require_POST
@in_partnership
def reset(visit: Visit, account: str) -> HttpResponseBase:
    """Make a link for a new password, and show it once."""
    made, problems = tried(
        lambda: reset_link(by=visit.who, partnership=visit.slug, account=account),
        "reset",
    )
    if made is not None:
        return shown_link(visit, made)
    return _refused(visit, account, problems)


@require_http_methods(BOTH)
@in_partnership
def role(visit: Visit, account: str) -> HttpResponseBase:
    """Change one role of somebody."""
    sent = _sent(visit)
    held = _held(visit, account, sent)
    frame = queries.structure(visit.who, visit.slug)
    problems: tuple[Problem, ...] = ()
    if visit.request.method == "POST":
        problems = _changed(visit, account, held, sent)
        if not problems:
            keep(visit, "The role is changed.")
            return _back(visit, account)
    page = changing.role_page(visit.slug, account, held, frame, sent, problems)
    return visit.render("people/form.html", page)


@require_http_methods(BOTH)
@in_partnership
def hand_over_post(visit: Visit, account: str) -> HttpResponseBase:
    """Hand a post over, and see what moves along."""
    sent = _sent(visit)
    held = _held(visit, account, sent)
    frame = queries.structure(visit.who, visit.slug)
    problems: tuple[Problem, ...] = ()
    if visit.request.method == "POST":
        over, problems = _handed(visit, account, held, sent)
        if over is not None:
            return _after(visit, over)
    moves = people_queries.moves(visit.who, visit.slug, held.grant)
    page = changing.hand_over_page(
        visit.slug, account, held, frame, moves, sent, problems
    )
    return visit.render("people/form.html", page)


@require_http_methods(BOTH)
@in_partnership
def clearance(visit: Visit, account: str) -> HttpResponseBase:
    """Let somebody see small counts of sensitive indicators."""
    person = people_queries.person(visit.who, visit.slug, account)
    sent = visit.request.POST.dict()
    problems: tuple[Problem, ...] = ()
    if visit.request.method == "POST":
        problems = _cleared(visit, account, sent)
        if not problems:
            keep(visit, f"{account} may now see small counts of sensitive indicators.")
            return _back(visit, account)
    page = changing.clearance_page(visit.slug, person, sent, problems)
    return visit.render("people/form.html", page)


@require_POST
@in_partnership
def clearance_end(visit: Visit, account: str) -> HttpResponseBase:
    """Take a clearance back."""
    end_clearance(by=visit.who, partnership=visit.slug, account=account)
    keep(visit, f"{account} no longer sees small counts of sensitive indicators.")
    return _back(visit, account)


@require_http_methods(BOTH)
@in_partnership
def end(visit: Visit, account: str) -> HttpResponseBase:
    """End somebody's access, after asking once more."""
    person = people_queries.person(visit.who, visit.slug, account)
    problems: tuple[Problem, ...] = ()
    if visit.request.method == "POST":
        ended, problems = tried(
            lambda: end_access(by=visit.who, partnership=visit.slug, account=account),
            "end",
        )
        if ended is not None:
            keep(visit, f"{account} has no access any more.")
            if account == visit.who.account:
                return redirect("partnerships")
            return redirect("people", partnership=visit.slug)
    page = changing.end_page(visit.slug, person, problems)
    return visit.render("people/form.html", page)


def _sent(visit: Visit) -> dict[str, str]:
    request = visit.request
    return request.POST.dict() if request.method == "POST" else request.GET.dict()


def _held(visit: Visit, account: str, sent: Mapping[str, str]) -> Held:
    """The role the form is about; where none is named, the first."""
    person = people_queries.person(visit.who, visit.slug, account)
    key = sent.get("held", "")
    wanted = grant_of_key(key, visit.slug)
    found = [h for h in person.held if not key or h.grant == wanted]
    if not found:
        raise NotFound(f"{account} does not have this role (any more).")
    return found[0]


def _changed(
    visit: Visit, account: str, held: Held, sent: Mapping[str, str]
) -> tuple[Problem, ...]:
    grant, problems = read_grant(sent, visit.slug)
    if grant is None:
        return problems
    _, problems = tried(
        lambda: change_grant(
            by=visit.who,
            partnership=visit.slug,
            account=account,
            before=held.grant,
            after=grant,
            post=sent.get("post", ""),
        ),
        "role",
    )
    return problems


def _handed(
    visit: Visit, account: str, held: Held, sent: Mapping[str, str]
) -> tuple[HandedOver | None, tuple[Problem, ...]]:
    over, problems = tried(
        lambda: hand_over(
            by=visit.who,
            partnership=visit.slug,
            from_account=account,
            to_account=sent.get("to_account", ""),
            grant=held.grant,
            name=sent.get("name", ""),
            email=sent.get("email", ""),
        ),
        "to_account",
    )
    known = {"to_account", "name", "email"}
    return over, tuple(
        p if p.field in known else Problem("to_account", p.text) for p in problems
    )


def _cleared(
    visit: Visit, account: str, sent: Mapping[str, str]
) -> tuple[Problem, ...]:
    until = None
    if sent.get("until", "").strip():
        try:
            until = read_day(sent["until"])
        except ValueError as error:
            return (Problem("until", str(error)),)
    _, problems = tried(
        lambda: give_clearance(
            by=visit.who,
            partnership=visit.slug,
            account=account,
            reason=sent.get("reason", ""),
            until=until,
        ),
        "reason",
    )
    return problems


def _after(visit: Visit, over: HandedOver) -> HttpResponseBase:
    if over.invitation is not None:
        return shown_link(visit, over.invitation)
    keep(visit, f"The post is {over.to_account}’s now.")
    return _back(visit, over.to_account)


def _refused(
    visit: Visit, account: str, problems: tuple[Problem, ...]
) -> HttpResponseBase:
    """The person's page again, with what was refused."""
    person = people_queries.person(visit.who, visit.slug, account)
    frame = queries.structure(visit.who, visit.slug)
    page = person_page(person, frame, "", problems)
    return visit.render("people/person.html", page)


def _back(visit: Visit, account: str) -> HttpResponseBase:
    return redirect("person", partnership=visit.slug, account=account)
