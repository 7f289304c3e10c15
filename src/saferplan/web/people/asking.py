"""What the forms about people ask, and how they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from saferplan.core.partnership.structure import Partnership
from saferplan.usecases.actor import Grant, Role
from saferplan.usecases.errors import Refused
from saferplan.usecases.refused_at import RefusedAt
from saferplan.web.forms import Option, Problem, options

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing a form asks: text, area, select, or a hidden word."""

    name: str
    label: str = ""
    kind: str = "text"
    type: str = "text"
    value: str = ""
    hint: str = ""
    width: str = ""
    complete: str = "off"
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A page with one form: a title, what it is about, and what it asks.

    ``back`` is where one came from: its address and its words.
    """

    title: str
    caption: str
    back: tuple[str, str]
    fields: tuple[Field, ...]
    button: str
    told: tuple[str, ...] = ()
    warning: str = ""
    is_grave: bool = False
    problems: tuple[Problem, ...] = ()


def problems_of(refusal: Refused, otherwise: str) -> tuple[Problem, ...]:
    """What was refused, each sentence beside the field it is about."""
    if isinstance(refusal, RefusedAt):
        return tuple(Problem(field, text) for field, text in refusal.placed)
    return tuple(Problem(otherwise, text) for text in refusal.problems)


def tried(do: Callable[[], V], otherwise: str) -> tuple[V | None, tuple[Problem, ...]]:
    """Do it; what the use-case refuses becomes problems of the form."""
    try:
        return do(), ()
    except Refused as refusal:
        return None, problems_of(refusal, otherwise)


def role_fields(frame: Partnership, sent: Mapping[str, str]) -> tuple[Field, ...]:
    """Role, body, agency and post, with what was chosen."""
    roles = [(r.value, _capital(r.words)) for r in Role]
    bodies = [(b.slug, b.local_name) for b in frame.bodies]
    agencies = [(o.slug, o.name) for o in frame.organisations]
    return (
        Field(
            name="role",
            label="Role",
            kind="select",
            hint="What they may do here.",
            options=options(roles, sent.get("role", ""), "Choose a role"),
        ),
        Field(
            name="body",
            label="Board or group",
            kind="select",
            hint="A theme lead’s group; the board a member or chair sits on.",
            options=options(bodies, sent.get("body", ""), "None"),
        ),
        Field(
            name="organisation",
            label="Organisation",
            kind="select",
            hint="A partner agency sees and reports the indicators of this one.",
            options=options(agencies, sent.get("organisation", ""), "None"),
        ),
        Field(
            name="post",
            label="Post",
            value=sent.get("post", ""),
            hint="Their job, for example “domestic abuse coordinator”. A successor "
            "takes the post over.",
        ),
    )


def read_grant(
    sent: Mapping[str, str], partnership: str
) -> tuple[Grant | None, tuple[Problem, ...]]:
    """The role that was chosen, or what is wrong with it."""
    role = sent.get("role", "")
    if role not in {r.value for r in Role}:
        return None, (Problem("role", "Choose a role."),)
    return (
        Grant(
            partnership=partnership,
            role=Role(role),
            body=sent.get("body", ""),
            organisation=sent.get("organisation", ""),
        ),
        (),
    )


def key_of(grant: Grant) -> str:
    """How a form names one role of somebody."""
    return f"{grant.role.value}|{grant.body}|{grant.organisation}"


def grant_of_key(key: str, partnership: str) -> Grant | None:
    """The role a form names; None where it names none."""
    role, _, place = key.partition("|")
    body, _, organisation = place.partition("|")
    if role not in {r.value for r in Role}:
        return None
    return Grant(
        partnership=partnership,
        role=Role(role),
        body=body,
        organisation=organisation,
    )


def role_words(grant: Grant, frame: Partnership) -> str:
    """``Theme lead, Domestic Abuse Group, Anytown Council``."""
    body = frame.body(grant.body)
    organisation = frame.organisation(grant.organisation)
    told = [
        _capital(grant.role.words),
        body.local_name if body else grant.body,
        organisation.name if organisation else grant.organisation,
    ]
    return ", ".join(filter(None, told))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
