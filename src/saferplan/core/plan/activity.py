"""How far an action has come, by its dates alone: nobody assesses themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.plan.actions import Action, Progress


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An action on one day: its state, and its milestones counted.

    ``late`` counts the milestones that should have been done; ``next_due`` is the
    earliest date of what is still to do, passed or not.
    """

    action: Action
    state: ActionState
    done: int
    late: int
    counted: int
    next_due: date | None = None

    @property
    def words(self) -> str:
        """The milestones in one phrase: ``1 of 3 milestones done, 1 late``."""
        if not self.counted:
            return "no milestones"
        noun = "milestone" if self.counted == 1 else "milestones"
        late = f", {self.late} late" if self.late else ""
        return f"{self.done} of {self.counted} {noun} done{late}"


def activity(action: Action, on: date) -> Activity:
    """Where does this action stand on this day?

    Done when every milestone that was not dropped is done; late when one of those
    still open, or the action itself, is past its date; due while the dates are to
    come; undated where there are none. An action without milestones is never done
    by itself. Dropped milestones are not counted.

    >>> from saferplan.core.plan.actions import Milestone
    >>> locks = Milestone(number=1, title="Fit locks", due=date(2008, 11, 30))
    >>> made = Action(code="B-1", title="Locks", group="g", milestones=(locks,))
    >>> activity(made, date(2008, 12, 31)).state.words
    'late'
    >>> activity(made, date(2008, 11, 30)).words
    '0 of 1 milestone done'
    """
    counted = [m for m in action.milestones if m.progress is not Progress.DROPPED]
    still = [m for m in counted if m.progress.is_open]
    late = sum(m.is_late(on) for m in still)
    ends = [m.due for m in still if m.due]
    if action.due and (still or not action.milestones):
        ends.append(action.due)
    return Activity(
        action=action,
        state=_state(action, bool(counted), bool(still), min(ends, default=None), on),
        done=len(counted) - len(still),
        late=late,
        counted=len(counted),
        next_due=min(ends, default=None),
    )


def _state(
    action: Action, is_counted: bool, is_open: bool, first: date | None, on: date
) -> ActionState:
    if action.milestones and not is_counted:
        return ActionState.DROPPED
    if is_counted and not is_open:
        return ActionState.DONE
    if first is None:
        return ActionState.UNDATED
    return ActionState.LATE if first < on else ActionState.DUE


def states_words(found: Sequence[Activity]) -> str:
    """How many are late, due and done: ``1 late, 2 due``; empty for none."""
    states = [one.state for one in found]
    return ", ".join(f"{states.count(s)} {s.words}" for s in ActionState if s in states)


def most_urgent_first(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Late ones first, by the date they were due; done and dropped ones last."""
    rank = {state: place for place, state in enumerate(ActionState)}
    return tuple(
        sorted(
            activities,
            key=lambda a: (rank[a.state], a.next_due or date.max, a.action.code),
        )
    )
