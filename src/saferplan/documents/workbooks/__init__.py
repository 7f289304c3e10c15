"""Workbooks that people send: read within bounds, or refused in a sentence."""

from saferplan.documents.workbooks.book import (
    MOST_BYTES,
    Cell,
    ErrorCell,
    FormulaCell,
    PercentCell,
    Sheet,
    Unreadable,
    Workbook,
    cell_name,
    column_name,
)
from saferplan.documents.workbooks.reading import read_workbook

__all__ = [
    "MOST_BYTES",
    "Cell",
    "ErrorCell",
    "FormulaCell",
    "PercentCell",
    "Sheet",
    "Unreadable",
    "Workbook",
    "cell_name",
    "column_name",
    "read_workbook",
]
