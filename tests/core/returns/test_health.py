"""How well data sets arrive: counted by hand on one small story."""

from __future__ import annotations

from datetime import date

from saferplan.core.periods import Month, month
from saferplan.core.returns.feeds import Delivery
from saferplan.core.returns.health import Arrival, health_of, supplies
from tests.core.returns.test_feeds import a_feed

# Due 20 days after each month. April came on its last day, May six days late, June
# never, July is corrected once, August is not due on 10 September.
STORY = tuple(
    Delivery(feed="incidents", period=month(Month(2008, at)), received_on=day, **more)
    for at, day, more in (
        (4, date(2008, 5, 20), {"records": 100}),
        (5, date(2008, 6, 26), {"records": 90, "missing_fields": ("time",)}),
        (7, date(2008, 8, 5), {"records": 120, "missing_fields": ("time", "place")}),
        (7, date(2008, 9, 1), {"records": 130, "is_correction": True}),
    )
)
TODAY = date(2008, 9, 10)


def test_each_period_says_when_it_came() -> None:
    found = supplies(a_feed(), STORY, TODAY)
    assert [(s.period.code, s.arrival, s.days_late) for s in found] == [
        ("2008-04", Arrival.ON_TIME, 0),
        ("2008-05", Arrival.LATE, 6),
        ("2008-06", Arrival.OVERDUE, 52),
        ("2008-07", Arrival.ON_TIME, 0),
        ("2008-08", Arrival.NOT_DUE, 0),
    ]


def test_records_stand_against_the_period_before() -> None:
    found = supplies(a_feed(), STORY, TODAY)
    assert [s.records_change for s in found] == [None, -10, None, None, None]
    assert [s.records for s in found] == [100, 90, None, 130, None]


def test_correction_takes_the_place_of_what_it_corrects_but_not_its_day() -> None:
    july = supplies(a_feed(), STORY, TODAY)[3]
    assert july.first is not None
    assert july.latest is not None
    assert july.first.received_on == date(2008, 8, 5)
    assert (july.latest.records, july.corrections) == (130, 1)


def test_health_counts_what_was_due() -> None:
    health = health_of(supplies(a_feed(), STORY, TODAY), after_sign_off=2)
    assert (health.due, health.on_time, health.late) == (4, 2, 1)
    assert [p.code for p in health.overdue] == ["2008-06"]
    assert health.on_time_percent == 50
    assert health.worst_days_late == 52
    # Of April, May and July (as corrected), May alone lacked a field.
    assert (health.arrived, health.complete) == (3, 2)
    assert health.missing_fields == ("time",)
    assert health.corrections == 1
    assert health.effect == (
        "1 month of figures cannot be shown: nothing came about June 2008. "
        "1 delivery came after the day: papers made meanwhile show older figures. "
        "Without “time”, figures that need it are not complete. "
        "2 returns changed after sign-off: papers that were issued before show "
        "another figure."
    )


def test_day_it_is_due_is_not_late() -> None:
    due_today = supplies(a_feed(), (), date(2008, 5, 20))
    assert [s.arrival for s in due_today] == [Arrival.NOT_DUE]
    assert supplies(a_feed(), (), date(2008, 5, 21))[0].arrival is Arrival.OVERDUE


def test_health_of_nothing_has_no_shares() -> None:
    health = health_of(supplies(a_feed(), (), date(2008, 4, 15)))
    assert health.on_time_percent is None
    assert health.complete_percent is None
    assert health.effect == "Nothing has been due yet."


def test_health_of_what_all_came_says_so() -> None:
    health = health_of(supplies(a_feed(), STORY[:1], date(2008, 5, 25)))
    assert health.effect == "Everything that was due came on time."
    assert health.complete_percent == 100


def test_delivery_that_nobody_expected_is_listed_too() -> None:
    early = Delivery(
        feed="incidents", period=month(Month(2008, 3)), received_on=date(2008, 4, 9)
    )
    found = supplies(a_feed(), (early,), date(2008, 4, 15))
    assert [(s.period.code, s.arrival) for s in found] == [("2008-03", Arrival.ON_TIME)]
