"""Who may do what on the command line: as on every other floor."""

from __future__ import annotations

import re

from tests.plugins.commands import EXAMPLE, CommandLine, Ended

AS_AT = ("--as-at", "2008-12-31")
NAMED = ("--partnership", "peterborough")
CODE = "peterborough.ni16.r12-200801-200812.20081231.all.2.jwxfjt"
PACK = ("pack", "delivery-board", "--month", "2008-12", "--out", "x", *NAMED)
OF_BOARDS: list[tuple[object, ...]] = [
    (
        *("variances", "request", "DA-1", "--change", "x", "--why", "x"),
        *("--month", "2008-12", "--drop"),
    ),
    (
        *("challenges", "ask", "Why?", "--body", "delivery-board"),
        *("--of", "domestic-abuse", "--month", "2008-12"),
    ),
    ("targets", "propose", "NI16", "--for", "2009/10", "--value", "1", "--why", "x"),
    ("money", "allocate", "CSF-1", "DA-1", "--amount", "1"),
    ("meetings", "minute", "1", "--item", "1", "--notes", "x"),
    ("meetings", "held", "1"),
    ("terms", "keep", "secret-key", "--title", "x"),
    ("blockages", "raise", "x", "--for", "domestic-abuse", "--month", "2008-12"),
    ("blockages", "answer", "1", "x"),
    ("blockages", "list"),
    ("variances", "list"),
    ("variances", "decide", "1", "approved"),
    ("actions", "list"),
    ("actions", "show", "DA-1"),
    ("actions", "add", "DA-9", "--group", "domestic-abuse", "--title", "x"),
    ("actions", "risk", "log", "DA-1", "--what", "x"),
    ("challenges", "list"),
    ("challenges", "show", "1"),
    ("challenges", "answer", "1", "x"),
    ("commentary", "write", "domestic-abuse", "--month", "2008-12", "--why", "x"),
    ("commentary", "show", "--month", "2008-12"),
    ("money", "list"),
    ("targets", "list"),
    ("terms", "list"),
    ("successes", "list", "--month", "2008-12"),
    ("meetings", "show", "1"),
    ("meetings", "arising"),
    ("pack", "list"),
    ("pack", "verify"),
]
"""What boards and their groups do; the first few are refused by role below."""
UNKNOWN = "There is no partnership called peterborough here.\n"


def test_outsider_is_not_told_that_the_partnership_exists(shown: CommandLine) -> None:
    commands: list[tuple[object, ...]] = [
        ("positions", *NAMED),
        ("indicator", "NI16", *NAMED),
        ("trace", CODE),
        ("export", "x", *NAMED),
        ("load", EXAMPLE),
        PACK,
        *((*words, *NAMED) for words in OF_BOARDS),
    ]
    ended = shown.each((*words, "--as", "outsider") for words in commands)

    assert ended == [Ended(code=2, out="", err=UNKNOWN)] * len(commands)
    assert not (shown.folder / "x").exists()


def test_outsider_works_in_their_own_partnership(shown: CommandLine) -> None:
    ended = shown("positions", "--as", "outsider", "--format", "json")

    assert ended.code == 0
    assert ended.json != []
    assert {one["trace"].partition(".")[0] for one in ended.json} == {"anytown"}


def test_insider_is_told_what_their_role_may_not_do(shown: CommandLine) -> None:
    refused: list[tuple[str, tuple[object, ...], str]] = [
        ("reader", ("load", EXAMPLE), "load a folder into it"),
        ("analyst", ("load", EXAMPLE), "load a folder into it"),
        ("board", ("load", EXAMPLE), "load a folder into it"),
        ("reader", ("export", "x", *NAMED), "export it"),
        ("theme-lead", ("export", "x", *NAMED), "export it"),
        ("agency", PACK, "make its packs"),
        ("analyst", (*PACK, "--issue"), "issue its packs"),
        ("agency", (*PACK, "--version", "1"), "make its packs"),
        ("agency", ("pack", "verify", *NAMED), "make its packs"),
        ("agency", ("meetings", "show", "1", *NAMED), "make its packs"),
        ("reader", (*OF_BOARDS[0], *NAMED), "fill in its returns"),
        ("reader", (*OF_BOARDS[1], *NAMED), "ask questions in it"),
        ("agency", ("targets", "list", *NAMED), "make its packs"),
        ("board", (*OF_BOARDS[2], *NAMED), "propose its targets"),
        ("theme-lead", (*OF_BOARDS[3], *NAMED), "keep its money"),
        ("reader", ("money", "list", *NAMED), "see its money"),
        ("agency", ("money", "show", "CSF-1", *NAMED), "see its money"),
        ("chair", (*OF_BOARDS[4], *NAMED), "record its meetings"),
        ("analyst", (*OF_BOARDS[5], *NAMED), "set it up"),
        ("board", (*OF_BOARDS[6], *NAMED), "set it up"),
        ("stakeholder", (*OF_BOARDS[7], *NAMED), "fill in its returns"),
    ]
    ended = shown.each((*words, "--as", who) for who, words, _ in refused)

    for (who, _, what), one in zip(refused, ended, strict=True):
        assert (one.code, one.out) == (2, "")
        pattern = rf"The account {who} \(.+ of peterborough\) may not {what}\.\n"
        assert re.fullmatch(pattern, one.err), one.err
    assert not (shown.folder / "x").exists()


def test_board_member_sees_every_position_without_naming_the_partnership(
    shown: CommandLine,
) -> None:
    seen = shown.positions(*AS_AT, "--as", "board")

    assert seen == shown.positions(*AS_AT, *NAMED)


def test_agency_sees_its_own_indicators_only(shown: CommandLine) -> None:
    seen = set(shown.positions(*AS_AT, "--as", "agency"))
    everything = set(shown.positions(*AS_AT, *NAMED))

    assert seen < everything
    assert seen != set()
    (hidden, *_) = sorted(everything - seen)
    ended = shown("indicator", hidden, "--as", "agency")
    assert (ended.code, ended.out) == (2, "")


def test_manager_may_load_into_their_own_partnership(demo: CommandLine) -> None:
    ended = demo("load", EXAMPLE, "--as", "manager")

    assert (ended.code, ended.out) == (0, "peterborough: nothing new.\n")


def test_manager_may_not_start_a_partnership(demo: CommandLine) -> None:
    demo("new", "Safer Sometown Partnership", "sometown")
    ended = demo("load", "sometown", "--as", "manager")

    assert (ended.code, ended.out) == (2, "")
