"""Our own look: the library's plain template made 16:9, calm, in one colour."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

from saferplan.core.boards.pack import Branding
from saferplan.documents.branding import colour_of, contrast_with_white
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.names import qn
from saferplan.documents.pptx.words import solid_fill

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 44.0
COVER_BAND = 196.0
TITLE_SIZE = 26.0
FACE = "Arial"
CONTRAST_OF_BLACK = 21.0
PLAIN_ENOUGH = 4.5
"""Contrast with white that words and lines need."""
_KEPT = ("Title Slide", "Title Only", "Title and Content")


def house_template(branding: Branding) -> Any:
    """The library's template, made 16:9 in the colour of the partnership."""
    show = Presentation()
    show.slide_width, show.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(show.slide_layouts):
        if layout.name not in _KEPT:
            show.slide_layouts.remove(layout)
    colour = colour_of(branding).removeprefix("#").upper()
    _theme(show.slide_master, colour)
    _master(show.slide_master)
    for layout in show.slide_layouts:
        if layout.name == "Title Slide":
            _cover(layout, ink=readable_on(colour))
    return show


def readable_on(colour: str) -> str:
    """White or black, whichever stands out more from this colour?

    >>> readable_on("0B4F52"), readable_on("FFDD00")
    ('FFFFFF', '000000')
    """
    on_white = contrast_with_white(f"#{colour}")
    return "FFFFFF" if on_white >= CONTRAST_OF_BLACK / on_white else "000000"


def dark_enough(colour: str) -> str:
    """This colour, darkened until a thin line of it is plain on white (4.5:1).

    >>> dark_enough("0B4F52"), dark_enough("FFDD00")
    ('0B4F52', '847200')
    """
    parts = [int(colour[i : i + 2], 16) for i in (0, 2, 4)]
    for share in range(100, 0, -4):
        made = "".join(f"{part * share // 100:02X}" for part in parts)
        if contrast_with_white(f"#{made}") >= PLAIN_ENOUGH:
            return made
    return "000000"


def _theme(master: Any, colour: str) -> None:
    """One identity colour, near-black text, and a face that everyone has."""
    part = master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    for name, value in {
        "dk1": "0B0C0C",
        "accent1": dark_enough(colour),
        "accent2": colour,
        "hlink": dark_enough(colour),
    }.items():
        place = scheme.find(qn(f"a:{name}"))
        place.clear()
        etree.SubElement(place, qn("a:srgbClr"), val=value)
    for face in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        face.set("typeface", FACE)
    part._blob = etree.tostring(
        theme, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _master(master: Any) -> None:
    third = (WIDTH - 2 * MARGIN) / 3
    places = {
        PP_PLACEHOLDER.TITLE: Box(MARGIN, 24, WIDTH - 2 * MARGIN, 66),
        PP_PLACEHOLDER.BODY: Box(MARGIN, 104, WIDTH - 2 * MARGIN, 388),
        PP_PLACEHOLDER.DATE: Box(MARGIN, 506, third, 20),
        PP_PLACEHOLDER.FOOTER: Box(MARGIN, 506, 2 * third, 20),
        PP_PLACEHOLDER.SLIDE_NUMBER: Box(WIDTH - MARGIN - 60, 506, 60, 20),
    }
    for shape in master.placeholders:
        _put(shape, places[shape.placeholder_format.type])
        is_title = shape.placeholder_format.type is PP_PLACEHOLDER.TITLE
        _no_insets(shape, "b" if is_title else "t")
    _band(master, Box(0, 0, WIDTH, 8), "accent2", behind=True)
    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    look = style.find(qn("a:defRPr"))
    look.set("sz", str(round(TITLE_SIZE * 100)))
    look.set("b", "1")


def _cover(layout: Any, ink: str) -> None:
    """A band of the identity colour with the title on it."""
    _band(layout, Box(0, 0, WIDTH, COVER_BAND), "accent2", behind=True)
    places = {
        PP_PLACEHOLDER.CENTER_TITLE: (Box(MARGIN, 56, 640, 84), 36, "b"),
        PP_PLACEHOLDER.SUBTITLE: (Box(MARGIN, 144, 640, 36), 20, "t"),
    }
    for shape in layout.placeholders:
        if shape.placeholder_format.type not in places:
            continue
        box, size, anchor = places[shape.placeholder_format.type]
        _put(shape, box)
        _no_insets(shape, anchor)
        _set_style(shape, size, ink, bold=anchor == "b")


def _set_style(shape: Any, size: float, ink: str, *, bold: bool) -> None:
    styles = shape._element.find(f".//{qn('a:lstStyle')}")
    for child in list(styles):
        styles.remove(child)
    level = etree.SubElement(styles, qn("a:lvl1pPr"), marL="0", indent="0", algn="l")
    etree.SubElement(level, qn("a:buNone"))
    look = etree.SubElement(
        level, qn("a:defRPr"), sz=str(round(size * 100)), b="1" if bold else "0"
    )
    solid_fill(look, ink)


def _put(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.place


def _no_insets(shape: Any, anchor: str = "t") -> None:
    body = shape._element.find(f".//{qn('a:bodyPr')}")
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("anchor", anchor)
    for child in list(body):
        body.remove(child)


_BAND = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<p:nvSpPr><p:cNvPr id="{number}" name="Band"/><p:cNvSpPr/>'
    '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
    '<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    '</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
)


def _band(owner: Any, box: Box, colour: str, *, behind: bool) -> None:
    """Draw a plain rectangle on a master or layout, behind all that stands there."""
    x, y, cx, cy = box.place
    tree = owner.shapes._spTree
    number = max(int(e.get("id")) for e in tree.iter(qn("p:cNvPr"))) + 1
    made = etree.fromstring(
        _BAND.format(number=number, x=x, y=y, cx=cx, cy=cy, colour=colour)
    )
    tree.insert(2 if behind else len(tree), made)
