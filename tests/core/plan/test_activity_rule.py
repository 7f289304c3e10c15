"""The colour of an action, against the printed rule done a second, slow way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.plan.actions import Action, Milestone, Progress, Risk
from saferplan.core.plan.activity import (
    ActionState,
    ActivityRag,
    ReportingCycle,
    activity,
)

FIRST = date(2009, 1, 1)
MONTH = [FIRST + timedelta(days=n) for n in range(31)]
CYCLES = (
    ReportingCycle(),
    ReportingCycle(months=3),
    ReportingCycle(months=0, days=42),
)
ACTION = Action(code="A-1", title="Fit locks", group="g", starts=date(2008, 4, 1))
STEP = Milestone(number=1, title="Buy the locks")


# ------------------------------------------------------- a second way, day by day
def slow_end_of_cycle(day: date, cycle: ReportingCycle) -> date:
    """Walk on to the same day of a later month, or the last of a shorter one.

    From the last day of a month to the last of the later one, however long they are.
    """
    is_last = (day + timedelta(days=1)).month != day.month
    at, crossed = day, 0
    while crossed < cycle.months:
        at += timedelta(days=1)
        crossed += at.day == 1
    while (is_last or at.day != day.day) and _goes_on(at):
        at += timedelta(days=1)
    return at + timedelta(days=cycle.days)


def _goes_on(day: date) -> bool:
    return (day + timedelta(days=1)).month == day.month


def slow_colour(action: Action, on: date, blocked: str, cycle: ReportingCycle) -> str:
    """The printed rule, sentence by sentence."""
    kept = [m for m in action.milestones if m.progress is not Progress.DROPPED]
    if action.progress is Progress.DROPPED or (action.milestones and not kept):
        return "grey"
    done = [m for m in kept if m.done_on is not None and m.done_on <= on]
    whole = bool(kept) and len(done) == len(kept)
    said = not action.milestones and action.done_on is not None
    if whole or (said and action.done_on <= on):
        return "blue"
    dates = [m.due for m in kept if m not in done and m.due] + [action.due]
    passed = [day for day in dates if day is not None and day < on]
    if blocked or any(slow_end_of_cycle(day, cycle) < on for day in passed):
        return "red"
    if passed or any(r.closed_on is None or r.closed_on > on for r in action.risks):
        return "amber"
    if not any(dates):
        return "grey"
    # What somebody finished a day later was not waiting to be begun.
    moved = [action.progress, *(m.progress for m in action.milestones)]
    begun = action.starts is not None and action.starts <= on
    begun = begun or Progress.UNDER_WAY in moved or Progress.DONE in moved
    return "green" if begun else "grey"


days = st.dates(date(2008, 9, 1), date(2009, 3, 31))
some_day = st.none() | days


@st.composite
def progresses(draw: st.DrawFn) -> dict[str, object]:
    progress = draw(st.sampled_from(Progress))
    done_on = draw(days) if progress is Progress.DONE else None
    return {"progress": progress, "done_on": done_on}


@st.composite
def actions(draw: st.DrawFn) -> Action:
    due = draw(some_day)
    starts = draw(some_day)
    if starts and due and starts > due:
        starts, due = due, starts
    return Action(
        code="A-1",
        title="T",
        group="g",
        starts=starts,
        due=due,
        milestones=tuple(
            Milestone(number=at, title="S", due=draw(some_day), **draw(progresses()))
            for at in range(1, draw(st.integers(0, 3)) + 1)
        ),
        risks=tuple(
            Risk(number=at, what="R", closed_on=draw(some_day))
            for at in range(1, draw(st.integers(0, 2)) + 1)
        ),
        **draw(progresses()),
    )


@given(actions(), st.sampled_from(["", "No line."]), st.sampled_from(CYCLES))
def test_colour_is_that_of_the_printed_rule_on_every_day_of_a_month(
    action: Action, blocked: str, cycle: ReportingCycle
) -> None:
    for on in MONTH:
        found = activity(action, on, blocked_by=blocked, cycle=cycle)
        assert found.rag == slow_colour(action, on, blocked, cycle), on


@given(actions(), st.sampled_from(MONTH))
def test_colour_and_state_never_contradict_each_other(action: Action, on: date) -> None:
    found = activity(action, on)
    assert (found.rag is ActivityRag.BLUE) == (found.state is ActionState.DONE)
    if found.state is ActionState.LATE:
        assert found.rag in (ActivityRag.RED, ActivityRag.AMBER)
    if found.state is ActionState.DROPPED:
        assert found.rag is ActivityRag.GREY
    assert found.reason.endswith(".")
    assert 0 <= found.late <= found.counted - found.done


@given(actions(), st.sampled_from(CYCLES))
def test_overdue_action_only_gets_worse_while_nothing_is_done(
    action: Action, cycle: ReportingCycle
) -> None:
    held = replace(
        action,
        progress=Progress.UNDER_WAY,
        done_on=None,
        risks=(),
        milestones=tuple(
            replace(m, progress=Progress.UNDER_WAY, done_on=None)
            for m in action.milestones
        ),
    )
    rank = [ActivityRag.GREY, ActivityRag.GREEN, ActivityRag.AMBER, ActivityRag.RED]
    found = [rank.index(activity(held, on, cycle=cycle).rag) for on in MONTH]
    assert found == sorted(found)


@given(days, st.sampled_from(CYCLES))
def test_end_of_a_cycle_is_the_same_day_of_a_later_one(
    day: date, cycle: ReportingCycle
) -> None:
    assert cycle.after(day) == slow_end_of_cycle(day, cycle)


# --------------------------------------------------------------- cases by hand
@pytest.mark.parametrize(
    ("due", "on", "rag", "reason"),
    [
        ("2009-01-15", "2009-01-15", "green", "On schedule."),
        (
            "2009-01-15",
            "2009-01-16",
            "amber",
            "Slipped: due on 15 January 2009, within one reporting cycle.",
        ),
        (
            "2009-01-15",
            "2009-02-15",
            "amber",
            "Slipped: due on 15 January 2009, within one reporting cycle.",
        ),
        ("2009-01-15", "2009-02-16", "red", "Overdue since 15 January 2009."),
        # A month too short for the day ends with its last.
        (
            "2009-01-31",
            "2009-02-28",
            "amber",
            "Slipped: due on 31 January 2009, within one reporting cycle.",
        ),
        ("2009-01-31", "2009-03-01", "red", "Overdue since 31 January 2009."),
        ("2008-01-31", "2008-03-01", "red", "Overdue since 31 January 2008."),
    ],
)
def test_a_date_turns_amber_the_day_after_and_red_after_a_cycle(
    due: str, on: str, rag: str, reason: str
) -> None:
    held = replace(ACTION, starts=None, due=date.fromisoformat(due))
    held = replace(held, progress=Progress.UNDER_WAY)
    found = activity(held, date.fromisoformat(on))
    assert (found.rag, found.reason) == (rag, reason)


@pytest.mark.parametrize(
    ("cycle", "last_amber"),
    [
        (ReportingCycle(), "2009-01-30"),
        (ReportingCycle(months=0, days=42), "2009-02-10"),
        (ReportingCycle(months=3), "2009-03-30"),
    ],
)
def test_a_longer_cycle_gives_more_time(cycle: ReportingCycle, last_amber: str) -> None:
    held = replace(ACTION, due=date(2008, 12, 30))
    day = date.fromisoformat(last_amber)
    assert activity(held, day, cycle=cycle).rag is ActivityRag.AMBER
    assert activity(held, day + timedelta(days=1), cycle=cycle).rag is ActivityRag.RED


@pytest.mark.parametrize(
    ("changes", "blocked", "rag", "reason"),
    [
        # What is finished is neither blocked nor at risk.
        ({"progress": Progress.DONE, "done_on": FIRST}, "No line", "blue", "Complete."),
        ({"progress": Progress.DROPPED}, "No line", "grey", "Dropped."),
        # Blocked before overdue, overdue before a risk, a risk before a lack of dates.
        ({"due": date(2008, 5, 1)}, "No line.", "red", "Blocked: No line."),
        ({}, "No line", "red", "Blocked: No line."),
        (
            {"due": date(2008, 5, 1), "risks": (Risk(number=1, what="Rain"),)},
            "",
            "red",
            "Overdue since 1 May 2008.",
        ),
        ({"risks": (Risk(number=1, what="Rain."),)}, "", "amber", "Risk logged: Rain."),
        (
            {"risks": (Risk(number=1, what="Rain", closed_on=FIRST),)},
            "",
            "grey",
            "No date is set.",
        ),
        ({"due": date(2009, 5, 1)}, "", "green", "On schedule."),
        ({"due": date(2009, 5, 1), "starts": None}, "", "grey", "Not started."),
        (
            {"due": date(2009, 5, 1), "starts": date(2009, 1, 2)},
            "",
            "grey",
            "Not started.",
        ),
    ],
)
def test_the_first_reason_that_applies_is_told(
    changes: dict[str, object], blocked: str, rag: str, reason: str
) -> None:
    found = activity(replace(ACTION, **changes), FIRST, blocked_by=blocked)
    assert (found.rag, found.reason) == (rag, reason)


def test_what_was_done_later_was_still_open_then() -> None:
    """Papers as at 31 December are made in January: they say how it stood."""
    bought = replace(
        STEP,
        due=date(2008, 12, 20),
        progress=Progress.DONE,
        done_on=date(2009, 1, 5),
    )
    held = replace(ACTION, milestones=(bought,))
    then, now = activity(held, date(2008, 12, 31)), activity(held, date(2009, 1, 5))
    assert (then.rag, then.words) == ("amber", "0 of 1 milestone done, 1 late")
    assert (now.rag, now.words) == ("blue", "1 of 1 milestone done")


def test_action_that_was_done_a_day_later_was_not_waiting_to_begin() -> None:
    held = replace(
        ACTION,
        starts=None,
        due=date(2009, 5, 1),
        progress=Progress.DONE,
        done_on=date(2009, 1, 2),
    )
    assert activity(held, FIRST).reason == "On schedule."


def test_action_without_milestones_that_was_done_later_was_open_then() -> None:
    held = replace(
        ACTION,
        due=date(2008, 11, 20),
        progress=Progress.DONE,
        done_on=date(2009, 1, 5),
    )
    assert activity(held, date(2008, 12, 31)).rag is ActivityRag.RED
    assert activity(held, date(2009, 1, 5)).rag is ActivityRag.BLUE
