"""Money and terms on the command line. Amounts are the demonstration's, and typed."""

from __future__ import annotations

import csv
import io

from tests.plugins.commands import CommandLine, Ended

HERE = ("--partnership", "peterborough")
DECEMBER = ("--month", "2008-12", *HERE)


def ok(ended: Ended) -> str:
    """Return what a command printed that did what was asked."""
    assert (ended.code, ended.err) == (0, ""), ended
    return ended.out


def test_lines_say_what_is_set_aside_spent_and_free(shown: CommandLine) -> None:
    table, as_json, as_csv, one, until = shown.each(
        [
            ("money", "list", *HERE),
            ("money", "list", "--format", "json", *HERE),
            ("money", "list", "--format", "csv", *HERE),
            ("money", "show", "CSF-1", *HERE),
            ("money", "list", "--until", "2008-10", "--format", "json", *HERE),
        ]
    )
    # 6,000 + 9,500 of 24,000 are set aside; 1,150 + 3,200 are spent.
    _, _, first, second, remark = ok(table).splitlines()
    assert first.split()[:6] == [
        "CSF-1",
        "domestic-abuse",
        "£24,000",
        "£15,500",
        "£4,350",
        "£8,500",
    ]
    assert second.split()[0] == "LIC-1"
    assert remark == "LIC-1: Not confirmed yet by whoever gives it."
    line = as_json.json[0]
    pence = ("identified_pence", "allocated_pence", "spent_pence", "free_pence")
    assert [line[key] for key in pence] == [2_400_000, 1_550_000, 435_000, 850_000]
    (row, _) = csv.DictReader(io.StringIO(as_csv.out))
    assert [row[key] for key in pence] == ["2400000", "1550000", "435000", "850000"]
    told = ok(one).splitlines()
    assert told[1] == (
        "£24,000 identified, £15,500 allocated, £4,350 spent, £8,500 free."
    )
    assert [line.split() for line in told if line.startswith("DA-")] == [
        ["DA-1", "£6,000", "£1,150"],
        ["DA-2", "£9,500", "£3,200"],
    ]
    # What was spent in November is not, by October.
    assert until.json[0]["spent_pence"] == 115_000


def test_money_is_identified_set_aside_spent_and_taken_back(
    demo: CommandLine,
) -> None:
    line, spend = ("money", "line"), ("money", "spend", "HO-1", "DA-1")
    added, allotted, spent, back, changed, shown, whole = demo.each(
        [
            (
                *(*line, "add", "HO-1", "--title", "Grant", *HERE),
                *("--identified", "12,500", "--source", "Home Office"),
            ),
            ("money", "allocate", "HO-1", "DA-1", "--amount", "1000", *HERE),
            (*spend, "--amount", "350.50", "--words", "Leaflets", *DECEMBER),
            (*spend, "--amount", "-50", "--words", "Twice", *DECEMBER),
            (*line, "change", "HO-1", "--confirmed", "--title", "Grant 2", *HERE),
            ("money", "show", "HO-1", *HERE),
            ("money", "show", "HO-1", "--format", "json", *HERE),
        ]
    )
    assert ok(added) == "Line HO-1 is added: £12,500 identified.\n"
    assert ok(allotted) == "£1,000 of HO-1 is allocated to DA-1.\n"
    assert ok(spent) == "£350.50 spent on DA-1 in 2008-12 is entered.\n"
    assert ok(back) == "£50 is taken back from DA-1, 2008-12.\n"
    assert ok(changed) == "Line HO-1: £12,500 identified, confirmed.\n"
    told = ok(shown).splitlines()
    assert told[:3] == [
        "HO-1: Grant 2",
        "£12,500 identified, £1,000 allocated, £300.50 spent, £11,500 free.",
        "Given by: Home Office",
    ]
    (one,) = whole.json
    assert one["actions"] == [
        {"action": "DA-1", "allocated_pence": 100_000, "spent_pence": 30_050}
    ]
    assert [(s["amount_pence"], s["words"]) for s in one["spendings"]] == [
        (35_050, "Leaflets"),
        (-5_000, "Twice"),
    ]


def test_what_cannot_be_done_with_money_is_said(demo: CommandLine) -> None:
    add = ("money", "line", "add")
    refused: list[tuple[tuple[object, ...], str]] = [
        (
            ("money", "allocate", "CSF-1", "DA-1", "--amount", "20,000"),
            # 8,500 are free, and the 6,000 it has.
            "Only £14,500 of CSF-1 is free; identify more first, or allocate less.\n",
        ),
        (
            ("money", "spend", "CSF-1", "DA-1", "--amount", "-5", *DECEMBER[:2]),
            "Say why an amount is taken back.\n",
        ),
        (
            (*add, "CSF-1", "--title", "x", "--identified", "1"),
            "There is a line CSF-1 already.\n",
        ),
        (
            (*add, "A B", "--title", "x", "--identified", "1"),
            "The code of a funding line is letters, digits, dots and hyphens, 40 at "
            "most (LAA-1), not 'A B'.\n",
        ),
        (
            (*add, "A-1", "--title", "x", "--identified", "much"),
            "--identified: “much” is not an amount; write pounds like 4,000 or "
            "4,000.50.\n",
        ),
        (
            ("money", "show", "X-1"),
            "There is no funding line X-1 in peterborough.\n",
        ),
        (
            ("money", "line", "change", "CSF-1", "--ends", "2007-01-01"),
            "CSF-1: it cannot end (2007-01-01) before it starts (2008-04-01).\n",
        ),
    ]
    ended = demo.each((*words, *HERE) for words, _ in refused)

    assert ended == [Ended(code=2, out="", err=told) for _, told in refused]


def test_a_text_is_kept_replaced_and_shown(demo: CommandLine) -> None:
    first, second = demo.folder / "first.txt", demo.folder / "second.txt"
    # Some programs begin a text with a mark that is no part of it.
    first.write_bytes(b"\xef\xbb\xbfThe Board meets monthly.")
    second.write_text("The Board meets every six weeks.", encoding="utf-8")
    keep = ("terms", "keep")
    made, again, listed, shown, versions, missing = demo.each(
        [
            (
                *(*keep, first, "--title", "Terms of reference", *HERE),
                *("--body", "delivery-board"),
                *("--adopted", "2008-04-01", "--review", "2009-04-01"),
            ),
            (*keep, second, "--number", "1", "--adopted", "2009-01-15", *HERE),
            ("terms", "list", "--format", "json", *HERE),
            ("terms", "show", "1", *HERE),
            ("terms", "show", "1", "--format", "json", *HERE),
            (*keep, first, "--title", "x", "--number", "7", *HERE),
        ]
    )
    assert ok(made) == ("Text 1 is kept: Terms of reference; review by 2009-04-01.\n")
    ok(again)
    (one,) = listed.json
    assert (one["kind"], one["body"]) == ("terms_of_reference", "delivery-board")
    assert (one["adopted_on"], one["review_on"]) == ("2009-01-15", "2009-04-01")
    assert ok(shown).endswith("\nThe Board meets every six weeks.\n")
    assert [v["text"] for v in versions.json] == [
        "The Board meets every six weeks.",
        "The Board meets monthly.",
    ]
    assert (missing.code, missing.err) == (
        2,
        "There is no text 7 in peterborough.\n",
    )
