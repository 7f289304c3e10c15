"""A deck of constant data with native charts, by python-pptx."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from benchmarks.peer.constant import FEW_WORDS, POINTS, WORDS, share
from benchmarks.sizes import DeckSize


def slides(size: DeckSize) -> bytes:
    """A deck with as much in it."""
    deck = Presentation()
    for number in range(size.slides):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number}"
        if number < size.noted:
            said = [WORDS] * share(size.notes, size.noted, number)
            slide.notes_slide.notes_text_frame.text = "\n".join(said)
        _texts(slide, number, size)
        if number < size.tables:
            _table(slide, share(size.cells, size.tables, number))
        if number < size.charts:
            _chart(slide)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _texts(slide: Any, number: int, size: DeckSize) -> None:
    # The title is one text with one run already.
    boxes = share(size.texts, size.slides, number) - 1
    runs = share(size.runs, size.slides, number) - 1
    for at in range(boxes):
        box = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(8), Inches(1))
        paragraph = box.text_frame.paragraphs[0]
        for _ in range(share(runs, boxes, at)):
            run = paragraph.add_run()
            run.text = FEW_WORDS
            run.font.size = Inches(0.2)
            run.font.bold = True


def _table(slide: Any, cells: int) -> None:
    frame = slide.shapes.add_table(cells, 1, Inches(1), Inches(1), Inches(8), Inches(4))
    for cell in frame.table.iter_cells():
        cell.text = FEW_WORDS


def _chart(slide: Any) -> None:
    data = CategoryChartData()
    data.categories = [f"Month {n}" for n in range(24)]
    data.add_series("Actual", POINTS)
    data.add_series("Target", [90] * 24)
    slide.shapes.add_chart(
        XL_CHART_TYPE.LINE, Inches(1), Inches(1), Inches(8), Inches(4), data
    )
