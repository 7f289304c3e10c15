"""Papers that several tests read: each is written once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from saferplan.core.boards.pack import Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.docx import write
from tests.documents.brought_pack import brought_pack
from tests.documents.made_pack import made_pack

LONG = (Paper.REPORT, Paper.GROUP, Paper.SCRUTINY)
NOT_DRAWN = {"SURVEY1", "C1", "STOCK1", "F1", "LONG-CODE-OF-AN-INDICATOR"}
"""Nothing to draw: awaited, withheld, irregular, forecast only, a month missing."""


@lru_cache
def made() -> tuple[Pack, bytes]:
    """A report with one indicator of every shape, and its Word document."""
    pack = made_pack(4)
    return pack, write(pack)


@lru_cache
def brought(paper: Paper) -> bytes:
    """The Word document of a pack to which groups have brought one of everything."""
    return write(replace(brought_pack(), paper=paper))
