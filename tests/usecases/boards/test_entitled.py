"""Who decides: the chair of a body above, or a meeting of one that was held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from saferplan.core.boards.cycle import MeetingState
from saferplan.core.partnership.decisions import Decision
from saferplan.core.partnership.structure import BodyType
from saferplan.store import models, reading
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.arrange_meeting import change_meeting
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.deciding import deciding_targets, deciding_variance
from saferplan.usecases.boards.entitled import above, setting_targets
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, anytown
from tests.factories.plan import with_actions
from tests.usecases.boards.at_the_table import (
    BOARD,
    FORUM,
    GROUP,
    HERE,
    PANEL,
    TOP,
    declined,
    met,
    seated,
    varied,
    written,
)

pytestmark = pytest.mark.django_db
APPROVED = {**HERE, "number": 1, "decision": Decision.APPROVED}


def _row() -> models.PartnershipRow:
    found = reading.find_partnership(ANYTOWN)
    assert found is not None
    return found


def _chairing(chair: Actor, body: str) -> Actor:
    """The chair, of this body ("": let in for none by name)."""
    (grant,) = chair.grants
    return replace(chair, grants=(replace(grant, body=body),))


def _asked() -> Mapping[str, Actor]:
    people = seated()
    with_actions()
    varied(people["theme-lead"])
    return people


def test_a_group_answers_to_the_bodies_above_it_the_nearest_first() -> None:
    seated()
    assert above(_row(), GROUP) == (BOARD, TOP)
    assert above(_row(), FORUM) == (GROUP, BOARD, TOP)
    assert above(_row(), TOP) == above(_row(), PANEL) == above(_row(), "police") == ()
    assert setting_targets(_row()) == (TOP,)


def test_without_a_partnership_board_the_topmost_bodies_set_targets() -> None:
    held = anytown()
    frame = held.partnership
    lower = tuple(b for b in frame.bodies if b.type is not BodyType.PARTNERSHIP_BOARD)
    bodies = tuple(replace(b, parent="") if b.slug == BOARD else b for b in lower)
    seats = tuple(m for m in frame.memberships if m.body != TOP)
    changed = replace(frame, bodies=bodies, memberships=seats)
    people = the_cast(replace(held, partnership=changed))
    assert setting_targets(_row()) == (BOARD,)
    assert deciding_targets(people["chair"], ANYTOWN).as_chair


def test_the_ways_to_decide_are_those_of_the_role() -> None:
    people = _asked()
    manager = people["manager"]
    early = met(manager, BOARD, date(2008, 12, 18))
    late = met(manager)
    above_it = met(manager, TOP, date(2009, 1, 29))
    met(manager, BOARD, date(2009, 2, 26), is_held=False)
    met(manager, GROUP, date(2009, 1, 15))
    (variance,) = (varied(people["theme-lead"], milestone=3),)
    ways = {
        who: deciding_variance(by, ANYTOWN, variance)
        for who, by in people.items()
        if who != "outsider"
    }
    assert [m.number for m in ways["manager"].meetings] == [above_it, late, early]
    assert {who for who, way in ways.items() if way.as_chair} == {"chair", "operator"}
    assert {who for who, way in ways.items() if way.meetings} == {"manager", "operator"}
    assert not ways["reader"].is_any
    targets = {
        who: deciding_targets(by, ANYTOWN)
        for who, by in people.items()
        if who != "outsider"
    }
    assert [m.number for m in targets["manager"].meetings] == [above_it]
    assert {who for who, way in targets.items() if way.is_any} == {
        "manager",
        "operator",
    }
    assert deciding_targets(_chairing(people["chair"], TOP), ANYTOWN).as_chair


def test_nobody_decides_once_more_on_what_was_decided() -> None:
    people = _asked()
    done = decide_variance(by=people["chair"], **APPROVED)
    assert not deciding_variance(OPERATOR, ANYTOWN, done).is_any


def test_the_outsider_is_told_of_no_partnership() -> None:
    people = _asked()
    declined(
        lambda: deciding_targets(people["outsider"], ANYTOWN), NotFound, "no partner"
    )


def test_a_meeting_s_decision_has_its_day_its_body_and_its_number() -> None:
    people = _asked()
    number = met(people["manager"], TOP, date(2009, 1, 29))
    done = decide_variance(
        by=people["manager"], **APPROVED, meeting=number, remark=" Yes "
    )
    assert (done.body, done.meeting, done.decided_on) == (
        TOP,
        number,
        date(2009, 1, 29),
    )
    assert (done.decided_by, done.remark) == ("manager", "Yes")
    entry = written("decide_variance")
    assert entry.detail == {
        "variance": 1,
        "before": {
            "decision": "requested",
            "decided_by": "",
            "decided_on": None,
            "remark": "",
            "body": "",
            "meeting": None,
        },
        "after": {
            "decision": "approved",
            "decided_by": "manager",
            "decided_on": "2009-01-29",
            "remark": "Yes",
            "body": TOP,
            "meeting": number,
        },
    }
    # Typed in today, whatever the day of the meeting.
    assert timezone.localdate(entry.at) == timezone.localdate()


@pytest.mark.parametrize(("chairs", "body"), [(BOARD, BOARD), (TOP, TOP), ("", BOARD)])
def test_a_chair_decides_today_for_the_body_chaired(chairs: str, body: str) -> None:
    people = _asked()
    done = decide_variance(by=_chairing(people["chair"], chairs), **APPROVED)
    assert (done.body, done.meeting) == (body, None)
    assert done.decided_on == timezone.localdate()


def test_the_operator_decides_for_the_nearest_body() -> None:
    _asked()
    assert decide_variance(by=OPERATOR, **APPROVED).body == BOARD


def test_a_chair_of_another_body_decides_neither_way() -> None:
    people = _asked()
    number = met(people["manager"])
    other = _chairing(people["chair"], GROUP)
    declined(
        lambda: decide_variance(by=other, **APPROVED), NotPermitted, "does not chair"
    )
    declined(
        lambda: decide_variance(by=other, **APPROVED, meeting=number),
        NotPermitted,
        "may not record its meetings",
    )


def test_only_a_meeting_of_a_body_above_that_was_held_decides() -> None:
    people = _asked()
    manager = people["manager"]
    group = met(manager, GROUP, date(2009, 1, 15))
    planned = met(manager, is_held=False)
    off = met(manager, BOARD, date(2009, 2, 26), is_held=False)
    change_meeting(by=manager, **HERE, number=off, state=MeetingState.CANCELLED)

    def decide(meeting: int) -> object:
        return decide_variance(by=manager, **APPROVED, meeting=meeting)

    declined(
        lambda: decide(group),
        Refused,
        "on 15 January 2009 is of Burglary Group, which does not decide this",
    )
    for number, day in ((planned, "22 January"), (off, "26 February")):
        declined(
            lambda number=number: decide(number), Refused, f"on {day} 2009 was not held"
        )
    declined(lambda: decide(9), NotFound, "There is no meeting 9 in anytown")
    change_meeting(by=manager, **HERE, number=planned, state=MeetingState.HELD)
    assert decide_variance(by=manager, **APPROVED, meeting=planned).meeting == planned


@pytest.mark.parametrize("decision", [Decision.REQUESTED, Decision.WITHDRAWN])
def test_a_body_approves_or_refuses_and_nothing_else(decision: Decision) -> None:
    people = _asked()
    declined(
        lambda: decide_variance(
            by=people["chair"], **(APPROVED | {"decision": decision})
        ),
        Refused,
        "A variance is approved or refused",
    )
