"""What do you hold, why, and who has seen it? The answer, data set by data set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from saferplan.core.boards.papers import SEES_ALL
from saferplan.core.indicators.definition import Indicator
from saferplan.core.partnership.roles import Role
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month
from saferplan.store import models, reading
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.permissions import may_read
from saferplan.usecases.returns.register import DataSet, register

EXPORTS = ("export_partnership",)
"""What the ledger calls it when everything held was handed out as a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who can see figures: by account and post, never by name.

    ``sees`` says in words how far; ``is_cleared`` whether small counts of sensitive
    indicators are among them, until the day ``cleared_until`` (None: open).
    """

    account: str
    role: Role
    post: str
    of: str
    sees: str
    is_cleared: bool
    cleared_until: date | None
    grant: Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A paper or an export that went out, and what it carried."""

    what: str
    on: datetime
    account: str
    entry: int
    carries: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One data set: what is held, who can see it, and what carried it out."""

    data_set: DataSet
    readers: tuple[Reader, ...]
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything that is held, on the day the answer was made."""

    partnership: Partnership
    made_on: date
    data_sets: tuple[Answered, ...]
    readers: tuple[Reader, ...]
    sees_all: bool


def answer(actor: Actor, partnership: str, *, today: date | None = None) -> Answer:
    """What is held, on what basis, who can see it, and which papers carried it?

    An agency is answered about its own data sets.

    Raises:
        NotFound, NotPermitted: the actor may not read the register.
    """
    day = today or timezone.localdate()
    whole = register(actor, partnership, today=day)
    row = the_partnership(actor, partnership)
    readers = tuple(_readers(row, whole.partnership, day))
    carried = [*_packs(row, whole.partnership), *_exports(row)]
    carried.sort(key=lambda one: one.entry)
    return Answer(
        partnership=whole.partnership,
        made_on=day,
        data_sets=tuple(
            _answered(one, partnership, readers, carried) for one in whole.data_sets
        ),
        readers=readers,
        sees_all=whole.sees_all,
    )


def _answered(
    data_set: DataSet,
    partnership: str,
    readers: Sequence[Reader],
    carried: Sequence[Carried],
) -> Answered:
    codes = {i.code for i in data_set.indicators}
    return Answered(
        data_set=data_set,
        readers=tuple(r for r in readers if _can_see(r, partnership, data_set)),
        carried=tuple(one for one in carried if codes & one.carries),
    )


def _can_see(reader: Reader, partnership: str, data_set: DataSet) -> bool:
    """Can this reader see a figure made from the data set, or what is said of it?"""
    if reader.grant.organisation == data_set.feed.organisation:
        return True
    alone = Actor(account=reader.account, grants=(reader.grant,))
    return any(may_read(alone, partnership, i) for i in data_set.indicators)


def _readers(
    row: models.PartnershipRow, frame: Partnership, today: date
) -> Iterator[Reader]:
    """Every open account with a part in the partnership, in order of its name."""
    cleared = {
        held.user_id: held.until
        for held in models.ClearanceRow.objects.filter(partnership=row)
        if held.until is None or held.until >= today
    }
    rows = models.GrantRow.objects.filter(partnership=row, user__is_active=True)
    for held in rows.select_related("user").order_by("user__account", "pk"):
        grant = Grant(
            partnership=row.slug,
            role=Role(held.role),
            body=held.body,
            organisation=held.organisation,
        )
        yield Reader(
            account=held.user.account,
            role=grant.role,
            post=held.post,
            of=_place(frame, grant),
            sees=_sees(grant.role),
            is_cleared=held.user_id in cleared,
            cleared_until=cleared.get(held.user_id),
            grant=grant,
        )


def _sees(role: Role) -> str:
    if role is Role.PARTNER_AGENCY:
        return "its own figures"
    return "every figure"


def _place(frame: Partnership, grant: Grant) -> str:
    """The body or agency the role is held for, by its name."""
    body, organisation = frame.body(grant.body), frame.organisation(grant.organisation)
    names = [body.local_name] if body else []
    return ", ".join([*names, *([organisation.name] if organisation else [])])


def _packs(row: models.PartnershipRow, frame: Partnership) -> Iterator[Carried]:
    """The packs that were issued; each carries what its body's papers hold."""
    rows = reading.rows_of(models.IssuedPackRow, row, None).select_related("entry")
    for held in rows:
        yield Carried(
            what=f"Papers of {frame.name_of(held.body)} for "
            f"{Month.of(held.month).label}, version {held.version}",
            on=held.entry.at,
            account=held.entry.account,
            entry=held.entry.number,
            carries=_of_body(row, frame, held),
        )


def _of_body(
    row: models.PartnershipRow, frame: Partnership, held: models.IssuedPackRow
) -> frozenset[str]:
    """The indicators in a pack, by the definitions of the entry it was made at."""
    then = reading.definitions(row, entry=held.cut).values()
    indicators = [versions[-1] for versions in then]
    body = frame.body(held.body)
    if body is not None and body.type in SEES_ALL:
        return _codes(indicators)
    return _codes(i for i in indicators if held.body in (i.owner, *i.groups))


def _exports(row: models.PartnershipRow) -> Iterator[Carried]:
    """The times everything was handed out as a folder, as the ledger has them."""
    entries = models.LedgerEntry.objects.filter(partnership=row, what__in=EXPORTS)
    for entry in entries.order_by("number"):
        then = reading.definitions(row, entry=entry.number).values()
        yield Carried(
            what="Export of everything held, as a folder",
            on=entry.at,
            account=entry.account,
            entry=entry.number,
            carries=_codes(versions[-1] for versions in then),
        )


def _codes(indicators: Iterable[Indicator]) -> frozenset[str]:
    return frozenset(i.code for i in indicators)
