"""A paper as plain values before it is Word: paragraphs, tables, pictures, turns.

What a paper says is decided in these; how Word writes it down is decided elsewhere.
A style is named as Word shows its name, and everything that can be a style is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from saferplan.charts.picture import Chart
from saferplan.documents.status import Status

NOTHING = "–"
TEXT, NOTE, HEADING = "Table Text", "Table Note", "Table Heading"
NUMBER, NUMBER_NOTE, NUMBER_HEADING = (
    "Table Number",
    "Table Number Note",
    "Table Number Heading",
)
HARD_SPACE = "\N{NO-BREAK SPACE}"
_FILLED = ("red", "amber")
"""Statuses on a ground of their colour, which needs room at either side."""
_STATUS_STYLES = {
    "red": "Status Red",
    "amber": "Status Amber",
    "green": "Status Green",
    "missing": "Status Missing",
    "act-red": "Activity Red",
    "act-amber": "Activity Amber",
    "act-green": "Activity Green",
    "act-blue": "Activity Blue",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; ``to`` is the bookmark they lead to.

    A ``field`` is worked out by Word: the words only stand in its place until then.
    """

    text: str
    style: str = ""
    to: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture in its place, its size in points: a chart to be drawn, or a PNG."""

    alt: str
    width: float
    height: float
    chart: Chart | None = None
    content: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. ``bookmark`` names it for links; ``keep`` holds it to the next."""

    style: str
    runs: tuple[Run, ...] = ()
    bookmark: str = ""
    keep: bool = False
    new_page: bool = False
    drawing: Drawing | None = None

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


Cell = tuple[Paragraph, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, numbers or words."""

    heading: str
    share: float
    is_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. A row of one cell stands over all columns, as a heading among rows.

    ``describes`` is read aloud before it; ``names_rows`` says that the first cell of
    a row is its heading; ``part`` is its share of the page's width; ``keep`` holds it
    together and to what follows.
    """

    title: str
    describes: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: str = "Board Table"
    names_rows: bool = False
    part: float = 1.0
    keep: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the pages lie on their side, or stand again."""

    is_wide: bool


Block = Paragraph | Table | Turn


def said(style: str, *texts: str | Run, keep: bool = False) -> Paragraph:
    """A paragraph of words; what is empty is left out."""
    runs = (Run(one) if isinstance(one, str) else one for one in texts)
    return Paragraph(style=style, runs=tuple(r for r in runs if r.text), keep=keep)


def strong(text: str) -> Run:
    """Words that stand out."""
    return Run(text, "Strong")


def quiet(text: str) -> Run:
    """Words that stand back."""
    return Run(text, "Quiet")


def tag(status: Status) -> Run:
    """A status: its shape and word; the colour only repeats what they say."""
    text = status.text
    if status.kind in _FILLED:
        text = f"{HARD_SPACE}{text}{HARD_SPACE}"
    return Run(text, _STATUS_STYLES.get(status.kind, "Status Quiet"))


def heading(
    level: int, text: str, *, bookmark: str = "", new_page: bool = False
) -> Paragraph:
    """A heading of this level, to be found in the navigation pane."""
    return Paragraph(
        style=f"heading {level}",
        runs=(Run(text),),
        bookmark=bookmark,
        new_page=new_page,
        keep=True,
    )


def words(text: str, *notes: str) -> Cell:
    """A cell of words, and smaller ones under them; without any, a dash."""
    return _cell(text, notes, TEXT, NOTE)


def number(text: str, *notes: str, bold: bool = False) -> Cell:
    """A cell of a number at the right, and smaller words under it."""
    made = _cell(text, notes, NUMBER, NUMBER_NOTE)
    if not bold:
        return made
    return (replace(made[0], runs=(strong(made[0].text),)), *made[1:])


def tagged(status: Status | None, *notes: str) -> Cell:
    """A cell of a status, and smaller words under it; without one, a dash."""
    if status is None:
        return words(NOTHING)
    first = Paragraph(style=TEXT, runs=(tag(status),))
    return (first, *(said(NOTE, note) for note in notes if note))


def _cell(text: str, notes: Iterable[str], style: str, under: str) -> Cell:
    first = said(style, text or NOTHING)
    return (first, *(said(under, note) for note in notes if note))
