"""What the database itself refuses: changed rows, and rows of two partnerships.

Triggers, so that raw SQL is refused as well. SQLite makes a table anew when a
migration alters it and drops its triggers on the way: such a migration ends with
`install` again (a test finds any table that lacks them). A migration that must
change rows works between `lift` and `install`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

OF_INDICATOR = (
    "store_baselinerow",
    "store_definitionversion",
    "store_observationrow",
    "store_targetrow",
)
"""Tables that name an indicator and an entry: both of one partnership."""
OF_PARTNERSHIP = (
    "store_bodyversion",
    "store_brandingversion",
    "store_membershipversion",
    "store_organisationversion",
    "store_partnershipversion",
    "store_planversion",
)
"""Tables that name a partnership and an entry: the entry is of that partnership."""
TABLES = (
    *OF_INDICATOR,
    *OF_PARTNERSHIP,
    "store_indicatorrow",
    "store_ledgerentry",
    "store_linkedplanrow",
    "store_partnershiprow",
    "store_priorityrow",
    "store_themerow",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse changes; what is there already is made anew."""
    lift(connection)
    statements = _postgresql() if _is_postgresql(connection) else _sqlite()
    _run(connection, statements)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Let rows be changed: for migrations, and for emptying a test database."""
    on_table = _is_postgresql(connection)
    _run(
        connection,
        (
            f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else "")
            for name, table in _names()
        ),
    )


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Rows may be changed inside, and not any more after it."""
    lift(connection)
    try:
        yield
    finally:
        install(connection)


def _is_postgresql(connection: BaseDatabaseWrapper) -> bool:
    return connection.vendor == "postgresql"


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _names() -> Iterator[tuple[str, str]]:
    for table in TABLES:
        yield f"{table}_no_update", table
        yield f"{table}_no_delete", table
        yield f"{table}_one_partnership", table


def _sqlite() -> Iterator[str]:
    for table in TABLES:
        for verb in ("update", "delete"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END"
            )
    for table in (*OF_INDICATOR, *OF_PARTNERSHIP):
        yield (
            f"CREATE TRIGGER {table}_one_partnership BEFORE INSERT ON {table} "
            f"WHEN {_partnership_of(table)} IS NOT {_PARTNERSHIP_OF_ENTRY} "
            "BEGIN SELECT RAISE(ABORT, 'a row belongs to one partnership'); END"
        )


def _postgresql() -> Iterator[str]:
    yield _function(
        "saferplan_only_added",
        "RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME "
        "USING ERRCODE = 'restrict_violation';",
    )
    for table in TABLES:
        yield (
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION saferplan_only_added()"
        )
        yield (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION saferplan_only_added()"
        )
    for kind, tables in (("indicator", OF_INDICATOR), ("partnership", OF_PARTNERSHIP)):
        yield _function(f"saferplan_one_{kind}", _refusal(tables[0]))
        for table in tables:
            yield (
                f"CREATE TRIGGER {table}_one_partnership BEFORE INSERT ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION saferplan_one_{kind}()"
            )


def _function(name: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {body} RETURN NEW; END $$"
    )


def _refusal(table: str) -> str:
    return (
        f"IF {_partnership_of(table)} IS DISTINCT FROM {_PARTNERSHIP_OF_ENTRY} THEN "
        "RAISE EXCEPTION 'a row belongs to one partnership' "
        "USING ERRCODE = 'restrict_violation'; END IF;"
    )


_PARTNERSHIP_OF_ENTRY = (
    "(SELECT partnership_id FROM store_ledgerentry WHERE id = NEW.entry_id)"
)


def _partnership_of(table: str) -> str:
    if table in OF_PARTNERSHIP:
        return "NEW.partnership_id"
    return "(SELECT partnership_id FROM store_indicatorrow WHERE id = NEW.indicator_id)"
