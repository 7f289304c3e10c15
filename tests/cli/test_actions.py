"""Action plans on the command line: list, show, add, move, risks.

The actions and dates are those of the demonstration's file, and those typed here.
"""

from __future__ import annotations

import csv
import io

from tests.plugins.commands import CommandLine, Ended

HERE = ("--partnership", "peterborough")
ON = ("--on", "2008-12-31")
LEAD = ("--as", "theme-lead")
# A board that meets monthly: DA-2 was due on 28 November, more than a month before;
# DA-1 on 19 December, less than one; the others are still to come and not begun.
AT_YEAR_END = {"DA-2": "red", "DA-1": "amber", "VC-1": "grey", "SV-1": "grey"}


def ok(ended: Ended) -> str:
    """Return what a command printed that did what was asked."""
    assert (ended.code, ended.err) == (0, ""), ended
    return ended.out


def test_actions_have_the_colours_their_dates_give_them(shown: CommandLine) -> None:
    words = ("actions", "list", *HERE, *ON)
    table, as_json, as_csv, red, late, group, none = shown.each(
        [
            words,
            (*words, "--format", "json"),
            (*words, "--format", "csv"),
            (*words, "--colour", "RED", "--format", "json"),
            (*words, "--state", "late", "--format", "json"),
            (*words, "--group", "violent-crime", "--format", "json"),
            (*words, "--state", "done"),
        ]
    )
    assert {one["action"]: one["rag"] for one in as_json.json} == AT_YEAR_END
    first = as_json.json[0]
    assert (first["holder"], first["state"]) == ("domestic-abuse", "late")
    assert (first["milestones"], first["done"], first["late"]) == (2, 0, 1)
    assert first["next_due"] == "2008-11-28"
    assert first["reason"] == "Overdue since 28 November 2008."
    rows = list(csv.DictReader(io.StringIO(as_csv.out)))
    assert [list(row) for row in rows] == [list(one) for one in as_json.json]
    assert [row["action"] for row in rows] == list(AT_YEAR_END)
    heading, _, *lines = ok(table).splitlines()
    assert heading.split()[:3] == ["action", "group", "colour"]
    assert [line.split()[0] for line in lines] == list(AT_YEAR_END)
    assert "0 of 2 done, 1 late" in lines[0]
    assert [one["action"] for one in red.json] == ["DA-2"]
    assert [one["action"] for one in late.json] == ["DA-2", "DA-1"]
    assert [one["action"] for one in group.json] == ["VC-1"]
    assert ok(none).startswith("No such action is in the plan")


def test_an_action_is_shown_whole(shown: CommandLine) -> None:
    words = ("actions", "show", "DA-2", *HERE, *ON)
    told, whole = shown.each([words, (*words, "--format", "json")])

    lines = ok(told).splitlines()
    assert lines[:2] == [
        "DA-2: Bring high-risk cases to the conference, and fewer back",
        "Red. Overdue since 28 November 2008.",
    ]
    assert "Should move: MARAC-CASES, MARAC-REPEATS" in lines
    assert "Paid by: CSF-1" in lines
    assert any("A second officer sits in from February" in line for line in lines)
    (one,) = whole.json
    assert [(s["number"], s["due"], s["progress"]) for s in one["steps"]] == [
        (1, "2008-11-28", "not_started"),
        (2, "2009-01-30", "not_started"),
    ]
    assert one["indicators"] == ["MARAC-CASES", "MARAC-REPEATS"]


