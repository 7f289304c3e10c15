"""What an action holds, and what it refuses to hold."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from typing import Any

import pytest

from saferplan.core.plan.actions import Action, Level, Milestone, Progress, Risk

ON = date(2008, 12, 31)
BEFORE, AFTER = ON - timedelta(days=1), ON + timedelta(days=1)


def an_action(**changes: Any) -> Action:
    settings: dict[str, Any] = {"code": "DA-1.2", "title": "Helpline", "group": "abuse"}
    return Action(**(settings | changes))


def test_action_holds_everything_the_plan_says_of_it() -> None:
    held = an_action(
        priority="domestic-abuse",
        focus_area="Improved pathways",
        organisation="council",
        post="Manager",
        starts=BEFORE,
        due=AFTER,
        indicators=("NI32", "CASES"),
        themes=("alcohol",),
        funding="LAA-1",
        scope="The whole city",
        milestones=(
            Milestone(number=1, title="Line"),
            Milestone(number=2, title="Staff"),
        ),
        risks=(Risk(number=1, what="No staff"),),
    )
    assert held.milestone(2) == Milestone(number=2, title="Staff")
    assert held.risk(1) == Risk(number=1, what="No staff")
    assert held.milestone(3) is None
    assert held.risk(3) is None
    with pytest.raises(FrozenInstanceError):
        held.title = "Other"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"code": ""}, "letters, digits, dots and hyphens, 40 at most"),
        ({"code": "-1"}, "letters, digits, dots and hyphens, 40 at most"),
        ({"code": "DA 1"}, "letters, digits, dots and hyphens, 40 at most"),
        ({"code": "A" * 41}, "letters, digits, dots and hyphens, 40 at most"),
        ({"code": "DA-1\n"}, "letters, digits, dots and hyphens, 40 at most"),
        ({"title": "  "}, "DA-1.2 needs a title"),
        ({"group": ""}, "DA-1.2 needs a group"),
        ({"starts": AFTER, "due": BEFORE}, "cannot end"),
        ({"done_on": ON}, "the day it was done stands beside the state “done”"),
        (
            {"progress": Progress.DONE},
            "the day it was done stands beside the state “done”",
        ),
        (
            {"milestones": (Milestone(number=1, title="A"),) * 2},
            "has a milestone number twice",
        ),
        ({"risks": (Risk(number=1, what="A"),) * 2}, "has a risk number twice"),
    ],
)
def test_action_that_cannot_be_is_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        an_action(**changes)


@pytest.mark.parametrize("code", ["1", "A", "DA-1.2", "a.b-c", "A" * 40])
def test_codes_are_letters_digits_dots_and_hyphens(code: str) -> None:
    assert an_action(code=code).code == code


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 0},
        {"title": " "},
        {"done_on": ON},
        {"progress": Progress.DONE},
        {"progress": Progress.DROPPED, "done_on": ON},
    ],
)
def test_milestone_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"[Mm]ilestone"):
        Milestone(**({"number": 1, "title": "Line"} | changes))


@pytest.mark.parametrize(
    ("progress", "due", "done_on", "is_open", "is_late"),
    [
        (Progress.NOT_STARTED, None, None, True, False),
        (Progress.NOT_STARTED, BEFORE, None, True, True),
        (Progress.UNDER_WAY, ON, None, True, False),
        (Progress.UNDER_WAY, AFTER, None, True, False),
        (Progress.DROPPED, BEFORE, None, False, False),
        (Progress.DONE, BEFORE, BEFORE, False, False),
        (Progress.DONE, BEFORE, ON, False, False),
        # Done the day after: on the day itself it was still to be done.
        (Progress.DONE, BEFORE, AFTER, True, True),
        (Progress.DONE, AFTER, AFTER, True, False),
    ],
)
def test_milestone_is_open_and_late_as_it_was_on_the_day(
    progress: Progress,
    due: date | None,
    done_on: date | None,
    is_open: bool,
    is_late: bool,
) -> None:
    held = Milestone(number=1, title="M", due=due, progress=progress, done_on=done_on)
    assert (held.is_open(ON), held.is_late(ON)) == (is_open, is_late)


@pytest.mark.parametrize(
    ("action", "steps", "dropped"),
    [
        (Progress.NOT_STARTED, [], False),
        (Progress.DROPPED, [], True),
        (Progress.DROPPED, [Progress.UNDER_WAY], True),
        (Progress.NOT_STARTED, [Progress.DROPPED], True),
        (Progress.NOT_STARTED, [Progress.DROPPED, Progress.UNDER_WAY], False),
    ],
)
def test_action_is_dropped_with_all_its_milestones(
    action: Progress, steps: list[Progress], dropped: bool
) -> None:
    milestones = tuple(
        Milestone(number=at, title="M", progress=one)
        for at, one in enumerate(steps, start=1)
    )
    assert an_action(progress=action, milestones=milestones).is_dropped is dropped


@pytest.mark.parametrize(
    ("closed_on", "is_open"),
    [(None, True), (AFTER, True), (ON, False), (BEFORE, False)],
)
def test_risk_is_logged_until_the_day_it_is_closed(
    closed_on: date | None, is_open: bool
) -> None:
    assert Risk(number=1, what="Rain", closed_on=closed_on).is_open(ON) is is_open


def test_risk_says_how_likely_and_how_bad() -> None:
    risk = Risk(number=1, what="Rain", likelihood=Level.HIGH, impact=Level.LOW)
    assert risk.words == "likelihood high, impact low"
    for bad in ({"number": 0}, {"what": " "}):
        with pytest.raises(ValueError, match="risk"):
            Risk(**({"number": 1, "what": "Rain"} | bad))


def test_progress_is_printed_in_words() -> None:
    assert [p.words for p in Progress] == [
        "not started",
        "under way",
        "done",
        "dropped",
    ]
