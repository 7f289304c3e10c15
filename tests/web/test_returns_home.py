"""What home says of returns, to each as it concerns them."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.web.clients import client_of, signed_in, text_of

pytestmark = pytest.mark.django_db
HOME = f"/{ANYTOWN}/"
PAGE = f"/{ANYTOWN}/returns/burglary-group/2009-01/"
SUBMIT = {"seen": "0", "act": "submit", "line-1": BURGLARY, "line-1-value": "33"}


def test_a_theme_lead_sees_the_own_return_and_one_button() -> None:
    client = client_of("theme-lead")
    page = text_of(client, HOME)
    assert "Your return: Burglary Group, January 2009" in page
    assert f'href="{PAGE}">Fill in the monthly page</a>' in page
    client.post(PAGE, SUBMIT | {"act": "save"})
    assert ">Go on with the monthly page</a>" in text_of(client, HOME)
    client.post(PAGE, SUBMIT | {"seen": "1"})
    page = text_of(client, HOME)
    assert ">Open the monthly page</a>" in page
    assert "1 of 1 figure given." in page


def test_a_manager_is_asked_to_accept_what_was_submitted() -> None:
    client_of("theme-lead").post(PAGE, SUBMIT)
    page = text_of(signed_in("manager"), HOME)
    assert "January 2009: 1 of 2 returns in, " in page
    assert "Accept the return of Burglary Group for January 2009" in page
    assert f'href="{PAGE}accept/"' in page
    assert "Your return" not in page


def test_a_reader_is_asked_for_no_return() -> None:
    client_of("theme-lead").post(PAGE, SUBMIT)
    page = text_of(signed_in("reader"), HOME)
    assert "Accept the return" not in page
    assert "Your return" not in page


def test_the_returns_have_their_place_in_the_navigation() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/returns/")
    current = f'href="/{ANYTOWN}/returns/" aria-current="true">Returns</a>'
    assert current in page


def test_a_meeting_says_by_when_the_returns_are_due() -> None:
    client = client_of("theme-lead")
    arrange_meeting(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        held_on=date(2009, 2, 27),
        reports=Month(2009, 1),
    )
    due = "6 February 2009"  # three weeks of five working days before the Friday
    assert f"Due on {due}, and late." in text_of(client, HOME)
    assert f"due on {due} (late)." in text_of(client, PAGE)
    listed = text_of(signed_in("manager"), f"/{ANYTOWN}/returns/?month=2009-01")
    assert "January 2009: 0 of 2 returns in; 2 are late." in listed
    assert listed.count(">Late</strong>") == 2
    assert "Ask for the late returns" in text_of(signed_in("manager"), HOME)
