"""The user's own sheets, with what was found marked in their cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from saferplan.core.returns.history.grid import Grid, cell_name, column_name, shown
from saferplan.core.returns.messages import Tier
from saferplan.core.wording import plural
from saferplan.usecases.returns.load_history import Reading

MOST_ROWS, MOST_COLUMNS = 80, 40
LONGEST = 80
LOOKS = {Tier.ERROR: ("Error", "red"), Tier.QUERY: ("Query", "blue")}
NOTE = ("Note", "grey")
DIFFERS = ("Differs", "orange")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word about a cell, and how it looks."""

    text: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """One cell: its text, its own name where it is marked, and its tags.

    ``span`` is more than 1 where a note runs over the empty cells beside it.
    """

    text: str
    name: str = ""
    tags: tuple[Tag, ...] = ()
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSheet:
    """One sheet as its owner sees it; ``more`` says what of it is not shown."""

    name: str
    at: int
    letters: tuple[str, ...]
    rows: tuple[tuple[int, tuple[ShownCell, ...]], ...]
    more: str
    marked: int


def shown_sheets(read: Reading) -> tuple[ShownSheet, ...]:
    """Every sheet, its marked cells with a word each."""
    tags = _tags(read)
    return tuple(_sheet(grid, at, tags) for at, grid in enumerate(read.grids))


Tags = dict[tuple[str, str], list[Tag]]


def _tags(read: Reading) -> Tags:
    found: Tags = {}
    for (sheet, cell), (text, look) in _all(read):
        held = found.setdefault((sheet, cell), [])
        tag = Tag(text=text, look=look)
        if tag not in held:
            held.append(tag)
    return found


def _all(read: Reading) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for message in read.messages:
        if message.cell:
            yield (message.sheet, message.cell), LOOKS.get(message.tier, NOTE)
    for one in read.understood.comparisons:
        for different in one.differences:
            yield (different.sheet, different.cell), DIFFERS
    for thread in read.understood.threads:
        if thread.role.is_derived:
            for sheet, cell in thread.where:
                yield (sheet, cell), (thread.role.words.capitalize(), "grey")


def _sheet(grid: Grid, at: int, tags: Tags) -> ShownSheet:
    width = min(grid.width, MOST_COLUMNS)
    rows = []
    for row in range(min(len(grid.rows), MOST_ROWS)):
        cells = tuple(_cell(grid, at, row, column, tags) for column in range(width))
        if any(cell.text for cell in cells):
            rows.append((row + 1, _as_note(cells)))
    return ShownSheet(
        name=grid.name,
        at=at,
        letters=tuple(column_name(column) for column in range(width)),
        rows=tuple(rows),
        more=_more(grid),
        marked=sum(sheet == grid.name for sheet, _ in tags),
    )


def _as_note(cells: tuple[ShownCell, ...]) -> tuple[ShownCell, ...]:
    """A row with words in one cell alone: they run on, as in a spreadsheet."""
    filled = [at for at, cell in enumerate(cells) if cell.text]
    if len(filled) != 1:
        return cells
    first = filled[0]
    return (*cells[:first], replace(cells[first], span=len(cells) - first))


def _cell(grid: Grid, at: int, row: int, column: int, tags: Tags) -> ShownCell:
    name = cell_name(row, column)
    text = shown(grid.at(row, column))
    found = tuple(tags.get((grid.name, name), ()))
    return ShownCell(
        text=text if len(text) <= LONGEST else f"{text[:LONGEST]}…",
        name=anchor(at, name) if found else "",
        tags=found,
    )


def anchor(sheet: int, cell: str) -> str:
    """The name by which a link finds a marked cell."""
    return f"cell-{sheet}-{cell}"


def _more(grid: Grid) -> str:
    left = []
    if len(grid.rows) > MOST_ROWS:
        left.append(plural(len(grid.rows) - MOST_ROWS, "more row"))
    if grid.width > MOST_COLUMNS:
        left.append(plural(grid.width - MOST_COLUMNS, "more column"))
    return f"{' and '.join(left)} are read, but not shown here." if left else ""
