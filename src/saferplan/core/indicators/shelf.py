"""An indicator's observations in order, and the figure that some of them make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    DataState,
    Marker,
    Missing,
)
from saferplan.core.periods import (
    MONTHS_IN_QUARTER,
    MONTHS_IN_YEAR,
    Basis,
    Month,
    Period,
    month,
    span,
)

Held = dict[int, Observation]
"""Observations of months or quarters by the ordinal of the month they end in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure on the reporting basis, what it is made of, and what is missing.

    ``value`` is in the indicator's unit (percentages and rates already
    multiplied); ``numerator`` and ``denominator`` are the sums behind a quotient.
    ``awaited`` are trailing periods due and not returned, ``gaps`` periods
    missing inside.
    """

    state: DataState
    period: Period | None = None
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    months_held: int | None = None
    months_expected: int | None = None
    awaited: tuple[Period, ...] = ()
    gaps: tuple[Period, ...] = ()
    sources: tuple[Observation, ...] = ()
    markers: frozenset[Marker] = field(default_factory=frozenset)

    @property
    def is_provisional(self) -> bool:
        """Does any part of it stand to be revised?"""
        return Marker.PROVISIONAL in self.markers


@dataclass(frozen=True, slots=True)
class Shelf:
    """An indicator's observations, sorted once by basis so that each is met once."""

    months: Held
    quarters: Held
    direct: dict[Basis, tuple[Observation, ...]]

    @classmethod
    def of(cls, rows: Iterable[Observation], as_at: date) -> Shelf:
        """Sort the rows about periods that ended by this day; forecasts left out."""
        months: Held = {}
        quarters: Held = {}
        direct: dict[Basis, list[Observation]] = {}
        for row in rows:
            period = row.period
            if period.end > as_at or row.is_forecast:
                continue
            if period.basis is Basis.MONTH:
                months[period.end_ordinal] = row
            elif period.basis is Basis.QUARTER:
                quarters[period.end_ordinal] = row
            else:
                direct.setdefault(period.basis, []).append(row)
        return cls(months, quarters, {b: tuple(r) for b, r in direct.items()})

    def until(self, day: date) -> Shelf:
        """The same rows as far as their periods had ended by this day."""
        last = day.year * MONTHS_IN_YEAR + day.month - 1
        return Shelf(
            {at: row for at, row in self.months.items() if at <= last},
            {at: row for at, row in self.quarters.items() if at <= last},
            {
                basis: tuple(row for row in rows if row.period.end <= day)
                for basis, rows in self.direct.items()
            },
        )

    @property
    def parts(self) -> tuple[Held, int]:
        """The finest parts held and the months in each; months first."""
        if self.months or not self.quarters:
            return self.months, 1
        return self.quarters, MONTHS_IN_QUARTER


def quotient(
    indicator: Indicator, rows: Sequence[Observation]
) -> tuple[float | None, float | None, float | None]:
    """(value, numerator, denominator) of these parts taken together.

    Counts add up. A ratio is the sum of numerators over the sum of denominators;
    a rate is the sum of counts over the latest population; with a denominator of
    0 there is no value.
    """
    present = [r for r in rows if not r.is_missing]
    if not indicator.aggregation.is_quotient:
        values = [r.value for r in present if r.value is not None]
        return (sum(values) if values else None), None, None
    numerator = sum(r.numerator or 0.0 for r in present)
    if indicator.aggregation is Aggregation.RATE:
        denominator = next((r.denominator for r in reversed(present)), None) or 0.0
    else:
        denominator = sum(r.denominator or 0.0 for r in present)
    if not present or not denominator:
        return None, (numerator if present else None), (denominator or None)
    return indicator.multiplier * numerator / denominator, numerator, denominator


def part_ends(first: int, last: int, step: int) -> range:
    """Month ordinals at which the parts from first to last end."""
    return range(first + step - 1, last + 1, step)


def part_period(end: int, step: int) -> Period:
    """Which month, quarter or window ends in the month of this ordinal?"""
    last = Month.from_ordinal(end)
    if step == 1:
        return month(last)
    # Stocks and surveys may come in every quarter without keeping to its ends.
    is_quarter = step == MONTHS_IN_QUARTER and last.month % MONTHS_IN_QUARTER == 0
    basis = Basis.QUARTER if is_quarter else Basis.WINDOW
    return span(basis, last.plus(1 - step), last)


def is_filled(row: Observation | None) -> bool:
    """Is this part here? "Not applicable" is an answer, not a gap."""
    return row is not None and (
        not row.is_missing or row.missing is Missing.NOT_APPLICABLE
    )


def is_withheld(held: Held, ends: Iterable[int]) -> bool:
    """Is any of these parts withheld to protect people?"""
    rows = (held.get(e) for e in ends)
    return any(r is not None and r.missing is Missing.SUPPRESSED for r in rows)


def figure_of(
    indicator: Indicator,
    used: tuple[Observation, ...],
    period: Period,
    *,
    awaited: tuple[Period, ...] = (),
    gaps: tuple[Period, ...] = (),
    withheld: bool = False,
    months_held: int | None = None,
    months_expected: int | None = None,
) -> Figure:
    """Which figure do these parts make for this period?

    A withheld part withholds the figure; gaps make it incomplete, trailing awaited
    parts leave it complete as far as it goes.
    """
    value, numerator, denominator = quotient(indicator, used)
    state = DataState.COMPLETE
    if withheld:
        state, value, numerator, denominator = DataState.SUPPRESSED, None, None, None
    elif gaps:
        state = DataState.INCOMPLETE
    elif value is None:
        state = DataState.MISSING
    elif awaited:
        state = DataState.AWAITED
    return Figure(
        state=state,
        period=period,
        value=value,
        numerator=numerator,
        denominator=denominator,
        months_held=months_held,
        months_expected=months_expected,
        awaited=awaited,
        gaps=gaps,
        sources=used,
        markers=frozenset().union(*(r.markers for r in used)),
    )


def without_value(figure: Figure) -> Figure:
    """The same figure with what is missing from it, and no value."""
    return Figure(
        state=figure.state,
        period=figure.period,
        months_held=figure.months_held,
        months_expected=figure.months_expected,
        awaited=figure.awaited,
        gaps=figure.gaps,
        sources=figure.sources,
    )
