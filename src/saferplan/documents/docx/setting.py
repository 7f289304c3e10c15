"""Blocks written down as Word has them: paragraphs, runs, pictures and links.

Elements are put in directly: the library looks a style up by name for each paragraph
and walks a whole table for each cell, which in a report of sixty indicators is felt.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from saferplan.documents.docx.blocks import Drawing, Paragraph, Run
from saferplan.documents.docx.manuscript import Manuscript
from saferplan.documents.docx.names import qn
from saferplan.documents.docx.pictures import picture_element
from saferplan.documents.letters import printable

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BROKEN = re.compile("(\r\n|\r|\n|\t)")


def set_paragraph(held: Manuscript, parent: Any, paragraph: Paragraph) -> Any:
    """Write this paragraph at the end of its parent."""
    made = etree.SubElement(parent, qn("w:p"))
    looks = etree.SubElement(made, qn("w:pPr"))
    style = held.styles.id_of(paragraph.style)
    etree.SubElement(looks, qn("w:pStyle")).set(qn("w:val"), style)
    if paragraph.keep:
        etree.SubElement(looks, qn("w:keepNext"))
    if paragraph.new_page:
        # A heading at the top of a page needs no room above it.
        etree.SubElement(looks, qn("w:pageBreakBefore"))
        etree.SubElement(looks, qn("w:spacing")).set(qn("w:before"), "0")
    opened = _bookmark(held, made, paragraph.bookmark)
    for run in paragraph.runs:
        _set_run(held, made, run)
    if paragraph.drawing is not None:
        _set_drawing(held, made, paragraph.drawing)
    if opened:
        etree.SubElement(made, qn("w:bookmarkEnd")).set(qn("w:id"), opened)
    return made


def _bookmark(held: Manuscript, parent: Any, name: str) -> str:
    """Open a bookmark; its number comes back, to close it by."""
    if not name:
        return ""
    number = str(held.bookmarks)
    held.bookmarks += 1
    made = etree.SubElement(parent, qn("w:bookmarkStart"))
    made.set(qn("w:id"), number)
    made.set(qn("w:name"), name)
    return number


def _set_run(held: Manuscript, parent: Any, run: Run) -> None:
    if run.to:
        parent = etree.SubElement(parent, qn("w:hyperlink"))
        parent.set(qn("w:anchor"), run.to)
        parent.set(qn("w:history"), "1")
    if run.field:
        parent = etree.SubElement(parent, qn("w:fldSimple"))
        parent.set(qn("w:instr"), f" {run.field} ")
    made = etree.SubElement(parent, qn("w:r"))
    if run.style:
        look = etree.SubElement(made, qn("w:rPr"))
        style = held.styles.id_of(run.style)
        etree.SubElement(look, qn("w:rStyle")).set(qn("w:val"), style)
    _set_text(made, printable(run.text))


def _set_text(run: Any, text: str) -> None:
    r"""Words, with a break for each new line and a tab for each tab."""
    for part in _BROKEN.split(text):
        if part == "\t":
            etree.SubElement(run, qn("w:tab"))
        elif part in ("\r\n", "\r", "\n"):
            etree.SubElement(run, qn("w:br"))
        elif part:
            made = etree.SubElement(run, qn("w:t"))
            made.text = part
            if part != part.strip() or "  " in part:
                made.set(_SPACE, "preserve")


def _set_drawing(held: Manuscript, parent: Any, drawing: Drawing) -> None:
    run = etree.SubElement(parent, qn("w:r"))
    run.append(picture_element(held, drawing))
