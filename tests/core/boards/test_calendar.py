"""The cycle: when a body meets next, what is due before, which month it reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.boards.calendar import (
    calendar,
    due_on,
    months_covered,
    next_meetings,
    reported_month,
    returns_due,
)
from saferplan.core.boards.cycle import Cycle, Meeting, MeetingState, Rhythm, Step
from saferplan.core.periods import Month

BOARD = Cycle(body="board")
DECEMBER = Month(2008, 12)
JANUARY_22 = Meeting(
    number=1, body="board", held_on=date(2009, 1, 22), reports=DECEMBER
)


def test_steps_worked_back_by_hand() -> None:
    # Thursday 22 January 2009. Working days before it: 21 20 19 | 16 15 14 13 12 |
    # 9 8 7 6 5 | 2 January | 31 December.
    expected = {
        Step.DESPATCH: date(2009, 1, 15),
        Step.BRIEF: date(2009, 1, 13),
        Step.DRAFT: date(2009, 1, 9),
        Step.COMMENTARY: date(2009, 1, 6),
        Step.RETURNS: date(2008, 12, 31),
    }
    assert {step: due_on(BOARD, JANUARY_22, step) for step in Step} == expected


def test_a_closed_day_puts_the_steps_before_it_a_day_earlier() -> None:
    closed = {date(2009, 1, 2)}
    assert due_on(BOARD, JANUARY_22, Step.DRAFT, closed) == date(2009, 1, 9)
    assert due_on(BOARD, JANUARY_22, Step.RETURNS, closed) == date(2008, 12, 30)


@pytest.mark.parametrize(
    ("rhythm", "after", "expected"),
    [
        # The fourth Thursday of each month.
        (
            Rhythm.MONTHLY,
            date(2009, 1, 22),
            [date(2009, 2, 26), date(2009, 3, 26), date(2009, 4, 23)],
        ),
        # The fifth Thursday becomes the last.
        (
            Rhythm.MONTHLY,
            date(2009, 1, 29),
            [date(2009, 2, 26), date(2009, 3, 26), date(2009, 4, 30)],
        ),
        (
            Rhythm.SIX_WEEKLY,
            date(2009, 1, 22),
            [date(2009, 3, 5), date(2009, 4, 16), date(2009, 5, 28)],
        ),
        # The second Monday; 13 April 2009 is Easter Monday.
        (
            Rhythm.QUARTERLY,
            date(2009, 1, 12),
            [date(2009, 4, 14), date(2009, 7, 13), date(2009, 10, 12)],
        ),
        (Rhythm.AS_NEEDED, date(2009, 1, 22), []),
    ],
)
def test_the_next_meetings(rhythm: Rhythm, after: date, expected: list[date]) -> None:
    found = next_meetings(replace(BOARD, rhythm=rhythm), after, 3)
    assert list(found) == expected


def test_a_meeting_reports_the_last_month_over_when_returns_are_due() -> None:
    # Returns are due on 31 December, the day the month ends.
    assert reported_month(BOARD, date(2009, 1, 22)) == DECEMBER
    # A day earlier they are due on 30 December.
    assert reported_month(BOARD, date(2009, 1, 21)) == Month(2008, 11)
    at_once = replace(BOARD, returns=0, commentary=0, draft=0, brief=0, despatch=0)
    assert reported_month(at_once, date(2009, 2, 1)) == Month(2009, 1)


def test_which_months_a_meeting_waits_for() -> None:
    quarterly = replace(BOARD, rhythm=Rhythm.QUARTERLY)
    assert months_covered(quarterly, JANUARY_22) == (
        Month(2008, 10),
        Month(2008, 11),
        DECEMBER,
    )
    assert months_covered(BOARD, JANUARY_22) == (DECEMBER,)


def test_returns_are_due_for_the_first_meeting_that_needs_them() -> None:
    upper = Cycle(body="upper", rhythm=Rhythm.QUARTERLY)
    cycles = {"board": BOARD, "upper": upper}
    later = Meeting(number=2, body="upper", held_on=date(2009, 2, 12), reports=DECEMBER)
    off = replace(
        JANUARY_22, number=3, held_on=date(2009, 1, 2), state=MeetingState.CANCELLED
    )
    found = returns_due(cycles, [later, JANUARY_22, off], DECEMBER)
    assert found == date(2008, 12, 31)
    # November is needed by the quarterly meeting alone: 15 working days before
    # Thursday 12 February are three weeks.
    assert returns_due(cycles, [later, JANUARY_22], Month(2008, 11)) == date(
        2009, 1, 22
    )
    assert returns_due(cycles, [JANUARY_22], Month(2009, 1)) is None
    assert returns_due({}, [JANUARY_22], DECEMBER) is None


def test_the_calendar_from_one_day_to_another() -> None:
    off = replace(
        JANUARY_22, number=2, held_on=date(2009, 1, 20), state=MeetingState.CANCELLED
    )
    found = calendar(
        {"board": BOARD},
        [JANUARY_22, off],
        date(2009, 1, 9),
        date(2009, 1, 22),
        issued={("board", DECEMBER)},
    )
    assert [(due.day.day, due.step, due.is_done) for due in found] == [
        (9, Step.DRAFT, True),
        (13, Step.BRIEF, False),
        (15, Step.DESPATCH, True),
        (20, None, False),
        (22, None, False),
    ]


def test_a_body_without_a_cycle_has_its_meetings_alone() -> None:
    found = calendar({}, [JANUARY_22], date(2009, 1, 1), date(2009, 1, 31))
    assert [due.step for due in found] == [None]


@pytest.mark.parametrize("days", [{"draft": 13}, {"despatch": 8}, {"returns": 61}])
def test_steps_out_of_order_are_no_cycle(days: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"working days|due first"):
        replace(BOARD, **days)
