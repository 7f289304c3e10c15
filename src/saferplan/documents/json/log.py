"""Entries of the log for other programs: as objects, and as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from saferplan.core.partnership.log import LogEntry

COLUMNS = (
    "entry",
    "at",
    "account",
    "on_behalf_of",
    "what",
    "words",
    "source",
    "changed",
    "before",
    "after",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would work out, not show."""


def log_object(entry: LogEntry) -> dict[str, Any]:
    """One entry, with everything it tells."""
    return {
        "entry": entry.entry,
        "at": entry.at.isoformat(),
        "account": entry.account,
        "on_behalf_of": entry.on_behalf_of,
        "what": entry.what,
        "words": entry.words,
        "source": entry.source,
        "differences": [
            {"name": d.name, "before": d.before, "after": d.after}
            for d in entry.differences
        ],
    }


def log_csv(entries: Sequence[LogEntry]) -> str:
    """The entries as CSV (RFC 4180): a row a thing that changed.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        for row in _rows(entry):
            writer.writerow([safe_cell(cell) for cell in row])
    return text.getvalue()


def safe_cell(text: str) -> str:
    """The text, so that no spreadsheet runs it.

    >>> safe_cell("=1+1"), safe_cell("as it was")
    ("'=1+1", 'as it was')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(entry: LogEntry) -> list[list[str]]:
    held = log_object(entry)
    start = [str(held[name]) for name in COLUMNS[:7]]
    told = [[d.name, d.before, d.after] for d in entry.differences]
    return [[*start, *one] for one in told or [["", "", ""]]]
