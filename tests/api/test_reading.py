"""What is read through the API: the same as pages, papers and commands have."""

from __future__ import annotations

import io
import json
from datetime import date
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from saferplan.cli.main import app
from saferplan.core.periods import Month, month
from saferplan.documents.packs import MEDIA_TYPES
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, resolve
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.indicators.record_observation import record_observation
from tests.api.clients import API, an_agency, must_be, program, said
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, DEATHS, REPEATS

pytestmark = pytest.mark.django_db
HERE = f"{API}/{ANYTOWN}"
AT = "as_at=2008-12-31"


def as_command(*words: str, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the command line prints as JSON, in this very database."""
    monkeypatch.setattr("saferplan.cli.figures.begin", resolve)
    told = CliRunner().invoke(
        app, [*words, "--partnership", ANYTOWN, "--format", "json", "--as", "board"]
    )
    assert told.exit_code == 0, told.output
    found: list[object] = json.loads(told.output)
    return found


@pytest.mark.parametrize("known_on", ["", "2009-03-31"])
def test_positions_are_those_of_the_command_line(
    known_on: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_cast()
    asked = f"&known_on={known_on}" if known_on else ""
    found = said(program("board").get(f"{HERE}/positions?{AT}{asked}"))
    words = ["positions", "--as-at", "2008-12-31"]
    words += ["--known-on", known_on] if known_on else []
    printed = as_command(*words, monkeypatch=monkeypatch)
    assert found["positions"] == printed
    assert [list(one) for one in found["positions"]] == [list(one) for one in printed]
    must_be(found, "Positions")


def test_a_trace_is_that_of_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    the_cast()
    client = program("board")
    code = said(client.get(f"{HERE}/positions/{BURGLARY}?{AT}"))["trace"]
    found = said(client.get(f"{API}/traces/{code}"))
    monkeypatch.setattr("saferplan.cli.figures.begin", resolve)
    told = CliRunner().invoke(app, ["trace", code, "--format", "json", "--as", "board"])
    assert [found] == json.loads(told.output)
    must_be(found, "Trace")
    assert found["verdict"] == "as shown"


def test_one_position_is_the_one_of_the_list() -> None:
    the_cast()
    client = program("board")
    found = said(client.get(f"{HERE}/positions?{AT}"))
    assert [p["indicator"] for p in found["positions"]] == [BURGLARY, REPEATS, DEATHS]
    for one in found["positions"]:
        assert said(client.get(f"{HERE}/positions/{one['indicator']}?{AT}")) == one
    # Nine months: 30+28+29+35+31+30+33+36+34, June corrected from 29 to 31.
    assert found["positions"][0]["value"] == 288
    assert (found["as_at"], found["known_on"]) == ("2008-12-31", None)


def test_without_a_date_it_is_the_latest_month() -> None:
    found = said(an_agency().get(f"{HERE}/positions"))
    assert found["as_at"] == "2008-12-31"


def test_dates_and_entries_cut_what_is_read() -> None:
    client = an_agency()
    before = said(client.get(f"{HERE}/positions/{BURGLARY}?{AT}&known_on=2009-04-01"))
    assert before["value"] == 286
    entry = said(client.get(f"{HERE}/positions?{AT}"))["entry"]
    record_observation(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(Month(2008, 12)),
        value=44,
        known_on=date(2009, 5, 1),
        reason="counted again",
    )
    now = said(client.get(f"{HERE}/positions/{BURGLARY}?{AT}"))
    then = said(client.get(f"{HERE}/positions/{BURGLARY}?{AT}&entry={entry}"))
    assert (then["value"], now["value"]) == (288, 298)


def test_a_series_has_every_row_in_the_order_of_entry() -> None:
    found = said(an_agency().get(f"{HERE}/series/{BURGLARY}"))
    must_be(found, "Series")
    rows = found["observations"]
    assert [row["value"] for row in rows[:9]] == [30, 28, 29, 35, 31, 30, 33, 36, 34]
    june = [row for row in rows if row["period"] == "2008-06"]
    assert [row["value"] for row in june] == [29, 31]
    assert june[1]["reason"] == "late crime reports"
    assert june[1]["known_on"] == "2009-04-02"
    assert rows[-1]["markers"] == ["forecast"]
    assert {row["entered_by"] for row in rows} == {"operator"}
    assert {row["file"] for row in rows} == {"the examples"}
    assert found["targets"][0]["decided_by"] == "board"
    assert found["baselines"][0] == {
        "basis": "financial_year",
        "period": "2007/08",
        "value": 400,
        "known_on": "2008-05-01",
        "source": None,
        "reason": None,
        "entry": rows[0]["entry"],
    }


def test_a_series_names_file_sheet_and_cell_where_a_figure_came_in_one() -> None:
    client = an_agency()
    first = models.ObservationRow.objects.filter(indicator__code=BURGLARY).first()
    file = models.SourceFileRow.objects.create(
        entry=first.entry,
        partnership=first.entry.partnership,
        name="history.xlsx",
        sha256="0" * 64,
        size=1,
        content=b"x",
    )
    models.CellRow.objects.create(
        observation=first, file=file, sheet="Crime", cell="F3"
    )
    row, other = said(client.get(f"{HERE}/series/{BURGLARY}"))["observations"][:2]
    assert (row["file"], row["sheet"], row["cell"]) == ("history.xlsx", "Crime", "F3")
    assert (other["sheet"], other["cell"]) == (None, None)


def test_a_withheld_series_says_so_and_gives_no_number() -> None:
    the_cast()
    found = said(program("reader").get(f"{HERE}/series/{REPEATS}"))
    must_be(found, "Series")
    # The last has not come yet: awaited for everybody, and no number to withhold.
    states = [row["state"] for row in found["observations"]]
    assert states == [*["suppressed"] * 3, "awaited"]
    numbers = ("value", "numerator", "denominator", "sample")
    assert {row[key] for row in found["observations"] for key in numbers} == {None}
    assert found["targets"] == []


def test_definitions_come_with_every_version() -> None:
    client = an_agency()
    listed = said(client.get(f"{HERE}/definitions"))
    must_be(listed, "Definitions")
    found = said(client.get(f"{HERE}/definitions/{BURGLARY}"))
    must_be(found, "DefinitionVersions")
    assert found["versions"] == [listed["definitions"][0]]
    first = models.DefinitionVersion.objects.get(
        indicator__code=BURGLARY, version=1, indicator__partnership__slug=ANYTOWN
    )
    first.pk, first.version, first.title = None, 2, "Burglary of dwellings"
    first.entry = models.LedgerEntry.objects.create(
        partnership=first.entry.partnership,
        number=first.entry.number + 100,
        at=first.entry.at,
        account="operator",
        what="load_partnership",
        detail={"definitions": 1},
    )
    first.save(force_insert=True)
    found = said(client.get(f"{HERE}/definitions/{BURGLARY}"))
    assert [(v["version"], v["title"]) for v in found["versions"]] == [
        (1, "Burglary of homes"),
        (2, "Burglary of dwellings"),
    ]


def test_a_pack_has_the_positions_of_the_list() -> None:
    the_cast()
    client = program("board")
    found = said(client.get(f"{HERE}/packs/delivery-board/2008-12"))
    must_be(found, "Pack")
    listed = said(client.get(f"{HERE}/positions?{AT}"))["positions"]
    lines = [line for section in found["sections"] for line in section["lines"]]
    held = {line["position"]["indicator"]: line["position"] for line in lines}
    assert held == {one["indicator"]: one for one in listed}
    assert (found["reports"], found["body"]) == ("2008-12", "delivery-board")


def test_an_issued_pack_stays_as_it_was() -> None:
    the_cast()
    manager, client = resolve("manager"), program("board")
    assert said(client.get(f"{HERE}/packs"))["packs"] == []
    issue_pack(
        by=manager, partnership=ANYTOWN, body="delivery-board", month=Month(2008, 12)
    )
    (listed,) = said(client.get(f"{HERE}/packs"))["packs"]
    assert (listed["body"], listed["month"]) == ("delivery-board", "2008-12")
    assert (listed["version"], listed["issued_by"]) == (1, "manager")
    address = f"{HERE}/packs/delivery-board/2008-12"
    before = said(client.get(f"{address}?version=1"))
    must_be(before, "Pack")
    assert (before["issued_version"], before["entry"]) == (1, listed["cut"])
    record_observation(
        by=manager,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(Month(2008, 12)),
        value=44,
        known_on=date(2009, 5, 1),
        reason="counted again",
    )
    assert said(client.get(f"{address}?version=1")) == before
    (changed,) = said(client.get(address))["restated"]
    assert (changed["indicator"], changed["reason"]) == (BURGLARY, "counted again")
    said(client.get(f"{address}?version=2"), 404)
    said(client.get(f"{address}?version=0"), 422)
    said(client.get(f"{address}?version=1&entry=1"), 422)


@pytest.mark.slow
@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_papers_come_as_files(kind: str) -> None:
    the_cast()
    address = f"{HERE}/packs/delivery-board/2008-12/pack.{kind}"
    response = program("board").get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == MEDIA_TYPES[kind]
    name = f"anytown-delivery-board-2008-12.{kind}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    if kind in ("pptx", "xlsx", "docx"):
        assert ZipFile(io.BytesIO(response.content)).testzip() is None
    else:
        begins = {"pdf": b"%PDF-", "html": b"<!"}[kind]
        assert response.content.lower().startswith(begins.lower())


def test_keys_come_in_the_same_order_every_time() -> None:
    client = an_agency()
    first = client.get(f"{HERE}/positions?{AT}").content
    assert first == client.get(f"{HERE}/positions?{AT}").content
