"""The slides of a pack."""

from saferplan.documents.pptx.deck import write

__all__ = ["write"]
