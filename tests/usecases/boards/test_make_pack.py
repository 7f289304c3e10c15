"""The papers of a body for a month, the same whenever they are made."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.boards.pack import Audience
from saferplan.core.periods import Month, month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.indicators.record_observation import record_observation
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, DEATHS, REPEATS

pytestmark = pytest.mark.django_db
DECEMBER = Month(2008, 12)


def test_pack_of_a_board_holds_every_indicator() -> None:
    the_cast()
    pack = make_pack(
        by=OPERATOR, partnership=ANYTOWN, body="delivery-board", month=DECEMBER
    )
    assert [line.code for line in pack.lines] == [BURGLARY, REPEATS, DEATHS]
    assert (pack.body, pack.as_at, pack.entry) == ("Getting It Done", DECEMBER.last, 2)


def test_pack_of_a_group_holds_what_it_works_on() -> None:
    the_cast()
    pack = make_pack(
        by=OPERATOR, partnership=ANYTOWN, body="abuse-group", month=DECEMBER
    )
    assert [line.code for line in pack.lines] == [REPEATS]


def test_pack_made_again_at_its_entry_is_the_same() -> None:
    the_cast()
    first = make_pack(
        by=OPERATOR, partnership=ANYTOWN, body="delivery-board", month=DECEMBER
    )
    record_observation(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(Month(2008, 5)),
        value=128,
        known_on=date(2009, 4, 3),
        reason="recount",
    )
    again = make_pack(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        month=DECEMBER,
        entry=first.entry,
    )
    assert again == first


def test_pack_for_the_public_is_refused() -> None:
    the_cast()
    with pytest.raises(Refused, match="small numbers"):
        make_pack(
            by=OPERATOR,
            partnership=ANYTOWN,
            body="delivery-board",
            month=DECEMBER,
            audience=Audience.PUBLIC,
        )


def test_pack_of_a_body_that_is_not_there() -> None:
    the_cast()
    with pytest.raises(NotFound, match="no body called nowhere"):
        make_pack(by=OPERATOR, partnership=ANYTOWN, body="nowhere", month=DECEMBER)


def test_pack_of_the_first_month_there_is_has_nothing_to_be_compared_with() -> None:
    the_cast()
    with pytest.raises(Refused, match="nothing before it to be compared with"):
        make_pack(
            by=OPERATOR,
            partnership=ANYTOWN,
            body="delivery-board",
            month=Month(1801, 1),
        )
