"""What was changed by hand in a file of a pack that somebody sent back?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.papers import Paper
from saferplan.core.indicators.withholding import WHO_MAY
from saferplan.core.partnership.roles import Role
from saferplan.core.periods import Month
from saferplan.core.wording import listed
from saferplan.documents.comparing.contents import Contents
from saferplan.documents.comparing.differing import Comparison, compared
from saferplan.documents.comparing.edits import Edit
from saferplan.documents.comparing.opening import opened
from saferplan.documents.comparing.reading import read
from saferplan.documents.comparing.withheld import shown_though_withheld
from saferplan.documents.workbooks import Unreadable
from saferplan.store import models
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.boards.sent_back import (
    Asked,
    Made,
    asked_for,
    dated,
    made_for,
    require_written,
)
from saferplan.usecases.errors import NotPermitted, Refused
from saferplan.usecases.partnership.small_counts import withheld_codes
from saferplan.usecases.permissions import Doing


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A file that came back, beside the pack that it is of.

    ``name`` is what the file is called, ``kind`` its format. The others say which pack
    it was compared with: ``paper`` which of the papers, ``version`` which issue (0: a
    draft) and ``version_words`` the same in words, ``entry`` and ``known_on`` what it
    was made from. ``is_frozen``: with the very file that was issued, and not one made
    again; ``is_withheld``: with the one that has no small counts.

    ``edits`` are what was changed, figures first; ``left_out`` more changes than are
    told one by one, ``summary`` all of them in a sentence. ``remarks`` are sentences
    on how the file had to be read.
    """

    name: str
    kind: str
    partnership: str
    partnership_name: str
    body: str
    body_name: str
    title: str
    month: Month
    paper: Paper
    version: int
    version_words: str
    entry: int
    known_on: date | None
    is_frozen: bool
    is_withheld: bool
    edits: tuple[Edit, ...]
    summary: str
    left_out: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Does it say what was made, and nothing else?"""
        return not self.edits

    @property
    def figures(self) -> tuple[Edit, ...]:
        """The changes in which the numbers differ."""
        return tuple(edit for edit in self.edits if edit.is_figure)


def compare_pack(
    *,
    by: Actor,
    content: bytes,
    name: str = "",
    partnership: str = "",
    body: str = "",
    month: Month | None = None,
    version: int | None = None,
    paper: Paper | None = None,
) -> Compared:
    """Compare a deck, workbook or Word document that came back with what was made.

    The file's properties say which pack it is of; what is given counts only where
    that mark is lost. An issued version is compared with the very file that was kept,
    or with one made again where none was; a draft with one made again at its entry.
    Whoever is not cleared for small counts compares with the pack without them.
    ``name`` is what the file is called. Nothing is written.

    Raises:
        NotFound, NotPermitted: the actor may not have this pack, or there is none
            such; or the file shows figures that are withheld from the actor.
        Refused: the file cannot be compared, or does not say which pack it is of.
    """
    try:
        found = opened(content)
        asked = asked_for(found, partnership, body, month, version, paper)
        row = the_partnership(by, asked.partnership, Doing.MAKE_PACK)
        require_written(found.kind)
        return _answer(by, row, asked, read(found), name)
    except Unreadable as problem:
        raise Refused(*problem.sentences) from problem


def _answer(
    by: Actor, row: models.PartnershipRow, asked: Asked, sent: Contents, name: str
) -> Compared:
    asked = dated(asked, sent)
    made = made_for(by, asked)
    found = compared(made.contents, sent, made.known)
    if found.edits and withheld_codes(row) - made.withheld.keys():
        made, found = _nearer(by, asked, sent, made, found)
    if not by.is_cleared(row.slug):
        _require_no_more(made, sent, found)
    return _presented(asked, made, found, name)


def _nearer(
    by: Actor, asked: Asked, sent: Contents, made: Made, found: Comparison
) -> tuple[Made, Comparison]:
    """Of what this actor sees and what everybody sees: what the file was made from.

    A file without small counts, held against the pack with them, would be full of
    changes that nobody made.
    """
    reader = Grant(partnership=asked.partnership, role=Role.READER)
    other = made_for(Actor(account=by.account, grants=(reader,)), asked)
    beside = compared(other.contents, sent, other.known)
    is_nearer = beside.count < found.count
    return (other, beside) if is_nearer else (made, found)


def _require_no_more(made: Made, sent: Contents, found: Comparison) -> None:
    """Nobody is helped to read figures that are withheld from them."""
    shown = shown_though_withheld(made.contents, sent, found.edits, made.withheld)
    if shown:
        names = [(*made.withheld[code], code)[0] for code in shown]
        raise NotPermitted(
            f"This file shows figures about {listed(names)} that are withheld from "
            f"you. {WHO_MAY}"
        )


# ------------------------------------------------------------------------ the answer
def _presented(asked: Asked, made: Made, found: Comparison, name: str) -> Compared:
    told = made.told
    return Compared(
        name=name,
        kind=asked.kind,
        partnership=asked.partnership,
        partnership_name=told["partnership_name"],
        body=asked.body,
        body_name=told["body_name"],
        title=told["title"],
        month=asked.month,
        paper=Paper(told["paper"]),
        version=asked.version,
        version_words=told["version"],
        entry=told["entry"],
        known_on=date.fromisoformat(told["known_on"]) if told["known_on"] else None,
        is_frozen=made.is_frozen,
        is_withheld=made.is_withheld and bool(made.withheld),
        edits=found.edits,
        summary=found.summary,
        left_out=found.left_out,
        remarks=(*found.remarks, *_remarks(asked, made)),
    )


def _remarks(asked: Asked, made: Made) -> Iterator[str]:
    entry = made.told["entry"]
    if asked.entry is None and not asked.version:
        yield (
            "Nothing in the file says when it was made, so it was compared with the "
            "pack of today: what was entered since then shows as changed."
        )
    elif asked.entry is not None and asked.entry != entry:
        yield (
            f"The file says that it was made at entry {asked.entry}, and this pack was "
            f"made at entry {entry}. Perhaps it is of another installation."
        )
    if asked.version and not made.is_frozen:
        yield (
            "No file of this format was kept when it was issued, so it was made again: "
            "what this version of saferplan says otherwise shows as changed."
        )
