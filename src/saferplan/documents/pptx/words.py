"""Text on slides: runs with their language and colour, and sizes that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.util import Pt

from saferplan.charts.text import text_width, wrap
from saferplan.documents.letters import printable
from saferplan.documents.pptx.names import qn

LEADING = 1.2
"""Height of a line as a multiple of the size of its letters."""
INK, QUIET, ACCENT, WHITE = "tx1", "quiet", "accent1", "FFFFFF"
"""Colours: of the theme by name, so that a template's own are kept, or as hex."""
RED, AMBER, GREEN = "CA3535", "B35900", "00703C"
STATUS_COLOURS = {
    "red": RED,
    "amber": AMBER,
    "green": GREEN,
    "act-red": "7D1F1F",
    "act-amber": "6B4400",
    "act-green": "155C3D",
    "act-blue": "16477E",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look."""

    text: str
    size: float | None = None
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs on one line or more, and the space above them in points.

    ``tab`` is where words after a tab stand, and all further lines.
    """

    runs: tuple[Run, ...]
    align: str = "l"
    before: float = 0.0
    tab: float = 0.0


def plain(text: str, size: float | None = None, **look: Any) -> Paragraph:
    """One run as a paragraph."""
    return Paragraph((Run(text, size, **look),))


def fill(body: Any, paragraphs: Iterable[Paragraph], language: str) -> None:
    """Put these paragraphs in a text body, in place of what it held."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for paragraph in paragraphs:
        _add_paragraph(body, paragraph, language)


def _add_paragraph(body: Any, paragraph: Paragraph, language: str) -> None:
    made = etree.SubElement(body, qn("a:p"))
    looks = etree.SubElement(made, qn("a:pPr"))
    if paragraph.align != "l":
        looks.set("algn", paragraph.align)
    if paragraph.before:
        above = etree.SubElement(looks, qn("a:spcBef"))
        etree.SubElement(above, qn("a:spcPts"), val=str(round(paragraph.before * 100)))
    if paragraph.tab:
        _hang(looks, str(Pt(paragraph.tab)))
    if not len(looks) and not looks.attrib:
        made.remove(looks)
    for run in paragraph.runs:
        _add_run(made, run, language)


def _hang(looks: Any, place: str) -> None:
    looks.set("marL", place)
    looks.set("indent", f"-{place}")
    stops = etree.SubElement(looks, qn("a:tabLst"))
    etree.SubElement(stops, qn("a:tab"), pos=place, algn="l")


def _add_run(paragraph: Any, run: Run, language: str) -> None:
    made = etree.SubElement(paragraph, qn("a:r"))
    look = etree.SubElement(made, qn("a:rPr"), lang=language)
    if run.size:
        look.set("sz", str(round(run.size * 100)))
    if run.bold:
        look.set("b", "1")
    if run.colour:
        solid_fill(look, run.colour)
    etree.SubElement(made, qn("a:t")).text = printable(run.text)


def solid_fill(parent: Any, colour: str) -> Any:
    """Fill the parent with a colour of the theme, or one given as hex."""
    made = etree.SubElement(parent, qn("a:solidFill"))
    if colour == QUIET:
        _tint(made, 65)
    elif colour.startswith("line"):
        _tint(made, int(colour.removeprefix("line")))
    elif len(colour) == len(WHITE):
        etree.SubElement(made, qn("a:srgbClr"), val=colour)
    else:
        etree.SubElement(made, qn("a:schemeClr"), val=colour)
    return made


def _tint(parent: Any, strength: int) -> None:
    """The text colour of the theme, weaker: 100 is full."""
    made = etree.SubElement(parent, qn("a:schemeClr"), val=INK)
    etree.SubElement(made, qn("a:lumMod"), val=str(strength * 1000))
    etree.SubElement(made, qn("a:lumOff"), val=str((100 - strength) * 1000))


_SPREAD: ContextVar[float] = ContextVar("spread", default=1.0)


@contextmanager
def measured_as(spread: float) -> Iterator[None]:
    """Within this, text is measured for a face so much wider than Arial.

    A template may use any face, and a machine that lacks it puts another in its
    place; text is then given more room than it may need.
    """
    before = _SPREAD.set(spread)
    try:
        yield
    finally:
        _SPREAD.reset(before)


def lines_of(
    text: str,
    width: float,
    size: float,
    *,
    bold: bool = False,
    most_lines: int | None = None,
) -> tuple[str, ...]:
    """Which lines does this text make in this width, in points?"""
    room = width / _SPREAD.get()
    return wrap(text, room, size, bold=bold, most_lines=most_lines)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide does this text stand on one line, in points?"""
    return text_width(text, size, bold=bold) * _SPREAD.get()


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as it fits a box: the size, and the words (cut only at the last)."""

    text: str
    size: float
    lines: int


def fitted(
    text: str,
    width: float,
    height: float,
    sizes: Sequence[float],
    *,
    bold: bool = False,
) -> Fitted:
    """At the largest of these sizes at which it fits, how does this text stand?

    Points throughout. When even the smallest is too large, the text is cut there
    and ends with an ellipsis; the whole of it is in the notes.
    """
    for size in sizes:
        lines = lines_of(text, width, size, bold=bold)
        if len(lines) * size * LEADING <= height:
            return Fitted(text, size, len(lines))
    smallest = sizes[-1]
    most = max(1, int(height // (smallest * LEADING)))
    lines = lines_of(text, width, smallest, bold=bold, most_lines=most)
    return Fitted(" ".join(lines), smallest, len(lines))


def height_of(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """How high does this text stand in this width, in points?"""
    return len(lines_of(text, width, size, bold=bold)) * size * LEADING
