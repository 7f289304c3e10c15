"""Issued packs on the command line: kept, listed, verified, compared."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.plugins.commands import CommandLine, Ended

HERE = ("--partnership", "peterborough")
DECEMBER = ("--month", "2008-12", *HERE)
PACK = ("pack", "delivery-board", *DECEMBER)
MANAGER = ("--as", "manager")
STEM = "peterborough-delivery-board-2008-12-v1"
CHANGED_BEHIND = """
import django
django.setup()
from django.db import connection
from saferplan.store import append_only, models
with append_only.lifted(connection):
    kept = models.IssuedFileRow.objects.filter(kind="html", is_withheld=False)
    kept.update(content=b"<p>Another page</p>")
    models.ObservationRow.objects.filter(value=5109).update(value=5110)
"""
"""Another page, and one more than the 5,109 crimes of the plan, as no use-case can."""


def ok(ended: Ended) -> str:
    """Return what a command printed that did what was asked."""
    assert (ended.code, "Traceback" in ended.err) == (0, False), ended
    return ended.out


@pytest.mark.slow
def test_what_is_issued_is_kept_and_given_out_again(demo: CommandLine) -> None:
    first, again, withheld = (demo.folder / n for n in ("first", "again", "withheld"))
    issue, listed, table, frozen, missing, reader = demo.each(
        [
            (
                *(*PACK, "--formats", "html,xlsx", "--out", first),
                *("--issue", "--meeting", "2", *MANAGER),
            ),
            ("pack", "list", "--format", "json", *HERE),
            ("pack", "list", "delivery-board", *HERE),
            (*PACK, "--formats", "html", "--out", again, "--version", "1", *MANAGER),
            (*PACK, "--formats", "docx", "--out", again, "--version", "1", *MANAGER),
            (
                *(*PACK, "--formats", "html", "--out", withheld, "--version", "1"),
                *("--as", "reader"),
            ),
        ]
    )
    assert ok(issue).splitlines()[1:] == [
        f"Wrote {first / STEM}.html",
        f"Wrote {first / STEM}.xlsx",
    ]
    assert "Making a workbook ..." in issue.err.splitlines()
    (pack,) = listed.json
    kept = {(f["kind"], f["is_withheld"]): f["sha256"] for f in pack["files"]}
    assert {kind for kind, _ in kept} == {"json", "html", "xlsx"}
    for kind in ("html", "xlsx"):
        content = (first / f"{STEM}.{kind}").read_bytes()
        assert sha256(content).hexdigest() == kept[kind, False]
    # The second meeting of the demonstration is on 19 February 2009.
    (row,) = ok(table).splitlines()[2:]
    assert row.split()[:4] == ["delivery-board", "2008-12", "1", "report"]
    assert row.split()[5:7] == ["manager", "2009-02-19"]
    assert row.split()[-1] == pack["contents_sha256"][:12]

    ok(frozen)
    name = f"{STEM}.html"
    assert (again / name).read_bytes() == (first / name).read_bytes()
    assert frozen.err == ""
    # No Word document was kept: it is made again, and that is said.
    assert ok(missing) == f"Wrote {again / STEM}.docx\n"
    assert missing.err.splitlines()[0] == (
        "Of version 1 no docx is kept that you may have; made again."
    )
    assert Document(str(again / f"{STEM}.docx")).paragraphs
    # Whoever is not cleared for small counts gets the one without them.
    ok(reader)
    assert sha256((withheld / name).read_bytes()).hexdigest() == kept["html", True]
    assert kept["html", True] != kept["html", False]


@pytest.mark.slow
def test_what_was_issued_is_verified(demo: CommandLine) -> None:
    issued, whole = demo.each(
        [
            (*PACK, "--formats", "html", "--out", demo.folder, "--issue", *MANAGER),
            ("pack", "verify", "--format", "json", *HERE),
        ]
    )
    ok(issued)
    (one,) = whole.json
    assert (whole.code, one["is_unchanged"], one["files"]) == (0, True, 4)
    count = one["figures_compared"]
    assert count > 100

    settings = {"DJANGO_SETTINGS_MODULE": "saferplan.config.settings"}
    assert demo.run("-c", CHANGED_BEHIND, **settings).code == 0
    told, as_json, words = demo.each(
        [
            ("pack", "verify", *HERE),
            ("pack", "verify", "--format", "json", *HERE),
            ("pack", "verify", "--words", *HERE),
        ]
    )
    assert (told.code, told.err) == (1, "")
    (bad,) = as_json.json
    assert (as_json.code, bad["is_unchanged"]) == (1, False)
    assert bad["damaged"] == [f"{STEM}.html"]
    values = [d for d in bad["figures"] if d["path"].endswith("NI16 position value")]
    assert [(d["before"], d["after"]) for d in values] == [("5109", "5110")]
    lines = told.out.splitlines()
    assert lines[0] == (
        f"delivery-board 2008-12, version 1 (performance report): changed. "
        f"{len(bad['figures'])} of {count} figures come out otherwise, 1 of 4 files "
        "is damaged."
    )
    assert lines[1] == f"  {STEM}.html: it is not the file that was kept."
    assert any(line.endswith("as sent 5109, now 5110") for line in lines)
    assert lines[-1].startswith(f"  {len(bad['words'])} texts beside")
    listed = words.out.splitlines()
    assert len(listed) == len(lines) + len(bad["words"])
    assert any("5,109" in line and "now" in line and "5,110" in line for line in listed)


def change_a_cell(book: Path, before: object, after: object) -> Path:
    """Change a cell by hand, and save the workbook beside."""
    opened = load_workbook(book)
    cell = next(
        cell
        for sheet in opened
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == before
    )
    cell.value = after
    changed = book.with_name("sent-back.xlsx")
    opened.save(changed)
    return changed


@pytest.mark.slow
def test_what_was_changed_in_a_workbook_is_told(demo: CommandLine) -> None:
    made = ok(demo(*PACK, "--formats", "xlsx", "--out", demo.folder, *MANAGER))
    book = Path(made.removeprefix("Wrote ").strip())
    changed = change_a_cell(book, 5109, 4109)
    same, told, as_json, as_csv, not_theirs = demo.each(
        [
            ("pack", "compare", book, *MANAGER),
            ("pack", "compare", changed, *MANAGER),
            ("pack", "compare", changed, "--format", "json", *MANAGER),
            ("pack", "compare", changed, "--format", "csv", *MANAGER),
            ("pack", "compare", changed, "--as", "outsider"),
        ]
    )
    assert ok(same).splitlines()[1:] == ["Nothing was changed."]
    assert (told.code, as_json.code, as_csv.code) == (1, 1, 1)
    (found,) = as_json.json
    assert (found["issued_version"], found["is_frozen"]) == (None, False)
    (edit,) = found["edits"]
    assert [edit[key] for key in ("kind", "before", "after")] == [
        "figure",
        "5,109",
        "4,109",
    ]
    assert edit["trace"].startswith("peterborough.ni16.")
    (row,) = csv.DictReader(io.StringIO(as_csv.out))
    assert row == {key: str(value) for key, value in edit.items()}
    lines = told.out.splitlines()
    assert lines[1] == found["summary"] == "1 figure was changed by hand."
    assert lines[-1].split("  ")[0] == edit["where"]
    assert (not_theirs.code, not_theirs.err) == (
        2,
        "There is no partnership called peterborough here.\n",
    )


@pytest.mark.slow
def test_a_file_whose_mark_is_lost_has_to_be_named(demo: CommandLine) -> None:
    made = ok(demo(*PACK, "--formats", "xlsx", "--out", demo.folder, *MANAGER))
    book = Path(made.removeprefix("Wrote ").strip())
    opened = load_workbook(book)
    opened.properties.keywords = ""
    opened.save(book)
    lost, named = demo.each(
        [
            ("pack", "compare", book, *MANAGER),
            (
                *("pack", "compare", book, "--format", "json", *MANAGER),
                *("--body", "delivery-board", "--month", "2008-12"),
            ),
        ]
    )
    assert (lost.code, lost.out) == (2, "")
    assert lost.err.startswith("The file does not say which pack it is of")
    assert named.code == 0, named
    assert json.loads(named.out)[0]["edits"] == []
