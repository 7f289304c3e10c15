"""Any one paragraph or cell that is changed is found, and nothing else is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation

from saferplan.documents.comparing.contents import Contents
from saferplan.documents.comparing.differing import compared
from saferplan.documents.comparing.opening import opened
from saferplan.documents.comparing.reading import read
from tests.documents.comparing.sent_back import made, told

NAME = "report"
"""One indicator with everything that groups bring."""
SIGNS = "abc XYZ 0123456789.,%-–“’=#[]"
TEXTS = st.text(SIGNS, max_size=30)
SEVERAL = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def _same(first: object, second: object) -> bool:
    """Do both say the same, but for spaces?"""
    return str(first or "").split() == str(second or "").split()


@cache
def _made(kind: str) -> Contents:
    return read(opened(made(kind, NAME)))


def _told_of(kind: str, held: Any) -> list[tuple[str, str, str, str]]:
    kept = BytesIO()
    held.save(kept)
    return told(compared(_made(kind), read(opened(kept.getvalue()))))


def _slide_paragraphs(show: Any) -> Iterator[Any]:
    for slide in show.slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        for shape in slide.shapes:
            if shape.has_table:
                rows = shape.table.rows
                frames += [cell.text_frame for row in rows for cell in row.cells]
        if slide.has_notes_slide:
            frames.append(slide.notes_slide.notes_text_frame)
        yield from (p for frame in frames for p in frame.paragraphs if p.runs)


def _document_paragraphs(held: Any) -> Iterator[Any]:
    for element in held.element.body.iter(qn("w:p")):
        fields = list(element.iter(qn("w:fldChar"), qn("w:fldSimple")))
        words = "".join(text.text or "" for text in element.iter(qn("w:t")))
        if words.strip() and not fields:
            yield element


@SEVERAL
@given(place=st.integers(min_value=0), text=TEXTS)
def test_any_one_paragraph_of_a_deck(place: int, text: str) -> None:
    show = Presentation(BytesIO(made("pptx", NAME)))
    paragraphs = list(_slide_paragraphs(show))
    chosen = paragraphs[place % len(paragraphs)]
    before = chosen.text
    chosen.runs[0].text = text
    for run in chosen.runs[1:]:
        run.text = ""
    assert len(_told_of("pptx", show)) == (not _same(before, text))


@SEVERAL
@given(place=st.integers(min_value=0), value=TEXTS | st.integers(-9999, 9999))
def test_any_one_cell_of_a_workbook(place: int, value: str | int) -> None:
    held = load_workbook(BytesIO(made("xlsx", NAME)))
    cells = [
        cell
        for sheet in held
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    ]
    chosen = cells[place % len(cells)]
    before = chosen.value
    chosen.value = value
    is_same = type(before) is type(value) and _same(before, value)
    assert len(_told_of("xlsx", held)) == (not is_same)


@SEVERAL
@given(place=st.integers(min_value=0), text=TEXTS)
def test_any_one_paragraph_of_a_document(place: int, text: str) -> None:
    held = Document(BytesIO(made("docx", NAME)))
    paragraphs = list(_document_paragraphs(held))
    chosen = paragraphs[place % len(paragraphs)]
    words = list(chosen.iter(qn("w:t")))
    before = "".join(word.text or "" for word in words)
    words[0].text = text
    for word in words[1:]:
        word.text = ""
    assert len(_told_of("docx", held)) == (not _same(before, text))


def test_there_is_much_to_choose_from() -> None:
    """The places that chance chooses among are those a person can change."""
    counted: dict[str, Callable[[], int]] = {
        "deck": lambda: len(
            list(_slide_paragraphs(Presentation(BytesIO(made("pptx", NAME)))))
        ),
        "document": lambda: len(
            list(_document_paragraphs(Document(BytesIO(made("docx", NAME)))))
        ),
    }
    assert all(count() > 150 for count in counted.values())
