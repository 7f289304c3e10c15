"""Whatever is asked of the API, it answers as it describes itself, and never fails.

Schemathesis makes requests of its own from the description that is served, sound
ones and broken ones. They are asked in this process, as an agency's key, as that of
an outsider, as somebody signed in, and as nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, BaseSchema, Case, GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from saferplan.core.periods.months import FIRST_DAY, LAST_DAY
from saferplan.store import models
from tests.api.access import TABLE
from tests.api.clients import API, KEY, NOBODY, OUTSIDE_KEY, a_key, an_outside_key
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.web.clients import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EXAMPLES = 6
READER = "reader"
WHOSE = (KEY, OUTSIDE_KEY, READER, NOBODY)
WAYS = [f"{method.upper()} {API}{path}" for method, path in TABLE]
# What is there, so that sound requests get past the first door.
THERE = {
    "partnership": ANYTOWN,
    "code": BURGLARY,
    "holder": "burglary-group",
    "body": "delivery-board",
    # The other formats take a second each, and have tests of their own.
    "kind": "html",
}


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Keep the test's own transaction open, as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


# It cannot know that the key it is given is sound; tests/api/test_access.py does.
UNASKED = [ignored_auth]
# A code may have a slip in it, a line or a file be wrong, and an issued version
# cannot be cut again: no description can say that, and the answer does.
MAY_BE_WRONG = ("/traces/", "POST ", "/packs/")


@cache
def a_description() -> BaseSchema:
    """The description as it is served; it is the same for everybody."""
    schemathesis.openapi.format(
        "date", st.dates(FIRST_DAY, LAST_DAY).map(lambda day: day.isoformat())
    )
    return schemathesis.openapi.from_wsgi(f"{API}/openapi.json", get_wsgi_application())


def shown(whose: str) -> dict[str, str]:
    """The header with which this one asks."""
    if whose == NOBODY:
        return {}
    if whose == READER:
        cookie: Client = signed_in(READER)
        return {"Cookie": f"sessionid={cookie.cookies['sessionid'].value}"}
    key = a_key() if whose == KEY else an_outside_key()
    return {"Authorization": f"Bearer {key}"}


def operation_of(schema: BaseSchema, way: str) -> APIOperation:
    """The operation of this method and address."""
    found = [one.ok() for one in schema.get_all_operations()]
    return next(one for one in found if one.label == way)


def ask(operation: APIOperation, whose: str, mode: GenerationMode, **there: Any) -> int:
    """Ask many times; every answer must conform. How many were answered with 200?"""
    headers, done = shown(whose), []
    left_out = [*UNASKED]
    if any(part in operation.label for part in MAY_BE_WRONG):
        left_out.append(positive_data_acceptance)
    bounded = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    @bounded
    @given(case=operation.as_strategy(generation_mode=mode, **there))
    def asked(case: Case) -> None:
        response = case.call_and_validate(headers=headers, excluded_checks=left_out)
        done.append(response.status_code)

    asked()
    assert len(done) > 0
    return done.count(200)


@pytest.mark.parametrize("way", WAYS)
def test_sound_requests_are_answered_as_described(way: str) -> None:
    the_cast()
    operation = operation_of(a_description(), way)
    names = {one.name for one in operation.path_parameters}
    there = {name: value for name, value in THERE.items() if name in names}
    for whose in WHOSE:
        ask(operation, whose, GenerationMode.POSITIVE, path_parameters=there)


@pytest.mark.parametrize("way", WAYS)
def test_broken_requests_are_refused_as_described(way: str) -> None:
    the_cast()
    entries = models.LedgerEntry.objects.count()
    operation = operation_of(a_description(), way)
    for whose in (KEY, NOBODY):
        ask(operation, whose, GenerationMode.NEGATIVE)
    # The key that was made is the one thing that was done.
    assert models.LedgerEntry.objects.count() == entries + 1
