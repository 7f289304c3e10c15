"""The statutory data set on an empty register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from saferplan import examples
from saferplan.documents.folder.whole import read_whole
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.partnership.load_partnership import load_partnership
from saferplan.usecases.returns.register import register
from saferplan.usecases.returns.register_statutory import register_statutory
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.usecases.returns.registering import registered

pytestmark = pytest.mark.django_db
START = date(2009, 4, 1)
PETERBOROUGH = Path(examples.__path__[0]) / "peterborough-2009"


def senders(slug: str) -> dict[str, str]:
    found = register(OPERATOR, slug, today=START).data_sets
    return {one.feed.slug: one.feed.organisation for one in found}


def test_agencies_are_known_by_their_names() -> None:
    load_partnership(
        holdings=read_whole(PETERBOROUGH).holdings, by=OPERATOR, source="x"
    )
    number = register_statutory(
        by=OPERATOR, partnership="peterborough", valid_from=START
    )
    found = senders("peterborough")
    assert number == len(found) == 14
    assert found["police-crimes"] == "cambridgeshire-constabulary"
    assert found["fire-deliberate-secondary"] == "cambridgeshire-fire-authority"
    assert found["health-admissions"] == "nhs-peterborough"
    assert found["council-racial-incidents"] == "peterborough-city-council"
    log = models.LedgerEntry.objects.latest("pk")
    assert log.what == "register_feed"
    assert len(log.detail["after"]) == 14


def test_agency_that_is_not_there_sends_nothing() -> None:
    the_cast()
    register_statutory(by=OPERATOR, partnership=ANYTOWN, valid_from=START)
    assert set(senders(ANYTOWN).values()) == {"police", "anytown-council"}
    assert register_statutory(by=OPERATOR, partnership=OTHERTOWN, valid_from=START) == 0


def test_register_that_holds_something_is_left_alone() -> None:
    the_cast()
    registered()
    before = models.LedgerEntry.objects.count()
    assert register_statutory(by=OPERATOR, partnership=ANYTOWN, valid_from=START) == 0
    assert models.LedgerEntry.objects.count() == before


def test_it_is_for_those_who_keep_the_register() -> None:
    cast = the_cast()
    with pytest.raises(NotPermitted):
        register_statutory(by=cast["chair"], partnership=ANYTOWN, valid_from=START)
