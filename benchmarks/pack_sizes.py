"""How much a document holds, read from the file itself: ours and the peer's alike."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import chain

import openpyxl
from docx import Document
from docx.oxml.ns import qn
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation

from benchmarks.pdf_sizes import pdf_size
from benchmarks.sizes import DeckSize, DocumentSize, PaperSize, SheetSize


def paper_size(made: Mapping[str, bytes]) -> PaperSize:
    """How much does this paper hold, in each of its formats?"""
    return PaperSize(
        pdf=pdf_size(made["pdf"]),
        pptx=deck_size(made["pptx"]),
        xlsx=book_size(made["xlsx"]),
        docx=document_size(made["docx"]),
    )


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


def book_size(content: bytes) -> tuple[SheetSize, ...]:
    """Rows, columns, cells with words and rows with a height, sheet by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return tuple(_sheet_size(sheet) for sheet in book.worksheets)


def _sheet_size(sheet: Worksheet) -> SheetSize:
    held = chain.from_iterable(sheet.iter_rows(values_only=True))
    words = [value for value in held if isinstance(value, str)]
    return SheetSize(
        rows=sheet.max_row,
        columns=sheet.max_column,
        words=len(words),
        different=len(set(words)),
        tall=sum(row.height is not None for row in sheet.row_dimensions.values()),
        is_table=bool(sheet.tables),
    )


def document_size(content: bytes) -> DocumentSize:
    """What stands in the body; heads and feet of its sections are not counted."""
    document = Document(io.BytesIO(content))
    body = document.element.body
    parts = document.part.related_parts
    images = [parts[blip.get(qn("r:embed"))].image for blip in body.iter(qn("a:blip"))]
    tables = [
        (len(t.rows), len(t.columns), sum(1 for _ in t._tbl.iter(qn("w:tc"))))
        for t in document.tables
    ]
    in_cells = sum(1 for cell in body.iter(qn("w:tc")) for _ in cell.iter(qn("w:p")))
    return DocumentSize(
        sections=len(document.sections),
        paragraphs=len(document.paragraphs),
        in_cells=in_cells,
        runs=sum(1 for _ in body.iter(qn("w:r"))),
        headings=sum(p.style.name.startswith("Heading") for p in document.paragraphs),
        links=sum(1 for _ in body.iter(qn("w:hyperlink"))),
        letters=sum(len(text.text or "") for text in body.iter(qn("w:t"))),
        tables=tuple(tables),
        pictures=tuple((image.px_width, image.px_height) for image in images),
    )
