"""The activity rule as it is printed, and how many actions have which colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.plan.activity import (
    ActionState,
    Activity,
    ActivityRag,
    ReportingCycle,
    activity_rule,
    has_begun,
    rags_words,
    reddest_first,
    states_words,
    worst,
)

FIRST = date(2009, 1, 1)
ACTION = Action(code="A-1", title="Fit locks", group="g", starts=date(2008, 4, 1))
STEP = Milestone(number=1, title="Buy the locks")


@pytest.mark.parametrize(
    ("cycle", "words"),
    [
        (ReportingCycle(), "one month"),
        (ReportingCycle(months=3), "three months"),
        (ReportingCycle(months=2), "2 months"),
        (ReportingCycle(months=0, days=42), "42 days"),
    ],
)
def test_rule_is_printed_with_its_cycle(cycle: ReportingCycle, words: str) -> None:
    assert f"one reporting cycle ({words})" in activity_rule(cycle)


def test_rule_names_every_colour() -> None:
    rule = activity_rule()
    assert all(f"{rag.capitalize()}:" in rule for rag in ActivityRag)


def _of(*rags: str) -> list[Activity]:
    return [
        Activity(
            action=replace(ACTION, code=f"A-{at}"),
            state=ActionState.DUE,
            done=0,
            late=0,
            counted=0,
            rag=ActivityRag(rag),
        )
        for at, rag in enumerate(rags)
    ]


def test_colours_are_counted_worst_first() -> None:
    found = _of("green", "blue", "red", "green", "grey", "amber")
    assert rags_words(found) == "1 red, 1 amber, 2 green, 1 grey, 1 blue"
    assert rags_words([]) == ""
    assert states_words(found) == "6 due"
    assert states_words([]) == ""


def test_worst_is_the_first_of_the_reddest() -> None:
    found = _of("blue", "amber", "grey", "red")
    held = worst(found)
    assert held is not None
    assert held.rag == "red"
    assert [one.rag for one in reddest_first(found)] == ["red", "amber", "grey", "blue"]
    assert worst([]) is None


def test_has_begun_with_its_first_day_or_its_first_step() -> None:
    unbegun = replace(ACTION, starts=date(2009, 1, 2), milestones=(STEP,))
    moved = replace(STEP, progress=Progress.UNDER_WAY)
    assert not has_begun(unbegun, FIRST)
    assert has_begun(unbegun, date(2009, 1, 2))
    assert has_begun(replace(unbegun, milestones=(moved,)), FIRST)
