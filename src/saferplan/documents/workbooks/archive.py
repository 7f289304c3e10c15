"""The zip archive a workbook is: looked over before anything in it is unpacked."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from saferplan.documents.workbooks.book import (
    MEBIBYTE,
    MOST_PARTS,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_FROM,
    Unreadable,
)

PROTECTED = (
    "The file is protected by a password.",
    "Take the password off (File, Info, Protect Workbook) and save it again.",
)
_DAMAGED = (
    "The file is damaged and cannot be opened.",
    "Open it in Excel or LibreOffice, save it again as .xlsx or .ods, and send that.",
)
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


def damaged(detail: str = "") -> Unreadable:
    """The refusal of a file that is broken; ``detail`` is a sentence more."""
    return Unreadable(*_DAMAGED[:1], *([detail] if detail else []), *_DAMAGED[1:])


class Archive:
    """A zip archive within bounds.

    Raises:
        Unreadable: it is broken, too large once unpacked, packed too tightly, has
            too many parts, parts that lie over each other or outside, or a password.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(content))
        except _FAULTS:
            raise damaged() from None
        self._parts = {i.filename: i for i in self._zip.infolist() if not i.is_dir()}
        self._left = MOST_UNPACKED
        _look_over(self._zip.infolist(), self._zip.start_dir)

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
            raise damaged(f"Its part {name[:100]!r} is missing.")
        try:
            content = self._unpack(part)
        except _FAULTS as fault:
            if isinstance(fault, Unreadable):
                raise
            raise damaged() from None
        return content

    def _unpack(self, part: ZipInfo) -> bytes:
        # What the archive says of the size may be a lie: what comes out is counted.
        with self._zip.open(part) as packed:
            content = packed.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise _too_large()
        if len(content) != part.file_size:
            raise damaged()
        return content


def _too_large() -> Unreadable:
    return Unreadable(
        f"Unpacked, the file is larger than {MOST_UNPACKED // MEBIBYTE} MB. "
        "Take out what is not needed and save it again."
    )


def _look_over(parts: Sequence[ZipInfo], directory: int) -> None:
    if len(parts) > MOST_PARTS:
        raise Unreadable(
            f"The file has {len(parts):,} parts inside; a workbook has "
            f"{MOST_PARTS:,} at most. Save it again from Excel or LibreOffice."
        )
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Unreadable(*PROTECTED)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_large()
    for part in parts:
        _require_sound(part)
    _require_apart(parts, directory)


def _require_sound(part: ZipInfo) -> None:
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise damaged("It is packed in a way that no spreadsheet uses.")
    steps = part.filename.replace("\\", "/").split("/")
    if part.filename.startswith(("/", "\\")) or ".." in steps or ":" in steps[0]:
        raise damaged("A part of it lies outside of the file.")
    if part.file_size > max(RATIO_FROM, MOST_RATIO * part.compress_size):
        raise Unreadable(
            "The file is packed far more tightly than any workbook is, "
            "so it was not unpacked. Save it again from Excel or LibreOffice."
        )


def _require_apart(parts: Sequence[ZipInfo], directory: int) -> None:
    """No part twice, and none that lies over the next."""
    if max(Counter(part.filename for part in parts).values(), default=0) > 1:
        raise damaged("It has the same part twice.")
    end = 0
    for part in sorted(parts, key=lambda p: p.header_offset):
        if part.header_offset < end:
            raise damaged("Parts of it lie over each other.")
        end = part.header_offset + _HEADER + part.compress_size
    if end > directory:
        raise damaged("Parts of it lie over each other.")
