"""A home folder, and a database, of a test's own for what runs as another process.

Tests inside Django use pytest-django's `db`. A test that runs the command line or the
server needs a SAFERPLAN_HOME that no other test sees and, when the run is on
PostgreSQL, a database that no other test sees.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql


@contextmanager
def database_beside(url: str) -> Iterator[str]:
    """Make an empty database on the server that a URL names; yield its URL; drop it."""
    name = f"saferplan_{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(drop)


@pytest.fixture
def saferplan_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty SAFERPLAN_HOME, set in the environment for child processes."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("SAFERPLAN_HOME", str(home))
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield home
        return
    with database_beside(url) as own:
        monkeypatch.setenv("DATABASE_URL", own)
        yield home
