"""The register and reminders from the command line."""

from __future__ import annotations

import csv
import io

from tests.plugins.commands import CommandLine

HERE = ("--partnership", "peterborough")


def test_register_is_listed_in_each_format(shown: CommandLine) -> None:
    table, as_json, as_csv, of_agency, of_reader, nowhere = shown.each(
        [
            ("register", *HERE),
            ("register", *HERE, "--format", "json"),
            ("register", *HERE, "--format", "csv"),
            ("register", *HERE, "--format", "json", "--as", "agency"),
            ("register", *HERE, "--as", "reader"),
            ("register", "--partnership", "nowhere"),
        ]
    )
    assert (table.code, as_json.code, as_csv.code) == (0, 0, 0)
    assert "police-crimes" in table.out
    whole = {one["data_set"]: one for one in as_json.json}
    assert len(whole) == 14
    crimes = whole["police-crimes"]
    assert crimes["agency_name"] == "Cambridgeshire Constabulary"
    assert "SI 2007/1831" in crimes["legal_basis"]
    assert crimes["publishable"] == "after_official_release"
    assert [f["name"] for f in crimes["fields"]] == [
        "date",
        "time",
        "location",
        "category",
    ]
    rows = list(csv.DictReader(io.StringIO(as_csv.out)))
    assert {row["data_set"] for row in rows} == set(whole)
    owners = {one["agency"] for one in of_agency.json}
    assert owners == {"peterborough-city-council"}
    assert of_reader.code == nowhere.code == 2
    assert "may not read its register" in of_reader.err
    assert nowhere.err == "There is no partnership called nowhere here.\n"


def test_reminders_are_written_to_files_where_no_server_is_named(
    demo: CommandLine,
) -> None:
    dry, wrong, nowhere, real = demo.each(
        [
            ("remind", "--dry-run"),
            ("remind", "--today", "soon"),
            ("remind", "--partnership", "nowhere"),
            ("remind", *HERE),
        ]
    )
    assert (dry.code, dry.err) == (0, "")
    assert "would be reminded" in dry.out
    assert wrong.code == nowhere.code == 2
    assert "--today: A date is written like" in wrong.err
    assert "There is no partnership called nowhere" in nowhere.err
    assert real.code == 0
