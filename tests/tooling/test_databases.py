"""The fixture saferplan_home: a home, and a database, that no other test sees."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest

from tests.plugins.databases import database_beside

SERVER = os.environ.get("DATABASE_URL", "")


def test_home_is_empty_and_named_for_child_processes(saferplan_home: Path) -> None:
    assert list(saferplan_home.iterdir()) == []
    assert os.environ["SAFERPLAN_HOME"] == str(saferplan_home)


def test_database_is_of_the_tests_own(saferplan_home: Path) -> None:
    own = os.environ.get("DATABASE_URL", "")

    # On SQLite there is no address: the database stands in the home.
    assert (own != SERVER) == bool(SERVER)


@pytest.mark.usefixtures("saferplan_home")
def test_database_is_dropped_afterwards() -> None:
    if not SERVER:
        return
    with database_beside(SERVER) as own:
        psycopg.connect(own).close()
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(own)
