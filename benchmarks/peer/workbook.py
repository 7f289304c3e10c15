"""A workbook of constant data, by XlsxWriter."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from benchmarks.sizes import SheetSize


def workbook(sheets: tuple[SheetSize, ...]) -> bytes:
    """A workbook with sheets of these sizes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    looks = book.add_format({"text_wrap": True}), book.add_format({"num_format": "0"})
    for size in sheets:
        sheet = book.add_worksheet()
        heads = [{"header": f"Column {n}"} for n in range(size.columns)]
        if size.is_table:
            _rows(sheet, size, *looks)
            sheet.add_table(0, 0, size.rows - 1, size.columns - 1, {"columns": heads})
        else:
            sheet.write_row(0, 0, [head["header"] for head in heads])
            sheet.set_row(0, 16)
    book.close()
    return out.getvalue()


def _rows(sheet: Any, size: SheetSize, words: Any, numbers: Any) -> None:
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
