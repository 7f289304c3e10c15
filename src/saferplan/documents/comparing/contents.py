"""What a file shows a person, freed of how the file keeps it.

Slides, sheets and documents all become places with lines, tables and pictures in
them, so that one comparison does for every format.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from saferplan.documents.comparing.plain import plain


class CellType(StrEnum):
    """What was put in a cell; only sheets tell a number from its digits."""

    TEXT = "text"
    NUMBER = "a number"
    DATE = "a date"
    TRUTH = "true or false"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its lines, what they are, and the formula behind."""

    text: str = ""
    type: CellType = CellType.TEXT
    formula: str = ""

    @property
    def key(self) -> Hashable:
        """Cells with the same key say the same."""
        return plain(self.text), self.type, self.formula

    @property
    def shown(self) -> str:
        """What a person is told of it: ``=C2*2 (shows 268)``.

        A formula may have been saved without what it comes to.
        """
        if not self.formula or not self.text:
            return self.formula or self.text
        return f"{self.formula} (shows {self.text})"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``number`` is what a sheet calls it, 0 elsewhere."""

    cells: tuple[Cell, ...]
    number: int = 0

    def cell(self, column: int) -> Cell:
        """The cell in this column, counted from 0; an empty one past its end."""
        return self.cells[column] if 0 <= column < len(self.cells) else EMPTY

    @property
    def key(self) -> Hashable:
        """Rows with the same key say the same; empty cells at the end say nothing."""
        keys = [cell.key for cell in self.cells]
        while keys and keys[-1] == EMPTY.key:
            keys.pop()
        return tuple(keys)

    @property
    def texts(self) -> tuple[str, ...]:
        """What its cells say, those that are empty left out."""
        return tuple(cell.shown for cell in self.cells if cell.shown)


EMPTY = Cell()


class Form(StrEnum):
    """In which form does a table stand?"""

    TABLE = "table"
    CHART = "chart"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A point of a chart whose data sheet says another value than the chart shows."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells: a table, a sheet, or the values a chart shows.

    ``behind`` are points of a chart that its data sheet contradicts; ``under`` and
    ``trace`` are those of a `Line`. The hidden rows and columns are numbered as the
    sheet numbers them, from 1.
    """

    form: Form
    rows: tuple[Row, ...]
    under: str = ""
    trace: str = ""
    behind: tuple[Behind, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def key(self) -> Hashable:
        """Tables with the same key say the same."""
        hidden = self.hidden_rows, self.hidden_columns
        return self.form, tuple(row.key for row in self.rows), self.behind, hidden

    @property
    def text(self) -> str:
        """All of it as one text."""
        return " · ".join(text for row in self.rows for text in row.texts)

    @property
    def width(self) -> int:
        """How many columns its widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


class Part(StrEnum):
    """Which part of its place is a line? The word is what a person calls it."""

    TITLE = "title"
    TEXT = "text"
    CHART = "text in the chart"
    NOTES = "notes"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    EDGE = "header or footer"
    NOTE = "footnote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph.

    ``under`` is the heading it stands under, in a document; ``trace`` the code that
    leads back to what it is about.
    """

    text: str
    part: Part = Part.TEXT
    under: str = ""
    trace: str = ""

    @property
    def key(self) -> Hashable:
        """Lines with the same key say the same."""
        return "line", plain(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something without words: a picture, a drawing; ``mark`` tells it from others."""

    what: str
    mark: str
    under: str = ""
    trace: str = ""

    @property
    def key(self) -> Hashable:
        """Things with the same key are the same."""
        return self.what, self.mark

    @property
    def text(self) -> str:
        """It says nothing."""
        return ""


Item = Line | Table | Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A slide, a sheet, or the whole of a document.

    ``items`` stand in it, ``aside`` beside it: the notes of a slide, the drawings on
    a sheet, headers, footers and footnotes. ``number`` counts from 1.
    """

    what: str
    number: int
    title: str
    items: tuple[Item, ...]
    aside: tuple[Item, ...] = ()
    trace: str = ""
    is_hidden: bool = False

    @property
    def key(self) -> Hashable:
        """Places with the same key say the same."""
        return (
            plain(self.title),
            tuple(item.key for item in self.items),
            tuple(item.key for item in self.aside),
            self.is_hidden,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody noted in the margin; ``where`` as a person would say it."""

    where: str
    author: str
    text: str
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything a file shows; ``remarks`` say how it had to be read."""

    kind: str
    places: tuple[Place, ...]
    comments: tuple[Comment, ...] = ()
    remarks: tuple[str, ...] = ()
