"""Record that a data set came in: when, how much, and what was missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from saferplan.core.partnership.roles import Role
from saferplan.core.periods import Period, day_label
from saferplan.core.returns.depersonalised import PersonalColumn, personal_columns
from saferplan.core.returns.feeds import Delivery, Feed, period_at
from saferplan.core.wording import is_plain_text, listed
from saferplan.documents.workbooks import (
    Sheet,
    Unreadable,
    column_name,
    read_workbook,
)
from saferplan.store import feeds, models, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing, may, require
from saferplan.usecases.returns.keep_feed import the_feed
from saferplan.usecases.returns.source_file import SourceFile

ROWS_FOR_HEADINGS = 20
"""Headings stand below a few lines of notes at most."""
MOST_NAMED = 12
MOST_RECORDS = 10**12


def may_deliver(actor: Actor, partnership: str, organisation: str) -> bool:
    """May this actor record what came from this agency?

    Manager and analyst for everybody, an agency for itself.
    """
    if may(actor, Doing.KEEP_REGISTER, partnership):
        return True
    return organisation in own_agencies(actor, partnership)


def own_agencies(actor: Actor, partnership: str) -> frozenset[str]:
    """The agencies whose own account this is, in this partnership."""
    grants = actor.grants_in(partnership)
    found = {g.organisation for g in grants if g.role is Role.PARTNER_AGENCY}
    return frozenset(found - {""})


def record_delivery(
    *,
    by: Actor,
    partnership: str,
    feed: str,
    period: Period,
    received_on: date,
    records: int | None = None,
    missing_fields: Sequence[str] = (),
    note: str = "",
    file: SourceFile | None = None,
) -> Delivery:
    """Add one delivery; a second about the same period corrects the first.

    A file is looked through and then put aside: only how many rows it had and
    which fields were missing are kept, never the file. It is refused whole where a
    column looks as if it held personal data.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such data set (or
            it is another agency's).
        Refused: the delivery cannot be taken; every problem is told at once.
    """
    row, described = _allowed(by, partnership, feed)
    seen = _seen(file, described) if file else None
    with transaction.atomic():
        writing.lock_partnership(partnership)
        described = the_feed(row, feed)
        held = feeds.deliveries_of(row).get(feed, ())
        before = [one for one in held if one.period == period]
        delivery = Delivery(
            feed=feed,
            period=period,
            received_on=received_on,
            records=seen.records if seen and records is None else records,
            missing_fields=_missing(missing_fields, seen),
            is_correction=bool(before),
            note=note.strip(),
        )
        _refuse(described, delivery)
        entry = writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="record_delivery",
            source=file.name if file else "",
            detail={
                "data_set": feed,
                "before": _told(before[-1]) if before else None,
                "after": _told(delivery),
                **({"sha256": sha256(file.content).hexdigest()} if file else {}),
            },
        )
        feeds.add_delivery(entry, delivery)
        return delivery


def _allowed(
    by: Actor, partnership: str, feed: str
) -> tuple[models.PartnershipRow, Feed]:
    row = the_partnership(by, partnership)
    if not own_agencies(by, partnership):
        require(by, Doing.KEEP_REGISTER, partnership)
    described = the_feed(row, feed)
    if not may_deliver(by, partnership, described.organisation):
        raise NotFound(f"There is no data set called {feed} in {partnership}.")
    return row, described


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a file showed before it was put aside."""

    records: int
    missing: tuple[str, ...]


def _seen(file: SourceFile, feed: Feed) -> _Seen:
    """Look through a file. Raises Refused for one that cannot be taken."""
    try:
        sheets = read_workbook(file.content, file.name).sheets
    except Unreadable as error:
        raise Refused(*error.sentences) from None
    found = [
        sentence for sheet in sheets for sentence in _personal(sheet, len(sheets) > 1)
    ]
    if found:
        raise Refused(
            f"{file.name} was not taken, and nothing of it is kept: it seems to hold "
            "personal data. Send it again without.",
            *found[:MOST_NAMED],
        )
    filled = [sheet for sheet in sheets if any(_filled(r) for r in sheet.rows)]
    if not filled:
        raise Refused(f"{file.name} is empty; nothing was recorded.")
    return _counted(filled[0], feed)


def _personal(sheet: Sheet, is_named: bool) -> Iterator[str]:
    at = _heading_row(sheet)
    headings = [str(c or "").strip() for c in sheet.rows[at]] if sheet.rows else []
    # Its own row counts among the values too: there may be no headings at all.
    for column in personal_columns(headings, sheet.rows):
        yield _sentence(sheet, column, is_named)


def _sentence(sheet: Sheet, column: PersonalColumn, is_named: bool) -> str:
    where = column_name(column.place)
    on_sheet = f" of the sheet {sheet.name}" if is_named else ""
    called = f" (“{column.heading}”)" if column.heading else ""
    by = "by its heading" if column.seen_in == "heading" else "by what stands in it"
    return (
        f"Column {where}{called}{on_sheet} seems, {by}, to hold {column.kind.words}: "
        f"{column.kind.mend}."
    )


def _filled(row: Sequence[object]) -> int:
    return sum(cell not in (None, "") for cell in row)


def _heading_row(sheet: Sheet) -> int:
    """Where the headings stand: the first of the fullest rows near the top."""
    top = sheet.rows[:ROWS_FOR_HEADINGS]
    texts = [sum(isinstance(c, str) and bool(c.strip()) for c in row) for row in top]
    return texts.index(max(texts)) if texts else 0


def _counted(sheet: Sheet, feed: Feed) -> _Seen:
    at = _heading_row(sheet)
    there = {str(cell or "").strip().casefold() for cell in sheet.rows[at]}
    missing = tuple(
        field.name
        for field in feed.fields
        if field.is_required
        and not {field.name.casefold(), _spaced(field.name)} & there
    )
    return _Seen(sum(bool(_filled(row)) for row in sheet.rows[at + 1 :]), missing)


def _spaced(name: str) -> str:
    return name.casefold().replace("_", " ")


def _missing(typed: Sequence[str], seen: _Seen | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*typed, *(seen.missing if seen else ())]))


