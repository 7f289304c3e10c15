"""Every paper in every format with nothing in it, with one indicator, with 200."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from lxml import html
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.packs import pack_bytes
from tests.documents.docx.reading import body, text_of
from tests.documents.packs import a_pack, made_up

MONTHS = 14
"""Enough for a trend and two years' totals, and no more: two hundred are drawn."""


@cache
def of_size(size: int) -> Pack:
    return a_pack([made_up(number, months=MONTHS) for number in range(size)])


def all_named(paper: Paper, size: int) -> bool:
    """The brief tells of five things, the overview of what fits on two pages."""
    few = size if paper is Paper.OVERVIEW else 0
    return paper in (Paper.REPORT, Paper.GROUP, Paper.SCRUTINY) or few == 1


def _page(made: bytes) -> str:
    return str(html.fromstring(made).text_content())


def _pdf(made: bytes) -> str:
    return "\n".join(p.extract_text() for p in PdfReader(BytesIO(made)).pages)


def _slides(made: bytes) -> str:
    told = []
    for slide in Presentation(BytesIO(made)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                told.append(shape.text_frame.text)
            if shape.has_table:
                told += [cell.text for cell in shape.table.iter_cells()]
    return "\n".join(told)


def _sheets(made: bytes) -> str:
    book = load_workbook(BytesIO(made))
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(cell) for row in rows for cell in row if cell is not None)


def _document(made: bytes) -> str:
    return text_of(body(made))


READERS: dict[str, Callable[[bytes], str]] = {
    "html": _page,
    "pdf": _pdf,
    "pptx": _slides,
    "xlsx": _sheets,
    "docx": _document,
}


CASES = [
    (size, paper, kind)
    for size in (0, 1, 200)
    for paper in Paper
    for kind in READERS
    # The PDF of a report of two hundred is looked at beside the others of its kind.
    if (size, paper, kind) != (200, Paper.REPORT, "pdf")
]


@pytest.mark.parametrize(("size", "paper", "kind"), CASES)
def test_paper_of_this_size_is_written_and_names_what_it_holds(
    size: int, paper: Paper, kind: str
) -> None:
    pack = replace(of_size(size), paper=paper)
    names = {line.name for line in pack.lines}
    told = " ".join(READERS[kind](pack_bytes(pack, kind)).split())
    assert len(names) == size
    assert pack.partnership in told
    if all_named(paper, size):
        assert {name for name in names if name not in told} == set()
