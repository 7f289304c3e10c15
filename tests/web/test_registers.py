"""The pages of the register of data sets: lists, forms, agency, answer."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from saferplan.store import models
from saferplan.usecases.returns import register
from tests.cast import INSIDERS, OUTSIDER, the_cast
from tests.factories.holdings import ANYTOWN
from tests.usecases.returns.registering import CRIMES, NOISE, delivered, registered
from tests.web.access import registers
from tests.web.clients import client_of, signed_in, text_of

pytestmark = pytest.mark.django_db
HERE = f"/{ANYTOWN}/returns/data-sets/"
ONE = f"{HERE}{CRIMES}/"


def manager() -> Client:
    client = client_of("manager")
    registered()
    return client


@pytest.mark.parametrize("place", range(len(registers.POSTS)))
def test_forms_are_for_those_who_may_and_for_their_own_data_sets(place: int) -> None:
    the_cast()
    registers.prepare()
    post = registers.POSTS[place]
    before = models.LedgerEntry.objects.count()
    for account in (*INSIDERS, OUTSIDER):
        if account in post.may:
            continue
        address = reverse(post.name, kwargs=dict(post.parts))
        status = signed_in(account).post(address, post.data).status_code
        assert status in (403, 404), account
    for account in INSIDERS:
        if post.foreign_parts:
            parts = {**post.parts, **post.foreign_parts}
            address = reverse(post.name, kwargs=parts)
            status = signed_in(account).post(address, post.data).status_code
            assert status in (403, 404), account
            assert account not in post.may or status == 404
    assert models.LedgerEntry.objects.count() == before
    for account in post.may:
        address = reverse(post.name, kwargs=dict(post.parts))
        status = signed_in(account).post(address, post.data).status_code
        assert status in (302, 422), account


def test_empty_register_offers_the_statutory_data_set() -> None:
    page = text_of(client_of("manager"), HERE)
    assert "No data set is on the register yet." in page
    assert "statutory data set of 2007" in page


def test_list_names_what_needs_attention_first() -> None:
    page = text_of(manager(), HERE)
    assert "2 data sets are shared by 2 agencies" in page
    assert "Never came" in page
    assert "County Constabulary" in page


def test_agency_is_shown_its_own_alone() -> None:
    manager()
    client = signed_in("agency")
    page = text_of(client, HERE)
    assert "Recorded crimes" in page
    assert "noise" not in page
    assert "Complaints about noise" not in text_of(client, f"{HERE}answer/")
    assert client.get(f"{HERE}{NOISE}/").status_code == 404


def test_new_data_set_is_started_from_the_law() -> None:
    client = client_of("manager")
    choose = text_of(client, f"{HERE}add/")
    assert "?from=fire-deliberate-secondary" in choose
    address = f"{HERE}add/?from=police-crimes"
    form = text_of(client, address)
    assert "SI 2007/1831" in form
    sent = {
        "name": "Recorded crimes",
        "organisation": "police",
        "owner": "Head of performance",
        "legal_basis": "SI 2007/1831",
        "fields": "date: The day\ntime: The time (if known)",
        "publishable": "no",
        "indicators": "BURGLARY",
        "valid_from": "1/4/2008",
        "retention_months": "84",
    }
    done = client.post(address, sent, follow=True)
    assert done.redirect_chain == [(f"{HERE}recorded-crimes/", 302)]
    text = done.content.decode()
    assert "It is on the register now." in text
    assert "7 years" in text
    found, _ = register.data_set(the_cast()["manager"], ANYTOWN, "recorded-crimes")
    assert found.feed.definition == "feeds-2007-1831/police-crimes"
    assert [(f.name, f.is_required) for f in found.feed.fields] == [
        ("date", True),
        ("time", False),
    ]


def test_what_is_wrong_is_told_and_what_was_typed_is_kept() -> None:
    client = client_of("manager")
    sent = {"name": "Fires", "valid_from": "soon", "due_days": "many"}
    response = client.post(f"{HERE}add/?from=new", sent)
    assert response.status_code == 422
    page = response.content.decode()
    assert "There is a problem" in page
    assert "Choose the agency that sends it." in page
    assert "“soon” is not a date" in page
    assert "“many” is not a whole number" in page
    assert 'value="Fires"' in page
    assert 'href="#valid_from"' in page
    assert client.get(f"{HERE}add/?from=nothing").status_code == 404


def test_field_that_names_people_is_refused_beside_the_fields() -> None:
    client = client_of("manager")
    sent = {
        "name": "Victims",
        "organisation": "police",
        "owner": "x",
        "legal_basis": "x",
        "fields": "Surname: who",
        "frequency": "month",
        "publishable": "no",
        "valid_from": "1/4/2008",
    }
    page = client.post(f"{HERE}add/?from=new", sent).content.decode()
    assert 'href="#fields">The field “Surname” seems to hold names of people' in page


def test_change_keeps_what_the_form_does_not_ask() -> None:
    client = manager()
    form = text_of(client, f"{ONE}change/")
    assert "Head of performance" in form
    sent = {
        "name": "Recorded crimes",
        "organisation": "police",
        "owner": "Chief analyst",
        "legal_basis": "SI 2007/1831",
        "publishable": "yes",
        "valid_from": "1/4/2008",
        "reason": "new post",
    }
    page = client.post(f"{ONE}change/", sent, follow=True).content.decode()
    assert "It is described anew." in page
    assert "Chief analyst" in page
    assert "Described anew on" in page


def test_data_set_is_ended_with_a_reason() -> None:
    client = manager()
    assert "Enter the last day" in client.post(f"{ONE}end/", {}).content.decode()
    sent = {"on": "30/9/2008", "reason": ""}
    assert "Say why" in client.post(f"{ONE}end/", sent).content.decode()
    page = client.post(f"{ONE}end/", sent | {"reason": "x"}, follow=True)
    assert "It ends on 30 September 2008." in page.content.decode()


def test_delivery_is_recorded_by_the_agency_itself() -> None:
    manager()
    client = signed_in("agency")
    form = text_of(client, f"{ONE}deliver/")
    assert "April to June 2008 (overdue)" in form
    sent = {
        "period": "quarter|2008/09-Q1",
        "received_on": "1/8/2008",
        "records": "1,204",
        "missing": ["time"],
    }
    page = client.post(f"{ONE}deliver/", sent, follow=True).content.decode()
    assert "The delivery about April to June 2008 is recorded." in page
    assert "1,204" in page
    assert "Without “time”, figures that need it are not complete." in page


def test_file_with_names_is_refused_on_the_form() -> None:
    client = manager()
    file = SimpleUploadedFile(
        "crimes.csv", b"Date,Surname\n2008-04-03,Smith\n2008-04-04,Jones\n"
    )
    sent = {"period": "quarter|2008/09-Q1", "received_on": "1/8/2008", "file": file}
    response = client.post(f"{ONE}deliver/", sent)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Column B (“Surname”)" in page
    assert 'href="#file"' in page
    assert "Smith" not in page
    assert models.DeliveryRow.objects.count() == 0
    assert models.SourceFileRow.objects.count() == 0


def test_period_that_is_not_listed_is_named_by_a_day_in_it() -> None:
    client = manager()
    sent = {"another_period": "5/2/2008", "received_on": "1/8/2008"}
    page = client.post(f"{ONE}deliver/", sent, follow=True).content.decode()
    assert "The delivery about January to March 2008 is recorded." in page


def test_form_says_what_is_wrong_with_a_delivery() -> None:
    client = manager()
    page = client.post(
        f"{ONE}deliver/", {"period": "x", "received_on": "", "records": "few"}
    ).content.decode()
    for words in ("Choose the period", "Enter the day it came", "“few” is not"):
        assert words in page


def test_agency_page_has_health_and_a_polite_letter() -> None:
    client = manager()
    delivered()
    page = text_of(client, f"/{ANYTOWN}/returns/agencies/police/")
    assert "County Constabulary" in page
    assert "cannot be shown" in page
    assert "Burglary of homes" in page
    assert "a date is as useful to us as a file" in " ".join(page.split())
    assert client.get(f"/{ANYTOWN}/returns/agencies/nobody/").status_code == 404


def test_answer_names_posts_and_accounts_never_people() -> None:
    client = manager()
    models.User.objects.filter(account="analyst").update(name="Jane Smith")
    models.GrantRow.objects.filter(user__account="chair").update(post="Head of service")
    page = text_of(client, f"{HERE}answer/")
    assert "Jane" not in page
    assert "Head of service (chair" in page
    assert "SI 2007/1831, Schedules 1 and 2" in page
    assert "Nothing that is recorded here" in page
