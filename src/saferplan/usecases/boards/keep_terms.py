"""Keep what bodies work by: terms of reference, a constitution, and when to review."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from saferplan.core.boards.terms import Terms
from saferplan.core.periods import require_in_calendar
from saferplan.store import meetings, models, numbering, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.permissions import Doing
from saferplan.usecases.refused_at import made, require_readable
from saferplan.usecases.told import different
from saferplan.usecases.words import require_words


def keep_terms(*, by: Actor, partnership: str, terms: Terms) -> Terms:
    """Keep a text that a body works by, new or in place of the one held.

    ``number`` 0 is a new one; the same text writes nothing. Earlier versions stay.

    Raises:
        NotFound, NotPermitted: the actor may not set the partnership up, or there is
            no such body or text.
        RefusedAt: a day out of the calendar's reach, or words nobody could read.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.SET_UP)
        writing.lock_partnership(partnership)
        if terms.body and reading.structure(row).body(terms.body) is None:
            raise NotFound(f"There is no body called {terms.body} in {partnership}.")
        days = [day for day in (terms.adopted_on, terms.review_on) if day]
        made(lambda: require_in_calendar(*days), "review_on")
        # A text may be long, so only its signs are looked at.
        require_words(text=terms.text)
        require_readable(replace(terms, text="-"))
        before = _held(row, terms.number)
        number = terms.number or numbering.next_number(row, models.TermsVersion)
        after = replace(terms, number=number, entry=0)
        bare = before and replace(before, entry=0)
        if before is not None and bare == after:
            return before
        entry = writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="keep_terms",
            detail={"terms": number, **different(bare, after)},
        )
        meetings.add_terms(entry, after)
        return replace(after, entry=entry.number)


def all_terms(actor: Actor, partnership: str) -> tuple[Terms, ...]:
    """Every text that bodies here work by, as it is in force."""
    return meetings.terms(the_partnership(actor, partnership))


def one_terms(actor: Actor, partnership: str, number: int) -> tuple[Terms, ...]:
    """Every version of one text, the newest first.

    Raises:
        NotFound: there is none of this number.
    """
    row = the_partnership(actor, partnership)
    found = meetings.terms_versions(row, number)
    if not found:
        raise NotFound(f"There is no text {number} in {partnership}.")
    return tuple(reversed(found))


def _held(row: models.PartnershipRow, number: int) -> Terms | None:
    if not number:
        return None
    found = next((t for t in meetings.terms(row) if t.number == number), None)
    if found is None:
        raise NotFound(f"There is no text {number} in {row.slug}.")
    return found
