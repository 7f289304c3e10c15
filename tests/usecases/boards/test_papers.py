"""Every paper for every kind of body: which it is given, and what stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.boards.pack import Audience
from saferplan.core.boards.papers import Paper
from saferplan.core.partnership.structure import Body, BodyType
from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.errors import Refused
from tests.cast import the_cast
from tests.factories.holdings import BURGLARY, DEATHS, REPEATS
from tests.factories.plan import HELPLINE, SHEDS, with_actions, with_money
from tests.usecases.boards.at_the_table import (
    BOARD,
    DECEMBER,
    FORUM,
    GROUP,
    HERE,
    OTHERS,
    PANEL,
    TOP,
    a_table,
    declined,
    issued,
    met,
    nothing_written,
    papers,
)

pytestmark = pytest.mark.django_db
SUB, TEAM, OUTSIDE = "sheds-group", "the-team", "road-partnership"
# The plan of 2009, section 8: the group’s monthly report, the delivery board’s report,
# the overview for the board above; and a report for scrutiny, a brief for any chair.
OF_A_BOARD = {Paper.REPORT, Paper.OVERVIEW, Paper.SCRUTINY, Paper.BRIEF}
OF_A_GROUP = {Paper.GROUP, Paper.BRIEF}
GIVEN = {
    TOP: (Paper.OVERVIEW, OF_A_BOARD),
    BOARD: (Paper.REPORT, OF_A_BOARD),
    PANEL: (Paper.SCRUTINY, {Paper.SCRUTINY, Paper.OVERVIEW, Paper.BRIEF}),
    GROUP: (Paper.GROUP, OF_A_GROUP),
    OTHERS: (Paper.GROUP, OF_A_GROUP),
    FORUM: (Paper.GROUP, OF_A_GROUP),
    SUB: (Paper.GROUP, OF_A_GROUP),
    TEAM: (Paper.GROUP, OF_A_GROUP),
    OUTSIDE: (Paper.GROUP, OF_A_GROUP),
}
EVERYTHING = {BURGLARY, REPEATS, DEATHS}
LINES = {
    TOP: EVERYTHING,
    BOARD: EVERYTHING,
    PANEL: EVERYTHING,
    GROUP: {BURGLARY},
    OTHERS: {REPEATS},
    FORUM: set(),
    SUB: set(),
    TEAM: set(),
    OUTSIDE: set(),
}


@pytest.fixture(autouse=True)
def _bodies_of_every_type() -> None:
    held = a_table()
    frame = held.partnership
    more = tuple(
        Body(slug=slug, type=kind, local_name=slug.title(), parent=GROUP)
        for slug, kind in (
            (SUB, BodyType.SUB_GROUP),
            (TEAM, BodyType.TEAM),
            (OUTSIDE, BodyType.OUTSIDE_BODY),
        )
    )
    bodies = (*frame.bodies, *more)
    assert {body.type for body in bodies} == set(BodyType)
    the_cast(replace(held, partnership=replace(frame, bodies=bodies)))
    with_actions()


def test_each_body_is_given_its_papers_and_no_others() -> None:
    with nothing_written():
        for body, (usual, given) in GIVEN.items():
            assert papers(body=body).paper is usual, body
            for paper in given:
                made = papers(body=body, paper=paper)
                assert made.paper is paper
                assert made.title == f"{made.body}: {paper.words}"
    for body, (_, given) in GIVEN.items():
        for paper in set(Paper) - given:
            declined(
                lambda body=body, paper=paper: papers(body=body, paper=paper),
                Refused,
                f"is not given the paper “{paper}”",
            )


def test_what_is_offered_instead_is_told_by_name() -> None:
    with pytest.raises(Refused) as told:
        papers(body=GROUP, paper=Paper.REPORT)
    assert str(told.value) == (
        "Burglary Group is not given the paper “report”; it has group and brief."
    )


def test_the_lines_are_those_a_body_works_on_whatever_the_paper() -> None:
    for body, (_, given) in GIVEN.items():
        for paper in given:
            made = papers(body=body, paper=paper)
            assert {line.code for line in made.lines} == LINES[body], (body, paper)


def test_actions_and_money_are_those_of_the_group() -> None:
    with_money()
    actions = {
        body: {one.activity.action.code for one in papers(body=body).brought.activity}
        for body in GIVEN
    }
    assert actions[TOP] == actions[BOARD] == actions[PANEL] == {SHEDS, HELPLINE}
    assert (actions[GROUP], actions[OTHERS]) == ({SHEDS}, {HELPLINE})
    assert actions[FORUM] == actions[TEAM] == set()
    # The line is the partnership’s, and no group’s.
    held = {body: len(papers(body=body).brought.money) for body in GIVEN}
    assert held == dict.fromkeys(GIVEN, 0) | dict.fromkeys((TOP, BOARD, PANEL), 1)


def test_of_a_month_before_anything_there_are_papers_that_say_so() -> None:
    made = papers(Month(1999, 1))
    assert [line.position.figure.value for line in made.lines] == [None] * 3
    assert made.brought.decided == ()


def test_a_meeting_that_is_off_is_not_what_papers_are_for() -> None:
    assert papers().meeting is None
    met(OPERATOR, is_held=False, place="Town hall")
    assert (papers().meeting, papers().meeting_place) == (
        date(2009, 1, 22),
        "Town hall",
    )
    assert papers(body=TOP).meeting is None


def test_no_paper_is_made_for_the_public() -> None:
    for paper in (None, *Paper):
        declined(
            lambda paper=paper: make_pack(
                by=OPERATOR,
                **HERE,
                body=BOARD,
                month=DECEMBER,
                audience=Audience.PUBLIC,
                paper=paper,
            ),
            Refused,
            "A pack for the public cannot be made yet",
        )


def test_what_was_issued_is_made_again_as_the_paper_it_was() -> None:
    sent = issued(OPERATOR, paper=Paper.BRIEF)
    again = papers(issued=sent, paper=Paper.OVERVIEW)
    assert (again.paper, again.issued_version) == (Paper.BRIEF, 1)
