"""Who may open which page: every address, for every member of the cast."""

from __future__ import annotations

from types import ModuleType

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from saferplan.web.about.views import went_wrong
from tests.cast import OUTSIDER, the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.web.access.expected import ANYBODY
from tests.web.access.rooms import ROOMS, TABLE, page_names, prepare, visitor
from tests.web.clients import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_every_address_is_in_the_table() -> None:
    assert page_names() == set(TABLE)


# By rooms: what all of a room's pages need is made ready once.
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_everybody_gets_what_the_table_says(room: ModuleType) -> None:
    prepare()
    found = {}
    for name, (parts, _) in room.TABLE.items():
        address = reverse(name, kwargs=parts)
        found[name] = {account: _status(account, address) for account in ANYBODY}
    assert found == {name: expected for name, (_, expected) in room.TABLE.items()}


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


@pytest.mark.parametrize("wrong_turn", ["set-up/", "nowhere/", "groups/none/"])
def test_a_wrong_turn_within_a_partnership_leads_back_to_it(wrong_turn: str) -> None:
    the_cast()
    response = signed_in("reader").get(f"/{ANYTOWN}/{wrong_turn}")
    page = response.content.decode()
    assert response.status_code in (403, 404)
    assert f'href="/{ANYTOWN}/returns/"' in page
    assert f'href="/{ANYTOWN}/">Go to This month' in page
    strange = signed_in(OUTSIDER).get(f"/{ANYTOWN}/{wrong_turn}").content.decode()
    assert f"/{ANYTOWN}/" not in strange


def test_the_page_of_a_fault_of_ours_needs_nothing_to_be_shown() -> None:
    response = went_wrong(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Sorry, there is a problem" in response.content.decode()


def _status(account: str, address: str) -> int:
    return visitor(account).get(address).status_code


def _bare(response: HttpResponse) -> tuple[int, bytes]:
    return response.status_code, response.content
