"""Working days against the lists of bank holidays that were published."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter as oracle

from saferplan.core.boards.working_days import (
    bank_holidays,
    calendar_note,
    easter,
    is_working_day,
    working_day_from,
    working_days_before,
)

# As the government announced them for England and Wales, (month, day).
PUBLISHED: dict[int, list[tuple[int, int]]] = {
    2002: [
        (1, 1), (3, 29), (4, 1), (5, 6), (6, 3), (6, 4), (8, 26), (12, 25), (12, 26),
    ],
    2008: [(1, 1), (3, 21), (3, 24), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)],
    2009: [(1, 1), (4, 10), (4, 13), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)],
    2010: [(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)],
    2011: [
        (1, 3), (4, 22), (4, 25), (4, 29), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27),
    ],
    2012: [
        (1, 2), (4, 6), (4, 9), (5, 7), (6, 4), (6, 5), (8, 27), (12, 25), (12, 26),
    ],
    2018: [(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)],
    2020: [(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)],
    2021: [(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)],
    2022: [
        (1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26),
        (12, 27),
    ],
    2023: [
        (1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26),
    ],
    2024: [(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)],
    2026: [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)],
}  # fmt: skip


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_that_were_published(year: int) -> None:
    expected = [date(year, month, day) for month, day in PUBLISHED[year]]
    assert sorted(bank_holidays(year)) == expected


def test_easter_is_what_another_library_says() -> None:
    for year in range(1801, 2300):
        assert easter(year) == oracle(year), year


def test_every_holiday_is_on_a_weekday_of_its_own_year() -> None:
    for year in range(1978, 2100):
        days = bank_holidays(year)
        assert len(days) >= 8, year
        assert all(day.weekday() < 5 and day.year == year for day in days)


def test_counting_back_agrees_with_counting_one_by_one() -> None:
    closed = {date(2008, 12, 29), date(2008, 12, 30), date(2008, 12, 31)}
    for start in (date(2009, 1, 22), date(2009, 4, 18), date(2008, 12, 28)):
        for count in range(30):
            passed = [start - timedelta(days=n) for n in range(1, 90)]
            working = [day for day in passed if is_working_day(day, closed)]
            expected = working[count - 1] if count else start
            assert working_days_before(start, count, closed) == expected


def test_over_christmas_by_hand() -> None:
    # Before Monday 5 January: Friday 2, then Wednesday 31, Tuesday 30, Monday 29
    # December, and over Christmas to Wednesday 24.
    assert working_days_before(date(2009, 1, 5), 5) == date(2008, 12, 24)
    assert working_day_from(date(2009, 4, 10)) == date(2009, 4, 14)
    assert working_day_from(date(2008, 12, 25), {date(2008, 12, 29)}) == date(
        2008, 12, 30
    )


def test_less_than_no_days_is_a_slip() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        working_days_before(date(2009, 1, 5), -1)


def test_other_nations_are_told_that_the_days_are_not_theirs() -> None:
    assert calendar_note("England") == ""
    assert "not those of Scotland" in calendar_note("Scotland")
