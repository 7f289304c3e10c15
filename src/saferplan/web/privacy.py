"""What a partnership says stays between the server and the one who asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

NOT_KEPT = "private, no-store"


def keep_out_of_caches(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: no page is kept, by a proxy or by the browser of a shared desk.

    A page shows nothing after signing out, not even by going back. Static files
    are answered before this and may be kept.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", NOT_KEPT)
        return response

    return answer
