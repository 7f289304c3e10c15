"""What is said about a data set, in the order of the questions people ask."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.periods import day_label
from saferplan.core.returns.feeds import Feed
from saferplan.core.wording import listed, plural

_FREQUENCIES = {
    "month": "every month",
    "quarter": "every three months",
    "year": "every financial year",
    "two_years": "every two years",
    "irregular": "now and then",
}
PUBLISHING = {
    "yes": "Yes",
    "no": "No",
    "after_official_release": "After the official release",
}
"""The answers to: may figures made from it be published?"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said about a data set."""

    name: str
    text: str


def facts(feed: Feed) -> tuple[Fact, ...]:
    """What is said about a data set, in the order of the questions people ask."""
    found = (
        Fact("Why it is held", feed.purpose),
        Fact("Legal basis", feed.legal_basis),
        Fact("Answers for it", feed.owner),
        Fact("Sharing agreement", _agreement(feed)),
        Fact("How often", _FREQUENCIES[feed.frequency].capitalize()),
        Fact("Due", _due(feed)),
        Fact("Kept for", _kept(feed)),
        Fact("Names people", "Yes" if feed.is_personal else "No: depersonalised"),
        Fact("May be published", PUBLISHING[feed.publishable.value]),
        Fact("Shared", _shared(feed)),
        Fact("To bear in mind", feed.note),
    )
    return tuple(fact for fact in found if fact.text)


def _agreement(feed: Feed) -> str:
    days = [
        *([f"signed {day_label(feed.agreed_on)}"] if feed.agreed_on else []),
        *([f"looked at again {day_label(feed.review_on)}"] if feed.review_on else []),
    ]
    if not feed.agreement and not days:
        return "None recorded"
    return ", ".join([feed.agreement or "Not named", *days])


def _due(feed: Feed) -> str:
    if feed.is_statutory:
        return "By the end of the three months after those it is about"
    return f"{plural(feed.due_days, 'day')} after the period it is about"


def _kept(feed: Feed) -> str:
    if feed.retention_months is None:
        return "Not said yet"
    years, months = divmod(feed.retention_months, 12)
    parts = [plural(years, "year")] * bool(years) + [plural(months, "month")] * bool(
        months
    )
    return listed(parts)


def _shared(feed: Feed) -> str:
    start = f"From {day_label(feed.valid_from)}" if feed.valid_from else ""
    end = f"to {day_label(feed.valid_to)}" if feed.valid_to else ""
    return " ".join(part for part in (start, end) if part)


def field_rows(feed: Feed) -> tuple[tuple[str, str, str], ...]:
    """Name, what it holds, must it be there?"""
    return tuple(
        (f.name, f.holds, "Always" if f.is_required else "If known")
        for f in feed.fields
    )
