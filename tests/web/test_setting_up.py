"""The pages of setting up: what they ask, keep, refuse at a field, and confirm."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from pptx import Presentation

from saferplan.store import models, reading
from saferplan.usecases.actor import resolve
from saferplan.usecases.indicators import queries
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.web.clients import client_of, signed_in, text_of
from tests.web.test_recording import problems

pytestmark = pytest.mark.django_db
SET_UP = f"/{ANYTOWN}/set-up/"
TASK = re.compile(
    r'govuk-task-list__link[^>]*>([^<]+)</a>.*?__status"[^>]*>(.*?)</div>', re.DOTALL
)
BURGLARIES = {
    "plain_title": "Burglary of homes",
    "title": "",
    "owner": "burglary-group",
    "groups": ["burglary-group", "delivery-board"],
    "priority": "burglary",
    "sensitive": "no",
    "polarity": "lower",
    "tolerance": "5",
    "tolerance_kind": "percent",
    "aggregation": "sum",
    "numerator": "",
    "denominator": "",
    "unit": "offences",
    "frequency": "month",
    "basis": "year_to_date",
    "year_starts": "4",
    "counts": "",
    "why_it_matters": "",
    "source": "",
    "caveats": "counts attempts",
    "is_break": "",
    "from_day": "",
}
TARGET = {
    "period": "financial_year|2009/10",
    "status": "number",
    "value": "25",
    "profile": "none",
    "decided_by": "Board",
    "known_on": "19/4/2009",
}


def states(client: Client, address: str = SET_UP) -> dict[str, str]:
    found = TASK.findall(text_of(client, address))
    return {name: re.sub(r"<[^>]+>", "", state).strip() for name, state in found}


def png(side: int = 1) -> bytes:
    """A grey picture, made by hand from the parts the format asks for."""

    def part(name: bytes, content: bytes) -> bytes:
        whole = name + content
        return (
            struct.pack(">I", len(content))
            + whole
            + struct.pack(">I", zlib.crc32(whole))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * side) * side
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(rows))
        + part(b"IEND", b"")
    )


def held() -> reading.Partnership:
    return reading.structure(models.PartnershipRow.objects.get(slug=ANYTOWN))


def test_tasks_say_how_far_they_have_come() -> None:
    found = states(client_of("manager"))
    assert found == {
        "About the partnership": "Done",
        "Organisations": "In progress",  # two responsible authorities of five
        "Boards and groups": "In progress",  # none has a post that leads it
        "Who sits where": "In progress",  # two of four bodies
        "The plan and its priorities": "In progress",  # nobody leads on abuse
        "Indicators": "Done",
        "Baselines and targets": "Done",
        "History: the figures you have": "Done",
        "Meetings and the cycle": "Not started",
        "People": "Done",
        "How you work": "Not started",
        "The look of your papers": "Not started",
    }


def test_tasks_of_a_partnership_that_has_just_been_started() -> None:
    client = client_of("manager")
    sent = client.post(
        "/new-partnership/",
        {"name": "Safer Newtown Partnership", "area": "Newtown", "nation": "Wales"},
    )
    assert sent.url == "/newtown/set-up/"
    found = states(client, sent.url)
    assert found.pop("About the partnership") == "In progress"
    assert found.pop("People") == "In progress"
    assert set(found.values()) == {"Not started"}
    offered = text_of(client, "/newtown/set-up/organisations/usual/")
    assert "Local Health Board" in offered
    assert "Integrated care board" not in offered


def test_every_task_leads_to_a_page() -> None:
    client = client_of("manager")
    page = text_of(client, SET_UP)
    links = re.findall(r'govuk-task-list__link" href="([^"]+)"', page)
    assert len(links) == 12
    assert {a: client.get(a).status_code for a in links} == dict.fromkeys(links, 200)


def test_only_a_manager_is_led_to_setting_up() -> None:
    assert f'href="{SET_UP}"' in text_of(client_of("manager"), f"/{ANYTOWN}/")
    for address in (f"/{ANYTOWN}/", f"/{ANYTOWN}/partnership/"):
        assert "/set-up/" not in text_of(signed_in("analyst"), address)
    assert "Change organisations" in text_of(
        signed_in("manager"), f"/{ANYTOWN}/partnership/"
    )


def test_new_partnership_with_everything_wrong_says_everything_and_keeps_it() -> None:
    typed = {
        "name": "",
        "area": "Here <b>",
        "nation": "Atlantis",
        "area_code": "E" * 21,
        "population": "many",
    }
    sent = client_of("manager").post("/new-partnership/", typed)
    assert [field for field, _ in problems(sent)] == ["name", "nation", "population"]
    page = sent.content.decode()
    assert 'value="Here &lt;b&gt;"' in page
    assert 'value="many"' in page
    assert "Error: " in page


def test_new_partnership_whose_name_is_taken_is_told_so_at_a_field() -> None:
    typed = {"name": "Othertown", "area": "Othertown", "nation": "England"}
    sent = client_of("manager").post("/new-partnership/", typed)
    assert problems(sent) == [
        ("slug", "The short name othertown is not free; choose another one.")
    ]
    ours = client_of("manager").post("/new-partnership/", typed | {"slug": "api"})
    assert [field for field, _ in problems(ours)] == ["slug"]


def test_organisation_that_cannot_end_is_told_why_beside_the_day() -> None:
    typed = {"name": "County Constabulary", "role": "responsible_authority"}
    sent = client_of("manager").post(
        f"{SET_UP}organisation/police/", typed | {"valid_to": "31/3/2009"}
    )
    assert {field for field, _ in problems(sent)} == {"valid_to"}
    assert 'value="31/3/2009"' in sent.content.decode()
    assert held().organisation("police") is not None


def test_what_was_saved_is_said_once_on_the_page_it_leads_to() -> None:
    client = client_of("manager")
    sent = client.post(
        f"{SET_UP}organisations/new/", {"name": "Fire Service", "role": "other"}
    )
    assert "Fire Service is added." in text_of(client, sent.url)
    assert "Fire Service is added." not in text_of(client, sent.url)


def test_body_is_not_offered_under_those_that_answer_to_it() -> None:
    page = text_of(client_of("manager"), f"{SET_UP}group/delivery-board/")
    parents = re.search(r'<select[^>]*id="parent".*?</select>', page, re.DOTALL)
    assert parents is not None
    values = re.findall(r'value="([^"]*)"( selected)?', parents[0])
    assert values == [("", ""), ("board", " selected")]


def test_several_organisations_are_given_seats_at_once() -> None:
    client = client_of("manager")
    client.post(
        f"{SET_UP}seats/new/",
        {
            "body": "burglary-group",
            "organisation": ["police", "anytown-council"],
            "capacity": "member",
        },
    )
    seats = [m.organisation for m in held().memberships if m.body == "burglary-group"]
    assert seats == ["anytown-council", "police"]
    nobody = client.post(
        f"{SET_UP}seats/new/", {"body": "burglary-group", "capacity": "member"}
    )
    assert problems(nobody) == [("organisation", "Choose at least one organisation.")]


def test_library_is_searched_by_words_in_any_order() -> None:
    client = client_of("manager")
    page = text_of(client, f"{SET_UP}indicators/library/?q=abuse+DOMESTIC")
    assert "Crimes marked as domestic abuse" in page
    assert "Shoplifting" not in page
    nothing = text_of(client, f"{SET_UP}indicators/library/?q=%3Cunicorns%3E")
    assert "Nothing in the library speaks of that." in nothing
    assert "&lt;unicorns&gt;" in nothing


def test_own_indicator_of_one_day_is_reported_on_that_basis() -> None:
    client = client_of("manager")
    sent = client.post(
        f"{SET_UP}indicators/new/",
        BURGLARIES
        | {
            "plain_title": "People on the scheme",
            "code": "SCHEME",
            "aggregation": "snapshot",
            "unit": "people",
        },
    )
    assert sent.status_code == 302
    found = queries.ledger(
        actor=resolve("manager"), partnership=ANYTOWN, code="SCHEME"
    ).indicator
    assert (found.basis.value, found.title) == ("snapshot", "People on the scheme")


def test_definition_saved_as_it_is_writes_nothing() -> None:
    client = client_of("manager")
    address = f"{SET_UP}definition/{REPEATS}/"
    page = text_of(client, address)
    typed: dict[str, list[str]] = {}
    for name, value in re.findall(
        r'<input[^>]*name="(\w+)" type="text" value="([^"]*)"', page
    ):
        typed[name] = [value]
    for name, value in re.findall(
        r'name="(\w+)" type="(?:radio|checkbox)" value="([^"]*)" checked', page
    ):
        typed.setdefault(name, []).append(value)
    for name, body in re.findall(
        r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL
    ):
        typed[name] = re.findall(r'value="([^"]*)" selected', body)
    for name, value in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)<', page):
        typed[name] = [value]
    before = models.LedgerEntry.objects.count()
    sent = client.post(address, typed)
    assert problems(sent) == []
    assert sent.status_code == 302
    assert models.LedgerEntry.objects.count() == before


def test_change_of_what_is_counted_asks_from_when() -> None:
    client = client_of("manager")
    address = f"{SET_UP}definition/{BURGLARY}/"
    changed = BURGLARIES | {"counts": "Homes and sheds."}
    sent = client.post(address, changed)
    assert [field for field, _ in problems(sent)] == ["is_break", "from_day"] or [
        field for field, _ in problems(sent)
    ] == ["from_day", "is_break"]
    assert "Homes and sheds." in sent.content.decode()
    done = client.post(address, changed | {"is_break": "yes", "from_day": "1/10/2008"})
    assert done.status_code == 302
    page = text_of(client, f"/{ANYTOWN}/definitions/")
    assert "Counted differently from 1 October 2008" in page


def test_target_in_the_ledger_is_struck_through_when_another_takes_its_place() -> None:
    client = client_of("manager")
    address = f"{SET_UP}target/{REPEATS}/new/"
    first = client.post(address, TARGET | {"reason": "agreed"})
    again = client.post(address, TARGET | {"value": "24"})
    assert [field for field, _ in problems(again)] == ["reason"]
    client.post(address, TARGET | {"value": "24", "reason": "after the review"})
    page = text_of(client, first.url)
    assert "<del>25.0%</del>" in page
    assert "24.0%" in page
    assert "after the review" in page


def test_target_by_month_needs_twelve_shares() -> None:
    client = client_of("manager")
    address = f"{SET_UP}target/{BURGLARY}/new/"
    weighted = TARGET | {"profile": "weighted", "weights": "1 2 3", "reason": "x"}
    sent = client.post(address, weighted)
    assert problems(sent) == [
        ("weights", "Enter twelve numbers with spaces between, not 3.")
    ]
    assert 'value="1 2 3"' in sent.content.decode()


def test_working_is_chosen_and_a_wrong_day_is_quoted() -> None:
    client = client_of("manager")
    address = f"{SET_UP}how-you-work/"
    sent = client.post(
        address, {"sign_off": "one", "closed_days": "25/12/2026\nEaster"}
    )
    assert [field for field, _ in problems(sent)] == ["closed_days"]
    assert "“Easter” is not a date" in sent.content.decode()
    done = client.post(address, {"sign_off": "one", "closed_days": "25/12/2026"})
    assert done.status_code == 302
    assert "25 December 2026" in text_of(client, address)
    assert states(client)["How you work"] == "Done"


def test_logo_is_a_png_picture_and_nothing_else() -> None:
    client = client_of("manager")
    address = f"{SET_UP}look/"
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    for content in (b"<svg onload='alert(1)'/>", png()[:40], b"GIF89a"):
        file = SimpleUploadedFile("logo.png", content, "image/png")
        sent = client.post(address, {"colour": "#A01020", "logo": file})
        assert [field for field, _ in problems(sent)] == ["logo"]
    assert reading.branding(row) is None
    file = SimpleUploadedFile("logo.png", png(), "image/png")
    client.post(address, {"colour": "#A01020", "logo": file})
    found = reading.branding(row)
    assert found is not None
    assert (found.colour, found.logo, found.logo_type) == ("#a01020", png(), "png")
    client.post(address, {"colour": "#a01020", "logo_now": "drop"})
    left = reading.branding(row)
    assert left is not None
    assert left.logo is None


@pytest.mark.parametrize(
    ("field", "made"), [("slides", Presentation), ("word", Document)]
)
def test_template_of_papers_is_one_that_papers_can_be_written_in(
    field: str, made: Callable[[], Any]
) -> None:
    client = client_of("manager")
    address = f"{SET_UP}look/"
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    for content in (b"PK no archive", png()):
        file = SimpleUploadedFile("template", content)
        sent = client.post(address, {"colour": "#0b4f52", field: file})
        assert [name for name, _ in problems(sent)] == [field]
    assert reading.branding(row) is None
    kept = BytesIO()
    made().save(kept)
    file = SimpleUploadedFile("template", kept.getvalue())
    assert client.post(address, {"colour": "#0b4f52", field: file}).status_code == 302
    found = reading.branding(row)
    assert found is not None
    held = {"slides": found.slide_template, "word": found.word_template}
    assert held[field] == kept.getvalue()
    client.post(address, {"colour": "#0b4f52", f"{field}_now": "drop"})
    left = reading.branding(row)
    assert left is not None
    assert (left.slide_template, left.word_template) == (None, None)


def test_colour_is_six_digits() -> None:
    sent = client_of("manager").post(f"{SET_UP}look/", {"colour": "red"})
    assert [field for field, _ in problems(sent)] == ["colour"]


@pytest.mark.parametrize(
    "address",
    [
        "organisation/nobody/",
        "group/nowhere/",
        "seats/99/",
        "plan/priority/nothing/",
        "indicators/library/today/nothing/",
        "definition/NOTHING/",
        "target/NOTHING/",
        "target/NOTHING/new/",
        "target/NOTHING/baseline/",
    ],
)
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert client_of("manager").get(f"{SET_UP}{address}").status_code == 404
