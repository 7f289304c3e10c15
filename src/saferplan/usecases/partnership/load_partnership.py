"""Load a partnership folder: a new partnership, or new rows of one that is there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.holdings import Holdings
from saferplan.core.wording import listed, plural
from saferplan.store import models, reading, writing
from saferplan.store.additions import Additions
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.partnership.difference import Lines, difference
from saferplan.usecases.permissions import (
    Doing,
    require,
    unknown_partnership,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of it: ``added`` counts new rows by kind, ``entry`` is the latest."""

    slug: str
    created: bool
    added: dict[str, int]
    entry: int

    @property
    def told(self) -> str:
        """What came of it, as one sentence."""
        if not self.added:
            return f"{self.slug}: nothing new."
        what = listed([plural(n, _ONE[kind], kind) for kind, n in self.added.items()])
        return f"{self.slug}: {'made, with' if self.created else 'added'} {what}."


_ONE = {
    "partnership": "description of itself",
    "organisations": "organisation",
    "bodies": "body",
    "memberships": "membership",
    "plan": "plan",
    "branding": "look of its own",
    "indicators": "indicator",
    "observations": "observation",
    "targets": "target",
    "baselines": "baseline",
}


def load_partnership(
    *,
    holdings: Holdings,
    by: Actor,
    source: str,
    lines: Lines | None = None,
    branding: Branding | None = None,
) -> Loaded:
    """Add what is new in these holdings; without anything new, write nothing.

    ``source`` names where they came from (the folder); ``lines`` says for each
    indicator on which lines of its file the observations stood. The operator may
    load a new partnership; a manager, into their own.

    Raises:
        NotFound, NotPermitted: the actor may not.
        Refused: a seat stands there twice.
    """
    slug = holdings.partnership.slug
    require(by, Doing.LOAD, slug)
    _refuse_seats_twice(holdings)
    with transaction.atomic():
        row, created = _held_or_made(slug, by)
        additions = _new_in(row, created, holdings, lines, branding)
        entry = _write(row, additions, by, source)
        return Loaded(slug=slug, created=created, added=additions.counts, entry=entry)


def _held_or_made(slug: str, by: Actor) -> tuple[models.PartnershipRow, bool]:
    row = writing.lock_partnership(slug)
    if row is not None:
        return row, reading.latest_entry(row) is None
    if not by.is_operator:
        raise unknown_partnership(slug)
    row = writing.make_partnership(slug)
    return row, reading.latest_entry(row) is None


def _new_in(
    row: models.PartnershipRow,
    created: bool,
    given: Holdings,
    lines: Lines | None,
    branding: Branding | None,
) -> Additions:
    return difference(
        None if created else reading.holdings(row),
        given,
        held_branding=None if created else reading.branding(row),
        branding=branding or (None if created else reading.branding(row)),
        lines=lines,
    )


def _write(
    row: models.PartnershipRow, additions: Additions, by: Actor, source: str
) -> int:
    if not additions.counts:
        latest = reading.latest_entry(row)
        return latest.number if latest else 0
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="load_partnership",
        source=source,
        detail={"added": additions.counts},
    )
    writing.add(entry, additions)
    return entry.number


def _refuse_seats_twice(holdings: Holdings) -> None:
    seen = set()
    for seat in holdings.partnership.memberships:
        key = reading.seat_key(seat)
        if key in seen:
            raise Refused(
                f"The seat of {seat.organisation} on {seat.body} stands there twice; "
                "leave one out, or tell the two apart by post or starting date."
            )
        seen.add(key)
