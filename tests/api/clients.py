"""Programs that ask the API: with an agency's key, an outsider's, or none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import jsonschema_rs
from django.http import HttpResponse
from django.test import Client

from saferplan.api.addresses import description
from saferplan.core.partnership.structure import Organisation, StatutoryRole
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.partnership.api_tokens import make_token
from saferplan.usecases.partnership.load_partnership import load_partnership
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, OTHERTOWN, othertown
from tests.web.clients import signed_in

KEY, OUTSIDE_KEY, NOBODY = "agency’s key", "outsider’s key", "nobody"
API = "/api/v1"


def a_key(partnership: str = ANYTOWN, organisation: str = "police") -> str:
    """Make a key of this agency."""
    made = make_token(
        by=OPERATOR, partnership=partnership, organisation=organisation, name="records"
    )
    return made.token


def an_outside_key() -> str:
    """Make a key of an agency of the other partnership, which has none by itself."""
    there = othertown()
    fire = Organisation(
        slug="fire", name="Fire Service", role=StatutoryRole.RESPONSIBLE_AUTHORITY
    )
    named = replace(there.partnership, organisations=(fire,))
    load_partnership(
        holdings=replace(there, partnership=named), by=OPERATOR, source="a test"
    )
    return a_key(OTHERTOWN, "fire")


def with_key(key: str) -> Client:
    """A program that shows this key in every request."""
    return Client(headers={"Authorization": f"Bearer {key}"})


def program(whose: str) -> Client:
    """A program with a key, nobody, or somebody of the cast who is signed in.

    The partnerships must be loaded.
    """
    if whose == KEY:
        return with_key(a_key())
    if whose == OUTSIDE_KEY:
        return with_key(an_outside_key())
    return Client() if whose == NOBODY else signed_in(whose)


def an_agency() -> Client:
    """Load both partnerships, and give a program with the key of the police."""
    the_cast()
    return program(KEY)


def said(response: HttpResponse, status: int = 200) -> Any:
    """What the API said; it is JSON, of this status, and of the shape it promises."""
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "private, no-store"
    found = response.json()
    if status >= 400:
        must_be(found, "Refusal")
        assert found["error"]
        assert found["problems"]
    return found


@cache
def _validator(shape: str) -> jsonschema_rs.Draft202012Validator:
    whole = {"components": description()["components"]}
    link = {"$ref": f"#/components/schemas/{shape}"}
    return jsonschema_rs.Draft202012Validator(whole | link)


def must_be(found: object, shape: str) -> None:
    """Fail unless this object has exactly the shape of this name."""
    _validator(shape).validate(found)
