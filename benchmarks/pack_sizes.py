"""How much a document holds, read from the file itself: ours and the peer's alike."""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import pikepdf
import pypdf
from pptx import Presentation

from benchmarks.peer_pack import DeckSize, PdfSize


def pdf_size(content: bytes) -> PdfSize:
    """Pages, figures and cells by their tags, letters as they are read out."""
    tags = list(_tags(content))
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return PdfSize(
        pages=len(pages),
        pictures=tags.count("/Figure"),
        cells=tags.count("/TD") + tags.count("/TH"),
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
    """Slides, charts, boxes with words and their runs, cells of tables."""
    deck = Presentation(io.BytesIO(content))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    texts = [s.text_frame for s in shapes if s.has_text_frame and s.text_frame.text]
    tables = [s.table for s in shapes if s.has_table]
    return DeckSize(
        slides=len(deck.slides),
        charts=sum(s.has_chart for s in shapes),
        texts=len(texts),
        runs=sum(len(p.runs) for text in texts for p in text.paragraphs),
        cells=sum(len(t.rows) * len(t.columns) for t in tables),
    )


def book_size(content: bytes) -> list[tuple[int, int]]:
    """Rows and columns of each sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [(sheet.max_row, sheet.max_column) for sheet in book.worksheets]
