"""Giving access on the command line: a password from a pipe, and nothing half-made."""

from __future__ import annotations

from tests.plugins.commands import CommandLine, Ended

ASKED = ("account", "j.smith", "--role")
NAMED = ("--partnership", "anytown")
GOOD = "three purple herons\n"


def test_account_is_made_and_may_do_what_its_role_may(demo: CommandLine) -> None:
    made = demo.run("-m", "saferplan", *ASKED, "reader", *NAMED, stdin=GOOD)
    assert made == Ended(
        code=0, out="Made the account j.smith: reader of anytown.\n", err=""
    )
    assert demo("positions", *NAMED, "--as", "j.smith").code == 0
    assert demo("export", "x", *NAMED, "--as", "j.smith").code == 2


def test_weak_password_and_unknown_role_are_refused(demo: CommandLine) -> None:
    weak = demo.run("-m", "saferplan", *ASKED, "reader", *NAMED, stdin="short\n")
    assert weak.code == 2
    assert "too short" in weak.err
    strange = demo.run("-m", "saferplan", *ASKED, "king", *NAMED, stdin=GOOD)
    assert strange.err.startswith("--role is one of manager, analyst,")
    assert demo("positions", *NAMED, "--as", "j.smith").code == 2


def test_account_that_may_start_needs_no_partnership(empty: CommandLine) -> None:
    asked = ("account", "me", "--may-start")
    made = empty.run("-m", "saferplan", *asked, stdin=GOOD)
    assert made.out == "Made the account me: may start partnerships.\n"
    again = empty("account", "me", "--may-start", "--existing")
    assert again.out == "Changed the account me: may start partnerships.\n"


def test_account_that_may_do_nothing_is_refused(empty: CommandLine) -> None:
    bare = empty("account", "me")
    assert bare.code == 2
    assert bare.err == "Say what the account may do: --role, or --may-start.\n"
