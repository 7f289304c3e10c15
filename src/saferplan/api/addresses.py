"""The addresses of the API, version 1, and the description it serves of itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.parser import Parser

from saferplan.api import papers, reading, refusals, returning
from saferplan.api.answers import answer
from saferplan.api.described import described_shapes

PREFIX = "/api/v1"
VERSION = "1"
ABOUT = (
    "Where a Community Safety Partnership stands, as the pages and papers show it, "
    "and the way in for agencies’ returns. Show the key of your agency in every "
    "request: Authorization: Bearer sfp_... Dates are ISO, numbers unrounded, and "
    "what does not apply is null. Every refusal has the same shape, and its problems "
    "the same words as the pages and the command line."
)


class _StrictParser(Parser):
    """JSON as its standard has it: NaN and Infinity are none."""

    def parse_body(self, request: HttpRequest) -> Any:
        return json.loads(request.body, parse_constant=_no_number)


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number in JSON.")


def _api() -> NinjaAPI:
    made = NinjaAPI(
        title="saferplan",
        version=VERSION,
        description=ABOUT,
        urls_namespace="api-v1",
        # Both would bring scripts from elsewhere; the description is ours to serve.
        docs_url=None,
        openapi_url=None,
        parser=_StrictParser(),
    )
    refusals.refuse_with(made)
    for room in (reading, papers, returning):
        made.add_router("", room.router)
    return made


API = _api()


@cache
def description() -> dict[str, Any]:
    """What the API says of itself, as OpenAPI 3.1."""
    told = dict(API.get_openapi_schema(path_prefix=PREFIX))
    parts = dict(told["components"])
    parts["schemas"] = described_shapes() | parts.get("schemas", {})
    return {**told, "components": parts}


def routes() -> tuple[tuple[str, str], ...]:
    """Every method and address there is, as the description names them."""
    return tuple(
        (method, address.removeprefix(PREFIX))
        for address, methods in description()["paths"].items()
        for method in methods
    )


def openapi(request: HttpRequest) -> HttpResponse:
    """The description, for everybody: it says nothing of any partnership."""
    if request.method != "GET":
        return refusals.not_allowed(request, "GET")
    return answer(description())


def _framed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let the door decide who comes in, and turn away in JSON, never with a page."""

    @wraps(view)
    def answered(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        found = view(request, **parts)
        if found.status_code == 405:
            return refusals.not_allowed(request, found.headers["Allow"])
        return found

    # No form is ever sent here: nothing is written on the word of a cookie.
    return csrf_exempt(login_not_required(answered))


def _addresses() -> list[URLPattern]:
    made = [one for one in API.urls[0] if isinstance(one, URLPattern)]
    found = [one for one in made if one.name != "api-root"]
    for pattern in found:
        pattern.callback = _framed(pattern.callback)
    return [
        path("openapi.json", _framed(openapi), name="openapi"),
        *found,
        re_path(r"^(?P<rest>.*)$", _framed(refusals.nothing_here), name="nothing"),
    ]


urlpatterns = _addresses()
app_name = "api"
