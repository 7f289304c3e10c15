"""What core refuses, so that whatever it lets in can be worked out and shown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.position import position
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.indicators.trace import parse_trace, trace_code
from saferplan.core.indicators.vocabulary import Aggregation, DataState, Marker
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import (
    Basis,
    Month,
    financial_year,
    month,
    parse_day,
    snapshot,
)
from saferplan.core.rounding import half_up
from tests.builders import KNOWN, a_ratio, a_row, an_indicator, monthly, monthly_ratio

APRIL = month(Month(2008, 4))
DECEMBER = date(2008, 12, 31)
TOO_MUCH = (1e308, -1e16, 1e-308, float("nan"), float("inf"))


@pytest.mark.parametrize("number", TOO_MUCH)
def test_numbers_that_nothing_is_counted_in_are_refused(number: float) -> None:
    with pytest.raises(ValueError, match="counted or measured"):
        a_row(APRIL, number)
    with pytest.raises(ValueError, match="counted or measured"):
        Observation(period=APRIL, known_on=KNOWN, numerator=1, denominator=number)
    with pytest.raises(ValueError, match="counted or measured"):
        Target(period=APRIL, known_on=KNOWN, value=number)
    with pytest.raises(ValueError, match="counted or measured"):
        Baseline(period=APRIL, known_on=KNOWN, value=number)


@pytest.mark.parametrize("year", [1, 1800, 2300, 9998])
def test_a_slip_in_typing_a_year_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match="out of reach"):
        a_row(month(Month(year, 1)), 5)
    with pytest.raises(ValueError, match="out of reach"):
        position(an_indicator(), [], [], date(year, 1, 1))
    with pytest.raises(ValueError, match="out of reach"):
        parse_day(f"{year:04}-01-01")
    with pytest.raises(ValueError, match="out of reach"):
        Month.parse(f"{year:04}-01")


@pytest.mark.parametrize(
    "wrong",
    [{"digits": 7}, {"digits": -1}, {"lag_days": 4000}, {"unit": "u" * 51}],
)
def test_settings_no_page_can_show_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"at most|digits"):
        an_indicator(**wrong)


@pytest.mark.parametrize(
    "code", ["NI/16", "..", ".NI", "NI 16 ", "NI\x0016", "N" * 61, "NI?16", "ÑI"]
)
def test_codes_that_cannot_stand_in_an_address_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match="A code has"):
        an_indicator(code=code)


def test_a_code_with_dots_has_a_trace_that_leads_back() -> None:
    found = position(an_indicator(code="PHOF 2.13(i)"), [], [], DECEMBER)
    trace = trace_code(partnership="anytown", position=found, entry=4)
    assert parse_trace(trace).indicator == "phof 2.13(i)"


def test_codes_that_differ_in_capitals_alone_are_one() -> None:
    both = tuple(Series(indicator=an_indicator(code=code)) for code in ("NI1", "ni1"))
    with pytest.raises(ValueError, match="stands there twice"):
        Holdings(partnership=Partnership(slug="a", name="A", area="A"), series=both)


def test_bodies_stand_at_most_twenty_below_the_top() -> None:
    chain = tuple(
        Body(
            slug=f"b{at}",
            type=BodyType.SUB_GROUP,
            local_name="A group",
            parent=f"b{at - 1}" if at else "",
        )
        for at in range(2000)
    )
    Partnership(slug="a", name="A", area="A", bodies=chain[:20])
    with pytest.raises(ValueError, match="20 below the top"):
        Partnership(slug="a", name="A", area="A", bodies=chain)


def test_a_forecast_given_as_a_quotient_is_worked_out() -> None:
    stated = Observation(
        period=financial_year(2008),
        known_on=KNOWN,
        numerator=40,
        denominator=134,
        markers=frozenset({Marker.FORECAST}),
    )
    found = position(a_ratio(), [stated], [], DECEMBER)
    assert found.data_state is DataState.FORECAST_ONLY
    assert found.figure.value == pytest.approx(100 * 40 / 134)
    assert [f.value for f in found.forecasts] == [found.figure.value]


@pytest.mark.parametrize("numerator", [-1, 30])
def test_shares_that_are_none_have_a_figure_but_no_control_chart(
    numerator: float,
) -> None:
    rows = monthly_ratio([numerator] * 12, [10] * 12, first=Month(2008, 1))
    found = position(a_ratio(), rows, [], DECEMBER)
    assert found.figure.value is not None
    assert found.signal is None


def test_stocks_of_every_quarter_need_not_keep_to_its_ends() -> None:
    stock = an_indicator(
        aggregation=Aggregation.SNAPSHOT, basis=Basis.SNAPSHOT, frequency="quarter"
    )
    january = a_row(snapshot(date(2008, 1, 31)), 7)
    found = position(stock, [january], [], DECEMBER)
    assert [p.label for p in found.figure.awaited] == [
        "February to April 2008",
        "May to July 2008",
        "August to October 2008",
    ]


def test_the_largest_counts_add_up() -> None:
    rows = monthly([1e15] * 9, first=Month(2008, 4))
    counts = an_indicator(basis=Basis.YEAR_TO_DATE)
    assert position(counts, rows, [], DECEMBER).figure.value == 9e15


def test_numbers_of_many_digits_are_rounded() -> None:
    assert half_up(1e30, 2) == 1e30
