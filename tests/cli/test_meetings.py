"""Meetings on the command line, and packs issued there."""

from __future__ import annotations

from tests.plugins.commands import CommandLine

NAMED = ("--partnership", "peterborough")
PACK = ("pack", "delivery-board", *NAMED, "--month", "2008-12", "--formats", "html")


def test_a_meeting_is_added_moved_and_listed(demo: CommandLine) -> None:
    # The demonstration has meetings already.
    added = demo("meetings", "add", "delivery-board", "2009-01-22", *NAMED)
    number = added.out.removeprefix("Meeting ").partition(":")[0]
    assert added.out == (
        f"Meeting {number}: delivery-board on 2009-01-22, reports 2008-12.\n"
    )
    assert demo("meetings", "move", number, "2009-01-29", *NAMED).code == 0
    listed = demo("meetings", "list", *NAMED, "--format", "json").json
    # Thursday 29 January 2009: three weeks and one of working days before it.
    assert [one for one in listed if one["number"] == number] == [
        {
            "number": number,
            "body": "delivery-board",
            "day": "2009-01-29",
            "reports": "2008-12",
            "state": "planned",
            "returns_due": "2009-01-08",
            "papers_out": "2009-01-22",
        }
    ]
    off = demo("meetings", "move", number, "--cancel", *NAMED)
    assert "It is called off." in off.out
    refused = demo("meetings", "add", "nowhere", "2009-01-22", *NAMED)
    assert (refused.code, refused.out) == (2, "")
    assert "There is no body called nowhere" in refused.err
    badly = demo("meetings", "add", "delivery-board", "soon", *NAMED)
    assert (badly.code, badly.out) == (2, "")
    assert "A date is written like 2008-12-31" in badly.err


def test_an_issued_pack_is_made_again_as_it_was(demo: CommandLine) -> None:
    first, again = demo.folder / "first", demo.folder / "again"
    issued = demo(*PACK, "--out", first, "--issue", "--as", "manager")
    assert issued.out.startswith("Issued version 1, cut at entry ")
    demo("meetings", "add", "delivery-board", "2009-01-22", *NAMED)
    demo(*PACK, "--out", again, "--version", "1", "--as", "board")
    name = "peterborough-delivery-board-2008-12-v1.html"
    assert (first / name).read_bytes() == (again / name).read_bytes()
    for words, told in (
        (("--issue", "--as", "analyst"), "may not issue its packs"),
        (("--version", "3"), "No version 3"),
        (("--version", "1", "--issue"), "--issue makes a new version"),
    ):
        refused = demo(*PACK, "--out", again / "x", *words)
        assert (refused.code, refused.out) == (2, ""), words
        assert told in refused.err
    assert not (again / "x").exists()
