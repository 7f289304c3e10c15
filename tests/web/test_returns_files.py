"""Templates taken away, filled files that come back, and the files that are kept."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.returns import queries
from saferplan.usecases.returns.views import ReturnView
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.web.clients import client_of, signed_in, text_of

pytestmark = pytest.mark.django_db
PAGE = f"/{ANYTOWN}/returns/burglary-group/2009-01/"
UPLOAD = f"{PAGE}upload/"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def held() -> ReturnView:
    """The return as it is held now."""
    return queries.one_return(
        actor=OPERATOR,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=Month(2009, 1),
    )


def template(client: Client, page: str = PAGE) -> Workbook:
    """The workbook as it is taken away."""
    response = client.get(f"{page}template.xlsx")
    assert response.headers["Content-Type"] == XLSX
    assert "attachment" in response.headers["Content-Disposition"]
    return load_workbook(io.BytesIO(response.content))


def filled(book: Workbook, value: object, remark: str = "") -> bytes:
    """The workbook with this figure on its line, saved as Excel saves it."""
    sheet = book["Return"]
    rows = list(sheet.iter_rows())
    names = next(r for r in rows if "code" in [c.value for c in r])
    columns = {cell.value: cell.column for cell in names}
    line = next(r for r in rows if BURGLARY in [c.value for c in r])
    sheet.cell(line[0].row, columns["value"]).value = value  # type: ignore[assignment]
    sheet.cell(line[0].row, columns["remark"]).value = remark or None
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def send(
    client: Client, content: bytes, name: str = "return.xlsx", **typed: str
) -> HttpResponse:
    """Upload a file."""
    file = SimpleUploadedFile(name, content)
    return client.post(UPLOAD, {"act": "save", "file": file} | typed)


def test_a_filled_template_with_an_error_is_shown_as_its_senders_own_table() -> None:
    client = client_of("theme-lead")
    response = send(client, filled(template(client), "lots"), act="submit")
    assert response.status_code == 422
    page = response.content.decode()
    marked = re.search(
        r'<td id="cell-([A-Z]+\d+)" class="sp-sheet__marked[^"]*" tabindex="-1">'
        r"lots\s*<strong[^>]*>Error</strong>",
        page,
    )
    assert marked is not None
    assert f'href="#cell-{marked[1]}">Cell {marked[1]}</a>' in page
    assert "It is kept as a draft." in page
    assert held().standing.state == "draft"
    assert 'value="lots"' in text_of(client, PAGE)


def test_a_right_file_is_submitted_and_kept_byte_for_byte() -> None:
    client = client_of("theme-lead")
    content = filled(template(client), 33)
    response = send(client, content, "January 2009.xlsx", act="submit")
    assert (response.status_code, response.headers["Location"]) == (302, PAGE)
    assert "Submitted: 1 figure." in text_of(client, PAGE)
    number = held().standing.last
    address = f"{PAGE}files/{number}/"
    assert f'href="{address}"' in text_of(signed_in("manager"), f"{PAGE}accept/")
    kept = signed_in("manager").get(address)
    assert kept.content == content
    assert kept.headers["X-Content-Type-Options"] == "nosniff"
    assert kept.headers["Content-Type"] == "application/octet-stream"
    disposition = kept.headers["Content-Disposition"]
    assert disposition == 'attachment; filename="January 2009.xlsx"'
    told = {who: signed_in(who).get(address).status_code for who in ("board", "reader")}
    assert told == {"board": 403, "reader": 403}
    assert signed_in("outsider").get(address).status_code == 404
    other = address.replace("burglary-group", "abuse-group")
    assert signed_in("manager").get(other).status_code == 404


def test_a_mended_file_is_sent_again_without_fuss() -> None:
    client = client_of("theme-lead")
    book = template(client)
    assert send(client, filled(book, "lots")).status_code == 200
    assert send(client, filled(book, 33), act="submit").status_code == 302


def test_a_draft_with_a_query_leads_to_where_it_is_answered() -> None:
    client = client_of("theme-lead")
    response = send(client, filled(template(client), 330))
    assert response.status_code == 200
    page = response.content.decode()
    assert ">Query</strong>" in page
    assert f'href="{PAGE}#questions"' in page


def test_a_remark_in_the_file_answers_the_query() -> None:
    client = client_of("theme-lead")
    content = filled(template(client), 330, "a spree in one street")
    assert send(client, content, act="submit").status_code == 302
    assert held().standing.state == "submitted"


@pytest.mark.parametrize(
    ("page", "named"),
    [
        (f"/{ANYTOWN}/returns/burglary-group/2009-02/", "February 2009"),
        (f"/{ANYTOWN}/returns/abuse-group/2009-01/", "abuse-group"),
    ],
)
def test_a_file_of_another_return_is_refused_with_the_reason(
    page: str, named: str
) -> None:
    client = client_of("manager")
    book = template(client, page)
    kept = io.BytesIO()
    book.save(kept)
    response = send(client, kept.getvalue(), act="submit")
    assert response.status_code == 422
    said = response.content.decode()
    assert f"made for the {'month' if '2009-02' in page else 'group or agency'}" in said
    assert named in said
    assert held().standing.last == 0


def test_a_file_made_before_somebody_else_saved_asks_first() -> None:
    client = client_of("theme-lead")
    content = filled(template(client), 33)
    other = {"seen": "0", "act": "save", "line-1": BURGLARY, "line-1-value": "31"}
    assert signed_in("analyst").post(PAGE, other).status_code == 302
    response = send(client, content)
    assert response.status_code == 409
    assert "analyst saved this return" in response.content.decode()
    assert 'name="replaces"' in response.content.decode()
    assert send(client, content, replaces="yes").status_code == 200
    assert held().typed.lines[0].value == "33"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("return.xlsx", b"no workbook"),
        ("return.xlsm", b"PK\x03\x04"),
        ("return.pdf", b"%PDF-1.4"),
        ("return.csv", b"\xff\xfe\x00\xd8"),
        ("return.csv", b"nothing,of,ours\n1,2,3\n"),
        ("../../etc/passwd", b"x"),
    ],
)
def test_what_is_no_return_is_refused_in_a_sentence(name: str, content: bytes) -> None:
    response = send(client_of("theme-lead"), content, name)
    assert response.status_code == 422
    assert 'href="#file"' in response.content.decode()
    assert held().standing.last == 0


def test_an_upload_without_a_file_says_so() -> None:
    client = client_of("theme-lead")
    response = client.post(UPLOAD, {"act": "submit", "reason": "by post"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Choose the filled template" in page
    assert ">by post</textarea>" in page


def test_a_file_far_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saferplan.web.returns.uploading.MOST_BYTES", 10)
    response = send(client_of("theme-lead"), b"code,value\nBURGLARY,33\n", "a.csv")
    assert response.status_code == 422
    assert "is larger than" in response.content.decode()


def test_the_csv_template_comes_back_filled() -> None:
    client = client_of("theme-lead")
    response = client.get(f"{PAGE}template.csv")
    assert response.headers["Content-Type"].startswith("text/csv")
    text = response.content.decode("utf-8-sig")
    lines = text.splitlines()
    heading = next(line for line in lines if line.startswith("code,"))
    at = heading.split(",").index("value")
    line = next(line for line in lines if line.startswith(BURGLARY))
    cells = line.split(",")
    mended = ",".join([*cells[:at], "33", *cells[at + 1 :]])
    content = text.replace(line, mended).encode()
    assert send(client, content, "return.csv", act="submit").status_code == 302
    assert held().typed.lines[0].value == "33"


def test_a_template_of_no_kind_is_not_found() -> None:
    assert client_of("manager").get(f"{PAGE}template.exe").status_code == 404


def test_figures_for_another_need_the_file_or_a_reason() -> None:
    """An analyst who sends an agency's figures sends its file along."""
    client = client_of("analyst")
    content = filled(template(client), 33)
    assert send(client, content, act="submit").status_code == 302
    assert held().standing.submitted is not None


def test_a_code_in_other_letters_is_the_same_line() -> None:
    client = client_of("theme-lead")
    content = b"code,value,missing,remark\nburglary,33,,\n"
    assert send(client, content, "a.csv", act="submit").status_code == 302
    assert [(n.code, n.value) for n in held().typed.lines] == [(BURGLARY, "33")]
    assert held().checked.errors == ()
