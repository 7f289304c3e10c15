"""Who asks, and is what they send of a kind that can be read?

A program shows the key of its agency (``Authorization: Bearer sfp_...``). Somebody
signed in to the pages may read with their session as well; nothing is ever written
on the word of a cookie, so that no other site can make a browser write.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from ninja.security.base import AuthBase

from saferplan.api.refusals import RefusedRequest
from saferplan.documents.json.problems import Fault
from saferplan.documents.workbooks.book import MOST_BYTES
from saferplan.usecases.actor import Actor, resolve
from saferplan.usecases.errors import UnknownAccount
from saferplan.usecases.partnership.api_tokens import resolve_token

SCHEME = "bearer"
MOST_JSON = 2_000_000
"""Bytes: a return of 2,000 lines with remarks on every one is smaller."""
MOST_UPLOAD = MOST_BYTES + 100_000
"""Bytes: the largest file that is read, and the form around it."""
JSON, FORM = "application/json", "multipart/form-data"
NO_KEY = "Show the key of your agency: send the header “Authorization: Bearer sfp_...”."
WRONG_KEY = (
    "This key opens nothing here: it was ended, or has a slip in it. Your "
    "partnership’s manager can make another."
)


class Key(AuthBase):
    """The key of an agency; where it writes, with something that can be read."""

    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_description = (
        "A key of one agency, made by the partnership’s manager. It begins with sfp_."
    )

    def __init__(self, kind: str = "", most: int = 0) -> None:
        """Take bodies of this kind, of at most so many bytes; without, no bodies."""
        super().__init__()
        self._kind, self._most = kind, most

    def __call__(self, request: HttpRequest) -> Actor:
        """Who stands behind the key that was shown."""
        token = _shown(request)
        if not token:
            raise RefusedRequest(401, NO_KEY)
        actor = _of_token(token)
        if self._kind:
            _require_kind(request, self._kind)
            _require_size(request, self._most)
        return actor


class Session(AuthBase):
    """The session of somebody signed in to the pages: good for reading alone."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"
    openapi_description = "Somebody signed in to the pages; good for reading alone."

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Who is signed in; None leaves it to the key, which counts for more."""
        if request.headers.get("Authorization") or not request.user.is_authenticated:
            return None
        try:
            return resolve(request.user.get_username())
        except UnknownAccount:
            return None


READING: list[Callable[[HttpRequest], Actor | None]] = [Session(), Key()]
WRITING_JSON = Key(JSON, MOST_JSON)
WRITING_FILE = Key(FORM, MOST_UPLOAD)


def who(request: HttpRequest) -> Actor:
    """The actor the door let in."""
    actor: Actor = request.auth  # type: ignore[attr-defined]  # ninja keeps it there
    return actor


def _shown(request: HttpRequest) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == SCHEME else ""


def _of_token(token: str) -> Actor:
    try:
        return resolve_token(token)
    except UnknownAccount:
        raise RefusedRequest(401, WRONG_KEY) from None


def _require_kind(request: HttpRequest, kind: str) -> None:
    if request.content_type != kind:
        found = request.content_type or "nothing"
        raise RefusedRequest(
            415,
            f"This address takes {kind}.",
            Fault(
                field="Content-Type",
                found=f"It says {found[:100]}.",
                mend=f"Send {kind}.",
            ),
        )


def _require_size(request: HttpRequest, most: int) -> None:
    said = request.META.get("CONTENT_LENGTH") or "0"
    if not said.isascii() or not said.isdigit() or int(said) > most:
        raise RefusedRequest(
            413, f"What you send is too large: {most:,} bytes are read at most."
        )
