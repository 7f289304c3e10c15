"""Workbooks that people send: read within bounds, or refused in a sentence."""

from saferplan.documents.workbooks.book import (
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
