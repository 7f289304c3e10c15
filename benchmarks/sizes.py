"""How much a paper holds, format by format: what both sides must make alike.

It shares no code with saferplan, so that the peer can read it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSize:
    """How much a PDF holds.

    ``small`` are pictures that stand in a line of a table. Of the ``cells``, their
    heads included, so many are ``different``; ``in_cells`` are the letters in them.
    """

    pages: int
    pictures: int
    small: int
    tables: int
    cells: int
    different: int
    in_cells: int
    heads: int
    headings: int
    links: int
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSize:
    """How much a deck holds; ``texts`` are boxes of words, ``runs`` their pieces.

    ``notes`` are the paragraphs of all ``noted`` slides.
    """

    slides: int
    charts: int
    texts: int
    runs: int
    tables: int
    cells: int
    noted: int
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSize:
    """How much a sheet holds; ``tall`` are rows with a height of their own.

    ``is_table`` tells a sheet that is one table from a head without rows under it.
    """

    rows: int
    columns: int
    words: int
    different: int
    tall: int
    is_table: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSize:
    """How much a Word document holds.

    ``tables`` are their rows, columns and cells (fewer than places where one stands
    over several columns), ``pictures`` the width and height of each in its own dots;
    ``in_cells`` are the paragraphs that stand in tables, ``paragraphs`` all others.
    """

    sections: int
    paragraphs: int
    in_cells: int
    runs: int
    headings: int
    links: int
    letters: int
    tables: tuple[tuple[int, int, int], ...]
    pictures: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSize:
    """How much one paper holds in each format."""

    pdf: PdfSize
    pptx: DeckSize
    xlsx: tuple[SheetSize, ...]
    docx: DocumentSize


def as_json(papers: Sequence[PaperSize]) -> str:
    """The sizes as text, to be handed to another process."""
    return json.dumps([asdict(paper) for paper in papers])


def from_json(text: str) -> tuple[PaperSize, ...]:
    """The sizes from their text."""
    return tuple(
        PaperSize(
            pdf=PdfSize(**one["pdf"]),
            pptx=DeckSize(**one["pptx"]),
            xlsx=tuple(SheetSize(**sheet) for sheet in one["xlsx"]),
            docx=DocumentSize(**one["docx"] | _pairs(one["docx"])),
        )
        for one in json.loads(text)
    )


def _pairs(held: dict[str, list[list[int]]]) -> dict[str, tuple[tuple[int, ...], ...]]:
    return {name: tuple(map(tuple, held[name])) for name in ("tables", "pictures")}
