"""Every row about an indicator with where it came from, and every definition."""

from __future__ import annotations

from datetime import date
from typing import Any

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.series_rows import Origin, SeriesRows
from saferplan.store import models
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.indicators.cleared import clearing_of
from saferplan.usecases.indicators.queries import ledger, unknown_indicator
from saferplan.usecases.partnership.frames import frame_of
from saferplan.usecases.permissions import may_read

__all__ = ["SeriesRows", "definition_versions", "definitions", "series_rows"]


def series_rows(
    *,
    actor: Actor,
    partnership: str,
    code: str,
    known_on: date | None = None,
    entry: int | None = None,
) -> SeriesRows:
    """Every row about one indicator, superseded ones too, each with its origin.

    Raises:
        NotFound: no such indicator, as far as this actor may know.
    """
    found = ledger(
        actor=actor, partnership=partnership, code=code, known_on=known_on, entry=entry
    )
    rows = models.ObservationRow.objects.filter(
        indicator__partnership__slug=partnership, indicator__code=code
    ).values(*_COLUMNS)
    return SeriesRows(
        series=found,
        origins={f"observation-{row['pk']}": _origin(row) for row in rows},
    )


_COLUMNS = (
    "pk",
    "line",
    "entry__account",
    "entry__on_behalf_of",
    "entry__at",
    "entry__source",
    "cell__file__name",
    "cell__sheet",
    "cell__cell",
)


def _origin(row: dict[str, Any]) -> Origin:
    return Origin(
        entered_by=row["entry__account"],
        entered_at=row["entry__at"],
        on_behalf_of=row["entry__on_behalf_of"],
        file=row["cell__file__name"] or row["entry__source"],
        line=row["line"],
        sheet=row["cell__sheet"] or "",
        cell=row["cell__cell"] or "",
    )


def definitions(actor: Actor, partnership: str) -> tuple[tuple[Indicator, ...], ...]:
    """All versions of each definition this actor may read, in their order."""
    row = the_partnership(actor, partnership)
    held = frame_of(row, the_entry(row, None)).definitions
    clearing = clearing_of(actor, row)
    return tuple(
        tuple(clearing.definition(version) for version in versions)
        for versions in held.values()
        if may_read(actor, partnership, versions[-1])
    )


def definition_versions(
    actor: Actor, partnership: str, code: str
) -> tuple[Indicator, ...]:
    """All versions of one definition, the oldest first.

    Raises:
        NotFound: no such indicator, as far as this actor may know.
    """
    for versions in definitions(actor, partnership):
        if versions[-1].code == code:
            return versions
    raise unknown_indicator(code, partnership)
