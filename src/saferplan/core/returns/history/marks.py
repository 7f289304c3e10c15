"""What a heading says of time: ``Apr-08``, ``Q1``, ``2008/09``, an Excel date."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.periods import (
    APRIL,
    JANUARY,
    MONTH_NAMES,
    MONTHS_IN_QUARTER,
    Basis,
    Month,
    Period,
    calendar_year,
    financial_year,
    month,
    quarter,
    rolling_12,
    span,
)
from saferplan.core.returns.history.grid import Cell, words_in

FIRST_YEAR, LAST_YEAR = 1980, 2099
_PIVOT = 70
"""A two-figure year below this is of this century."""


class Unit(StrEnum):
    """How long is what a heading names?"""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A heading read as time.

    ``number`` is the month (1 to 12) or the quarter (1 to 4). ``period`` is None
    where the year is still to be found. ``other`` is a second reading, where
    ``2008-09`` may be a year or a month.
    """

    unit: Unit
    number: int = 0
    period: Period | None = None
    other: Period | None = None
    is_calendar: bool = False

    @property
    def is_bare(self) -> bool:
        """Is it still without its year?"""
        return self.period is None

    def in_year(self, start: int, *, calendar: bool = False) -> Period:
        """The bare month or quarter in the year that starts then.

        >>> Mark(unit=Unit.MONTH, number=2).in_year(2008).label
        'February 2009'
        """
        if self.unit is Unit.QUARTER:
            if calendar:
                return _quarter_from(Month(start, MONTHS_IN_QUARTER * self.number - 2))
            return quarter(start, self.number)
        late = not calendar and self.number < APRIL
        return month(Month(start + late, self.number))


def read_mark(cell: Cell) -> Mark | None:
    """What does this heading say of time? None where it says nothing of it.

    >>> read_mark("Apr-08").period.code, read_mark("April").period
    ('2008-04', None)
    >>> read_mark("Q1 2008/09").period.code, read_mark("Apr-Jun 08").period.code
    ('2008/09-Q1', '2008/09-Q1')
    >>> read_mark("2008/09").period.code, read_mark("04/08").period.code
    ('2008/09', '2008-04')
    >>> read_mark("2014-16").period.code, read_mark("Cases")
    ('2014-01..2016-12', None)
    """
    if isinstance(cell, date):
        near = FIRST_YEAR <= cell.year <= LAST_YEAR
        return _of_month(Month.of(cell)) if near else None
    if isinstance(cell, int | float):
        return _of_number(cell)
    return _of_words(words_in(cell))


def _of_words(text: str) -> Mark | None:
    tidy = _tidied(text)
    if not tidy or len(tidy) > 40:
        return None
    for pattern, make in _FORMS:
        found = pattern.fullmatch(tidy)
        if found:
            try:
                return make(found)
            except ValueError:
                return None
    return None


def _tidied(text: str) -> str:
    plain = text.lower().replace("’", "'").replace("–", "-").replace("\u2014", "-")
    plain = re.sub(r"\((?:ot|p|prov|provisional)\)", "", plain)
    return " ".join(plain.replace(".", " ").replace("_", " ").split())


def _of_number(cell: float) -> Mark | None:
    if FIRST_YEAR <= cell <= LAST_YEAR and cell == int(cell):
        return _of_year(int(cell))
    return None


def _of_month(which: Month) -> Mark:
    return Mark(unit=Unit.MONTH, number=which.month, period=month(which))


def _of_year(year: int) -> Mark:
    return Mark(unit=Unit.YEAR, period=calendar_year(year), is_calendar=True)


def _of_financial(start: int, other: Period | None = None) -> Mark:
    return Mark(unit=Unit.YEAR, period=financial_year(start), other=other)


def year_of(text: str) -> int:
    """The year that two or four figures name. Raises ValueError if out of reach."""
    number = int(text)
    if len(text) == 2:
        number += 2000 if number < _PIVOT else 1900
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise ValueError(text)
    return number


_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"'?(\d{4}|\d{2})"
_SPAN = r"(\d{4}|\d{2}) ?[/-] ?(\d{4}|\d{2})"


def _number_of(name: str) -> int:
    full = [one.lower() for one in MONTH_NAMES]
    found = [at for at, one in enumerate(full, start=1) if one.startswith(name[:3])]
    return found[0]


def _named(found: re.Match[str]) -> Mark:
    """``Apr 08``, or the month alone."""
    number = _number_of(found[1])
    if found[0].rstrip("0123456789'/- ") not in _SPELLED:
        raise ValueError(found[0])
    if found[2] is None:
        return Mark(unit=Unit.MONTH, number=number)
    return _of_month(Month(year_of(found[2]), number))


_SPELLED = frozenset(
    name.lower()[:length] for name in MONTH_NAMES for length in range(3, len(name) + 1)
)


def _year_first(found: re.Match[str]) -> Mark:
    return _of_month(Month(year_of(found[1]), _number_of(found[2])))


def _numbered(found: re.Match[str]) -> Mark:
    """``04/08`` is April 2008; ``08/09`` may be a financial year as well."""
    first, second = int(found[1]), year_of(found[2])
    as_year = None
    if len(found[2]) == 2 and (first + 1) % 100 == second % 100:
        as_year = financial_year(year_of(found[1].zfill(2)))
    if not 1 <= first <= 12:
        if as_year is None:
            raise ValueError(found[0])
        return Mark(unit=Unit.YEAR, period=as_year)
    of_month = month(Month(second, first))
    if as_year is not None:
        return Mark(unit=Unit.YEAR, period=as_year, other=of_month)
    return _of_month(Month(second, first))


