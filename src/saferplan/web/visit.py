"""A visit: who is asking, about which partnership, and the frame of the answer.

Every page is either open to all (`open_page`), needs an account (`signed_in`) or
stands in one partnership (`in_partnership`). An outsider is told that the page
does not exist, never that a partnership does. Django's LoginRequiredMiddleware
sends whoever has not signed in to do so, unless the page is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from saferplan.usecases.actor import Actor, resolve
from saferplan.usecases.errors import NotFound, NotPermitted, UnknownAccount
from saferplan.usecases.partnership import queries
from saferplan.usecases.partnership.queries import PartnershipSummary
from saferplan.usecases.permissions import Doing, may
from saferplan.usecases.returns.record_delivery import own_agencies

P = ParamSpec("P")
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who asks, where they may go, and where they are."""

    request: HttpRequest
    actor: Actor | None = None
    partnerships: tuple[PartnershipSummary, ...] = ()
    here: PartnershipSummary | None = None

    @property
    def who(self) -> Actor:
        """The actor; a page that needs an account always has one."""
        if self.actor is None:
            raise PermissionDenied
        return self.actor

    @property
    def slug(self) -> str:
        """The partnership's short name; a partnership's page always has one."""
        if self.here is None:
            raise Http404
        return self.here.slug

    @property
    def own(self) -> frozenset[str]:
        """The bodies and organisations for which the actor is here."""
        grants = self.who.grants_in(self.slug)
        return frozenset({n for g in grants for n in (g.body, g.organisation)} - {""})

    @property
    def may_record(self) -> bool:
        """May the actor enter and correct figures here?"""
        return may(self.who, Doing.RECORD, self.slug)

    @property
    def may_set_up(self) -> bool:
        """May the actor set the partnership up?"""
        return may(self.who, Doing.SET_UP, self.slug)

    @property
    def may_read_packs(self) -> bool:
        """May the actor have the boards' papers?"""
        return may(self.who, Doing.MAKE_PACK, self.slug)

    @property
    def may_invite(self) -> bool:
        """May the actor let people in here, and end their access?"""
        return may(self.who, Doing.INVITE, self.slug)

    @property
    def may_read_log(self) -> bool:
        """May the actor read who did what here?"""
        return may(self.who, Doing.READ_LOG, self.slug)

    @property
    def may_read_register(self) -> bool:
        """May the actor see data sets: all, or those of the own agency?"""
        return bool(own_agencies(self.who, self.slug)) or may(
            self.who, Doing.READ_REGISTER, self.slug
        )

    def at(self, slug: str) -> Visit:
        """The same visit, standing in this partnership if it may be seen."""
        here = next((one for one in self.partnerships if one.slug == slug), None)
        return replace(self, here=here)

    def at_the_only_one(self) -> Visit:
        """The same visit, standing in the partnership if there is but one."""
        return (
            self.at(self.partnerships[0].slug) if len(self.partnerships) == 1 else self
        )

    def render(self, template: str, page: object, *, status: int = 200) -> HttpResponse:
        """Answer with a page."""
        context = {"page": page, "visit": self}
        return render(self.request, template, context, status=status)


def open_page(view: Callable[Concatenate[Visit, P], HttpResponseBase]) -> View:
    """Let anybody see this page."""

    @wraps(view)
    def answer(
        request: HttpRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        is_known = request.user.is_authenticated
        visit = _visit(request) if is_known else Visit(request=request)
        return _answered(view, visit, *args, **kwargs)

    return login_not_required(answer)


def signed_in(view: Callable[Concatenate[Visit, P], HttpResponseBase]) -> View:
    """Show this page to whoever has an account."""

    @wraps(view)
    def answer(
        request: HttpRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        return _answered(view, _visit(request), *args, **kwargs)

    return answer


def in_partnership(view: Callable[Concatenate[Visit, P], HttpResponseBase]) -> View:
    """Show this page to those who may see the partnership; to others it is not."""

    @wraps(view)
    def answer(
        request: HttpRequest, partnership: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        visit = _visit(request, partnership)
        if visit.here is None:
            raise Http404
        return _answered(view, visit, *args, **kwargs)

    return answer


def visit_below(request: HttpRequest) -> Visit | None:
    """Who stands in the partnership this address begins with, if they may see it?

    For pages of errors: nothing is raised, whatever was asked for and by whom.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    try:
        visit = _visit(request, request.path_info.strip("/").partition("/")[0])
    except PermissionDenied:
        return None
    return visit if visit.here is not None else None


def _visit(request: HttpRequest, slug: str = "") -> Visit:
    try:
        actor = resolve(request.user.get_username())
    except UnknownAccount as error:  # it was closed while somebody was signed in
        raise PermissionDenied from error
    held = tuple(queries.partnerships(actor))
    here = next((one for one in held if one.slug == slug), None)
    return Visit(request=request, actor=actor, partnerships=held, here=here)


def _answered(view: View, visit: Visit, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        return view(visit, *args, **kwargs)
    except NotFound as error:
        raise Http404 from error
    except NotPermitted as error:
        raise PermissionDenied(str(error)) from error
