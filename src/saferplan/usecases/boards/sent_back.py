"""Which pack is a file of that came back, and what is it held against?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.core.indicators.trace import parse_trace
from saferplan.core.indicators.vocabulary import DataState
from saferplan.core.periods import Month
from saferplan.documents.comparing.contents import Contents
from saferplan.documents.comparing.opening import Opened, opened
from saferplan.documents.comparing.reading import read
from saferplan.documents.comparing.tracing import codes_in
from saferplan.documents.frozen import CONTENTS, contents_of
from saferplan.documents.json.packs import pack_object
from saferplan.documents.packs import WRITERS, pack_bytes
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.boards.queries import issued_file, issued_pack
from saferplan.usecases.errors import Refused


# ------------------------------------------------------------------- which pack it is
@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which pack the file is of, by its mark or by what was given."""

    kind: str
    partnership: str
    body: str
    month: Month
    version: int
    paper: Paper | None
    entry: int | None
    known_on: date | None


def asked_for(
    found: Opened,
    partnership: str,
    body: str,
    month: Month | None,
    version: int | None,
    paper: Paper | None,
) -> Asked:
    """Which pack is it? What is given counts only where the file itself says nothing.

    Raises:
        Refused: neither says it.
    """
    mark = found.mark
    if mark is not None:
        return Asked(
            kind=found.kind,
            partnership=mark.partnership,
            body=mark.body,
            month=mark.month,
            version=mark.version,
            paper=mark.paper,
            entry=mark.entry,
            known_on=mark.known_on,
        )
    if not (partnership and body and month):
        raise Refused(*_LOST)
    return Asked(
        kind=found.kind,
        partnership=partnership,
        body=body,
        month=month,
        version=version or 0,
        paper=paper,
        entry=None,
        known_on=None,
    )


def dated(asked: Asked, sent: Contents) -> Asked:
    """Without its mark a file still has trace codes, and those say when it was made."""
    if asked.entry is not None:
        return asked
    codes = map(parse_trace, codes_in(sent))
    dates = {
        (code.entry, code.known_on)
        for code in codes
        if code.partnership == asked.partnership and code.as_at == asked.month.last
    }
    if len(dates) != 1:
        return asked
    entry, known_on = dates.pop()
    return replace(asked, entry=entry, known_on=known_on)


_LOST = (
    "The file does not say which pack it is of: the keywords in its properties, which "
    "said so, are gone.",
    "Say which it is: the partnership, the body and the month, and the version if it "
    "was issued.",
)


def require_written(kind: str) -> None:
    """Raise Refused for a format that no pack is made in."""
    if kind not in WRITERS:
        raise Refused(f"No pack is made as .{kind} here, so that none can come back.")


# ------------------------------------------------------------- what it is held against
@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The pack as one actor may see it: what it says, and the file of it."""

    told: Mapping[str, Any]
    contents: Contents
    is_frozen: bool
    is_withheld: bool

    @property
    def lines(self) -> Iterator[Mapping[str, Any]]:
        """Where each of its indicators stands."""
        for section in self.told["sections"]:
            yield from (line["position"] for line in section["lines"])

    @property
    def known(self) -> dict[str, str]:
        """The trace code of each indicator, by its code and its names."""
        return {
            name: line["trace"]
            for line in self.lines
            for name in (line["indicator"], *_names(line))
        }

    @property
    def withheld(self) -> dict[str, tuple[str, ...]]:
        """The indicators without figures, by their codes, with their names."""
        return {
            line["indicator"]: _names(line)
            for line in self.lines
            if line["data_state"] == DataState.SUPPRESSED
        }


def _names(line: Mapping[str, Any]) -> tuple[str, ...]:
    held = (line.get("plain_title"), line.get("title"))
    return tuple(dict.fromkeys(name for name in held if name))


def made_for(by: Actor, asked: Asked) -> Made:
    """The pack as this actor may see it: what was kept of it, or made again.

    Raises:
        NotFound, NotPermitted: there is none such, or the actor may not have it.
        Refused: it cannot be made.
    """
    issued = None
    if asked.version:
        where = asked.partnership, asked.body, asked.month, asked.version
        issued = issued_pack(by, *where)
        kept = _kept(by, asked, issued)
        if kept is not None:
            return kept
    pack, file = _again(by, asked, issued)
    return Made(
        told=pack_object(pack),
        contents=read(opened(file)),
        is_frozen=False,
        is_withheld=not by.is_cleared(asked.partnership),
    )


def _kept(by: Actor, asked: Asked, issued: IssuedPack) -> Made | None:
    """What was frozen with an issue; None where this actor must have it made again."""
    file = issued_file(by, asked.partnership, issued, asked.kind)
    told = issued_file(by, asked.partnership, issued, CONTENTS)
    if file is None or told is None:
        return None
    return Made(
        told=contents_of(told[1]),
        contents=read(opened(file[1])),
        is_frozen=True,
        is_withheld=not by.is_cleared(asked.partnership),
    )


def _again(by: Actor, asked: Asked, issued: IssuedPack | None) -> tuple[Pack, bytes]:
    try:
        pack = make_pack(
            by=by,
            partnership=asked.partnership,
            body=asked.body,
            month=asked.month,
            known_on=asked.known_on,
            entry=asked.entry,
            paper=asked.paper,
            issued=issued,
        )
        return pack, pack_bytes(pack, asked.kind)
    except ValueError as problem:
        # A year out of reach, or a template that cannot be used any more.
        raise Refused(str(problem)) from problem
