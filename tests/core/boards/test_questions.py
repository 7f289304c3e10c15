"""Questions drawn from a position: other positions raise others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from saferplan.core.boards.pack import Line
from saferplan.core.boards.questions import ASKED, suggested_questions
from saferplan.core.indicators.target_ledger import ChangedTarget
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Marker,
    Polarity,
    ProfileKind,
    Rag,
    Variation,
)
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.plan.activity import activity
from saferplan.core.returns.commentary import Commentary
from tests.builders import a_target, monthly, monthly_ratio
from tests.core.boards.lines import DECEMBER, a_line, a_rolling_line

WHY = Commentary(holder="g", month=Month(2008, 12), why="Sheds were left open")
LOCKS = Action(
    code="B-1",
    title="Fit locks",
    group="g",
    starts=date(2008, 4, 1),
    due=date(2009, 6, 1),
)
ON_TIME = (activity(LOCKS, DECEMBER),)
EXPLAINED: dict[str, Any] = {"commentary": WHY, "actions": ON_TIME}
# Two years without a trend, then nine months: only normal ups and downs.
STEADY = [100, 96, 104, 99, 103, 97, 105, 95, 102, 98, 101, 100] * 2
NOISE = [101, 97, 103, 99, 102, 98, 104, 100, 99]
NEWS = [101, 97, 103, 99, 102, 98, 104, 130, 150]


def months(last: list[int], target: float = 1000, **more: Any) -> Line:
    rows = monthly([*STEADY, *last], Month(2006, 4))
    return a_line("X", rows, [a_target(target)], **(EXPLAINED | more))


def plain(**more: Any) -> Line:
    """Red, explained, its action on time, and nothing else to be said of it."""
    return a_rolling_line("X", 120, **(EXPLAINED | more))


def with_figure(line: Line, **more: Any) -> Line:
    position = line.position
    return replace(
        line, position=replace(position, figure=replace(position.figure, **more))
    )


def changed(line: Line, year: int, on: date) -> Line:
    one = ChangedTarget(
        before=a_target(90, year), after=a_target(100, year, known_on=on)
    )
    return replace(line, target_changes=(one,))


BLOCKED = (activity(LOCKS, DECEMBER, blocked_by="No line"),)
SLIPPED = (activity(replace(LOCKS, due=date(2008, 12, 15)), DECEMBER),)
LATER = (activity(replace(LOCKS, starts=date(2009, 2, 1)), DECEMBER),)
UNDATED = (activity(replace(LOCKS, starts=None, due=None), DECEMBER),)
DROPPED = (activity(replace(LOCKS, progress=Progress.DROPPED), DECEMBER),)
FITTED = Milestone(
    number=1, title="Fit", progress=Progress.DONE, done_on=date(2008, 12, 1)
)
DONE = (activity(replace(LOCKS, milestones=(FITTED,)), DECEMBER),)

RAISED = {
    "no cause": (plain(commentary=None), "No cause is given for being 20.0% behind"),
    "cause is a blank": (
        plain(commentary=replace(WHY, why="TBC")),
        "No cause is given for being 20.0% behind",
    ),
    "worsening": (months(NEWS), "It worsened by more than its normal ups and downs"),
    "common cause": (months(NOISE), "This month is within normal ups and downs"),
    "no actions": (plain(actions=()), "No action of the plan is meant to move it"),
    "blocked action": (
        plain(actions=BLOCKED),
        "B-1 (Fit locks) is red: blocked: No line. What stops it",
    ),
    "slipped action": (
        plain(actions=SLIPPED),
        "B-1 (Fit locks) is amber: slipped: due on 15 December 2008",
    ),
    "action to come": (
        plain(actions=LATER),
        "B-1 (Fit locks) does not move it yet (not started)",
    ),
    "action without a date": (
        plain(actions=UNDATED),
        "B-1 (Fit locks) does not move it yet (no date is set)",
    ),
    "dropped action": (
        plain(actions=DROPPED),
        "Every action meant to move it was given up",
    ),
    "action on time": (plain(), "B-1 is on schedule and the figure is 20.0% behind"),
    "action complete": (
        plain(actions=DONE),
        "B-1 is complete and the figure is 20.0% behind",
    ),
    "two actions on time": (
        plain(actions=ON_TIME * 2),
        "Both actions are on schedule and the figure",
    ),
    "three actions on time": (
        plain(actions=ON_TIME * 3),
        "All 3 actions are on schedule and the figure",
    ),
    "forecast to miss": (
        months(NEWS),
        "On the present path the target is unlikely to be met",
    ),
    "missing data": (
        months(NOISE[:-1]),
        "December 2008 is awaited: why is it late",
    ),
    "unsigned figure": (
        with_figure(plain(), markers=frozenset({Marker.NOT_SIGNED_OFF})),
        "The figure is not signed off: by whom and when",
    ),
    "target changed": (
        changed(plain(), 2008, date(2008, 12, 12)),
        "The target for April 2008 to March 2009 was changed within its time",
    ),
    "chance": (
        a_line(
            "X",
            monthly_ratio([5, 4, 6, 5, 5, 4, 6, 5, 5], [15] * 9),
            [a_target(28)],
            indicator={
                "aggregation": Aggregation.RATIO,
                "unit": "%",
                "multiplier": 100,
            },
            **EXPLAINED,
        ),
        "The gap could be chance",
    ),
    "small numbers": (
        a_line(
            "X",
            monthly_ratio([1, 1, 1, 1, 1, 1, 1, 0, 1], [1] * 9),
            [a_target(28)],
            indicator={
                "aggregation": Aggregation.RATIO,
                "unit": "%",
                "multiplier": 100,
            },
            **EXPLAINED,
        ),
        "A percentage of only 9: what do the counts themselves say?",
    ),
}


@pytest.mark.parametrize("why", RAISED)
def test_what_is_special_about_a_red_line_is_asked_of_the_board(why: str) -> None:
    line, question = RAISED[why]
    assert line.position.rag is Rag.RED
    found = suggested_questions(line)
    assert len(found) == ASKED == len(set(found))
    assert any(one.startswith(question) for one in found), found


@pytest.mark.parametrize("why", RAISED)
def test_questions_end_as_questions_and_stand_alone(why: str) -> None:
    for one in suggested_questions(RAISED[why][0], 20):
        assert one.endswith("?")
        assert one[0].isupper()
        assert ".?" not in one


_DIFFERENT = [
    name
    for name in RAISED
    if name not in ("forecast to miss", "action on time", "cause is a blank")
]


@pytest.mark.parametrize(("one", "other"), list(combinations(_DIFFERENT, 2)))
def test_other_positions_raise_other_questions(one: str, other: str) -> None:
    found = [suggested_questions(RAISED[name][0]) for name in (one, other)]
    assert found[0] != found[1]


def test_signals_are_what_these_tables_say_they_are() -> None:
    found = [months(last).position.signal for last in (NOISE, NEWS)]
    assert [one.variation for one in found if one] == [
        Variation.COMMON_CAUSE,
        Variation.CONCERN,
    ]


@pytest.mark.parametrize("why", RAISED)
def test_the_same_position_always_raises_the_same_questions(why: str) -> None:
    line = RAISED[why][0]
    assert suggested_questions(line) == suggested_questions(line)
    assert suggested_questions(line, 2) == suggested_questions(line)[:2]
    assert suggested_questions(line, 0) == ()


@pytest.mark.parametrize(
    ("year", "on"),
    [
        # Before its year began: it is what the plan was agreed on.
        (2008, date(2008, 3, 1)),
        # Of a year that is over.
        (2006, date(2006, 12, 12)),
    ],
)
def test_target_that_was_not_changed_in_its_time_raises_no_question(
    year: int, on: date
) -> None:
    found = suggested_questions(changed(plain(), year, on), 20)
    assert not any("was changed" in one for one in found)


def test_questions_tell_the_figures_they_come_from() -> None:
    """The plan's MARAC figures: 134 cases, 244 wanted, January to March doubled."""
    target = a_target(244, profile=ProfileKind.WEIGHTED, weights=(1,) * 9 + (2,) * 3)
    line = a_line(
        "CASES",
        monthly([15, 14, 14, 16, 14, 14, 18, 9, 9]),
        [target],
        indicator={"polarity": Polarity.HIGHER},
        **EXPLAINED,
    )
    assert line.position.rag is Rag.RED
    found = suggested_questions(line, 20)
    # 123 so far: 121 more in three months; 13.7 a month on average, 18 at best.
    assert (
        "It needs 40.3 a month for 3 months; so far 13.7 on average, 18 at best: what "
        "will be different?"
    ) in found
    # 244 / 15 = 16.27 a month until December, and twice that from January.
    assert (
        "The target bends in January 2009: from about 16 a month to about 33: who "
        "agreed that, and on what grounds?"
    ) in found
