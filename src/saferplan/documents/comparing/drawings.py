"""Shapes on a slide, on a sheet or in a document: their words, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from saferplan.documents.comparing.charts import chart_items
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
from saferplan.documents.comparing.elements import (
    attribute,
    child,
    every,
    linked,
    local,
    text_of,
)
from saferplan.documents.comparing.packages import Link, Package
from saferplan.documents.comparing.plain import lines_of, plain

_FIELDS = ("slidenum", "datetime")
"""Fields whose words change by themselves."""
_TITLES = ("title", "ctrTitle")
NUMBER_PLACE = "sldNum"


@dataclass(frozen=True, slots=True)
class Canvas:
    """What shapes are drawn on: the package, and the links of their part."""

    package: Package
    links: Mapping[str, Link]

    def items(self, shapes: Any) -> Iterator[Item]:
        """What the shapes under this element show, in their order."""
        for shape in shapes:
            yield from self._shown(shape)

    def _shown(self, shape: Any) -> Iterator[Item]:
        name = local(shape)
        if name in _WRAPPERS:
            yield from self.items(shape)
        elif name == "AlternateContent":
            yield from self.items(chosen(shape))
        elif _is_hidden(shape):
            return
        elif name in ("sp", "wsp"):
            yield from _lines(shape)
        elif name == "pic":
            yield self.picture(shape)
        elif name == "graphicFrame":
            yield from self.graphic(shape)

    def picture(self, shape: Any) -> Thing:
        """A picture, told from others by its bytes."""
        blip = next(every(shape, "blip", "imagedata"), None)
        name = "" if blip is None else linked(blip, "embed") or linked(blip)
        link = self.links.get(name)
        if link is None or link.target not in self.package.names:
            return Thing(what="picture", mark=name)
        mark = sha256(self.package.read(link.target)).hexdigest()
        return Thing(what="picture", mark=mark)

    def graphic(self, frame: Any) -> Iterator[Item]:
        """A table, a chart, or a drawing of another kind."""
        for data in every(frame, "graphicData"):
            for held in data:
                yield from self._graphic(held)

    def _graphic(self, held: Any) -> Iterator[Item]:
        name = local(held)
        if name == "tbl":
            yield table_of(held)
        elif name == "pic":
            yield self.picture(held)
        elif name in _WRAPPERS:
            yield from self.items(held)
        elif name == "chart" and linked(held) in self.links:
            yield from chart_items(self.package, self.links[linked(held)].target)
        else:
            yield Thing(what="drawing", mark=name)


_WRAPPERS = (
    "grpSp",
    "wgp",
    "twoCellAnchor",
    "oneCellAnchor",
    "absoluteAnchor",
)
"""Elements that only hold shapes."""


def chosen(alternatives: Any) -> Any:
    """What is drawn in several ways, in the first of them: programs read only one."""
    found = child(alternatives, "Choice")
    if found is None:
        found = child(alternatives, "Fallback")
    return () if found is None else found


def _is_hidden(shape: Any) -> bool:
    named = next(every(shape, "cNvPr"), None)
    return named is not None and attribute(named, "hidden") in ("1", "true")


def place_of(shape: Any) -> str:
    """Which kind of placeholder is it? Empty when it is none."""
    held = next(every(shape, "ph"), None)
    return "" if held is None else attribute(held, "type", "obj")


def _lines(shape: Any) -> Iterator[Line]:
    place = place_of(shape)
    body = child(shape, "txBody")
    if body is None or place == NUMBER_PLACE:
        return
    part = Part.TITLE if place in _TITLES else Part.TEXT
    for text in paragraphs(body):
        yield Line(text=text, part=part)


def paragraphs(body: Any) -> Iterator[str]:
    """The paragraphs of a text body that say something."""
    for paragraph in body:
        if local(paragraph) == "p":
            text = plain(paragraph_text(paragraph))
            if text:
                yield text


def paragraph_text(paragraph: Any) -> str:
    """The words of one paragraph, however many runs they are cut into."""
    return "".join(_run_texts(paragraph))


def _run_texts(paragraph: Any) -> Iterator[str]:
    for run in paragraph:
        name = local(run)
        if name == "br":
            yield "\n"
        elif name == "r" or (name == "fld" and not _changes_itself(run)):
            found = child(run, "t")
            yield "" if found is None else text_of(found)
        elif name == "AlternateContent":
            yield paragraph_text(chosen(run))


def _changes_itself(field: Any) -> bool:
    return attribute(field, "type").startswith(_FIELDS)


def table_of(element: Any) -> Table:
    """A table of a slide."""
    rows = (row for row in element if local(row) == "tr")
    return Table(form=Form.TABLE, rows=tuple(_row(row) for row in rows))


def _row(element: Any) -> Row:
    return Row(tuple(_cell(cell) for cell in element if local(cell) == "tc"))


def _cell(element: Any) -> Cell:
    body = child(element, "txBody")
    merged = any(attribute(element, name) in ("1", "true") for name in _MERGED)
    if body is None or merged:
        return Cell()
    texts = (paragraph_text(one) for one in body if local(one) == "p")
    return Cell(lines_of("\n".join(texts)))


_MERGED = ("hMerge", "vMerge")
