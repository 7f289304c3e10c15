"""The state of an action, against a table worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.plan.activity import ActionState, activity, most_urgent_first

ON = date(2008, 12, 31)
PAST, TODAY, AHEAD = date(2008, 12, 30), ON, date(2009, 1, 1)
DONE, OPEN, DROPPED = Progress.DONE, Progress.UNDER_WAY, Progress.DROPPED
Step = tuple[Progress, date | None]


def an_action(*steps: Step, due: date | None = None, code: str = "A-1") -> Action:
    return Action(
        code=code,
        title="T",
        group="g",
        due=due,
        milestones=tuple(
            Milestone(
                number=at,
                title="S",
                progress=progress,
                due=ends,
                done_on=PAST if progress is DONE else None,
            )
            for at, (progress, ends) in enumerate(steps, start=1)
        ),
    )


@pytest.mark.parametrize(
    ("steps", "due", "state", "next_due"),
    [
        ((), None, ActionState.UNDATED, None),
        ((), AHEAD, ActionState.DUE, AHEAD),
        ((), TODAY, ActionState.DUE, TODAY),
        ((), PAST, ActionState.LATE, PAST),
        (((OPEN, None),), None, ActionState.UNDATED, None),
        (((OPEN, TODAY),), None, ActionState.DUE, TODAY),
        (((OPEN, PAST),), AHEAD, ActionState.LATE, PAST),
        (((OPEN, AHEAD),), PAST, ActionState.LATE, PAST),
        (((DONE, PAST), (OPEN, AHEAD)), None, ActionState.DUE, AHEAD),
        (((DONE, PAST), (DONE, AHEAD)), PAST, ActionState.DONE, None),
        (((DONE, PAST), (DROPPED, PAST)), None, ActionState.DONE, None),
        (((DROPPED, PAST),), PAST, ActionState.DROPPED, None),
    ],
)
def test_states_follow_from_dates(
    steps: tuple[Step, ...],
    due: date | None,
    state: ActionState,
    next_due: date | None,
) -> None:
    found = activity(an_action(*steps, due=due), ON)
    assert (found.state, found.next_due) == (state, next_due)


def test_milestones_are_counted_without_the_dropped_ones() -> None:
    found = activity(
        an_action((DONE, PAST), (OPEN, PAST), (OPEN, AHEAD), (DROPPED, PAST)), ON
    )
    assert found.words == "1 of 3 milestones done, 1 late"
    assert activity(an_action(), ON).words == "no milestones"


def test_the_most_urgent_comes_first() -> None:
    held = [
        an_action((DONE, PAST), code="D"),
        an_action((OPEN, AHEAD), code="C"),
        an_action((OPEN, PAST), code="B"),
        an_action((OPEN, date(2008, 1, 1)), code="A"),
        an_action(code="E"),
    ]
    found = most_urgent_first(activity(one, ON) for one in held)
    assert [one.action.code for one in found] == ["A", "B", "C", "E", "D"]
