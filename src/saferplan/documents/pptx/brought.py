"""The slides of what groups bring: their asks, words and actions."""

from __future__ import annotations

from collections.abc import Iterator

from saferplan.core.boards.pack import Pack
from saferplan.documents.pack_words import WordsTable, cut_short
from saferplan.documents.pptx.drawing import (
    add_notes,
    add_slide,
    foot_of,
)
from saferplan.documents.pptx.tables import Grid, Head, add_table, numbered, pages
from saferplan.documents.pptx.template import Stage
from saferplan.documents.pptx.words import plain

TEXT = 12.0
LETTERS = 900
"""Letters that a row of a slide has room for, shared among its columns."""
FEWEST = 60


def add_words(stage: Stage, pack: Pack, table: WordsTable) -> None:
    """A table of words on slides of its own.

    A text that is too long for a slide is cut there; its notes have the whole.
    """
    first = 0
    parts = list(pages(_grid(table), stage.content))
    for title, part in numbered(table.title, parts):
        slide = add_slide(stage, title, foot_of(pack), pack.language)
        add_table(slide, part, stage.content, title, pack.language)
        until = first + len(part.rows)
        notes = [title, table.lead, *_cut_texts(table, first, until)]
        add_notes(stage, slide, notes, pack.language)
        first = until


def _grid(table: WordsTable) -> Grid:
    heads = tuple(
        Head(name, width)
        for name, width in zip(table.headings, table.widths, strict=True)
    )
    rows = tuple(
        tuple(
            (plain(cut_short(cell, most), TEXT, bold=place == 0),)
            for place, (cell, most) in enumerate(zip(row, _room(table), strict=True))
        )
        for row in table.rows
    )
    return Grid(heads, rows, f"Table. {table.title}.")


def _room(table: WordsTable) -> tuple[int, ...]:
    """How many letters each column has room for."""
    whole = sum(table.widths)
    return tuple(max(FEWEST, int(LETTERS * w / whole)) for w in table.widths)


def _cut_texts(table: WordsTable, first: int, until: int) -> Iterator[str]:
    """What was cut in these rows, whole, each under what it is about."""
    for row in table.rows[first:until]:
        for name, cell, most in zip(table.headings, row, _room(table), strict=True):
            if cut_short(cell, most) != " ".join(cell.split()):
                yield f"{row[0]}: {name}: {cell}"
