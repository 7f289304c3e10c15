"""Data sets of the made-up partnership, for tests of the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from saferplan.core.periods import Period
from saferplan.core.returns.feeds import Delivery, Feed, Field, Publishable
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.returns.keep_feed import register_feed
from saferplan.usecases.returns.record_delivery import record_delivery
from tests.factories.holdings import ANYTOWN, BURGLARY

CRIMES, NOISE = "crimes", "noise"
"""A data set of the police (the agency of the cast), and one of the council."""


def a_feed(**changes: Any) -> Feed:
    """Crimes by quarter, from the police, from April 2008."""
    held: dict[str, Any] = {
        "slug": CRIMES,
        "name": "Recorded crimes",
        "organisation": "police",
        "owner": "Head of performance",
        "legal_basis": "SI 2007/1831, Schedules 1 and 2",
        "purpose": "To know what changes.",
        "agreement": "Sharing agreement of 2008",
        "agreed_on": date(2008, 3, 1),
        "review_on": date(2010, 3, 1),
        "fields": (
            Field(name="date", holds="The day"),
            Field(name="time", holds="The time"),
            Field(name="location", holds="Where"),
        ),
        "retention_months": 84,
        "publishable": Publishable.AFTER_OFFICIAL_RELEASE,
        "indicators": (BURGLARY,),
        "definition": "feeds-2007-1831/police-crimes",
        "valid_from": date(2008, 4, 1),
    }
    return Feed(**(held | changes))


def registered() -> None:
    """Both data sets on the register; the cast is there already."""
    noise = a_feed(
        slug=NOISE,
        name="Complaints about noise",
        organisation="anytown-council",
        definition="",
        indicators=(),
        frequency="month",
        due_days=20,
    )
    for feed in (a_feed(), noise):
        register_feed(by=OPERATOR, partnership=ANYTOWN, feed=feed)


def delivered(by: Actor = OPERATOR, **changes: Any) -> Delivery:
    """The crimes of April to June 2008, come on 1 August 2008, but for changes."""
    held: dict[str, Any] = {
        "by": by,
        "partnership": ANYTOWN,
        "feed": CRIMES,
        "period": Period.parse("quarter", "2008/09-Q1"),
        "received_on": date(2008, 8, 1),
        "records": 1200,
    }
    return record_delivery(**(held | changes))
