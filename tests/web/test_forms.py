"""What people type into the forms, and what is read from it."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.web.forms import read_day, read_number

LAST_OF_MARCH = date(2009, 3, 31)


@pytest.mark.parametrize(
    "typed",
    ["31/3/2009", "31.03.2009", " 31 March 2009", "31 mar 2009", "2009-03-31"],
)
def test_a_day_may_be_written_as_people_do(typed: str) -> None:
    assert read_day(typed) == LAST_OF_MARCH


@pytest.mark.parametrize("typed", ["", "soon", "31/2/2009", "3/2009", "31 M 2009"])
def test_what_is_no_day_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match="write it like 31/3/2009"):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("12", 12), ("5,109", 5109), ("-2.5", -2.5), ("−2.5", -2.5), ("1 000", 1000)],
)
def test_a_number_may_be_written_as_people_do(typed: str, expected: float) -> None:
    assert read_number(typed) == expected


@pytest.mark.parametrize("typed", ["", "twelve", "1e5", "nan", "inf", "12%", "1.2.3"])
def test_what_is_no_number_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match="write it in digits"):
        read_number(typed)
