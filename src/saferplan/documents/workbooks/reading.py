"""Which kind of file is it, and what does it hold?"""

from __future__ import annotations

from saferplan.documents.workbooks.archive import PROTECTED, Archive
from saferplan.documents.workbooks.book import (
    MEBIBYTE,
    MOST_BYTES,
    Unreadable,
    Workbook,
)
from saferplan.documents.workbooks.delimited import read_delimited
from saferplan.documents.workbooks.ods import read_ods
from saferplan.documents.workbooks.xlsx import MACROS, read_xlsx

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_TEXT_ENDINGS = ("csv", "tsv", "txt")
_MACRO_ENDINGS = ("xlsm", "xltm", "xlam")
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
)
SEND = "Save the sheet as .xlsx, .ods or .csv, and send that."


def read_workbook(content: bytes, name: str) -> Workbook:
    """What does this file hold?

    Excel's .xlsx, LibreOffice's .ods, and .csv or .tsv, told by what they are; the
    ending of the name must agree. Everything is bounded (see `book`) before it is
    unpacked, no formula is worked out, no link is followed, nothing is written.

    Raises:
        Unreadable: it is something else, damaged, protected, too large, or has
            macros or links; the sentences say which and how to mend it.
    """
    _require_size(content)
    ending = name.rpartition(".")[2].strip().lower() if "." in name else ""
    if ending in _MACRO_ENDINGS:
        raise Unreadable(*MACROS)
    if content.startswith(_OLE):
        raise _of_ole(content)
    if content.startswith(_ZIP):
        return _read_zip(content, ending)
    return _read_text(content, ending)


def _require_size(content: bytes) -> None:
    if not content.strip():
        raise Unreadable("The file is empty.", SEND)
    if len(content) > MOST_BYTES:
        raise Unreadable(
            f"The file is larger than {MOST_BYTES // MEBIBYTE} MB. Take out what is "
            "not needed (pictures, other sheets) and save it again."
        )


def _of_ole(content: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unreadable(*PROTECTED)
    if any(word.encode("utf-16-le") in content for word in ("Workbook", "Book")):
        return Unreadable(
            "The file is a workbook of Excel 2003 or older (.xls). "
            "Open it in Excel or LibreOffice, save it as .xlsx, and send that."
        )
    return Unreadable("The file is no workbook.", SEND)


def _read_zip(content: bytes, ending: str) -> Workbook:
    archive = Archive(content)
    if _is_ods(archive):
        _require_ending(ending, "ods", "a workbook of LibreOffice")
        return read_ods(archive)
    if "[Content_Types].xml" not in archive.names:
        raise Unreadable("The file is no workbook.", SEND)
    _require_ending(ending, "xlsx", "a workbook of Excel")
    return read_xlsx(archive)


def _is_ods(archive: Archive) -> bool:
    if "mimetype" not in archive.names:
        return False
    kind = archive.read("mimetype")[:200].decode("ascii", "replace").strip()
    if kind.removesuffix("-template") == _ODS_MIME:
        return True
    raise Unreadable("The file is a document of another kind, no workbook.", SEND)


def _require_ending(ending: str, right: str, what: str) -> None:
    if ending not in (right, {"xlsx": "xltx", "ods": "ots"}.get(right)):
        named = f"is named .{ending[:10]}" if ending else "has no ending in its name"
        raise Unreadable(
            f"The file is {what}, and {named}. "
            f"Give its name the ending .{right} and send it again."
        )


def _read_text(content: bytes, ending: str) -> Workbook:
    start = content.lstrip()[:200].lower()
    for signature, what in _OTHERS:
        if content.startswith(signature):
            raise Unreadable(f"The file is {what}, no workbook.", SEND)
    if start.removeprefix(b"\xef\xbb\xbf").startswith((b"<?xml", b"<!doctype", b"<ht")):
        raise Unreadable("The file is a web page or XML, no workbook.", SEND)
    if ending in ("xlsx", "ods", "xls", "xlsb", "xltx", "ots"):
        raise Unreadable(
            f"The file is named .{ending} and is no workbook, or it is damaged.", SEND
        )
    if ending not in _TEXT_ENDINGS:
        raise Unreadable("The name of the file does not end as a workbook's.", SEND)
    return read_delimited(content)
