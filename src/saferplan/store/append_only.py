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
    "store_signoffrow",
    "store_targetrow",
)
"""Tables that name an indicator and an entry: both of one partnership."""
FRAME = (
    "store_bodyversion",
    "store_brandingversion",
    "store_membershipversion",
    "store_organisationversion",
    "store_partnershipversion",
    "store_planversion",
)
"""What is said of a partnership's structure and plan: a part of every position."""
OF_PARTNERSHIP = (
    *FRAME,
    "store_actionversion",
    "store_allocationversion",
    "store_arisingversion",
    "store_blockageversion",
    "store_challengeversion",
    "store_commentaryrow",
    "store_cycleversion",
    "store_deliveryrow",
    "store_feedversion",
    "store_fundinglineversion",
    "store_interestversion",
    "store_issuedpackrow",
    "store_meetingrecordversion",
    "store_meetingversion",
    "store_milestoneversion",
    "store_returneventrow",
    "store_riskversion",
    "store_settingsversion",
    "store_sourcefilerow",
    "store_spendingrow",
    "store_targetproposalversion",
    "store_termsversion",
    "store_uptakeversion",
    "store_varianceversion",
)
"""Tables that name a partnership and an entry: the entry is of that partnership."""
TABLES = (
    *OF_INDICATOR,
    *OF_PARTNERSHIP,
    "store_cellrow",
    "store_indicatorrow",
    "store_issuedfilerow",
    "store_ledgerentry",
    "store_linkedplanrow",
    "store_partnershiprow",
    "store_priorityrow",
    "store_returnrow",
    "store_themerow",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse changes; what is there already is made anew."""
    lift(connection)
    there = _there(connection)
    make = _postgresql if _is_postgresql(connection) else _sqlite
    _run(connection, make(there))


def lift(connection: BaseDatabaseWrapper) -> None:
    """Let rows be changed: for migrations, and for emptying a test database."""
    on_table = _is_postgresql(connection)
    _run(
        connection,
        (
            f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else "")
            for name, table in _names(_there(connection))
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


def _there(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """The tables there are: an earlier migration runs before the later ones."""
    with connection.cursor() as cursor:
        return frozenset(connection.introspection.table_names(cursor)) & set(TABLES)


def _is_postgresql(connection: BaseDatabaseWrapper) -> bool:
    return connection.vendor == "postgresql"


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _names(there: frozenset[str]) -> Iterator[tuple[str, str]]:
    for table in sorted(there):
        yield f"{table}_no_update", table
        yield f"{table}_no_delete", table
        yield f"{table}_one_partnership", table


def _sqlite(there: frozenset[str]) -> Iterator[str]:
    for table in sorted(there):
        for verb in ("update", "delete"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END"
            )
    for table in sorted(there.intersection((*OF_INDICATOR, *OF_PARTNERSHIP))):
        yield (
            f"CREATE TRIGGER {table}_one_partnership BEFORE INSERT ON {table} "
            f"WHEN {_partnership_of(table)} IS NOT {_PARTNERSHIP_OF_ENTRY} "
            "BEGIN SELECT RAISE(ABORT, 'a row belongs to one partnership'); END"
        )


def _postgresql(there: frozenset[str]) -> Iterator[str]:
    yield _function(
        "saferplan_only_added",
        "RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME "
        "USING ERRCODE = 'restrict_violation';",
    )
    for table in sorted(there):
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
        for table in sorted(there.intersection(tables)):
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
