"""Two managers who issue at the same moment: every issue whole, none twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.periods import Month, month
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.queries import issued_packs
from saferplan.usecases.boards.restating import restated_since
from saferplan.usecases.boards.verify_pack import verify_packs
from saferplan.usecases.errors import Refused
from saferplan.usecases.indicators.record_observation import record_observation
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.usecases.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
BOARD, TOP = "delivery-board", "board"
DECEMBER = Month(2008, 12)


def issue(by: Actor, body: str) -> Any:
    return issue_pack(
        by=by, partnership=ANYTOWN, body=body, month=DECEMBER, kinds=("xlsx",)
    )


def held_whole(issued: list[IssuedPack]) -> None:
    """Each is there once, with an entry of its own, and is made again the same."""
    assert set(issued_packs(OPERATOR, ANYTOWN)) == set(issued)
    entries = [one.entry for one in issued]
    assert len(set(entries)) == len(entries)
    # What was known when each was cut: nothing was written in between.
    assert all(one.cut == one.entry - 1 for one in issued)
    verified = verify_packs(OPERATOR, ANYTOWN)
    assert [one.is_unchanged for one in verified] == [True] * len(issued)


def test_the_same_papers_are_issued_once_and_the_other_is_told() -> None:
    people = the_cast()
    done = at_once([lambda: issue(people["manager"], BOARD)] * 2)
    issued = [one for one in done if isinstance(one, IssuedPack)]
    (told,) = (one for one in done if isinstance(one, Refused))
    assert [one.version for one in issued] == [1]
    assert "nothing has changed since" in str(told)
    held_whole(issued)


def test_papers_of_two_bodies_are_both_issued() -> None:
    people = the_cast()
    manager = people["manager"]
    done = at_once([lambda: issue(manager, BOARD), lambda: issue(manager, TOP)])
    assert {one.body for one in done} == {BOARD, TOP}
    held_whole(done)


def test_a_figure_recorded_meanwhile_is_in_the_papers_or_after_them() -> None:
    people = the_cast()
    manager = people["manager"]
    done = at_once([lambda: issue(manager, BOARD), lambda: record(manager)])
    (issued,) = (one for one in done if isinstance(one, IssuedPack))
    held_whole([issued])
    recorded = models.LedgerEntry.objects.get(what="record_observation")
    is_after = recorded.number > issued.entry
    assert is_after or recorded.number == issued.cut
    assert bool(restated_since(manager, ANYTOWN, issued)) is is_after


def record(by: Actor) -> Any:
    return record_observation(
        by=by,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(DECEMBER),
        value=41,
        known_on=date(2009, 4, 3),
        reason="recount",
    )
