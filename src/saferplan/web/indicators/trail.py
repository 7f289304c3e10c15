"""The data trail: every row ever known, corrections struck through but visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.vocabulary import Missing
from saferplan.core.periods import MONTHS_IN_YEAR, day_label
from saferplan.core.wording import figure, plural
from saferplan.documents.html.shown_table import Heading, ShownTable

SHORT = 15
"""A trail of no more rows than these is shown whole."""
_MISSING = {
    Missing.NOT_AVAILABLE: "not available",
    Missing.NOT_APPLICABLE: "not applicable",
    Missing.SUPPRESSED: "withheld to protect people",
    Missing.AWAITED: "awaited",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the ledger; a replaced one is struck through."""

    period: str
    period_value: str
    value: str
    known: str
    source: str
    reason: str
    is_replaced: bool
    marks: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The rows of the last twelve months, and those of the time before."""

    recent: tuple[Entry, ...] = ()
    earlier: tuple[Entry, ...] = ()

    @property
    def earlier_words(self) -> str:
        """``30 earlier figures, 2 of them replaced``."""
        replaced = sum(entry.is_replaced for entry in self.earlier)
        words = plural(len(self.earlier), "earlier figure")
        return f"{words}, {replaced} of them replaced" if replaced else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What has just been recorded, and what stood there before."""

    period: str
    value: str
    before: str
    reason: str


def trail(series: Series, known_on: date | None) -> Trail:
    """Newest period first; within one, what is in force first."""
    in_force = {id(row) for row in as_known(series.observations, known_on=known_on)}
    shown = [
        row
        for row in series.observations
        if known_on is None or row.known_on <= known_on
    ]
    ordered = sorted(
        shown,
        key=lambda row: (
            row.period.end,
            row.period.start,
            id(row) in in_force,
            row.recency,
        ),
        reverse=True,
    )
    entries = tuple(_entry(series, row, id(row) in in_force) for row in ordered)
    recent = _recent(ordered)
    return Trail(entries[:recent], entries[recent:])


def _recent(ordered: Sequence[Observation]) -> int:
    """How many of the rows, newest first, are shown at once?"""
    if len(ordered) <= SHORT:
        return len(ordered)
    newest = ordered[0].period.last_month
    return sum(row.period.last_month > newest.plus(-MONTHS_IN_YEAR) for row in ordered)


def correction(series: Series, identity: str) -> Correction | None:
    """What this new row says, and what the row said that it replaces."""
    if not identity:
        return None
    rows = [row for row in series.observations if row.identity == identity]
    if not rows:
        return None
    new = rows[0]
    before = [
        row
        for row in series.observations
        if row.period == new.period
        and row.is_forecast == new.is_forecast
        and row.recency < new.recency
    ]
    was = max(before, key=lambda row: row.recency, default=None)
    return Correction(
        period=new.period.label,
        value=observed(series.indicator, new),
        before=observed(series.indicator, was) if was else "",
        reason=new.reason,
    )


def observed(indicator: Indicator, row: Observation) -> str:
    """What an observation says, in words: ``40 of 134 (29.9%)``, ``awaited``."""
    if row.missing is not None:
        return f"{_MISSING[row.missing]} {row.missing.shorthand}"
    if row.numerator is None or row.denominator is None:
        unit = "%" if indicator.is_percentage else ""
        return figure(row.value, indicator.digits, unit)
    counts = f"{figure(row.numerator)} of {figure(row.denominator)}"
    if not row.denominator:
        return counts
    share = indicator.multiplier * row.numerator / row.denominator
    unit = "%" if indicator.is_percentage else ""
    return f"{counts} ({figure(share, indicator.digits, unit)})"


def period_value(row: Observation) -> str:
    """How a form names this row's period."""
    return f"{row.period.basis.value}|{row.period.code}"


def observations_table(series: Series, rows: tuple[Observation, ...]) -> ShownTable:
    """The observations behind a figure as a plain table."""
    return ShownTable(
        caption="The observations it was made from",
        headings=(
            Heading("Period"),
            Heading("Value", is_number=True),
            Heading("Known on"),
            Heading("Source"),
        ),
        rows=tuple(
            (
                row.period.label,
                observed(series.indicator, row),
                day_label(row.known_on),
                row.source or "–",
            )
            for row in rows
        ),
    )


def _entry(series: Series, row: Observation, is_in_force: bool) -> Entry:
    return Entry(
        period=row.period.label,
        period_value=period_value(row),
        value=observed(series.indicator, row),
        known=day_label(row.known_on),
        source=row.source,
        reason=row.reason,
        is_replaced=not is_in_force,
        marks=", ".join(sorted(m.value.replace("_", " ") for m in row.markers)),
    )
