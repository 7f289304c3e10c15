"""A database that is behind is brought up to date, and a copy of it set aside first."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.plugins.commands import CommandLine

WORDS = ("positions", "--partnership", "peterborough")
TAKE_BACK = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "saferplan.config.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", "sessions", "zero", verbosity=0)
"""


def tables(database: Path) -> set[str]:
    """Return the names of the tables of a SQLite file."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        return {name for (name,) in rows}


@pytest.fixture
def behind(demo: CommandLine) -> CommandLine:
    """Return the demonstration as an older saferplan may have left it."""
    ended = demo.run("-c", TAKE_BACK)
    assert ended.code == 0, ended.err
    return demo


def test_upgrade_is_done_before_the_answer(behind: CommandLine) -> None:
    ended = behind(*WORDS)

    assert ended.code == 0
    assert "NI16" in ended.out
    again = behind(*WORDS)
    assert (again.code, again.err) == (0, "")


def test_upgrade_sets_a_whole_copy_of_a_file_aside_first(behind: CommandLine) -> None:
    ended = behind(*WORDS)
    copies = sorted((behind.home / "copies").glob("*"))
    if os.environ.get("DATABASE_URL"):
        # PostgreSQL is backed up by whoever keeps it.
        assert (ended.err, copies) == ("", [])
        return
    (copy,) = copies

    assert ended.err == f"Bringing the database up to date; a copy stands in {copy}.\n"
    assert copy.name == "before-sessions-0001_initial.sqlite3"
    kept = (behind.home / "saferplan.sqlite3", copy)
    assert [path.stat().st_mode & 0o777 for path in kept] == [0o600, 0o600]
    new = tables(behind.home / "saferplan.sqlite3") - tables(copy)
    assert new == {"django_session"}


def test_first_command_makes_the_database_and_says_so(empty: CommandLine) -> None:
    ended = empty("positions")

    assert ended.err.splitlines()[0] == "Making the database."
    assert not (empty.home / "copies").exists()
