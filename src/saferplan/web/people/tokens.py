"""Keys to the API: which there are, one more, and the end of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from saferplan.core.periods import day_label
from saferplan.core.wording import listed
from saferplan.usecases.partnership import api_tokens
from saferplan.usecases.partnership.api_tokens import ApiToken, NewToken
from saferplan.usecases.partnership.queries import structure
from saferplan.web.forms import Option, Problem, options
from saferplan.web.people.asking import tried
from saferplan.web.people.told import just_done, keep
from saferplan.web.visit import Visit, in_partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRow:
    """One key as it is listed."""

    number: int
    name: str
    agency: str
    reports: str
    start: str
    made: str
    ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensPage:
    """The keys, the form for one more, and the one that was just made.

    ``shown`` is the key itself, which only this one answer holds.
    """

    rows: tuple[TokenRow, ...]
    agencies: tuple[Option, ...]
    name: str = ""
    shown: str = ""
    shown_for: str = ""
    done: str = ""
    problems: tuple[Problem, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def tokens(visit: Visit) -> HttpResponseBase:
    """Which keys are there? One more can be made."""
    sent = visit.request.POST.dict()
    made: NewToken | None = None
    problems: tuple[Problem, ...] = ()
    if visit.request.method == "POST":
        made, problems = _made(visit, sent)
    return visit.render("people/tokens.html", _page(visit, sent, made, problems))


@require_POST
@in_partnership
def end(visit: Visit) -> HttpResponseBase:
    """This key opens nothing from now on."""
    typed = visit.request.POST.get("number", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise Http404
    ended = api_tokens.end_token(
        by=visit.who, partnership=visit.slug, number=int(typed)
    )
    keep(visit, f"The key “{ended.name}” opens nothing any more.")
    return redirect("tokens", partnership=visit.slug)


def _made(
    visit: Visit, sent: Mapping[str, str]
) -> tuple[NewToken | None, tuple[Problem, ...]]:
    # Whoever may make no key is told that, whatever they have left out.
    api_tokens.tokens(visit.who, visit.slug)
    if not sent.get("organisation"):
        return None, (Problem("organisation", "Choose the agency it is for."),)
    return tried(
        lambda: api_tokens.make_token(
            by=visit.who,
            partnership=visit.slug,
            organisation=sent["organisation"],
            name=sent.get("name", ""),
        ),
        "name",
    )


def _page(
    visit: Visit,
    sent: Mapping[str, str],
    made: NewToken | None,
    problems: tuple[Problem, ...],
) -> TokensPage:
    typed = {} if made else sent
    held = api_tokens.tokens(visit.who, visit.slug)
    agencies = structure(visit.who, visit.slug).organisations
    return TokensPage(
        rows=tuple(_row(one) for one in held),
        agencies=options(
            [(one.slug, one.name) for one in agencies],
            typed.get("organisation", ""),
            "Choose an agency",
        ),
        name=typed.get("name", ""),
        shown=made.token if made else "",
        shown_for=made.made.organisation_name if made else "",
        done=just_done(visit),
        problems=problems,
    )


def _row(one: ApiToken) -> TokenRow:
    return TokenRow(
        number=one.number,
        name=one.name,
        agency=one.organisation_name,
        reports=listed(one.reports),
        start=one.start,
        made=_day(one.made_at),
        ended=_day(one.ended_at) if one.ended_at else "",
    )


def _day(moment: datetime) -> str:
    return day_label(timezone.localtime(moment).date())
