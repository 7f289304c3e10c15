"""Word documents read back, by the library and straight from the archive."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def part(made: bytes, name: str) -> etree._Element:
    """One part of the archive, read by lxml alone."""
    with ZipFile(BytesIO(made)) as packed:
        return etree.fromstring(packed.read(name))


def names(made: bytes) -> list[str]:
    """The names of all parts."""
    with ZipFile(BytesIO(made)) as packed:
        return packed.namelist()


def body(made: bytes) -> etree._Element:
    """What the document holds."""
    found = part(made, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def text_of(element: etree._Element) -> str:
    """Its words in order, a space where Word breaks, without hard spaces."""
    found = []
    for inner in element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}p"):
        found.append((inner.text or "") if inner.tag == f"{W}t" else " ")
    return " ".join("".join(found).split())


def styled(made: bytes) -> Iterator[tuple[str, str]]:
    """Each paragraph of the body outside its tables: its style and its words."""
    for paragraph in Document(BytesIO(made)).paragraphs:
        yield paragraph.style.name, " ".join(paragraph.text.split())


def headings(made: bytes) -> list[tuple[int, str]]:
    """What a navigation pane shows: levels and words."""
    return [
        (int(style.removeprefix("Heading ")), text)
        for style, text in styled(made)
        if style.startswith("Heading ")
    ]


def tables(made: bytes) -> list[list[list[str]]]:
    """Every table as rows of the words of its cells."""
    return [
        [
            [text_of(cell) for cell in row.findall(f"{W}tc")]
            for row in table.findall(f"{W}tr")
        ]
        for table in body(made).findall(f"{W}tbl")
    ]


def table_after(made: bytes, heading: str) -> list[list[str]]:
    """The first table after this heading (not after its line in the contents)."""
    seen = False
    for child in body(made):
        style = child.find(f"{W}pPr/{W}pStyle")
        is_listed = style is not None and style.get(f"{W}val", "").startswith("TOC")
        if child.tag == f"{W}p" and text_of(child) == heading and not is_listed:
            seen = True
        if seen and child.tag == f"{W}tbl":
            return [
                [text_of(cell) for cell in row.findall(f"{W}tc")]
                for row in child.findall(f"{W}tr")
            ]
    raise AssertionError(f"no table after {heading!r}")


def running_words(made: bytes, kind: str) -> list[str]:
    """What stands in each header, or each footer."""
    return [
        text_of(part(made, name))
        for name in sorted(names(made))
        if name.startswith(f"word/{kind}") and name.endswith(".xml")
    ]
