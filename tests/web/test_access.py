"""Who may open which page: every address, for every member of the cast."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse

from saferplan.web.about.views import went_wrong
from tests.cast import ACCOUNTS, INSIDERS, OUTSIDER, the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.web.clients import signed_in

pytestmark = pytest.mark.django_db
ANYBODY = (*ACCOUNTS, "nobody")
HERE = {"partnership": ANYTOWN}
PACK = HERE | {"body": "delivery-board", "month": "2008-12"}
FOUND, MOVED, FORBIDDEN, ABSENT = 200, 302, 403, 404

# name of the address -> (its parts, what each member of the cast gets); "nobody" has
# not signed in.
INSIDE = dict.fromkeys(INSIDERS, FOUND) | {OUTSIDER: ABSENT, "nobody": MOVED}
RECORDERS = INSIDE | dict.fromkeys(
    ("theme-lead", "board", "agency", "reader"), FORBIDDEN
)
PAPERS = INSIDE | {"agency": FORBIDDEN}
EVERYBODY = dict.fromkeys(ANYBODY, FOUND)
WITH_ACCOUNT = dict.fromkeys(ACCOUNTS, FOUND) | {"nobody": MOVED}
TABLE: dict[str, tuple[dict[str, str], dict[str, int]]] = {
    "partnerships": ({}, dict.fromkeys(ANYBODY, MOVED)),
    "sign-in": ({}, dict.fromkeys(ACCOUNTS, MOVED) | {"nobody": FOUND}),
    "sign-out": ({}, dict.fromkeys(ACCOUNTS, 405) | {"nobody": MOVED}),
    "accessibility": ({}, EVERYBODY),
    "trace-search": ({}, WITH_ACCOUNT),
    "trace": (
        {"code": "not-a-code"},
        dict.fromkeys(ACCOUNTS, ABSENT) | {"nobody": MOVED},
    ),
    "home": (HERE, INSIDE),
    "dashboard": (HERE, INSIDE),
    "indicator": (HERE | {"code": REPEATS}, INSIDE | {"agency": ABSENT}),
    "record": (HERE | {"code": BURGLARY}, RECORDERS),
    "definitions": (HERE, INSIDE),
    "library": (HERE, INSIDE),
    "library-definition": (HERE | {"shelf": "today", "entry": "shop-theft"}, INSIDE),
    "structure": (HERE, INSIDE),
    "group": (HERE | {"group": "burglary-group"}, INSIDE),
    "boards": (HERE, PAPERS),
    "board": (
        HERE | {"body": "delivery-board"},
        dict.fromkeys(INSIDERS, MOVED)
        | {
            "agency": FORBIDDEN,
            OUTSIDER: ABSENT,
            "nobody": MOVED,
        },
    ),
    "pack": (PACK, PAPERS),
    "pack-file": (PACK | {"kind": "xlsx"}, PAPERS),
}


def test_every_address_is_in_the_table() -> None:
    assert {p.name for p in get_resolver().url_patterns} == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_everybody_gets_what_the_table_says(name: str) -> None:
    the_cast()
    parts, expected = TABLE[name]
    address = reverse(name, kwargs=parts)
    found = {account: _status(account, address) for account in ANYBODY}
    assert found == expected


def test_the_outsider_is_told_the_same_of_a_partnership_as_of_none() -> None:
    the_cast()
    client = signed_in(OUTSIDER)
    there = client.get(f"/{ANYTOWN}/indicators/")
    nowhere = client.get("/nowhere/indicators/")
    assert _bare(there) == _bare(nowhere)


def test_an_agency_reads_its_own_indicators_alone() -> None:
    the_cast()
    page = signed_in("agency").get(f"/{ANYTOWN}/indicators/").content.decode()
    assert BURGLARY in page
    assert REPEATS not in page


def test_an_error_page_is_shown_in_the_frame_of_the_site() -> None:
    the_cast()
    page = signed_in("reader").get("/nowhere/").content.decode()
    assert "<h1" in page
    assert "Page not found" in page


def test_the_page_of_a_fault_of_ours_needs_nothing_to_be_shown() -> None:
    response = went_wrong(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Sorry, there is a problem" in response.content.decode()


def _status(account: str, address: str) -> int:
    client = Client() if account == "nobody" else signed_in(account)
    return client.get(address).status_code


def _bare(response: HttpResponse) -> tuple[int, bytes]:
    return response.status_code, response.content
