"""A partnership's Word template, opened and emptied of what it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from lxml import etree

from saferplan.documents.docx.names import qn
from saferplan.documents.docx.page import LONG, lay
from saferplan.documents.office_templates import DOCUMENT, opened

_KEPT = (
    RT.STYLES,
    RT.THEME,
    RT.SETTINGS,
    RT.WEB_SETTINGS,
    RT.FONT_TABLE,
    RT.NUMBERING,
    RT.FOOTNOTES,
    RT.ENDNOTES,
)
"""What a template is kept for; all else hangs on words that are taken out."""
_WORDS = ("w:t", "w:drawing", "w:pict", "w:object", "w:fldSimple", "w:instrText")
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFUSED = (
    "The Word template cannot be opened: save it from Word as .dotx or .docx (not "
    ".doc, and without macros) and try again."
)


@contextmanager
def refusing() -> Iterator[None]:
    """Whatever is wrong with a template is said in words that help.

    Raises:
        ValueError: it is no Word document, it holds macros, or it is damaged.
    """
    try:
        yield
    except (
        AttributeError,
        BadZipFile,
        IndexError,
        KeyError,
        PythonDocxError,
        OpcError,
        TypeError,
        ValueError,
        etree.XMLSyntaxError,
    ) as problem:
        raise ValueError(f"{_REFUSED} ({problem})") from problem


def opened_template(template: bytes) -> tuple[Any, Any]:
    """The template without its words, and the frame of its last section."""
    document = Document(BytesIO(opened(template, DOCUMENT)))
    section = _emptied(document)
    _detach(document)
    return document, section


def _detach(document: Any) -> None:
    """Forget which file the template was made from: a path on somebody's computer."""
    root = document.settings.element
    part = document.part.part_related_by(RT.SETTINGS)
    for held in list(root.iter(qn("w:attachedTemplate"))):
        part.rels.pop(held.get(qn("r:id")), None)
        root.remove(held)


def _emptied(document: Any) -> Any:
    """Take out the words; the last section, with the heads it inherits, comes back."""
    body = document.element.body
    sections = list(body.iter(qn("w:sectPr")))
    for child in list(body):
        body.remove(child)
    section = sections[-1] if sections else _new_section()
    if section.getparent() is not None:
        section.getparent().remove(section)
    for missing in _inherited(sections):
        section.insert(0, missing)
    _drop_unused(document, section)
    return section


def _new_section() -> Any:
    section = etree.Element(qn("w:sectPr"))
    lay(section, LONG)
    return section


def _inherited(sections: list[Any]) -> Iterator[Any]:
    """Heads and feet of earlier sections, which the last shows as well."""
    found: dict[tuple[str, str], Any] = {}
    for section in sections:
        for name in ("w:headerReference", "w:footerReference"):
            for held in section.findall(qn(name)):
                found[name, held.get(qn("w:type"), "default")] = held
    last = set(sections[-1]) if sections else set()
    yield from (held for held in found.values() if held not in last)


def _drop_unused(document: Any, section: Any) -> None:
    """Pictures, comments and links of the words that are gone go with them."""
    left = (*document.element.iter(etree.Element), *section)
    named = {
        value
        for held in left
        for name, value in held.attrib.items()
        if name.startswith(_LINKS)
    }
    for key, link in list(document.part.rels.items()):
        if link.reltype not in _KEPT and key not in named:
            document.part.rels.pop(key)


def says_something(part: Any) -> bool:
    """Has this header or footer text, a picture or a field of its own?"""
    if any(held.text and held.text.strip() for held in part.iter(qn("w:t"))):
        return True
    return any(next(part.iter(qn(name)), None) is not None for name in _WORDS[1:])
