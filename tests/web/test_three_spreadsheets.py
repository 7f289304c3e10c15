"""A manager's first hour: three spreadsheets, from drop to next month's template.

Every figure expected here was read off `tests/examples/spreadsheets.py` by eye and
added up by hand.
"""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.usecases.actor import resolve
from saferplan.usecases.partnership.keep_body import add_bodies
from saferplan.usecases.partnership.start_partnership import start_partnership
from tests.examples.spreadsheets import partners, performance, published
from tests.web.clients import client_of, text_of
from tests.web.test_history import fields_of

pytestmark = pytest.mark.django_db
HOME = "/sometown/"
DROP = f"{HOME}returns/history/"
GROUP = Body(
    slug="crime-group",
    type=BodyType.TASK_AND_FINISH_GROUP,
    local_name="Crime Group",
)


@pytest.fixture
def manager() -> Client:
    """Who has just started a partnership with one group and no indicator."""
    client = client_of("manager")
    new = Partnership(slug="sometown", name="Safer Sometown", area="Sometown")
    start_partnership(by=resolve("manager"), partnership=new)
    add_bodies(by=resolve("manager"), partnership="sometown", bodies=[GROUP])
    return client


def seen(client: Client, address: str) -> str:
    """The words of a page, as they are read."""
    return words(text_of(client, address))


def words(page: str) -> str:
    main = page[page.index("<main") :]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def dropped(client: Client, content: bytes, name: str) -> str:
    response = client.post(DROP, {"file": SimpleUploadedFile(name, content)})
    return address_of(response)


def address_of(response: HttpResponse) -> str:
    assert response.status_code == 302, words(response.content.decode())
    return str(response["Location"])


def row_of(form: dict[str, str], key: str) -> str:
    """The number of a row in the form, by the row's name."""
    (at,) = (n.removeprefix("key-") for n, v in form.items() if v == key)
    return at


def loaded(client: Client, preview: str, **chosen: str) -> str:
    """The form as it stands, but for these rows by their number; where it leads."""
    form = fields_of(text_of(client, preview)) | {"act": "load"}
    return address_of(client.post(preview, form | chosen))


def latest(client: Client) -> dict[str, str]:
    """Each code of the dashboard with the latest figure beside it."""
    found = {}
    for row in re.findall(
        r"<tr[^>]*>(.*?)</tr>", text_of(client, f"{HOME}indicators/"), re.S
    ):
        code = re.search(r'class="sp-code">([^<]+)<', row)
        cell = re.search(r"<td[^>]*>(.*?)</td>", row, re.S)
        if code and cell:
            found[code[1].strip()] = unescape(re.sub(r"<[^>]+>", " ", cell[1])).split()[
                0
            ]
    return found


def last_in_template(client: Client, page: str) -> dict[str, str]:
    """The one template the page leads to, as CSV: its column `last` by code."""
    (link,) = re.findall(r'href="([^"]+template\.xlsx)"', page)
    assert client.get(link).status_code == 200
    response = client.get(link.replace(".xlsx", ".csv"))
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    lines = content.decode("utf-8-sig").splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("code,"))
    table = csv.DictReader(StringIO("\n".join(lines[start:])))
    return {row["code"]: row["last"] for row in table if row["last"]}


def follows(client: Client, page: str) -> None:
    """Every link of the page leads somewhere this manager may go."""
    main = page[page.index("<main") : page.index("</main")]
    for link in re.findall(r'href="([^"#]+)"', main):
        assert client.get(unescape(link)).status_code == 200, link


def test_months_across_become_a_dashboard_and_a_template(manager: Client) -> None:
    preview = dropped(manager, performance(), "performance.xlsx")
    page = seen(manager, preview)
    assert (
        "We found 5 indicators over 24 months in 2 sheets; 5 derived rows agree, 1 "
        "does not; 4 cells need a look." in page
    )
    differs = re.findall(r"Differs (\S+, cell \w+) : ([^:]+: [^:]+): (.+?)\.( L)", page)
    assert [(where, said) for where, _, said, _ in differs] == [
        ("2008-09, cell I16", "printed 26.3%, worked out again 28.6%"),
        ("2008-09, cell J16", "printed 30.8%, worked out again 29.9%"),
    ]
    looks = re.findall(r"(Query|Error|Note) (2008-09, cell \w+) :", page)
    assert looks == [
        ("Query", "2008-09, cell D6"),
        ("Error", "2008-09, cell M6"),
        ("Query", "2008-09, cell K6"),
        ("Query", "2008-09, cell F14"),
        ("Note", "2008-09, cell M7"),
    ]
    form = fields_of(text_of(manager, preview))
    fires, repeats = (
        row_of(form, "deliberate fires"),
        row_of(form, "marac: repeat cases"),
    )
    burglary = row_of(form, "burglary (dwelling)")
    assert form[f"row-{fires}"] == "library:today/deliberate-fires"
    assert form[f"row-{burglary}"] == "new"
    chosen = {f"row-{repeats}": "leave", f"code-{burglary}": "BURGLARY-HOMES"}
    after = text_of(manager, loaded(manager, preview, **chosen))
    # 23 + 23 + 24 + 8: one "8O" and one "tbc" are left out; and no repeat cases.
    assert "78 figures of 4 indicators loaded as history" in after
    follows(manager, after)
    assert latest(manager) == {
        "BURGLARY-HOMES": "1,050",  # 82+85+80+79+77+78+74+81+255+83+76
        "SAC 2": "1,039",  # its own total
        "DELIBERATE-FIRES": "348",  # its own total
        "MARAC-CASES": "134",  # its own total
    }
    trail = seen(manager, f"{HOME}indicators/BURGLARY-HOMES/")
    assert "performance.xlsx, sheet 2008-09, cell N6" in trail
    assert last_in_template(manager, after) == {
        "BURGLARY-HOMES": "76",
        "SAC 2": "97",
        "DELIBERATE-FIRES": "26",
        "MARAC-CASES": "29",
    }


