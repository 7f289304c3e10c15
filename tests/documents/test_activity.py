"""One tag for all actions meant to move an indicator: the words, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.plan.activity import activity
from saferplan.documents.activity import activity_tag

TODAY = date(2008, 12, 31)
DUE = Action(code="D", title="To come", group="g", due=date(2009, 1, 31))
TODAY_S = replace(DUE, code="T", due=TODAY)
LATE = replace(DUE, code="L", due=date(2008, 12, 30))
UNDATED = replace(DUE, code="U", due=None)
STEP = Milestone(number=1, title="Step", due=date(2008, 11, 30))
DONE = replace(
    UNDATED,
    code="F",
    milestones=(replace(STEP, progress=Progress.DONE, done_on=date(2008, 11, 1)),),
)
DROPPED = replace(
    UNDATED, code="X", milestones=(replace(STEP, progress=Progress.DROPPED),)
)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([LATE], "◆ Late"),
        ([LATE, LATE], "◆ 2 late"),
        ([LATE, DUE, DONE], "◆ 1 of 3 late"),
        ([LATE, DROPPED], "◆ Late"),
        ([DUE], "◇ On time"),
        ([TODAY_S], "◇ On time"),
        ([DUE, DONE, UNDATED], "◇ 2 of 3 on time"),
        ([DUE, DONE], "◇ 2 on time"),
        ([DONE, UNDATED], "◇ 1 of 2 on time"),
        ([DONE], "✓ Done"),
        ([DONE, DONE, DROPPED], "✓ 2 done"),
        ([UNDATED, UNDATED], "○ No date set"),
        ([DROPPED], "– Dropped"),
    ],
)
def test_tag_says_what_is_late_first(held: list[Action], expected: str) -> None:
    tag = activity_tag([activity(one, TODAY) for one in held])
    assert tag is not None
    assert tag.text == expected


def test_no_action_has_no_tag() -> None:
    assert activity_tag([]) is None


def test_tag_never_looks_like_a_status_of_performance() -> None:
    for held in ([LATE], [DUE], [DONE]):
        tag = activity_tag([activity(one, TODAY) for one in held])
        assert tag is not None
        assert tag.kind not in ("red", "amber", "green")
        assert tag.shape not in "■▲●"
