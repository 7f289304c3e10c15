"""Working days in England and Wales: neither weekend, nor bank holiday, nor closed.

Bank holidays follow the Banking and Financial Dealings Act 1971, Schedule 1, and
the days proclaimed under section 1(3): New Year's Day (since 1974), Good Friday and
Easter Monday, the early May (since 1978), spring and summer holidays, Christmas Day
and Boxing Day, each with a substitute day where it falls on a weekend; and the days
that were moved or added once. Scotland and Northern Ireland have others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
FIRST_NEW_YEAR, FIRST_EARLY_MAY = 1974, 1978
COVERED = ("England", "Wales", "England and Wales")
"""Nations whose bank holidays these are."""
MOVED = {
    date(1995, 5, 1): date(1995, 5, 8),
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
"""Holidays that stood on another day for one year."""
ADDED = frozenset(
    {
        date(1977, 6, 7),
        date(1981, 7, 29),
        date(1999, 12, 31),
        date(2002, 6, 3),
        date(2011, 4, 29),
        date(2012, 6, 5),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    }
)
"""Holidays there were once: jubilees, weddings, a funeral, a coronation."""


def easter(year: int) -> date:
    """On which day is Easter Sunday in this year?

    The Gregorian computus as Butcher's Ecclesiastical Calendar (1876) gives it; any
    year of the Gregorian calendar.

    >>> easter(2009), easter(2038)
    (datetime.date(2009, 4, 12), datetime.date(2038, 4, 25))
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    leap = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - leap + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=512)
def bank_holidays(year: int) -> frozenset[date]:
    """On which days is there a bank holiday in England and Wales?

    With substitute days in place of those on a weekend.

    >>> max(bank_holidays(2009))
    datetime.date(2009, 12, 28)
    """
    regular = {MOVED.get(day, day) for day in _regular(year)}
    return frozenset(regular | {day for day in ADDED if day.year == year})


def _regular(year: int) -> Iterator[date]:
    if year >= FIRST_NEW_YEAR:
        yield _weekday_from(date(year, 1, 1))
    yield easter(year) - timedelta(days=2)
    yield easter(year) + timedelta(days=1)
    if year >= FIRST_EARLY_MAY:
        yield _monday_from(date(year, 5, 1))
    yield _monday_from(date(year, 5, 25))
    yield _monday_from(date(year, 8, 25))
    yield from _christmas(year)


def _christmas(year: int) -> tuple[date, date]:
    """Two days; of two on a weekend, Boxing Day's substitute is the Tuesday."""
    first, second = date(year, 12, 25), date(year, 12, 26)
    if first.weekday() in (SATURDAY, SUNDAY):
        return _monday_from(second), _monday_from(second) + timedelta(days=1)
    return first, _weekday_from(second)


def _weekday_from(day: date) -> date:
    """This day, or the Monday after its weekend."""
    return _monday_from(day) if day.weekday() in (SATURDAY, SUNDAY) else day


def _monday_from(day: date) -> date:
    """This day if it is a Monday, else the next."""
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def is_working_day(day: date, closed: Collection[date] = ()) -> bool:
    """Do people work on this day? ``closed`` are the partnership's own closed days.

    >>> is_working_day(date(2009, 4, 10)), is_working_day(date(2009, 4, 14))
    (False, True)
    """
    return (
        day.weekday() not in (SATURDAY, SUNDAY)
        and day not in bank_holidays(day.year)
        and day not in closed
    )


def working_days_before(day: date, count: int, closed: Collection[date] = ()) -> date:
    """Which day lies this many working days before another?

    The day itself does not count, and need not be a working day; none before it is
    the day itself.

    Raises:
        ValueError: less than none.

    >>> working_days_before(date(2009, 1, 5), 2)
    datetime.date(2008, 12, 31)
    """
    if count < 0:
        raise ValueError("A number of working days before a day is 0 or more.")
    while count:
        day -= timedelta(days=1)
        count -= is_working_day(day, closed)
    return day


def working_day_from(day: date, closed: Collection[date] = ()) -> date:
    """This day, or the first working day after it.

    >>> working_day_from(date(2008, 12, 25))
    datetime.date(2008, 12, 29)
    """
    while not is_working_day(day, closed):
        day += timedelta(days=1)
    return day


def calendar_note(nation: str) -> str:
    """What must somebody in this nation know about the bank holidays used?

    >>> calendar_note("Wales")
    ''
    >>> calendar_note("Scotland")[:57]
    'Working days leave out the bank holidays of England and W'
    """
    if nation in COVERED:
        return ""
    return (
        "Working days leave out the bank holidays of England and Wales, not those of "
        f"{nation}: enter the days on which nobody works as closed days."
    )
