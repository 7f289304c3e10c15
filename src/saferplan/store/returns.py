"""Returns in the store: their events in order, and what was typed at each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from saferplan.core.periods import Month
from saferplan.core.returns.typed import TYPED_FIELDS, TypedLine
from saferplan.core.returns.workflow import Act, Event
from saferplan.store import models, writing

Key = tuple[str, date]
"""A return within its partnership: its holder, and the first day of its month."""


def find(
    partnership: models.PartnershipRow, holder: str, month: Month
) -> models.ReturnRow | None:
    """The return, if anything was ever done to it."""
    return models.ReturnRow.objects.filter(
        partnership=partnership, holder=holder, month=month.first
    ).first()


def find_or_make(
    partnership: models.PartnershipRow, holder: str, month: Month
) -> models.ReturnRow:
    """The return's own row; made with its first event."""
    row, _ = models.ReturnRow.objects.get_or_create(
        partnership=partnership, holder=holder, month=month.first
    )
    return row


def events_of(
    partnership: models.PartnershipRow,
    *,
    holder: str | None = None,
    month: Month | None = None,
    entry: int | None = None,
) -> dict[Key, tuple[models.ReturnEventRow, ...]]:
    """The events of these returns in their order (None: of all of them)."""
    rows = _of(partnership, entry)
    if holder is not None:
        rows = rows.filter(monthly_return__holder=holder)
    if month is not None:
        rows = rows.filter(monthly_return__month=month.first)
    found: dict[Key, list[models.ReturnEventRow]] = defaultdict(list)
    for row in rows:
        found[row.monthly_return.holder, row.monthly_return.month].append(row)
    return {key: tuple(events) for key, events in found.items()}


def _of(
    partnership: models.PartnershipRow, entry: int | None
) -> QuerySet[models.ReturnEventRow]:
    rows = models.ReturnEventRow.objects.filter(partnership=partnership)
    if entry is not None:
        rows = rows.filter(entry__number__lte=entry)
    return (
        rows.select_related("entry", "monthly_return", "file")
        .defer("file__content")
        .order_by("number")
    )


def event_of(row: models.ReturnEventRow) -> Event:
    """The event in a row."""
    return Event(
        number=row.number,
        act=Act(row.act),
        at=row.entry.at,
        account=row.entry.account,
        on_behalf_of=row.entry.on_behalf_of,
        reason=row.reason,
        one_person=row.one_person,
        is_amendment=row.is_amendment,
        entry=row.entry.number,
        file=row.file.name if row.file else "",
    )


def typed_at(row: models.ReturnEventRow) -> tuple[TypedLine, ...]:
    """What stood on the lines at this event, as it was typed."""
    return tuple(_line_of(held) for held in row.typed)


def _line_of(held: Mapping[str, Any]) -> TypedLine:
    return TypedLine(
        code=held["code"],
        **{name: held.get(name, "") for name in TYPED_FIELDS},
        cells=held.get("cells", {}),
    )


def typed_columns(lines: Iterable[TypedLine]) -> list[dict[str, Any]]:
    """The lines as they are kept: only what was typed."""
    return [
        {
            "code": line.code,
            **{
                name: getattr(line, name)
                for name in TYPED_FIELDS
                if getattr(line, name)
            },
            **({"cells": dict(line.cells)} if line.cells else {}),
        }
        for line in lines
    ]


def add_event(
    entry: models.LedgerEntry,
    monthly_return: models.ReturnRow,
    *,
    number: int,
    act: Act,
    typed: Sequence[TypedLine] = (),
    answers: Mapping[str, str] | None = None,
    reason: str = "",
    one_person: bool = False,
    is_amendment: bool = False,
    file: models.SourceFileRow | None = None,
) -> models.ReturnEventRow:
    """One more event of a return; its number is the next, or the database refuses."""
    return writing.add_row(
        entry,
        models.ReturnEventRow,
        monthly_return=monthly_return,
        number=number,
        act=act.value,
        typed=typed_columns(typed),
        answers=dict(answers or {}),
        reason=reason,
        one_person=one_person,
        is_amendment=is_amendment,
        file=file,
    )


def sign_off(entry: models.LedgerEntry, observations: Iterable[tuple[int, int]]) -> int:
    """Sign off observations, given as (indicator key, observation key)."""
    rows = [
        models.SignOffRow(
            entry=entry, place=place, indicator_id=indicator, observation_id=observation
        )
        for place, (indicator, observation) in enumerate(observations)
    ]
    models.SignOffRow.objects.bulk_create(rows, batch_size=writing.AT_ONCE)
    return len(rows)


def unsigned_of(entries: Iterable[int]) -> list[tuple[int, int]]:
    """What came unsigned with these entries (by key) and was not signed off since."""
    rows = models.ObservationRow.objects.filter(
        entry__in=list(entries), unsigned=True, sign_off__isnull=True
    ).order_by("entry__number", "place")
    return list(rows.values_list("indicator_id", "pk"))


def sign_offs_of(identities: Iterable[str]) -> dict[str, models.LedgerEntry]:
    """With which entry was each of these observations signed off, if it was?"""
    keys = [int(identity.rpartition("-")[2]) for identity in identities]
    rows = models.SignOffRow.objects.filter(observation__in=keys)
    found = rows.select_related("entry").defer("entry__detail")
    return {f"observation-{row.observation_id}": row.entry for row in found}


def keep_cells(
    file: models.SourceFileRow, sheet: str, cells: Mapping[str, str]
) -> None:
    """In which cell of the file each observation stood, by its identity."""
    models.CellRow.objects.bulk_create(
        [
            models.CellRow(
                observation_id=int(identity.rpartition("-")[2]),
                file=file,
                sheet=sheet,
                cell=cell,
            )
            for identity, cell in cells.items()
        ],
        batch_size=writing.AT_ONCE,
    )


def cells_of(identities: Iterable[str]) -> dict[str, models.CellRow]:
    """In which cell of which file did each of these observations stand?"""
    keys = [int(identity.rpartition("-")[2]) for identity in identities]
    rows = models.CellRow.objects.filter(observation__in=keys).select_related("file")
    return {f"observation-{r.observation_id}": r for r in rows.defer("file__content")}
