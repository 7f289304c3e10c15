"""The minutes of a meeting as a Word document: what is on record, and room to type."""

from __future__ import annotations

from collections.abc import Iterator

from saferplan.core.boards.minutes import Minutes
from saferplan.core.periods import day_label
from saferplan.documents.docx.blocks import (
    Block,
    Column,
    Table,
    heading,
    said,
    words,
)
from saferplan.documents.docx.cover import LOGO, logo
from saferplan.documents.docx.fitting import with_room_for_words
from saferplan.documents.docx.manuscript import Manuscript, open_manuscript
from saferplan.documents.docx.minutes_parts import PARTS
from saferplan.documents.docx.properties import Properties
from saferplan.documents.docx.running import Running, says_marking
from saferplan.documents.docx.writing import written


def write_minutes(minutes: Minutes) -> bytes:
    """The Word document of these minutes; the same minutes, the same bytes.

    Raises:
        ValueError: the partnership's Word template cannot be used.
    """
    held = open_manuscript(minutes.branding, is_short=False)
    return written(held, list(_blocks(held, minutes)), _running(minutes), _own(minutes))


def _running(minutes: Minutes) -> Running:
    return Running(
        names=f"{minutes.partnership} · {minutes.body}",
        marking=minutes.marking,
        title=minutes.title,
        state=f"Meeting {minutes.meeting}, {minutes.state} · entry {minutes.entry}",
    )


def _own(minutes: Minutes) -> Properties:
    return Properties(
        title=minutes.title,
        subject=f"{minutes.partnership}: {minutes.body}",
        author=minutes.partnership,
        remark=f"{minutes.marking}. Meeting {minutes.meeting}: {minutes.state}.",
        keywords=f"saferplan minutes: {minutes.slug} {minutes.body_slug} "
        f"{minutes.held_on.isoformat()} meeting {minutes.meeting} "
        f"entry {minutes.entry}",
        language=minutes.language,
        day=minutes.held_on,
    )


def _blocks(held: Manuscript, minutes: Minutes) -> Iterator[Block]:
    yield from _head(held, minutes)
    for title, part in PARTS:
        yield heading(1, title)
        for block in part(minutes):
            if isinstance(block, Table):
                yield with_room_for_words(held, block, held.page.text_width)
            else:
                yield block
    yield from _signature(held)


def _head(held: Manuscript, minutes: Minutes) -> Iterator[Block]:
    yield from logo(minutes.branding, minutes.partnership, LOGO)
    yield said("Partnership Name", minutes.partnership)
    yield said("Title", minutes.title)
    if not says_marking(held):
        yield said("Marking", minutes.marking)
    rows = {
        "Body": minutes.body,
        "Held on": day_label(minutes.held_on),
        "Place": minutes.place,
        "State": minutes.state.capitalize(),
        "Reports": minutes.reports,
        "Marking": minutes.marking,
    }
    yield Table(
        title="This meeting",
        describes="What meeting these minutes are of, one fact a row.",
        columns=(Column("This meeting", 1), Column("What is on record", 3.4)),
        rows=tuple((words(name), words(text)) for name, text in rows.items()),
    )


def _signature(held: Manuscript) -> Iterator[Block]:
    """A line for the chair, and one for the day."""
    yield said("Normal", "Agreed as a true record:", keep=True)
    yield said("Signature Line", "Chair \t\tDate \t")
