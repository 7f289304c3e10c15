"""One group as plain data: what it is for, where its indicators stand, who is on it."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.boards.building import lines_for
from saferplan.core.boards.papers import SEES_ALL
from saferplan.core.partnership.structure import Body, Partnership, children_of
from saferplan.core.periods import Month, day_label
from saferplan.core.plan.priorities import Plan
from saferplan.core.wording import plural
from saferplan.usecases.indicators.queries import Standing
from saferplan.web.action_rows import ActionRow
from saferplan.web.indicators.dashboard import answer
from saferplan.web.indicators.rows import Block, blocks
from saferplan.web.partnership.structures import lead_words, type_words


@dataclass(frozen=True, slots=True)
class Seat:
    """An organisation's seat on the group."""

    organisation: str
    capacity: str
    post: str


@dataclass(frozen=True, slots=True)
class Named:
    """Another body, by its name and address."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The newest papers of the group."""

    month: str
    month_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """What the page of a group shows."""

    slug: str
    name: str
    type: str
    purpose: str
    lead: str
    meets: str
    answer: str
    as_at: str
    watches_all: str
    blocks: tuple[Block, ...]
    papers: Papers | None
    duties: tuple[str, ...]
    focus_areas: tuple[str, ...]
    priorities: tuple[str, ...]
    seats: tuple[Seat, ...]
    parent: Named | None
    children: tuple[Named, ...]
    note: str
    actions: tuple[ActionRow, ...] = ()


def group_page(
    body: Body,
    standing: Standing,
    month: Month,
    actions: tuple[ActionRow, ...] = (),
) -> GroupPage:
    """Where the group's indicators stand, and who and what it is."""
    frame, plan = standing.partnership, standing.plan
    watches_all = body.type in SEES_ALL
    own = lines_for(body, standing.lines)
    parent = frame.body(body.parent)
    return GroupPage(
        slug=body.slug,
        name=body.local_name,
        type=type_words(body),
        purpose=body.purpose,
        lead=lead_words(body, frame),
        meets=body.meets,
        answer=answer(own) if own else "",
        as_at=day_label(month.last),
        watches_all=plural(len(own), "indicator") if watches_all and own else "",
        blocks=() if watches_all else blocks(own, plan),
        papers=Papers(str(month), month.label) if own else None,
        duties=body.duties,
        focus_areas=body.focus_areas,
        priorities=_priorities(body, plan),
        seats=_seats(body, frame),
        parent=_named(parent) if parent else None,
        children=tuple(_named(b) for b in children_of(frame.bodies, body.slug)),
        note=body.note,
        actions=actions,
    )


def _priorities(body: Body, plan: Plan | None) -> tuple[str, ...]:
    held = plan.priorities if plan else ()
    return tuple(p.name for p in held if p.group == body.slug)


def _seats(body: Body, frame: Partnership) -> tuple[Seat, ...]:
    names = {o.slug: o.name for o in frame.organisations}
    return tuple(
        Seat(names[seat.organisation], seat.capacity, seat.post)
        for seat in frame.memberships
        if seat.body == body.slug
    )


def _named(body: Body) -> Named:
    return Named(body.slug, body.local_name)
