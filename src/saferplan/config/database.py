"""Bring the database to the current schema, after a copy of it has been set aside."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

Tell = Callable[[str], None]


def bring_up_to_date(*, tell: Tell) -> None:
    """Apply what migrations are missing; a SQLite file that has any is copied first."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
    if executor.loader.applied_migrations:
        first = plan[0][0]
        copy = _set_aside(f"{first.app_label}-{first.name}")
        if copy:
            tell(f"Bringing the database up to date; a copy stands in {copy}.")
    else:
        tell("Making the database.")
    call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor == "sqlite":
        _keep_private(Path(str(connection.settings_dict["NAME"])))


def _set_aside(before: str) -> Path | None:
    """Copy a SQLite database beside itself; PostgreSQL is backed up by its keeper."""
    if connection.vendor != "sqlite":
        return None
    source = Path(str(connection.settings_dict["NAME"]))
    if not source.is_file():
        return None
    folder = source.parent / "copies"
    folder.mkdir(exist_ok=True, mode=0o700)
    copy = folder / f"before-{before}.sqlite3"
    with (
        closing(sqlite3.connect(source)) as live,
        closing(sqlite3.connect(copy)) as kept,
    ):
        live.backup(kept)
    _keep_private(copy)
    return copy


def _keep_private(file: Path) -> None:
    """Let nobody else on the machine read it, whatever its folder lets in.

    SQLite gives the files it makes beside a database the same permissions.
    """
    if file.is_file():
        file.chmod(0o600)
