"""How far an action has come, by its dates alone: nobody assesses themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from saferplan.core.periods import Month, day_label
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.wording import plural


class ActionState(StrEnum):
    """Where does an action stand against its dates? The most urgent first."""

    LATE = "late"
    DUE = "due"
    UNDATED = "undated"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def words(self) -> str:
        """The state as it is printed."""
        return "no date set" if self is ActionState.UNDATED else self.value


class ActivityRag(StrEnum):
    """The colour of an action, by the rule that is printed beside it; worst first."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class ReportingCycle:
    """How long it is from one report to the next: whole months, or days."""

    months: int = 1
    days: int = 0

    def after(self, day: date) -> date:
        """The same day of the next cycle; from a month's last day, the last of another.

        What is due at the end of a month is then one cycle late at the end of the
        next, whichever of the two is shorter: reports are as at the last day.

        >>> str(ReportingCycle().after(date(2009, 1, 31)))
        '2009-02-28'
        >>> str(ReportingCycle().after(date(2008, 11, 30)))
        '2008-12-31'
        """
        month = Month.of(day)
        then = month.plus(self.months)
        same = min(then.last, then.first + timedelta(days=day.day - 1))
        return (then.last if day == month.last else same) + timedelta(days=self.days)

    @property
    def words(self) -> str:
        """``one month``, ``three months``, ``42 days``."""
        if self.days:
            return plural(self.days, "day")
        return {1: "one month", 3: "three months"}.get(
            self.months, plural(self.months, "month")
        )


MONTHLY = ReportingCycle()


