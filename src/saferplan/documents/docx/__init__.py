"""The Word documents of a pack, and of the minutes of a meeting."""

from saferplan.documents.docx.minutes import write_minutes
from saferplan.documents.docx.paper import write

__all__ = ["write", "write_minutes"]
