"""The zip archive an Office file is: looked over before anything is unpacked.

What is read of it is counted as it comes out, because an archive may lie; XML is
read without document types, entities or anything fetched from elsewhere.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from saferplan.documents.comparing.refusals import (
    PROTECTED,
    Incomparable,
    damaged,
    too_much,
)
from saferplan.documents.office_templates import MOST_BYTES as MOST_UNPACKED
from saferplan.documents.workbooks.bounded_zip import BoundedZip, Bounds, Refusals

MEGABYTE = 1_000_000
MOST_PARTS = 10_000
"""Files inside one file; a deck of two hundred charts has two thousand."""
MOST_READ = 100 * MEGABYTE
"""Bytes of all parts that are read: words and pictures, not all that is there."""
MOST_RATIO, RATIO_FROM = 300, 2 * MEGABYTE
"""How much more tightly than XML a part may be packed, once it is of this size."""
MOST_TAGS, MOST_TAGS_IN_A_PART = 6_000_000, 1_500_000
"""Tags of all XML that is read, and of one part of it."""
_ENCODING = re.compile(rb"<\?xml[^>]{0,80}encoding=[\"']([^\"']{1,40})")
_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii")
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a part points to: the kind of link, and the part meant."""

    kind: str
    target: str


class Package(BoundedZip):
    """The parts of an Office file, within bounds.

    Raises:
        Incomparable: it is broken, protected, too large once unpacked, packed too
            tightly, or has too many parts, one twice, or some that lie outside.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(content, _BOUNDS, _REFUSALS)
        self._tags = MOST_TAGS

    def size(self, name: str) -> int:
        """How large a part says it is, unpacked; 0 if it is not there."""
        part = self._parts.get(name)
        return part.file_size if part else 0

    def source(self, name: str) -> bytes:
        """The XML of one part, looked over before anybody reads it.

        Raises:
            Incomparable: it has a document type, another encoding, too many tags.
        """
        content = self.read(name)
        found = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
        if b"\0" in content or (found and found[1].lower() not in _ENCODINGS):
            raise damaged("It is written in signs that no Office program uses.")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Incomparable(
                "The file defines words of its own inside (a document type), as no "
                "Office program does.",
                "Save it again from the program it was written with.",
            )
        self._count(content)
        return content

    def _count(self, content: bytes) -> None:
        tags = content.count(b"<")
        self._tags -= tags
        if self._tags < 0 or tags > MOST_TAGS_IN_A_PART:
            raise too_much("cells and paragraphs", f"{MOST_TAGS_IN_A_PART:,} tags")

    def xml(self, name: str) -> Any:
        """The XML of one part, as a tree.

        Raises:
            Incomparable: as `source` does, or it is no XML.
        """
        try:
            return etree.fromstring(self.source(name), _PARSER)
        except etree.XMLSyntaxError:
            raise damaged() from None

    def links(self, name: str) -> Mapping[str, Link]:
        """Where this part points to, by the name it uses; never out of the file.

        What leads elsewhere (a web address, another file) is left out.
        """
        folder, own = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{own}.rels")
        if listing not in self._parts:
            return {}
        return {
            link.get("Id", ""): _link(folder, link)
            for link in self.xml(listing)
            if link.get("TargetMode") != "External"
        }

    @cached_property
    def main(self) -> str:
        """The part everything begins with; empty if none is named."""
        found = (x.target for x in self.links("").values() if x.kind == _MAIN)
        return next(found, "")


_MAIN = "officeDocument"


def _link(folder: str, link: Any) -> Link:
    kind = link.get("Type", "").rpartition("/")[2]
    path = posixpath.join("/", folder, link.get("Target", ""))
    return Link(kind, posixpath.normpath(path).lstrip("/"))


def _too_large(most: int) -> Incomparable:
    return Incomparable(
        f"Unpacked, the file is larger than {most // MEGABYTE} MB.",
        "Take out films, large pictures and whatever is not of the pack, and save it "
        "again.",
    )


_BOUNDS = Bounds(
    parts=MOST_PARTS,
    unpacked=MOST_UNPACKED,
    read=MOST_READ,
    ratio=MOST_RATIO,
    ratio_from=RATIO_FROM,
)
_REFUSALS = Refusals(
    damaged=damaged,
    protected=PROTECTED,
    too_many_parts=lambda _: too_much("parts inside", f"{MOST_PARTS:,}"),
    too_large=_too_large,
    too_tight=(
        "The file is packed far more tightly than any Office file is, so it was "
        "not unpacked.",
        "Save it again from the program it was written with.",
    ),
    odd_packing="It is packed in a way that no Office program uses.",
    kind=Incomparable,
)
