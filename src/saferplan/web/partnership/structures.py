"""The structure of a partnership, as a picture and as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from saferplan.core.partnership.structure import (
    Body,
    Organisation,
    Partnership,
    StatutoryRole,
    children_of,
)
from saferplan.core.periods import day_label
from saferplan.core.plan.priorities import Plan, Priority
from saferplan.web.partnership.picture import structure_picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A body with those that answer to it."""

    slug: str
    name: str
    type: str
    lead: str
    purpose: str
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An organisation, and in what capacity it belongs."""

    name: str
    represents: str
    legal_basis: str
    dates: str
    note: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The organisations of one statutory role."""

    role: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """A priority of the plan, and the group that leads on it."""

    name: str
    summary: str
    focus_areas: tuple[str, ...]
    group: str
    group_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StructurePage:
    """What the page of the structure shows."""

    name: str
    area: str
    vision: str
    frame: tuple[str, ...]
    picture: Markup
    tree: tuple[Node, ...]
    standings: tuple[Standing, ...]
    priorities: tuple[First, ...]
    plan: Plan | None


def structure_page(frame: Partnership, plan: Plan | None) -> StructurePage:
    """Who answers to whom, and who belongs in which capacity."""
    return StructurePage(
        name=frame.name,
        area=frame.area,
        vision=frame.vision,
        frame=frame.statutory_frame,
        picture=structure_picture(frame),
        tree=_nodes(frame, ""),
        standings=_standings(frame.organisations),
        priorities=tuple(_first(p, frame) for p in plan.priorities) if plan else (),
        plan=plan,
    )


def lead_words(body: Body, frame: Partnership) -> str:
    """The post that leads, with its organisation."""
    held = frame.organisation(body.lead_organisation)
    return ", ".join(
        part for part in (body.lead_post, held.name if held else "") if part
    )


def type_words(body: Body) -> str:
    """What kind of body it is; nothing when its name says so already."""
    words = body.type.words
    return "" if words == body.local_name.lower() else words


def dates_words(one: Organisation) -> str:
    """``from 1 April 2004 to 31 March 2009``; empty when no date is stated."""
    parts = []
    if one.valid_from:
        parts.append(f"from {day_label(one.valid_from)}")
    if one.valid_to:
        parts.append(f"to {day_label(one.valid_to)}")
    return " ".join(parts)


def _nodes(frame: Partnership, parent: str) -> tuple[Node, ...]:
    return tuple(
        Node(
            slug=body.slug,
            name=body.local_name,
            type=type_words(body),
            lead=lead_words(body, frame),
            purpose=body.purpose,
            children=_nodes(frame, body.slug),
        )
        for body in children_of(frame.bodies, parent)
    )


def _first(priority: Priority, frame: Partnership) -> First:
    group = frame.body(priority.group)
    return First(
        name=priority.name,
        summary=priority.summary,
        focus_areas=priority.focus_areas,
        group=group.slug if group else "",
        group_name=group.local_name if group else "",
    )


def _standings(held: Sequence[Organisation]) -> tuple[Standing, ...]:
    found = []
    for role in StatutoryRole:
        members = tuple(_member(one) for one in held if one.role is role)
        if members:
            found.append(Standing(role.words, members))
    return tuple(found)


def _member(one: Organisation) -> Member:
    return Member(
        name=one.name,
        represents=one.represents,
        legal_basis=one.legal_basis,
        dates=dates_words(one),
        note=one.note,
    )
