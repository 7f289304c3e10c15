"""Say what is being done, and run the programs that do it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.places import ROOT


class SetupError(Exception):
    """Something the set-up needs is not there; the message says how to mend it."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print a line when a step begins, and its time when it is done."""
    started = time.monotonic()
    print(f"--> {title}", flush=True)
    yield
    print(f"    done in {time.monotonic() - started:.1f} s", flush=True)


def run(*command: str | Path, env: Mapping[str, str] | None = None) -> None:
    """Run a program in the checkout; its output is the progress it shows.

    Raises SetupError naming the command when it fails.
    """
    words = [str(word) for word in command]
    sys.stdout.flush()
    finished = subprocess.run(  # noqa: S603 - our own commands, no shell
        words, cwd=ROOT, env={**os.environ, **(env or {})}, check=False
    )
    if finished.returncode != 0:
        raise SetupError(
            f"this command failed with code {finished.returncode}: {' '.join(words)}"
        )


def fail(error: SetupError) -> int:
    """Print an error as one plain line on stderr, and return the exit code."""
    print(f"Set-up stopped: {error}", file=sys.stderr, flush=True)
    return 1
