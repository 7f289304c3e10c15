"""Periods and their basis: no number of the field exists without one.

A `Period` says which days a number covers and *how* it covers them: one month,
the year so far, twelve months ending with a month, one day, a survey wave. Two
numbers on different bases are not comparable, and asking for it is an error
that names the right comparison.
"""

from saferplan.core.periods.making import (
    calendar_year,
    financial_year,
    month,
    quarter,
    rolling_12,
    snapshot,
    span,
    year_to_date,
)
from saferplan.core.periods.months import (
    APRIL,
    FIRST_DAY,
    JANUARY,
    LAST_DAY,
    MONTH_NAMES,
    MONTHS_IN_QUARTER,
    MONTHS_IN_YEAR,
    Month,
    day_label,
    financial_year_label,
    parse_day,
    parse_financial_year,
    require_in_calendar,
    year_start,
)
from saferplan.core.periods.period import (
    Basis,
    BasisMismatch,
    Period,
)

__all__ = [
    "APRIL",
    "FIRST_DAY",
    "JANUARY",
    "LAST_DAY",
    "MONTHS_IN_QUARTER",
    "MONTHS_IN_YEAR",
    "MONTH_NAMES",
    "Basis",
    "BasisMismatch",
    "Month",
    "Period",
    "calendar_year",
    "day_label",
    "financial_year",
    "financial_year_label",
    "month",
    "parse_day",
    "parse_financial_year",
    "quarter",
    "require_in_calendar",
    "rolling_12",
    "snapshot",
    "span",
    "year_start",
    "year_to_date",
]
