"""The command line as a person runs it: another process, in a home of its own.

`empty` has nothing in its home; `demo` has the demonstration, which is made once a
session and copied; `shown` is that one demonstration itself, for commands that only
read.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from tests.plugins.databases import database_beside
from tools.places import ROOT

# Read before any test has changed it for its own processes.
SERVER = os.environ.get("DATABASE_URL")
EXAMPLE = ROOT / "src" / "saferplan" / "examples" / "peterborough-2009"
# Several commands in one process, for tests that run very many.
EACH = """
import contextlib, io, json, sys
from saferplan.cli.main import main
ended = []
for words in json.load(sys.stdin):
    sys.argv = ["saferplan", *words]
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    ended.append({"code": code, "out": out.getvalue(), "err": err.getvalue()})
json.dump(ended, sys.stdout)
"""
# What a person's terminal or settings might say does not reach the tests.
NOT_INHERITED = ("COLUMNS", "LINES", "PORT", "SAFERPLAN_DEBUG", "TERMINAL_WIDTH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what it printed as JSON; NaN and infinities are no JSON."""
        return json.loads(self.out, parse_constant=_no_constant)


def _no_constant(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandLine:
    """`saferplan` in one home; called with the words that follow it."""

    home: Path
    folder: Path
    settings: Mapping[str, str | None] = field(default_factory=dict)

    def __call__(self, *words: object, **settings: str) -> Ended:
        """Run one command."""
        return self.run("-m", "saferplan", *words, **settings)

    def each(self, commands: Iterable[Sequence[object]]) -> list[Ended]:
        """Run several commands, one after the other, in one process."""
        words = [[str(word) for word in command] for command in commands]
        ended = self.run("-c", EACH, stdin=json.dumps(words))
        assert (ended.code, ended.err) == (0, "")
        return [Ended(**one) for one in json.loads(ended.out)]

    def run(self, *words: object, stdin: str = "", **settings: str) -> Ended:
        """Run this Python with these words."""
        ended = subprocess.run(
            [sys.executable, *(str(word) for word in words)],
            cwd=self.folder,
            env=self.environment(**settings),
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=240,
        )
        return Ended(code=ended.returncode, out=ended.stdout, err=ended.stderr)

    def environment(self, **settings: str) -> dict[str, str]:
        """Return the environment its commands run in."""
        said = {k: v for k, v in os.environ.items() if k not in NOT_INHERITED}
        ours = {"SAFERPLAN_HOME": str(self.home), "PYTHONUTF8": "1", **self.settings}
        kept = {k: v for k, v in {**said, **ours, **settings}.items() if v is not None}
        return kept

    def positions(self, *words: object) -> dict[str, dict[str, Any]]:
        """Return where every indicator stands, by its code."""
        ended = self("positions", *words, "--format", "json")
        assert (ended.code, ended.err) == (0, "")
        return {one["indicator"]: one for one in ended.json}


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """A home in which `saferplan demo` was run, and the database it made."""

    home: Path
    url: str | None = None
    server: str | None = None

    def copy_to(self, home: Path) -> None:
        """Put the same into another home and, on PostgreSQL, its own database."""
        shutil.copytree(self.home, home, dirs_exist_ok=True)
        if self.url and self.server:
            own, template = (_name(os.environ["DATABASE_URL"]), _name(self.url))
            with psycopg.connect(self.server, autocommit=True) as connection:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(own))
                connection.execute(
                    sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(own, template)
                )


def _name(url: str) -> sql.Identifier:
    return sql.Identifier(urlsplit(url).path.lstrip("/"))


def _demonstrated(home: Path, url: str | None) -> None:
    ended = CommandLine(home=home, folder=home, settings={"DATABASE_URL": url})("demo")
    assert ended.code == 0, ended.err


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """Return the demonstration that tests copy, on the database of this run."""
    home = tmp_path_factory.mktemp("demonstration")
    if not SERVER:
        _demonstrated(home, None)
        yield Demonstration(home=home)
        return
    with database_beside(SERVER) as own:
        _demonstrated(home, own)
        yield Demonstration(home=home, url=own, server=SERVER)


@pytest.fixture(scope="session")
def shown(demonstration: Demonstration) -> CommandLine:
    """Return the command line in the demonstration that all share: only read there."""
    return CommandLine(
        home=demonstration.home,
        folder=demonstration.home,
        settings={"DATABASE_URL": demonstration.url},
    )


@pytest.fixture
def empty(saferplan_home: Path, tmp_path: Path) -> CommandLine:
    """Return the command line in an empty home."""
    return CommandLine(home=saferplan_home, folder=tmp_path)


@pytest.fixture
def demo(
    demonstration: Demonstration, saferplan_home: Path, tmp_path: Path
) -> CommandLine:
    """Return the command line in a home of its own that holds the demonstration."""
    demonstration.copy_to(saferplan_home)
    return CommandLine(home=saferplan_home, folder=tmp_path)
