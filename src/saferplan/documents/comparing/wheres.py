"""Where something stands, as a person would say it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial

from saferplan.documents.comparing.contents import (
    Form,
    Item,
    Line,
    Part,
    Place,
    Row,
    Table,
)
from saferplan.documents.comparing.plain import plain, short
from saferplan.documents.workbooks import cell_name, column_name

DOCUMENT, SHEET = "document", "sheet"
_BEGINNING = 40
_NAMING = ("indicator",)
"""Columns whose cell names a row, where each row has another."""
_MOST_NAMING = 4
"""So many cells of a row, from the first on, may be needed to name it."""


def place_words(place: Place) -> str:
    """``Slide 7 “Burglary …”``, ``Sheet Dashboard``; nothing for a document."""
    if place.what == DOCUMENT:
        return ""
    if place.what == SHEET:
        return f"Sheet {short(place.title)}"
    title = f" “{short(place.title)}”" if place.title else ""
    return f"Slide {place.number}{title}"


def item_words(place: Place, item: Item) -> str:
    """Where does this line, table or picture stand?"""
    if place.what == DOCUMENT:
        return _in_document(item)
    if isinstance(item, Table) and item.form is Form.SHEET:
        return place_words(place)
    return f"{place_words(place)}, {_in_place(item)}"


def _in_place(item: Item) -> str:
    if isinstance(item, Line):
        return item.part.value
    if isinstance(item, Table):
        return item.form.value
    return item.what


def _in_document(item: Item) -> str:
    if isinstance(item, Line) and item.part in (Part.EDGE, Part.NOTE):
        return f"In a {item.part}"
    under = f"Under the heading “{short(item.under)}”" if item.under else "At the top"
    if not isinstance(item, Line):
        return f"{under}, {_in_place(item)}"
    if item.part is Part.HEADING:
        return f"Heading “{short(item.text)}”"
    return f"{under}, paragraph beginning “{short(item.text, _BEGINNING)}”"


def cell_words(
    place: Place, table: Table, row: Row, at: int, name: str, head: str
) -> str:
    """Where does this cell stand? ``name`` is its row's, ``head`` its column's.

    A sheet has a reference for it; elsewhere row and column are named.
    """
    if table.form is Form.SHEET:
        told = ", ".join(part for part in (name, head) if part)
        about = f" ({told})" if told else ""
        return f"{place_words(place)}, cell {cell_name(row.number - 1, at)}{about}"
    where = item_words(place, table)
    if table.form is Form.CHART:
        return ", ".join(part for part in (where, head, name) if part)
    return ", ".join(
        part for part in (where, f"row {name}" if name else "", head) if part
    )


def row_words(place: Place, table: Table, row: Row, name: str) -> str:
    """Which row is it?"""
    if table.form is Form.SHEET:
        about = f" ({name})" if name else ""
        return f"{place_words(place)}, row {row.number}{about}"
    return f"{item_words(place, table)}, row {name}".rstrip()


def spans(numbers: Iterable[int], *, letters: bool = False) -> list[tuple[str, int]]:
    """Rows or columns by what a sheet calls them, those side by side together.

    With how many they are.

    >>> spans({3, 4, 5, 9}), spans({2, 3}, letters=True)
    ([('3 to 5', 3), ('9', 1)], [('B to C', 2)])
    """
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [(_span(one, letters=letters), len(one)) for one in found]


def _span(numbers: list[int], *, letters: bool) -> str:
    ends = dict.fromkeys((numbers[0], numbers[-1]))
    return " to ".join(column_name(n - 1) if letters else str(n) for n in ends)


class Names:
    """What the rows of a table are called: by as few of their cells as tell them apart.

    Headings are those of its first row.
    """

    def __init__(self, table: Table) -> None:
        self._heads = (
            [plain(cell.text) for cell in table.rows[0].cells] if table.rows else []
        )
        self._naming = tuple(_naming_columns(self._heads, table.rows[1:]))

    def of(self, row: Row) -> str:
        """What this row is called; its first words where it has no name."""
        columns = self._naming[0] if self._naming else (0,)
        named = [text for at in columns if (text := row.cell(at).text)]
        begin = (text.partition("\n")[0] for text in named or row.texts[:1])
        return ", ".join(short(text, _BEGINNING) for text in begin)

    def head(self, column: int) -> str:
        """The heading of this column; empty where there is none."""
        found = self._heads[column] if column < len(self._heads) else ""
        return short(found, _BEGINNING)

    @property
    def keys(self) -> list[Callable[[Row], Hashable]]:
        """By what may a row be known again? Nothing, where nothing tells it apart."""
        return [partial(_key, columns=columns) for columns in self._naming]


def _key(row: Row, *, columns: tuple[int, ...]) -> Hashable:
    key = tuple(plain(row.cell(at).text) for at in columns)
    return key if any(key) else ()


def _naming_columns(
    heads: list[str], rows: tuple[Row, ...]
) -> Iterator[tuple[int, ...]]:
    """Columns that tell the rows apart, those first that name them best."""
    for at, head in enumerate(heads):
        if head.lower() in _NAMING and _differ(rows, (at,)):
            yield (at,)
    for many in range(1, min(_MOST_NAMING, len(heads)) + 1):
        if _differ(rows, tuple(range(many))):
            yield tuple(range(many))
            return


def _differ(rows: tuple[Row, ...], columns: tuple[int, ...]) -> bool:
    keys = [tuple(plain(row.cell(at).text) for at in columns) for row in rows]
    return all(any(key) for key in keys) and len(set(keys)) == len(keys)
