"""What a Word document says of itself: title, author, language, mark, fixed dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from saferplan.documents.docx.manuscript import Manuscript
from saferplan.documents.docx.names import qn
from saferplan.documents.marks import property_text

_NOW = "15"
"""How Word has set pages since 2013; it says so in its title where one is older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What the document says of itself."""

    title: str
    subject: str
    author: str
    remark: str
    keywords: str
    language: str
    day: date


def describe(held: Manuscript, words: Properties) -> None:
    """Say it in the document's properties; no clock is asked."""
    found = held.document.core_properties
    found.title = property_text(words.title)
    found.subject = property_text(words.subject)
    found.author = found.last_modified_by = property_text(words.author)
    found.comments = property_text(words.remark)
    found.keywords = property_text(words.keywords)
    found.language = words.language
    found.created = found.modified = _moment(words.day)
    found.revision = 1
    _speak(held, words.language)
    _drop_thumbnail(held.document.part.package)
    if held.is_own:
        _set_as_today(held.document.settings.element)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


def _speak(held: Manuscript, language: str) -> None:
    """The language of every word, and of what is typed from now on."""
    root = held.document.styles.element
    for spoken in root.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        etree.SubElement(defaults, qn("w:lang")).set(qn("w:val"), language)
    for spoken in held.document.settings.element.iter(qn("w:themeFontLang")):
        spoken.set(qn("w:val"), language)
        spoken.attrib.pop(qn("w:eastAsia"), None)


def _set_as_today(settings: Any) -> None:
    for held in settings.iter(qn("w:compatSetting")):
        if held.get(qn("w:name")) == "compatibilityMode":
            held.set(qn("w:val"), _NOW)
    for name in ("w:useFELayout", "w:savePreviewPicture"):
        for old in list(settings.iter(qn(name))):
            old.getparent().remove(old)


def _drop_thumbnail(package: Any) -> None:
    """A template's picture of its first page is not a picture of ours."""
    for name, link in list(package.rels.items()):
        if link.reltype == RT.THUMBNAIL:
            package.rels.pop(name)
