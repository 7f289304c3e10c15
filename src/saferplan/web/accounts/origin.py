"""Where a request came from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address it was sent from.

    In production a server stands in front, which adds the address it was asked from
    as the last one; what stands before that may be made up.
    """
    said = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.PRODUCTION else ""
    return said.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
