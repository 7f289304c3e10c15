"""Tables as plain text: commas, semicolons or tabs between the cells."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from io import StringIO

from saferplan.documents.workbooks.book import (
    LONGEST_TEXT,
    Unreadable,
    Workbook,
)
from saferplan.documents.workbooks.grid import Allowance, Grid

SHEET = "Table"
"""What the only sheet of a text file is called."""
_SEPARATORS = ",;\t"
_LOOKED_AT = 20
"""Lines from which the separator is told."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read_delimited(content: bytes) -> Workbook:
    """The one sheet of a .csv or .tsv file; every cell is text.

    The encoding is UTF-8 or UTF-16 where it says so or can be, else that of
    Windows; the separator is the one that its first lines have most of.

    Raises:
        Unreadable: it is no text, or a quotation mark is never closed.
    """
    text = _text(content)
    grid = Grid(SHEET, Allowance())
    for row, cells in enumerate(_rows(text)):
        for column, cell in enumerate(cells):
            grid.put(row, column, cell)
    return Workbook((grid.sheet(),), "csv")


def _text(content: bytes) -> str:
    try:
        text = _decoded(content)
    except UnicodeDecodeError:
        raise Unreadable(
            "The text of the file cannot be read. Save it as “CSV UTF-8”."
        ) from None
    if "\x00" in text:
        raise Unreadable(
            "The file is no text, though its name says .csv. "
            "Save the sheet as .xlsx, .ods or “CSV UTF-8”, and send that."
        )
    return text


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF_32):
        return content.decode("utf-32")
    if content.startswith(_UTF_16):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _rows(text: str) -> list[list[str]]:
    separator = _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        for cells in reader:
            if not rows and len(cells) <= 2 and cells[:1] and _is_hint(cells):
                continue
            rows.append(cells)
    except csv.Error as fault:
        raise Unreadable(_csv_sentence(reader.line_num, str(fault))) from None
    return rows


def _is_hint(cells: list[str]) -> bool:
    """Excel's own first line, ``sep=;``, which it never shows."""
    return cells[0].strip().lower().startswith("sep=")


def _csv_sentence(line: int, fault: str) -> str:
    if "field larger" in fault:
        return (
            f"Line {line}: a cell holds more than {LONGEST_TEXT:,} letters. Shorten it."
        )
    return (
        f'Line {line}: a quotation mark (") stands where none can, or is never '
        "closed. Put each text that has one in quotation marks, with each one inside "
        "it doubled, or save the sheet as .xlsx."
    )


def _separator(text: str) -> str:
    """The one that most of the first lines have, and have most of."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith("#")][:_LOOKED_AT]
    if told and told[0].lower().startswith("sep=") and told[0][4:5] in _SEPARATORS:
        return told[0][4:5] or ","
    counts = Counter({mark: sum(mark in line for line in told) for mark in _SEPARATORS})
    many = {mark: sum(line.count(mark) for line in told) for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: (counts[mark], many[mark]))
