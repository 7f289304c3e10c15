"""Signing in and out."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from saferplan.core.wording import is_plain_text
from saferplan.usecases.partnership import queries
from saferplan.web.accounts import attempts
from saferplan.web.accounts.origin import address_of
from saferplan.web.forms import Problem
from saferplan.web.visit import Visit, open_page, signed_in

WRONG = "The account or the password is not right. Check both and try again."
CLOSED = (
    f"Too many wrong passwords. Wait {attempts.MINUTES} minutes, then try again, "
    "or ask your partnership manager for a new password."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """What the sign-in page shows."""

    account: str = ""
    next: str = ""
    problems: tuple[Problem, ...] = ()
    demonstration: tuple[tuple[str, str], ...] = field(default_factory=tuple)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@open_page
def sign_in(visit: Visit) -> HttpResponseBase:
    """Ask for account and password."""
    request = visit.request
    if visit.actor is not None:
        return redirect("partnerships")
    account = request.POST.get("account", "").strip()
    problems = _try(request, account) if request.method == "POST" else ()
    if request.method == "POST" and not problems:
        return redirect(_next(request))
    page = SignInPage(
        account=account,
        next=_next(request),
        problems=problems,
        demonstration=()
        if settings.PRODUCTION
        else tuple(queries.demonstration_accounts()),
    )
    return visit.render("accounts/sign_in.html", page)


@require_POST
@signed_in
def sign_out(visit: Visit) -> HttpResponseBase:
    """End the session."""
    logout(visit.request)
    return redirect("sign-in")


def _try(request: HttpRequest, account: str) -> tuple[Problem, ...]:
    password = request.POST.get("password", "")
    address = address_of(request)
    missing = _missing(account, password)
    if missing:
        return missing
    if attempts.is_closed(account, address):
        return (Problem("account", CLOSED),)
    # The database would refuse to look for other names.
    sound = account if is_plain_text(account) else ""
    user = authenticate(request, username=sound, password=password)
    if user is None or not _may_sign_in(user):
        attempts.count_failure(account, address)
        return (Problem("account", WRONG),)
    attempts.forget(account, address)
    login(request, user)
    return ()


def _may_sign_in(user: object) -> bool:
    """Whoever has an account may; but in production nobody demonstrates."""
    return not (settings.PRODUCTION and getattr(user, "is_demonstration", False))


def _missing(account: str, password: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(name, f"Enter your {name}.")
        for name, text in (("account", account), ("password", password))
        if not text
    )


def _next(request: HttpRequest) -> str:
    """Where to after signing in; never to another site."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
