"""The forms about one person as plain data."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from saferplan.core.indicators.withholding import WHO_MAY
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.usecases.partnership.people import Held, Moves, Person
from saferplan.web.forms import Problem
from saferplan.web.people.asking import (
    Field,
    FormPage,
    key_of,
    role_fields,
    role_words,
)

NOTHING_MOVES = "Nothing is open that belongs to this role’s group or organisation."


def role_page(
    slug: str,
    account: str,
    held: Held,
    frame: Partnership,
    sent: Mapping[str, str],
    problems: tuple[Problem, ...],
) -> FormPage:
    """Which role, of which body or agency, in which post?"""
    grant = held.grant
    now = {
        "role": grant.role.value,
        "body": grant.body,
        "organisation": grant.organisation,
        "post": held.post,
    }
    return FormPage(
        title="Change a role",
        caption=account,
        back=_back(slug, account),
        fields=(_named(held), *role_fields(frame, now | dict(sent))),
        button="Change the role",
        told=(f"Now: {role_words(grant, frame)}.",),
        problems=problems,
    )


def hand_over_page(
    slug: str,
    account: str,
    held: Held,
    frame: Partnership,
    moves: Moves,
    sent: Mapping[str, str],
    problems: tuple[Problem, ...],
) -> FormPage:
    """Who takes the post over, and what do they find?"""
    post = held.post or "this role"
    return FormPage(
        title=f"Hand {post} over",
        caption=account,
        back=_back(slug, account),
        fields=(
            _named(held),
            Field(
                name="to_account",
                label="Account of the successor",
                value=sent.get("to_account", ""),
                hint="One that is here already, or a new one: they then get a link "
                "to set a password.",
                width="20",
            ),
            Field(name="name", label="Name, if they are new", value=_of(sent, "name")),
            Field(
                name="email",
                label="E-mail, if they are new",
                type="email",
                value=_of(sent, "email"),
            ),
        ),
        button="Hand it over",
        told=(
            f"{role_words(held.grant, frame)}.",
            f"Moves: {moves.told}." if moves.told else NOTHING_MOVES,
            "A clearance for small counts stays with the person; give the successor "
            "their own.",
        ),
        warning=f"{account} no longer has this role afterwards.",
        problems=problems,
    )


def clearance_page(
    slug: str, person: Person, sent: Mapping[str, str], problems: tuple[Problem, ...]
) -> FormPage:
    """Why may this person see small counts, and until when?"""
    held = person.clearance
    now = {
        "reason": held.reason if held else "",
        "until": day_label(held.until) if held and held.until else "",
    } | dict(sent)
    return FormPage(
        title="Clearance for small counts",
        caption=person.account,
        back=_back(slug, person.account),
        fields=(
            Field(
                name="reason",
                label="Why do they need to see them?",
                kind="area",
                value=now["reason"],
                hint="It stands in the log beside both your names.",
            ),
            Field(
                name="until",
                label="Until when? (optional)",
                value=now["until"],
                hint="For example, 31/3/2010. Left empty, it has no end.",
                width="10",
            ),
        ),
        button="Give the clearance",
        told=(
            "A count of 1 to 4 of a sensitive indicator can point at a person. "
            + WHO_MAY,
        ),
        problems=problems,
    )


def end_page(slug: str, person: Person, problems: tuple[Problem, ...]) -> FormPage:
    """Is their access really to end?"""
    return FormPage(
        title=f"End the access of {person.name or person.account}",
        caption="People",
        back=_back(slug, person.account),
        fields=(),
        button="End the access",
        told=(
            "They lose every role and clearance here. With no role left anywhere "
            "they are signed out, and their password opens nothing.",
            "What they did stays in the log. To give their post to somebody else, "
            "hand it over instead.",
        ),
        warning="The access ends at once.",
        is_grave=True,
        problems=problems,
    )


def _named(held: Held) -> Field:
    return Field(name="held", kind="hidden", value=key_of(held.grant))


def _of(sent: Mapping[str, str], name: str) -> str:
    return sent.get(name, "")


def _back(slug: str, account: str) -> tuple[str, str]:
    parts = {"partnership": slug, "account": account}
    return reverse("person", kwargs=parts), account
