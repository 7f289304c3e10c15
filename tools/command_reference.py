"""Write docs/reference/commands.md from what the commands say of themselves.

    python -m tools.command_reference

A test fails while the page is not what this writes.
"""

from __future__ import annotations

from click import Command
from typer.main import get_command
from typer.testing import CliRunner

from saferplan.cli.main import app
from tools.places import ROOT

PAGE = ROOT / "docs" / "reference" / "commands.md"
WIDTH = 80

HEAD = """\
# Commands

This page is written from what `--help` says:
`.venv/bin/python -m tools.command_reference`. Do not change it by hand.

Every command brings the database in `SAFERPLAN_HOME` (`~/.saferplan` without it) to the
current schema first, after a copy of it has been set aside. Bad input ends with exit
code 2 and changes nothing; a failure ends with 1; problems are told on stderr, one
plain line each. `--partnership` may be left out where there is only one; `--as` names
the account that acts, otherwise it is the operator of the machine. Where data is
printed, `--format json` and `--format csv` give it to other programs: a null, or an
empty cell, where a thing does not apply.

`pack verify` and `pack compare` end with 1 as well when what they look at is not what
was sent: that is their answer, and no failure.
"""


def help_of(*words: str) -> str:
    """Return what `saferplan ... --help` says on a terminal of the usual width."""
    shown = CliRunner().invoke(
        app, [*words, "--help"], prog_name="saferplan", terminal_width=WIDTH
    )
    return shown.stdout.strip()


def commands(group: Command | None = None) -> list[tuple[str, ...]]:
    """Return the words of the commands, in the order of the help.

    A group of commands comes before those in it.
    """
    held: dict[str, Command] = getattr(group or get_command(app), "commands", {})
    return [
        (name, *words) for name, one in held.items() for words in ((), *commands(one))
    ]


def page() -> str:
    """Return the whole page."""
    sections = [
        f"## {' '.join(words)}\n\n```text\n{help_of(*words)}\n```\n"
        for words in commands()
    ]
    whole = f"## saferplan\n\n```text\n{help_of()}\n```\n"
    return "\n".join([HEAD, whole, *sections])


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
