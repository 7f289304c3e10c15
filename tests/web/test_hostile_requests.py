"""Whatever somebody sends, a page answers; and what it says is kept by nobody else."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, override_settings

from saferplan.core.indicators.trace import check_characters
from saferplan.usecases.partnership.cast import PASSWORD
from saferplan.web.accounts import attempts
from tests.cast import QUICK
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.web.clients import client_of, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAYS = (
    *"9999-12-31 31/12/9999 0001-01-01 1/1/0001 1/1/1800 2008-13-45".split(),
    "\u0663\u0661/\u0663/\u0662\u0660\u0660\u0669",  # digits, but none of ours
    "\uff19\uff19\uff19\uff19-12-31",
)
ODD = (*DAYS, "\x00", "a\x00b", "x" * 10_000, "<script>", "';--", "%00", "-1", "1e999")
ASKED = (
    f"/{ANYTOWN}/indicators/",
    f"/{ANYTOWN}/indicators/{BURGLARY}/",
    f"/{ANYTOWN}/indicators/{BURGLARY}/record/",
    f"/{ANYTOWN}/boards/delivery-board/",
    "/trace/",
)
NAMES = ("as_at", "known_on", "rag", "group", "period", "recorded", "code", "month")
FIGURE = {
    "period": "month|2008-12",
    "state": "given",
    "value": "5",
    "numerator": "1",
    "denominator": "2",
    "known_on": "1/2/2009",
    "reason": "counted again",
    "source": "",
    "marker": "",
}


def _trace(body: str) -> str:
    return body + check_characters(body)


@pytest.mark.parametrize("address", ["/", f"/{ANYTOWN}/"])
def test_no_question_breaks_a_page_that_takes_none(address: str) -> None:
    client = client_of("manager")
    found = {
        odd: client.get(address, dict.fromkeys(NAMES, odd)).status_code for odd in ODD
    }
    assert {at: status for at, status in found.items() if status >= 500} == {}


@pytest.mark.parametrize("address", ASKED)
def test_no_question_breaks_a_page(address: str) -> None:
    client = client_of("manager")
    found = {
        (name, odd): client.get(address, {name: odd}).status_code
        for name in NAMES
        for odd in ODD
    }
    assert {at: status for at, status in found.items() if status >= 500} == {}


@pytest.mark.parametrize("day", DAYS)
def test_a_day_out_of_reach_is_told_beside_the_form(day: str) -> None:
    page = client_of("reader").get(f"/{ANYTOWN}/indicators/", {"as_at": day})
    assert "There is a problem" in page.content.decode()


@pytest.mark.parametrize("field", FIGURE)
@pytest.mark.parametrize("code", [BURGLARY, REPEATS])
def test_no_entry_breaks_the_form_or_a_page_after_it(field: str, code: str) -> None:
    client = client_of("manager")
    typed = ("month|0001-01", "month|9999-12", "nonsense|2009-01", "forecast", "-5")
    for odd in (*ODD, *typed, "9" * 400, "0.0000000000001"):
        sent = FIGURE | {field: odd}
        client.post(f"/{ANYTOWN}/indicators/{code}/record/", sent)
    assert client.get(f"/{ANYTOWN}/indicators/{code}/").status_code == 200
    assert client.get(f"/{ANYTOWN}/indicators/").status_code == 200


@pytest.mark.parametrize("marker", ["forecast", "break", "unheard-of"])
def test_only_a_marker_that_is_offered_can_be_entered(marker: str) -> None:
    client = client_of("manager")
    answer = client.post(
        f"/{ANYTOWN}/indicators/{BURGLARY}/record/", FIGURE | {"marker": marker}
    )
    assert answer.status_code == 200
    assert "Choose how sure the figure is." in answer.content.decode()


@pytest.mark.parametrize(
    "body",
    [
        f"{ANYTOWN}.ni16.r12-200801-200812.99991231.all.1.0000",
        f"{ANYTOWN}.ni16.r12.20081231.00010101.1.0000",
        f"{ANYTOWN}.ni16.r12.20081231.all.{'9' * 5000}.0000",
        f"{ANYTOWN}.ni16.r12.20081231.all.².0000",
        f"{ANYTOWN}.ni/16.r12.20081231.all.1.0000",
        f"{ANYTOWN}.ni\x0016.r12.20081231.all.1.0000",
    ],
)
def test_a_made_up_trace_code_is_told_to_be_none(body: str) -> None:
    answer = client_of("reader").get("/trace/", {"code": _trace(body)})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/sign-in/", "/accessibility/", ASKED[4], "/trace/", ASKED[2]]
)
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_no_page_knows_another_way_of_asking(address: str, method: str) -> None:
    assert getattr(client_of("manager"), method)(address).status_code == 405


@pytest.mark.parametrize(
    "address", ["/sign-out/", "/sign-in/", f"/{ANYTOWN}/indicators/{BURGLARY}/record/"]
)
def test_nothing_is_done_for_a_form_of_another_site(address: str) -> None:
    client_of("manager")
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in("manager").cookies
    assert client.post(address, FIGURE).status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        *ASKED,
        "/nowhere/",
        "/accessibility/",
        f"/{ANYTOWN}",
        f"/{ANYTOWN}/boards/delivery-board/2008-12/",
        f"/{ANYTOWN}/boards/delivery-board/2008-12/pack.xlsx",
        "/static/saferplan/none.css",
    ],
)
def test_no_answer_is_kept_or_framed(address: str) -> None:
    answer = client_of("manager").get(address)
    assert answer.headers["Cache-Control"] == "private, no-store"
    _assert_guarded(answer)


def test_what_does_not_change_is_guarded_too_but_may_be_kept() -> None:
    answer = Client().get("/static/saferplan/saferplan.css")
    answer.close()
    assert "public" in answer.headers["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer.headers
    _assert_guarded(answer)


def test_a_site_that_is_not_ours_is_told_nothing() -> None:
    answer = Client().get("/", HTTP_HOST="evil.example")
    assert answer.status_code == 400
    assert "saferplan" not in answer.content.decode()


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        (f"/{ANYTOWN}/", f"/{ANYTOWN}/"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http:///evil.example", "/"),
    ],
)
def test_signing_in_never_leads_to_another_site(wanted: str, led: str) -> None:
    assert _sign_in("manager", next=wanted).headers["Location"] == led


def test_signing_in_gives_a_new_session_and_signing_out_ends_it() -> None:
    client = Client()
    client.get("/sign-in/")
    client.cookies["sessionid"] = "chosen-by-somebody-else"
    _sign_in("manager", client)
    own = client.cookies["sessionid"].value
    assert own != "chosen-by-somebody-else"
    assert client.get(f"/{ANYTOWN}/").status_code == 200
    client.post("/sign-out/")
    client.cookies["sessionid"] = own
    assert client.get(f"/{ANYTOWN}/").status_code == 302


def test_a_session_ends_after_a_working_day() -> None:
    answer = _sign_in("manager")
    cookie = answer.cookies["sessionid"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (
        12 * 60 * 60,
        True,
        "Lax",
    )


def test_an_account_with_signs_no_database_takes_is_simply_wrong() -> None:
    answer = Client().post("/sign-in/", {"account": "a\x00b", "password": "x"})
    assert "is not right" in answer.content.decode()


def test_five_wrong_passwords_close_the_door_to_the_right_one() -> None:
    for _ in range(attempts.MOST_FOR_ACCOUNT):
        _sign_in("manager", password="wrong")
    assert "Too many wrong passwords" in _sign_in("manager").content.decode()


def test_behind_a_server_each_address_has_its_own_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "PRODUCTION", True)
    client_of("manager")
    client = Client(headers={"X-Forwarded-For": "10.0.0.1, 10.0.0.2"})
    made_up = Client(headers={"X-Forwarded-For": "10.0.0.9, 10.0.0.2"})
    other = Client(headers={"X-Forwarded-For": "10.0.0.2, 10.0.0.3"})
    for _ in range(attempts.MOST_FOR_ACCOUNT):
        _sign_in("manager", client, password="wrong")
    assert "Too many wrong" in _sign_in("manager", made_up).content.decode()
    # Not too many from there: the demonstration is shut out in words of its own.
    assert "is not right" in _sign_in("manager", other).content.decode()


def test_in_production_nobody_signs_in_with_the_password_everybody_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "PRODUCTION", True)
    answer = _sign_in("manager")
    page = answer.content.decode()
    assert "is not right" in page
    assert PASSWORD not in page


@pytest.fixture(autouse=True)
def _nobody_has_tried_before() -> None:
    cache.clear()


def _sign_in(
    account: str,
    client: Client | None = None,
    *,
    password: str = PASSWORD,
    next: str = "",
) -> HttpResponse:
    client_of(account)
    sent = {"account": account, "password": password, "next": next}
    with override_settings(PASSWORD_HASHERS=QUICK):
        return (client or Client()).post("/sign-in/", sent)


def _assert_guarded(answer: HttpResponse) -> None:
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
