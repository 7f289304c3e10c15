"""The forms that register a data set, change what is said of it, or end it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.indicators.definition import FREQUENCIES
from saferplan.core.partnership.structure import Organisation
from saferplan.core.returns.feeds import (
    Feed,
    FeedDefinition,
    Field,
    Publishable,
    feed_from,
)
from saferplan.web.forms import Option, Problem, options, read_day, shortened
from saferplan.web.returns.registers.facts import PUBLISHING

FIELDS = (
    "slug",
    "name",
    "organisation",
    "owner",
    "legal_basis",
    "purpose",
    "agreement",
    "agreed_on",
    "review_on",
    "fields",
    "retention_months",
    "frequency",
    "due_days",
    "publishable",
    "indicators",
    "valid_from",
    "note",
    "reason",
)
_NEEDED = {
    "name": "Enter the name of the data set.",
    "organisation": "Choose the agency that sends it.",
    "owner": "Enter the post that answers for it at the agency.",
    "legal_basis": "Enter the law or agreement it is shared under.",
}
_FREQUENCY_WORDS = {
    "month": "Every month",
    "quarter": "Every three months",
    "year": "Every financial year",
    "two_years": "Every two years",
    "irregular": "Now and then: no reminder is sent",
}
OPTIONAL = "(if known)"
"""What stands after a field that need not be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFormPage:
    """What the form shows; everything typed stands in it again."""

    heading: str
    is_new: bool
    is_statutory: bool
    source: str
    agencies: tuple[Option, ...]
    frequencies: tuple[Option, ...]
    publishing: tuple[Option, ...]
    typed: Mapping[str, str]
    slug: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of the law that a data set can be started from."""

    slug: str
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """What a new data set can be started from."""

    choices: tuple[Choice, ...]


def choice_page(library: Sequence[FeedDefinition]) -> ChoicePage:
    """The entries of the statutory data set, by who sends them."""
    return ChoicePage(
        tuple(
            Choice(one.library.rpartition("/")[2], one.name, one.agency)
            for one in library
        )
    )


def typed(sent: Mapping[str, str]) -> dict[str, str]:
    """Every field as it was typed."""
    return {name: sent.get(name, "").strip() for name in FIELDS}


def blank(definition: FeedDefinition | None, today: date) -> dict[str, str]:
    """A new data set before anything is typed, filled from its definition."""
    if definition is None:
        start = {"frequency": "month", "due_days": "20", "publishable": "no"}
    else:
        slug = definition.library.rpartition("/")[2]
        feed = feed_from(definition, slug=slug, organisation="x", owner="x")
        start = as_typed(feed) | {"organisation": "", "owner": ""}
    return typed(start | {"valid_from": _spelled(today)})


def as_typed(feed: Feed) -> dict[str, str]:
    """A data set as somebody would have typed it."""
    return typed(
        {
            "slug": feed.slug,
            "name": feed.name,
            "organisation": feed.organisation,
            "owner": feed.owner,
            "legal_basis": feed.legal_basis,
            "purpose": feed.purpose,
            "agreement": feed.agreement,
            "agreed_on": _spelled(feed.agreed_on),
            "review_on": _spelled(feed.review_on),
            "fields": "\n".join(_line(field) for field in feed.fields),
            "retention_months": str(feed.retention_months or ""),
            "frequency": feed.frequency,
            "due_days": str(feed.due_days),
            "publishable": feed.publishable.value,
            "indicators": ", ".join(feed.indicators),
            "valid_from": _spelled(feed.valid_from),
            "note": feed.note,
        }
    )


def _spelled(day: date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def _line(field: Field) -> str:
    line = f"{field.name}: {field.holds}" if field.holds else field.name
    return line if field.is_required else f"{line} {OPTIONAL}"


def form_page(
    held: Mapping[str, str],
    *,
    agencies: Sequence[Organisation],
    definition: str,
    before: Feed | None = None,
    problems: tuple[Problem, ...] = (),
) -> FeedFormPage:
    """The form with what was typed, and what is wrong with it."""
    return FeedFormPage(
        heading=before.name if before else "Add a data set",
        is_new=before is None,
        is_statutory=bool(definition),
        source=definition.rpartition("/")[2] or "new",
        agencies=options(
            [(one.slug, one.name) for one in agencies],
            held["organisation"],
            "Choose an agency",
        ),
        frequencies=options(
            [(f, _FREQUENCY_WORDS[f]) for f in FREQUENCIES], held["frequency"]
        ),
        publishing=options(PUBLISHING.items(), held["publishable"] or "no"),
        typed=held,
        slug=before.slug if before else "",
        problems=problems,
    )


def read(
    held: Mapping[str, str], *, definition: str, before: Feed | None = None
) -> tuple[Feed | None, tuple[Problem, ...]]:
    """The data set that was typed, or everything that is wrong with it."""
    problems = [Problem(name, text) for name, text in _NEEDED.items() if not held[name]]
    slug = before.slug if before else held["slug"] or _slug(held["name"])
    days = {
        name: _day(held, name, problems)
        for name in ("agreed_on", "review_on", "valid_from")
    }
    months = _whole(held, "retention_months", problems)
    due_days = None if definition else _whole(held, "due_days", problems)
    publishable = held["publishable"]
    if publishable not in PUBLISHING:
        problems.append(Problem("publishable", "Choose whether it may be published."))
    if not definition and held["frequency"] not in FREQUENCIES:
        problems.append(Problem("frequency", "Choose how often it comes."))
    if problems:
        return None, tuple(problems)
    try:
        feed = Feed(
            slug=slug,
            name=held["name"],
            organisation=held["organisation"],
            owner=held["owner"],
            legal_basis=held["legal_basis"],
            purpose=held["purpose"],
            agreement=held["agreement"],
            agreed_on=days["agreed_on"],
            review_on=days["review_on"],
            fields=_fields(held["fields"]),
            retention_months=months,
            publishable=Publishable(publishable),
            indicators=tuple(dict.fromkeys(re.split(r"[,\s]+", held["indicators"]))),
            definition=definition,
            valid_from=days["valid_from"],
            note=held["note"],
        )
        feed = replace(feed, indicators=tuple(code for code in feed.indicators if code))
        if not definition:
            due = 20 if due_days is None else due_days
            feed = replace(feed, frequency=held["frequency"], due_days=due)
        return _kept(feed, before), ()
    except ValueError as error:
        return None, (placed(str(error)),)


def _kept(feed: Feed, before: Feed | None) -> Feed:
    """What the form does not ask stays as it was."""
    if before is None:
        return feed
    return replace(
        feed,
        is_personal=before.is_personal,
        valid_to=before.valid_to,
        due_days=before.due_days if feed.definition else feed.due_days,
        frequency=before.frequency if feed.definition else feed.frequency,
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:100].strip("-")


def _fields(text: str) -> tuple[Field, ...]:
    return tuple(_field(line) for line in text.splitlines() if line.strip())


def _field(line: str) -> Field:
    tidy = line.strip()
    required = not tidy.endswith(OPTIONAL)
    name, _, holds = tidy.removesuffix(OPTIONAL).partition(":")
    return Field(name=name.strip(), holds=holds.strip(), is_required=required)


def _day(held: Mapping[str, str], name: str, problems: list[Problem]) -> date | None:
    if not held[name]:
        return None
    try:
        return read_day(held[name])
    except ValueError as error:
        problems.append(Problem(name, str(error)))
        return None


def _whole(held: Mapping[str, str], name: str, problems: list[Problem]) -> int | None:
    text = held[name]
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,6}", text):
        problems.append(
            Problem(name, f"“{shortened(text)}” is not a whole number; write 24.")
        )
        return None
    return int(text)


_ABOUT = {
    "valid_from": r"which day|ends? .*starts|cannot end",
    "slug": r"short name|address of|called .* already",
    "fields": r"\bfield\b",
    "indicators": r"\bindicator\b",
    "organisation": r"\bno agency\b",
    "review_on": r"\bagreement\b",
    "retention_months": r"\bkept\b",
    "due_days": r"\bdue\b",
    "reason": r"\bSay why\b",
}


def placed(text: str) -> Problem:
    """A sentence of the use-case beside the field it most likely is about."""
    for field, words in _ABOUT.items():
        if re.search(words, text):
            return Problem(field, text)
    return Problem("name", text)
