"""The presentation that slides are put in: our own look, or the partnership's.

A template of the partnership keeps its size, layouts, theme and faces; whatever
slides it holds are taken out. Without one, the library's plain template is made
16:9, calm, and takes the partnership's colour.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Emu

from saferplan.core.boards.pack import Branding
from saferplan.documents.office_templates import PRESENTATION, opened
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.house_look import TITLE_SIZE, house_template
from saferplan.documents.pptx.names import qn

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FOOT = (
    PP_PLACEHOLDER.DATE,
    PP_PLACEHOLDER.FOOTER,
    PP_PLACEHOLDER.SLIDE_NUMBER,
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A presentation with its two layouts and the room they leave."""

    show: Any
    cover: Any
    plain: Any
    content: Box
    foot: Box
    title: Box
    title_size: float
    number: Any
    """The layout's place for the number of a slide; None where it has none."""
    spread: float
    is_own: bool
    first_notes: list[Any] = field(default_factory=list)
    """The first slide's notes, still empty: those of the others begin as a copy."""


def open_stage(branding: Branding) -> Stage:
    """Which presentation do the slides go in?

    Raises:
        ValueError: the template is not a presentation, or no layout has a title.
    """
    if branding.slide_template is None:
        return _stage(house_template(branding), is_own=True)
    return _stage(_given(branding.slide_template), is_own=False)


def _given(template: bytes) -> Any:
    try:
        show = Presentation(BytesIO(opened(template, PRESENTATION)))
    except (BadZipFile, KeyError, ValueError, PythonPptxError) as problem:
        raise ValueError(
            "The slide template cannot be opened: save it from PowerPoint as .potx or "
            f".pptx (not .ppt, and without macros) and try again. ({problem})"
        ) from problem
    listed = show.slides._sldIdLst
    for entry in list(listed):
        show.part.drop_rel(entry.rId)
        listed.remove(entry)
    return show


def _stage(show: Any, *, is_own: bool) -> Stage:
    cover, content = _cover_layout(show), _plain_layout(show)
    return Stage(
        show=show,
        cover=cover,
        plain=content,
        content=_room(show, content),
        foot=_foot(show, content),
        title=_box_of(title_of(content)),
        number=_number(content),
        title_size=_title_size(content),
        spread=_spread(show),
        is_own=is_own,
    )


def _with_titles(show: Any) -> list[Any]:
    found = [layout for layout in show.slide_layouts if title_of(layout) is not None]
    if not found:
        raise ValueError("The slide template has no layout with a title.")
    return found


def title_of(layout: Any) -> Any:
    """The title placeholder of a layout or slide, or None."""
    for shape in layout.placeholders:
        if shape.placeholder_format.type in _TITLES:
            return shape
    return None


def _box_of(shape: Any) -> Box:
    return Box(_pt(shape.left), _pt(shape.top), _pt(shape.width), _pt(shape.height))


def _number(layout: Any) -> Any:
    for shape in layout.placeholders:
        if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            return shape._element
    return None


def _cover_layout(show: Any) -> Any:
    """The one that says it is for titles, else the first that has one."""
    layouts = _with_titles(show)
    named = [layout for layout in layouts if layout._element.get("type") == "title"]
    return (named or layouts)[0]


def _plain_layout(show: Any) -> Any:
    """A title and the least else; its own kind, where the template has one."""
    layouts = _with_titles(show)
    named = [x for x in layouts if x._element.get("type") == "titleOnly"]
    return named[0] if named else min(layouts, key=_count_of_others)


def _count_of_others(layout: Any) -> tuple[bool, int]:
    kinds = [s.placeholder_format.type for s in layout.placeholders]
    others = [kind for kind in kinds if kind not in _FOOT]
    return layout._element.get("type") == "title", len(others)


def _room(show: Any, layout: Any) -> Box:
    """The room under the title and over the foot."""
    wide, high = _size(show)
    title = title_of(layout)
    left, width = _pt(title.left), _pt(title.width)
    if width < wide * 0.6:
        left, width = wide * 0.05, wide * 0.9
    top = _pt(title.top) + _pt(title.height)
    if top > high * 0.4:
        top = high * 0.25
    foot = _foot(show, layout)
    return Box(left, top + 10, width, foot.top - top - 24)


def _foot(show: Any, layout: Any) -> Box:
    """The line at the foot: where the template has its footer, or low down."""
    wide, high = _size(show)
    tops = [
        _pt(s.top)
        for s in layout.placeholders
        if s.placeholder_format.type in _FOOT and _pt(s.top) > high * 0.8
    ]
    top = min([*tops, high - 34])
    title = title_of(layout)
    left = _pt(title.left) if _pt(title.width) >= wide * 0.6 else wide * 0.05
    return Box(left, top, wide - 2 * left, 20)


def _size(show: Any) -> tuple[float, float]:
    return _pt(show.slide_width), _pt(show.slide_height)


def _pt(length: Any) -> float:
    return float(Emu(length).pt)


def _title_size(layout: Any) -> float:
    """The size the template sets its titles in."""
    path = f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}"
    styles = layout.slide_master._element.find(f".//{qn('p:titleStyle')}")
    for source in (title_of(layout)._element, styles):
        found = source.find(path) if source is not None else None
        if found is not None and found.get("sz"):
            return int(found.get("sz")) / 100
    return TITLE_SIZE


_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
_LIKE_ARIAL = ("Arial", "Helvetica", "Liberation Sans", "Nimbus Sans")
_WIDEST = 1.18
"""The widest face in common use, and what is put in place of one that is absent."""


def _spread(show: Any) -> float:
    """How much wider than Arial might the template's faces turn out?"""
    part = show.slide_master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob, _SAFE)
    faces = theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}")
    known = all(face.get("typeface") in _LIKE_ARIAL for face in faces)
    return 1.0 if known else _WIDEST
