"""The cycle of the boards, for those who may read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from saferplan.core.boards.calendar import Due
from saferplan.core.boards.calendar import calendar as calendar_of
from saferplan.core.boards.calendar import returns_due as returns_due_of
from saferplan.core.boards.cycle import Cycle, Meeting
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.indicators.vocabulary import DataState
from saferplan.core.periods import Month
from saferplan.documents.frozen import CONTENTS, contents_of
from saferplan.store import boards, issued, models
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.closed_days import closed_days_of
from saferplan.usecases.errors import NotFound
from saferplan.usecases.partnership.small_counts import withheld_codes
from saferplan.usecases.permissions import Doing


def cycles(actor: Actor, partnership: str) -> Mapping[str, Cycle]:
    """The cycle of each body that has one, by the body's short name."""
    row = the_partnership(actor, partnership)
    return {one.body: one for one in boards.cycles(row)}


def cycle(actor: Actor, partnership: str, body: str) -> Cycle | None:
    """The cycle of this body, if it was set."""
    return cycles(actor, partnership).get(body)


def meetings(actor: Actor, partnership: str, body: str = "") -> tuple[Meeting, ...]:
    """Every meeting as it was arranged last, by date; of all bodies or of this one."""
    row = the_partnership(actor, partnership)
    return tuple(one for one in boards.meetings(row) if one.body == (body or one.body))


def one_meeting(actor: Actor, partnership: str, number: int) -> Meeting:
    """The meeting of this number.

    Raises:
        NotFound: there is none.
    """
    for one in meetings(actor, partnership):
        if one.number == number:
            return one
    raise NotFound(f"There is no meeting {number} in {partnership}.")


def meeting_for(
    actor: Actor, partnership: str, body: str, month: Month
) -> Meeting | None:
    """For which meeting are this body's papers about this month? The next planned."""
    found = [m for m in meetings(actor, partnership, body) if m.reports == month]
    return next((m for m in found if m.state.is_on), None)


def closed_days(actor: Actor, partnership: str) -> frozenset[date]:
    """The partnership's own days on which nobody works."""
    return closed_days_of(the_partnership(actor, partnership))


def calendar(
    actor: Actor, partnership: str, first: date, last: date
) -> tuple[Due, ...]:
    """What is due, and who meets, from one day to another, both included?"""
    row = the_partnership(actor, partnership)
    return calendar_of(
        {one.body: one for one in boards.cycles(row)},
        boards.meetings(row),
        first,
        last,
        closed=closed_days_of(row),
        issued={(one.body, one.month) for one in issued.issued_packs(row)},
    )


def returns_due(actor: Actor, partnership: str, month: Month) -> date | None:
    """By when must the returns of this month be in? None: no meeting needs them."""
    row = the_partnership(actor, partnership)
    return returns_due_of(
        {one.body: one for one in boards.cycles(row)},
        boards.meetings(row),
        month,
        closed_days_of(row),
    )


def issued_packs(
    actor: Actor, partnership: str, body: str = ""
) -> tuple[IssuedPack, ...]:
    """Every pack that was issued, the first first; of all bodies or of this one.

    Whoever is not cleared for small counts gets the fingerprints of what they may
    see, and of nothing else: from those of the whole a figure could be guessed.
    """
    row = the_partnership(actor, partnership)
    found = [p for p in issued.issued_packs(row) if p.body == (body or p.body)]
    if actor.is_cleared(partnership):
        return tuple(found)
    return tuple(_as_seen(row, one) for one in found)


def issued_pack(
    actor: Actor, partnership: str, body: str, month: Month, version: int
) -> IssuedPack:
    """The pack of this body and month that was issued as this version.

    Raises:
        NotFound: there is none.
    """
    for one in issued_packs(actor, partnership, body):
        if (one.month, one.version) == (month, version):
            return one
    raise NotFound(
        f"No version {version} of the papers of {body} about {month.label} was issued."
    )


def issued_file(
    actor: Actor, partnership: str, issued_as: IssuedPack, kind: str
) -> tuple[str, bytes] | None:
    """The file of this format as it was sent out: its name and its bytes.

    Whoever is not cleared for small counts gets the one without them. None where no
    such file was kept, or where figures stand in it that are withheld by now: then
    the pack is made again for whoever asks.

    Raises:
        NotFound, NotPermitted: the actor may not have the boards' papers.
    """
    row = the_partnership(actor, partnership, Doing.MAKE_PACK)
    is_withheld = not actor.is_cleared(partnership)
    file = issued_as.file(kind, is_withheld=is_withheld)
    if file is None or (is_withheld and _tells_more(row, issued_as)):
        return None
    return file.name, issued.content_of(row, issued_as, file)


def _as_seen(row: models.PartnershipRow, whole: IssuedPack) -> IssuedPack:
    """The issue as somebody sees it who is not cleared for small counts."""
    kept = whole.file(CONTENTS, is_withheld=True)
    if kept is None or _tells_more(row, whole):
        return replace(whole, files=(), contents_hash="")
    own = {f.kind: f for f in whole.files if not f.is_withheld}
    own |= {f.kind: f for f in whole.files if f.is_withheld}
    return replace(whole, files=tuple(own.values()), contents_hash=kept.sha256)


def _tells_more(row: models.PartnershipRow, issued_as: IssuedPack) -> bool:
    """Do figures stand in what may be seen that are withheld by now?"""
    codes = withheld_codes(row)
    held = issued_as.file(CONTENTS, is_withheld=True)
    if not codes or held is None:
        return bool(codes)
    sections = contents_of(issued.content_of(row, issued_as, held))["sections"]
    return any(
        line["position"]["indicator"] in codes
        and line["position"]["data_state"] != DataState.SUPPRESSED
        for section in sections
        for line in section["lines"]
    )
