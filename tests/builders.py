"""Plain builders of core values for tests: each names only what the test is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import Aggregation, Polarity
from saferplan.core.periods import (
    Basis,
    Month,
    Period,
    financial_year,
    month,
    quarter,
)

KNOWN = date(2009, 3, 30)
APRIL_2008 = Month(2008, 4)


def an_indicator(**changes: Any) -> Indicator:
    """A count of crimes reported as the year to date; lower is better."""
    settings: dict[str, Any] = {
        "code": "X1",
        "title": "Crimes of a kind",
        "plain_title": "",
        "aggregation": Aggregation.SUM,
        "basis": Basis.YEAR_TO_DATE,
        "polarity": Polarity.LOWER,
        "unit": "crimes",
    }
    return Indicator(**(settings | changes))


def a_ratio(**changes: Any) -> Indicator:
    """A percentage reported as the year to date; lower is better."""
    settings: dict[str, Any] = {
        "code": "X2",
        "title": "Share of a kind",
        "plain_title": "",
        "aggregation": Aggregation.RATIO,
        "basis": Basis.YEAR_TO_DATE,
        "polarity": Polarity.LOWER,
        "unit": "%",
        "multiplier": 100,
        "digits": 1,
    }
    return Indicator(**(settings | changes))


def a_row(period: Period, value: float | None = None, **more: Any) -> Observation:
    """One observation known on the day the plan was reported."""
    return Observation(**({"period": period, "value": value, "known_on": KNOWN} | more))


def monthly(
    values: Sequence[float | None], first: Month = APRIL_2008
) -> tuple[Observation, ...]:
    """Counts of months from April 2008; None leaves the month out."""
    return tuple(
        a_row(month(first.plus(at)), value)
        for at, value in enumerate(values)
        if value is not None
    )


def monthly_ratio(
    parts: Sequence[float], wholes: Sequence[float], first: Month = APRIL_2008
) -> tuple[Observation, ...]:
    """Numerators and denominators of months from April 2008."""
    return tuple(
        a_row(month(first.plus(at)), numerator=part, denominator=whole)
        for at, (part, whole) in enumerate(zip(parts, wholes, strict=True))
    )


def quarterly(values: Sequence[float], year: int = 2008) -> tuple[Observation, ...]:
    """Counts of quarters of the financial year."""
    return tuple(
        a_row(quarter(year, at), value) for at, value in enumerate(values, start=1)
    )


def a_target(value: float | None, year: int = 2008, **more: Any) -> Target:
    """A target for a financial year."""
    settings: dict[str, Any] = {
        "period": financial_year(year),
        "value": value,
        "known_on": KNOWN,
    }
    return Target(**(settings | more))