def _refuse(feed: Feed, delivery: Delivery) -> None:
    problems = (*_period_problems(feed, delivery), *_other_problems(feed, delivery))
    if problems:
        raise Refused(*problems)


def _period_problems(feed: Feed, new: Delivery) -> Iterator[str]:
    fits = period_at(feed, new.period.start)
    if fits is not None and fits != new.period:
        yield (
            f"{feed.name} comes every {feed.frequency}: {new.period.label} is not one; "
            f"{fits.label} is."
        )
    if new.received_on > timezone.localdate():
        yield f"It cannot have come on {day_label(new.received_on)}, a day to come."
    elif new.received_on <= new.period.end:
        yield (
            f"It cannot have come on {day_label(new.received_on)}: "
            f"{new.period.label} was not over."
        )


def _other_problems(feed: Feed, new: Delivery) -> Iterator[str]:
    if new.records is not None and not 0 <= new.records <= MOST_RECORDS:
        yield "The number of records is 0 or more, in digits."
    known = {field.name for field in feed.fields}
    strange = [name for name in new.missing_fields if name not in known]
    if strange:
        yield f"{feed.name} has no field {listed(strange)}."
    if new.is_correction and not new.note:
        yield (
            f"{new.period.label} came before; say what is corrected. Both deliveries "
            "stay listed."
        )
    if not is_plain_text(new.note) or len(new.note) > 4000:
        yield "The note is too long, or holds a sign that cannot be printed."


def _told(delivery: Delivery) -> dict[str, Any]:
    held = asdict(delivery)
    del held["entry"], held["feed"]
    return held | {
        "period": delivery.period.code,
        "received_on": delivery.received_on.isoformat(),
        "missing_fields": list(delivery.missing_fields),
    }
