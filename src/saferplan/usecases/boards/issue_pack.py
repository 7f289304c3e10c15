"""Issue a pack: its contents and files are frozen, and its returns lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from saferplan.core.boards.cycle import Meeting
from saferplan.core.boards.issued import IssuedFile, IssuedPack
from saferplan.core.boards.pack import Audience, Pack
from saferplan.core.boards.papers import Paper, usual_paper
from saferplan.core.partnership.roles import Role
from saferplan.core.periods import Month, day_label
from saferplan.documents.frozen import CONTENTS, contents_bytes, hash_of
from saferplan.documents.packs import WRITERS, pack_bytes
from saferplan.store import boards, models, reading, writing
from saferplan.store.issued import FrozenFile, add_issued_pack, issued_packs
from saferplan.usecases.access import the_entry, the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.lock_returns import lock_returns
from saferplan.usecases.told import told

FROZEN = tuple(WRITERS)
"""Formats that are frozen with an issue, beside the contents."""
TRIES = 3
"""How often files are made before others are made to wait: a write in between means
that they are of another entry, and no longer what would be issued."""
Tell = Callable[[str], None]


def issue_pack(
    *,
    by: Actor,
    partnership: str,
    body: str,
    month: Month,
    meeting: int | None = None,
    known_on: date | None = None,
    paper: Paper | None = None,
    kinds: Sequence[str] = FROZEN,
    tell: Tell = lambda words: None,
) -> IssuedPack:
    """Freeze this body's papers about this month, and lock the accepted returns.

    The pack is cut at the last thing that was written before it. Its contents, their
    hash, and a file of each format are kept as they are: once as they are for those
    cleared for small counts, and once more for the others where anything is withheld
    from them. ``meeting`` is the number of the meeting it is for; without one it is
    the planned meeting of this body that reports the month, if there is one. What
    nobody has accepted stays open, and the pack says that it is not signed off.
    ``tell`` is told what is being made.

    The files are made before anybody is made to wait; all is written in one
    transaction.

    Raises:
        NotFound, NotPermitted: the actor is no manager here, or there is no such
            body or meeting.
        Refused: the month is not over, nothing has changed since these papers were
            issued, or the body is not given such a paper.
    """
    row = the_partnership(by, partnership, Doing.ISSUE)
    asked = _Asked(by, body, month, meeting, known_on, paper)
    for _ in range(TRIES):
        ready = _made(row, asked, kinds, tell)
        with transaction.atomic():
            writing.lock_partnership(partnership)
            if the_entry(row, None).number == ready.issued.cut:
                return _write(row, by, ready)
        tell("Somebody wrote in the meantime; the papers are made again.")
    with transaction.atomic():
        writing.lock_partnership(partnership)
        return _write(row, by, _made(row, asked, kinds, tell))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for."""

    by: Actor
    body: str
    month: Month
    meeting: int | None
    known_on: date | None
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class _Ready:
    """An issue with its files, made and not written."""

    issued: IssuedPack
    files: tuple[FrozenFile, ...]


def _made(
    row: models.PartnershipRow, asked: _Asked, kinds: Sequence[str], tell: Tell
) -> _Ready:
    """Check that it can be issued, and make everything that is to be kept."""
    frame = reading.structure(row)
    held_body = frame.body(asked.body)
    if held_body is None:
        raise NotFound(f"There is no body called {asked.body} in {row.slug}.")
    paper = asked.paper or usual_paper(held_body.type)
    held = [
        one
        for one in issued_packs(row)
        if (one.body, one.month, one.paper) == (asked.body, asked.month, paper)
    ]
    cut = the_entry(row, None).number
    _refuse(asked.month, asked.known_on, held, cut)
    issued = IssuedPack(
        body=asked.body,
        month=asked.month,
        version=_next_version(row, asked),
        cut=cut,
        known_on=asked.known_on,
        audience=Audience.BOARD,
        meeting=_meeting(row, asked.body, asked.month, asked.meeting),
        issued_on=timezone.localdate(),
        issued_by=asked.by.account,
        paper=paper,
    )
    return _with_files(row.slug, asked.by, issued, kinds, tell)


def _next_version(row: models.PartnershipRow, asked: _Asked) -> int:
    """Versions count over all papers of a body about a month."""
    return 1 + sum(
        (one.body, one.month) == (asked.body, asked.month) for one in issued_packs(row)
    )


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


def _with_files(
    slug: str, by: Actor, issued: IssuedPack, kinds: Sequence[str], tell: Tell
) -> _Ready:
    whole = _pack(_cleared(by, slug), slug, issued)
    withheld = _pack(_not_cleared(by, slug), slug, issued)
    files = list(_frozen(whole, kinds, tell, is_withheld=False))
    if withheld != whole:
        tell("Once more without small counts, for those who are not cleared for them.")
        files += _frozen(withheld, kinds, tell, is_withheld=True)
    return _Ready(
        replace(
            issued,
            marking=whole.marking,
            distribution=whole.distribution,
            contents_hash=files[0].file.sha256,
            files=tuple(one.file for one in files),
        ),
        tuple(files),
    )


def _pack(by: Actor, slug: str, issued: IssuedPack) -> Pack:
    return make_pack(
        by=by, partnership=slug, body=issued.body, month=issued.month, issued=issued
    )


def _cleared(by: Actor, slug: str) -> Actor:
    """The papers as they are, whether or not whoever issues them may see them so."""
    return replace(by, cleared_in=by.cleared_in | {slug})


def _not_cleared(by: Actor, slug: str) -> Actor:
    """Anybody in the partnership who is not cleared for small counts."""
    reader = Grant(partnership=slug, role=Role.READER)
    return Actor(account=by.account, grants=(reader,))


def _frozen(
    pack: Pack, kinds: Sequence[str], tell: Tell, *, is_withheld: bool
) -> list[FrozenFile]:
    """The contents first, then a file of each format."""
    made = [(CONTENTS, contents_bytes(pack))]
    for kind in kinds:
        tell(f"Making {WRITERS[kind][1]} ...")
        made.append((kind, pack_bytes(pack, kind)))
    return [
        FrozenFile(
            file=IssuedFile(
                kind=kind,
                name=f"{pack.file_stem}.{kind}",
                size=len(content),
                sha256=hash_of(content),
                is_withheld=is_withheld,
            ),
            content=content,
        )
        for kind, content in made
    ]


def _write(row: models.PartnershipRow, by: Actor, ready: _Ready) -> IssuedPack:
    issued = ready.issued
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="issue_pack",
        detail={"before": None, "after": _told(issued)},
    )
    add_issued_pack(entry, issued, ready.files)
    lock_returns(entry, issued.month)
    return replace(
        issued,
        entry=entry.number,
        issued_on=timezone.localtime(entry.at).date(),
        issued_by=entry.account,
    )


_TOLD = (
    "body",
    "paper",
    "month",
    "version",
    "cut",
    "known_on",
    "audience",
    "meeting",
    "marking",
    "distribution",
    "contents_hash",
)


def _told(issued: IssuedPack) -> dict[str, object]:
    held = told(issued)
    return {name: held[name] for name in _TOLD}
