"""The tasks of setting up, each with how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from saferplan.core.partnership.structure import BodyType, StatutoryRole
from saferplan.core.wording import plural
from saferplan.usecases.partnership.set_up import SetUp

FEWEST_AUTHORITIES = 5
"""A unitary area in England has five responsible authorities, one with two councils
six; Wales has five."""
FEWEST_PEOPLE = 2
LED = (
    BodyType.PARTNERSHIP_BOARD,
    BodyType.DELIVERY_BOARD,
    BodyType.TASK_AND_FINISH_GROUP,
)
"""Bodies that need a post which leads them: somebody has to answer."""


class State(StrEnum):
    """How far has a task come?"""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    DONE = "Done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task: its page, what it is about, what is there, and how far it is."""

    page: str
    name: str
    told: str
    state: State
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksPage:
    """What the list of tasks shows."""

    name: str
    summary: str
    groups: tuple[tuple[str, tuple[Task, ...]], ...]
    told: str = ""
    may_start: bool = False


def tasks_page(
    held: SetUp, told: str, may_start: bool, address_of: Callable[[str], str]
) -> TasksPage:
    """Every task with its state, worked out from what is held."""
    groups = (
        ("Who you are", tuple(_who(held))),
        ("What you have set out to do", tuple(_what(held))),
        ("What you measure", tuple(_measures(held))),
        ("How you work", tuple(_how(held))),
    )
    tasks = [task for _, some in groups for task in some]
    done = sum(task.state is State.DONE for task in tasks)
    return TasksPage(
        name=held.frame.name,
        summary=f"{done} of {len(tasks)} tasks are done.",
        groups=tuple(
            (name, tuple(replace(t, address=address_of(t.page)) for t in some))
            for name, some in groups
        ),
        told=told,
        may_start=may_start,
    )


def told_of(held: SetUp, page: str) -> tuple[str, ...]:
    """What the list of tasks tells of this page, as its first sentence, if anything."""
    tasks = (*_who(held), *_what(held), *_measures(held), *_how(held))
    return tuple(f"{one.told}." for one in tasks if one.page == page and one.told)


def _who(held: SetUp) -> Iterator[Task]:
    frame = held.frame
    said = bool(frame.vision and frame.area_code and frame.population)
    yield Task(
        page="set-up-about",
        name="About the partnership",
        told=", ".join([frame.name, frame.area]),
        state=State.DONE if said else State.IN_PROGRESS,
    )
    here = [o for o in frame.organisations if o.valid_to is None]
    must = sum(o.role is StatutoryRole.RESPONSIBLE_AUTHORITY for o in here)
    yield Task(
        page="set-up-organisations",
        name="Organisations",
        told=_organisations(len(here), must) if here else "",
        state=_state(len(here), must >= FEWEST_AUTHORITIES),
    )
    bodies = [b for b in frame.bodies if b.valid_to is None]
    led = [b for b in bodies if b.type in LED]
    kinds = {b.type for b in bodies}
    yield Task(
        page="set-up-bodies",
        name="Boards and groups",
        told=plural(len(bodies), "board or group", "boards and groups")
        if bodies
        else "",
        state=_state(len(bodies), kinds >= _KINDS and all(b.lead_post for b in led)),
    )
    seated = {m.body for m in frame.memberships if m.valid_to is None}
    filled = sum(b.slug in seated for b in bodies)
    yield Task(
        page="set-up-seats",
        name="Who sits where",
        told=_of(filled, bodies, "members") if bodies else "",
        state=_state(filled, filled == len(bodies)),
    )


def _organisations(here: int, must: int) -> str:
    told = f"{plural(here, 'organisation')}, {must} of them responsible by law"
    few = f" (most areas have {FEWEST_AUTHORITIES} or more)"
    return told + (few if must < FEWEST_AUTHORITIES else "")


_KINDS = {BodyType.DELIVERY_BOARD, BodyType.TASK_AND_FINISH_GROUP}


def _what(held: SetUp) -> Iterator[Task]:
    plan = held.plan
    priorities = plan.priorities if plan else ()
    led = all(p.group for p in priorities)
    yield Task(
        page="set-up-plan",
        name="The plan and its priorities",
        told=f"{plan.title}: {plural(len(priorities), 'priority', 'priorities')}"
        if plan
        else "",
        state=_state(int(plan is not None), bool(priorities) and led),
    )


def _measures(held: SetUp) -> Iterator[Task]:
    every = held.indicators
    reported = sum(bool(i.owner or i.groups) for i in every)
    yield Task(
        page="set-up-indicators",
        name="Indicators",
        told=f"{plural(len(every), 'indicator')}, {reported} with somebody who reports"
        if every
        else "",
        state=_state(len(every), reported == len(every)),
    )
    judged = [i for i in every if i.polarity.has_verdict]
    aimed = sum(bool(held.targets[i.code]) for i in judged)
    begun = aimed + sum(held.baselines.values())
    yield Task(
        page="set-up-targets",
        name="Baselines and targets",
        told=_of(aimed, judged, "a target") if judged else "",
        state=_state(begun, aimed == len(judged)),
    )
    with_figures = sum(bool(held.figures[i.code]) for i in every)
    yield Task(
        page="set-up-history",
        name="History: the figures you have",
        told=_of(with_figures, every, "figures") if every else "",
        state=_state(with_figures, with_figures == len(every)),
    )


def _how(held: SetUp) -> Iterator[Task]:
    yield Task(
        page="set-up-meetings",
        name="Meetings and the cycle",
        told=plural(held.meetings, "meeting") if held.meetings else "",
        state=_state(held.meetings, True),
    )
    yield Task(
        page="set-up-people",
        name="People",
        told=plural(held.people, "person has", "people have") + " an account",
        state=_state(held.people, held.people >= FEWEST_PEOPLE),
    )
    yield Task(
        page="set-up-working",
        name="How you work",
        told="" if held.has_settings else "The usual settings hold until you choose",
        state=_state(int(held.has_settings), True),
    )
    yield Task(
        page="set-up-look",
        name="The look of your papers",
        told="" if held.branding else "saferplan’s own, until you choose",
        state=_state(int(held.branding is not None), True),
    )


def _state(begun: int, is_done: bool) -> State:
    if not begun:
        return State.NOT_STARTED
    return State.DONE if is_done else State.IN_PROGRESS


def _of(some: int, every: Sequence[object], what: str) -> str:
    """``2 of 3 have a target``."""
    return f"{some} of {len(every)} {'has' if some == 1 else 'have'} {what}"
