"""The page a link leads to: set a password, once.

The token stands in the address, so that nothing but the link is needed. It is in
no log of ours, no request from this page tells it (not even to ourselves), and once
used it opens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.partnership.links import OpenLink, open_link, use_link
from saferplan.web.accounts import attempts
from saferplan.web.accounts.origin import address_of
from saferplan.web.forms import Problem
from saferplan.web.visit import Visit, open_page

ANY_LINK = "a link"
"""All wrong links from one address count together."""
CLOSED = (
    f"Too many links that open nothing were tried from here. Wait {attempts.MINUTES} "
    "minutes, then try again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPage:
    """Whose password is set, and what is wrong with what was typed."""

    account: str
    partnership_name: str
    is_reset: bool
    problems: tuple[Problem, ...] = ()


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@open_page
def invitation(visit: Visit, token: str) -> HttpResponseBase:
    """Set the password of the account this link was made for."""
    address = address_of(visit.request)
    if attempts.is_closed(ANY_LINK, address):
        return _over(visit, CLOSED, status=429)
    try:
        opened = open_link(token)
        if visit.request.method == "POST":
            return _used(visit, token, opened)
    except NotFound as error:
        attempts.count_failure(ANY_LINK, address)
        return _over(visit, str(error), status=404)
    return _page(visit, opened, ())


def _used(visit: Visit, token: str, opened: OpenLink) -> HttpResponseBase:
    problems = _wrong(visit.request)
    if problems:
        return _page(visit, opened, problems)
    try:
        use_link(token=token, password=visit.request.POST["password"])
    except Refused as refusal:
        return _page(
            visit, opened, tuple(Problem("password", t) for t in refusal.problems)
        )
    # Whoever is signed in here may be somebody else.
    logout(visit.request)
    return _guarded(redirect("sign-in"))


def _wrong(request: HttpRequest) -> tuple[Problem, ...]:
    password, again = (request.POST.get(n, "") for n in ("password", "again"))
    if not password:
        return (Problem("password", "Enter the password you want."),)
    if password != again:
        return (Problem("again", "The two are not the same; type both again."),)
    return ()


def _page(
    visit: Visit, opened: OpenLink, problems: tuple[Problem, ...]
) -> HttpResponseBase:
    page = InvitationPage(
        account=opened.account,
        partnership_name=opened.partnership_name,
        is_reset=opened.is_reset,
        problems=problems,
    )
    return _guarded(visit.render("accounts/invitation.html", page))


def _over(visit: Visit, words: str, *, status: int) -> HttpResponseBase:
    return _guarded(visit.render("accounts/invitation_over.html", words, status=status))


def _guarded(answer: HttpResponse) -> HttpResponse:
    """No request that follows names this address.

    Not ``no-referrer``: the form would then be sent as if from nowhere, and refused.
    """
    answer.headers["Referrer-Policy"] = "strict-origin"
    return answer
