"""Keep the boards and groups of a partnership: add them, change them, end them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saferplan.core.partnership.structure import (
    Body,
    Membership,
    Partnership,
    children_of,
)
from saferplan.core.plan.actions import Action
from saferplan.core.wording import listed
from saferplan.store import plan_actions
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.changing import Held, both, changing
from saferplan.usecases.partnership.keep_organisation import require_days, with_end
from saferplan.usecases.refused_at import RefusedAt, made, require_readable
from saferplan.usecases.told import different

ABOUT = {"parent": r"answers to|below the top", "lead_organisation": r"is led by"}
"""By which words a sentence of the structure is known to be about a field."""


def add_bodies(*, by: Actor, partnership: str, bodies: Sequence[Body]) -> int:
    """Add these boards and groups with one entry; its number.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: one has no name, is there already, or answers to none that is.
    """
    with changing(by, partnership) as held:
        there = held.frame.bodies
        for one in bodies:
            _require(held.frame, one)
            if held.frame.body(one.slug) is not None:
                raise RefusedAt(
                    ("local_name", f"{one.local_name} is there already, as {one.slug}.")
                )
        _frame_with(held.frame, (*there, *bodies))
        placed = tuple(enumerate(bodies, start=len(there)))
        detail = both([None] * len(bodies), bodies)
        return held.write("keep_body", detail, Additions(bodies=placed))


def keep_body(*, by: Actor, partnership: str, body: Body) -> int:
    """Change a board or group, or end it by its last day; the ledger's number.

    What ends stays in the record: with a body end its seats. Without a change
    nothing is written, and the number is 0.

    Raises:
        NotFound, NotPermitted: the actor may not.
        RefusedAt: there is no such body; it would answer to itself in the end; or
            it is to end while others answer to it, indicators are its own, or a
            priority is led by it.
    """
    with changing(by, partnership) as held:
        _require(held.frame, body)
        place, before = _place_of(held.frame, body.slug)
        if body == before:
            return 0
        if body.valid_to and not before.valid_to:
            _refuse_end(held, body)
        there = list(held.frame.bodies)
        there[place] = body
        _frame_with(held.frame, there)
        seats = tuple(_ended_seats(held.frame, body))
        return held.write(
            "keep_body",
            {"slug": body.slug, "seats_ended": len(seats)} | different(before, body),
            Additions(bodies=((place, body),), memberships=seats),
        )


def _ended_seats(frame: Partnership, body: Body) -> Iterator[tuple[int, Membership]]:
    for place, seat in enumerate(frame.memberships):
        if seat.body == body.slug:
            yield from with_end(place, seat, body.valid_to)


def _place_of(frame: Partnership, slug: str) -> tuple[int, Body]:
    for place, one in enumerate(frame.bodies):
        if one.slug == slug:
            return place, one
    raise RefusedAt(("local_name", f"There is no board or group {slug} here."))


def _require(frame: Partnership, one: Body) -> None:
    require_readable(one)
    require_days("valid_from", one.valid_from)
    require_days("valid_to", one.valid_to)
    above = frame.body(one.parent)
    if above is not None and above.valid_to and not one.valid_to:
        raise RefusedAt(
            ("parent", f"{above.local_name} has ended; nothing new answers to it.")
        )


def _refuse_end(held: Held, body: Body) -> None:
    problems = list(_in_the_way(held, body))
    if problems:
        raise RefusedAt(*(("valid_to", text) for text in problems))


def _in_the_way(held: Held, body: Body) -> Iterator[str]:
    below = [
        b.local_name
        for b in children_of(held.frame.bodies, body.slug)
        if b.valid_to is None
    ]
    if below:
        yield (
            f"{listed(below)} still {_answers(below)} to {body.local_name}. Say to "
            "whom from now on, or end that first."
        )
    named = [i.code for i in held.indicators if body.slug in (i.owner, *i.groups)]
    if named:
        yield (
            f"{body.local_name} reports or works on {listed(named)}. Take it out of "
            "the indicator first."
        )
    led = (
        [p.name for p in held.plan.priorities if p.group == body.slug]
        if (held.plan)
        else []
    )
    if led:
        yield (
            f"{body.local_name} leads on {listed(led)} in the plan. Name another "
            "group there first."
        )
    open_actions = [a.code for a in _open_actions(held, body)]
    if open_actions:
        yield (
            f"{body.local_name} answers for {listed(open_actions)}. Finish or drop "
            "what is open there, or give it to another group first."
        )


def _open_actions(held: Held, body: Body) -> Iterator[Action]:
    """Its actions with something left to do; one without milestones is open."""
    for action in plan_actions.actions_of(held.row):
        steps = action.milestones
        is_open = not steps or any(step.progress.is_open for step in steps)
        if action.group == body.slug and is_open:
            yield action


def _answers(names: Sequence[str]) -> str:
    return "answer" if len(names) > 1 else "answers"


def _frame_with(frame: Partnership, bodies: Sequence[Body]) -> None:
    made(lambda: replace(frame, bodies=tuple(bodies)), "local_name", ABOUT)
