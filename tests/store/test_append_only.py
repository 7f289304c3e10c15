"""The database itself refuses what the store never does."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from saferplan.core.periods import Month, month
from saferplan.store import append_only, models, writing
from saferplan.store.additions import Additions, Rows
from tests.builders import a_row
from tests.cast import the_cast

pytestmark = pytest.mark.django_db


def refused(statement: str) -> str:
    """What the database says to this statement; it must not take it."""
    with (
        pytest.raises(DatabaseError) as told,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return str(told.value)


def some_branding() -> None:
    """A look of its own for somebody, so that no table is empty."""
    some = models.LedgerEntry.objects.select_related("partnership").earliest("pk")
    models.BrandingVersion.objects.create(
        entry=some, partnership=some.partnership, colour="#000000"
    )


@pytest.mark.parametrize("table", append_only.TABLES)
def test_raw_update_is_refused(table: str) -> None:
    the_cast()
    some_branding()
    assert f"rows of {table} are only ever added" in refused(
        f"UPDATE {table} SET id = id"  # noqa: S608 - a table of our own
    )


@pytest.mark.parametrize("table", append_only.TABLES)
def test_raw_delete_is_refused(table: str) -> None:
    the_cast()
    some_branding()
    assert f"rows of {table} are only ever added" in refused(
        f"DELETE FROM {table}"  # noqa: S608 - a table of our own
    )


def test_every_append_only_model_has_its_triggers() -> None:
    held = {model._meta.db_table for model in models.APPEND_ONLY}
    assert held == set(append_only.TABLES)
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    assert {f"{t}_no_update" for t in held} <= there
    assert {f"{t}_no_delete" for t in held} <= there
    assert {
        f"{t}_one_partnership"
        for t in (*append_only.OF_INDICATOR, *append_only.OF_PARTNERSHIP)
    } <= there


def test_every_table_of_the_store_but_people_is_append_only() -> None:
    tables = {
        model._meta.db_table for model in apps.get_app_config("store").get_models()
    }
    assert tables - set(append_only.TABLES) == {"store_user", "store_grantrow"}


def test_row_with_the_entry_of_another_partnership_is_refused() -> None:
    the_cast()
    theirs = models.LedgerEntry.objects.filter(partnership__slug="othertown").earliest(
        "pk"
    )
    ours = models.IndicatorRow.objects.filter(partnership__slug="anytown").earliest(
        "pk"
    )
    rows = {ours.code: Rows(observations=(a_row(month(Month(2008, 4)), 1),))}
    with (
        pytest.raises(DatabaseError, match="one partnership"),
        transaction.atomic(),
    ):
        writing._add_rows(theirs, rows, {ours.code: ours.pk})


def test_structure_with_the_entry_of_another_partnership_is_refused() -> None:
    the_cast()
    theirs = models.LedgerEntry.objects.filter(partnership__slug="othertown").earliest(
        "pk"
    )
    ours = models.PartnershipRow.objects.get(slug="anytown")
    with (
        pytest.raises(DatabaseError, match="one partnership"),
        transaction.atomic(),
    ):
        models.BrandingVersion.objects.create(
            entry=theirs, partnership=ours, colour="#ffffff"
        )


def test_lifted_lets_a_migration_change_rows_and_refuses_again_after_it() -> None:
    the_cast()
    with append_only.lifted(connection):
        models.ObservationRow.objects.update(line=7)
    assert models.ObservationRow.objects.exclude(line=7).count() == 0
    refused("UPDATE store_observationrow SET line = 8")


@pytest.mark.django_db(transaction=True)
def test_entry_outside_a_transaction_is_refused() -> None:
    the_cast()
    row = models.PartnershipRow.objects.get(slug="anytown")
    with pytest.raises(transaction.TransactionManagementError):
        writing.open_entry(row, account="a", on_behalf_of="", what="test")


def test_nothing_to_add_adds_nothing() -> None:
    the_cast()
    entry = models.LedgerEntry.objects.filter(partnership__slug="anytown").latest("pk")
    assert writing.add(entry, Additions()) == []
