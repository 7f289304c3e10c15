"""The page of a paper: its size and margins, in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from saferplan.documents.docx.names import qn

POINT = 20
"""Twentieths of a point, in which Word measures pages, tables and indents."""
EMU = 12_700
"""Units of a picture's size in a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet with its margins; ``header`` and ``footer`` lie within them."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float

    @property
    def text_width(self) -> float:
        """How wide may the text be?"""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """How high may the text be?"""
        return self.height - self.top - self.bottom

    @property
    def is_wide(self) -> bool:
        """Does the sheet lie on its side?"""
        return self.width > self.height

    def turned(self, side: float | None = None) -> Page:
        """The same sheet on its other side, with these margins left and right."""
        return replace(
            self,
            width=self.height,
            height=self.width,
            left=self.left if side is None else side,
            right=self.right if side is None else side,
        )


LONG = Page(
    width=595.3,
    height=841.9,
    top=64,
    bottom=56,
    left=51,
    right=51,
    header=29,
    footer=26,
)
"""A4, for papers of many pages."""
SHORT = Page(
    width=595.3,
    height=841.9,
    top=50,
    bottom=52,
    left=48,
    right=48,
    header=24,
    footer=24,
)
"""A4, for a paper that must end on its first page or its second."""


def page_of(section: Any) -> Page:
    """Which page has this section of a template?"""
    size, edge = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    return Page(
        width=_points(size, "w", LONG.width),
        height=_points(size, "h", LONG.height),
        top=_points(edge, "top", LONG.top),
        bottom=_points(edge, "bottom", LONG.bottom),
        left=_points(edge, "left", LONG.left) + _points(edge, "gutter", 0),
        right=_points(edge, "right", LONG.right),
        header=_points(edge, "header", LONG.header),
        footer=_points(edge, "footer", LONG.footer),
    )


def _points(element: Any, name: str, otherwise: float) -> float:
    given = None if element is None else element.get(qn(f"w:{name}"))
    return otherwise if given is None else abs(float(given)) / POINT


def lay(section: Any, page: Page) -> None:
    """Give the section this page's size, orientation and margins."""
    for name in ("w:pgSz", "w:pgMar"):
        if section.find(qn(name)) is None:
            _put_in_order(section, name)
    size, edge = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    size.set(qn("w:w"), twips(page.width))
    size.set(qn("w:h"), twips(page.height))
    size.attrib.pop(qn("w:orient"), None)
    if page.is_wide:
        size.set(qn("w:orient"), "landscape")
    for name in ("top", "right", "bottom", "left", "header", "footer"):
        edge.set(qn(f"w:{name}"), twips(getattr(page, name)))
    edge.set(qn("w:gutter"), "0")


_ORDER = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")


def _put_in_order(section: Any, name: str) -> None:
    """Add it after what must stand before it."""
    before = {qn(f"w:{one}") for one in _ORDER} | {qn("w:pgSz")}
    place = sum(1 for child in section if child.tag in before)
    section.insert(place, etree.Element(qn(name)))


def twips(points: float) -> str:
    """This length as Word writes it.

    >>> twips(10.5)
    '210'
    """
    return str(round(points * POINT))
