"""Who may do what on the command line: as on every other floor."""

from __future__ import annotations

import re

from tests.plugins.commands import EXAMPLE, CommandLine, Ended

AS_AT = ("--as-at", "2008-12-31")
NAMED = ("--partnership", "peterborough")
CODE = "peterborough.ni16.r12-200801-200812.20081231.all.2.jwxfjt"
PACK = ("pack", "delivery-board", "--month", "2008-12", "--out", "x", *NAMED)
UNKNOWN = "There is no partnership called peterborough here.\n"


def test_outsider_is_not_told_that_the_partnership_exists(shown: CommandLine) -> None:
    commands: list[tuple[object, ...]] = [
        ("positions", *NAMED),
        ("indicator", "NI16", *NAMED),
        ("trace", CODE),
        ("export", "x", *NAMED),
        ("load", EXAMPLE),
        PACK,
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
