"""Short papers: an overview of two pages, and a chair's brief of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saferplan.core.boards.pack import Pack
from saferplan.documents.at_a_glance import Glance, GlanceBlock, GlanceRow, Thing
from saferplan.documents.docx.blocks import (
    Block,
    Column,
    Row,
    Table,
    heading,
    number,
    quiet,
    said,
    tagged,
    words,
)
from saferplan.documents.docx.board import rule_line

_TEXT, _BULLET = "Note", "Note Bullet"
"""Styles of our own even in a partnership's template, so that the page is kept."""
_GRID = (
    Column("Indicator", 67),
    Column("Latest", 20, is_number=True),
    Column("Target", 23, is_number=True),
    Column("Performance", 46),
    Column("Activity", 19),
)


# ------------------------------------------------------------- an overview
def where_it_stands(held: Glance) -> Iterator[Block]:
    """The first page: an answer, and every indicator there is room for."""
    yield heading(1, "Where it stands")
    yield said(_TEXT, held.answer, keep=bool(held.blocks))
    if held.blocks:
        yield Table(
            title="Performance and activity of each indicator",
            describes="One indicator a row, by priority: its latest figure, its "
            "target, how its figures and how its actions stand.",
            columns=_GRID,
            rows=tuple(row for block in held.blocks for row in _block(block)),
        )
    if held.left_out:
        yield said("Small Print", held.left_out)


def _block(block: GlanceBlock) -> Iterator[Row]:
    summary = quiet(f" · {block.summary}") if block.summary else quiet("")
    yield ((said("Table Group", block.name, summary, keep=True),),)
    yield from (_row(row) for row in block.rows)


def _row(row: GlanceRow) -> Row:
    return (
        words(row.name),
        number(row.value),
        number(row.target),
        tagged(row.performance),
        tagged(row.activity),
    )


def what_is_asked(pack: Pack, held: Glance, *, new_page: bool) -> Iterator[Block]:
    """What was challenged, what is asked, what changed: as a rule the second page."""
    yield heading(1, "What was challenged, and answered", new_page=new_page)
    yield said(_TEXT, held.challenge, keep=bool(held.challenged))
    yield from _pairs("Challenged, and answered", held.challenged)
    yield heading(1, "What is asked of this Board")
    yield from (said(_BULLET, text) for text in held.asked)
    if not held.asked:
        yield said(_TEXT, "Nothing is asked this time.")
    yield heading(1, f"What changed {pack.since}")
    yield from _pairs("What changed", held.changed)
    if not held.changed:
        yield said(_TEXT, "Nothing has changed.")
    if held.traces:
        yield said("Trace", held.traces)
    yield from rule_line(pack)


def _pairs(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if rows:
        yield Table(
            title=title,
            describes=f"{title}: what it is about, and what came of it.",
            columns=(Column("What", 1), Column("What came of it", 1.15)),
            rows=tuple((words(first), words(second)) for first, second in rows),
        )


# ------------------------------------------------------------- a chair's brief
def what_needs_you(pack: Pack, held: Sequence[Thing]) -> Iterator[Block]:
    """The things that need the chair, each with what might be asked about it."""
    title = "Five things that need you" if len(held) == 5 else "What needs you"
    yield heading(1, title)
    if not held:
        yield said(
            _TEXT,
            "Nothing is red or amber, nothing waits for a decision, and no question is "
            "open.",
        )
    for place, one in enumerate(held, start=1):
        yield from _thing(place, one)
    yield from rule_line(pack)


def _thing(place: int, one: Thing) -> Iterator[Block]:
    yield heading(2, f"{place}. {one.title}")
    yield said(_TEXT, one.text, keep=bool(one.trace or one.questions))
    if one.trace:
        yield said("Trace", f"Trace {one.trace}", keep=bool(one.questions))
    yield from (said(_BULLET, text) for text in one.questions)
