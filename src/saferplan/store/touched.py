"""Which entry touched what last? Cheap questions, asked before dear ones.

Plain SQL, because these are asked on every page, and building it anew each time
took longer than running it. Within a partnership entries are made one after the
other under its lock, so that their keys are in the order of their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from saferplan.store import models
from saferplan.store.append_only import FRAME

Token = tuple[int, datetime]
"""An entry's key and time: a store put back from a copy gives its keys again."""

_FRAME_TABLES = " UNION ALL ".join(
    f"SELECT MAX(entry_id) AS entry_id FROM {table} "  # noqa: S608 - our own names
    "WHERE partnership_id = %(partnership)s AND entry_id <= %(entry)s"
    for table in FRAME
)
_DEFINITIONS = (
    "SELECT MAX(d.entry_id) AS entry_id FROM store_definitionversion d "
    "JOIN store_indicatorrow i ON i.id = d.indicator_id "
    "WHERE i.partnership_id = %(partnership)s AND d.entry_id <= %(entry)s"
)
FRAME_SQL = (
    f"SELECT MAX(entry_id) FROM ({_FRAME_TABLES} "  # noqa: S608 - our own names
    f"UNION ALL {_DEFINITIONS}) AS touched"
)
_ROW_TABLES = " UNION ALL ".join(
    f"SELECT r.indicator_id, r.entry_id FROM {table} r "  # noqa: S608 - our own names
    "JOIN store_indicatorrow i ON i.id = r.indicator_id "
    "WHERE i.partnership_id = %(partnership)s AND r.entry_id <= %(entry)s"
    for table in (
        "store_observationrow",
        "store_targetrow",
        "store_baselinerow",
        "store_signoffrow",
    )
)
ROWS_SQL = (
    "SELECT indicator_id, MAX(entry_id) "  # noqa: S608 - our own names
    f"FROM ({_ROW_TABLES}) AS touched GROUP BY indicator_id"
)


def frame_touched(upto: models.LedgerEntry) -> Token | None:
    """With which entry came what is said last of structure, plan or definitions?"""
    ((key,),) = _asked(FRAME_SQL, upto)
    return _tokens([key]).get(key)


def rows_touched(upto: models.LedgerEntry) -> dict[int, Token]:
    """With which entry came each indicator's newest figure, target or baseline?"""
    newest: dict[int, int] = dict(_asked(ROWS_SQL, upto))
    tokens = _tokens(newest.values())
    return {indicator: tokens[key] for indicator, key in newest.items()}


def _asked(sql: str, upto: models.LedgerEntry) -> list[Any]:
    with connection.cursor() as cursor:
        named = {"partnership": upto.partnership_id, "entry": upto.pk}
        cursor.execute(sql, named)
        return list(cursor.fetchall())


def _tokens(keys: Iterable[int | None]) -> dict[int, Token]:
    rows = models.LedgerEntry.objects.filter(pk__in={k for k in keys if k is not None})
    return {pk: (pk, at) for pk, at in rows.values_list("pk", "at")}
