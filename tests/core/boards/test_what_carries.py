"""What slipped, recovered or was done since the papers before, and what carries on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from saferplan.core.boards.brought import AskedChallenge
from saferplan.core.boards.challenge import Challenge, ChallengeKind
from saferplan.core.boards.what_changed import activity_changes, question_changes
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Milestone, Progress, Risk
from saferplan.core.plan.activity import Activity, activity

NOVEMBER, DECEMBER = date(2008, 11, 30), date(2008, 12, 31)


# ------------------------------------------------------------------------- actions
ACTION = Action(
    code="B-1",
    title="Fit locks",
    group="g",
    starts=date(2008, 4, 1),
    due=date(2008, 12, 15),
    milestones=(Milestone(number=1, title="Buy", due=date(2009, 2, 1)),),
)


def stood(action: Action, on: date, **more: Any) -> Activity:
    return activity(action, on, **more)


DONE = replace(
    ACTION,
    milestones=(
        replace(
            ACTION.milestones[0], progress=Progress.DONE, done_on=date(2008, 12, 9)
        ),
    ),
)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # It slipped: why stands beside it.
        (
            stood(ACTION, DECEMBER),
            "Green before, amber now. Slipped: due on 15 December 2008, within one "
            "reporting cycle.",
        ),
        (
            stood(ACTION, DECEMBER, blocked_by="No line"),
            "Green before, red now. Blocked: No line.",
        ),
        (
            stood(
                replace(ACTION, due=None, risks=(Risk(number=1, what="Rain"),)),
                DECEMBER,
            ),
            "Green before, amber now. Risk logged: Rain. It is due on no date (was 15 "
            "December 2008).",
        ),
        # Finished: no reason is wanted.
        (stood(DONE, DECEMBER), "Green before, blue now."),
        # Dates moved, after a variance.
        (
            stood(replace(ACTION, due=date(2009, 3, 31)), DECEMBER),
            "It is due on 31 March 2009 (was 15 December 2008).",
        ),
        (
            stood(
                replace(
                    ACTION,
                    due=date(2009, 3, 31),
                    milestones=(replace(ACTION.milestones[0], due=date(2009, 3, 1)),),
                ),
                DECEMBER,
            ),
            "It is due on 31 March 2009 (was 15 December 2008). Milestone 1 is due on "
            "1 March 2009 (was 1 February 2009).",
        ),
    ],
)
def test_action_that_slipped_recovered_or_moved_is_told(
    now: Activity, expected: str
) -> None:
    (found,) = activity_changes([now], {"B-1": stood(ACTION, NOVEMBER)})
    assert (found.kind, found.code, found.name) == ("action", "B-1", "Fit locks")
    assert found.text == expected


def test_action_that_stands_as_before_or_is_new_is_no_change() -> None:
    early = date(2008, 12, 1)
    held = stood(ACTION, early)
    assert activity_changes([held], {"B-1": stood(ACTION, NOVEMBER)}) == ()
    assert activity_changes([stood(ACTION, DECEMBER)], {}) == ()
    # A step that was added has no date of before.
    second = Milestone(number=2, title="Fit", due=date(2009, 3, 1))
    more = replace(ACTION, milestones=(*ACTION.milestones, second))
    assert activity_changes([stood(more, early)], {"B-1": held}) == ()


def test_action_finished_in_the_month_is_told_though_no_papers_came_before() -> None:
    """The store then gives the same action for both days: the dates tell them apart."""
    (found,) = activity_changes([stood(DONE, DECEMBER)], {"B-1": stood(DONE, NOVEMBER)})
    assert found.text == "Green before, blue now."


# ----------------------------------------------------------------------- questions
def asked(**changes: Any) -> AskedChallenge:
    is_late = changes.pop("is_late", False)
    settings: dict[str, Any] = {
        "number": 4,
        "body": "board",
        "asked_on": date(2008, 12, 18),
        "question": " Why did burglary rise? ",
        "owner": "burglary",
        "month": Month(2008, 11),
    }
    return AskedChallenge(
        asker="Delivery Board",
        owner="Burglary Group",
        about="",
        challenge=Challenge(**(settings | changes)),
        is_late=is_late,
    )


ANSWER = {"answer": "Sheds", "answered_on": date(2009, 1, 2)}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (asked(), "Asked of Burglary Group on 18 December 2008: unanswered."),
        (
            asked(due=date(2009, 1, 8)),
            "Asked of Burglary Group on 18 December 2008, due on 8 January 2009: "
            "unanswered.",
        ),
        (
            asked(due=date(2008, 12, 30), is_late=True),
            "Asked of Burglary Group on 18 December 2008, due on 30 December 2008: "
            "unanswered. It is late.",
        ),
        (
            asked(follow_up="Send the list.", **ANSWER),
            "Burglary Group: Send the list, not done yet.",
        ),
        (
            asked(follow_up="Send it", follow_up_due=date(2009, 2, 1), **ANSWER),
            "Burglary Group: Send it by 1 February 2009, not done yet.",
        ),
    ],
)
def test_question_that_is_open_carries_forward(
    found: AskedChallenge, expected: str
) -> None:
    (change,) = question_changes([found])
    assert (change.kind, change.code, change.name, change.text) == (
        "question",
        "Q4",
        "Why did burglary rise?",
        expected,
    )


def test_question_that_is_answered_or_a_comment_does_not_carry() -> None:
    done = asked(follow_up="Send it", followed_up_on=date(2009, 1, 3), **ANSWER)
    noted = asked(kind=ChallengeKind.COMMENT)
    assert question_changes([asked(**ANSWER), done, noted]) == ()
