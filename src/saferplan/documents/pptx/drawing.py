"""A slide and what every slide has: its title, foot, number and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from saferplan.core.boards.pack import Pack
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.template import Stage, title_of
from saferplan.documents.pptx.words import (
    QUIET,
    Paragraph,
    Run,
    fill,
    fitted,
    plain,
    solid_fill,
)
from saferplan.documents.status import Status

FOOT, FOOT_SIZE = "Foot", 9.0
_INSETS = 14.4
_TITLE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)


def foot_of(pack: Pack) -> str:
    """What stands at the foot of a slide that is about no one indicator."""
    return " · ".join((pack.partnership, pack.body, pack.reports.label, pack.marking))


def add_slide(stage: Stage, title: str, foot: str, language: str) -> Any:
    """A slide with its title (the finding), what stands at the foot, its number."""
    slide = stage.show.slides.add_slide(stage.plain)
    _drop_empty(slide)
    _set_title(slide, stage, title, language)
    _add_foot(slide, stage, foot, language)
    _add_number(slide, stage, language)
    return slide


def read_foot_last(show: Any) -> None:
    """Put the foot and the number after all else, where a reader expects them."""
    for slide in show.slides:
        for shape in list(slide.shapes):
            is_number = shape.is_placeholder and (
                shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER
            )
            if shape.name == FOOT or is_number:
                slide.shapes._spTree.append(shape._element)


def _drop_empty(slide: Any) -> None:
    """Placeholders that would stand empty; only the title is used."""
    for shape in list(slide.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)


def _set_title(slide: Any, stage: Stage, title: str, language: str) -> None:
    place = title_of(stage.plain)
    width, height = place.width.pt, place.height.pt
    if not stage.is_own:
        width, height = width - _INSETS, height - _INSETS / 2
    sizes = [s for s in _TITLE_SIZES if s <= stage.title_size] or [stage.title_size]
    fits = fitted(title, width, height, sizes, bold=True)
    size = None if fits.size == stage.title_size else fits.size
    body = title_of(slide).text_frame._txBody
    fill(body, [plain(fits.text, size)], language)


def _add_foot(slide: Any, stage: Stage, foot: str, language: str) -> None:
    box = Box(stage.foot.left, stage.foot.top, stage.foot.width - 70, 20)
    fits = fitted(foot, box.width, 14, [FOOT_SIZE, 8.0, 7.0])
    add_text(slide, box, [plain(fits.text, fits.size, colour=QUIET)], FOOT, language)


def _add_number(slide: Any, stage: Stage, language: str) -> None:
    """The slide's number as a field, in the layout's own place for it."""
    for shape in stage.plain.placeholders:
        if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            break
    else:
        return
    made = deepcopy(shape._element)
    number = max(int(e.get("id")) for e in slide._element.iter(qn("p:cNvPr"))) + 1
    made.find(f".//{qn('p:cNvPr')}").set("id", str(number))
    for look in (*made.iter(qn("a:rPr")), *made.iter(qn("a:endParaRPr"))):
        look.set("lang", language)
        look.attrib.pop("smtClean", None)
    for shown in made.iter(qn("a:t")):
        shown.text = str(len(stage.show.slides))
    slide.shapes._spTree.append(made)


def add_text(
    slide: Any,
    box: Box,
    paragraphs: Iterable[Paragraph],
    name: str,
    language: str,
) -> Any:
    """A text box without insets; the words were measured to fit it."""
    shape = slide.shapes.add_textbox(*box.place)
    shape.name = name
    body = shape._element.find(f".//{qn('a:bodyPr')}")
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("wrap", "square")
    fill(shape.text_frame._txBody, paragraphs, language)
    return shape


_TAGS = {
    "red": ("CA3535", "FFFFFF", "CA3535"),
    "amber": ("F6B042", "0B0C0C", "B35900"),
    "green": ("", "00703C", "00703C"),
}
_QUIET_TAG = ("", QUIET, "line50")


def add_tag(slide: Any, box: Box, status: Status, language: str) -> None:
    """The status as a tag: shape and word; red and amber filled, others outlined."""
    inside, ink, edge = _TAGS.get(status.kind, _QUIET_TAG)
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box.place)
    shape.name = f"Status: {status.word}"
    shape.adjustments[0] = 0.12
    _tag_look(shape, inside, edge)
    fits = fitted(
        status.text, box.width - 16, box.height, [15, 14, 13, 12, 11], bold=True
    )
    words = Paragraph((Run(fits.text, fits.size, True, ink),), "ctr")
    fill(shape.text_frame._txBody, [words], language)


def _tag_look(shape: Any, inside: str, edge: str) -> None:
    element = shape._element
    style = element.find(qn("p:style"))
    if style is not None:
        element.remove(style)
    look = element.find(qn("p:spPr"))
    if inside:
        solid_fill(look, inside)
    else:
        etree.SubElement(look, qn("a:noFill"))
    solid_fill(etree.SubElement(look, qn("a:ln"), w=str(Pt(1.5))), edge)
    body = element.find(f".//{qn('a:bodyPr')}")
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("anchor", "ctr")


def add_notes(slide: Any, texts: Sequence[str], language: str) -> None:
    """What is said rather than shown, one paragraph each."""
    frame = slide.notes_slide.notes_text_frame
    fill(frame._txBody, [plain(text) for text in texts if text], language)
