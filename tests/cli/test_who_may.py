"""Who may do what on the command line: as on every other floor."""

from __future__ import annotations

import pytest

from tests.plugins.commands import EXAMPLE, CommandLine

AS_AT = ("--as-at", "2008-12-31")
NAMED = ("--partnership", "peterborough")
CODE = "peterborough.ni16.r12-200801-200812.20081231.all.2.jwxfjt"
PACK = ("pack", "delivery-board", "--month", "2008-12", "--out", "x", *NAMED)
UNKNOWN = "There is no partnership called peterborough here.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("positions", *NAMED),
        ("indicator", "NI16", *NAMED),
        ("trace", CODE),
        ("export", "x", *NAMED),
        ("load", EXAMPLE),
        PACK,
    ],
    ids=lambda words: words[0],
)
def test_outsider_is_not_told_that_the_partnership_exists(
    shown: CommandLine, words: tuple[str, ...]
) -> None:
    ended = shown(*words, "--as", "outsider")

    assert (ended.code, ended.out, ended.err) == (2, "", UNKNOWN)
    assert not (shown.folder / "x").exists()


def test_outsider_works_in_their_own_partnership(shown: CommandLine) -> None:
    ended = shown("positions", "--as", "outsider", "--format", "json")

    assert ended.code == 0
    assert ended.json != []
    assert {one["trace"].partition(".")[0] for one in ended.json} == {"anytown"}


@pytest.mark.parametrize(
    ("account", "words"),
    [
        ("reader", ("load", EXAMPLE)),
        ("analyst", ("load", EXAMPLE)),
        ("board", ("load", EXAMPLE)),
        ("reader", ("export", "x", *NAMED)),
        ("theme-lead", ("export", "x", *NAMED)),
        ("agency", PACK),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_insider_is_told_what_their_role_may_not_do(
    shown: CommandLine, account: str, words: tuple[str, ...]
) -> None:
    ended = shown(*words, "--as", account)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"The account {account} (")
    assert ended.err.count("\n") == 1
    assert " may not " in ended.err
    assert not (shown.folder / "x").exists()


def test_reader_sees_every_position_without_naming_the_partnership(
    shown: CommandLine,
) -> None:
    seen = shown.positions(*AS_AT, "--as", "reader")

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
