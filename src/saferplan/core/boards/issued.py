"""A pack that was sent out: everything that makes it again as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.boards.pack import Audience
from saferplan.core.boards.papers import Paper
from saferplan.core.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFile:
    """One file of an issue, kept byte for byte: its format, name, size and SHA-256.

    ``is_withheld``: small counts are withheld in it, for those without a clearance.
    """

    kind: str
    name: str
    size: int
    sha256: str
    is_withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPack:
    """One issue of a body's papers for a month; ``version`` counts from 1.

    ``cut`` is the ledger number the pack was made at, ``entry`` the one it was
    issued with (0 before it is written); ``meeting`` is the number of the meeting
    it is for, or None. ``contents_hash`` is the SHA-256 of the contents as JSON,
    empty for packs issued before contents were kept; ``files`` are those frozen with
    it.
    """

    body: str
    month: Month
    version: int
    cut: int
    known_on: date | None = None
    audience: Audience = Audience.BOARD
    meeting: int | None = None
    entry: int = 0
    issued_on: date | None = None
    issued_by: str = ""
    paper: Paper = Paper.REPORT
    marking: str = ""
    distribution: str = ""
    contents_hash: str = ""
    files: tuple[IssuedFile, ...] = ()

    def file(self, kind: str, *, is_withheld: bool) -> IssuedFile | None:
        """The frozen file of this format, as it may be seen; None if there is none.

        Where nothing was withheld there is one file for everybody.
        """
        found = {one.is_withheld: one for one in self.files if one.kind == kind}
        return found.get(True, found.get(False)) if is_withheld else found.get(False)
