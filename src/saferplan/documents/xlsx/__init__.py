"""The workbook of a pack."""

from saferplan.documents.xlsx.workbook import write

__all__ = ["write"]
