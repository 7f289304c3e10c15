"""The people of a partnership: a list, one of them, and an invitation."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.partnership.structure import Partnership
from saferplan.usecases.partnership import queries
from saferplan.usecases.partnership.invite import invite
from saferplan.usecases.partnership.links import Invitation
from saferplan.usecases.partnership.people import people as all_people
from saferplan.usecases.partnership.people import person
from saferplan.usecases.permissions import Doing, require
from saferplan.web.forms import Problem
from saferplan.web.people.asking import (
    Field,
    FormPage,
    read_grant,
    role_fields,
    tried,
)
from saferplan.web.people.links import shown_link
from saferplan.web.people.listing import people_page, person_page
from saferplan.web.people.told import just_done, keep
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def people(visit: Visit) -> HttpResponseBase:
    """Who has a part here, in what role, and when were they seen last?"""
    found = all_people(visit.who, visit.slug)
    frame = queries.structure(visit.who, visit.slug)
    page = people_page(found, frame, just_done(visit))
    return visit.render("people/people.html", page)


@require_safe
@in_partnership
def one_person(visit: Visit, account: str) -> HttpResponseBase:
    """What may this person do here, and what can be changed about it?"""
    found = person(visit.who, visit.slug, account)
    frame = queries.structure(visit.who, visit.slug)
    page = person_page(found, frame, just_done(visit))
    return visit.render("people/person.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def invite_somebody(visit: Visit) -> HttpResponseBase:
    """Let somebody in."""
    require(visit.who, Doing.INVITE, visit.slug)
    frame = queries.structure(visit.who, visit.slug)
    sent = visit.request.POST.dict()
    problems: tuple[Problem, ...] = ()
    if visit.request.method == "POST":
        made, problems = _invited(visit, sent)
        if made is not None:
            return _after(visit, made)
    page = _page(visit, frame, sent, problems)
    return visit.render("people/form.html", page)


def _invited(
    visit: Visit, sent: Mapping[str, str]
) -> tuple[Invitation | None, tuple[Problem, ...]]:
    grant, problems = read_grant(sent, visit.slug)
    if grant is None:
        return None, problems
    return tried(
        lambda: invite(
            by=visit.who,
            partnership=visit.slug,
            account=sent.get("account", ""),
            name=sent.get("name", ""),
            email=sent.get("email", ""),
            grant=grant,
            post=sent.get("post", ""),
        ),
        "account",
    )


def _after(visit: Visit, made: Invitation) -> HttpResponseBase:
    if made.token:
        return shown_link(visit, made)
    keep(visit, f"{made.account} has this role as well, and keeps the password.")
    return redirect("person", partnership=visit.slug, account=made.account)


def _page(
    visit: Visit,
    frame: Partnership,
    sent: Mapping[str, str],
    problems: tuple[Problem, ...],
) -> FormPage:
    return FormPage(
        title="Invite somebody",
        caption="People",
        back=(reverse("people", kwargs={"partnership": visit.slug}), "People"),
        fields=(*account_fields(sent), *role_fields(frame, sent)),
        button="Invite them",
        told=(
            "They get a link by which they set a password of their own. It works "
            "once, for seven days.",
        ),
        problems=problems,
    )


def account_fields(
    sent: Mapping[str, str], account: str = "account"
) -> tuple[Field, ...]:
    """What is asked about somebody who has no account yet."""
    return (
        Field(
            name=account,
            label="Account",
            value=sent.get(account, ""),
            hint="What they sign in with, for example j.smith.",
            width="20",
        ),
        Field(name="name", label="Name", value=sent.get("name", "")),
        Field(
            name="email",
            label="E-mail",
            type="email",
            value=sent.get("email", ""),
            hint="Where the link and reminders go.",
        ),
    )
