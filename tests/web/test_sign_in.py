"""Signing in: the right password, the wrong one, and too many of those."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, override_settings

from saferplan.usecases.partnership.cast import CAST, PASSWORD
from tests.cast import QUICK, the_cast
from tests.factories.holdings import ANYTOWN
from tests.web.clients import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_attempts_yet() -> None:
    cache.clear()


@override_settings(PASSWORD_HASHERS=QUICK)
def test_sign_in_leads_to_where_somebody_was_going() -> None:
    the_cast()
    client = Client()
    wanted = f"/{ANYTOWN}/indicators/"
    assert client.get(wanted).url == f"/sign-in/?next={wanted}"
    response = _try(client, "reader", PASSWORD, next=wanted)
    assert response.url == wanted
    assert client.get(wanted).status_code == 200


@override_settings(PASSWORD_HASHERS=QUICK)
def test_sign_in_never_leads_to_another_site() -> None:
    the_cast()
    response = _try(Client(), "reader", PASSWORD, next="https://example.org/")
    assert response.url == "/"


@override_settings(PASSWORD_HASHERS=QUICK)
def test_sign_in_with_the_wrong_password_keeps_the_account() -> None:
    the_cast()
    page = _try(Client(), "reader", "wrong").content.decode()
    assert 'value="reader"' in page
    assert 'href="#account"' in page
    assert "The account or the password is not right" in page


def test_sign_in_without_anything_says_both() -> None:
    page = _try(Client(), "", "").content.decode()
    assert "Enter your account." in page
    assert "Enter your password." in page


@override_settings(PASSWORD_HASHERS=QUICK)
def test_sign_in_is_closed_after_five_wrong_passwords() -> None:
    the_cast()
    client = Client()
    for _ in range(5):
        _try(client, "reader", "wrong")
    assert "Too many wrong" in _try(client, "reader", PASSWORD).content.decode()
    assert _try(client, "analyst", PASSWORD).status_code == 302


def test_sign_in_page_names_the_demonstration_accounts_while_they_exist() -> None:
    assert "demonstration" not in text_of(Client(), "/sign-in/")
    the_cast()
    page = text_of(Client(), "/sign-in/")
    assert all(member.account in page for member in CAST)


def test_sign_out_ends_the_session() -> None:
    the_cast()
    client = signed_in("reader")
    assert client.post("/sign-out/").url == "/sign-in/"
    assert client.get(f"/{ANYTOWN}/").status_code == 302


def test_a_form_without_its_token_is_refused_in_plain_words() -> None:
    client = Client(enforce_csrf_checks=True)
    response = _try(client, "reader", "wrong")
    assert response.status_code == 403
    assert "The page was open too long" in response.content.decode()


def _try(client: Client, account: str, password: str, **more: str) -> HttpResponse:
    sent = {"account": account, "password": password} | more
    return client.post("/sign-in/", sent)
