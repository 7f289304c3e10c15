"""One answer, three ways: a table to read, JSON and CSV for other programs."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from tests.plugins.commands import CommandLine

# What is printed is the same on both databases.
pytestmark = pytest.mark.once

WORDS = ("positions", "--partnership", "peterborough", "--as-at", "2008-12-31")


@pytest.fixture(scope="module")
def as_json(shown: CommandLine) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = shown(*WORDS, "--format", "json").json
    return answer


def test_csv_has_the_keys_of_json_and_its_values(
    shown: CommandLine, as_json: list[dict[str, Any]]
) -> None:
    ended = shown(*WORDS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))

    assert [list(row) for row in rows] == [list(one) for one in as_json]
    assert rows == [{k: as_text(v) for k, v in one.items()} for one in as_json]


def as_text(value: Any) -> str:
    """Return a value as CSV has it: nothing for null, lists as JSON."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def test_table_is_what_is_printed_without_asking(shown: CommandLine) -> None:
    assert shown(*WORDS) == shown(*WORDS, "--format", "table")


def test_table_has_a_row_for_every_indicator_in_words(
    shown: CommandLine, as_json: list[dict[str, Any]]
) -> None:
    heading, rule, *rows = shown(*WORDS).out.splitlines()

    assert (
        heading.split() == "indicator latest period target status distance data".split()
    )
    assert set(rule) == {"-", " "}
    assert [row.split()[0] for row in rows] == [one["indicator"] for one in as_json]
    assert "7.0% behind" in rows[0]


def test_table_never_shows_a_signed_distance(shown: CommandLine) -> None:
    told = shown(*WORDS).out

    assert "adverse" not in told
    assert "-1.5%" not in told


@pytest.mark.parametrize("output", ["json", "csv"])
def test_indicator_is_the_same_object_as_among_the_positions(
    shown: CommandLine, as_json: list[dict[str, Any]], output: str
) -> None:
    ended = shown("indicator", "marac-repeats", *WORDS[1:], "--format", output)
    (expected,) = (one for one in as_json if one["indicator"] == "MARAC-REPEATS")

    if output == "json":
        assert ended.json == [expected]
    else:
        assert list(csv.DictReader(io.StringIO(ended.out))) == [
            {key: as_text(value) for key, value in expected.items()}
        ]


def test_indicator_in_words_says_where_it_stands_and_its_history(
    shown: CommandLine,
) -> None:
    ended = shown("indicator", "MARAC-REPEATS", *WORDS[1:])
    lines = ended.out.splitlines()

    assert lines[0].endswith("(MARAC-REPEATS)")
    assert "29.9% (40 of 134)" in lines[1]
    assert "Remark: December 2008 awaited." in lines
    assert [line for line in lines if line.startswith("April to October 2008")] == [
        "April to October 2008    28.6%   28.0%"
    ]


def test_indicator_in_words_names_the_assumption_of_each_forecast(
    shown: CommandLine,
) -> None:
    out = shown("indicator", "MARAC-CASES", *WORDS[1:]).out
    forecasts = [line for line in out.splitlines() if line.startswith("Forecast (")]

    assert len(forecasts) >= 2
    assert any("251.5" in line or "252" in line for line in forecasts)
    assert all("chance of meeting the target" in line for line in forecasts)
    assert [line for line in forecasts if line.endswith(" 0%")] == []


def test_indicator_without_figures_has_no_empty_table(shown: CommandLine) -> None:
    out = shown("indicator", "NI48", *WORDS[1:]).out

    assert "period" not in out
    assert out.splitlines()[-1].startswith("Trace: ")
