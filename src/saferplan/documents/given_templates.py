"""A partnership's own templates, tried before they are kept.

What cannot be opened, or has no place for a title, is told when it is given and not
on the day the papers are made.
"""

from __future__ import annotations

from importlib import import_module

from saferplan.core.boards.pack import Branding
from saferplan.documents.office_templates import DOCUMENT, PRESENTATION, opened


def slide_template(content: bytes) -> bytes:
    """A PowerPoint file as the slides can be put in it, whatever its ending was.

    Raises:
        ValueError: with a sentence: it cannot be opened, or has no place for a title.
    """
    held = _kept(content, PRESENTATION, "PowerPoint", ".potx or .pptx")
    # The writers bring large libraries; a partnership without a template needs none.
    look = import_module("saferplan.documents.pptx.template")
    look.open_stage(Branding(slide_template=held))
    return held


def word_template(content: bytes) -> bytes:
    """A Word file as papers can be written in it, whatever its ending was.

    Raises:
        ValueError: with a sentence: it cannot be opened.
    """
    held = _kept(content, DOCUMENT, "Word", ".dotx or .docx")
    look = import_module("saferplan.documents.docx.template")
    look.opened_template(held)
    return held


def _kept(content: bytes, wanted: str, program: str, endings: str) -> bytes:
    try:
        return opened(content, wanted)
    except ValueError as problem:
        raise ValueError(
            f"It is no {program} file that papers can be written in ({problem}): save "
            f"it from {program} as {endings}, without macros, and try again."
        ) from None
