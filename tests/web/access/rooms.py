"""Every room's tables together, what they need to be there, and every address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import the_cast
from tests.web.access import (
    asked,
    boards,
    first_rooms,
    history,
    meetings,
    people,
    plan,
    registers,
    returns,
    setting_up,
)
from tests.web.access.expected import Post
from tests.web.clients import signed_in

ROOMS = (
    first_rooms,
    returns,
    history,
    boards,
    asked,
    meetings,
    plan,
    registers,
    people,
    setting_up,
)
TABLE = {name: row for room in ROOMS for name, row in room.TABLE.items()}
POSTS: tuple[Post, ...] = tuple(post for room in ROOMS for post in room.POSTS)
ANOTHER_DOOR = "api/v1/"
"""The API's addresses have a table of their own, walked by tests/api."""


def page_names() -> set[str | None]:
    """The name of every address of a page there is, however deep it is included."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str | None]:
    for pattern in patterns:
        if str(pattern.pattern) == ANOTHER_DOOR:
            continue
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield pattern.name


def prepare() -> None:
    """Load the cast, and what the rooms' addresses are about."""
    the_cast()
    for room in ROOMS:
        getattr(room, "prepare", lambda: None)()


def visitor(account: str, *, csrf: bool = False) -> Client:
    """Somebody of the cast, or nobody; who has not tried anything before."""
    # Wrong links and passwords are counted by address, and all come from here.
    cache.clear()
    client = Client() if account == "nobody" else signed_in(account)
    client.handler.enforce_csrf_checks = csrf
    return client
