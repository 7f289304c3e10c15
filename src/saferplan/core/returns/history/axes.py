"""Where do periods stand in a sheet: along which row (or column), and which ones?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from saferplan.core.periods import Month, Period, month
from saferplan.core.returns.history.grid import Grid, shown, words_in
from saferplan.core.returns.history.marks import Mark, Unit, read_mark, year_in

FEWEST = 2
FEWEST_YEARS = 3
ROWS_ABOVE = 4
"""How far above the months may the heading with their year stand?"""
_DERIVED = re.compile(
    r"\b(sub-?total|total|ytd|year to date|to date|cumulative|cum|average|avg|mean"
    r"|out-?turn|change|variance|difference|rolling|full year)\b|%"
)
_TARGET = re.compile(r"\b(targets?|plan|planned|goal|trajectory)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One position along the axis: a heading, and the period it names.

    ``words`` is the heading as it was written. ``is_derived``: what stands below it
    is worked out from other places (a total, a quarter of months that are there as
    well). ``is_target``: targets stand below it. ``expected`` is the period that
    the neighbours ask for, where the heading names another.
    """

    at: int
    words: str
    period: Period | None = None
    is_derived: bool = False
    is_target: bool = False
    is_undated: bool = False
    expected: Period | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """A row of headings that name periods, with where it stands."""

    row: int
    places: tuple[Place, ...]

    @property
    def periods(self) -> int:
        """How many places have figures of their own?"""
        return sum(1 for p in self.places if p.period and not p.is_derived)


def axes_of(grid: Grid, start: int | None = None) -> tuple[Axis, ...]:
    """Which rows of this sheet are headings of periods, from top to bottom?

    ``start`` is the year in which the (financial) year begins that months without
    a year belong to, where neither the headings nor the sheet say it.
    """
    found = []
    for row in range(len(grid.rows)):
        marks = _marks_of(grid, row)
        if _is_axis(grid, row, marks):
            found.append(Axis(row, _places(grid, row, marks, start)))
    return tuple(found)


def _marks_of(grid: Grid, row: int) -> dict[int, Mark]:
    cells = enumerate(grid.rows[row])
    found = {at: mark for at, cell in cells if (mark := read_mark(cell))}
    return _harmonised(found)


