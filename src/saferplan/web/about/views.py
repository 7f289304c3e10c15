"""The accessibility statement, and the pages of errors."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saferplan.web.visit import Visit, open_page, visit_below


@require_safe
@open_page
def accessibility(visit: Visit) -> HttpResponseBase:
    """How accessible is this site?"""
    return visit.render("about/accessibility.html", None)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """You may see the partnership, but not do this; why, if it was said."""
    told = {"reason": str(exception), **_frame(request)}
    return render(request, "403.html", told, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page, as far as you are concerned."""
    return render(request, "404.html", _frame(request), status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """It is our fault; nothing about the request can be relied on."""
    return render(request, "500.html", status=500)


def _frame(request: HttpRequest) -> dict[str, Visit]:
    """The partnership of this address with its navigation, for those who may see it.

    To anybody else the page is the same whether or not there is such a partnership.
    """
    visit = visit_below(request)
    return {} if visit is None else {"visit": visit}
