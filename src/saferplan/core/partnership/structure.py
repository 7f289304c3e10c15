"""A partnership: its organisations with their statutory role, its bodies, its posts.

Bodies have a *type*, which the rules know, and a *local name*, which is what
headings, files and slides print.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TAKEN = frozenset(
    {
        "accessibility",
        "api",
        "invitation",
        "new-partnership",
        "sign-in",
        "sign-out",
        "static",
        "trace",
    }
)
"""Addresses of pages that belong to no partnership."""
TAKEN_BELOW = frozenset(
    {
        "agencies",
        "arising",
        "blockages",
        "calendar",
        "challenges",
        "compare",
        "data-sets",
        "history",
        "meetings",
        "successes",
        "targets",
        "terms",
        "variances",
    }
)
"""Addresses of pages within a partnership that stand where a body's name could."""
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 100
DEEPEST = 20
"""Bodies in a line of command; more are a slip, and no picture shows them."""


class StatutoryRole(StrEnum):
    """In what capacity does an organisation belong to the partnership?"""

    RESPONSIBLE_AUTHORITY = "responsible_authority"
    CO_OPERATING_BODY = "co_operating_body"
    INVITEE_TO_PARTICIPATE = "invitee_to_participate"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The role as it is printed."""
        return {
            "responsible_authority": "responsible authority",
            "co_operating_body": "co-operating body",
            "invitee_to_participate": "invited to participate",
            "other": "other",
        }[self.value]


class BodyType(StrEnum):
    """What kind of body is it, whatever it is called locally?"""

    PARTNERSHIP_BOARD = "partnership_board"
    DELIVERY_BOARD = "delivery_board"
    TASK_AND_FINISH_GROUP = "task_and_finish_group"
    SUB_GROUP = "sub_group"
    STAKEHOLDER_GROUP = "stakeholder_group"
    OUTSIDE_BODY = "outside_body"
    SCRUTINY = "scrutiny"
    TEAM = "team"

    @property
    def words(self) -> str:
        """The type as it is printed."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One agency and its standing, with the dates between which it held."""

    slug: str
    name: str
    role: StatutoryRole
    legal_basis: str = ""
    represents: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require_slug(self.slug, "organisation")
        require_free(self.slug)
        require_order(self.slug, self.valid_from, self.valid_to)

    def held_on(self, day: date) -> bool:
        """Did it have this role on that day?"""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A board, group or panel: what it is, what it is called, what it does.

    ``parent`` is the slug of the body it answers to; ``lead_post`` the post (not
    the person) that leads or chairs it, ``lead_organisation`` whose post it is.
    """

    slug: str
    type: BodyType
    local_name: str
    parent: str = ""
    purpose: str = ""
    duties: tuple[str, ...] = ()
    lead_post: str = ""
    lead_organisation: str = ""
    meets: str = ""
    focus_areas: tuple[str, ...] = ()
    is_shared: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require_slug(self.slug, "body")
        require_free(self.slug)
        require_order(self.slug, self.valid_from, self.valid_to)
        if not self.local_name:
            raise ValueError(f"The body {self.slug} needs a local name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An organisation's seat on a body, with the dates between which it held."""

    organisation: str
    body: str
    capacity: str = "member"
    post: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        require_order(self.organisation, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership:
    """A Community Safety Partnership and the frame in which it works.

    ``slug`` names it in addresses and files; ``area_code`` is the code that the
    Office for National Statistics gives its area.
    """

    slug: str
    name: str
    area: str
    area_code: str = ""
    population: int | None = None
    nation: str = "England"
    language: str = "en-GB"
    statutory_frame: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    bodies: tuple[Body, ...] = ()
    memberships: tuple[Membership, ...] = ()
    vision: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        require_slug(self.slug, "partnership")
        if self.slug in TAKEN:
            raise ValueError(
                f"{self.slug} is an address of saferplan's own; "
                "give the partnership another short name."
            )
        if not self.name:
            raise ValueError("A partnership needs a name.")
        for what, text, most in (
            ("area code", self.area_code, 20),
            ("nation", self.nation, 50),
            ("language", self.language, 20),
        ):
            if len(text) > most:
                raise ValueError(f"The {what} has {most} letters at most.")
        self._require_unique()
        self._require_known()
        self._require_tree()

    def _require_unique(self) -> None:
        for kind, slugs in (
            ("organisation", [o.slug for o in self.organisations]),
            ("body", [b.slug for b in self.bodies]),
        ):
            twice = sorted(slug for slug, times in Counter(slugs).items() if times > 1)
            if twice:
                raise ValueError(f"The {kind} {twice[0]} stands there twice.")

    def _require_known(self) -> None:
        organisations = {o.slug for o in self.organisations}
        bodies = {b.slug for b in self.bodies}
        for body in self.bodies:
            if body.parent and body.parent not in bodies:
                raise ValueError(
                    f"{body.slug} answers to {body.parent}, which is no body here."
                )
            lead = body.lead_organisation
            if lead and lead not in organisations:
                raise ValueError(f"{body.slug} is led by {lead}, which is not listed.")
        for seat in self.memberships:
            if seat.organisation not in organisations or seat.body not in bodies:
                raise ValueError(
                    f"The seat of {seat.organisation} on {seat.body} names an "
                    "organisation or a body that is not listed."
                )

    def _require_tree(self) -> None:
        parents = {b.slug: b.parent for b in self.bodies}
        for slug in parents:
            seen, at = set(), slug
            while at:
                if at in seen:
                    raise ValueError(f"The body {slug} answers to itself in the end.")
                seen.add(at)
                at = parents[at]
                if len(seen) > DEEPEST:
                    raise ValueError(
                        f"The body {slug} stands more than {DEEPEST} below the top."
                    )

    def body(self, slug: str) -> Body | None:
        """The body with this slug, or None."""
        return next((b for b in self.bodies if b.slug == slug), None)

    def above(self, slug: str) -> tuple[str, ...]:
        """The bodies this one answers to, the nearest first; none for an agency."""
        found, at = [], self.body(slug)
        while at is not None and at.parent:
            found.append(at.parent)
            at = self.body(at.parent)
        return tuple(found)

    def bodies_of(self, body_type: BodyType) -> tuple[Body, ...]:
        """All bodies of a type, in the partnership's own order."""
        return tuple(b for b in self.bodies if b.type is body_type)

    def organisation(self, slug: str) -> Organisation | None:
        """The organisation with this slug, or None."""
        return next((o for o in self.organisations if o.slug == slug), None)

    def name_of(self, slug: str) -> str:
        """What a body or an organisation is called here; the slug of neither."""
        body, organisation = self.body(slug), self.organisation(slug)
        if body is not None:
            return body.local_name
        return organisation.name if organisation is not None else slug


def require_slug(slug: str, what: str) -> None:
    """Raise ValueError unless this is lower-case words joined by hyphens."""
    if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
        raise ValueError(
            f"The short name of a {what} is lower-case letters, digits and hyphens "
            f"(delivery-board), {LONGEST_SLUG} at most, not {slug!r}."
        )


def require_free(slug: str) -> None:
    """Raise ValueError if a body or an agency of this name could not be reached."""
    if slug in TAKEN_BELOW:
        raise ValueError(
            f"{slug} is an address of saferplan's own; give it another short name."
        )


def require_order(who: str, start: date | None, end: date | None) -> None:
    """Raise ValueError if an end comes before its start."""
    if start and end and end < start:
        raise ValueError(f"{who}: it cannot end ({end}) before it starts ({start}).")


def children_of(bodies: Sequence[Body], slug: str) -> tuple[Body, ...]:
    """Which bodies answer directly to this one, in order?"""
    return tuple(b for b in bodies if b.parent == slug)