def _years(found: re.Match[str]) -> Mark:
    """``2008/09`` a year, ``2014-16`` several, ``2008-12`` a month."""
    start, end = year_of(found[1]), found[2]
    last = year_of(end)
    as_month = (
        month(Month(start, int(end))) if len(end) == 2 and 1 <= int(end) <= 12 else None
    )
    if last == start + 1:
        return _of_financial(start, as_month)
    if (as_month is not None and last - start > 4) or last <= start:
        if as_month is None:
            raise ValueError(found[0])
        return _of_month(as_month.first_month)
    window = span(Basis.WINDOW, Month(start, JANUARY), Month(last, 12))
    return Mark(unit=Unit.OTHER, period=window, other=as_month)


def _window(found: re.Match[str]) -> Mark:
    """``2013/14-15/16``: several financial years together."""
    start, last = year_of(found[1]), year_of(found[4])
    if last <= start:
        raise ValueError(found[0])
    period = span(Basis.WINDOW, Month(start, APRIL), Month(last, 3))
    return Mark(unit=Unit.OTHER, period=period)


def _quarter_number(found: re.Match[str]) -> Mark:
    number, first, second = int(found[1]), found[2], found[3]
    if first is None:
        return Mark(unit=Unit.QUARTER, number=number)
    start = year_of(first)
    if second is None:
        bare = Mark(unit=Unit.QUARTER, number=number)
        return _dated_quarter(bare.in_year(start, calendar=True))
    if year_of(second) != start + 1:
        raise ValueError(found[0])
    return _dated_quarter(quarter(start, number))


def _quarter_after_year(found: re.Match[str]) -> Mark:
    if year_of(found[2]) != year_of(found[1]) + 1:
        raise ValueError(found[0])
    return _dated_quarter(quarter(year_of(found[1]), int(found[3])))


def _dated_quarter(period: Period) -> Mark:
    return Mark(unit=Unit.QUARTER, number=period.first_month.quarter, period=period)


def _quarter_from(first: Month) -> Period:
    return span(Basis.QUARTER, first, first.plus(2))


def _months(found: re.Match[str]) -> Mark:
    """``Apr-Jun 08``: three months are a quarter."""
    first, last = _number_of(found[1]), _number_of(found[3])
    if (last - first) % 12 != 2 or first not in (1, 4, 7, 10):
        raise ValueError(found[0])
    number = Month(2000, first).quarter
    if found[4] is None:
        return Mark(unit=Unit.QUARTER, number=number)
    ends = Month(year_of(found[4]), last)
    return _dated_quarter(_quarter_from(ends.plus(-2)))


def _twelve(found: re.Match[str]) -> Mark:
    last = Month(year_of(found[2]), _number_of(found[1]))
    return Mark(unit=Unit.OTHER, period=rolling_12(last))


def _iso_day(found: re.Match[str]) -> Mark:
    return _of_month(Month(int(found[1]), int(found[2])))


def _british_day(found: re.Match[str]) -> Mark:
    return _of_month(Month(year_of(found[3]), int(found[2])))


_Form = tuple[re.Pattern[str], Callable[[re.Match[str]], Mark]]
_FORMS: tuple[_Form, ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (rf"{_NAME}(?: ?[-/]? ?{_YEAR})?", _named),
        (rf"{_YEAR} ?[-/]? ?{_NAME}", _year_first),
        (
            r"(?:q|qtr|quarter) ?([1-4])"
            r"(?:[ ,-]* ?(\d{4}|\d{2})(?: ?[/-] ?(\d{4}|\d{2}))?)?"
            r"(?: total)?",
            _quarter_number,
        ),
        (rf"{_SPAN} ?-? ?(?:q|qtr|quarter) ?([1-4])", _quarter_after_year),
        (rf"{_NAME} ?(-|to|/) ?{_NAME}(?: ?{_YEAR})?", _months),
        (
            rf"(?:12 months|year|yr|12m|rolling 12 months|rolling year) ?"
            rf"(?:to|ending|ended) (?:\d\d? )?{_NAME} ?-?{_YEAR}",
            _twelve,
        ),
        (r"(\d{4})-(\d{2})-\d{2}", _iso_day),
        (r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})", _british_day),
        (rf"{_SPAN} ?- ?{_SPAN}", _window),
        (r"(?:fy|year|financial year)? ?(\d{4}) ?[/-] ?(\d{4}|\d{2})", _years),
        (r"(\d{1,2}) ?[/-] ?(\d{4}|\d{2})", _numbered),
        (r"(?:year|cy|calendar year)? ?(\d{4})", lambda f: _of_year(year_of(f[1]))),
    )
)


def year_in(text: str) -> Mark | None:
    """Which financial or calendar year is named somewhere in this text?

    >>> year_in("Performance 2008/09 to date").period.code
    '2008/09'
    >>> year_in("Sheet 3") is None
    True
    """
    for found in re.finditer(r"(?<!\d)(\d{4}) ?[/-] ?(\d{4}|\d{2})(?!\d)", text):
        mark = read_mark(found[0])
        if mark and mark.unit is Unit.YEAR:
            return mark
    short = re.search(r"(?<![\d/-])(\d{2}) ?[/-] ?(\d{2})(?![\d/-])", text)
    if short and (int(short[1]) + 1) % 100 == int(short[2]):
        return _of_financial(year_of(short[1]))
    alone = re.search(r"(?<!\d)((?:19|20)\d{2})(?!\d)", text)
    return _of_year(int(alone[1])) if alone else None
