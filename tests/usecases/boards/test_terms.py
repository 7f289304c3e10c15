"""What bodies work by: kept in versions, reviewed on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from saferplan.core.boards.terms import LONGEST_TERMS, Terms, TermsKind
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.keep_terms import all_terms, keep_terms, one_terms
from saferplan.usecases.errors import NotFound, Refused
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.usecases.boards.at_the_table import (
    BOARD,
    HERE,
    declined,
    last_number,
    nothing_written,
    seated,
    written,
)
from tests.usecases.refusing import latest, refused

pytestmark = pytest.mark.django_db
TERMS = Terms(
    number=0,
    kind=TermsKind.TERMS_OF_REFERENCE,
    title="Terms of reference",
    text="It meets monthly.\nIt decides on variances.",
    body=BOARD,
    adopted_on=date(2008, 4, 1),
    review_on=date(2009, 4, 1),
)


@pytest.fixture
def people() -> dict[str, Actor]:
    return seated()


def _keep(by: Actor, **changes: Any) -> Terms:
    return keep_terms(by=by, **HERE, terms=replace(TERMS, **changes))


def test_a_text_gets_its_number_and_the_same_once_more_writes_nothing(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    kept = _keep(manager)
    assert kept == replace(TERMS, number=1, entry=last_number())
    entry = written("keep_terms")
    assert (entry.account, entry.detail["terms"]) == ("manager", 1)
    assert entry.detail["before"] is None
    assert entry.detail["after"]["review_on"] == "2009-04-01"
    with nothing_written():
        assert _keep(manager, number=1) == kept
    second = _keep(manager, kind=TermsKind.CONSTITUTION, body="")
    assert second.number == 2
    for who in ("agency", "reader", "scrutiny"):
        assert all_terms(people[who], ANYTOWN) == (kept, second)


def test_a_change_is_a_new_version_and_those_before_stay(
    people: dict[str, Actor],
) -> None:
    first = _keep(people["manager"])
    second = _keep(people["manager"], number=1, review_on=date(2010, 4, 1))
    assert latest().detail == {
        "terms": 1,
        "before": {"review_on": "2009-04-01"},
        "after": {"review_on": "2010-04-01"},
    }
    assert all_terms(people["reader"], ANYTOWN) == (second,)
    assert one_terms(people["agency"], ANYTOWN, 1) == (second, first)
    third = _keep(people["manager"], number=1)
    assert one_terms(people["agency"], ANYTOWN, 1) == (third, second, first)


def test_a_long_text_is_kept_and_no_other_field_may_be_long(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    assert len(_keep(manager, text="x" * LONGEST_TERMS).text) == LONGEST_TERMS
    assert refused(lambda: _keep(manager, title="x" * 5001)) == [
        ("title", "It is longer than 5,000 letters; say it shorter.")
    ]
    assert refused(lambda: _keep(manager, title="Terms\x00")) == [
        ("title", "It holds a sign that cannot be printed; type it again.")
    ]
    declined(
        lambda: _keep(manager, text="Terms\u202e"),
        Refused,
        "“text” holds a sign that cannot be printed",
    )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_out_of_the_calendar_s_reach_is_refused(
    people: dict[str, Actor], day: date
) -> None:
    told = f"The year {day.year} is out of reach: years run from 1801 to 2299."
    changes = {"adopted_on": None, "review_on": day}
    assert refused(lambda: _keep(people["manager"], **changes)) == [("review_on", told)]


def test_what_is_not_there_is_not_kept(people: dict[str, Actor]) -> None:
    manager = people["manager"]
    declined(lambda: _keep(manager, body="nobody"), NotFound, "no body called nobody")
    declined(lambda: _keep(manager, number=1), NotFound, "There is no text 1 in anyt")
    _keep(manager)
    elsewhere = replace(TERMS, number=1, body="")
    declined(
        lambda: keep_terms(
            by=people["outsider"], partnership=OTHERTOWN, terms=elsewhere
        ),
        NotFound,
        "There is no text 1 in othertown",
    )
    for number in (0, 2):
        with pytest.raises(NotFound, match=f"There is no text {number} in anytown"):
            one_terms(manager, ANYTOWN, number)
