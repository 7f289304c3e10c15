"""Where indicators stand, and what is held about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from saferplan.core.indicators.definition import CODE
from saferplan.core.indicators.holdings import Series
from saferplan.core.periods import Month
from saferplan.store import reading
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.indicators.cleared import clearing_of
from saferplan.usecases.indicators.standings import Standing, standing_of
from saferplan.usecases.permissions import may_read

__all__ = ["Standing", "latest_month", "ledger", "standing"]


def standing(
    *,
    actor: Actor,
    partnership: str,
    as_at: date,
    known_on: date | None = None,
    entry: int | None = None,
) -> Standing:
    """Where does each indicator this actor may read stand at this date?

    ``known_on`` and ``entry`` cut to what was known, and to what the store held
    (None: everything). Kept in this process until the next write. Without a
    clearance, sensitive indicators with small counts are withheld.
    """
    row = the_partnership(actor, partnership)
    found = standing_of(row, the_entry(row, entry), as_at, known_on)
    clearing = clearing_of(actor, row)
    mine = tuple(
        clearing.line(line, found.entry)
        for line in found.lines
        if may_read(actor, partnership, line.position.indicator)
    )
    return found if mine == found.lines else replace(found, lines=mine)


def ledger(
    *,
    actor: Actor,
    partnership: str,
    code: str,
    known_on: date | None = None,
    entry: int | None = None,
) -> Series:
    """Every row about one indicator, superseded ones too, in the order of entry.

    Small counts of a sensitive indicator are withheld without a clearance.
    """
    row = the_partnership(actor, partnership)
    if not CODE.fullmatch(code):
        raise unknown_indicator(code, partnership)
    found = reading.series(row, entry=entry, codes=[code])
    if not found or not may_read(actor, partnership, found[0].indicator):
        raise unknown_indicator(code, partnership)
    series = clearing_of(actor, row).series(found[0])
    return series if known_on is None else _known_by(series, known_on)


def latest_month(actor: Actor, partnership: str) -> Month:
    """Which is the latest month with a figure? With none at all: last month."""
    row = the_partnership(actor, partnership)
    end = reading.latest_period_end(row)
    if end is None:
        end = timezone.localdate().replace(day=1) - timedelta(days=1)
    return Month.of(end)


def unknown_indicator(code: str, partnership: str) -> NotFound:
    """The one answer about an indicator that is not there, or not theirs."""
    return NotFound(f"There is no indicator {code} in {partnership}.")


def _known_by(series: Series, known_on: date) -> Series:
    return replace(
        series,
        observations=tuple(r for r in series.observations if r.known_on <= known_on),
        targets=tuple(r for r in series.targets if r.known_on <= known_on),
        baselines=tuple(r for r in series.baselines if r.known_on <= known_on),
    )
