"""Which kind of Office file is it, and which pack does it say it is of?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from saferplan.documents.comparing.elements import local, text_of
from saferplan.documents.comparing.packages import Package
from saferplan.documents.comparing.refusals import (
    AGAIN,
    EXPECTED,
    PROTECTED,
    SEND,
    Incomparable,
    other_kind,
)
from saferplan.documents.marks import Mark, read_mark

MOST_BYTES = 50_000_000
"""A file as it comes in, packed."""
TYPES = "[Content_Types].xml"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
)
_OLD = (
    ("PowerPoint Document", "slides of PowerPoint 2003 or older (.ppt)", ".pptx"),
    ("WordDocument", "a document of Word 2003 or older (.doc)", ".docx"),
    ("Workbook", "a workbook of Excel 2003 or older (.xls)", ".xlsx"),
    ("Book", "a workbook of Excel 2003 or older (.xls)", ".xlsx"),
)
_OPEN_DOCUMENT = {
    "presentation": ("slides of LibreOffice (.odp)", ".pptx"),
    "spreadsheet": ("a workbook of LibreOffice (.ods)", ".xlsx"),
    "text": ("a document of LibreOffice (.odt)", ".docx"),
}
_KINDS = {
    "presentationml.presentation.main+xml": "pptx",
    "presentationml.slideshow.main+xml": "pptx",
    "presentationml.template.main+xml": "pptx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
    "wordprocessingml.document.main+xml": "docx",
    "wordprocessingml.template.main+xml": "docx",
}
_ENDINGS = {"pptx": ".pptx", "xlsx": ".xlsx", "docx": ".docx"}


@dataclass(frozen=True)
class Opened:
    """An Office file, looked over and not yet read."""

    kind: str
    package: Package

    @cached_property
    def mark(self) -> Mark | None:
        """Which pack its properties say it is of; None if they name none."""
        links = self.package.links("").values()
        for part in (link.target for link in links if link.kind == _PROPERTIES):
            if part in self.package.names:
                return read_mark(_keywords(self.package, part))
        return None


_PROPERTIES = "core-properties"


def _keywords(package: Package, part: str) -> str:
    tree = package.xml(part)
    return " ".join(text_of(x) for x in tree.iter() if local(x) == "keywords")


def opened(content: bytes) -> Opened:
    """The file, if it is one that can be compared; nothing of it is read yet.

    Raises:
        Incomparable: it is of another kind, protected, damaged, too large, or has
            macros; the sentences say what it is and how to mend it.
    """
    _require_size(content)
    if content.startswith(_OLE):
        raise _of_ole(content)
    if not content.startswith(_ZIP):
        raise other_kind(_found(content))
    package = Package(content)
    if TYPES not in package.names:
        raise _of_zip(package)
    return Opened(_kind(package), package)


def _require_size(content: bytes) -> None:
    if not content.strip():
        raise Incomparable("The file is empty.", SEND)
    if len(content) > MOST_BYTES:
        raise Incomparable(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB.",
            "Take out films, large pictures and whatever is not of the pack, and save "
            "it again.",
        )


def _found(content: bytes) -> str:
    for start, what in _OTHERS:
        if content.startswith(start):
            return what
    begin = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<!doctype html", b"<html")):
        return "a web page (.html)"
    is_text = b"\0" not in content[:100_000]
    return "plain text (.csv or the like)" if is_text else "no Office file"


def _of_ole(content: bytes) -> Incomparable:
    """Files of Office 2003, and those of today that a password protects."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Incomparable(*PROTECTED)
    for word, what, ending in _OLD:
        if word.encode("utf-16-le") in content:
            return other_kind(what, _save_as(ending))
    return other_kind("no Office file")


def _save_as(ending: str) -> str:
    return f"Open it, save it as {ending}, and send that. {EXPECTED}."


def _of_zip(package: Package) -> Incomparable:
    kind = ""
    if "mimetype" in package.names and package.size("mimetype") < 200:
        kind = package.read("mimetype").decode("ascii", "replace")
    for word, (what, ending) in _OPEN_DOCUMENT.items():
        if f"opendocument.{word}" in kind:
            return other_kind(what, _save_as(ending))
    return other_kind("a packed file, and no Office file in itself")


def _kind(package: Package) -> str:
    types = {
        part.get("ContentType", "").lower()
        for part in package.xml(TYPES)
        if local(part) == "Override"
    }
    if _has_macros(types) or _has_macros(package.names):
        raise other_kind(
            "one with macros (programs) in it, which are never opened here",
            "Save it as an ordinary .pptx, .xlsx or .docx, without macros.",
        )
    found = {_KINDS.get(one.rpartition("officedocument.")[2]) for one in types}
    if any("sheet.binary" in one for one in types):
        raise other_kind("a binary workbook (.xlsb)", _save_as(".xlsx"))
    for kind in _ENDINGS:
        if kind in found and package.main in package.names:
            return kind
    raise other_kind("made like an Office file, and is none", AGAIN)


_MACROS = ("macroenabled", "macrosheet", "vbaproject")


def _has_macros(words: Iterable[str]) -> bool:
    return any(sign in word.lower() for word in words for sign in _MACROS)
