"""One value of a measure: what it is about, when it was known, where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from saferplan.core.indicators.measurable import require_measurable
from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.periods import Period, require_in_calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value of one indicator, or the reason why there is none.

    A count, stock, survey estimate or published rate stands in ``value``; a
    quotient is kept as ``numerator`` and ``denominator``, never as a percentage
    (percentages are derived where they are shown). ``known_on`` is the day the
    figure was known; ``entry`` is the store's ledger number (0 until stored),
    ``identity`` the store's name for the row.

    Raises:
        ValueError: no value and no reason; a value and a reason; a denominator
            below zero; a period out of the calendar's reach; a number that is
            not finite, or too large or small to be one of the field.

    >>> from saferplan.core.periods import Period
    >>> Observation(
    ...     period=Period.parse("month", "2008-11"), known_on=date(2009, 3, 30),
    ...     numerator=10, denominator=29,
    ... ).is_missing
    False
    """

    period: Period
    known_on: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: Missing | None = None
    markers: frozenset[Marker] = frozenset()
    sample: float | None = None
    design_effect: float | None = None
    entry: int = 0
    identity: str = ""
    source: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        require_in_calendar(self.period.start, self.period.end)
        has_value = self.value is not None
        has_quotient = self.numerator is not None or self.denominator is not None
        if self.missing is None:
            self._require_one_value(has_value, has_quotient)
        elif has_value or has_quotient:
            raise ValueError(
                f"{self.period.label}: there is both a value and the state "
                f"{self.missing!s}; leave one of them out."
            )

    def _require_one_value(self, has_value: bool, has_quotient: bool) -> None:
        if has_value == has_quotient:
            raise ValueError(
                f"{self.period.label}: give either a value, or a numerator with its "
                "denominator, or a state that says why there is none."
            )
        if has_quotient and (self.numerator is None or self.denominator is None):
            raise ValueError(
                f"{self.period.label}: a numerator and its denominator go together."
            )
        require_measurable(
            self.period.label,
            self.value,
            self.numerator,
            self.denominator,
            self.sample,
            self.design_effect,
        )
        if self.denominator is not None and self.denominator < 0:
            raise ValueError(f"{self.period.label}: a denominator cannot be negative.")

    @property
    def is_missing(self) -> bool:
        """Is there no value?"""
        return self.missing is not None

    @property
    def is_forecast(self) -> bool:
        """Is it somebody's forecast, not an observation of what happened?"""
        return Marker.FORECAST in self.markers

    @property
    def recency(self) -> tuple[date, int]:
        """Later known wins; among those, later entered."""
        return (self.known_on, self.entry)


def as_known(
    observations: Iterable[Observation],
    *,
    known_on: date | None = None,
    entry: int | None = None,
) -> tuple[Observation, ...]:
    """What was known then: one row a period, the latest of those known and entered?

    Rows known after ``known_on`` or entered after ``entry`` are left out (None:
    no limit). Of rows about the same period the one known latest wins; known on
    the same day, the one entered latest; entered together, the later in order.
    Forecasts and observations of one period stand side by side. The result is
    in order of period end.
    """
    latest: dict[tuple[Period, bool], Observation] = {}
    for row in observations:
        if known_on is not None and row.known_on > known_on:
            continue
        if entry is not None and row.entry > entry:
            continue
        key = (row.period, row.is_forecast)
        held = latest.get(key)
        if held is None or row.recency >= held.recency:
            latest[key] = row
    return tuple(sorted(latest.values(), key=_by_period))


def _by_period(row: Observation) -> tuple[date, date, str]:
    return (row.period.end, row.period.start, row.period.basis.value)