def activity_rule(cycle: ReportingCycle = MONTHLY) -> str:
    """The rule of the activity colours, as it is printed."""
    return (
        "Blue: complete. Green: on schedule. Amber: a date has passed by no more than "
        f"one reporting cycle ({cycle.words}), or a risk is logged. Red: a date has "
        "passed by more than that, or a blockage is open. Grey: not started, dropped, "
        "or without a date."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An action on one day: its state, its colour, and its milestones counted.

    ``late`` counts the milestones that should have been done; ``next_due`` is the
    earliest date of what is still to do, passed or not; ``rag`` the colour by the
    printed rule, and ``reason`` why it is that.
    """

    action: Action
    state: ActionState
    done: int
    late: int
    counted: int
    next_due: date | None = None
    rag: ActivityRag = ActivityRag.GREY
    reason: str = ""

    @property
    def words(self) -> str:
        """The milestones in one phrase: ``1 of 3 milestones done, 1 late``."""
        if not self.counted:
            return "no milestones"
        noun = "milestone" if self.counted == 1 else "milestones"
        late = f", {self.late} late" if self.late else ""
        return f"{self.done} of {self.counted} {noun} done{late}"


def activity(
    action: Action,
    on: date,
    *,
    blocked_by: str = "",
    cycle: ReportingCycle = MONTHLY,
) -> Activity:
    """Where does this action stand on this day?

    Done when every milestone that was not dropped is done; late when one of those
    still open, or the action itself, is past its date; due while the dates are to
    come; undated where there are none. Dropped milestones are not counted. An action
    without milestones is done when that is said of it. What was done on a later day
    was still open on this one. ``blocked_by`` is what is in its way, empty for
    nothing; ``cycle`` how long a date may have passed before amber turns red.

    Source of the colours: methods.md 3.5 (activity RAG).

    >>> locks = Milestone(number=1, title="Fit locks", due=date(2008, 11, 30))
    >>> made = Action(code="B-1", title="Locks", group="g", milestones=(locks,))
    >>> late = activity(made, date(2009, 1, 1))
    >>> late.state.words, late.rag.value, late.reason
    ('late', 'red', 'Overdue since 30 November 2008.')
    >>> activity(made, date(2008, 12, 31)).rag.value
    'amber'
    >>> activity(made, date(2008, 11, 30)).words
    '0 of 1 milestone done'
    """
    counted = [m for m in action.milestones if m.progress is not Progress.DROPPED]
    still = [m for m in counted if m.is_open(on)]
    ends = [m.due for m in still if m.due]
    if action.due and (still or not action.milestones):
        ends.append(action.due)
    first = min(ends, default=None)
    state = _state(action, counted, still, first, on)
    rag, reason = _colour(action, state, first, on, blocked_by, cycle)
    return Activity(
        action=action,
        state=state,
        done=len(counted) - len(still),
        late=sum(m.is_late(on) for m in still),
        counted=len(counted),
        next_due=first if state in _OPEN else None,
        rag=rag,
        reason=reason,
    )


_OPEN = (ActionState.LATE, ActionState.DUE, ActionState.UNDATED)


def _state(
    action: Action,
    counted: Sequence[Milestone],
    still: Sequence[Milestone],
    first: date | None,
    on: date,
) -> ActionState:
    if action.is_dropped:
        return ActionState.DROPPED
    if counted and not still:
        return ActionState.DONE
    if not action.milestones and action.done_on and action.done_on <= on:
        return ActionState.DONE
    if first is None:
        return ActionState.UNDATED
    return ActionState.LATE if first < on else ActionState.DUE


def _colour(
    action: Action,
    state: ActionState,
    first: date | None,
    on: date,
    blocked_by: str,
    cycle: ReportingCycle,
) -> tuple[ActivityRag, str]:
    """The first that applies: finished, blocked, overdue, slipped, at risk, begun."""
    if state is ActionState.DROPPED:
        return ActivityRag.GREY, "Dropped."
    if state is ActionState.DONE:
        return ActivityRag.BLUE, "Complete."
    if blocked_by:
        return ActivityRag.RED, f"Blocked: {blocked_by.rstrip('.')}."
    if state is ActionState.LATE and first is not None:
        return _overdue(first, on, cycle)
    logged = [risk for risk in action.risks if risk.is_open(on)]
    if logged:
        return ActivityRag.AMBER, f"Risk logged: {logged[0].what.rstrip('.')}."
    return _not_late(action, state, on)


def _overdue(first: date, on: date, cycle: ReportingCycle) -> tuple[ActivityRag, str]:
    if cycle.after(first) < on:
        return ActivityRag.RED, f"Overdue since {day_label(first)}."
    return (
        ActivityRag.AMBER,
        f"Slipped: due on {day_label(first)}, within one reporting cycle.",
    )


def _not_late(action: Action, state: ActionState, on: date) -> tuple[ActivityRag, str]:
    if state is ActionState.UNDATED:
        return ActivityRag.GREY, "No date is set."
    if not has_begun(action, on):
        return ActivityRag.GREY, "Not started."
    return ActivityRag.GREEN, "On schedule."


def has_begun(action: Action, on: date) -> bool:
    """Has its first day come, or has anybody begun a step of it?"""
    held = (action.progress, *(m.progress for m in action.milestones))
    is_moving = Progress.UNDER_WAY in held or Progress.DONE in held
    return is_moving or (action.starts is not None and action.starts <= on)


def states_words(found: Sequence[Activity]) -> str:
    """How many are late, due and done: ``1 late, 2 due``; empty for none."""
    states = [one.state for one in found]
    return ", ".join(f"{states.count(s)} {s.words}" for s in ActionState if s in states)


def rags_words(found: Sequence[Activity]) -> str:
    """How many have which colour: ``1 red, 2 green``; empty for none."""
    rags = [one.rag for one in found]
    return ", ".join(f"{rags.count(r)} {r}" for r in ActivityRag if r in rags)


def worst(found: Iterable[Activity]) -> Activity | None:
    """The one whose colour a board should hear of first; None where there are none."""
    rank = {rag: place for place, rag in enumerate(ActivityRag)}
    return min(
        found,
        key=lambda a: (rank[a.rag], a.next_due or date.max, a.action.code),
        default=None,
    )


def most_urgent_first(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Late ones first, by the date they were due; done and dropped ones last."""
    rank = {state: place for place, state in enumerate(ActionState)}
    return tuple(
        sorted(
            activities,
            key=lambda a: (rank[a.state], a.next_due or date.max, a.action.code),
        )
    )


def reddest_first(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Red, amber, green, grey, blue; the earliest date first within each."""
    rank = {rag: place for place, rag in enumerate(ActivityRag)}
    return tuple(
        sorted(
            activities,
            key=lambda a: (rank[a.rag], a.next_due or date.max, a.action.code),
        )
    )
