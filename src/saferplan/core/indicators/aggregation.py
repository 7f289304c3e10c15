"""From observations of short periods to the figure on the reporting basis.

`figure_at` answers "what is the figure, for which period, and what is missing
from it?". The rules: a trailing period not yet returned leaves the figure at the
last complete one and is *awaited*; a gap inside makes the figure *incomplete*;
a rolling year needs all its twelve months; a stock, a survey or a published rate
is never added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.shelf import (
    Figure,
    Shelf,
    figure_of,
    is_filled,
    is_withheld,
    part_ends,
    part_period,
    without_value,
)
from saferplan.core.indicators.vocabulary import DataState, Missing
from saferplan.core.periods import (
    MONTHS_IN_QUARTER,
    MONTHS_IN_YEAR,
    Basis,
    Month,
    Period,
    calendar_year,
    financial_year,
    month,
    rolling_12,
    span,
    year_start,
)

STEPS = {"month": 1, "quarter": MONTHS_IN_QUARTER, "year": 12, "two_years": 24}


def figure_at(
    indicator: Indicator,
    rows: Iterable[Observation],
    as_at: date,
    *,
    due_by: date | None = None,
) -> Figure:
    """What is the indicator's figure at this date, on its own basis?

    ``rows`` are already cut to what was known, one a period. ``due_by`` is the
    day by which returns are asked for (default: ``as_at``); a period whose lag
    has not run out by then is not due.
    """
    return figure_from(indicator, Shelf.of(rows, as_at), as_at, due_by=due_by)


def figure_from(
    indicator: Indicator, shelf: Shelf, as_at: date, *, due_by: date | None = None
) -> Figure:
    """`figure_at` for rows that are already sorted."""
    expected = _last_expected(indicator, as_at, due_by or as_at)
    make = _MAKERS.get(indicator.basis, _latest_direct)
    return make(indicator, shelf, as_at, expected)


def _last_expected(indicator: Indicator, as_at: date, due_by: date) -> Month | None:
    """The last month by whose end a figure should be here; None if irregular."""
    step = STEPS.get(indicator.frequency)
    if step is None:
        return None
    limit = min(as_at, due_by - timedelta(days=indicator.lag_days))
    last = Month.of(limit)
    if last.last > limit:
        last = last.plus(-1)
    past = (last.month - (indicator.year_starts - 1)) % min(step, MONTHS_IN_YEAR)
    return last.plus(-past)


def _year_to_date(
    indicator: Indicator, shelf: Shelf, as_at: date, expected: Month | None
) -> Figure:
    first = year_start(as_at, indicator.year_starts)
    held, step = shelf.parts
    slots = part_ends(first.ordinal, Month.of(as_at).ordinal, step)
    ends = [end for end in slots if is_filled(held.get(end))]
    if not ends:
        return _year_to_date_direct(indicator, shelf, first, as_at, expected)
    due = expected.ordinal if expected else ends[-1]
    last = ends[-1]
    gaps = tuple(
        part_period(e, step) for e in slots if e < last and not is_filled(held.get(e))
    )
    awaited = tuple(part_period(e, step) for e in slots if last < e <= due)
    used = tuple(held[end] for end in ends)
    period = span(Basis.YEAR_TO_DATE, first, Month.from_ordinal(last))
    return figure_of(
        indicator,
        used,
        period,
        awaited=awaited,
        gaps=gaps,
        withheld=is_withheld(held, slots),
        months_held=len(ends) * step,
        months_expected=max(due, last) - first.ordinal + 1,
    )


def _year_to_date_direct(
    indicator: Indicator,
    shelf: Shelf,
    first: Month,
    as_at: date,
    expected: Month | None,
) -> Figure:
    """From uneven windows of the year, or a year to date given as such."""
    windows = [
        r
        for r in shelf.direct.get(Basis.WINDOW, ())
        if r.period.start >= first.first and r.period.end <= as_at
    ]
    held = tuple(r for r in windows if is_filled(r))
    if held:
        last = held[-1].period.last_month
        blank = tuple(
            r.period for r in windows if not is_filled(r) and r.period.start > last.last
        )
        return figure_of(
            indicator,
            held,
            span(Basis.YEAR_TO_DATE, first, last),
            awaited=blank,
            months_held=sum(r.period.months for r in held),
        )
    given = [
        r
        for r in shelf.direct.get(Basis.YEAR_TO_DATE, ())
        if r.period.start == first.first and is_filled(r)
    ]
    if given:
        last = given[-1].period.last_month
        due = max(expected.ordinal if expected else 0, last.ordinal)
        awaited = tuple(
            month(Month.from_ordinal(e)) for e in range(last.ordinal + 1, due + 1)
        )
        return figure_of(
            indicator,
            (given[-1],),
            given[-1].period,
            awaited=awaited,
            months_held=given[-1].period.months,
            months_expected=due - first.ordinal + 1,
        )
    return _nothing(shelf, expected is None or expected >= first)


def _rolling_12(
    indicator: Indicator, shelf: Shelf, as_at: date, expected: Month | None
) -> Figure:
    summed = _twelve_months(indicator, shelf, expected)
    direct = _latest_direct(indicator, shelf, as_at, expected)
    if summed is None or summed.period is None:
        return direct
    if direct.period is not None and (
        direct.period.end > summed.period.end or summed.value is None
    ):
        return direct
    return summed


def _twelve_months(
    indicator: Indicator, shelf: Shelf, expected: Month | None
) -> Figure | None:
    held, step = shelf.parts
    filled = [end for end, row in held.items() if is_filled(row)]
    if not filled:
        return None
    last = max(filled)
    slots = part_ends(last - MONTHS_IN_YEAR + 1, last, step)
    used = tuple(held[e] for e in slots if is_filled(held.get(e)))
    gaps = tuple(part_period(e, step) for e in slots if not is_filled(held.get(e)))
    due = max(expected.ordinal if expected else last, last)
    awaited = tuple(part_period(e, step) for e in part_ends(last + 1, due, step))
    figure = figure_of(
        indicator,
        used,
        rolling_12(Month.from_ordinal(last)),
        awaited=awaited,
        gaps=gaps,
        withheld=is_withheld(held, slots),
        months_held=len(used) * step,
        months_expected=MONTHS_IN_YEAR,
    )
    return without_value(figure) if gaps else figure


def _whole_year(
    indicator: Indicator, shelf: Shelf, as_at: date, expected: Month | None
) -> Figure:
    """The latest complete financial or calendar year, given or added up."""
    direct = _latest_direct(indicator, shelf, as_at, expected)
    held, step = shelf.parts
    is_financial = indicator.basis is Basis.FINANCIAL_YEAR
    first = year_start(as_at, 4 if is_financial else 1)
    if as_at < first.plus(11).last:
        first = first.plus(-MONTHS_IN_YEAR)
    slots = part_ends(first.ordinal, first.ordinal + 11, step)
    if not all(is_filled(held.get(e)) for e in slots):
        return direct
    if direct.period is not None and direct.period.first_month >= first:
        return direct
    make = financial_year if is_financial else calendar_year
    return figure_of(
        indicator,
        tuple(held[e] for e in slots),
        make(first.year),
        months_held=MONTHS_IN_YEAR,
        months_expected=MONTHS_IN_YEAR,
    )


def _latest_part(
    indicator: Indicator, shelf: Shelf, as_at: date, expected: Month | None
) -> Figure:
    """The latest month or quarter."""
    step = 1 if indicator.basis is Basis.MONTH else MONTHS_IN_QUARTER
    held = shelf.months if step == 1 else shelf.quarters
    ends = sorted(e for e, row in held.items() if is_filled(row))
    if not ends:
        return _nothing(shelf, due=True)
    due = max(expected.ordinal if expected else ends[-1], ends[-1])
    awaited = tuple(part_period(e, step) for e in part_ends(ends[-1] + 1, due, step))
    return figure_of(
        indicator,
        (held[ends[-1]],),
        part_period(ends[-1], step),
        awaited=awaited,
        months_held=step,
        months_expected=step,
    )


def _latest_direct(
    indicator: Indicator, shelf: Shelf, as_at: date, expected: Month | None
) -> Figure:
    """The latest figure given on the reporting basis itself."""
    rows = [
        r
        for r in shelf.direct.get(indicator.basis, ())
        if is_filled(r) or r.missing is Missing.SUPPRESSED
    ]
    if not rows:
        return _nothing(shelf, due=True)
    latest = rows[-1]
    months = latest.period.months if latest.period.basis in _COUNTED else None
    return figure_of(
        indicator,
        (latest,),
        latest.period,
        awaited=_awaited_after(latest.period, indicator, expected),
        withheld=latest.missing is Missing.SUPPRESSED,
        months_held=months,
        months_expected=months,
    )


_COUNTED = (Basis.ROLLING_12, Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR, Basis.COHORT)


def _awaited_after(
    held: Period, indicator: Indicator, expected: Month | None
) -> tuple[Period, ...]:
    step = STEPS.get(indicator.frequency)
    if expected is None or step is None or step > MONTHS_IN_YEAR:
        return ()
    ends = range(held.last_month.ordinal + step, expected.ordinal + 1, step)
    return tuple(part_period(e, step) for e in ends)


_MAKERS = {
    Basis.YEAR_TO_DATE: _year_to_date,
    Basis.ROLLING_12: _rolling_12,
    Basis.FINANCIAL_YEAR: _whole_year,
    Basis.CALENDAR_YEAR: _whole_year,
    Basis.MONTH: _latest_part,
    Basis.QUARTER: _latest_part,
}


def _nothing(shelf: Shelf, due: bool) -> Figure:
    rows = [*shelf.months.values(), *shelf.quarters.values()]
    for direct in shelf.direct.values():
        rows.extend(direct)
    if not due:
        return Figure(state=DataState.NOT_DUE)
    if any(is_filled(r) for r in rows):
        return Figure(state=DataState.AWAITED)
    withheld = any(r.missing is Missing.SUPPRESSED for r in rows)
    return Figure(state=DataState.SUPPRESSED if withheld else DataState.MISSING)
