"""What is asked of whom: the lines of one holder's return for one month."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.next_point import NormalRange, normal_range
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.usual_periods import period_ending
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.core.partnership.structure import BodyType, Partnership
from saferplan.core.periods import (
    MONTHS_IN_YEAR,
    Month,
    Period,
    day_label,
)
from saferplan.core.returns.lines import Kind, Line, Stamp, Template

FORM_VERSION = 1
"""The version of the template's sheets and columns."""
GRACE_DAYS = 15
"""After the end of the month, until its return is written out."""
_NEVER_ASKED = ("two_years", "irregular")
TOO_FEW = "Too few earlier figures for a normal range."


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who fills in a return: a group or an agency."""

    slug: str
    name: str
    is_agency: bool = False


def reporter(indicator: Indicator) -> str:
    """Who reports this indicator? Its owner, or its first group; empty if neither.

    Exactly one holder, so that no figure is asked for twice.
    """
    return indicator.owner or next(iter(indicator.groups), "")


def holders(partnership: Partnership, series: Sequence[Series]) -> tuple[Holder, ...]:
    """Who has a return to fill in?

    Everybody who reports an indicator, and every task and finish group, which has
    something to say even without figures. Bodies come first, then agencies, each in
    the partnership's own order; a reporter that is neither is named by its slug.
    """
    reporting = dict.fromkeys(filter(None, (reporter(s.indicator) for s in series)))
    found = [
        Holder(slug=body.slug, name=body.local_name)
        for body in partnership.bodies
        if body.slug in reporting or body.type is BodyType.TASK_AND_FINISH_GROUP
    ]
    known = {holder.slug for holder in found}
    found += [
        Holder(slug=agency.slug, name=agency.name, is_agency=True)
        for agency in partnership.organisations
        if agency.slug in reporting and agency.slug not in known
    ]
    known = {holder.slug for holder in found}
    found += [Holder(slug=slug, name=slug) for slug in reporting if slug not in known]
    return tuple(found)


def line_period(series: Series, month: Month) -> Period | None:
    """For which period is this indicator's figure asked for in this month's return?

    The one that ends with the month; with a structural lag, so many months before
    that its figure is always there `GRACE_DAYS` after the month's end. So no month
    is skipped and none asked for twice, and a quarter is asked for once. None where
    no period ends then, and always for what comes every two years or irregularly.

    >>> from saferplan.core.indicators.vocabulary import Polarity
    >>> from saferplan.core.periods import Basis
    >>> crimes = Series(indicator=Indicator(
    ...     code="X", title="X", plain_title="", aggregation=Aggregation.SUM,
    ...     basis=Basis.YEAR_TO_DATE, polarity=Polarity.LOWER, unit="crimes",
    ...     frequency="quarter", lag_days=21,
    ... ))
    >>> line_period(crimes, Month(2008, 12)) is None
    True
    >>> line_period(crimes, Month(2009, 1)).label
    'October to December 2008'
    """
    if series.indicator.frequency in _NEVER_ASKED:
        return None
    end = month.plus(-_months_of_lag(series.indicator.lag_days))
    period = period_ending(series, end)
    if period is None or not _can_exist(series.indicator, period):
        return None
    return period


@lru_cache(maxsize=256)
def _months_of_lag(days: int) -> int:
    """How many months back is a figure always there, whatever the month?

    >>> _months_of_lag(0), _months_of_lag(15), _months_of_lag(21), _months_of_lag(210)
    (0, 0, 1, 7)
    """
    months = 0
    while min(_days_back(at, months) for at in _A_YEAR) < days - GRACE_DAYS:
        months += 1
    return months


_A_YEAR = tuple(Month(2010, number) for number in range(1, MONTHS_IN_YEAR + 1))


def _days_back(end: Month, months: int) -> int:
    return (end.last - end.plus(-months).last).days


def _can_exist(indicator: Indicator, period: Period) -> bool:
    starts = indicator.valid_from
    return indicator.is_collectable(period.end) and (
        starts is None or period.end >= starts
    )


def template(
    *,
    partnership: Partnership,
    holder: Holder | str,
    month: Month,
    series: Sequence[Series],
    seen: int = 0,
    due: date | None = None,
) -> Template:
    """Which lines does this holder's return have, and what stands beside each?

    ``series`` are all of the partnership's as known, those of other holders too.
    ``seen`` is the number of the return's last event, ``due`` the day it is due.
    A return without a line is a template all the same.
    """
    who = _holder(partnership, holder, series)
    asked = [
        (each, period)
        for each in series
        if reporter(each.indicator) == who.slug
        and (period := line_period(each, month)) is not None
    ]
    lines = _with_wholes([_line(each, period) for each, period in asked])
    return Template(
        stamp=Stamp(
            partnership=partnership.slug,
            holder=who.slug,
            month=month,
            version=FORM_VERSION,
            seen=seen,
        ),
        partnership_name=partnership.name,
        holder_name=who.name,
        lines=lines,
        due=due,
        guidance=_guidance(due),
    )


def _holder(
    partnership: Partnership, holder: Holder | str, series: Sequence[Series]
) -> Holder:
    if isinstance(holder, Holder):
        return holder
    found = (h for h in holders(partnership, series) if h.slug == holder)
    return next(found, Holder(slug=holder, name=holder))


def _line(series: Series, period: Period) -> Line:
    indicator = series.indicator
    rows = [row for row in as_known(series.observations) if not row.is_forecast]
    earlier = earlier_than(rows, period)
    found = normal_range(indicator, earlier)
    kind = kind_of(indicator, rows)
    low, high = _shown_ends(found, kind, earlier) if found else (None, None)
    return Line(
        indicator=indicator,
        period=period,
        kind=kind,
        last=next((r for r in reversed(earlier) if not r.is_missing), None),
        low=low,
        high=high,
        range_words=found.words if found else TOO_FEW,
        held=next((r for r in rows if r.period == period), None),
    )


def earlier_than(rows: Sequence[Observation], period: Period) -> list[Observation]:
    """The figures on the same basis about times before, in order."""
    return [
        row
        for row in rows
        if row.period.basis is period.basis
        and row.period.end < period.end
        and not row.is_forecast
    ]


def kind_of(indicator: Indicator, rows: Sequence[Observation]) -> Kind:
    """What is asked for: a whole number, a number, or a quotient?

    Counts are whole unless the indicator is shown with decimals or has had a
    fraction before.
    """
    if indicator.aggregation.is_quotient:
        return Kind.QUOTIENT
    counted = (Aggregation.SUM, Aggregation.SNAPSHOT, Aggregation.COHORT)
    if indicator.aggregation not in counted or indicator.digits:
        return Kind.NUMBER
    fractions = any(r.value is not None and r.value != int(r.value) for r in rows)
    return Kind.NUMBER if fractions or indicator.is_percentage else Kind.COUNT


def _shown_ends(
    found: NormalRange, kind: Kind, earlier: Sequence[Observation]
) -> tuple[float, float]:
    """The limits as printed: whole for counts, and not below zero without cause."""
    low, high = found.low, found.high
    if kind is Kind.COUNT:
        low, high = float(math.ceil(low - 1e-9)), float(math.floor(high + 1e-9))
    fell_below = any((row.value or row.numerator or 0) < 0 for row in earlier)
    return (low if fell_below else max(low, 0.0)), high


_TIMES = re.compile(
    r"\b(in|of|during|for|over) (the |these )?(same |whole )?"
    r"(month|months|quarter|quarters|period|periods|year|years)\b"
)
_ALL = re.compile(r"^(all|total|the|number of)\b")


def _with_wholes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Each quotient with the count beside it that is its whole."""
    counts = {
        (same_words(line.indicator.numerator), line.period): line.code
        for line in lines
        if line.kind is Kind.COUNT and line.indicator.numerator
    }
    codes = {line.code: line for line in lines if line.kind is Kind.COUNT}
    return tuple(
        replace(line, not_above=_whole_of(line, counts, codes))
        if line.indicator.aggregation is Aggregation.RATIO
        else line
        for line in lines
    )