def _harmonised(marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """``2008-09`` among months is September; among years it is a year."""
    sure = Counter(m.unit for m in marks.values() if m.other is None)
    doubtful = [m for m in marks.values() if m.other is not None]
    others = {m.other.start.month for m in doubtful if m.other}
    years = Counter(m.period.start.year for m in doubtful if m.period)
    as_months = sure[Unit.MONTH] > sure[Unit.YEAR] or (
        not sure and len(others) > 1 and max(years.values(), default=0) > 1
    )
    if not as_months:
        return dict(marks)
    return {
        at: Mark(unit=Unit.MONTH, number=m.other.start.month, period=m.other)
        if m.other and m.other.months == 1
        else m
        for at, m in marks.items()
    }


def _is_axis(grid: Grid, row: int, marks: Mapping[int, Mark]) -> bool:
    units = Counter(mark.unit for mark in marks.values())
    if len(marks) < FEWEST:
        return False
    if set(units) == {Unit.YEAR}:
        return _are_years(grid, row, marks)
    # A row of figures has other numbers; a row of headings hardly any.
    others = sum(
        isinstance(cell, int | float) and not isinstance(cell, bool)
        for at, cell in enumerate(grid.rows[row])
        if at not in marks
    )
    return others < len(marks)


def _are_years(grid: Grid, row: int, marks: Mapping[int, Mark]) -> bool:
    """Years that follow each other; a year heading over months is no axis itself."""
    starts = [m.period.start.year for _, m in sorted(marks.items()) if m.period]
    steps = sum(b == a + 1 for a, b in pairwise(starts))
    worded = any(words_in(grid.at(row, at)) for at in marks)
    fewest = FEWEST if worded else FEWEST_YEARS
    if len(marks) < fewest or steps * 2 < len(starts) - 1:
        return False
    return not _months_below(grid, row)


def _months_below(grid: Grid, row: int) -> bool:
    below = _marks_of(grid, row + 1) if row + 1 < len(grid.rows) else {}
    return sum(m.unit in (Unit.MONTH, Unit.QUARTER) for m in below.values()) >= FEWEST


def _places(
    grid: Grid, row: int, marks: Mapping[int, Mark], start: int | None
) -> tuple[Place, ...]:
    dated = dict(_dated(grid, row, marks, start))
    found = []
    for at in range(min(marks), len(grid.rows[row])):
        cell = grid.at(row, at)
        if at in marks:
            period = dated.get(at)
            place = Place(
                at=at, words=shown(cell), period=period, is_undated=period is None
            )
            found.append(place)
        elif words_in(cell):
            found.append(_worded(at, words_in(cell)))
        elif _heading_above(grid, row, at):
            found.append(_worded(at, _heading_above(grid, row, at)))
    return _slips(_with_subtotals(tuple(found)))


def _heading_above(grid: Grid, row: int, at: int) -> str:
    return next(
        (words for up in (1, 2) if (words := words_in(grid.at(row - up, at)))), ""
    )


def _worded(at: int, words: str) -> Place:
    low = words.lower()
    is_target = bool(_TARGET.search(low))
    return Place(
        at=at,
        words=words,
        is_target=is_target,
        is_derived=not is_target and bool(_DERIVED.search(low)),
    )


def _dated(
    grid: Grid, row: int, marks: Mapping[int, Mark], start: int | None
) -> Iterator[tuple[int, Period]]:
    """Each place with its period; months without a year find theirs."""
    above = _years_above(grid, row, marks)
    fallback = _year_nearby(grid, row, start)
    last: Period | None = None
    context: Mark | None = None
    for at, mark in sorted(marks.items()):
        if not mark.is_bare:
            period = mark.period
            if mark.unit is Unit.YEAR and _is_only_heading(grid, row, at):
                context, last = mark, None
                continue
        else:
            found = (
                _context(above, at) or context or (fallback if last is None else None)
            )
            changed = found is not None and found is not context
            period = _completed(mark, found, None if changed else last)
            context = found or context
        if period is not None:
            yield at, period
            last = period


def _completed(mark: Mark, year: Mark | None, last: Period | None) -> Period | None:
    """A bare month in its year; without one, the next after the one before it."""
    if year is not None and year.period is not None and not year.is_calendar:
        return mark.in_year(year.period.start.year)
    if last is not None:
        return _next(mark, last)
    if year is not None and year.period is not None:
        return mark.in_year(year.period.start.year, calendar=True)
    return None


def _next(mark: Mark, last: Period) -> Period | None:
    for ahead in range(13):
        first = last.last_month.plus(ahead)
        if mark.unit is Unit.MONTH and ahead and first.month == mark.number:
            return month(first)
        if mark.unit is Unit.QUARTER and first.quarter == mark.number:
            found = mark.in_year(int(first.financial_year[:4]))
            if found.start > last.start or (last.months == 1 and not ahead):
                return found
    return None


def _context(above: Mapping[int, Mark], at: int) -> Mark | None:
    left = [where for where in above if where <= at]
    if left:
        return above[max(left)]
    return above[min(above)] if above else None


def _years_above(grid: Grid, row: int, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Year headings over the places, as merged cells leave them; nearest row wins."""
    first, last = min(marks), max(marks)
    for up in range(1, ROWS_ABOVE):
        cells = grid.rows[row - up] if row - up >= 0 else ()
        found = {}
        for at, cell in enumerate(cells):
            mark = read_mark(cell) or (year_in(words_in(cell)) if at >= first else None)
            if mark and mark.unit is Unit.YEAR and at <= last:
                found[at] = mark
        numbers = sum(isinstance(c, int | float) for c in cells) - len(found)
        if found and numbers <= len(found):
            return found
    return {}


def _year_nearby(grid: Grid, row: int, start: int | None) -> Mark | None:
    """A year in the notes above, in the sheet's name, or as the user said."""
    if start is not None:
        return read_mark(f"{start}/{(start + 1) % 100:02d}")
    for up in range(row, -1, -1):
        for cell in grid.rows[up]:
            mark = year_in(words_in(cell))
            if mark:
                return mark
    return year_in(grid.name)


def _is_only_heading(grid: Grid, row: int, at: int) -> bool:
    """Does a year among months stand there without any figure of its own?"""
    return not any(
        isinstance(grid.at(down, at), int | float) for down in range(row + 1, row + 40)
    )


def _with_subtotals(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """A quarter or a year whose months are there as well is worked out from them."""
    months = {p.period for p in places if p.period and p.period.months == 1}
    return tuple(
        replace(place, is_derived=True)
        if place.period
        and place.period.months > 1
        and sum(_lies_in(one, place.period) for one in months) >= FEWEST
        else place
        for place in places
    )


def _lies_in(part: Period, whole: Period) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _slips(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """A heading whose neighbours ask for another month is a slip in typing."""
    at = [i for i, p in enumerate(places) if p.period and p.period.months == 1]
    held = list(places)
    for before, here, after in zip(at, at[1:], at[2:], strict=False):
        one, two, three = (_ordinal(places[i]) for i in (before, here, after))
        if three - one == 2 and two != one + 1:
            expected = month(Month.from_ordinal(one + 1))
            held[here] = replace(places[here], expected=expected)
    return _last_slip(held, at)


def _last_slip(held: list[Place], at: list[int]) -> tuple[Place, ...]:
    """The last heading of a run of at least three that were one after the other."""
    if len(at) > 3:
        one, two, three, last = (_ordinal(held[i]) for i in at[-4:])
        is_run = (two - one, three - two) == (1, 1)
        if is_run and last != three + 1 and (last - three - 1) % 12 == 0:
            expected = month(Month.from_ordinal(three + 1))
            held[at[-1]] = replace(held[at[-1]], expected=expected)
    return tuple(held)


def _ordinal(place: Place) -> int:
    assert place.period is not None  # noqa: S101 - only places with a month are asked
    return place.period.first_month.ordinal
