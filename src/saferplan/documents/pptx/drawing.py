"""A slide and what every slide has: its title, foot, number and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.parts.slide import NotesSlidePart
from pptx.util import Pt

from saferplan.core.boards.pack import Pack
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.names import qn
from saferplan.documents.pptx.template import Stage
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
        shapes = slide._element.cSld.spTree
        for shape in list(shapes):
            if _name(shape) == FOOT or _kind(shape) == "sldNum":
                shapes.append(shape)


# Read from the elements themselves: the library makes an object of each shape and
# asks XPath about each of them, which in a deck of sixty charts is felt.
def _name(shape: Any) -> str:
    named = shape.find(f"*/{qn('p:cNvPr')}")
    return "" if named is None else str(named.get("name"))


def _held_place(shape: Any) -> Any:
    return shape.find(f"*/{qn('p:nvPr')}/{qn('p:ph')}")


def _kind(shape: Any) -> str:
    """Which kind of placeholder is it? Empty when it is none."""
    place = _held_place(shape)
    return "" if place is None else str(place.get("type", "obj"))


def _drop_empty(slide: Any) -> None:
    """Placeholders that would stand empty; only the title is used."""
    shapes = slide._element.cSld.spTree
    for shape in list(shapes):
        place = _held_place(shape)
        if place is not None and place.get("idx", "0") != "0":
            shapes.remove(shape)


def _set_title(slide: Any, stage: Stage, title: str, language: str) -> None:
    width, height = stage.title.width, stage.title.height
    if not stage.is_own:
        width, height = width - _INSETS, height - _INSETS / 2
    sizes = [s for s in _TITLE_SIZES if s <= stage.title_size] or [stage.title_size]
    fits = fitted(title, width, height, sizes, bold=True)
    size = None if fits.size == stage.title_size else fits.size
    shapes = slide._element.cSld.spTree
    shape = next(s for s in shapes if _kind(s) in ("title", "ctrTitle"))
    fill(shape.find(qn("p:txBody")), [plain(fits.text, size)], language)


def _add_foot(slide: Any, stage: Stage, foot: str, language: str) -> None:
    box = Box(stage.foot.left, stage.foot.top, stage.foot.width - 70, 20)
    fits = fitted(foot, box.width, 14, [FOOT_SIZE, 8.0, 7.0])
    add_text(slide, box, [plain(fits.text, fits.size, colour=QUIET)], FOOT, language)


def _add_number(slide: Any, stage: Stage, language: str) -> None:
    """The slide's number as a field, in the layout's own place for it."""
    if stage.number is None:
        return
    made = deepcopy(stage.number)
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


def add_notes(stage: Stage, slide: Any, texts: Sequence[str], language: str) -> None:
    """What is said rather than shown, one paragraph each."""
    notes = _new_notes(stage, slide)
    for shape in notes.cSld.spTree:
        if _kind(shape) == "body":
            fill(shape.find(qn("p:txBody")), [plain(t) for t in texts if t], language)
            break


def _new_notes(stage: Stage, slide: Any) -> Any:
    """Empty notes of this slide: the library makes the first, and we copy them."""
    if not stage.first_notes:
        made = slide.notes_slide._element
        stage.first_notes.append(deepcopy(made))
        return made
    package = slide.part.package
    master = package.presentation_part.notes_master_part
    part = NotesSlidePart._add_notes_slide_part(package, slide.part, master)
    part._element = deepcopy(stage.first_notes[0])
    slide.part.relate_to(part, RT.NOTES_SLIDE)
    return part._element
