"""The peer of the pack: the same writer libraries with constant data, nothing else.

It shares no code with saferplan. It makes as many PDF pages with as many pictures,
as many slides with as many native charts, and a workbook of as many cells, as it is
told, from constants.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import typst
import xlsxwriter
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

TEXT = "Twelve months to December 2008: 1,146 against a target of 1,000. " * 4
POINTS = [80 + n % 23 for n in range(24)]
PATH = " ".join(f"{20 + 24 * n},{300 - 2 * v}" for n, v in enumerate(POINTS))
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320">'
    f'<polyline points="{PATH}" fill="none" stroke="#0b0c0c" stroke-width="2"/>'
    + "".join(
        f'<text x="{20 + 48 * n}" y="318" font-size="12">Mar</text>'
        f'<line x1="20" x2="600" y1="{40 * n}" y2="{40 * n}" stroke="#ddd"/>'
        for n in range(8)
    )
    + "</svg>"
)


def pdf(pages: int, pictures: int) -> bytes:
    """A tagged PDF of this many pages with this many pictures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lines = ['#set document(title: "Constant")', '#set text(lang: "en")']
        for number in range(pages):
            lines.append(f"= Page {number}\n{TEXT}")
            if number < pictures:
                (root / f"{number}.svg").write_text(
                    PICTURE.replace("</svg>", f"<desc>{number}</desc></svg>"),
                    encoding="utf-8",
                )
                lines.append(f'#image("{number}.svg", alt: "A line")')
            cells = ", ".join(f"[{v}], [{v + 1}], [{v + 2}]" for v in POINTS[:12])
            lines.append(f"#table(columns: 3, {cells})\n#pagebreak(weak: true)")
        (root / "main.typ").write_text("\n".join(lines), encoding="utf-8")
        return typst.compile(
            str(root / "main.typ"), root=folder, pdf_standards=["ua-1"]
        )


def slides(count: int, charts: int) -> bytes:
    """A deck of this many slides with this many native line charts."""
    deck = Presentation()
    layout = deck.slide_layouts[5]
    for number in range(count):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = f"Slide {number}"
        box = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(8), Inches(1))
        box.text_frame.text = TEXT
        slide.notes_slide.notes_text_frame.text = TEXT
        if number < charts:
            data = CategoryChartData()
            data.categories = [f"Month {n}" for n in range(24)]
            data.add_series("Actual", POINTS)
            data.add_series("Target", [90] * 24)
            slide.shapes.add_chart(
                XL_CHART_TYPE.LINE, Inches(1), Inches(1), Inches(8), Inches(4), data
            )
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


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
