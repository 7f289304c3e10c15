"""Keys on the command line: made, listed, ended; the key alone on standard output."""

from __future__ import annotations

import re

from tests.plugins.commands import CommandLine

AGENCY = "cambridgeshire-constabulary"
HERE = ("--partnership", "peterborough")


def test_a_key_is_made_listed_and_ended(demo: CommandLine) -> None:
    made = demo("token", "make", "--agency", AGENCY, "--name", "records", *HERE)
    assert made.code == 0
    assert re.fullmatch(r"sfp_[\w-]{43}\n", made.out)
    assert "not shown again" in made.err
    listed = demo("token", "list", *HERE).out.splitlines()[2].split()
    assert listed[:4] == ["1", AGENCY, "records", made.out[:12]]
    assert demo("token", "end", "1", *HERE).code == 0
    assert len(demo("token", "list", *HERE).out.splitlines()[2].split()) == 6


def test_what_cannot_be_made_or_ended_is_told(demo: CommandLine) -> None:
    for words, told in (
        (("make", "--agency", "nobody", "--name", "x"), "has no organisation nobody"),
        (("make", "--agency", AGENCY, "--name", " "), "Say where the key will be"),
        (("end", "77"), "There is no key 77"),
        (("list", "--as", "analyst"), "may not invite people"),
    ):
        ended = demo("token", *words, *HERE)
        assert (ended.code, ended.out) == (2, "")
        assert told in ended.err
