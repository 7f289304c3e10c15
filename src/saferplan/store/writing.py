"""Adding rows: everything that is written comes with one entry of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Max, Model
from django.utils import timezone

from saferplan.core.indicators.definition import Indicator
from saferplan.core.partnership.structure import (
    Body,
    Membership,
    Organisation,
    Partnership,
)
from saferplan.core.plan.priorities import LinkedPlan, Plan, Priority, Theme
from saferplan.store import models
from saferplan.store.additions import Additions, Rows
from saferplan.store.columns import (
    baseline_columns,
    columns,
    definition_columns,
    observation_columns,
    target_columns,
)

M = TypeVar("M", bound=Model)
AT_ONCE = 500
"""Rows an INSERT: enough to be quick, few enough for SQLite's limit of variables."""


Placed = Sequence[tuple[int, Organisation | Body | Membership]]
"""Values with the place of each in its list."""


def lock_partnership(slug: str) -> models.PartnershipRow | None:
    """The partnership, held for this transaction: other writers wait their turn.

    On SQLite the transaction itself is the lock, taken when it begins.
    """
    return models.PartnershipRow.objects.select_for_update().filter(slug=slug).first()


def make_partnership(slug: str) -> models.PartnershipRow:
    """The partnership, made and held; two making it at once end with one."""
    models.PartnershipRow.objects.get_or_create(slug=slug)
    return models.PartnershipRow.objects.select_for_update().get(slug=slug)


def open_entry(
    partnership: models.PartnershipRow,
    *,
    account: str,
    on_behalf_of: str,
    what: str,
    source: str = "",
    detail: Mapping[str, Any] | None = None,
) -> models.LedgerEntry:
    """The next entry of its ledger, numbered under a lock of the partnership.

    Raises:
        TransactionManagementError: outside a transaction, where a number could
            be given twice.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "An entry is opened inside the transaction that writes its rows."
        )
    models.PartnershipRow.objects.select_for_update().get(pk=partnership.pk)
    ledger = models.LedgerEntry.objects.filter(partnership=partnership)
    last = ledger.aggregate(last=Max("number"))["last"] or 0
    return models.LedgerEntry.objects.create(
        partnership=partnership,
        number=last + 1,
        at=timezone.now(),
        account=account,
        on_behalf_of=on_behalf_of,
        what=what,
        source=source,
        detail=dict(detail or {}),
    )


def add(entry: models.LedgerEntry, additions: Additions) -> list[str]:
    """Write all these rows with this entry; the identities of new observations."""
    _add_structure(entry, additions)
    if additions.plan is not None:
        _add_plan(entry, additions.plan)
    keys = _indicator_keys(
        entry.partnership,
        {i.code for _, i in additions.definitions} | set(additions.rows),
    )
    _add_definitions(entry, additions.definitions, keys)
    return _add_rows(entry, additions.rows, keys)


def add_row(entry: models.LedgerEntry, table: type[M], **held: Any) -> M:
    """One row of a table that names its partnership and its entry."""
    made: M = table._default_manager.create(
        entry=entry, partnership=entry.partnership, **held
    )
    return made


def _add_structure(entry: models.LedgerEntry, additions: Additions) -> None:
    stamp = {"entry": entry, "partnership": entry.partnership}
    if additions.frame is not None:
        models.PartnershipVersion.objects.create(**stamp, **_frame(additions.frame))
    if additions.branding is not None:
        models.BrandingVersion.objects.create(**stamp, **columns(additions.branding))
    parts: tuple[tuple[type[Model], Placed], ...] = (
        (models.OrganisationVersion, additions.organisations),
        (models.BodyVersion, additions.bodies),
        (models.MembershipVersion, additions.memberships),
    )
    for table, placed in parts:
        _bulk(table, (table(**stamp, place=p, **columns(v)) for p, v in placed))


def _frame(partnership: Partnership) -> dict[str, Any]:
    return columns(partnership, "slug", "organisations", "bodies", "memberships")


def _add_plan(entry: models.LedgerEntry, plan: Plan) -> None:
    parts = ("priorities", "themes", "linked_plans")
    row = models.PlanVersion.objects.create(
        entry=entry, partnership=entry.partnership, **columns(plan, *parts)
    )
    tables: tuple[tuple[type[Model], Sequence[Priority | Theme | LinkedPlan]], ...] = (
        (models.PriorityRow, plan.priorities),
        (models.ThemeRow, plan.themes),
        (models.LinkedPlanRow, plan.linked_plans),
    )
    for table, values in tables:
        placed = enumerate(values)
        _bulk(table, (table(plan=row, place=p, **columns(v)) for p, v in placed))


def _indicator_keys(
    partnership: models.PartnershipRow, codes: Iterable[str]
) -> dict[str, int]:
    """The keys of these indicators; those not there yet are made."""
    wanted = sorted(codes)
    found = models.IndicatorRow.objects.filter(partnership=partnership, code__in=wanted)
    keys = {row.code: row.pk for row in found}
    _bulk(
        models.IndicatorRow,
        (
            models.IndicatorRow(partnership=partnership, code=code)
            for code in wanted
            if code not in keys
        ),
    )
    return {row.code: row.pk for row in found.all()}


def _add_definitions(
    entry: models.LedgerEntry,
    definitions: Iterable[tuple[int, Indicator]],
    keys: Mapping[str, int],
) -> None:
    _bulk(
        models.DefinitionVersion,
        (
            models.DefinitionVersion(
                entry=entry,
                indicator_id=keys[indicator.code],
                place=place,
                **definition_columns(indicator),
            )
            for place, indicator in definitions
        ),
    )


def _add_rows(
    entry: models.LedgerEntry, rows: Mapping[str, Rows], keys: Mapping[str, int]
) -> list[str]:
    observations, targets, baselines = [], [], []
    for code, new in rows.items():
        stamp = {"entry": entry, "indicator_id": keys[code]}
        lines = new.lines or (None,) * len(new.observations)
        observations += [
            models.ObservationRow(
                **stamp, place=place, line=line, **observation_columns(value)
            )
            for place, (value, line) in enumerate(
                zip(new.observations, lines, strict=True)
            )
        ]
        targets += [
            models.TargetRow(**stamp, place=place, **target_columns(value))
            for place, value in enumerate(new.targets)
        ]
        baselines += [
            models.BaselineRow(**stamp, place=place, **baseline_columns(value))
            for place, value in enumerate(new.baselines)
        ]
    _bulk(models.TargetRow, targets)
    _bulk(models.BaselineRow, baselines)
    made = _bulk(models.ObservationRow, observations)
    return [f"observation-{row.pk}" for row in made]


def _bulk(table: type[Model], rows: Iterable[Any]) -> list[Any]:
    return table._default_manager.bulk_create(list(rows), batch_size=AT_ONCE)
