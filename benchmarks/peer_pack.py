"""The peer of the pack: the same writer libraries with constant data, nothing else.

It shares no code with saferplan, and every word and number in it is a constant. It
makes as much as it is told, which is what `pack_sizes` counted in our files:

* PDF: pages, pictures, tables, their cells and heading cells, headings, links and
  letters; each page has a head and "Page n of m" at its foot, as ours has;
* slides: slides, native charts, texts and their runs, tables and their cells,
  slides with notes and the paragraphs in them;
* workbook: for each sheet its rows and columns, the cells with words, how many of
  those differ, and the rows whose height is stated; each sheet is one table.

It is written the shortest way that the libraries offer, and no slower.
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

FEW_WORDS = "1,146 against a target of 1,000"
"""About as long as a text on our slides is on average."""
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
    tables: int
    cells: int
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
    """How much a sheet holds; ``tall`` are rows with a height of their own."""

    rows: int
    columns: int
    words: int
    different: int
    tall: int


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
        lines = ['#set document(title: "Constant")', _PAGE]
        lines.append('#set text(lang: "en", size: 7pt)')
        for number in range(size.pages):
            lines += _pdf_page(root, number, size)
        (root / "main.typ").write_text("\n".join(lines), encoding="utf-8")
        return typst.compile(
            str(root / "main.typ"), root=folder, pdf_standards=["ua-1"]
        )


_PAGE = """#set page(height: 80cm, header: [Constant · The pack #h(1fr) Public],
  footer: context [
    Constant #h(1fr) Page #counter(page).display() of #counter(page).final().first()
  ])"""


def _pdf_page(root: Path, number: int, size: PdfSize) -> list[str]:
    lines = [f"= Page {number} <page-{number}>"]
    more = _share(size.headings - size.pages, size.pages, number)
    lines += [f"== Part {at}" for at in range(more)]
    linked = _share(size.links, size.pages, number)
    lines += [f"#link(<page-{number}>)[There]" for _ in range(linked)]
    for at in range(_share(size.pictures, size.pages, number)):
        name = f"{number}-{at}.svg"
        drawn = picture(number * 10 + at)
        (root / name).write_text(drawn, encoding="utf-8")
        lines.append(f'#image("{name}", alt: "A line", width: 30%)')
    spare = size.letters // size.pages - 10 * size.cells // size.pages - 50
    told = f"{number}. {WORDS}"
    lines.append(told * max(1, spare // len(told)))
    first = size.tables * number // size.pages
    count = _share(size.tables, size.pages, number)
    lines += [_pdf_table(at, size) for at in range(first, first + count)]
    return [*lines, "#pagebreak(weak: true)"]


def _pdf_table(at: int, size: PdfSize) -> str:
    """A table with a row of headings, as many columns, and no empty cell."""
    columns = _share(size.heads, size.tables, at)
    cells = _share(size.cells - size.heads, size.tables, at)
    heads = ", ".join(f"[Head {n}]" for n in range(columns))
    held = [f"[{at} {n} th]" for n in range(cells)]
    # A last row that is full: typst tags the cells it adds.
    wide = columns - (cells - 1) % columns
    held[-1] = f"table.cell(colspan: {wide}){held[-1]}"
    body = ", ".join(held)
    return f"#table(columns: {columns}, table.header({heads}), {body})"


def slides(size: DeckSize) -> bytes:
    """A deck with as much in it."""
    deck = Presentation()
    for number in range(size.slides):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number}"
        if number < size.noted:
            said = [WORDS] * _share(size.notes, size.noted, number)
            slide.notes_slide.notes_text_frame.text = "\n".join(said)
        _texts(slide, number, size)
        if number < size.tables:
            _table(slide, _share(size.cells, size.tables, number))
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
            run.text = FEW_WORDS
            run.font.size = Inches(0.2)
            run.font.bold = True


def _table(slide: object, cells: int) -> None:
    frame = slide.shapes.add_table(cells, 1, Inches(1), Inches(1), Inches(8), Inches(4))
    for row in range(cells):
        frame.table.cell(row, 0).text = FEW_WORDS


def _chart(slide: object) -> None:
    data = CategoryChartData()
    data.categories = [f"Month {n}" for n in range(24)]
    data.add_series("Actual", POINTS)
    data.add_series("Target", [90] * 24)
    slide.shapes.add_chart(
        XL_CHART_TYPE.LINE, Inches(1), Inches(1), Inches(8), Inches(4), data
    )


def workbook(sheets: list[SheetSize]) -> bytes:
    """A workbook with sheets of these sizes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    looks = book.add_format({"text_wrap": True}), book.add_format({"num_format": "0"})
    for size in sheets:
        sheet = book.add_worksheet()
        _rows(sheet, size, *looks)
        heads = [{"header": f"Column {n}"} for n in range(size.columns)]
        sheet.add_table(0, 0, size.rows - 1, size.columns - 1, {"columns": heads})
    book.close()
    return out.getvalue()


def _rows(sheet: object, size: SheetSize, words: object, numbers: object) -> None:
    """The rows under the headings, which are words too; the table writes those."""
    cells = (size.rows - 1) * size.columns
    told, different = size.words - size.columns, size.different - size.columns
    at = said = 0
    for row in range(size.rows):
        if row < size.tall:
            sheet.set_row(row, 16)
        for column in range(size.columns if row else 0):
            if told * (at + 1) // cells > told * at // cells:
                text = f"Constant words {said % different}"
                sheet.write_string(row, column, text, words)
                said += 1
            else:
                sheet.write_number(row, column, row + column, numbers)
            at += 1


def _share(total: int, places: int, at: int) -> int:
    """How many of a total go to this place, when all get as nearly the same."""
    if places <= 0:
        return 0
    return total * (at + 1) // places - total * at // places
