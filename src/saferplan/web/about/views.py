"""The accessibility statement, and the pages of errors."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from saferplan.web.visit import Visit, open_page


@require_safe
@open_page
def accessibility(visit: Visit) -> HttpResponseBase:
    """How accessible is this site?"""
    return visit.render("about/accessibility.html", None)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """You may see the partnership, but not do this; why, if it was said."""
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page, as far as you are concerned."""
    return render(request, "404.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """It is our fault; nothing about the request can be relied on."""
    return render(request, "500.html", status=500)
