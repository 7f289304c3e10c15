"""From dropping in a spreadsheet to the dashboard, page by page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from saferplan.store import models
from saferplan.web.bounds import MOST_SENT
from tests.examples.spreadsheets import performance
from tests.factories.holdings import ANYTOWN
from tests.web.clients import client_of, signed_in, text_of

pytestmark = pytest.mark.django_db
DROP = f"/{ANYTOWN}/returns/history/"
NEW = b"Indicator,Apr-07,May-07,Jun-07\nNoise complaints,10,12,1O\n"


def sent(client: Client, content: bytes, name: str) -> str:
    """Drop the file in; the address of its preview."""
    file = SimpleUploadedFile(name, content)
    response = client.post(DROP, {"file": file})
    assert response.status_code == 302, response.content.decode()
    return str(response.url)  # type: ignore[attr-defined]


def fields_of(page: str) -> dict[str, str]:
    """What the form of a page would send if nothing was changed."""
    form = page[
        page.index('name="key-0"') - 800 : page.index(
            "</form>", page.index('name="key-0"')
        )
    ]
    found = {}
    for tag in re.findall(r"<input [^>]*>", form):
        names = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        found[names["name"]] = unescape(names.get("value", ""))
    for name, options in re.findall(
        r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        first = re.search(r'value="([^"]*)"', options)
        found[name] = (
            unescape((chosen or first or [""])[1]) if (chosen or first) else ""
        )
    return found


def words_of(response: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_from_drop_to_dashboard() -> None:
    client = client_of("manager")
    preview = sent(client, NEW, "noise.csv")
    page = text_of(client, preview)
    assert "We found 1 indicator over 3 months in 1 sheet; 1 cell needs a look." in page
    assert "Did you mean 10?" in page
    form = fields_of(page) | {"act": "load"}
    assert (form["row-0"], form["code-0"]) == ("new", "NOISE-COMPLAINTS")
    loaded = client.post(preview, form)
    assert loaded.status_code == 302, words_of(loaded)
    after = text_of(client, loaded.url)  # type: ignore[attr-defined]
    assert "2 figures of 1 indicator loaded as history" in after
    dashboard = text_of(client, f"/{ANYTOWN}/indicators/")
    assert "NOISE-COMPLAINTS" in dashboard
    indicator = text_of(client, f"/{ANYTOWN}/indicators/NOISE-COMPLAINTS/")
    assert "noise.csv, sheet Table, cell C2" in indicator


def test_next_month_s_template_has_the_new_indicator() -> None:
    client = client_of("manager")
    preview = sent(client, NEW, "noise.csv")
    form = fields_of(text_of(client, preview)) | {
        "act": "load",
        "owner-0": "burglary-group",
    }
    page = text_of(client, client.post(preview, form).url)  # type: ignore[attr-defined]
    (template,) = re.findall(r'href="([^"]+template\.xlsx)"', page)
    response = client.get(template.replace("xlsx", "csv"))
    content = b"".join(response) if response.streaming else response.content
    assert b"NOISE-COMPLAINTS" in content


def test_the_user_s_own_table_is_shown_with_its_cells_marked() -> None:
    client = client_of("manager")
    page = text_of(client, sent(client, performance(), "performance.xlsx"))
    cells = dict(re.findall(r'<td id="cell-1-(\w+)"[^>]*>([^<]*?)\s*<strong', page))
    assert (cells["I16"], cells["M6"], cells["K6"]) == ("26.3%", "8O", "255")
    said = re.search(r'id="cell-1-I16".*?<strong[^>]*>(\w+)<', page, re.S)
    assert said is not None
    assert said[1] == "Differs"
    assert page.index("We found 5 indicators") < page.index("What does not add up")


def test_a_row_left_out_is_not_loaded() -> None:
    client = client_of("manager")
    preview = sent(client, b"x,Apr-07,May-07\nNoise,10,12\nLitter,1,2\n", "two.csv")
    form = fields_of(text_of(client, preview)) | {"row-1": "leave", "act": "load"}
    client.post(preview, form)
    codes = models.IndicatorRow.objects.values_list("code", flat=True)
    assert "NOISE" in codes
    assert "LITTER" not in codes


def test_a_heading_can_be_given_another_period_or_left_out() -> None:
    client = client_of("manager")
    preview = sent(client, b"x,Apr-07,May-07,Jun-07\nNoise,1,2,3\n", "three.csv")
    form = fields_of(text_of(client, preview))
    form |= {"column-0": "April 2006", "column-1": "", "act": "load"}
    client.post(preview, form)
    rows = models.ObservationRow.objects.filter(indicator__code="NOISE")
    found = {(r.period_start.isoformat(), r.value) for r in rows}
    assert found == {("2006-04-01", 1.0), ("2007-06-01", 3.0)}


def test_months_without_a_year_ask_for_it() -> None:
    client = client_of("manager")
    preview = sent(client, b"x,Apr,May\nNoise,1,2\n", "bare.csv")
    page = text_of(client, preview)
    assert "does not say which year it is in" in unescape(page)
    form = {"sheet-0": "Table", "year-0": "2007/08", "act": "again"}
    again = client.post(preview, form).content.decode()
    assert "We found 1 indicator over 2 months in 1 sheet" in again
    form = fields_of(again) | {"act": "load"}
    assert client.post(preview, form).status_code == 302
    rows = models.ObservationRow.objects.filter(indicator__code="NOISE")
    assert {r.period_start.isoformat() for r in rows} == {"2007-04-01", "2007-05-01"}


def test_a_correction_without_a_reason_is_asked_for_one() -> None:
    client = client_of("manager")
    preview = sent(client, b"x,Apr-07,May-07\nNoise,10,12\n", "a.csv")
    client.post(preview, fields_of(text_of(client, preview)) | {"act": "load"})
    other = sent(client, b"x,Apr-07,May-07\nNoise,10,13\n", "b.csv")
    form = fields_of(text_of(client, other)) | {"act": "load"}
    refused = client.post(other, form)
    assert refused.status_code == 422
    assert "give the reason why they are corrected" in words_of(refused)
    assert client.post(other, form | {"reason": "late"}).status_code == 302


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty.xlsx", "empty"),
        (b"PK\x03\x04 broken", "broken.xlsx", "damaged"),
        (b"%PDF-1.4", "paper.pdf", "PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    content: bytes, name: str, said: str
) -> None:
    client = client_of("manager")
    file = SimpleUploadedFile(name, content)
    response = client.post(DROP, {"file": file})
    assert response.status_code == 422
    assert said in words_of(response)
    assert not models.SourceFileRow.objects.exists()


def test_no_file_at_all_is_said() -> None:
    response = client_of("manager").post(DROP, {})
    assert response.status_code == 422
    assert "Choose a spreadsheet" in words_of(response)


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    client = client_of("manager")
    response = client.generic(
        "POST", DROP, b"x", content_type="text/plain", CONTENT_LENGTH=MOST_SENT + 1
    )
    assert response.status_code == 413
    assert "too large" in words_of(response)


def test_a_file_of_another_partnership_is_not_found() -> None:
    client = client_of("manager")
    preview = sent(client, NEW, "noise.csv")
    elsewhere = preview.replace(f"/{ANYTOWN}/", "/othertown/")
    assert signed_in("outsider").get(elsewhere).status_code == 404
    assert client.get(elsewhere).status_code == 404
