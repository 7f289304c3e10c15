"""The slides of what groups bring: their asks, words and actions."""

from __future__ import annotations

from saferplan.core.boards.pack import Pack
from saferplan.documents.pack_words import Place, WordsTable, tables_after
from saferplan.documents.pptx.drawing import (
    add_notes,
    add_slide,
    foot_of,
)
from saferplan.documents.pptx.tables import Grid, Head, add_table, numbered, pages
from saferplan.documents.pptx.template import Stage
from saferplan.documents.pptx.words import plain

TEXT = 12.0


def add_brought(stage: Stage, pack: Pack, place: Place) -> None:
    """The tables of words that stand after this part, each on slides of its own."""
    for table in tables_after(pack, place):
        parts = list(pages(_grid(table), stage.content))
        for title, part in numbered(table.title, parts):
            slide = add_slide(stage, title, foot_of(pack), pack.language)
            add_table(slide, part, stage.content, title, pack.language)
            add_notes(stage, slide, [title, table.lead], pack.language)


def _grid(table: WordsTable) -> Grid:
    heads = tuple(
        Head(name, width)
        for name, width in zip(table.headings, table.widths, strict=True)
    )
    rows = tuple(
        tuple((plain(cell, TEXT, bold=place == 0),) for place, cell in enumerate(row))
        for row in table.rows
    )
    return Grid(heads, rows, f"Table. {table.title}.")
