"""How much a document holds, read from the file itself: ours and the peer's alike."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain

import openpyxl
import pikepdf
import pypdf
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation

from benchmarks.peer_pack import DeckSize, PdfSize, SheetSize


def pdf_size(content: bytes) -> PdfSize:
    """What is told by tags, and letters as they are read out."""
    tags = Counter(_tags(content))
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return PdfSize(
        pages=len(pages),
        pictures=tags["/Figure"],
        tables=tags["/Table"],
        cells=tags["/TD"] + tags["/TH"],
        heads=tags["/TH"],
        headings=sum(tags[f"/H{level}"] for level in range(1, 7)),
        links=tags["/Link"],
        letters=sum(len(page.extract_text()) for page in pages),
    )


def _tags(content: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/S" in thing:
                kind = thing["/S"]
                if isinstance(kind, pikepdf.Name):
                    yield str(kind)


def deck_size(content: bytes) -> DeckSize:
    """Slides, charts, boxes with words and their runs, tables, paragraphs of notes."""
    deck = Presentation(io.BytesIO(content))
    noted = [slide.notes_slide for slide in deck.slides if slide.has_notes_slide]
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    texts = [s.text_frame for s in shapes if s.has_text_frame and s.text_frame.text]
    tables = [s.table for s in shapes if s.has_table]
    return DeckSize(
        slides=len(deck.slides),
        charts=sum(s.has_chart for s in shapes),
        texts=len(texts),
        runs=sum(len(p.runs) for text in texts for p in text.paragraphs),
        tables=len(tables),
        cells=sum(len(t.rows) * len(t.columns) for t in tables),
        noted=len(noted),
        notes=sum(len(n.notes_text_frame.paragraphs) for n in noted),
    )


def book_size(content: bytes) -> list[SheetSize]:
    """Rows, columns, cells with words and rows with a height, sheet by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [_sheet_size(sheet) for sheet in book.worksheets]


def _sheet_size(sheet: Worksheet) -> SheetSize:
    held = chain.from_iterable(sheet.iter_rows(values_only=True))
    words = [value for value in held if isinstance(value, str)]
    return SheetSize(
        rows=sheet.max_row,
        columns=sheet.max_column,
        words=len(words),
        different=len(set(words)),
        tall=sum(row.height is not None for row in sheet.row_dimensions.values()),
    )
