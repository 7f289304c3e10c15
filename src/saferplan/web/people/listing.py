"""The people of a partnership as plain data: a list, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.usecases.partnership.people import Clearance, Held, Person
from saferplan.web.forms import Problem
from saferplan.web.people.asking import key_of, role_words


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """One role of somebody, and the key by which forms name it."""

    words: str
    post: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody as the list shows them."""

    account: str
    name: str
    email: str
    roles: tuple[RoleRow, ...]
    clearance: str
    reason: str
    last_seen: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Everybody with a part here."""

    sentence: str
    people: tuple[PersonRow, ...]
    done: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One of them, and what can be done."""

    person: PersonRow
    is_cleared: bool
    done: str = ""
    problems: tuple[Problem, ...] = ()


def people_page(people: Sequence[Person], frame: Partnership, done: str) -> PeoplePage:
    """Everybody, by the name of their account."""
    return PeoplePage(
        sentence=_sentence(people),
        people=tuple(person_row(p, frame) for p in people),
        done=done,
    )


def _sentence(people: Sequence[Person]) -> str:
    told = plural(len(people), "person has an account", "people have an account")
    unseen = sum(one.last_seen is None for one in people)
    never = plural(unseen, "has never signed in", "have never signed in")
    return f"{told}; {never}." if unseen else f"{told}."


def person_page(
    person: Person,
    frame: Partnership,
    done: str,
    problems: tuple[Problem, ...] = (),
) -> PersonPage:
    """One of them."""
    return PersonPage(
        person=person_row(person, frame),
        is_cleared=person.clearance is not None,
        done=done,
        problems=problems,
    )


def person_row(person: Person, frame: Partnership) -> PersonRow:
    """Somebody in words."""
    clearance = person.clearance
    return PersonRow(
        account=person.account,
        name=person.name or person.account,
        email=person.email,
        roles=tuple(_role(held, frame) for held in person.held),
        clearance=_clearance_words(clearance) if clearance else "",
        reason=clearance.reason if clearance else "",
        last_seen=_moment(person.last_seen) if person.last_seen else "never",
        state=_state(person),
    )


def _role(held: Held, frame: Partnership) -> RoleRow:
    return RoleRow(
        words=role_words(held.grant, frame), post=held.post, key=key_of(held.grant)
    )


def _clearance_words(clearance: Clearance) -> str:
    if clearance.until is None:
        return "cleared"
    verb = "ran out on" if clearance.has_run_out else "cleared until"
    return f"{verb} {day_label(clearance.until)}"


def _state(person: Person) -> str:
    """What is open about their way in, in words; empty when nothing is."""
    if person.link_until is not None:
        kind = "new password" if person.has_password else "invitation"
        return f"{kind} open until {_moment(person.link_until)}"
    return "" if person.has_password else "the invitation has run out"


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{day_label(local.date())}, {local:%H:%M}"
