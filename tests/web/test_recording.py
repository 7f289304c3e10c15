"""Entering and correcting a figure by form."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.web.clients import client_of, text_of

pytestmark = pytest.mark.django_db
FORM = f"/{ANYTOWN}/indicators/{BURGLARY}/record/"
REPEATS_FORM = f"/{ANYTOWN}/indicators/{REPEATS}/record/"
CONFIRMED = "govuk-notification-banner--success"
JANUARY = {
    "period": "month|2009-01",
    "state": "given",
    "value": "1,041",
    "known_on": "2/2/2009",
    "source": "January return",
}


def problems(response: HttpResponse) -> list[tuple[str, str]]:
    """The problems of the page, each with the field it leads to."""
    page = response.content.decode()
    summary = re.search(r"govuk-error-summary__list.*?</ul>", page, re.DOTALL)
    return re.findall(r'href="#(\w+)">([^<]+)<', summary[0]) if summary else []


def test_recording_a_new_figure_shows_it_at_once() -> None:
    client = client_of("analyst")
    response = client.post(FORM, JANUARY)
    assert response.status_code == 302
    page = text_of(client, response.url)
    assert "January 2009 is now 1,041." in page
    assert "January return" in page
    assert "April 2008 to January 2009: 1,329" in page  # 288 + 1041


def test_recording_a_correction_without_a_reason_is_refused() -> None:
    client = client_of("manager")
    response = client.post(
        FORM, JANUARY | {"period": "month|2008-12", "known_on": "1/5/2009"}
    )
    assert [field for field, _ in problems(response)] == ["reason"]
    page = response.content.decode()
    assert 'value="1,041"' in page
    assert 'value="month|2008-12" selected' in page


def test_recording_a_correction_shows_both_values() -> None:
    client = client_of("manager")
    typed = {"period": "month|2008-12", "known_on": "1/5/2009", "reason": "recount"}
    response = client.post(FORM, JANUARY | typed)
    page = text_of(client, response.url)
    assert "December 2008 is now 1,041; before, it was 34." in page
    assert "Reason: recount" in page
    assert "<del>34</del>" in page


def test_recording_is_confirmed_once_and_on_its_own_page() -> None:
    client = client_of("analyst")
    response = client.post(FORM, JANUARY)
    assert response.url == f"/{ANYTOWN}/indicators/{BURGLARY}/"
    assert CONFIRMED not in text_of(client, f"/{ANYTOWN}/indicators/{REPEATS}/")
    assert CONFIRMED in text_of(client, response.url)
    assert CONFIRMED not in text_of(client, response.url)


def test_recording_with_everything_wrong_says_everything_and_loses_nothing() -> None:
    client = client_of("manager")
    typed = {
        "period": "",
        "state": "given",
        "value": "twelve",
        "known_on": "soon",
        "reason": "because <b>",
        "source": "a letter",
    }
    response = client.post(FORM, typed)
    assert [field for field, _ in problems(response)] == ["period", "value", "known_on"]
    page = response.content.decode()
    for kept in ('value="twelve"', 'value="soon"', "because &lt;b&gt;", "a letter"):
        assert kept in page


def test_recording_a_share_asks_for_both_counts() -> None:
    client = client_of("manager")
    typed = JANUARY | {"period": "month|2008-08", "numerator": "20"}
    response = client.post(REPEATS_FORM, typed)
    assert problems(response) == [
        ("denominator", "Enter the denominator, or say why there is none.")
    ]


def test_recording_a_share_above_the_whole_is_refused_at_its_field() -> None:
    client = client_of("manager")
    typed = JANUARY | {
        "period": "month|2008-08",
        "numerator": "20",
        "denominator": "10",
    }
    assert [field for field, _ in problems(client.post(REPEATS_FORM, typed))] == [
        "denominator"
    ]


def test_recording_what_was_awaited_needs_no_reason() -> None:
    client = client_of("manager")
    typed = JANUARY | {
        "period": "month|2008-07",
        "numerator": "3",
        "denominator": "12",
        "known_on": "1/5/2009",
    }
    assert client.post(REPEATS_FORM, typed).status_code == 302


def test_recording_a_missing_figure_needs_no_number() -> None:
    client = client_of("manager")
    typed = JANUARY | {"state": "not_available", "value": ""}
    response = client.post(FORM, typed)
    assert "not available [x]" in text_of(client, response.url)


def test_recording_a_period_that_is_not_in_the_list() -> None:
    client = client_of("manager")
    typed = JANUARY | {"period": "", "another_period": "2007-04"}
    response = client.post(FORM, typed)
    assert "April 2007 is now 1,041." in text_of(client, response.url)


def test_recording_offers_the_next_months_and_what_the_others_hold() -> None:
    page = text_of(client_of("manager"), FORM)
    offered = re.findall(r'value="(month\|[^"]+)"[^>]*>([^<]+)<', page)
    assert offered[:4] == [
        ("month|2009-03", "March 2009 (no figure yet)"),
        ("month|2009-02", "February 2009 (no figure yet)"),
        ("month|2009-01", "January 2009 (no figure yet)"),
        ("month|2008-12", "December 2008 (now 34)"),
    ]


def test_recording_is_not_for_readers() -> None:
    client: Client = client_of("reader")
    assert client.post(FORM, JANUARY).status_code == 403
