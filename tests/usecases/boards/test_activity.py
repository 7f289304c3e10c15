"""The colour of actions by the printed rule, as pages and papers show it.

The rule is that of methods.md 3.5: blue complete, green on schedule, amber slipped by
one reporting cycle at most or a risk logged, red later than that or blocked, grey not
started. Expected days are counted by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from saferplan.core.boards.cycle import Cycle, Rhythm
from saferplan.core.plan.actions import Progress
from saferplan.core.plan.activity import ActivityRag
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.activity_queries import activities, activity_of
from saferplan.usecases.boards.set_cycle import set_cycle
from saferplan.usecases.errors import NotFound
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_risk import close_risk, log_risk
from saferplan.usecases.plan.move_milestone import move_action
from tests.factories.holdings import ANYTOWN
from tests.factories.plan import (
    DOORS,
    HELPLINE,
    LOCKS,
    SHEDS,
    a_bare_action,
    with_actions,
)
from tests.usecases.boards.at_the_table import (
    BOARD,
    GROUP,
    HERE,
    JANUARY,
    OTHERS,
    TOP,
    blocked,
    papers,
    seated,
    with_interest,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> dict[str, Actor]:
    found = seated()
    with_actions()
    return found


def _rags(on: date, by: Actor = OPERATOR, group: str = "") -> Mapping[str, ActivityRag]:
    found = activities(by, ANYTOWN, on, group=group)
    return {one.action.code: one.rag for one in found}


def _meets(by: Actor, body: str, rhythm: Rhythm) -> None:
    set_cycle(by=by, **HERE, cycle=Cycle(body=body, rhythm=rhythm))


def test_without_a_cycle_a_month_may_pass(people: dict[str, Actor]) -> None:
    # The locks were due on the last of November, the helpline’s step is on that of
    # January: one cycle is up on the last day of the month after.
    expected = {
        date(2008, 11, 30): (ActivityRag.GREEN, ActivityRag.GREY),
        date(2008, 12, 1): (ActivityRag.AMBER, ActivityRag.GREY),
        date(2008, 12, 31): (ActivityRag.AMBER, ActivityRag.GREY),
        date(2009, 1, 1): (ActivityRag.RED, ActivityRag.GREY),
        date(2009, 2, 28): (ActivityRag.RED, ActivityRag.AMBER),
        date(2009, 3, 1): (ActivityRag.RED, ActivityRag.RED),
    }
    for day, rags in expected.items():
        found = _rags(day)
        assert (found[SHEDS], found[HELPLINE]) == rags, day


def test_the_cycle_is_that_of_the_nearest_board_that_has_one(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    _meets(manager, TOP, Rhythm.QUARTERLY)
    last = date(2009, 2, 28)
    assert _rags(last)[SHEDS] is ActivityRag.AMBER
    assert _rags(date(2009, 3, 1))[SHEDS] is ActivityRag.RED
    _meets(manager, BOARD, Rhythm.SIX_WEEKLY)
    # Forty-two days from 30 November are up on 11 January.
    assert _rags(date(2009, 1, 11))[SHEDS] is ActivityRag.AMBER
    assert _rags(date(2009, 1, 12))[SHEDS] is ActivityRag.RED
    # The cycle of the group itself is not that of its board.
    _meets(manager, GROUP, Rhythm.QUARTERLY)
    assert _rags(date(2009, 1, 12))[SHEDS] is ActivityRag.RED


def test_papers_use_the_cycle_of_the_body_they_are_for(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    _meets(manager, BOARD, Rhythm.MONTHLY)
    _meets(manager, TOP, Rhythm.QUARTERLY)

    def shown(body: str) -> ActivityRag:
        (found,) = (
            one.activity
            for one in papers(JANUARY, body).brought.activity
            if one.activity.action.code == SHEDS
        )
        return found.rag

    assert (shown(BOARD), shown(TOP)) == (ActivityRag.RED, ActivityRag.AMBER)
    assert "(one month)" in papers(body=BOARD).activity_rule
    assert "(three months)" in papers(body=TOP).activity_rule


def test_a_risk_is_amber_until_it_is_closed_and_a_blockage_red(
    people: dict[str, Actor],
) -> None:
    keep_actions(
        by=people["theme-lead"],
        **HERE,
        actions=[a_bare_action(starts=date(2008, 4, 1))],
    )
    day = date(2009, 1, 15)

    def stood() -> tuple[ActivityRag, str]:
        found = activity_of(people["reader"], ANYTOWN, DOORS, day)
        return found.rag, found.reason

    assert stood() == (ActivityRag.GREEN, "On schedule.")
    log_risk(by=people["theme-lead"], **HERE, action=DOORS, what="No keys.")
    assert stood() == (ActivityRag.AMBER, "Risk logged: No keys.")
    blocked(people["theme-lead"], action=DOORS)
    assert stood()[0] is ActivityRag.RED
    move_action(
        by=people["theme-lead"],
        **HERE,
        action=DOORS,
        progress=Progress.DONE,
        done_on=date(2009, 1, 15),
    )
    assert stood() == (ActivityRag.BLUE, "Complete.")
    day = date(2009, 1, 14)
    assert stood()[0] is ActivityRag.RED
    close_risk(
        by=people["theme-lead"],
        **HERE,
        action=DOORS,
        number=1,
        closed_on=date(2009, 1, 10),
    )
    assert activity_of(OPERATOR, ANYTOWN, DOORS, day).action.risk(1) is not None


def test_what_is_hidden_has_no_colour_for_whoever_it_is_hidden_from(
    people: dict[str, Actor],
) -> None:
    day = date(2009, 1, 15)
    assert set(_rags(day)) == {SHEDS, LOCKS, HELPLINE}
    assert set(_rags(day, group=OTHERS)) == {HELPLINE}
    lead = with_interest(people["theme-lead"])
    assert set(_rags(day, lead)) == {SHEDS, HELPLINE}
    with pytest.raises(NotFound, match="no action B-2 in anytown"):
        activity_of(lead, ANYTOWN, LOCKS, day)
    with pytest.raises(NotFound, match="no partnership"):
        activities(people["outsider"], ANYTOWN, day)
