"""The document that a paper is written in: our own, or the partnership's template.

A template keeps its page, styles, theme, header and footer; what it says is taken
out. Without one, the library's empty document takes the house look.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from saferplan.core.boards.pack import Branding
from saferplan.documents.branding import readable_colour_of
from saferplan.documents.docx.bullets import bullet_list
from saferplan.documents.docx.names import qn
from saferplan.documents.docx.page import LONG, SHORT, Page, lay, page_of
from saferplan.documents.docx.styles import Look, Styles, added_styles, house_styles
from saferplan.documents.docx.template import opened_template, refusing

_FACE = "Arial"
_NOT_OURS = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RT.CUSTOM_XML,
)
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(slots=True, kw_only=True)
class Manuscript:
    """An empty document, its styles, its page, and what counts up in it.

    ``section`` is the frame of the last section, taken out of the body until it is
    full; ``spread`` says how much wider than Arial its face may turn out.
    """

    document: Any
    styles: Styles
    page: Page
    section: Any
    is_own: bool
    spread: float = 1.0
    bookmarks: int = 0
    pictures: int = 0
    drawn: dict[int, bytes] = field(default_factory=dict)
    """Charts that are drawn and wait to be put in place, by which drawing it is."""

    @property
    def body(self) -> Any:
        """The element that everything stands in."""
        return self.document.element.body


_WIDE_SIDE = 43.0
"""Margins left and right of a page of ours that lies on its side, in points."""


def wide_page(held: Manuscript) -> Page:
    """The page on its side; a template that lies on its side already stays so."""
    if held.page.is_wide:
        return held.page
    return held.page.turned(side=_WIDE_SIDE if held.is_own else None)


def open_manuscript(
    branding: Branding, *, is_short: bool, scale: float = 1.0
) -> Manuscript:
    """Which document is the paper written in?

    Raises:
        ValueError: the partnership's Word template cannot be used.
    """
    colour = readable_colour_of(branding)
    look = Look(colour=colour, is_short=is_short, scale=scale)
    if branding.word_template is None:
        return _house(look)
    with refusing():
        return _given(branding.word_template, look)


def _house(look: Look) -> Manuscript:
    document = Document(BytesIO(_bare()))
    body = document.element.body
    section = body.find(qn("w:sectPr"))
    body.remove(section)
    page = SHORT if look.is_short else LONG
    lay(section, page)
    _theme(document, look.colour)
    root = document.styles.element
    styles = house_styles(root, look, bullet_list(document, afresh=True))
    return Manuscript(
        document=document, styles=styles, page=page, section=section, is_own=True
    )


def _given(template: bytes, look: Look) -> Manuscript:
    document, section = opened_template(template)
    styles = added_styles(document.styles.element, look, bullet_list(document))
    return Manuscript(
        document=document,
        styles=styles,
        page=page_of(section),
        section=section,
        is_own=False,
        spread=_spread(styles),
    )


@lru_cache(maxsize=1)
def _bare() -> bytes:
    """The library's empty document without its styles, which are a megabyte."""
    document = Document()
    for key, link in list(document.part.rels.items()):
        if link.reltype in _NOT_OURS:
            document.part.rels.pop(key)
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        root.remove(style)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _theme(document: Any, colour: str) -> None:
    """What is added later, a shape or a chart, takes the same face and colour."""
    part = document.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob, _SAFE)
    for name in ("a:accent1", "a:hlink"):
        place = theme.find(f".//{qn('a:clrScheme')}/{qn(name)}")
        place.clear()
        etree.SubElement(place, qn("a:srgbClr"), val=colour.removeprefix("#").upper())
    for face in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        face.set("typeface", _FACE)
    part._blob = etree.tostring(
        theme, xml_declaration=True, encoding="UTF-8", standalone=True
    )


_LIKE_ARIAL = ("Arial", "Helvetica", "Liberation Sans", "Nimbus Sans")
_WIDEST = 1.18
"""The widest face in common use, and what is put in place of one that is absent."""


def _spread(styles: Styles) -> float:
    """How much wider than Arial might the template's face turn out?"""
    return 1.0 if styles.face in _LIKE_ARIAL else _WIDEST
