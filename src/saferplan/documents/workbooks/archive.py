"""The zip archive a workbook is: how much it may hold, and how it is refused."""

from __future__ import annotations

from saferplan.documents.workbooks.book import (
    MEBIBYTE,
    MOST_PARTS,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_FROM,
    Unreadable,
)
from saferplan.documents.workbooks.bounded_zip import BoundedZip, Bounds, Refusals

PROTECTED = (
    "The file is protected by a password.",
    "Take the password off (File, Info, Protect Workbook) and save it again.",
)
_DAMAGED = (
    "The file is damaged and cannot be opened.",
    "Open it in Excel or LibreOffice, save it again as .xlsx or .ods, and send that.",
)


def damaged(detail: str = "") -> Unreadable:
    """The refusal of a file that is broken; ``detail`` is a sentence more."""
    return Unreadable(*_DAMAGED[:1], *([detail] if detail else []), *_DAMAGED[1:])


class Archive(BoundedZip):
    """A workbook's archive, within the bounds of a workbook.

    Raises:
        Unreadable: it is broken, too large once unpacked, packed too tightly, has
            too many parts, parts that lie over each other or outside, or a password.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(content, _BOUNDS, _REFUSALS)


def _too_many_parts(count: int) -> Unreadable:
    return Unreadable(
        f"The file has {count:,} parts inside; a workbook has "
        f"{MOST_PARTS:,} at most. Save it again from Excel or LibreOffice."
    )


def _too_large(most: int) -> Unreadable:
    return Unreadable(
        f"Unpacked, the file is larger than {most // MEBIBYTE} MB. "
        "Take out what is not needed and save it again."
    )


_BOUNDS = Bounds(
    parts=MOST_PARTS,
    unpacked=MOST_UNPACKED,
    read=MOST_UNPACKED,
    ratio=MOST_RATIO,
    ratio_from=RATIO_FROM,
)
_REFUSALS = Refusals(
    damaged=damaged,
    protected=PROTECTED,
    too_many_parts=_too_many_parts,
    too_large=_too_large,
    too_tight=(
        "The file is packed far more tightly than any workbook is, "
        "so it was not unpacked. Save it again from Excel or LibreOffice.",
    ),
    odd_packing="It is packed in a way that no spreadsheet uses.",
)
