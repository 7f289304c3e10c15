"""A partnership's own colour and logo, as papers may use them."""

from __future__ import annotations

import re

from saferplan.charts.picture import INK, TEAL
from saferplan.core.boards.pack import Branding

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_PNG = b"\x89PNG\r\n\x1a\n"
_READABLE = 4.5
"""Contrast that WCAG 2.2 asks of text (success criterion 1.4.3)."""


def colour_of(branding: Branding) -> str:
    """Its colour as ``#rrggbb``; our own where none is given that can be read.

    >>> colour_of(Branding(colour="#A01020")), colour_of(Branding(colour="red"))
    ('#A01020', '#0b4f52')
    """
    return branding.colour if _COLOUR.match(branding.colour) else TEAL


def readable_colour_of(branding: Branding) -> str:
    """The colour for words on white: its own, or ink where that is too pale.

    >>> readable_colour_of(Branding(colour="#ffe000"))
    '#0b0c0c'
    """
    colour = colour_of(branding)
    return colour if contrast_with_white(colour) >= _READABLE else INK


def contrast_with_white(colour: str) -> float:
    """How strongly does ``#rrggbb`` stand out on white, from 1 to 21?

    Source: WCAG 2.2, relative luminance and contrast ratio.

    >>> contrast_with_white("#000000"), round(contrast_with_white("#0b4f52"), 1)
    (21.0, 9.3)
    """
    red, green, blue = (_linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def logo_kind(branding: Branding) -> str:
    """``png`` or ``svg`` by what the logo's bytes are; empty for anything else.

    >>> logo_kind(Branding(logo=b"<svg xmlns='http://www.w3.org/2000/svg'/>"))
    'svg'
    >>> logo_kind(Branding())
    ''
    """
    logo = branding.logo or b""
    if logo.startswith(_PNG):
        return "png"
    return "svg" if b"<svg" in logo[:2000] else ""
