"""A paper from its blocks: sections, running heads, and the bytes of the file."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

from saferplan.documents.docx.blocks import Block, Paragraph, Table, Turn
from saferplan.documents.docx.manuscript import Manuscript, wide_page
from saferplan.documents.docx.names import qn
from saferplan.documents.docx.page import lay
from saferplan.documents.docx.pictures import draw_charts
from saferplan.documents.docx.properties import Properties, describe
from saferplan.documents.docx.running import Running, run_heads
from saferplan.documents.docx.setting import set_paragraph
from saferplan.documents.docx.tables import set_table
from saferplan.documents.zip_times import with_fixed_times


def written(
    held: Manuscript, blocks: Sequence[Block], running: Running, words: Properties
) -> bytes:
    """The bytes of the document with these blocks; the same every time."""
    draw_charts(held, blocks)
    _Frame(held, running).fill(blocks)
    describe(held, words)
    kept = BytesIO()
    held.document.save(kept)
    return with_fixed_times(kept.getvalue())


class _Frame:
    """The sections of a document, each closed when the next begins."""

    def __init__(self, held: Manuscript, running: Running) -> None:
        self._held = held
        self._running = running
        self._page = held.page
        self._is_first = True

    def fill(self, blocks: Sequence[Block]) -> None:
        """Write all blocks, and close the last section."""
        for place, block in enumerate(blocks):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            self._set(block, after)
        self._held.body.append(self._section())

    def _set(self, block: Block, after: Block | None) -> None:
        body = self._held.body
        if isinstance(block, Turn):
            self._turn(block)
        elif isinstance(block, Paragraph):
            set_paragraph(self._held, body, block)
        else:
            set_table(self._held, body, block, self._page.text_width)
            self._part_from(block, after)

    def _part_from(self, table: Table, after: Block | None) -> None:
        """A table needs something after it that is no table."""
        if not isinstance(after, Paragraph):
            style = "After Table" if isinstance(after, Table) else "Section End"
            space = Paragraph(style=style, keep=table.keep)
            set_paragraph(self._held, self._held.body, space)

    def _turn(self, block: Turn) -> None:
        """Close this section on its last paragraph, and begin one on its side."""
        page = wide_page(self._held) if block.is_wide else self._held.page
        if page == self._page:
            return
        # A table is always followed by a paragraph, and a paper begins with one.
        last = self._held.body[-1]
        last.find(qn("w:pPr")).append(self._section())
        self._page = page

    def _section(self) -> Any:
        """The frame of the section that ends here."""
        made = deepcopy(self._held.section)
        for kind in made.findall(qn("w:type")):
            # Each of our sections begins on a page of its own.
            made.remove(kind)
        if self._page != self._held.page or self._held.is_own:
            lay(made, self._page)
        run_heads(self._held, made, self._running, self._page, is_first=self._is_first)
        self._is_first = False
        return made
