"""People and the log on the command line."""

from __future__ import annotations

import csv
import io
import re

from tests.plugins.commands import CommandLine, Ended

HERE = ("--partnership", "peterborough")


def test_people_are_listed_with_what_they_may(shown: CommandLine) -> None:
    listed, told = shown.each(
        [
            ("people", "list", *HERE),
            ("people", "list", *HERE, "--format", "json", "--as", "manager"),
        ]
    )
    assert "theme_lead" in listed.out
    held = {p["account"]: p for p in told.json}
    assert held["board"]["is_cleared"]
    assert not held["reader"]["is_cleared"]
    assert held["manager"]["roles"][0]["role"] == "manager"
    assert "outsider" not in held


def test_somebody_is_let_in_handed_a_post_and_ended(demo: CommandLine) -> None:
    invited, over, ended, gone, log = demo.each(
        [
            ("people", "invite", "j.smith", "--role", "reader", *HERE),
            ("people", "hand-over", "theme-lead", "j.smith", *HERE, "--as", "manager"),
            ("people", "end", "j.smith", *HERE, "--as", "manager"),
            ("positions", *HERE, "--as", "j.smith"),
            ("log", *HERE, "--last", "3", "--format", "json"),
        ]
    )
    assert (invited.code, over.code, ended.code) == (0, 0, 0)
    token = re.search(r"/invitation/([\w-]{43})/", invited.out)
    assert token is not None
    assert over.out.startswith("j.smith is theme lead of peterborough now.\n")
    assert ended.out == (
        "j.smith has no part in peterborough any more. The account is closed.\n"
    )
    assert gone.code == 2
    told = [(e["what"], e["account"]) for e in log.json]
    assert told == [
        ("end_access", "manager"),
        ("hand_over", "manager"),
        ("invite", "operator"),
    ]
    assert token[1] not in log.out


def test_the_log_is_a_csv_file_of_its_own_standard(shown: CommandLine) -> None:
    ended = shown("log", *HERE, "--format", "csv")
    rows = list(csv.reader(io.StringIO(ended.out)))
    assert rows[0][:5] == ["entry", "at", "account", "on_behalf_of", "what"]
    assert {"load_partnership", "make_demonstration"} <= {row[4] for row in rows[1:]}


def test_what_cannot_be_done_is_said_in_a_sentence(shown: CommandLine) -> None:
    king, only, reader, day, nobody = shown.each(
        [
            ("people", "invite", "x", "--role", "king", *HERE),
            ("people", "end", "manager", *HERE),
            ("log", *HERE, "--as", "reader"),
            ("log", *HERE, "--since", "soon"),
            ("people", "end", "outsider", *HERE),
        ]
    )
    assert king.err.startswith("--role is one of manager, analyst,")
    assert "the only manager of peterborough" in only.err
    assert "may not read its log" in reader.err
    assert day.err.startswith("--since:")
    assert nobody == Ended(
        code=2, out="", err="There is nobody called outsider in peterborough.\n"
    )
    assert {e.code for e in (king, only, reader, day)} == {2}
