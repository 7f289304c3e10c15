"""What the next papers say, and to whom: asked, answered, decided, done, shared."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.boards.brought import Brought
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.plan.keep_risk import log_risk
from tests.factories.plan import LOCKS
from tests.usecases.boards.a_january import (
    after_december,
    changed,
    numbers,
    varying,
)
from tests.usecases.boards.at_the_table import (
    BOARD,
    FEBRUARY,
    FORUM,
    GROUP,
    HERE,
    JANUARY,
    OTHERS,
    PANEL,
    TOP,
    asked,
    blocked,
    papers,
    varied,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> dict[str, Actor]:
    return after_december()


def _of(month: Month, body: str = BOARD) -> Brought:
    return papers(month, body).brought


ALL = (BOARD, TOP, PANEL)


# ------------------------------------------------------------------- whose is what
def test_boards_and_scrutiny_are_told_of_all_that_is_open(
    people: dict[str, Actor],
) -> None:
    for body in ALL:
        found = _of(JANUARY, body)
        # The one with a day first, then by number.
        assert numbers(found.challenges) == [1, 2, 4], body
        assert numbers(found.answered) == [3], body
        assert (varying(found.variances), varying(found.decided)) == ([1], [2]), body
        (raised,) = found.blockages
        assert (raised.group, raised.blockage.answer, raised.blockage.support) == (
            "Burglary Group",
            "We ask",
            "A letter",
        )
        (one,) = found.successes
        assert (one.group, one.words.success, one.taken_up) == (
            "Burglary Group",
            "Lights",
            ("Domestic Abuse Group",),
        )
        (waits,) = found.proposals
        assert (waits.proposal.number, waits.now, waits.proposed) == (
            2,
            "300",
            "290 for April 2009 to March 2010",
        )
        assert [one.risk.what for one in found.risks] == ["No locks"]
        assert [one.words.why for one in found.said] == ["Dark"]


def test_questions_are_told_with_names_and_when_they_are_late(
    people: dict[str, Actor],
) -> None:
    first, second, fourth = _of(JANUARY).challenges
    assert (first.asker, first.owner) == ("Getting It Done", "Burglary Group")
    assert (second.asker, second.owner) == ("Safer Anytown Board", "Getting It Done")
    assert (first.is_late, second.is_late, fourth.is_late) == (False, False, False)
    # Due on 10 February: late by the end of that month.
    assert [one.is_late for one in _of(FEBRUARY).challenges] == [True, False, False]
    assert changed(papers(FEBRUARY), "question")[0] == (
        "Q1",
        "Asked of Burglary Group on 22 January 2009, due on 10 February 2009: "
        "unanswered. It is late.",
    )


def test_a_group_is_told_of_its_own_and_of_what_others_may_learn(
    people: dict[str, Actor],
) -> None:
    own, others, forum = (_of(JANUARY, body) for body in (GROUP, OTHERS, FORUM))
    assert numbers(own.challenges) == [1]
    assert numbers(others.challenges) == [4]
    # The forum’s comment was to the burglary group: both have it in their papers.
    assert (numbers(own.answered), numbers(forum.answered)) == ([3], [3])
    assert (numbers(forum.challenges), numbers(others.answered)) == ([], [])
    assert (varying(own.variances), varying(own.decided)) == ([1], [2])
    assert (varying(others.variances), varying(others.decided)) == ([], [])
    assert (len(own.blockages), len(others.blockages)) == (1, 0)
    assert (len(own.risks), len(others.risks)) == (1, 0)
    assert [one.words.why for one in own.said] == ["Dark"]
    assert others.said == ()
    assert len(own.successes) == len(others.successes) == len(forum.successes) == 1
    assert [one.proposal.number for one in own.proposals] == [2]
    assert others.proposals == ()


def test_actions_arising_are_told_to_who_gave_them_and_who_has_them(
    people: dict[str, Actor],
) -> None:
    told = {
        body: [one.arising.what for one in _of(JANUARY, body).arising]
        for body in (BOARD, TOP, PANEL, GROUP, OTHERS)
    }
    assert told == {
        BOARD: ["Write", "Ask"],
        TOP: ["Ask"],
        PANEL: [],
        GROUP: ["Write"],
        OTHERS: [],
    }
    first, second = _of(JANUARY).arising
    assert (first.owner, first.met_on) == ("Burglary Group", date(2009, 1, 22))
    assert (second.owner, second.met_on) == ("Getting It Done", date(2009, 1, 29))


def test_nothing_about_commissioning_stands_in_any_papers(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    varied(manager, action=LOCKS, milestone=1)
    varied(manager, action=LOCKS, milestone=0)
    decide_variance(by=people["chair"], **HERE, number=3, decision=Decision.APPROVED)
    blocked(manager, action=LOCKS)
    asked(people["chair"], action=LOCKS)
    log_risk(by=manager, **HERE, action=LOCKS, what="Too dear")
    for body in (*ALL, GROUP):
        found = _of(JANUARY, body)
        assert varying([*found.variances, *found.decided]) == [1, 2]
        assert [one.blockage.number for one in found.blockages] == [1]
        assert 5 not in numbers(found.challenges)
        assert [one.risk.what for one in found.risks] == ["No locks"]
