"""Tables written down: a head that is repeated, rows that stay whole, set widths."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import etree

from saferplan.documents.docx.blocks import (
    HEADING,
    NUMBER_HEADING,
    Cell,
    Column,
    Row,
    Run,
    Table,
    said,
)
from saferplan.documents.docx.manuscript import Manuscript
from saferplan.documents.docx.names import qn
from saferplan.documents.docx.page import twips
from saferplan.documents.docx.setting import set_paragraph
from saferplan.documents.letters import printable
from saferplan.documents.pack_words import cut_short

_MOST = 250
"""Letters of a table's title and description."""
_LETTERS = 7.0
"""Letters that half a page of a table has room for, for each point of width."""


def set_table(held: Manuscript, parent: Any, table: Table, room: float) -> Any:
    """Write this table at the end of its parent, in so many points of width."""
    made = etree.SubElement(parent, qn("w:tbl"))
    widths = widths_of(table, room)
    _set_looks(held, made, table, sum(widths))
    grid = etree.SubElement(made, qn("w:tblGrid"))
    for width in widths:
        etree.SubElement(grid, qn("w:gridCol")).set(qn("w:w"), twips(width))
    _set_row(held, made, head_of(table), widths, is_head=True)
    last = len(table.rows) - 1
    for place, row in enumerate(table.rows):
        keep = table.keep or (table.together and place < last)
        _set_row(held, made, _kept(row) if keep else row, widths)
    return made


def widths_of(table: Table, room: float) -> list[float]:
    """How wide is each column, in points?"""
    whole = sum(column.share for column in table.columns)
    return [room * table.part * column.share / whole for column in table.columns]


def head_of(table: Table) -> Row:
    """The row of headings."""
    return tuple(_head_cell(column) for column in table.columns)


def _head_cell(column: Column) -> Cell:
    style = NUMBER_HEADING if column.is_number else HEADING
    return (said(style, Run(column.heading), keep=True),)


def _kept(row: Row) -> Row:
    """The same, each paragraph held to what comes next."""
    return tuple(tuple(replace(p, keep=True) for p in cell) for cell in row)


def _set_looks(held: Manuscript, parent: Any, table: Table, width: float) -> None:
    """Style, width and what is read aloud, in the order that Word asks for."""
    looks = etree.SubElement(parent, qn("w:tblPr"))
    style = held.styles.id_of(table.style)
    _put(looks, "w:tblStyle", val=style)
    _put(looks, "w:tblW", w=twips(width), type="dxa")
    _put(looks, "w:tblLayout", type="fixed")
    _put(
        looks,
        "w:tblLook",
        val="04A0" if table.names_rows else "0420",
        firstRow="1",
        lastRow="0",
        firstColumn="1" if table.names_rows else "0",
        lastColumn="0",
        noHBand="0",
        noVBand="1",
    )
    _put(looks, "w:tblCaption", val=_told(table.title))
    _put(looks, "w:tblDescription", val=_told(table.describes))


def _told(text: str) -> str:
    """As much as a screen reader is given before a table."""
    return cut_short(printable(text), _MOST)


def _put(parent: Any, element: str, **given: str) -> None:
    made = etree.SubElement(parent, qn(element))
    for name, value in given.items():
        made.set(qn(f"w:{name}"), value)


def _set_row(
    held: Manuscript,
    parent: Any,
    row: Row,
    widths: list[float],
    *,
    is_head: bool = False,
) -> None:
    made = etree.SubElement(parent, qn("w:tr"))
    looks = etree.SubElement(made, qn("w:trPr"))
    spans = 1 if len(row) == len(widths) else len(widths)
    rooms = widths if spans == 1 else [sum(widths)]
    if _stays_whole(row, rooms):
        etree.SubElement(looks, qn("w:cantSplit"))
    if is_head:
        etree.SubElement(looks, qn("w:tblHeader"))
    for cell, width in zip(row, rooms, strict=True):
        _set_cell(held, made, cell, width, spans)


def _stays_whole(row: Row, rooms: list[float]) -> bool:
    """Is it short enough for one page? One that is not must go on to the next."""
    return all(
        sum(len(p.text) for p in cell) <= _LETTERS * room
        for cell, room in zip(row, rooms, strict=True)
    )


def _set_cell(
    held: Manuscript, parent: Any, cell: Cell, width: float, spans: int
) -> None:
    made = etree.SubElement(parent, qn("w:tc"))
    looks = etree.SubElement(made, qn("w:tcPr"))
    _put(looks, "w:tcW", w=twips(width), type="dxa")
    if spans > 1:
        _put(looks, "w:gridSpan", val=str(spans))
    for paragraph in cell:
        set_paragraph(held, made, paragraph)
