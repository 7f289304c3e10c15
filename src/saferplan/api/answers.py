"""Answers: JSON with its keys in the order they were given, or a file."""

from __future__ import annotations

import json

from django.http import HttpResponse

from saferplan.documents.json.positions import Wire

JSON = "application/json"


def answer(found: Wire, *, status: int = 200) -> HttpResponse:
    """This object as JSON; NaN is no JSON, and fails rather than going out."""
    text = json.dumps(found, ensure_ascii=False, allow_nan=False)
    # Half of a pair of letters is no UTF-8; escaped it is still JSON.
    return HttpResponse(
        text.encode("utf-8", "backslashreplace"), status=status, content_type=JSON
    )


def file_answer(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to be kept under this name, never shown in a page."""
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
