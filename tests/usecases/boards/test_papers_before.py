"""What papers tell as new: against those before, of the same body and another month."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.boards.brought import Brought
from saferplan.core.boards.cycle import Cycle, Rhythm
from saferplan.core.boards.papers import Paper
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Progress
from saferplan.core.returns.commentary import Commentary
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.decide_target import decide_target
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.raise_blockage import resolve_blockage
from saferplan.usecases.boards.raise_challenge import (
    answer_challenge,
    follow_up_challenge,
)
from saferplan.usecases.boards.record_meeting import finish_action
from saferplan.usecases.boards.set_cycle import set_cycle
from saferplan.usecases.plan.keep_risk import close_risk
from saferplan.usecases.plan.move_milestone import move_milestone
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.factories.holdings import BURGLARY
from tests.factories.plan import HELPLINE, SHEDS
from tests.usecases.boards.a_january import (
    after_december,
    changed,
    numbers,
    recount,
    varying,
)
from tests.usecases.boards.at_the_table import (
    BOARD,
    DECEMBER,
    FEBRUARY,
    GROUP,
    HERE,
    JANUARY,
    TOP,
    issued,
    papers,
)

pytestmark = pytest.mark.django_db
MARCH = Month(2009, 3)


@pytest.fixture
def people() -> dict[str, Actor]:
    return after_december()


def _of(month: Month, body: str = BOARD) -> Brought:
    return papers(month, body).brought


# ---------------------------------------------------------- since the papers before
def test_the_papers_before_are_those_of_the_same_body(
    people: dict[str, Actor],
) -> None:
    (restated,) = _of(JANUARY).restated
    assert (restated.code, restated.before, restated.after, restated.reason) == (
        BURGLARY,
        "30",
        "40",
        "recount",
    )
    # Nobody else was given papers yet.
    assert _of(JANUARY, TOP).restated == _of(JANUARY, GROUP).restated == ()
    issued(people["manager"], JANUARY)
    february = _of(FEBRUARY)
    assert (varying(february.decided), numbers(february.answered)) == ([], [])
    assert february.restated == ()
    assert (varying(february.variances), numbers(february.challenges)) == (
        [1],
        [1, 2, 4],
    )
    above = _of(FEBRUARY, TOP)
    assert (varying(above.decided), numbers(above.answered)) == ([2], [3])


def test_what_moved_is_told_once_against_the_papers_before(
    people: dict[str, Actor],
) -> None:
    # The locks were due on the last of November: a cycle ago on the last of December.
    assert changed(papers(JANUARY), "action") == [
        (
            SHEDS,
            "Amber before, red now. Overdue since 30 November 2008. "
            "Milestone 3 is due on 30 April 2009 (was 15 March 2009).",
        )
    ]
    issued(people["manager"], JANUARY)
    move_milestone(
        by=people["theme-lead"],
        **HERE,
        action=SHEDS,
        number=2,
        progress=Progress.DONE,
        done_on=date(2009, 2, 3),
    )
    close_risk(
        by=people["theme-lead"],
        **HERE,
        action=SHEDS,
        number=1,
        closed_on=date(2009, 2, 3),
    )
    february = papers(FEBRUARY)
    # The action as a whole is due on 31 March, its last step after it.
    assert changed(february, "action") == [
        (SHEDS, "Red before, green now."),
        (
            HELPLINE,
            "Grey before, amber now. Slipped: due on 31 January 2009, within one "
            "reporting cycle.",
        ),
    ]
    assert february.brought.risks == ()


def test_what_is_answered_and_done_is_told_once_and_leaves(
    people: dict[str, Actor],
) -> None:
    lead, manager = people["theme-lead"], people["manager"]
    issued(manager, JANUARY)
    answer_challenge(
        by=lead,
        **HERE,
        number=1,
        answer="Dark nights",
        follow_up="More lights.",
        follow_up_due=date(2009, 2, 20),
    )
    answer_challenge(by=people["chair"], **HERE, number=2, answer="Walks")
    resolve_blockage(by=lead, **HERE, number=1, how_resolved="Let in")
    finish_action(by=lead, **HERE, number=1, how="Wrote")
    found = papers(FEBRUARY)
    assert numbers(found.brought.challenges) == [4, 1]
    assert numbers(found.brought.answered) == [2]
    assert changed(found, "question")[-1] == (
        "Q1",
        "Burglary Group: More lights by 20 February 2009, not done yet. It is late.",
    )
    assert (found.brought.blockages, len(found.brought.arising)) == ((), 1)
    follow_up_challenge(by=lead, **HERE, number=1)
    found = papers(FEBRUARY)
    assert numbers(found.brought.challenges) == [4]
    # The newest first among those that are done with.
    assert numbers(found.brought.answered) == [2, 1]
    issued(manager, FEBRUARY)
    assert numbers(_of(MARCH).answered) == []
    assert numbers(_of(MARCH).challenges) == [4]


def test_an_approved_target_is_a_change_and_waits_no_more(
    people: dict[str, Actor],
) -> None:
    decide_target(by=OPERATOR, **HERE, number=2, decision=Decision.APPROVED)
    found = papers(JANUARY)
    assert found.brought.proposals == ()
    held = [line for line in found.lines if line.code == BURGLARY]
    (line,) = held
    assert line.position.end_target is not None
    assert line.position.end_target.value == 290


def test_papers_issued_are_made_again_as_they_were_after_all_of_it(
    people: dict[str, Actor],
) -> None:
    sent = issued(people["manager"], JANUARY)
    then = papers(JANUARY, issued=sent)
    answer_challenge(by=people["theme-lead"], **HERE, number=1, answer="Dark")
    decide_variance(by=people["chair"], **HERE, number=1, decision=Decision.APPROVED)
    resolve_blockage(by=people["theme-lead"], **HERE, number=1, how_resolved="In")
    recount(50)
    assert papers(JANUARY, issued=sent) == then
    assert papers(JANUARY) != then


# ------------------------------------------------- several papers about one month
def test_papers_of_the_same_month_are_not_the_papers_before(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    issued(manager, JANUARY, paper=Paper.BRIEF)
    report = _of(JANUARY)
    # The chair had the brief; the board has seen none of this yet.
    assert (varying(report.decided), numbers(report.answered)) == ([2], [3])
    assert [one.after for one in report.restated] == ["40"]
    issued(manager, JANUARY)
    recount(50)
    again = _of(JANUARY)
    # A second version replaces the first: it tells the month as a whole.
    assert (varying(again.decided), numbers(again.answered)) == ([2], [3])
    # And a figure that the first gave otherwise.
    assert [(one.before, one.after) for one in again.restated] == [("40", "50")]
    brief = papers(JANUARY, paper=Paper.BRIEF).brought
    assert (varying(brief.decided), numbers(brief.answered)) == ([2], [3])
    assert (varying(_of(FEBRUARY).decided), numbers(_of(FEBRUARY).answered)) == ([], [])


def test_papers_of_an_earlier_month_that_go_out_late_look_further_back(
    people: dict[str, Actor],
) -> None:
    issued(people["manager"], FEBRUARY)
    late = _of(JANUARY)
    assert (varying(late.decided), numbers(late.answered)) == ([2], [3])


# ------------------------------------------------------------------- by the quarter
def test_a_quarterly_body_hears_of_three_months_and_since_its_last_papers(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    set_cycle(by=manager, **HERE, cycle=Cycle(body=TOP, rhythm=Rhythm.QUARTERLY))
    for at, why in ((Month(2008, 9), "Before"), (Month(2008, 10), "First")):
        words = Commentary(holder=GROUP, month=at, why=why, success=why)
        write_commentary(by=manager, **HERE, commentary=words)
    december = papers(DECEMBER, TOP)
    assert december.compared == Month(2008, 9)
    assert [one.words.why for one in december.brought.said] == ["First"]
    assert [one.words.success for one in december.brought.successes] == ["First"]
    # The ledger and not the month says what was decided since.
    assert varying(december.brought.decided) == [2]
    issued(manager, DECEMBER, TOP)
    decide_variance(
        by=people["chair"],
        **HERE,
        number=1,
        decision=Decision.REFUSED,
        remark="Buy elsewhere",
    )
    march = papers(MARCH, TOP)
    assert (march.compared, varying(march.brought.decided)) == (DECEMBER, [1])
    assert march.brought.decided[0].variance.remark == "Buy elsewhere"
    assert [one.words.why for one in march.brought.said] == ["Dark"]
    assert [one.taken_up for one in march.brought.successes] == [
        ("Domestic Abuse Group",)
    ]
    assert varying(march.brought.variances) == []
    # A monthly body in the same partnership hears of one.
    assert [one.words.why for one in _of(MARCH).said] == []
