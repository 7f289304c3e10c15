"""A return is accepted by somebody else, sent back, locked and amended."""

from __future__ import annotations

import pytest
from django.db import transaction

from saferplan.core.periods import Month
from saferplan.store import writing
from saferplan.store.models import PartnershipRow
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.partnership.settings import change_settings
from saferplan.usecases.returns import queries
from saferplan.usecases.returns.lock_returns import lock_returns
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.web.clients import client_of, signed_in, text_of

pytestmark = pytest.mark.django_db
JANUARY = Month(2009, 1)
LIST = f"/{ANYTOWN}/returns/"
PAGE = f"{LIST}burglary-group/2009-01/"
ACCEPT = f"{PAGE}accept/"
SUBMIT = {"seen": "0", "act": "submit", "line-1": BURGLARY, "line-1-value": "33"}


def state() -> str:
    """How far has the return come?"""
    view = queries.one_return(
        actor=OPERATOR, partnership=ANYTOWN, holder="burglary-group", month=JANUARY
    )
    return view.standing.state.value


def last() -> str:
    """The number of its last event."""
    view = queries.one_return(
        actor=OPERATOR, partnership=ANYTOWN, holder="burglary-group", month=JANUARY
    )
    return str(view.standing.last)


def submitted() -> None:
    """The theme lead has submitted January."""
    assert client_of("theme-lead").post(PAGE, SUBMIT).status_code == 302


def lock() -> None:
    """A pack is issued over January."""
    with transaction.atomic():
        row = PartnershipRow.objects.get(slug=ANYTOWN)
        entry = writing.open_entry(
            row, account="operator", on_behalf_of="", what="issue_pack", detail={}
        )
        lock_returns(entry, JANUARY)


def test_accepting_signs_the_figures_off() -> None:
    submitted()
    indicator = f"/{ANYTOWN}/indicators/{BURGLARY}/"
    client = signed_in("manager")
    page = text_of(client, ACCEPT)
    assert "theme-lead submitted it on" in page
    assert "1 figure waits to be accepted." in page
    assert ", not signed off</strong>" in text_of(client, indicator)
    assert "[ns] not signed off yet" in text_of(client, f"/{ANYTOWN}/indicators/")
    response = client.post(ACCEPT, {"act": "accept", "seen": last()})
    assert response.headers["Location"] == f"{LIST}?month=2009-01"
    assert "Accepted: Burglary Group, January 2009." in text_of(client, response.url)
    assert state() == "accepted"
    assert ", not signed off</strong>" not in text_of(client, indicator)


def test_whoever_submitted_is_told_why_somebody_else_must_accept() -> None:
    client = client_of("manager")
    typed = SUBMIT | {"reason": "by telephone"}
    assert client.post(PAGE, typed).status_code == 302
    page = text_of(client, ACCEPT)
    assert "You submitted this return yourself" in page
    assert 'value="accept"' not in page
    response = client.post(ACCEPT, {"act": "accept", "seen": last()})
    assert response.status_code == 422
    assert state() == "submitted"


def test_one_person_sign_off_is_stamped_where_it_is_allowed() -> None:
    client = client_of("manager")
    change_settings(by=OPERATOR, partnership=ANYTOWN, one_person_sign_off=True)
    client.post(PAGE, SUBMIT | {"reason": "by telephone"})
    assert "the return is stamped so" in text_of(client, ACCEPT)
    assert client.post(ACCEPT, {"act": "accept", "seen": last()}).status_code == 302
    assert "One-person sign-off" in text_of(client, PAGE)


def test_sending_back_needs_a_reason_and_shows_it_to_whoever_reports() -> None:
    submitted()
    client = signed_in("analyst")
    empty = client.post(ACCEPT, {"act": "send-back", "seen": last(), "reason": " "})
    assert empty.status_code == 422
    assert 'href="#reason"' in empty.content.decode()
    typed = {"act": "send-back", "seen": last(), "reason": "count sheds too"}
    assert client.post(ACCEPT, typed).status_code == 302
    page = text_of(signed_in("theme-lead"), PAGE)
    assert "It was sent back: please look at it again." in page
    assert "count sheds too" in page


def test_a_return_changed_in_the_meantime_is_not_accepted_unseen() -> None:
    submitted()
    seen = last()
    again = SUBMIT | {"seen": seen, "line-1-value": "35"}
    assert signed_in("theme-lead").post(PAGE, again).status_code == 302
    response = signed_in("manager").post(ACCEPT, {"act": "accept", "seen": seen})
    assert response.status_code == 409
    assert ">35</strong>" in response.content.decode()
    assert state() == "submitted"


def test_after_the_lock_a_change_is_an_amendment_with_before_and_after() -> None:
    submitted()
    manager, lead = signed_in("manager"), signed_in("theme-lead")
    manager.post(ACCEPT, {"act": "accept", "seen": last()})
    lock()
    page = text_of(lead, PAGE)
    assert "A pack was issued over January 2009" in page
    amended = SUBMIT | {"seen": last(), "line-1-value": "36"}
    refused = lead.post(PAGE, amended)
    assert refused.status_code == 422
    assert 'href="#reason"' in refused.content.decode()
    amended |= {"seen": last(), "reason": "three late reports"}
    assert lead.post(PAGE, amended).status_code == 302
    page = text_of(manager, ACCEPT)
    assert "1 amended figure waits to be accepted." in page
    assert "three late reports" in page
    assert 'numeric">33</td>' in page
    assert "<strong>36</strong>" in page
    assert ">Changed<" in page
    manager.post(ACCEPT, {"act": "accept", "seen": last()})
    assert state() == "locked"


def test_the_reason_of_an_amendment_is_kept_with_the_draft() -> None:
    submitted()
    lead = signed_in("theme-lead")
    signed_in("manager").post(ACCEPT, {"act": "accept", "seen": last()})
    lock()
    draft = SUBMIT | {"seen": last(), "act": "save", "line-1-value": "36"}
    lead.post(PAGE, draft | {"reason": "three late reports"})
    assert ">three late reports</textarea>" in text_of(lead, PAGE)


def test_nothing_to_accept_says_so() -> None:
    page = text_of(client_of("manager"), ACCEPT)
    assert "Nothing was submitted yet." in page
    for seen in ("x", "9" * 5_000):
        response = signed_in("manager").post(ACCEPT, {"act": "accept", "seen": seen})
        assert response.status_code == 422
