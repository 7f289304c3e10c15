"""Put the statutory data set on a register that is empty, agency by agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from django.db import transaction

from saferplan.core.partnership.structure import Partnership
from saferplan.core.returns.feeds import Feed, FeedDefinition, feed_from
from saferplan.documents.folder.feed_library import feed_library
from saferplan.store import feeds, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.keep_feed import told

OWNER = "Post to be named by the agency"
_SENDERS = {
    "police": r"constabulary|\bpolice\b(?!.*authority)",
    "fire": r"\bfire\b",
    "health": r"\bnhs\b|care board|primary care",
    "ambulance": r"\bnhs\b|care board|primary care",
    "council": r"\bcouncil\b(?!.* for )",
}
"""How an agency's name begins to tell which part of the law it falls under."""


def register_statutory(*, by: Actor, partnership: str, valid_from: date) -> int:
    """Register what SI 2007/1831 prescribes, for the agencies that are there.

    How many data sets were registered; 0 where the register holds some already. An
    agency is known by its name, and the post that answers is left to be named, so
    that somebody has to look at each before it is used.

    Raises:
        NotFound, NotPermitted: the actor may not.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.KEEP_REGISTER)
        writing.lock_partnership(partnership)
        if feeds.feeds_of(row):
            return 0
        found = list(_statutory(reading.structure(row), valid_from))
        if not found:
            return 0
        entry = writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="register_feed",
            detail={
                "data_sets": [feed.slug for feed in found],
                "before": None,
                "after": [told(feed) for feed in found],
            },
        )
        for feed in found:
            feeds.add_feed(entry, feed)
        return len(found)


def _statutory(frame: Partnership, valid_from: date) -> Iterator[Feed]:
    for definition in feed_library():
        sender = _sender(frame, definition)
        if sender:
            yield feed_from(
                definition,
                slug=_name(definition),
                organisation=sender,
                owner=OWNER,
                valid_from=valid_from,
            )


def _name(definition: FeedDefinition) -> str:
    return definition.library.rpartition("/")[2]


def _sender(frame: Partnership, definition: FeedDefinition) -> str:
    """The first agency whose name says that it falls under this part of the law."""
    pattern = _SENDERS[_name(definition).partition("-")[0]]
    named = (
        one.slug
        for one in frame.organisations
        if re.search(pattern, one.name, re.IGNORECASE)
    )
    return next(named, "")
