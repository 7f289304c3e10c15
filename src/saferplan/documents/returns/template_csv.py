"""The template of a return as CSV, for those who have no spreadsheet program."""

from __future__ import annotations

import csv
from io import StringIO

from saferplan.core.returns.lines import Line, Template
from saferplan.documents.returns.layout import columns_of, last_of, title_of
from saferplan.documents.returns.stamps import stamp_line
from saferplan.documents.workbooks.book import Cell

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_template_csv(template: Template) -> bytes:
    """The template of this return as CSV in UTF-8, its stamp in the first line.

    The same template always makes the same bytes.
    """
    columns = columns_of(template.lines)
    kept = StringIO(newline="")
    kept.write(stamp_line(template.stamp) + "\r\n")
    writer = csv.writer(kept)
    writer.writerow(columns)
    for line in template.lines:
        known = _known(line)
        writer.writerow([known.get(column, "") for column in columns])
    # Excel takes a file without this mark for one of Windows' own encoding.
    return kept.getvalue().encode("utf-8-sig")


def _known(line: Line) -> dict[str, str]:
    return {
        "code": line.code,
        "title": _harmless(title_of(line)),
        "last": _harmless(_text(last_of(line))),
        "low": _text(line.low),
        "high": _text(line.high),
    }


def _text(value: Cell) -> str:
    if isinstance(value, float | int):
        return f"{round(float(value), 4):.10g}"
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula is told apart."""
    is_number = text.replace(".", "", 1).lstrip("-").isdigit()
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and not is_number else text
