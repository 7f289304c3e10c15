"""A cell as the text somebody typed into it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from saferplan.documents.workbooks import Cell, PercentCell

_DIGITS = 15
"""As many as a spreadsheet keeps; the rest is noise of the binary fraction."""


def typed_text(cell: Cell) -> str:
    """What did somebody type to get this cell?

    >>> typed_text(134.0), typed_text(0.1 + 0.2), typed_text(PercentCell(0.286))
    ('134', '0.3', '28.6%')
    >>> typed_text(True), typed_text(date(2008, 12, 1)), typed_text(None)
    ('TRUE', '2008-12-01', '')
    """
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case PercentCell():
            return f"{_plain(100 * cell, _DIGITS - 2)}%"
        case int():
            return str(cell)
        case float():
            return _plain(cell, _DIGITS)
        case datetime():
            return cell.isoformat(sep=" ")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _plain(number: float, digits: int) -> str:
    if not isfinite(number):
        return str(number)
    return format(Decimal(f"{number:.{digits}g}"), "f")
