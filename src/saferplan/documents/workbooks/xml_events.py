"""XML walked through element by element, with nothing in it taken on trust."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from saferplan.documents.workbooks.archive import damaged
from saferplan.documents.workbooks.book import MOST_ELEMENTS, Unreadable

Attributes = Mapping[str, str]


class Listener(Protocol):
    """Somebody who is told of elements and texts; names come without prefixes."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text stands here."""


def walk(content: bytes, listener: Listener) -> None:
    """Tell the listener of everything in this XML, in order.

    A document type could define words that stand for gigabytes, or fetch a file:
    there is none in a workbook, so that one is refused before it is read.

    Raises:
        Unreadable: it is broken, has a document type, or too many elements.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = _Starts(listener)
    parser.EndElementHandler = lambda name: listener.end(local(name))
    parser.CharacterDataHandler = listener.text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, UnicodeError, LookupError):
        raise damaged() from None


class _Starts:
    def __init__(self, listener: Listener) -> None:
        self._start = listener.start
        self._left = MOST_ELEMENTS

    def __call__(self, name: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unreadable(
                "The file has too many cells, most of them perhaps empty. "
                "Delete the rows and columns that are not needed and save it again."
            )
        self._start(local(name), {local(k): v for k, v in attributes.items()})


def local(name: str) -> str:
    """The name without the address of its vocabulary."""
    return name.rpartition(" ")[2]


def _refuse_doctype(*_: object) -> None:
    raise Unreadable(
        "The file defines words of its own inside (a document type), as no "
        "spreadsheet does. Save it again from Excel or LibreOffice."
    )
