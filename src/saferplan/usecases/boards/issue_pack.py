"""Issue a pack: from now on it can be made again as it was, and its returns lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.cycle import Meeting
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Audience
from saferplan.core.periods import Month, day_label
from saferplan.store import boards, models, reading, writing
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.lock_returns import lock_returns
from saferplan.usecases.told import told


def issue_pack(
    *,
    by: Actor,
    partnership: str,
    body: str,
    month: Month,
    meeting: int | None = None,
    known_on: date | None = None,
) -> IssuedPack:
    """Freeze this body's papers about this month, and lock the accepted returns.

    The pack is cut at the last thing that was written before it. ``meeting`` is the
    number of the meeting it is for; without one it is the planned meeting of this
    body that reports the month, if there is one. What nobody has accepted stays
    open, and the pack says that it is not signed off.

    Raises:
        NotFound, NotPermitted: the actor is no manager here, or there is no such
            body or meeting.
        Refused: the month is not over, or nothing has changed since these papers
            were issued.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.ISSUE)
        writing.lock_partnership(partnership)
        if reading.structure(row).body(body) is None:
            raise NotFound(f"There is no body called {body} in {partnership}.")
        held = _of_body(row, body, month)
        cut = the_entry(row, None).number
        _refuse(month, known_on, held, cut)
        return _write(
            row,
            by,
            IssuedPack(
                body=body,
                month=month,
                version=len(held) + 1,
                cut=cut,
                known_on=known_on,
                audience=Audience.BOARD,
                meeting=_meeting(row, body, month, meeting),
            ),
        )


def _of_body(row: models.PartnershipRow, body: str, month: Month) -> list[IssuedPack]:
    found = boards.issued_packs(row)
    return [p for p in found if (p.body, p.month) == (body, month)]


def _refuse(
    month: Month, known_on: date | None, held: list[IssuedPack], cut: int
) -> None:
    today = timezone.localdate()
    if month.last >= today:
        raise Refused(
            f"{month.label} is not over; its papers can be issued from "
            f"{day_label(month.plus(1).first)} on."
        )
    if known_on is not None and known_on > today:
        raise Refused(f"Nothing is known yet of {day_label(known_on)}, a day to come.")
    last = held[-1] if held else None
    if last is not None and last.entry == cut and last.known_on == known_on:
        raise Refused(
            f"Version {last.version} of these papers was issued, and nothing has "
            "changed since."
        )


def _meeting(
    row: models.PartnershipRow, body: str, month: Month, number: int | None
) -> int | None:
    found: list[Meeting] = [m for m in boards.meetings(row) if m.body == body]
    if number is None:
        on = [m for m in found if m.reports == month and m.state.is_on]
        return on[0].number if on else None
    if number not in {m.number for m in found}:
        raise NotFound(f"{body} has no meeting {number} in {row.slug}.")
    return number


def _write(row: models.PartnershipRow, by: Actor, issued: IssuedPack) -> IssuedPack:
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="issue_pack",
        detail={"before": None, "after": _told(issued)},
    )
    boards.add_issued_pack(entry, issued)
    lock_returns(entry, issued.month)
    return replace(
        issued,
        entry=entry.number,
        issued_on=timezone.localtime(entry.at).date(),
        issued_by=entry.account,
    )


def _told(issued: IssuedPack) -> dict[str, object]:
    kept = {"body", "month", "version", "cut", "known_on", "audience", "meeting"}
    return {name: held for name, held in told(issued).items() if name in kept}
