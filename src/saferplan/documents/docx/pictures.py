"""Pictures in a paper: every chart drawn at once, and each put where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.parts.image import ImagePart

from saferplan.charts.draw import drawn
from saferplan.charts.picture import Picture
from saferplan.documents.docx.blocks import Block, Drawing, Paragraph, Table
from saferplan.documents.docx.manuscript import Manuscript
from saferplan.documents.docx.names import qn
from saferplan.documents.docx.page import EMU
from saferplan.documents.docx.rasters import FACE, charts_as_png
from saferplan.documents.letters import printable

_UNIT = 0.632
"""Points of a chart's unit on paper: its labels of 14 stand in 9 points."""
_PNG = "image/png"
_INLINE = parse_xml(
    f"<w:drawing {nsdecls('w', 'wp', 'a', 'pic', 'r')}>"
    "<wp:inline distT='0' distB='0' distL='0' distR='0'><wp:extent/><wp:docPr/>"
    "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect='1'/>"
    "</wp:cNvGraphicFramePr><a:graphic><a:graphicData "
    "uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic>"
    "<pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip/>"
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    "<a:off x='0' y='0'/><a:ext/></a:xfrm><a:prstGeom prst='rect'><a:avLst/>"
    "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing>"
)


def draw_charts(held: Manuscript, blocks: Iterable[Block]) -> None:
    """Draw the charts of these blocks, and keep them until they are put in place."""
    found = [one for one in _drawings(blocks) if one.chart is not None]
    sheets = [(one.width, one.height, _svg(one)) for one in found]
    for one, png in zip(found, charts_as_png(sheets), strict=True):
        held.drawn[id(one)] = png


def _svg(drawing: Drawing) -> str:
    """The chart as a file of its own, so that its ids may be like another's."""
    sheet = Picture(
        id_prefix="chart",
        width=drawing.width / _UNIT,
        height=drawing.height / _UNIT,
        font_family=FACE,
    )
    assert drawing.chart is not None  # noqa: S101 - only those with one are drawn
    return drawn(drawing.chart, sheet)


def _drawings(blocks: Iterable[Block]) -> Iterator[Drawing]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.drawing is not None:
            yield block.drawing
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _drawings(cell)


def picture_element(held: Manuscript, drawing: Drawing) -> Any:
    """The picture with its words, ready to stand in a run."""
    held.pictures += 1
    made = deepcopy(_INLINE)
    size = {
        "cx": str(round(drawing.width * EMU)),
        "cy": str(round(drawing.height * EMU)),
    }
    named = {
        "id": str(held.pictures),
        "name": f"Picture {held.pictures}",
        "descr": printable(drawing.alt),
    }
    for name, given in (
        ("wp:extent", size),
        ("a:ext", size),
        ("wp:docPr", named),
        ("pic:cNvPr", named),
    ):
        element = next(made.iter(qn(name)))
        for key, value in given.items():
            element.set(key, value)
    content = drawing.content or held.drawn[id(drawing)]
    next(made.iter(qn("a:blip"))).set(qn("r:embed"), _part(held, content))
    return made


def _part(held: Manuscript, content: bytes) -> str:
    """Put the picture in the package, named by counting.

    The library compares a new picture with all that it has, and walks the package
    for a new name.
    """
    name = f"saferplan{held.pictures}"
    part = ImagePart(PackURI(f"/word/media/{name}.png"), _PNG, content)
    held.document.part.rels.add_relationship(RT.IMAGE, part, name)
    return name
