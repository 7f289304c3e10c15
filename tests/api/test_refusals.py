"""What the API refuses: always JSON in one shape, with a sentence that mends it."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from jsonschema_rs import ValidationError

from saferplan.api import door
from tests.api.clients import API, an_agency, must_be, program, said
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY

pytestmark = pytest.mark.django_db
HERE = f"{API}/{ANYTOWN}"
RETURN = f"{HERE}/returns/burglary-group/2009-01"


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ("positions?as_at=31/12/2008", "as_at", "A date is written like 2008-12-31"),
        ("positions?as_at=", "as_at", "A date is written like 2008-12-31"),
        ("positions?known_on=1799-01-01", "known_on", "years run from 1801 to 2299"),
        ("positions?known_on=2008-02-30", "known_on", "A date is written"),
        ("positions?entry=0", "entry", "An entry is the number of a line"),
        ("positions?entry=1e3", "entry", "An entry is the number of a line"),
        ("positions?entry=99999999999999999999", "entry", "An entry is the number"),
        ("positions?colour=red", "colour", "takes no such parameter. It takes as_at,"),
        ("definitions?as_at=2008-12-31", "as_at", "no such parameter. It takes none."),
        ("returns?month=December", "month", "A month is written like 2008-12"),
        ("packs/delivery-board/2008-13", "month", "months run from 1 to 12"),
        ("packs/board/2008-12/pack.odt", "kind", "Expected 'html', 'pdf'"),
    ],
)
def test_what_is_asked_wrongly_is_told_where_and_how(
    asked: str, field: str, words: str
) -> None:
    found = said(an_agency().get(f"{HERE}/{asked}"), 422)
    (problem,) = found["problems"]
    assert problem["field"] == field
    assert words in problem["sentence"]
    assert problem["sentence"].startswith(f"{field}: ")
    assert problem["tier"] == "error"


@pytest.mark.parametrize(
    "address",
    [
        f"{API}/",
        f"{API}/partnerships/",
        f"{API}/nothing",
        f"{HERE}/positions/",
        f"{HERE}/positions/NO-SUCH",
        f"{HERE}/positions/%00",
        f"{HERE}/series/%F0%9F%92%A9",
        f"{HERE}/series/a%2Fb",
        f"{HERE}/definitions/{BURGLARY.lower()}x",
        f"{API}/nowhere/positions",
        f"{API}/%00/positions",
        f"{HERE}/returns/nobody/2009-01",
    ],
)
def test_what_is_not_there_is_told_in_json(address: str) -> None:
    client = an_agency()
    status = client.get(address).status_code
    # Of a holder that is not the key's own, it says only that it may not.
    said(client.get(address), 403 if "nobody" in address else 404)
    assert status in (403, 404)


@pytest.mark.parametrize(
    "method", ["put", "patch", "delete", "options", "head", "trace"]
)
def test_other_methods_are_told_which_there_are(method: str) -> None:
    client = an_agency()
    response = getattr(client, method)(f"{HERE}/positions")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET"
    if method != "head":
        said(response, 405)
    assert getattr(client, method)(RETURN).headers["Allow"] in (
        "GET, POST",
        "POST, GET",
    )
    assert getattr(Client(), method)(f"{API}/openapi.json").status_code == 405


def test_nobody_is_sent_to_sign_in() -> None:
    the_cast()
    for address in (f"{API}/partnerships", f"{HERE}/positions", RETURN):
        response = Client().get(address)
        found = said(response, 401)
        assert "Authorization: Bearer" in found["error"]
        assert response.headers["WWW-Authenticate"] == 'Bearer realm="saferplan"'


@pytest.mark.parametrize(
    ("sent", "kind", "status"),
    [
        ("{}", "text/plain", 415),
        ("lines=1", "application/x-www-form-urlencoded", 415),
        ("{}", "", 415),
        ("{", "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        ('{"lines": [], "seen": NaN}', "application/json", 400),
        ('{"lines": [{"code": "A", "value": Infinity}]}', "application/json", 400),
        (
            '{"lines": [{"code": "A", "value": ' + "1" * 5000 + "}]}",
            "application/json",
            400,
        ),
        (b"\xff\xfe", "application/json", 400),
        (" ", "application/json", 400),
        ("null", "application/json", 422),
        ("[]", "application/json", 422),
        ('"lines"', "application/json", 422),
        ("{}", "application/json", 422),
        ('{"lines": {}}', "application/json", 422),
        ('{"lines": [1]}', "application/json", 422),
        ('{"lines": [{"value": "1"}]}', "application/json", 422),
        ('{"lines": [{"code": "A", "value": true}]}', "application/json", 422),
        ('{"lines": [{"code": "A", "valeu": "1"}]}', "application/json", 422),
        ('{"lines": [{"code": "A", "value": "\\u0000"}]}', "application/json", 422),
        ('{"lines": [{"code": "A", "value": "\\ud800"}]}', "application/json", 422),
        ('{"lines": [], "\\ud800": 1}', "application/json", 422),
        ('{"lines": [], "answers": {"\\ud800": "x"}}', "application/json", 422),
        ('{"lines": [], "answers": {"k": "a\\u0000b"}}', "application/json", 422),
        ('{"lines": [], "reason": "\\u202e"}', "application/json", 422),
        ('{"lines": [], "submit": "yes"}', "application/json", 422),
        ('{"lines": [], "seen": -1}', "application/json", 422),
        ('{"lines": [], "seen": 1.5}', "application/json", 422),
        ('{"lines": [], "seen": 9999999999999999999999}', "application/json", 422),
        ('{"lines": [], "more": 1}', "application/json", 422),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_kept(
    sent: str | bytes, kind: str, status: int
) -> None:
    client = an_agency()
    said(client.post(RETURN, sent, content_type=kind), status)
    assert said(client.get(RETURN))["state"] == "not_started"


def test_a_problem_names_the_line_it_is_on() -> None:
    client = an_agency()
    sent = {"lines": [{"code": BURGLARY}, {"code": BURGLARY, "value": [1]}]}
    found = said(client.post(RETURN, sent, content_type="application/json"), 422)
    (problem,) = found["problems"]
    assert problem["sentence"] == "lines 2 value: It is no text. Expected a text."


def test_too_much_is_refused_before_it_is_read() -> None:
    client = an_agency()
    sent = json.dumps({"lines": [], "reason": "x" * door.MOST_JSON})
    said(client.post(RETURN, sent, content_type="application/json"), 413)
    lines = [{"code": "A"}] * 2001
    found = said(
        client.post(RETURN, {"lines": lines}, content_type="application/json"), 422
    )
    assert (
        found["problems"][0]["sentence"] == "lines: There are too many. At most 2,000."
    )


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    client = an_agency()
    body = b"x" * (door.MOST_UPLOAD + 1)
    kind = "multipart/form-data; boundary=b"
    said(client.post(f"{RETURN}/file", body, content_type=kind), 413)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b" ", "multipart/form-data", 400),
        (b" ", "multipart/form-data; boundary=", 400),
        (b"no form", "multipart/form-data; boundary=b", 422),
        (b"--b--", "multipart/form-data; boundary=b", 422),
    ],
)
def test_a_form_that_is_none_is_refused(body: bytes, kind: str, status: int) -> None:
    said(an_agency().post(f"{RETURN}/file", body, content_type=kind), status)


def test_a_fault_of_ours_is_json_and_gives_nothing_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("the inside of saferplan")

    monkeypatch.setattr("saferplan.api.reading.definitions", fail)
    client = an_agency()
    client.raise_request_exception = False
    response = client.get(f"{HERE}/definitions")
    found = said(response, 500)
    assert "inside" not in response.content.decode()
    assert found["error"].startswith("Sorry")
    assert "ZeroDivisionError" in caplog.text


def test_every_answer_keeps_the_headers_of_the_site() -> None:
    client = an_agency()
    for address in (f"{HERE}/positions", f"{API}/openapi.json", f"{API}/nothing"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "private, no-store"
        assert "Access-Control-Allow-Origin" not in headers


def test_everybody_may_read_the_description() -> None:
    the_cast()
    found = Client().get(f"{API}/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    for methods in found["paths"].values():
        for told in methods.values():
            assert {"200", "401", "422"} <= set(told["responses"])
            assert told["security"]


def test_the_shapes_would_find_a_key_too_many_or_too_few() -> None:
    found = said(an_agency().get(f"{HERE}/definitions"))
    must_be(found, "Definitions")
    for wrong in (
        found | {"more": 1},
        {"partnership": ANYTOWN},
        {**found, "definitions": [{}]},
    ):
        with pytest.raises(ValidationError):
            must_be(wrong, "Definitions")


def test_an_outsider_with_a_session_is_told_the_same_as_of_nothing() -> None:
    the_cast()
    client = program("outsider")
    there = said(client.get(f"{HERE}/positions"), 404)
    none = said(client.get(f"{API}/nowhere/positions"), 404)
    assert json.dumps(there).replace(ANYTOWN, "nowhere") == json.dumps(none)
