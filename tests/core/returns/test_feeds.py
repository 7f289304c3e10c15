"""When a data set is due, and of which periods it is expected."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from saferplan.core.periods import Month, Period, month, quarter
from saferplan.core.returns.feeds import (
    Feed,
    due_on,
    expected_periods,
    next_expected,
    period_at,
)


def a_feed(**changes: Any) -> Feed:
    """A monthly data set of the police, shared from April 2008, due in 20 days."""
    held: dict[str, Any] = {
        "slug": "incidents",
        "name": "Incidents",
        "organisation": "police",
        "owner": "Performance analyst",
        "legal_basis": "Sharing agreement of 2008",
        "frequency": "month",
        "due_days": 20,
        "valid_from": date(2008, 4, 1),
    }
    return Feed(**(held | changes))


def statutory(**changes: Any) -> Feed:
    return a_feed(
        definition="feeds-2007-1831/police-crimes", frequency="quarter", **changes
    )


# Typed from the rule of the Regulations: by the end of the period that follows.
@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("2007/08-Q2", date(2007, 12, 31)),
        ("2007/08-Q3", date(2008, 3, 31)),
        ("2007/08-Q4", date(2008, 6, 30)),
        ("2008/09-Q1", date(2008, 9, 30)),
    ],
)
def test_statutory_data_set_is_due_by_the_end_of_the_following_period(
    period: str, due: date
) -> None:
    assert due_on(statutory(), Period.parse("quarter", period)) == due


def test_other_data_sets_are_due_days_after_the_period() -> None:
    assert due_on(a_feed(), month(Month(2008, 2))) == date(2008, 3, 20)


def test_monthly_data_set_is_expected_of_each_month_that_is_over() -> None:
    found = expected_periods(a_feed(), date(2008, 7, 1))
    assert [p.code for p in found] == ["2008-04", "2008-05", "2008-06"]
    assert [p.code for p in expected_periods(a_feed(), date(2008, 6, 30))] == [
        "2008-04",
        "2008-05",
    ]


def test_period_it_began_or_ended_in_the_middle_of_is_not_expected() -> None:
    feed = a_feed(valid_from=date(2008, 4, 2), valid_to=date(2008, 8, 30))
    found = expected_periods(feed, date(2009, 1, 1))
    assert [p.code for p in found] == ["2008-05", "2008-06", "2008-07"]


def test_statutory_data_set_is_not_expected_before_the_law_began() -> None:
    feed = statutory(valid_from=date(1998, 7, 1))
    found = expected_periods(feed, date(2008, 1, 1))
    assert [p.label for p in found] == [
        "July to September 2007",
        "October to December 2007",
    ]


def test_nothing_is_expected_where_nobody_says_from_when_or_how_often() -> None:
    today = date(2009, 1, 1)
    assert expected_periods(a_feed(valid_from=None), today) == ()
    assert expected_periods(a_feed(frequency="irregular"), today) == ()
    agreed = a_feed(valid_from=None, agreed_on=date(2008, 11, 3))
    assert [p.code for p in expected_periods(agreed, today)] == ["2008-12"]


@pytest.mark.parametrize("frequency", ["month", "quarter", "year"])
def test_periods_follow_each_other_without_gap_and_hold_their_days(
    frequency: str,
) -> None:
    feed = a_feed(frequency=frequency, valid_from=date(2003, 4, 1))
    found = expected_periods(feed, date(2009, 4, 1))
    assert found[0].start == date(2003, 4, 1)
    assert found[-1].end == date(2009, 3, 31)
    for before, after in pairwise(found):
        assert after.start == before.end + timedelta(days=1)
    for period in found:
        assert period_at(feed, period.start) == period_at(feed, period.end) == period


def test_quarter_of_january_belongs_to_the_year_before() -> None:
    feed = a_feed(frequency="quarter")
    assert period_at(feed, date(2009, 1, 5)) == quarter(2008, 4)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"frequency": "weekly"}, "not 'weekly'"),
        ({"due_days": -1}, "not -1"),
        ({"retention_months": 0}, "not 0"),
        ({"retention_months": 1201}, "not 1201"),
        ({"valid_to": date(2008, 3, 31)}, "cannot end"),
        ({"owner": ""}, "an owner"),
        ({"legal_basis": ""}, "a legal basis"),
    ],
)
def test_data_set_that_cannot_be_is_not_made(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        a_feed(**change)


@pytest.mark.parametrize(
    ("today", "change", "expected"),
    [
        (date(2008, 6, 30), {}, "2008-06"),
        (date(2008, 3, 1), {}, "2008-04"),
        (date(2008, 3, 1), {"valid_from": date(2008, 4, 2)}, "2008-05"),
        (date(2008, 6, 30), {"valid_to": date(2008, 6, 30)}, "2008-06"),
        (date(2008, 6, 30), {"valid_to": date(2008, 6, 29)}, None),
        (date(2008, 6, 30), {"frequency": "irregular"}, None),
        (date(2008, 6, 30), {"valid_from": None}, None),
    ],
)
def test_next_period_that_is_expected(
    today: date, change: dict[str, Any], expected: str | None
) -> None:
    found = next_expected(a_feed(**change), today)
    assert (found.code if found else None) == expected
