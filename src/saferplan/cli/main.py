"""The ``saferplan`` command: its sub-commands, and how it ends.

Bad input is one plain sentence a problem on stderr and exit code 2; a failure of
saferplan itself is exit code 1. Modules that need Django are imported by the
commands that need them, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys

import typer

from saferplan.cli import (
    accounts,
    actions,
    adding,
    answering,
    arising,
    attendance,
    blockages,
    challenges,
    commentary,
    comparing,
    figures,
    funding,
    history,
    issued,
    meetings,
    minutes,
    minuting,
    money,
    moving,
    papers,
    partnerships,
    people,
    registers,
    returns,
    server,
    successes,
    targets,
    terms,
    tokens,
    variances,
)
from saferplan.cli.ending import BadInput, explained

DEBUG = "SAFERPLAN_DEBUG"

app = typer.Typer(
    name="saferplan",
    help="From partner agencies' data to positions, board packs and public reports.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for room in (
    partnerships,
    figures,
    returns,
    history,
    commentary,
    actions,
    adding,
    moving,
    variances,
    blockages,
    targets,
    money,
    funding,
    papers,
    issued,
    comparing,
    challenges,
    answering,
    successes,
    meetings,
    minutes,
    minuting,
    attendance,
    arising,
    terms,
    registers,
    people,
    accounts,
    tokens,
    server,
):
    room.register(app)


def main() -> None:
    """Run the command line and end with the right exit code."""
    try:
        app()
    except BadInput as problem:
        _end(problem.sentences, 2)
    except BrokenPipeError:
        # The reader of the pipe (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        _end(*_told(error))


def _told(error: Exception) -> tuple[tuple[str, ...], int]:
    sentences = explained(error)
    if sentences:
        return sentences, 2
    if os.environ.get(DEBUG):
        raise error
    # Some libraries put a whole backtrace into the message.
    said = (str(error).splitlines() or [""])[0]
    return (
        f"saferplan failed: {type(error).__name__}: {said}",
        f"Nothing was half-written. Set {DEBUG}=1 and run it again for the details.",
    ), 1


def _end(sentences: tuple[str, ...], code: int) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    raise SystemExit(code)
