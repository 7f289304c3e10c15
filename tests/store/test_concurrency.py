"""Two writers at once: numbers are given once, in a row, without a gap."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from saferplan.core.periods import Month, month
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.partnership.load_partnership import load_partnership
from tests.builders import KNOWN
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, DEATHS, anytown

EACH = 8


def record(by: Actor, code: str) -> list[str]:
    """Enter months of one indicator, on a connection of the thread's own."""
    try:
        return [
            record_observation(
                by=by,
                partnership=ANYTOWN,
                code=code,
                period=month(Month(2006, 1).plus(at)),
                value=at,
                known_on=KNOWN,
            )
            for at in range(EACH)
        ]
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_writers_are_given_numbers_in_a_row() -> None:
    cast = the_cast()
    before = models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN).count()
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [
            pool.submit(record, cast["manager"], BURGLARY),
            pool.submit(record, cast["analyst"], DEATHS),
        ]
        made = [identity for job in jobs for identity in job.result()]
    numbers = models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN)
    assert len(set(made)) == 2 * EACH
    assert sorted(numbers.values_list("number", flat=True)) == list(
        range(1, before + 2 * EACH + 1)
    )


def load() -> bool:
    """Load the partnership; was it this load that made it?"""
    try:
        return load_partnership(holdings=anytown(), by=OPERATOR, source="x").created
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_first_loads_make_one_partnership() -> None:
    with ThreadPoolExecutor(max_workers=2) as pool:
        made = [job.result() for job in [pool.submit(load), pool.submit(load)]]
    assert sorted(made) == [False, True]
    numbers = models.LedgerEntry.objects.values_list("number", flat=True)
    assert list(numbers) == [1]


def enter(by: Actor) -> str:
    """Enter the first figure of a month; what was said against it, if anything."""
    try:
        record_observation(
            by=by,
            partnership=ANYTOWN,
            code=DEATHS,
            period=month(Month(2006, 1)),
            value=len(by.account),
            known_on=KNOWN,
        )
    except Refused as refusal:
        return str(refusal)
    finally:
        connection.close()
    return ""


@pytest.mark.django_db(transaction=True)
def test_of_two_first_figures_at_once_the_later_must_give_its_reason() -> None:
    cast = the_cast()
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(enter, cast[name]) for name in ("manager", "analyst")]
        told = sorted(job.result() for job in jobs)
    assert told[0] == ""
    assert "give the reason why it is corrected" in told[1]
