"""How SQLite is run: with a write-ahead log, and every commit on the disk."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from tests.cast import the_cast


def pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_sqlite_keeps_a_log_and_waits_for_the_disk() -> None:
    if connection.vendor != "sqlite":
        return
    full = 2
    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == full
    assert pragma("foreign_keys") == 1
    assert connection.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_sqlite_asks_the_triggers_before_a_row_is_replaced() -> None:
    if connection.vendor != "sqlite":
        return
    the_cast()
    table = "store_partnershiprow"
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="only ever"):
        cursor.execute(
            f"REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608 - our own
        )
