"""Successes that are shared, and groups that take them up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from saferplan.core.boards.successes import Uptake
from saferplan.core.returns.commentary import Commentary
from saferplan.store import meetings, reading
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.share_success import successes, take_up
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.usecases.boards.at_the_table import (
    DECEMBER,
    FORUM,
    GROUP,
    HERE,
    JANUARY,
    OTHERS,
    declined,
    last_number,
    nothing_written,
    seated,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> dict[str, Actor]:
    found = seated()
    _share(found["theme-lead"])
    return found


def _share(by: Actor, **changes: Any) -> Commentary:
    words: dict[str, Any] = {
        "holder": GROUP,
        "month": DECEMBER,
        "success": "Lights on timers",
    }
    return write_commentary(by=by, **HERE, commentary=Commentary(**(words | changes)))


def _take(by: Actor, **changes: Any) -> Uptake:
    said: dict[str, Any] = {"success_of": GROUP, "month": DECEMBER, "holder": OTHERS}
    return take_up(by=by, **HERE, **(said | changes))


def test_taken_up_it_says_by_whom_and_the_same_once_more_writes_nothing(
    people: dict[str, Actor],
) -> None:
    taken = _take(people["analyst"], words=" In the refuge ")
    assert taken == Uptake(
        success_of=GROUP, month=DECEMBER, holder=OTHERS, words="In the refuge"
    )
    assert written("take_up_success").detail == {
        "before": None,
        "after": {
            "success_of": GROUP,
            "month": "2008-12",
            "holder": OTHERS,
            "words": "In the refuge",
        },
    }
    with nothing_written():
        _take(people["manager"], words="In the refuge")
    then = last_number()
    later = _take(people["manager"], words="In two refuges")
    row = reading.find_partnership(ANYTOWN)
    assert row is not None
    assert meetings.uptakes(row) == (later,)
    assert meetings.uptakes(row, entry=then) == (taken,)


def test_everybody_reads_what_is_shared_the_newest_month_first(
    people: dict[str, Actor],
) -> None:
    _share(people["manager"], holder=OTHERS, month=JANUARY, success="A helpline")
    _share(people["manager"], holder=OTHERS, success=" ", why="Nothing")
    _share(people["theme-lead"], indicator=BURGLARY, success="Door locks")
    taken = _take(people["analyst"])
    for who in ("agency", "reader", "stakeholder", "operator"):
        found = successes(people[who], ANYTOWN, [DECEMBER, JANUARY])
        assert [(one.holder, one.success, ups) for one, ups in found] == [
            (OTHERS, "A helpline", ()),
            (GROUP, "Lights on timers", (taken,)),
            (GROUP, "Door locks", (taken,)),
        ]
    assert len(successes(OPERATOR, ANYTOWN, [JANUARY])) == 1
    with pytest.raises(NotFound, match="no partnership"):
        successes(people["outsider"], ANYTOWN, [DECEMBER])


def test_nothing_is_taken_up_that_was_not_shared_by_another(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    for changes, error, words in (
        ({"month": JANUARY}, NotFound, f"{GROUP} shared no success about January 2009"),
        ({"success_of": FORUM}, NotFound, f"{FORUM} shared no success"),
        ({"holder": GROUP}, Refused, "takes up what another one has shared"),
        ({"holder": "police"}, NotFound, "There is no group called police in anytown"),
        ({"words": "x\x00"}, Refused, "“words” holds a sign that cannot be printed"),
        ({"words": "x" * 5001}, Refused, "“words” is longer than 5,000 letters"),
    ):
        declined(lambda changes=changes: _take(manager, **changes), error, words)


def test_a_lead_takes_up_for_the_own_group_alone(people: dict[str, Actor]) -> None:
    _share(people["manager"], holder=OTHERS, success="A helpline")
    lead = people["theme-lead"]
    declined(lambda: _take(lead), NotPermitted, "may not fill in the returns of abuse")
    own = _take(lead, success_of=OTHERS, holder=GROUP)
    assert own == replace(own, holder=GROUP, success_of=OTHERS)
