"""Entering and correcting figures: what is taken, what is refused, what is left."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.periods import Month, Period, month
from saferplan.store import models
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.partnership import queries as partnership_queries
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, DEATHS, REPEATS

pytestmark = pytest.mark.django_db

JANUARY = month(Month(2009, 1))
MAY = month(Month(2008, 5))


def record(**changes: Any) -> str:
    """Enter 30 burglaries of January, as the manager, but for what is changed."""
    entered: dict[str, Any] = {
        "by": the_cast()["manager"],
        "partnership": ANYTOWN,
        "code": BURGLARY,
        "period": JANUARY,
        "value": 30,
        "known_on": date(2009, 4, 3),
    }
    return record_observation(**(entered | changes))


def problems(**changes: Any) -> tuple[str, ...]:
    """Why it is refused; nothing may have been written."""
    the_cast()
    before = models.LedgerEntry.objects.count(), models.ObservationRow.objects.count()
    with pytest.raises(Refused) as told:
        record(**changes)
    after = models.LedgerEntry.objects.count(), models.ObservationRow.objects.count()
    assert before == after
    return told.value.problems


def test_new_figure_is_held_with_all_that_was_said() -> None:
    identity = record(markers=frozenset({Marker.PROVISIONAL}), source=" police return ")
    cast = the_cast()
    series = queries.ledger(actor=cast["manager"], partnership=ANYTOWN, code=BURGLARY)
    row = series.observations[-1]
    assert (row.identity, row.period, row.value) == (identity, JANUARY, 30)
    assert (row.markers, row.source) == ({Marker.PROVISIONAL}, "police return")
    assert row.entry == 3


def test_new_figure_leaves_an_entry_that_says_before_and_after() -> None:
    record(period=MAY, reason="recount")
    logged = partnership_queries.log(the_cast()["manager"], ANYTOWN)[0]
    assert (logged.account, logged.what) == ("manager", "record_observation")
    assert logged.detail == {
        "indicator": BURGLARY,
        "before": {
            "period_basis": "month",
            "period": "2008-05",
            "value": 28,
            "known_on": "2009-03-30",
        },
        "after": {
            "period_basis": "month",
            "period": "2008-05",
            "value": 30,
            "known_on": "2009-04-03",
            "reason": "recount",
        },
    }


def test_quotient_is_held_as_two_numbers() -> None:
    record(code=REPEATS, value=None, numerator=3, denominator=12)
    series = queries.ledger(
        actor=the_cast()["analyst"], partnership=ANYTOWN, code=REPEATS
    )
    row = series.observations[-1]
    assert (row.value, row.numerator, row.denominator) == (None, 3, 12)


def test_state_is_held_in_place_of_a_figure() -> None:
    assert record(value=None, missing=Missing.SUPPRESSED)


def test_awaited_figure_that_comes_is_no_correction() -> None:
    july = month(Month(2008, 7))
    assert record(code=REPEATS, period=july, value=None, numerator=1, denominator=9)


def test_second_figure_for_a_period_needs_a_reason() -> None:
    assert problems(period=MAY) == (
        "There is a figure for May 2008 already; give the reason why it is corrected. "
        "Both stay visible.",
    )
    assert problems(period=MAY, reason="   ")


def test_correction_known_before_the_figure_it_corrects_is_refused() -> None:
    assert problems(period=MAY, reason="recount", known_on=date(2009, 3, 29)) == (
        "The figure held for May 2008 was known on 30 March 2009; a correction is "
        "known on that day or later, not on 29 March 2009.",
    )


def test_forecast_stands_beside_a_figure_without_correcting_it() -> None:
    assert record(period=MAY, markers=frozenset({Marker.FORECAST}))


def test_every_problem_is_told_at_once() -> None:
    found = problems(period=MAY, value=1.5, known_on=date(2009, 3, 1))
    assert len(found) == 3


@time_machine.travel("2009-05-01T12:00:00Z", tick=True)
def test_figure_known_on_a_day_to_come_is_refused() -> None:
    assert problems(known_on=date(2009, 5, 2)) == (
        "A figure cannot be known on 2 May 2009, a day to come.",
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": None}, "give either a value"),
        ({"missing": Missing.AWAITED}, "both a value and the state"),
        ({"value": 1.5}, "not a whole number"),
        ({"value": None, "numerator": 1, "denominator": 2}, "give one value"),
        ({"code": REPEATS}, "give its numerator"),
        (
            {"code": REPEATS, "value": None, "numerator": 3, "denominator": 2},
            "larger than the denominator",
        ),
    ],
)
def test_figure_that_does_not_fit_is_refused(
    changes: dict[str, Any], words: str
) -> None:
    assert words in " ".join(problems(**changes))


def test_estimate_may_be_a_broken_number() -> None:
    assert record(value=1.5, markers=frozenset({Marker.ESTIMATED}))


def test_figure_of_an_indicator_that_is_not_there() -> None:
    with pytest.raises(NotFound, match="no indicator NOTHING"):
        record(code="NOTHING")


def test_figure_of_another_basis_stands_by_itself() -> None:
    year = Period.parse("financial_year", "2008/09")
    assert record(code=DEATHS, period=year, value=3)
