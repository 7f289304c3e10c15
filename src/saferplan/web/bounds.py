"""How much may be sent at once: known before any of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

MEBIBYTE = 1024 * 1024
MOST_SENT = 12 * MEBIBYTE
"""Twice what a workbook may have, and room for the form around it."""
TOO_LARGE = 413


def refuse_what_is_too_large(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a form or file beyond the limit is answered without being read.

    Only what the length announces is ever read, so that the length cannot lie.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            length = 0
        if length > MOST_SENT:
            limit = {"limit": MOST_SENT // MEBIBYTE}
            return render(request, "413.html", limit, status=TOO_LARGE)
        return get_response(request)

    return answer