def test_an_action_is_added_and_moved_and_its_risks_kept(demo: CommandLine) -> None:
    step, risk = ("actions", "move", "DA-3"), ("actions", "risk", "log", "DA-3")
    added, begun, done, logged, more, closed, whole = demo.each(
        [
            (
                *("actions", "add", "DA-3", "--group", "domestic-abuse"),
                *("--title", "Train those who take reports", "--due", "2009-03-31"),
                *("--milestone", "Train forty staff by 2009-01-31"),
                *("--milestone", "Answer questions by phone"),
                *("--indicator", "DA-REPORTS", "--funding", "CSF-1", *LEAD),
            ),
            (*step, "under-way", "--milestone", "2", "--remark", "begun", *LEAD),
            (*step, "done", "--milestone", "1", "--done-on", "2009-01-30", *LEAD),
            (*risk, "--what", "Nobody has time", "--impact", "high", *LEAD),
            (*risk, "--number", "1", "--mitigation", "Half-days", *LEAD),
            ("actions", "risk", "close", "DA-3", "1", "--on", "2009-02-02", *LEAD),
            ("actions", "show", "DA-3", "--format", "json", *HERE),
        ]
    )
    assert ok(added) == "DA-3 is added: Train those who take reports.\n"
    assert ok(begun) == ("DA-3, milestone 2 (Answer questions by phone): under way.\n")
    assert ok(done) == (
        "DA-3, milestone 1 (Train forty staff): done, 30 January 2009.\n"
    )
    said = "DA-3, risk 1: logged, likelihood medium, impact high.\n"
    assert (ok(logged), ok(more)) == (said, said)
    assert ok(closed) == "DA-3, risk 1: closed, 2 February 2009.\n"
    (one,) = whole.json
    assert [
        (s["title"], s["due"], s["done_on"], s["remark"]) for s in one["steps"]
    ] == [
        ("Train forty staff", "2009-01-31", "2009-01-30", None),
        ("Answer questions by phone", None, None, "begun"),
    ]
    assert one["risks"] == [
        {
            "number": 1,
            "what": "Nobody has time",
            "mitigation": "Half-days",
            "likelihood": "medium",
            "impact": "high",
            "closed_on": "2009-02-02",
        }
    ]
    assert (one["due"], one["funding"]) == ("2009-03-31", "CSF-1")


def test_an_action_without_milestones_is_moved_as_a_whole(demo: CommandLine) -> None:
    added, moved, shown = demo.each(
        [
            (
                *("actions", "add", "VC-2", "--group", "violent-crime"),
                *("--title", "Write to licensees", *HERE),
            ),
            ("actions", "move", "VC-2", "done", "--done-on", "2009-01-05", *HERE),
            ("actions", "list", "--state", "done", "--format", "json", *HERE),
        ]
    )
    ok(added)
    assert ok(moved) == "VC-2: done, 5 January 2009.\n"
    assert [(one["action"], one["rag"]) for one in shown.json] == [("VC-2", "blue")]


def test_what_cannot_be_done_with_an_action_is_said(demo: CommandLine) -> None:
    refused: list[tuple[tuple[object, ...], str]] = [
        (
            ("actions", "add", "DA-1", "--group", "domestic-abuse", "--title", "x"),
            "There is an action DA-1 already; give another code.\n",
        ),
        (
            ("actions", "add", "VC-9", "--group", "violent-crime", "--title", "x"),
            "The account theme-lead may not keep the actions of violent-crime in "
            "peterborough.\n",
        ),
        (
            (
                *("actions", "add", "DA-9", "--group", "domestic-abuse"),
                *("--title", "x", "--indicator", "NI999"),
            ),
            "DA-9: there is no indicator NI999 here.\n",
        ),
        (
            ("actions", "move", "DA-1", "done"),
            "DA-1 has milestones: move those.\n",
        ),
        (
            ("actions", "move", "DA-1", "done", "--milestone", "7"),
            "The action DA-1 has no milestone 7.\n",
        ),
        (
            ("actions", "risk", "close", "DA-1", "1"),
            "The action DA-1 has no risk 1.\n",
        ),
        (
            ("actions", "risk", "log", "DA-1", "--number", "4", "--impact", "low"),
            "The action DA-1 has no risk 4.\n",
        ),
        (
            ("actions", "show", "XX-1"),
            "There is no action XX-1 in peterborough.\n",
        ),
    ]
    before = demo("actions", "list", "--format", "json", *HERE, *LEAD).json
    ended = demo.each((*words, *LEAD) for words, _ in refused)

    assert ended == [Ended(code=2, out="", err=told) for _, told in refused]
    assert demo("actions", "list", "--format", "json", *HERE, *LEAD).json == before