def test_small_counts_are_told_where_the_template_would_be(manager: Client) -> None:
    preview = dropped(manager, performance(), "performance.xlsx")
    where = loaded(manager, preview)
    after = text_of(manager, where)
    assert "template.xlsx" not in after
    assert "Crime Group: its template has small counts in it" in words(after)
    follows(manager, after)
    clearance = f"{HOME}people/account/manager/clearance/"
    assert clearance in after
    assert manager.post(clearance, {"reason": "I write the packs"}).status_code == 302
    last = last_in_template(manager, text_of(manager, where))
    assert last["MARAC-REPEATS"] == "10 of 29 (34.5%)"


def test_months_down_become_a_dashboard_and_a_template(
    manager: Client, tmp_path: Path
) -> None:
    preview = dropped(manager, partners(tmp_path), "partners.ods")
    page = seen(manager, preview)
    assert (
        "We found 3 indicators over 12 months in 1 sheet; 4 derived rows agree, 1 does "
        "not; no cell needs a look." in page
    )
    assert page.count("Differs ASB group, cell") == 1
    # 474 without the 39 of March.
    assert "cell C21 : Total, Total: printed 435, worked out again 474." in page
    form = fields_of(text_of(manager, preview))
    graffiti = row_of(form, "incidents: graffiti incidents")
    chosen = {f"row-{graffiti}": "new", f"code-{graffiti}": "GRAFFITI"}
    after = text_of(manager, loaded(manager, preview, **chosen))
    assert "36 figures of 3 indicators loaded as history" in after
    follows(manager, after)
    assert latest(manager) == {
        "ASB-INCIDENTS": "3,784",
        "GRAFFITI": "474",
        "YOUNG-PEOPLE-IN-DIVERSION": "26",  # on the last day, never added up
    }
    trail = seen(manager, f"{HOME}indicators/GRAFFITI/")
    assert "partners.ods, sheet ASB group, cell C19" in trail
    assert last_in_template(manager, after) == {
        # The police publish a month later: April asks for March, after February.
        "ASB-INCIDENTS": "271",
        "GRAFFITI": "39",
        "YOUNG-PEOPLE-IN-DIVERSION": "26",
    }


def test_years_across_become_a_dashboard(manager: Client) -> None:
    preview = dropped(manager, published(), "published.xlsx")
    page = seen(manager, preview)
    assert (
        "We found 5 indicators over 13 periods in 2 sheets; no cell needs a look."
        in page
    )
    assert "Differs" not in page
    assert "Community safety, cells D8, E8, F8, G8, H8, I8, J8" in page
    form = fields_of(text_of(manager, preview))
    plans = row_of(form, "children becoming subject of a protection plan")
    after = text_of(manager, loaded(manager, preview, **{f"code-{plans}": "PLANS"}))
    assert "40 figures of 5 indicators loaded as history" in after
    follows(manager, after)
    shown = latest(manager)
    assert shown["PLANS"] == "412"
    assert sorted(shown.values()) == sorted(["187", "32.47%", "412", "–", "16.26"])
    trail = seen(manager, f"{HOME}indicators/PLANS/")
    assert "published.xlsx, sheet Community safety, cell J7" in trail
    # The library's first-time entrants of 2024 are asked for first: 198 was 2023's.
    assert "Next: the returns for June 2025" in after
    assert last_in_template(manager, after) == {"FIRST-TIME-ENTRANTS": "198"}
    december = f"{HOME}returns/crime-group/2025-12/template.xlsx"
    assert last_in_template(manager, f'href="{december}"')["PLANS"] == "412"
