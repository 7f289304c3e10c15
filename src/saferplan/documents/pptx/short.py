"""The slides of short papers: an overview, and a chair's brief."""

from __future__ import annotations

from collections.abc import Sequence

from saferplan.core.boards.pack import Pack
from saferplan.documents.at_a_glance import Glance, GlanceBlock, GlanceRow, Thing
from saferplan.documents.pptx.board import NOTHING, status_cell
from saferplan.documents.pptx.drawing import add_notes, add_slide, add_text, foot_of
from saferplan.documents.pptx.tables import (
    Grid,
    Head,
    Row,
    Words,
    add_table,
    numbered,
    pages,
)
from saferplan.documents.pptx.template import Stage
from saferplan.documents.pptx.words import Paragraph, Run, fitted, plain

TEXT, TITLE = 12.0, 15.0


def add_glance(stage: Stage, pack: Pack, held: Glance) -> None:
    """Where it stands, what was challenged, what is asked, what changed."""
    heads = (
        Head("Indicator", 4),
        Head("Latest", 1.4, "r"),
        Head("Target", 1.4, "r"),
        Head("Performance", 1.7),
        Head("Activity", 1.5),
    )
    rows = tuple(row for block in held.blocks for row in _block(block))
    beside = (held.left_out, held.traces)
    _add_rows(stage, pack, held.answer.rstrip("."), heads, rows, beside)
    _add_pairs(
        stage,
        pack,
        "What was challenged, and answered",
        held.challenged,
        held.challenge,
    )
    asked = tuple(((plain(text, TEXT),),) for text in held.asked)
    title = "What is asked of this Board"
    _add_rows(stage, pack, title, (Head("What is asked", 1),), asked, ("Nothing.",))
    _add_pairs(stage, pack, f"What changed {pack.since}", held.changed, "Nothing.")


def _block(block: GlanceBlock) -> list[Row]:
    name: Words = (
        Paragraph((Run(block.name, TEXT, bold=True), Run(f"  {block.summary}", 10.0))),
    )
    empty: Words = (plain("", TEXT),)
    return [(name, empty, empty, empty, empty), *(_row(row) for row in block.rows)]


def _row(row: GlanceRow) -> Row:
    activity = status_cell(row.activity, TEXT) if row.activity else None
    return (
        (plain(row.name, TEXT),),
        (Paragraph((Run(row.value, TEXT, bold=True),), "r"),),
        (Paragraph((Run(row.target, TEXT),), "r"),),
        status_cell(row.performance, TEXT),
        activity or (plain(NOTHING, TEXT),),
    )


def _add_pairs(
    stage: Stage,
    pack: Pack,
    title: str,
    pairs: Sequence[tuple[str, str]],
    otherwise: str,
) -> None:
    rows = tuple(
        ((plain(first, TEXT, bold=True),), (plain(second, TEXT),))
        for first, second in pairs
    )
    heads = (Head("What", 1), Head("What came of it", 1.2))
    _add_rows(stage, pack, title, heads, rows, (otherwise,))


def _add_rows(
    stage: Stage,
    pack: Pack,
    title: str,
    heads: tuple[Head, ...],
    rows: tuple[Row, ...],
    more: Sequence[str],
) -> None:
    """A table on as many slides as it needs; what else is to be said, in the notes.

    Without a row the slide says it in large.
    """
    grid = Grid(heads, rows, f"Table. {title}.")
    parts = list(pages(grid, stage.content)) if rows else []
    for shown, part in numbered(title, parts):
        slide = add_slide(stage, shown, foot_of(pack), pack.language)
        add_table(slide, part, stage.content, shown, pack.language)
        add_notes(stage, slide, [shown, *more], pack.language)
    if not parts:
        slide = add_slide(stage, title, foot_of(pack), pack.language)
        words = [plain(text, 18) for text in more if text] or [plain("Nothing.", 18)]
        add_text(slide, stage.content, words, "Finding", pack.language)


def add_things(stage: Stage, pack: Pack, held: Sequence[Thing]) -> None:
    """One slide for each thing that needs the chair, with the questions under it."""
    if not held:
        slide = add_slide(
            stage, "Nothing needs the chair", foot_of(pack), pack.language
        )
        words = [plain("Nothing is red or amber, and nothing waits.", 18)]
        add_text(slide, stage.content, words, "Finding", pack.language)
    for one in held:
        foot = f"Trace {one.trace} · {pack.marking}" if one.trace else foot_of(pack)
        slide = add_slide(stage, one.title, foot, pack.language)
        fits = fitted(one.text, stage.content.width, 120, [20, 18, 16, 14])
        asked = [
            Paragraph((Run(f"• {text}", TITLE),), before=10) for text in one.questions
        ]
        words = [plain(fits.text, fits.size), *asked]
        add_text(slide, stage.content, words, "What needs the chair", pack.language)
        notes = [one.title, one.text, *one.questions]
        add_notes(stage, slide, notes, pack.language)
