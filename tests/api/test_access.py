"""Who may ask the API for what: every address, for the cast, for keys and for none."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver

from saferplan.api.addresses import description, routes, urlpatterns
from saferplan.core.periods import Month
from saferplan.documents.returns import write_template_csv
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.indicators.queries import standing
from saferplan.usecases.returns.queries import one_return
from tests.api.access import ABSENT, EVERYBODY, FOUND, TABLE, Row, address
from tests.api.clients import (
    API,
    KEY,
    NOBODY,
    OUTSIDE_KEY,
    a_key,
    an_agency,
    program,
    said,
    with_key,
)
from tests.cast import INSIDERS, the_cast
from tests.factories.holdings import ANYTOWN, AS_AT, BURGLARY, DEATHS, REPEATS

pytestmark = pytest.mark.django_db
Way = tuple[str, str]


def ask(client: Client, way: Way, parts: Any, body: Any = None) -> HttpResponse:
    method, template = way
    where = address(template, parts)
    if method == "get":
        return client.get(where)
    if body == "a file":
        return client.post(where, {"file": a_template()})
    return client.post(where, body, content_type="application/json")


def a_template() -> SimpleUploadedFile:
    held = one_return(
        actor=OPERATOR,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=Month(2009, 1),
    )
    return SimpleUploadedFile("january.csv", write_template_csv(held.template))


def test_every_address_and_method_is_in_the_table() -> None:
    assert sorted(routes()) == sorted(TABLE)


def test_every_address_there_is_is_described() -> None:
    described = {
        path.removeprefix(f"{API}/").replace("{", "<").replace("}", ">")
        for path in description()["paths"]
    }
    routed = {str(one.pattern) for one in urlpatterns}
    assert routed - described == {"openapi.json", "^(?P<rest>.*)$"}
    assert described <= routed


def test_the_site_has_no_other_address_below_the_api() -> None:
    below = [p for p in get_resolver().url_patterns if str(p.pattern).startswith("api")]
    assert [str(p.pattern) for p in below] == ["api/v1/"]
    assert not isinstance(below[0], URLPattern)


@pytest.mark.parametrize("way", TABLE, ids=" ".join)
def test_everybody_gets_what_the_table_says(way: Way) -> None:
    the_cast()
    row: Row = TABLE[way]
    found = {
        whose: ask(program(whose), way, row.parts, row.body).status_code
        for whose in EVERYBODY
    }
    assert found == row.gets


@pytest.mark.parametrize(
    "way", [way for way in TABLE if TABLE[way].foreign], ids=" ".join
)
def test_nobody_reaches_into_the_other_partnership(way: Way) -> None:
    the_cast()
    row = TABLE[way]
    entries = models.LedgerEntry.objects.count()
    insiders = (KEY,) if way[0] == "post" else (*INSIDERS, KEY)
    keys = len([one for one in insiders if one == KEY])
    nowhere = {**row.foreign, "partnership": "nowhere"}
    for whose in insiders:
        client = program(whose)
        there = ask(client, way, row.foreign, row.body)
        none = ask(client, way, nowhere, row.body)
        assert there.status_code == ABSENT, whose
        told = there.content.decode().replace(row.foreign["partnership"], "nowhere")
        assert told == none.content.decode(), whose
    # Making the key of the test is the one thing that was done.
    assert models.LedgerEntry.objects.count() == entries + keys


def test_the_trace_of_a_figure_is_for_those_who_may_read_it() -> None:
    the_cast()
    lines = standing(actor=OPERATOR, partnership=ANYTOWN, as_at=AS_AT).lines
    code = next(line.trace for line in lines if line.code == REPEATS)
    found = {
        whose: program(whose).get(f"{API}/traces/{code}").status_code
        for whose in ("reader", KEY, OUTSIDE_KEY, NOBODY)
    }
    # It is sensitive and its counts are small: a reader is told that much.
    assert found == {"reader": 403, KEY: 404, OUTSIDE_KEY: 404, NOBODY: 401}


def test_a_key_reads_its_own_indicators_alone() -> None:
    found = said(an_agency().get(f"{API}/{ANYTOWN}/positions?as_at=2008-12-31"))
    assert [one["indicator"] for one in found["positions"]] == [BURGLARY, DEATHS]
    held = said(an_agency().get(f"{API}/{ANYTOWN}/definitions"))
    assert [one["indicator"] for one in held["definitions"]] == [BURGLARY, DEATHS]


def test_a_key_sees_its_own_partnership_alone() -> None:
    found = said(an_agency().get(f"{API}/partnerships"))
    assert [one["partnership"] for one in found["partnerships"]] == [ANYTOWN]


def test_a_key_that_was_ended_is_told_so() -> None:
    the_cast()
    key = a_key()
    client = with_key(key)
    said(client.get(f"{API}/partnerships"))
    models.ApiTokenRow.objects.update(ended_at="2009-01-01T00:00Z")
    response = client.get(f"{API}/partnerships")
    found = said(response, 401)
    assert "manager can make another" in found["error"]
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Basic YTpi", "sfp_abc", "Bearer a b c", "Bearer é"],
)
def test_what_is_no_key_is_not_let_in(header: str) -> None:
    the_cast()
    client = Client(headers={"Authorization": header.encode().decode("latin-1")})
    said(client.get(f"{API}/partnerships"), 401)


def test_a_wrong_key_counts_for_more_than_a_session() -> None:
    the_cast()
    client = program("manager")
    said(client.get(f"{API}/partnerships"))
    wrong = {"Authorization": "Bearer sfp_wrong"}
    said(client.get(f"{API}/partnerships", headers=wrong), 401)


def test_a_session_reads_and_writes_nothing_even_with_a_csrf_token() -> None:
    the_cast()
    client = program("manager")
    page = client.get("/sign-in/")
    token = page.cookies.get("csrftoken")
    entries = models.LedgerEntry.objects.count()
    response = client.post(
        f"{API}/{ANYTOWN}/returns/burglary-group/2009-01",
        {"lines": []},
        content_type="application/json",
        headers={"X-CSRFToken": token.value if token else "x" * 32},
    )
    said(response, 401)
    assert models.LedgerEntry.objects.count() == entries


def test_a_closed_account_reads_nothing_with_the_session_it_has() -> None:
    the_cast()
    client = program("reader")
    models.User.objects.filter(account="reader").update(is_active=False)
    said(client.get(f"{API}/partnerships"), 401)


def test_reading_writes_nothing() -> None:
    client = an_agency()
    entries = models.LedgerEntry.objects.count()
    for way, row in TABLE.items():
        if way[0] == "get" and row.gets[KEY] == FOUND:
            assert ask(client, way, row.parts).status_code == FOUND
    assert models.LedgerEntry.objects.count() == entries
