"""Every command explains itself, with an example, and before anything slow is read."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from enum import StrEnum

import pytest
from click import Command
from typer.main import get_command
from typer.testing import CliRunner

from saferplan.cli.main import app
from saferplan.core.boards.papers import Paper
from saferplan.core.boards.terms import TermsKind
from saferplan.core.indicators.vocabulary import ProfileKind
from saferplan.core.partnership.decisions import DECIDED
from saferplan.core.plan.actions import Level, Progress
from saferplan.core.plan.activity import ActionState, ActivityRag
from saferplan.documents.packs import WRITERS
from tests.plugins.commands import CommandLine
from tools.command_reference import commands

# What is printed is the same on both databases.
pytestmark = pytest.mark.once
WHOLE = get_command(app)
ALL = commands()
GROUPS = {words[:at] for words in ALL for at in range(1, len(words))}
COMMANDS = [" ".join(words) for words in ALL if words not in GROUPS]
"""Every command that does something: the groups of commands are left out."""
FIRST_WORDS = [words[0] for words in ALL if not words[1:]]


def found(command: str) -> Command:
    """Return the command of these words."""
    at = WHOLE
    for word in command.split():
        at = at.commands[word]  # type: ignore[attr-defined]
    return at


# Each of these costs a good part of the half second that --help may take.
SLOW = ("django", "granian", "lxml", "numpy", "pptx", "rich", "scipy", "typst", "yaml")
READ_BY_HELP = f"""
import sys
from saferplan.cli.main import app
for words in {[[], *(list(words) for words in ALL)]}:
    app([*words, "--help"], standalone_mode=False)
print([name for name in {SLOW} if name in sys.modules], file=sys.stderr)
"""


def help_of(*words: str) -> str:
    """Return what `--help` says, on a line as wide as need be."""
    return CliRunner().invoke(app, [*words, "--help"], terminal_width=200).stdout


def examples_of(command: str) -> list[list[str]]:
    """Return the examples of a command, as words."""
    shown = help_of(*command.split()).partition("Example:\n")[2].partition("\n\n")[0]
    lines = shown.replace("\\\n", " ").splitlines()
    return [shlex.split(line) for line in lines]


def test_commands_are_those_of_the_contract() -> None:
    needed = "demo serve new load export positions indicator pack trace".split()

    assert set(needed) - set(FIRST_WORDS) == set()


def test_words_that_name_no_command_of_pack_are_those_of_make() -> None:
    short, whole = help_of("pack", "delivery-board"), help_of("pack", "make")

    assert short == whole
    assert "saferplan pack make" in help_of("pack")


def test_help_names_every_format_of_a_pack() -> None:
    assert f"Which of {', '.join(WRITERS)};" in help_of("pack", "make")


@pytest.mark.parametrize(
    ("command", "vocabulary"),
    [
        ("pack make", Paper),
        ("actions list", ActionState),
        ("actions list", ActivityRag),
        # Given up by a variance alone.
        ("actions move", [word for word in Progress if word != "dropped"]),
        ("actions risk log", Level),
        ("terms keep", TermsKind),
        ("variances decide", DECIDED),
        ("targets propose", [kind for kind in ProfileKind if kind != "none"]),
    ],
    ids=str,
)
def test_help_names_every_word_that_can_be_given(
    command: str, vocabulary: Iterable[StrEnum]
) -> None:
    told = help_of(*command.split())

    words = [word.value.replace("_", "-") for word in vocabulary]
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_of_the_command(command: str) -> None:
    named = ["saferplan", *command.split()]

    shown = [words[: len(named)] for words in examples_of(command)]
    assert shown == [named] * max(len(shown), 1)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_every_option_and_argument(command: str) -> None:
    unexplained = [
        parameter.name for parameter in found(command).params if not parameter.help
    ]

    assert unexplained == []


@pytest.mark.parametrize("command", FIRST_WORDS)
def test_first_line_of_help_fits_the_list_of_commands(command: str) -> None:
    (line,) = re.findall(rf"^  {command} +(.+)$", help_of(), re.MULTILINE)

    assert line.endswith((".", "?"))
    assert "..." not in line


def test_help_reads_no_slow_library(shown: CommandLine) -> None:
    ended = shown.run("-c", READ_BY_HELP)

    assert (ended.code, ended.err) == (0, "[]\n")


def test_help_touches_no_home(empty: CommandLine) -> None:
    ended = empty("positions", "--help")

    assert ended.code == 0
    assert list(empty.home.iterdir()) == []


@pytest.mark.parametrize("command", ["indicator", "positions", "trace", "export"])
def test_example_of_help_can_be_run(demo: CommandLine, command: str) -> None:
    (example,) = examples_of(command)
    ended = demo(*example[1:])

    assert (ended.code, ended.err) == (0, "")


def test_examples_of_new_and_load_can_be_run_one_after_the_other(
    empty: CommandLine,
) -> None:
    (new,), (load,) = examples_of("new"), examples_of("load")

    assert [empty(*words[1:]).code for words in (new, load)] == [0, 0]
