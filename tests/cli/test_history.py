"""`saferplan return history`, as a person runs it."""

from __future__ import annotations

import json

from tests.examples.spreadsheets import performance
from tests.plugins.commands import CommandLine

NOISE = "Indicator,Apr-07,May-07\nNoise complaints,10,12\n"
HERE = ("--partnership", "peterborough")


def test_without_load_it_only_looks(demo: CommandLine) -> None:
    file = demo.folder / "performance.xlsx"
    file.write_bytes(performance())
    ended = demo("return", "history", file, *HERE)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("We found 5 indicators over 24 months in 2 sheets")
    assert "cell I16 (October 2008): printed 26.3%, worked out again 28.6%" in ended.out
    assert "Nothing was written" in ended.out
    again = demo("return", "history", file, *HERE)
    assert again.out == ended.out


def test_with_load_it_is_history_and_traced_to_its_cell(demo: CommandLine) -> None:
    file = demo.folder / "noise.csv"
    file.write_text(NOISE, encoding="utf-8")
    ended = demo("return", "history", file, *HERE, "--load", "--known-on", "2008-01-31")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "2 figures of 1 indicator loaded; 1 indicator new.\n"
    shown = demo("positions", *HERE, "--as-at", "2007-05-31", "--format", "json")
    (line,) = [one for one in shown.json if one["indicator"] == "NOISE-COMPLAINTS"]
    assert line["value"] == 22
    traced = demo("trace", line["trace"])
    assert "noise.csv, sheet Table, cell B2" in traced.out


def test_a_mapping_is_written_changed_and_given(demo: CommandLine) -> None:
    file, mapping = demo.folder / "noise.csv", demo.folder / "rows.json"
    file.write_text(NOISE, encoding="utf-8")
    demo("return", "history", file, *HERE, "--save-mapping", mapping)
    held = json.loads(mapping.read_text(encoding="utf-8"))
    held["rows"]["noise complaints"]["code"] = "QUIET"
    held["rows"]["noise complaints"]["new"]["code"] = "QUIET"
    mapping.write_text(json.dumps(held), encoding="utf-8")
    ended = demo("return", "history", file, *HERE, "--mapping", mapping)
    assert "new: QUIET" in ended.out


def test_bad_input_is_told_in_a_sentence(demo: CommandLine) -> None:
    broken = demo.folder / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    rows = demo.folder / "rows.json"
    rows.write_text('{"rows": {"noise": {"use": "sing"}}}', encoding="utf-8")
    file = demo.folder / "noise.csv"
    file.write_text(NOISE, encoding="utf-8")
    for words in (
        (broken,),
        (demo.folder / "absent.xlsx",),
        (file, "--mapping", rows),
        (file, "--known-on", "soon"),
        (file, "--load", "--known-on", "2999-01-01"),
        (file, "--as", "reader"),
    ):
        ended = demo("return", "history", *words, *HERE)
        assert ended.code == 2, words
        assert ended.err.strip().endswith("."), words
        assert "Traceback" not in ended.err
