"""The peer of the pack: the same writer libraries with constant data, nothing else.

It shares no code with saferplan. It makes as many PDF pages, pictures, table cells
and letters, as many slides, native charts, table cells and texts, and a workbook of
as many cells, as it is told; every word and number in them is a constant.
"""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

import typst
import xlsxwriter
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

WORDS = "Twelve months to December 2008: 1,146 against a target of 1,000. "
POINTS = [80 + n % 23 for n in range(24)]
PATH = " ".join(f"{20 + 24 * n},{300 - 2 * v}" for n, v in enumerate(POINTS))
ELEMENTS = 40
"""Elements of a picture: axis, ticks, labels, a line and its dots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSize:
    """How much a PDF holds."""

    pages: int
    pictures: int
    cells: int
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSize:
    """How much a deck holds; ``texts`` are boxes of words, ``runs`` their pieces."""

    slides: int
    charts: int
    texts: int
    runs: int
    cells: int


def picture(number: int) -> str:
    """A line chart in SVG; the number makes it another file than the last."""
    dots = "".join(
        f'<circle cx="{20 + 24 * n}" cy="{300 - 2 * POINTS[n % 24]}" r="2"/>'
        f'<text x="{20 + 24 * n}" y="318" font-size="12">Mar</text>'
        for n in range(ELEMENTS // 2)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320">'
        f"<desc>{number}</desc><title>{number}</title>"
        f'<polyline points="{PATH}" fill="none" stroke="#0b0c0c"/>{dots}</svg>'
    )


def pdf(size: PdfSize) -> bytes:
    """A tagged PDF with as much in it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lines = ['#set document(title: "Constant")', "#set page(height: 80cm)"]
        lines.append('#set text(lang: "en", size: 7pt)')
        for number in range(size.pages):
            lines += _pdf_page(root, number, size)
        (root / "main.typ").write_text("\n".join(lines), encoding="utf-8")
        return typst.compile(
            str(root / "main.typ"), root=folder, pdf_standards=["ua-1"]
        )


def _pdf_page(root: Path, number: int, size: PdfSize) -> list[str]:
    lines = [f"= Page {number}"]
    for at in range(_share(size.pictures, size.pages, number)):
        name = f"{number}-{at}.svg"
        drawn = picture(number * 10 + at)
        (root / name).write_text(drawn, encoding="utf-8")
        lines.append(f'#image("{name}", alt: "A line", width: 30%)')
    cells = _share(size.cells, size.pages, number)
    spare = size.letters // size.pages - 10 * cells
    told = f"{number}. {WORDS}"
    lines.append(told * max(1, spare // len(told)))
    if cells:
        held = ", ".join(f"[{number} {at} th]" for at in range(cells))
        # Eight columns, and a last row that is full: typst tags the cells it adds.
        lines.append(f"#table(columns: {_columns(cells)}, {held})")
    return [*lines, "#pagebreak(weak: true)"]


def _columns(cells: int) -> int:
    """The most columns, up to eight, that leave no empty cell in the last row."""
    return next(n for n in range(8, 0, -1) if cells % n == 0)


def slides(size: DeckSize) -> bytes:
    """A deck with as much in it."""
    deck = Presentation()
    for number in range(size.slides):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number}"
        slide.notes_slide.notes_text_frame.text = WORDS * 4
        _texts(slide, number, size)
        _table(slide, _share(size.cells, size.slides, number))
        if number < size.charts:
            _chart(slide)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _texts(slide: object, number: int, size: DeckSize) -> None:
    # The title is one text with one run already.
    boxes = _share(size.texts, size.slides, number) - 1
    runs = _share(size.runs, size.slides, number) - 1
    for at in range(boxes):
        box = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(8), Inches(1))
        paragraph = box.text_frame.paragraphs[0]
        for _ in range(_share(runs, boxes, at)):
            run = paragraph.add_run()
            run.text = WORDS
            run.font.size = Inches(0.2)
            run.font.bold = True


def _table(slide: object, cells: int) -> None:
    if not cells:
        return
    frame = slide.shapes.add_table(cells, 1, Inches(1), Inches(1), Inches(8), Inches(4))
    for row in range(cells):
        frame.table.cell(row, 0).text = WORDS


def _chart(slide: object) -> None:
    data = CategoryChartData()
    data.categories = [f"Month {n}" for n in range(24)]
    data.add_series("Actual", POINTS)
    data.add_series("Target", [90] * 24)
    slide.shapes.add_chart(
        XL_CHART_TYPE.LINE, Inches(1), Inches(1), Inches(8), Inches(4), data
    )


def workbook(sheets: list[tuple[int, int]]) -> bytes:
    """A workbook with sheets of this many rows and columns."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    number_format = book.add_format({"num_format": "#,##0"})
    for rows, columns in sheets:
        sheet = book.add_worksheet()
        for row in range(rows):
            for column in range(columns):
                if column % 2:
                    sheet.write_number(row, column, row + column, number_format)
                else:
                    sheet.write_string(row, column, f"row {row}, column {column}")
    book.close()
    return out.getvalue()


def _share(total: int, places: int, at: int) -> int:
    """How many of a total go to this place, when all get as nearly the same."""
    if places <= 0:
        return 0
    return total * (at + 1) // places - total * at // places
