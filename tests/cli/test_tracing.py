"""Every figure shown leads back to its data; what changed since is said to have."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.plugins.commands import EXAMPLE, CommandLine

WORDS = ("--partnership", "peterborough", "--as-at", "2008-12-31")


def traced(command: CommandLine, code: str) -> dict[str, Any]:
    """Return what `saferplan trace` finds."""
    ended = command("trace", code, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    (found,) = ended.json
    answer: dict[str, Any] = found
    return answer


def correct(command: CommandLine, row: str) -> None:
    """Load the example again, with one more row of observations."""
    folder = Path(shutil.copytree(EXAMPLE, command.folder / "corrected"))
    with (folder / "observations.csv").open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    ended = command("load", folder)
    assert ended.code == 0, ended.err


def test_trace_of_every_figure_shown_says_as_shown(shown: CommandLine) -> None:
    codes = [one["trace"] for one in shown.positions(*WORDS).values()]
    verdicts = {
        code: [line for line in ended.out.splitlines() if line.startswith("As shown:")]
        for code, ended in zip(
            codes, shown.each(("trace", code) for code in codes), strict=True
        )
    }

    assert len(codes) > 20
    assert [code for code, said in verdicts.items() if len(said) != 1] == []


def test_trace_gives_the_figure_that_was_shown(shown: CommandLine) -> None:
    repeats = shown.positions(*WORDS)["MARAC-REPEATS"]
    found = traced(shown, repeats["trace"])

    assert found["value"] == repeats["value"] == found["value_now"]
    assert (found["numerator"], found["denominator"]) == (40, 134)
    assert found["verdict"] == "as shown"
    assert found["is_reproduced"] is True


def test_trace_names_the_line_of_every_observation(shown: CommandLine) -> None:
    repeats = shown.positions(*WORDS)["MARAC-REPEATS"]
    lines = [row["line"] for row in traced(shown, repeats["trace"])["observations"]]
    text = (EXAMPLE / "observations.csv").read_text(encoding="utf-8").splitlines()

    assert [text[line - 1].split(",")[:3] for line in lines] == [
        ["MARAC-REPEATS", "month", f"2008-{month:02}"] for month in range(4, 12)
    ]


def test_trace_says_who_entered_it(empty: CommandLine) -> None:
    empty("load", EXAMPLE, LOGNAME="ann", USER="ann", LNAME="ann", USERNAME="ann")
    code = empty.positions(*WORDS)["NI16"]["trace"]
    (row,) = traced(empty, code)["observations"]

    assert (row["entered_by"], row["on_behalf_of"]) == ("operator", "ann")
    assert row["file"] == "folder peterborough-2009"


def test_trace_can_be_typed_in_capitals(shown: CommandLine) -> None:
    code = shown.positions(*WORDS)["NI16"]["trace"]

    assert traced(shown, code.upper())["value"] == 5109


def test_trace_with_a_slip_is_refused(shown: CommandLine) -> None:
    code = shown.positions(*WORDS)["NI16"]["trace"]
    ended = shown("trace", code.replace("200812", "200811", 1))

    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1


@pytest.fixture
def before(demo: CommandLine) -> str:
    """Return the code of a figure that is then corrected."""
    code: str = demo.positions(*WORDS)["MARAC-REPEATS"]["trace"]
    correct(demo, "MARAC-REPEATS,month,2008-11,,8,29,,,2009-04-20,,,minutes,recount")
    return code


def test_trace_after_a_correction_says_changed_since(
    demo: CommandLine, before: str
) -> None:
    found = traced(demo, before)

    assert found["verdict"] == "changed since"
    assert found["is_reproduced"] is True
    assert found["value"] == pytest.approx(100 * 40 / 134)
    assert found["value_now"] == pytest.approx(100 * 38 / 134)
    (restated,) = found["restatements"]
    assert (restated["before"]["numerator"], restated["after"]["numerator"]) == (10, 8)
    assert restated["reason"] == "recount"


def test_trace_after_a_correction_says_so_in_words(
    demo: CommandLine, before: str
) -> None:
    told = demo("trace", before).out.splitlines()

    assert [line for line in told if line.startswith("Changed since:")] == [
        "Changed since: worked out again today, on the same dates, it is 28.4%."
    ]
    assert [line for line in told if line.startswith("Since then: November 2008: 8 of")]


def test_correction_changes_only_what_was_known_after_it(
    demo: CommandLine, before: str
) -> None:
    known = demo.positions(*WORDS, "--known-on", "2009-04-19")["MARAC-REPEATS"]

    assert known["numerator"] == 40
    assert demo.positions(*WORDS)["MARAC-REPEATS"]["numerator"] == 38
