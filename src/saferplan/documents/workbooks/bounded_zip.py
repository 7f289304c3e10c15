"""A zip archive that is looked over before anything in it is unpacked.

What is read of it is counted as it comes out, because an archive may lie. Whoever
opens one says how much it may hold, and what is said of one that goes beyond that.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from saferplan.documents.workbooks.book import Unreadable

_ENCRYPTED = 0x1
_HEADER = 30
"""Bytes of a part's own header before its name."""
_FAULTS = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What reading a broken archive can end in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much an archive may hold.

    ``parts`` are the files inside it, ``unpacked`` the bytes that all of them say
    they have, ``read`` the bytes that may come out. From ``ratio_from`` bytes on, a
    part may be packed ``ratio`` times more tightly than it is, and no more.
    """

    parts: int
    unpacked: int
    read: int
    ratio: int
    ratio_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """What is said of an archive that is broken, protected, or goes beyond its bounds.

    ``damaged`` takes a sentence more, ``too_many_parts`` how many there are,
    ``too_large`` the bytes there may be; ``odd_packing`` is the sentence about a
    way of packing that none of these files uses.
    """

    damaged: Callable[[str], Unreadable]
    protected: tuple[str, ...]
    too_many_parts: Callable[[int], Unreadable]
    too_large: Callable[[int], Unreadable]
    too_tight: tuple[str, ...]
    odd_packing: str
    kind: type[Unreadable] = Unreadable


class BoundedZip:
    """The parts of an archive, within bounds.

    Raises:
        Unreadable: it is broken, too large once unpacked, packed too tightly, has
            too many parts, parts that lie over each other or outside, or a password.
    """

    def __init__(self, content: bytes, bounds: Bounds, refusals: Refusals) -> None:
        self._bounds, self._refusals = bounds, refusals
        try:
            self._zip = ZipFile(BytesIO(content))
        except _FAULTS:
            raise refusals.damaged("") from None
        parts = self._zip.infolist()
        self._look_over(parts, self._zip.start_dir)
        self._parts = {part.filename: part for part in parts if not part.is_dir()}
        self._left = bounds.read

    @property
    def names(self) -> frozenset[str]:
        """The parts in it, folders left out."""
        return frozenset(self._parts)

    def read(self, name: str) -> bytes:
        """One part, unpacked.

        Raises:
            Unreadable: it is not there, broken, or more than may be unpacked.
        """
        part = self._parts.get(name)
        if part is None:
            raise self._refusals.damaged(f"Its part {name[:100]!r} is missing.")
        try:
            return self._unpack(part)
        except Unreadable:
            raise
        except _FAULTS:
            raise self._refusals.damaged("") from None

    def _unpack(self, part: ZipInfo) -> bytes:
        # What the archive says of the size may be a lie: what comes out is counted.
        with self._zip.open(part) as packed:
            content = packed.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise self._refusals.too_large(self._bounds.read)
        if len(content) != part.file_size:
            raise self._refusals.damaged("")
        return content

    def _look_over(self, parts: Sequence[ZipInfo], directory: int) -> None:
        bounds, refusals = self._bounds, self._refusals
        if len(parts) > bounds.parts:
            raise refusals.too_many_parts(len(parts))
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise refusals.kind(*refusals.protected)
        if sum(part.file_size for part in parts) > bounds.unpacked:
            raise refusals.too_large(bounds.unpacked)
        for part in parts:
            self._require_sound(part)
        self._require_apart(parts, directory)

    def _require_sound(self, part: ZipInfo) -> None:
        bounds, refusals = self._bounds, self._refusals
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise refusals.damaged(refusals.odd_packing)
        steps = part.filename.replace("\\", "/").split("/")
        if part.filename.startswith(("/", "\\")) or ".." in steps or ":" in steps[0]:
            raise refusals.damaged("A part of it lies outside of the file.")
        if part.file_size > max(bounds.ratio_from, bounds.ratio * part.compress_size):
            raise refusals.kind(*refusals.too_tight)

    def _require_apart(self, parts: Sequence[ZipInfo], directory: int) -> None:
        """No part twice, and none that lies over the next."""
        if max(Counter(part.filename for part in parts).values(), default=0) > 1:
            raise self._refusals.damaged("It has the same part twice.")
        end = 0
        for part in sorted(parts, key=lambda one: one.header_offset):
            if part.header_offset < end:
                raise self._refusals.damaged("Parts of it lie over each other.")
            end = part.header_offset + _HEADER + part.compress_size
        if end > directory:
            raise self._refusals.damaged("Parts of it lie over each other.")
