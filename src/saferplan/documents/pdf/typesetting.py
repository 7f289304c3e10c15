"""Typst, made to give the same bytes everywhere and never to refuse a letter."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Final

import typst

from saferplan.documents.letters import REPLACEMENT

STANDARD: Final = "ua-1"
FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
"""Both are inside typst itself."""
_PLAIN = re.compile("[\\s!-~\xa1-\u017f\u2013\u2014\u2018-\u201d\u2026\u2212\u200b]")
_PROBE = b"""#let d = json(bytes(sys.inputs.pack))
#set document(title: "probe", date: none)
#set text(font: d.fonts, lang: "en")
#d.letter"""
_IMAGE = b"""#let d = json(bytes(sys.inputs.pack))
#set document(title: "probe", date: none)
#image(bytes(d.bytes), format: d.format, alt: "probe")"""


def typeset(template: bytes, data: str) -> bytes:
    """Set this template with this JSON as its input ``pack``.

    Without a letter the fonts inside typst cannot show, no other font is looked at.
    """
    try:
        return _compile(template, data, own_fonts_only=True)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    return _with_other_fonts(template, data)


def _with_other_fonts(template: bytes, data: str) -> bytes:
    """With the fonts of the computer; what they lack too is replaced, and said."""
    lost = [letter for letter in sorted(set(data)) if not _can_show(letter)]
    if lost:
        held = json.loads(data.translate({ord(letter): REPLACEMENT for letter in lost}))
        held["lost"] = ", ".join(f"U+{ord(letter):04X}" for letter in lost)
        data = json.dumps(held, ensure_ascii=False)
    return _compile(template, data, own_fonts_only=False)


@lru_cache(maxsize=4096)
def _can_show(letter: str) -> bool:
    if _PLAIN.match(letter):
        return True
    probe = json.dumps({"letter": letter, "fonts": FONTS})
    try:
        _compile(_PROBE, probe, own_fonts_only=False)
    except typst.TypstError:
        return False
    return True


def can_set_image(data: str) -> bool:
    """Can the picture in this JSON, its format and its bytes, be set at all?"""
    try:
        _compile(_IMAGE, data, own_fonts_only=True)
    except typst.TypstError:
        return False
    return True


def _compile(template: bytes, data: str, *, own_fonts_only: bool) -> bytes:
    return typst.compile(
        template,
        format="pdf",
        pdf_standards=[STANDARD],
        sys_inputs={"pack": data},
        ignore_system_fonts=own_fonts_only,
    )
