"""Register a data set, change what is said about it, or end it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction

from saferplan.core.periods import day_label
from saferplan.core.returns.depersonalised import personal_columns
from saferplan.core.returns.feeds import Feed
from saferplan.core.wording import is_plain_text, listed
from saferplan.store import feeds, models, writing
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.partnership.frames import frame_of
from saferplan.usecases.permissions import Doing

LONGEST_TEXT = 4000
MOST_FIELDS = 200


def register_feed(*, by: Actor, partnership: str, feed: Feed) -> Feed:
    """Put a new data set on the register.

    Raises:
        NotFound, NotPermitted: the actor may not.
        Refused: there is one of that short name, its agency or an indicator is not
            known here, a field would name people, or nobody says from when it is
            expected; every problem is told at once.
    """
    with transaction.atomic():
        row = _held(by, partnership)
        if _find(row, feed.slug) is not None:
            raise Refused(
                f"There is a data set called {feed.slug} already; change that one, or "
                "give this one another short name."
            )
        return _write(by, row, "register_feed", None, feed)


def change_feed(*, by: Actor, partnership: str, feed: Feed, reason: str = "") -> Feed:
    """Describe a data set anew; what was said before stays in the log.

    Nothing is written where nothing is different.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such data set.
        Refused: as for a new one.
    """
    with transaction.atomic():
        row = _held(by, partnership)
        before = the_feed(row, feed.slug)
        if before == feed:
            return feed
        return _write(by, row, "change_feed", before, feed, reason)


def end_feed(*, by: Actor, partnership: str, slug: str, on: date, reason: str) -> Feed:
    """The data set is shared no longer after this day; what came stays listed.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such data set.
        Refused: no reason is given, or it ends before it began.
    """
    with transaction.atomic():
        row = _held(by, partnership)
        before = the_feed(row, slug)
        if not reason.strip():
            raise Refused("Say why the data set ends.")
        if before.valid_from and on < before.valid_from:
            raise Refused(
                f"The data set cannot end on {day_label(on)}: it is shared from "
                f"{day_label(before.valid_from)}."
            )
        after = replace(before, valid_to=on)
        return _write(by, row, "end_feed", before, after, reason)


def _held(by: Actor, partnership: str) -> models.PartnershipRow:
    row = the_partnership(by, partnership, Doing.KEEP_REGISTER)
    writing.lock_partnership(partnership)
    return row


def the_feed(row: models.PartnershipRow, slug: str) -> Feed:
    """The data set of this short name.

    Raises:
        NotFound: the register has none.
    """
    found = _find(row, slug)
    if found is None:
        raise NotFound(f"There is no data set called {slug} in {row.slug}.")
    return found


def _find(row: models.PartnershipRow, slug: str) -> Feed | None:
    return next((one for one in feeds.feeds_of(row) if one.slug == slug), None)


def _write(
    by: Actor,
    row: models.PartnershipRow,
    what: str,
    before: Feed | None,
    after: Feed,
    reason: str = "",
) -> Feed:
    problems = tuple(_problems(row, after, (reason,)))
    if problems:
        raise Refused(*problems)
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={
            "data_set": after.slug,
            "before": told(before) if before else None,
            "after": told(after),
            **({"reason": reason.strip()} if reason.strip() else {}),
        },
    )
    feeds.add_feed(entry, after)
    return after


def told(feed: Feed) -> dict[str, Any]:
    """The data set as the log keeps it: what is said of it, in plain words."""
    held = feeds.feed_columns(feed)
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in held.items()
        if value not in (None, "", [], False)
    }


def _problems(
    row: models.PartnershipRow, feed: Feed, more: tuple[str, ...]
) -> Iterator[str]:
    yield from _text_problems(feed, more)
    frame = frame_of(row, the_entry(row, None))
    if frame.partnership.organisation(feed.organisation) is None:
        yield f"{feed.organisation} is no agency of this partnership; choose one."
    known = {versions[-1].code for versions in frame.definitions.values()}
    strange = [code for code in feed.indicators if code not in known]
    if strange:
        yield f"There is no indicator {listed(strange)} in this partnership."
    if feed.valid_from is None:
        yield "Say from which day the data set is shared, so that it can be expected."
    for column in personal_columns([field.name for field in feed.fields]):
        yield (
            f"The field “{column.heading}” seems to hold {column.kind.words}, which "
            f"never come in: {column.kind.mend}."
        )


def _text_problems(feed: Feed, more: tuple[str, ...]) -> Iterator[str]:
    fields = [asdict(field) for field in feed.fields]
    texts = [
        *more,
        *(text for text in told(feed).values() if isinstance(text, str)),
        *(text for held in fields for text in (held["name"], held["holds"])),
    ]
    if not all(is_plain_text(text) for text in texts):
        yield "A text holds a sign that cannot be printed; type it again."
    if any(len(text) > LONGEST_TEXT for text in texts):
        yield f"A text is longer than {LONGEST_TEXT:,} letters; shorten it."
    names = [field.name.casefold() for field in feed.fields]
    if len(set(names)) < len(names):
        yield "A field stands there twice."
    if len(names) > MOST_FIELDS:
        yield f"A data set has {MOST_FIELDS} fields at most."
    if not all(names):
        yield "A field needs a name."
