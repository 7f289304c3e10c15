"""One tag for all actions meant to move an indicator: the worst of their colours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.plan.actions import Action, Milestone, Progress, Risk
from saferplan.core.plan.activity import ActivityRag, activity
from saferplan.documents.activity import ACTIVITY_KEY, activity_tag, tag_of

TODAY = date(2008, 12, 31)
BEGUN = Action(
    code="D",
    title="To come",
    group="g",
    starts=date(2008, 4, 1),
    due=date(2009, 1, 31),
)
TO_BEGIN = replace(BEGUN, code="N", starts=date(2009, 1, 5))
SLIPPED = replace(BEGUN, code="S", due=date(2008, 12, 30))
LATE = replace(BEGUN, code="L", due=date(2008, 11, 29))
AT_RISK = replace(BEGUN, code="R", risks=(Risk(number=1, what="Rain"),))
UNDATED = replace(BEGUN, code="U", due=None)
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
        ([LATE], "◆ Red"),
        ([LATE, BEGUN, DONE], "◆ Red"),
        ([SLIPPED], "◈ Amber"),
        ([SLIPPED, LATE], "◆ Red"),
        ([AT_RISK, BEGUN], "◈ Amber"),
        ([BEGUN], "◇ Green"),
        ([BEGUN, DONE, UNDATED], "◇ Green"),
        ([TO_BEGIN], "○ Grey"),
        ([UNDATED, UNDATED], "○ Grey"),
        ([DROPPED], "○ Grey"),
        ([DONE], "✓ Blue"),
        ([DONE, TO_BEGIN], "○ Grey"),
    ],
)
def test_tag_is_that_of_the_worst(held: list[Action], expected: str) -> None:
    tag = activity_tag([activity(one, TODAY) for one in held])
    assert tag is not None
    assert tag.text == expected


def test_no_action_has_no_tag() -> None:
    assert activity_tag([]) is None


def test_tag_never_looks_like_a_status_of_performance() -> None:
    for rag in ActivityRag:
        tag = tag_of(rag)
        assert tag.kind not in ("red", "amber", "green")
        assert tag.shape not in "■▲●"


def test_the_key_has_every_shape_once() -> None:
    assert [one.shape for one in ACTIVITY_KEY] == [tag_of(r).shape for r in _AS_KEYED]


_AS_KEYED = (
    ActivityRag.RED,
    ActivityRag.AMBER,
    ActivityRag.GREEN,
    ActivityRag.BLUE,
    ActivityRag.GREY,
)