def _whole_of(
    line: Line, counts: dict[tuple[str, Period], str], codes: dict[str, Line]
) -> str:
    """The code of the count that a quotient's denominator is.

    Either the definition of the denominator names the code, or it says in the same
    words what the count's own definition says that it counts ("Cases heard in the
    same months", "Cases heard in the month").
    """
    denominator = line.indicator.denominator
    for code, count in codes.items():
        named = rf"(?<![\w-]){re.escape(code)}(?![\w-])"
        if count.period == line.period and re.search(named, denominator):
            return code
    return counts.get((same_words(denominator), line.period), "")


def same_words(text: str) -> str:
    """What is counted, without the words of time and of totality.

    >>> same_words("All cases heard in the same months")
    'cases heard'
    >>> same_words("Cases heard in the month")
    'cases heard'
    """
    bare = _TIMES.sub(" ", text.lower().strip(" ."))
    bare = " ".join(bare.split())
    return _ALL.sub("", bare).strip()


def _guidance(due: date | None) -> tuple[str, ...]:
    first = f"Please send this by {day_label(due)}." if due else ""
    steps = (
        "Type each figure in the white cells. Leave a cell empty to say nothing yet.",
        "No figure? Pick the reason in the column “missing”. Zero means none happened.",
        "For a share, type the two counts. The percentage is worked out from them.",
        "Use “remark” to say what a reader should know about the figure.",
        "You can paste a block of cells. Row order and extra columns do no harm.",
    )
    return tuple(filter(None, (first, *steps)))
