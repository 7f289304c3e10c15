"""Headings of periods, as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from saferplan.core.periods import Basis, Period
from saferplan.core.returns.history.grid import Cell
from saferplan.core.returns.history.marks import read_mark, year_in

WRITTEN = {
    "Apr-08": "month 2008-04",
    "apr 08": "month 2008-04",
    "April 2008": "month 2008-04",
    "Apr '08": "month 2008-04",
    "Apr’08": "month 2008-04",
    "Sept 2008": "month 2008-09",
    "2008 Apr": "month 2008-04",
    "2008-04": "month 2008-04",
    "04/08": "month 2008-04",
    "04/2008": "month 2008-04",
    "1/4/2008": "month 2008-04",
    "2008-04-01": "month 2008-04",
    "2008/09": "financial_year 2008/09",
    "2008/2009": "financial_year 2008/09",
    "FY 2008/09": "financial_year 2008/09",
    "2016-17 (OT)": "financial_year 2016/17",
    "1999/00": "financial_year 1999/00",
    "2016": "calendar_year 2016",
    "Q1 2008/09": "quarter 2008/09-Q1",
    "2008/09 Q4": "quarter 2008/09-Q4",
    "Quarter 2 2008-09": "quarter 2008/09-Q2",
    "Apr-Jun 08": "quarter 2008/09-Q1",
    "Jan to Mar 2009": "quarter 2008/09-Q4",
    "12 months to Dec 2008": "rolling_12 2008-01..2008-12",
    "Year ending March 2009": "rolling_12 2008-04..2009-03",
    "2014-16": "window 2014-01..2016-12",
    "2013/14-15/16": "window 2013-04..2016-03",
}
NO_TIME = (
    "Cases", "Total", "Marchers", "Mayhem", "12", "3.5", "1/2", "45/67", "2008/10x",
    "Q5", "Apr-May 08", "13/2008", "", "x" * 200, "0000", "Decided",
)  # fmt: skip


@pytest.mark.parametrize(("written", "named"), WRITTEN.items())
def test_a_heading_names_its_period(written: str, named: str) -> None:
    basis, code = named.split()
    mark = read_mark(written)
    assert mark is not None
    assert mark.period == Period.parse(basis, code)


@pytest.mark.parametrize("cell", [date(2008, 4, 1), datetime(2008, 4, 30)])  # noqa: DTZ001 - spreadsheets know no time zones
def test_a_date_of_the_spreadsheet_is_its_month(cell: Cell) -> None:
    mark = read_mark(cell)
    assert mark is not None
    assert mark.period == Period.parse(Basis.MONTH, "2008-04")


@pytest.mark.parametrize(("written", "number"), [("Apr", 4), ("march", 3), ("SEPT", 9)])
def test_a_month_alone_waits_for_its_year(written: str, number: int) -> None:
    mark = read_mark(written)
    assert mark is not None
    assert (mark.number, mark.period) == (number, None)


@pytest.mark.parametrize("written", NO_TIME)
def test_other_words_are_no_period(written: str) -> None:
    assert read_mark(written) is None


@pytest.mark.parametrize("number", [1.5, 45, 1850, 3000, float("inf"), float("nan")])
def test_a_number_that_is_no_year_is_no_period(number: float) -> None:
    assert read_mark(number) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Performance report 2008/09 (to date)", "2008/09"),
        ("07-08", "2007/08"),
        ("Calendar 2008", "2008"),
    ],
)
def test_a_year_is_found_in_a_title(text: str, code: str) -> None:
    mark = year_in(text)
    assert mark is not None
    assert mark.period is not None
    assert mark.period.code == code
