"""The log as a CSV file: RFC 4180, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from saferplan.core.partnership.log import Difference, LogEntry
from saferplan.documents.json.log import COLUMNS, log_csv, log_object, safe_cell

AT = datetime(2009, 3, 31, 9, 5, tzinfo=UTC)


def an_entry(*told: Difference, source: str = "") -> LogEntry:
    return LogEntry(
        entry=12,
        at=AT,
        account="manager",
        on_behalf_of="",
        what="invite",
        words="invited somebody",
        source=source,
        differences=told,
    )


def test_each_thing_that_changed_is_a_row_and_an_entry_without_any_is_one() -> None:
    two = (
        Difference(name="role", before="reader", after="analyst"),
        Difference(name="post", before="", after="Clerk"),
    )
    rows = list(csv.reader(io.StringIO(log_csv([an_entry(*two), an_entry()]))))
    assert rows[0] == list(COLUMNS)
    assert [row[7:] for row in rows[1:]] == [
        ["role", "reader", "analyst"],
        ["post", "", "Clerk"],
        ["", "", ""],
    ]
    start = ["12", "2009-03-31T09:05:00+00:00", "manager", "", "invite"]
    assert all(row[:5] == start for row in rows[1:])


def test_lines_end_as_the_standard_says_and_quotes_are_doubled() -> None:
    told = Difference(name="words", before='say "no", twice', after="one\ntwo")
    text = log_csv([an_entry(told)])
    assert text.replace("one\ntwo", "").count("\n") == text.count("\r\n")
    assert '"say ""no"", twice"' in text
    assert list(csv.reader(io.StringIO(text, newline="")))[1][8:] == [
        'say "no", twice',
        "one\ntwo",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start: str) -> None:
    evil = f'{start}HYPERLINK("http://evil.example")'
    assert safe_cell(evil) == f"'{evil}"
    text = log_csv([an_entry(Difference(name=evil, before=evil, after=evil))])
    cells = [c for row in csv.reader(io.StringIO(text, newline="")) for c in row]
    assert not any(cell.startswith(start) for cell in cells)


def test_an_object_holds_all_of_it() -> None:
    told = Difference(name="role", before="reader", after="analyst")
    assert log_object(an_entry(told, source="a folder")) == {
        "entry": 12,
        "at": "2009-03-31T09:05:00+00:00",
        "account": "manager",
        "on_behalf_of": "",
        "what": "invite",
        "words": "invited somebody",
        "source": "a folder",
        "differences": [{"name": "role", "before": "reader", "after": "analyst"}],
    }
