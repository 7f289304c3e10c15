"""Rows as CSV (RFC 4180 with plain line ends): as few quotes as can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from saferplan.core.periods import Period
from saferplan.documents.folder.fields import Field, Nested, Several, in_order
from saferplan.documents.folder.layout import KEY_COLUMNS, CsvFile

NEEDS_QUOTES = frozenset(',"\r\n')


def table_text(file: CsvFile, rows: Iterable[tuple[str, Any]]) -> str:
    """The file of these (indicator code, value) rows, header first."""
    columns = file.fields
    values = [f for name, f in columns.items() if name not in KEY_COLUMNS]
    lines = [_line(columns)]
    lines += (_line(_cells(code, row, values)) for code, row in rows)
    return "".join(lines)


def _cells(code: str, row: Any, values: Iterable[Field]) -> list[str]:
    period: Period = row.period
    cells = (_cell(field, getattr(row, field.name)) for field in values)
    return [code, period.basis.value, period.code, *cells]


def _cell(field: Field, value: Any) -> str:
    match field.shape:
        case _ if value is None:
            return ""
        case Several(item):
            return " ".join(item.write(v) for v in in_order(value))
        case Nested():
            raise TypeError(f"A cell cannot hold {field.name}.")
        case scalar:
            return scalar.write(value)


def _line(cells: Iterable[str]) -> str:
    return ",".join(_quoted(cell) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    if NEEDS_QUOTES.isdisjoint(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'
