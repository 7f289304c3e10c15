"""What is known about partnerships, for those who may know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from saferplan.core.boards.pack import Branding
from saferplan.core.partnership.structure import Partnership
from saferplan.core.plan.priorities import Plan
from saferplan.store import models, reading
from saferplan.usecases import access
from saferplan.usecases.actor import Actor
from saferplan.usecases.partnership.cast import CAST
from saferplan.usecases.partnership.frames import Frame, frame_of
from saferplan.usecases.permissions import Doing


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipSummary:
    """A partnership as a list names it."""

    slug: str
    name: str
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One thing done to a partnership's data: who, when, what, and the detail."""

    entry: int
    at: datetime
    account: str
    on_behalf_of: str
    what: str
    source: str
    detail: dict[str, Any]


def partnerships(actor: Actor) -> tuple[PartnershipSummary, ...]:
    """Which partnerships is this actor part of? The operator: all of them."""
    slugs = None if actor.is_operator else {g.partnership for g in actor.grants}
    frames = reading.frames(slugs)
    return tuple(
        PartnershipSummary(slug=slug, name=frame.name, area=frame.area)
        for slug, frame in frames.items()
    )


def structure(actor: Actor, slug: str, *, entry: int | None = None) -> Partnership:
    """The partnership with its organisations, bodies and seats."""
    return _frame(actor, slug, entry).partnership


def plan(actor: Actor, slug: str, *, entry: int | None = None) -> Plan | None:
    """The frame of its plan, if one was entered."""
    return _frame(actor, slug, entry).plan


def _frame(actor: Actor, slug: str, entry: int | None) -> Frame:
    row = access.the_partnership(actor, slug)
    return frame_of(row, access.the_entry(row, entry))


def branding(actor: Actor, slug: str, *, entry: int | None = None) -> Branding | None:
    """The partnership's own look, if it has given one."""
    return reading.branding(access.the_partnership(actor, slug), entry=entry)


def log(actor: Actor, slug: str, *, last: int = 100) -> tuple[Logged, ...]:
    """What was done to its data, by whom and when, the latest first?"""
    row = access.the_partnership(actor, slug, Doing.READ_LOG)
    entries = models.LedgerEntry.objects.filter(partnership=row)
    return tuple(
        Logged(
            entry=found.number,
            at=found.at,
            account=found.account,
            on_behalf_of=found.on_behalf_of,
            what=found.what,
            source=found.source,
            detail=found.detail,
        )
        for found in entries.order_by("-number")[:last]
    )


def demonstration_accounts() -> tuple[tuple[str, str], ...]:
    """Which demonstration accounts are there, and who is each (in words)?

    Asked by the sign-in page before anybody has signed in, and by the server
    before it starts in production.
    """
    there = set(
        models.User.objects.filter(is_demonstration=True, is_active=True).values_list(
            "account", flat=True
        )
    )
    told = tuple((c.account, c.words) for c in CAST if c.account in there)
    others = sorted(there - {account for account, _ in told})
    return told + tuple((account, "demonstration account") for account in others)
