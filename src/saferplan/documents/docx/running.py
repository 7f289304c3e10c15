"""What stands over and under every page: whose paper it is, its marking, its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from saferplan.documents.docx.blocks import Paragraph, Run
from saferplan.documents.docx.manuscript import Manuscript
from saferplan.documents.docx.names import qn
from saferplan.documents.docx.page import Page, twips
from saferplan.documents.docx.setting import set_paragraph
from saferplan.documents.docx.template import says_something
from saferplan.documents.pack_words import cut_short

_LETTER = 4.6
"""How wide a letter of a head or a foot stands, in points, with room to spare."""
_PAGE = (
    Run("Page "),
    Run("1", field="PAGE"),
    Run(" of "),
    Run("1", field="NUMPAGES"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The words over and under the pages of one paper."""

    names: str
    marking: str
    title: str
    state: str


def says_marking(held: Manuscript) -> bool:
    """Will our own head stand over the pages, or has the template one that stays?"""
    return not _has_own(held, "header")


def run_heads(
    held: Manuscript, section: Any, words: Running, page: Page, *, is_first: bool
) -> None:
    """Give a section its head and foot; those of a template that say something stay.

    The first page of our own papers has only the marking over it.
    """
    kinds = _kinds(held, section, is_first=is_first)
    for name, lines in (("header", _head), ("footer", _foot)):
        if _has_own(held, name):
            continue
        for old in section.findall(qn(f"w:{name}Reference")):
            section.remove(old)
        for kind in kinds:
            made = lines(words, page, is_alone=held.is_own and kind == "first")
            section.insert(0, _reference(held, name, kind, made, page))
    _mark_first(section, "first" in kinds)


def _kinds(held: Manuscript, section: Any, *, is_first: bool) -> list[str]:
    """For which pages is a head of its own needed?

    The first page of our own papers; with a template, where it tells pages apart.
    """
    is_told = held.is_own or section.find(qn("w:titlePg")) is not None
    told = held.document.settings.element.find(qn("w:evenAndOddHeaders"))
    kinds = ["first"] if is_first and is_told else []
    return [*kinds, "default", *([] if told is None else ["even"])]


def _has_own(held: Manuscript, name: str) -> bool:
    """Has the template a head, or a foot, that says something?"""
    if held.is_own:
        return False
    related = held.document.part.related_parts
    found = held.section.findall(qn(f"w:{name}Reference"))
    parts = (related[one.get(qn("r:id"))] for one in found)
    return any(says_something(part._element) for part in parts)


Line = tuple[Run, ...]


def _head(words: Running, page: Page, *, is_alone: bool) -> Sequence[Line]:
    marked = Run(cut_short(words.marking, 40), "Strong")
    room = _letters(page) - len(marked.text) - 6
    names = "" if is_alone else cut_short(words.names, room)
    return [(Run(names), Run("\t"), marked)]


def _foot(words: Running, page: Page, *, is_alone: bool) -> Sequence[Line]:
    title = Run(cut_short(words.title, _letters(page) - 20))
    state = Run(cut_short(words.state, _letters(page)))
    return [(title, Run("\t"), *_PAGE), (state,)]


def _letters(page: Page) -> int:
    return int(page.text_width / _LETTER)


def _reference(
    held: Manuscript, name: str, kind: str, lines: Sequence[Line], page: Page
) -> Any:
    """A part with these lines, and what names it in a section."""
    add = getattr(held.document.part, f"add_{name}_part")
    part, key = add()
    for old in list(part._element):
        part._element.remove(old)
    for line in lines:
        made = set_paragraph(held, part._element, Paragraph(style=name, runs=line))
        _stop_at(made, page.text_width, held.styles.stops(name))
    named = etree.Element(qn(f"w:{name}Reference"))
    named.set(qn("w:type"), kind)
    named.set(qn("r:id"), key)
    return named


def _stop_at(paragraph: Any, place: float, others: Iterable[str]) -> None:
    """One tab stop, at the right margin: pages that lie on their side have another.

    Those of a template's style, in the middle as a rule, are cleared.
    """
    stops = etree.SubElement(paragraph.find(qn("w:pPr")), qn("w:tabs"))
    here = twips(place)
    told = [("clear", other) for other in others if other != here]
    for kind, pos in (*told, ("right", here)):
        stop = etree.SubElement(stops, qn("w:tab"))
        stop.set(qn("w:val"), kind)
        stop.set(qn("w:pos"), pos)


def _mark_first(section: Any, is_first: bool) -> None:
    """Whether the section's first page has a head of its own."""
    found = section.find(qn("w:titlePg"))
    if found is not None and not is_first:
        section.remove(found)
    if found is not None or not is_first:
        return
    later = {qn(f"w:{name}") for name in ("textDirection", "bidi", "rtlGutter")}
    later |= {qn("w:docGrid"), qn("w:printerSettings")}
    before = (n for n, child in enumerate(section) if child.tag in later)
    section.insert(next(before, len(section)), etree.Element(qn("w:titlePg")))
