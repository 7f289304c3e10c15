"""Folders go in whole or not at all, once, and come out as they went in."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plugins.commands import EXAMPLE, CommandLine

PETERBOROUGH = ("--partnership", "peterborough")


def differing(one: Path, other: Path) -> list[str]:
    """Return the files in which two folders differ, as `diff -r` does."""
    names = {
        str(path.relative_to(root))
        for root in (one, other)
        for path in root.rglob("*")
        if path.is_file()
    }
    _, unlike, lacking = filecmp.cmpfiles(one, other, sorted(names), shallow=False)
    return [*unlike, *lacking]


def a_copy(demo: CommandLine) -> Path:
    """Return a copy of the example beside the home."""
    return Path(shutil.copytree(EXAMPLE, demo.folder / "given"))


def test_example_comes_out_as_it_went_in(empty: CommandLine) -> None:
    assert empty("load", EXAMPLE).code == 0
    assert empty("export", "out", *PETERBOROUGH).code == 0

    assert differing(EXAMPLE, empty.folder / "out") == []


def test_load_says_what_it_added(empty: CommandLine) -> None:
    ended = empty("load", EXAMPLE)

    assert ended.out.startswith("peterborough: made, with 1 ")
    assert "22 indicators, 44 observations, 28 targets and 1 baseline." in ended.out


def test_load_twice_adds_nothing(demo: CommandLine) -> None:
    before = demo.positions(*PETERBOROUGH)
    ended = demo("load", EXAMPLE)

    assert (ended.code, ended.out) == (0, "peterborough: nothing new.\n")
    # The same trace codes, which hold the number of the latest entry.
    assert demo.positions(*PETERBOROUGH) == before


def test_load_of_one_new_row_says_so_in_the_singular(demo: CommandLine) -> None:
    folder = a_copy(demo)
    with (folder / "observations.csv").open("a", encoding="utf-8") as file:
        file.write("SHOPLIFTING,rolling_12,2007-10..2008-09,1600,,,,,2009-04-20,,,,\n")
    ended = demo("load", folder)

    assert (ended.code, ended.out) == (0, "peterborough: added 1 observation.\n")


def test_load_of_a_changed_row_is_a_correction_that_can_be_exported(
    demo: CommandLine,
) -> None:
    folder = a_copy(demo)
    change(
        folder / "observations.csv", "2008-01..2008-12,5109,", "2008-01..2008-12,5110,"
    )
    assert demo("load", folder).out == "peterborough: added 1 observation.\n"
    assert demo.positions(*PETERBOROUGH)["NI16"]["value"] == 5110

    exported = demo("export", "out", *PETERBOROUGH)
    assert (exported.code, exported.err) == (0, "")
    rows = (demo.folder / "out" / "observations.csv").read_text().splitlines()
    held = [row.split(",")[3] for row in rows if row.startswith("NI16,")]
    assert held == ["5109", "5110"]
    assert demo("load", "out").out == "peterborough: nothing new.\n"


def test_demo_again_leaves_what_was_entered_since(demo: CommandLine) -> None:
    folder = a_copy(demo)
    change(
        folder / "observations.csv", "2008-01..2008-12,5109,", "2008-01..2008-12,5110,"
    )
    demo("load", folder)
    assert demo("demo").code == 0

    assert demo.positions(*PETERBOROUGH)["NI16"]["value"] == 5110


def test_new_folder_loads_at_once_and_has_positions(empty: CommandLine) -> None:
    made = empty("new", "Safer Sometown Partnership", "sometown")
    assert (made.code, made.err) == (0, "")
    assert empty("load", "sometown").code == 0
    positions = empty.positions()

    assert len(positions) >= 10
    assert {one["value"] for one in positions.values()} == {None}


def test_new_folder_is_commented(empty: CommandLine) -> None:
    empty("new", "Safer Sometown Partnership", "sometown")
    files = sorted((empty.folder / "sometown").glob("*.yaml"))

    assert [file.name for file in files if "# " not in file.read_text()] == []


def change(file: Path, before: str, after: str) -> None:
    """Put one text in the place of another, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")


def a_word_for_a_number(folder: Path) -> None:
    change(folder / "observations.csv", ",5109,", ",many,")


def an_unknown_indicator(folder: Path) -> None:
    change(folder / "targets.csv", "\nNI33,", "\nNI34,")


def no_frame(folder: Path) -> None:
    (folder / "partnership.yaml").unlink()


def a_workbook(folder: Path) -> None:
    (folder / "figures.xlsx").write_bytes(b"PK")


def an_unknown_key(folder: Path) -> None:
    change(folder / "bodies.yaml", "local_name:", "localname:")


def a_broken_line(folder: Path) -> None:
    change(folder / "plan.yaml", "title:", "title: 'no end")


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (a_word_for_a_number, 'observations.csv, line 2, column value: found "many"'),
        (an_unknown_indicator, "targets.csv, line 14, column indicator: found "),
        (no_frame, "partnership.yaml: found no such file, expected one in every"),
        (a_workbook, "figures.xlsx"),
        (an_unknown_key, "bodies.yaml, line "),
        (a_broken_line, "plan.yaml, line "),
    ],
    ids="word unknown-code no-frame workbook unknown-key broken-line".split(),
)
def test_bad_folder_is_refused_whole(
    demo: CommandLine, damage: Callable[[Path], None], told: str
) -> None:
    before = demo.positions(*PETERBOROUGH)
    folder = a_copy(demo)
    with (folder / "observations.csv").open("a", encoding="utf-8") as file:
        file.write("SHOPLIFTING,rolling_12,2007-10..2008-09,1600,,,,,2009-04-20,,,,\n")
    damage(folder)
    ended = demo("load", folder)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(told) or told in ended.err
    assert all(line.endswith(".") for line in ended.err.splitlines())
    assert demo.positions(*PETERBOROUGH) == before


def test_every_problem_of_a_folder_is_told_at_once(demo: CommandLine) -> None:
    folder = a_copy(demo)
    for damage in (a_word_for_a_number, an_unknown_indicator, an_unknown_key):
        damage(folder)
    files = {line.partition(",")[0] for line in demo("load", folder).err.splitlines()}

    assert files == {"observations.csv", "targets.csv", "bodies.yaml"}


def test_bad_folder_makes_no_partnership_in_an_empty_store(empty: CommandLine) -> None:
    folder = a_copy(empty)
    an_unknown_key(folder)
    assert empty("load", folder).code == 2

    assert "There is no partnership here yet" in empty("positions").err
