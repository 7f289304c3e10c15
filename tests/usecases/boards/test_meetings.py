"""The cycle in the store: set, meetings arranged, moved and called off."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.boards.cycle import Cycle, MeetingState, Rhythm, Step
from saferplan.core.periods import Month
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.arrange_meeting import arrange_meeting, change_meeting
from saferplan.usecases.boards.set_cycle import set_cycle
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.partnership.settings import change_settings
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN

pytestmark = pytest.mark.django_db
BOARD = "delivery-board"
DECEMBER = Month(2008, 12)
DAY = date(2009, 1, 22)


def test_the_first_meeting_brings_the_usual_cycle_and_its_month() -> None:
    people = the_cast()
    new = arrange_meeting(
        by=people["manager"], partnership=ANYTOWN, body=BOARD, held_on=DAY
    )
    assert (new.number, new.reports) == (1, DECEMBER)
    assert queries.cycles(people["reader"], ANYTOWN) == {BOARD: Cycle(body=BOARD)}
    assert queries.meetings(people["agency"], ANYTOWN) == (new,)
    assert queries.returns_due(people["agency"], ANYTOWN, DECEMBER) == date(
        2008, 12, 31
    )
    assert queries.meeting_for(OPERATOR, ANYTOWN, BOARD, DECEMBER) == new
    assert queries.meeting_for(OPERATOR, ANYTOWN, BOARD, Month(2009, 1)) is None


def test_closed_days_of_the_settings_count() -> None:
    people = the_cast()
    arrange_meeting(by=people["manager"], partnership=ANYTOWN, body=BOARD, held_on=DAY)
    change_settings(
        by=people["manager"],
        partnership=ANYTOWN,
        closed_days=[date(2008, 12, 31), date(2009, 1, 2)],
    )
    assert queries.returns_due(OPERATOR, ANYTOWN, DECEMBER) == date(2008, 12, 29)


def test_a_cycle_set_moves_the_days_and_once_more_writes_nothing() -> None:
    people = the_cast()
    arrange_meeting(by=people["manager"], partnership=ANYTOWN, body=BOARD, held_on=DAY)
    slow = Cycle(body=BOARD, rhythm=Rhythm.QUARTERLY, returns=16)
    for _ in range(2):
        set_cycle(by=people["manager"], partnership=ANYTOWN, cycle=slow)
    assert queries.cycle(OPERATOR, ANYTOWN, BOARD) == slow
    assert queries.returns_due(OPERATOR, ANYTOWN, DECEMBER) == date(2008, 12, 30)
    entry = models.LedgerEntry.objects.get(what="set_cycle")
    assert entry.detail == {
        "body": BOARD,
        "before": {"rhythm": "monthly", "returns": 15},
        "after": {"rhythm": "quarterly", "returns": 16},
    }


def test_a_meeting_moves_and_is_called_off() -> None:
    people = the_cast()
    manager = people["manager"]
    arrange_meeting(by=manager, partnership=ANYTOWN, body=BOARD, held_on=DAY)
    moved = change_meeting(
        by=manager,
        partnership=ANYTOWN,
        number=1,
        held_on=date(2009, 1, 29),
        place="Town hall",
    )
    assert queries.meetings(OPERATOR, ANYTOWN) == (moved,)
    assert (moved.reports, moved.place) == (DECEMBER, "Town hall")
    found = queries.calendar(OPERATOR, ANYTOWN, date(2009, 1, 20), date(2009, 1, 31))
    assert [(d.day.day, d.step) for d in found] == [
        (20, Step.BRIEF),
        (22, Step.DESPATCH),
        (29, None),
    ]
    change_meeting(
        by=manager, partnership=ANYTOWN, number=1, state=MeetingState.CANCELLED
    )
    assert queries.returns_due(OPERATOR, ANYTOWN, DECEMBER) is None
    entries = models.LedgerEntry.objects.filter(what="change_meeting")
    assert [e.detail["after"] for e in entries.order_by("number")] == [
        {"held_on": "2009-01-29", "place": "Town hall"},
        {"state": "cancelled"},
    ]


def test_two_meetings_on_a_day_only_if_one_is_off() -> None:
    people = the_cast()
    manager = people["manager"]
    arrange_meeting(by=manager, partnership=ANYTOWN, body=BOARD, held_on=DAY)
    with pytest.raises(Refused, match="meets on 22 January 2009 already"):
        arrange_meeting(by=manager, partnership=ANYTOWN, body=BOARD, held_on=DAY)
    change_meeting(
        by=manager, partnership=ANYTOWN, number=1, state=MeetingState.CANCELLED
    )
    arrange_meeting(by=manager, partnership=ANYTOWN, body=BOARD, held_on=DAY)
    with pytest.raises(Refused, match="already"):
        change_meeting(
            by=manager, partnership=ANYTOWN, number=1, state=MeetingState.PLANNED
        )


def test_what_cannot_be_is_refused() -> None:
    people = the_cast()
    manager = people["manager"]
    with pytest.raises(Refused, match="January 2009 is not over"):
        arrange_meeting(
            by=manager,
            partnership=ANYTOWN,
            body=BOARD,
            held_on=DAY,
            reports=Month(2009, 1),
        )
    with pytest.raises(NotFound, match="no body called nowhere"):
        arrange_meeting(by=manager, partnership=ANYTOWN, body="nowhere", held_on=DAY)
    with pytest.raises(NotFound, match="no meeting 7"):
        change_meeting(by=manager, partnership=ANYTOWN, number=7)
    arrange_meeting(
        by=manager, partnership=ANYTOWN, body=BOARD, held_on=date(2100, 1, 4)
    )
    with pytest.raises(Refused, match="a day to come"):
        change_meeting(
            by=manager, partnership=ANYTOWN, number=1, state=MeetingState.HELD
        )


@pytest.mark.parametrize("account", ["analyst", "theme-lead", "chair", "agency"])
def test_only_the_manager_arranges(account: str) -> None:
    people = the_cast()
    with pytest.raises(NotPermitted):
        arrange_meeting(
            by=people[account], partnership=ANYTOWN, body=BOARD, held_on=DAY
        )
    with pytest.raises(NotPermitted):
        set_cycle(by=people[account], partnership=ANYTOWN, cycle=Cycle(body=BOARD))
    assert queries.meetings(OPERATOR, ANYTOWN) == ()


def test_the_outsider_sees_no_calendar() -> None:
    people = the_cast()
    with pytest.raises(NotFound):
        queries.calendar(people["outsider"], ANYTOWN, DAY, DAY)
