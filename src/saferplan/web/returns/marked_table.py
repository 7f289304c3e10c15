"""The user's own table, as the sheet shows it, with what is wrong marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saferplan.core.returns.messages import Message, Tier
from saferplan.core.returns.typed import TypedReturn
from saferplan.web.returns.linter import TIERS

LETTERS = 26
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_ORDER = (Tier.ERROR, Tier.QUERY, Tier.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One message: its tier in a word, the cell it leads to, and its sentences."""

    tier: str
    look: str
    cell: str
    href: str
    found: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedCell:
    """One cell: what stands in it, and the weightiest thing said of it."""

    text: str
    name: str = ""
    tier: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRow:
    """One row of the sheet, and what is said of its cells."""

    number: int
    cells: tuple[MarkedCell, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedTable:
    """The sheet with its letters and row numbers; ``elsewhere`` stands in no cell."""

    sheet: str
    letters: tuple[str, ...]
    heading: tuple[str, ...]
    heading_number: int
    rows: tuple[MarkedRow, ...]
    elsewhere: tuple[Mark, ...]
    errors: tuple[Mark, ...]
    queries: tuple[Mark, ...]
    notes: tuple[Mark, ...]


def marked_table(typed: TypedReturn, messages: Sequence[Message]) -> MarkedTable:
    """The table as it was sent, each message at the cell it is about."""
    table = typed.table or ((),)
    numbers = _numbers(typed)
    width = max(map(len, table))
    places = {letter(at): at for at in range(width)}
    about = _by_row(messages, places, numbers)
    marks = {tier: [m for m in messages if m.tier is tier] for tier in _ORDER}
    here = {id(m) for found in about.values() for m in found}
    return MarkedTable(
        sheet=typed.sheet,
        letters=tuple(places),
        heading=tuple(table[0]),
        heading_number=numbers[0] if numbers else 1,
        rows=tuple(
            _row(number, [*row, *("" for _ in range(width - len(row)))], about)
            for number, row in zip(numbers[1:], table[1:], strict=True)
        ),
        elsewhere=tuple(_mark(m, "") for m in messages if id(m) not in here),
        errors=_marks(marks[Tier.ERROR], here),
        queries=_marks(marks[Tier.QUERY], here),
        notes=_marks(marks[Tier.NOTE], here),
    )


def letter(column: int) -> str:
    """The letter over the column with this number, counted from 0.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    left, at = divmod(column, LETTERS)
    return (letter(left - 1) if left else "") + chr(ord("A") + at)


def _numbers(typed: TypedReturn) -> tuple[int, ...]:
    """In which row of the sheet does each row of the table stand?"""
    if len(typed.row_numbers) == len(typed.table):
        return typed.row_numbers
    return tuple(range(1, len(typed.table) + 1))


def _by_row(
    messages: Iterable[Message], places: Mapping[str, int], numbers: Sequence[int]
) -> dict[int, list[Message]]:
    """The messages whose cell stands in the table, by the number of the row."""
    found: dict[int, list[Message]] = {}
    for message in messages:
        at = _CELL.fullmatch(message.cell)
        if at and at[1] in places and int(at[2]) in numbers[1:]:
            found.setdefault(int(at[2]), []).append(message)
    return found


def _row(
    number: int, texts: Sequence[str], about: Mapping[int, list[Message]]
) -> MarkedRow:
    said = sorted(about.get(number, []), key=lambda m: _ORDER.index(m.tier))
    return MarkedRow(
        number=number,
        cells=tuple(
            _cell(text, f"{letter(at)}{number}", said) for at, text in enumerate(texts)
        ),
        marks=tuple(_mark(message, _href(message.cell)) for message in said),
    )


def _cell(text: str, name: str, said: Sequence[Message]) -> MarkedCell:
    mine = [message for message in said if message.cell == name]
    if not mine:
        return MarkedCell(text=text)
    word, look = TIERS[mine[0].tier]
    return MarkedCell(text=text, name=f"cell-{name}", tier=word, look=look)


def _marks(messages: Sequence[Message], here: set[int]) -> tuple[Mark, ...]:
    return tuple(
        _mark(m, _href(m.cell) if id(m) in here else "#elsewhere") for m in messages
    )


def _href(cell: str) -> str:
    return f"#cell-{cell}"


def _mark(message: Message, href: str) -> Mark:
    word, look = TIERS[message.tier]
    return Mark(
        tier=word,
        look=look,
        cell=message.cell,
        href=href,
        found=" ".join(part for part in (message.found, message.expected) if part),
        mend=message.mend,
    )
