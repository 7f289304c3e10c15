"""The paragraphs and tables of one part of a Word document, from first to last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from saferplan.documents.comparing.contents import (
    Cell,
    Form,
    Item,
    Line,
    Part,
    Row,
    Table,
    Thing,
)
from saferplan.documents.comparing.drawings import Canvas, chosen
from saferplan.documents.comparing.elements import attribute, child, every, local
from saferplan.documents.comparing.headings import Headings
from saferplan.documents.comparing.packages import Package
from saferplan.documents.comparing.plain import lines_of, plain
from saferplan.documents.comparing.word_texts import (
    DELETED,
    INSERTED,
    Words,
    aliens,
    anchors,
    is_joined,
)

_CONTENTS = "Table of Contents"
_HOLDERS = ("sdt", "sdtContent", "customXml", "smartTag", *INSERTED)
"""Elements that only hold paragraphs, tables, rows or cells."""
_MOST_SPAN = 100
_ROW_CHANGES = (*INSERTED, *DELETED)


class Blocks:
    """Reads one part: its items, the words in it, and what comments are about."""

    def __init__(self, package: Package, part: str, headings: Headings) -> None:
        self._canvas = Canvas(package, package.links(part))
        self._headings = headings
        self._under = ""
        self._begun = ""
        self.words = Words()
        self.anchored: dict[str, Line] = {}

    def items(self, blocks: Any) -> Iterator[Item]:
        """What the blocks under this element show."""
        for block in blocks:
            name = local(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                yield self._table(block)
                yield from self._pictures(block)
            elif name in _HOLDERS and not _is_contents(block):
                yield from self.items(block)
            elif name == "altChunk":
                yield Thing(what="file put in", mark="altChunk", under=self._under)

    def _paragraph(self, paragraph: Any) -> Iterator[Item]:
        text = self._begun + self.words.of(paragraph)
        self._begun = text if is_joined(paragraph) else ""
        if not self._begun:
            line = self._line(paragraph, plain(text))
            self._anchor(paragraph, line)
            if line.text:
                yield line
        for alien in aliens(paragraph):
            for item in self._alien(alien):
                yield replace(item, under=self._under)

    def _line(self, paragraph: Any, text: str) -> Line:
        if text and self._headings.is_heading(paragraph):
            self._under = text
            return Line(text=text, part=Part.HEADING, under=text)
        return Line(text=text, part=Part.PARAGRAPH, under=self._under)

    def _anchor(self, paragraph: Any, line: Line) -> None:
        for number in anchors(paragraph):
            self.anchored[number] = line

    def _alien(self, alien: Any) -> Iterator[Item]:
        """A picture, a chart, or a box with paragraphs of its own."""
        if local(alien) == "AlternateContent":
            for part in chosen(alien):
                yield from self._alien(part)
            return
        boxes = list(every(alien, "txbxContent"))
        for box in boxes:
            yield from self.items(box)
        if not boxes:
            yield from self._drawn(alien)

    def _drawn(self, alien: Any) -> Iterator[Item]:
        if next(every(alien, "graphicData"), None) is not None:
            yield from self._canvas.graphic(alien)
        elif next(every(alien, "imagedata"), None) is not None:
            yield self._canvas.picture(alien)

    # -------------------------------------------------------------------- tables
    def _table(self, table: Any) -> Table:
        rows = tuple(self._row(row) for row in self._rows(table))
        return Table(form=Form.TABLE, rows=rows, under=self._under)

    def _pictures(self, table: Any) -> Iterator[Item]:
        """What is drawn in its cells; the words of boxes there are those of cells."""
        for paragraph in _paragraphs(table):
            for alien in aliens(paragraph):
                if next(every(alien, "txbxContent"), None) is None:
                    for item in self._alien(alien):
                        yield replace(item, under=self._under)

    def _rows(self, element: Any) -> Iterator[Any]:
        """Its rows, without those whose deletion was tracked."""
        for part in element:
            name = local(part)
            if name == "tr":
                if not self._is_deleted(part):
                    yield part
            elif name in _HOLDERS:
                yield from self._rows(part)

    def _is_deleted(self, row: Any) -> bool:
        looks = child(row, "trPr")
        changes = [x for x in looks if _is_change(x)] if looks is not None else []
        for change in changes:
            self.words.note(change)
        return any(local(change) in DELETED for change in changes)

    def _row(self, row: Any) -> Row:
        return Row(tuple(cell for one in _cells(row) for cell in self._spread(one)))

    def _spread(self, cell: Any) -> Iterator[Cell]:
        """The cell, and an empty one for each column more that it spans."""
        yield self._cell(cell)
        span = child(cell, "tcPr", "gridSpan")
        told = "1" if span is None else attribute(span, "val", "1")
        wide = min(int(told), _MOST_SPAN) if told.isdecimal() and len(told) < 4 else 1
        yield from (Cell() for _ in range(wide - 1))

    def _cell(self, cell: Any) -> Cell:
        """Its paragraphs, those of tables and boxes in it too."""
        texts = []
        for paragraph in _paragraphs(cell):
            texts.append(self.words.of(paragraph))
            text = plain(texts[-1])
            line = Line(text=text, part=Part.PARAGRAPH, under=self._under)
            self._anchor(paragraph, line)
        return Cell(lines_of("\n".join(texts)))


def _is_change(element: Any) -> bool:
    return local(element) in _ROW_CHANGES


def _cells(row: Any) -> Iterator[Any]:
    for part in row:
        if local(part) == "tc":
            yield part
        elif local(part) in _HOLDERS:
            yield from _cells(part)


_UNREAD = ("Fallback", *DELETED)


def _paragraphs(element: Any) -> Iterator[Any]:
    """Every paragraph in a cell; of what is drawn in several ways, one way."""
    for part in element:
        name = local(part)
        if name == "p":
            yield part
        if name not in _UNREAD:
            yield from _paragraphs(part)


def _is_contents(holder: Any) -> bool:
    """Is it a table of contents, which repeats the headings?"""
    looks = child(holder, "sdtPr")
    gallery = None if looks is None else next(every(looks, "docPartGallery"), None)
    return gallery is not None and attribute(gallery, "val") == _CONTENTS
