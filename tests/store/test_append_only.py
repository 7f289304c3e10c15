"""The database itself refuses what the store never does."""

from __future__ import annotations

from datetime import date
from typing import Any

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


def one_of_everything() -> None:
    """The cast, and one row in each table that is still empty."""
    the_cast()
    some = models.LedgerEntry.objects.select_related("partnership").earliest("pk")
    seen = models.ObservationRow.objects.filter(
        indicator__partnership=some.partnership
    ).earliest("pk")
    day = seen.period_end.replace(day=1)
    here = {"entry": some, "partnership": some.partnership}
    models.BrandingVersion.objects.create(**here, colour="#000000")
    file = models.SourceFileRow.objects.create(
        **here, name="a.csv", sha256="0" * 64, size=1, content=b"a"
    )
    models.CellRow.objects.create(observation=seen, file=file, cell="A1")
    asked = models.ReturnRow.objects.create(
        partnership=some.partnership, holder="police", month=day
    )
    models.ReturnEventRow.objects.create(
        **here, monthly_return=asked, number=1, act="saved"
    )
    models.SignOffRow.objects.create(
        indicator=seen.indicator, entry=some, place=0, observation=seen
    )
    about = {"holder": "police", "month": day}
    models.CommentaryRow.objects.create(**here, **about, why="rain")
    models.FeedVersion.objects.create(
        **here,
        place=0,
        slug="calls",
        frequency="month",
        due_days=30,
        publishable="no",
    )
    models.DeliveryRow.objects.create(
        **here,
        feed="calls",
        period_basis="month",
        period_start=day,
        period_end=seen.period_end,
        received_on=day,
    )
    models.CycleVersion.objects.create(
        **here,
        body="board",
        rhythm="monthly",
        returns=5,
        commentary=4,
        draft=3,
        brief=2,
        despatch=1,
    )
    models.MeetingVersion.objects.create(
        **here, number=1, body="board", held_on=day, reports=day, state="planned"
    )
    models.IssuedPackRow.objects.create(
        **here, body="board", month=day, cut=1, audience="board", version=1
    )
    models.VarianceVersion.objects.create(
        **here, **about, number=1, action="A-1", decision="requested"
    )
    models.BlockageVersion.objects.create(**here, **about, number=1, what="a wall")
    models.ActionVersion.objects.create(**here, place=0, code="A-1", title="Act")
    models.MilestoneVersion.objects.create(
        **here, action="A-1", number=1, title="Start", progress="under_way"
    )
    models.InterestVersion.objects.create(**here, account="board", action="A-1")
    _one_of_a_meeting(here, day)
    _one_of_money(here, day)
    models.SettingsVersion.objects.create(**here)


def _one_of_a_meeting(here: dict[str, Any], day: date) -> None:
    """What a meeting leaves: a record, a question, an action, terms, a file."""
    issued = models.IssuedPackRow.objects.get(**here)
    models.IssuedFileRow.objects.create(
        issued=issued,
        kind="pdf",
        is_withheld=False,
        name="a.pdf",
        size=1,
        sha256="0" * 64,
        content=b"a",
    )
    models.MeetingRecordVersion.objects.create(**here, number=1)
    models.ChallengeVersion.objects.create(
        **here,
        number=1,
        body="board",
        asked_on=day,
        question="Why?",
        owner="police",
        month=day,
        kind="question",
    )
    models.ArisingVersion.objects.create(
        **here, number=1, meeting=1, body="board", what="Ring", owner="police"
    )
    models.TermsVersion.objects.create(
        **here, number=1, kind="constitution", title="How we work", text="Together"
    )
    models.UptakeVersion.objects.create(
        **here, success_of="police", month=day, holder="board"
    )
    models.TargetProposalVersion.objects.create(
        **here,
        number=1,
        indicator="BURGLARY",
        target={},
        proposed_by="manager",
        proposed_on=day,
        decision="requested",
    )


def _one_of_money(here: dict[str, Any], day: date) -> None:
    models.RiskVersion.objects.create(
        **here, action="A-1", number=1, what="Rain", likelihood="low", impact="high"
    )
    models.FundingLineVersion.objects.create(
        **here, place=0, code="F-1", title="Grant", identified=100
    )
    models.AllocationVersion.objects.create(**here, line="F-1", action="A-1", amount=1)
    models.SpendingRow.objects.create(
        **here, number=1, line="F-1", action="A-1", month=day, amount=1
    )


@pytest.mark.parametrize("table", append_only.TABLES)
def test_raw_update_is_refused(table: str) -> None:
    one_of_everything()
    assert f"rows of {table} are only ever added" in refused(
        f"UPDATE {table} SET id = id"  # noqa: S608 - a table of our own
    )


@pytest.mark.parametrize("table", append_only.TABLES)
def test_raw_delete_is_refused(table: str) -> None:
    one_of_everything()
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
    assert tables - set(append_only.TABLES) == {
        "store_apitokenrow",
        "store_clearancerow",
        "store_grantrow",
        "store_linkrow",
        "store_reminderrow",
        "store_user",
    }


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
