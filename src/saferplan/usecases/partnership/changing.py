"""A change to a partnership's frame: guarded, locked, told before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from saferplan.core.indicators.definition import Indicator
from saferplan.core.partnership.structure import Partnership
from saferplan.core.plan.priorities import Plan
from saferplan.store import models, reading, writing
from saferplan.store.additions import Additions
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.permissions import Doing
from saferplan.usecases.told import different


@dataclass(frozen=True, slots=True)
class Held:
    """What is held before the change, read under the lock."""

    row: models.PartnershipRow
    frame: Partnership
    plan: Plan | None
    by: Actor

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator by its latest definition, in their order."""
        found = reading.definitions(self.row).values()
        return tuple(versions[-1] for versions in found)

    def write(self, what: str, detail: dict[str, Any], additions: Additions) -> int:
        """Write these additions with one entry; its number. Nothing new: 0."""
        if not additions.counts:
            return 0
        entry = writing.open_entry(
            self.row,
            account=self.by.account,
            on_behalf_of=self.by.on_behalf_of,
            what=what,
            detail=detail,
        )
        writing.add(entry, additions)
        return entry.number


@contextmanager
def changing(by: Actor, partnership: str) -> Iterator[Held]:
    """What is held, for one transaction in which nobody else writes.

    Raises:
        NotFound, NotPermitted: the actor may not set it up.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.SET_UP)
        writing.lock_partnership(partnership)
        yield Held(row, reading.structure(row), reading.plan(row), by)


def both(before: Sequence[object | None], after: Sequence[object]) -> dict[str, Any]:
    """What changed of several things, in the order of the list."""
    pairs = zip(before, after, strict=True)
    return {"changed": [_named(was, now) for was, now in pairs]}


def _named(was: object | None, now: object) -> dict[str, Any]:
    slug = getattr(now, "slug", "")
    return ({"slug": slug} if slug else {}) | different(was, now)
