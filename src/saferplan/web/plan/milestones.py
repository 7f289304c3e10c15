"""The milestones of an action as rows: the state, the date, and what it was before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.asking import Variance
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.web.plan.moved import Was, dates_before, scopes_before
from saferplan.web.sheets import Way

Address = Callable[[str, int], str]
"""The address of a page about a milestone: by the page's name and the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMilestone:
    """One milestone in words; ``dates`` and ``titles`` are what a board changed."""

    number: int
    title: str
    state: str
    is_late: bool
    due: str
    remark: str
    dates: tuple[Was, ...] = ()
    titles: tuple[Was, ...] = ()
    ways: tuple[Way, ...] = ()


def shown_milestones(
    action: Action,
    asked: Sequence[Variance],
    today: date,
    address: Address | None,
) -> tuple[ShownMilestone, ...]:
    """The milestones in their order; with an ``address`` each can be moved."""
    return tuple(
        ShownMilestone(
            number=one.number,
            title=one.title,
            state=state_words(one, today),
            is_late=one.is_late(today),
            due=day_label(one.due) if one.due else "No date",
            remark=one.remark,
            dates=dates_before(asked, one.number),
            titles=scopes_before(asked, one.number),
            ways=tuple(_ways(one, address)) if address else (),
        )
        for one in action.milestones
    )


def state_words(one: Milestone, today: date) -> str:
    """How far has it come: ``Done on 5 November 2008``, ``Late: under way``?"""
    words = one.progress.words
    if one.done_on:
        words = f"done on {day_label(one.done_on)}"
    if one.is_late(today):
        return f"Late: {words}"
    return words[:1].upper() + words[1:]


def next_milestone(action: Action) -> Milestone | None:
    """Which step is to be done next? The open one with the earliest date."""
    still = [one for one in action.milestones if one.progress.is_open]
    return min(still, key=lambda m: (m.due or date.max, m.number), default=None)


def _ways(one: Milestone, address: Address) -> Iterator[Way]:
    about = f"milestone {one.number}"
    if one.progress is not Progress.DROPPED:
        yield Way("Say how far it has come", address("milestone", one.number), about)
    yield Way("Change", address("milestone-change", one.number), about)
