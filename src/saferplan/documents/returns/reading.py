"""A filled return read back: every line as it was typed, with its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saferplan.core.returns.lines import Stamp
from saferplan.core.returns.typed import TYPED_FIELDS, TypedLine, TypedReturn
from saferplan.core.wording import listed
from saferplan.documents.returns.cell_text import typed_text
from saferplan.documents.returns.layout import DEFINITIONS, GUIDANCE, RETURN, STAMP
from saferplan.documents.returns.stamps import (
    is_stamp_line,
    known_fields,
    stamp_from,
    stamp_from_line,
)
from saferplan.documents.workbooks import (
    Cell,
    Sheet,
    Unreadable,
    Workbook,
    cell_name,
    read_workbook,
)

_CODE = "code"
_FILLED = (_CODE, *TYPED_FIELDS)
_HEADER_WITHIN = 20
"""Rows from the top in which the heading row is looked for."""
MOST_LINES = 2_000
_EXPECTED = "code, title, last, low, high, value, missing, remark"
_OTHER_SHEETS = {name.casefold() for name in (GUIDANCE, DEFINITIONS, STAMP)}
"""Sheets of a template that are there to read, whatever their headings."""
_MEND = "Take a new template and paste your figures into it."


def read_return(content: bytes, name: str) -> TypedReturn:
    """What did somebody type into this return?

    The sheet called Return is read, else the only one that has its heading row;
    columns are known by their names, in any order, and others are kept in the table
    alone. A row without a code is kept if anything was typed on it, and so is a code
    that stands there twice: the check says so. Hidden sheets count if so named.

    Raises:
        Unreadable: the file cannot be read, has no such sheet or heading row, has
            a column twice, more than `MOST_LINES` lines, or a broken stamp.
    """
    book = read_workbook(content, name)
    sheet, heading = _return_sheet(book)
    lines = tuple(_lines(sheet, heading))
    if len(lines) > MOST_LINES:
        raise Unreadable(
            f"Sheet {sheet.name} has {len(lines):,} lines; a return has "
            f"{MOST_LINES:,} at most. Delete the rows that do not belong to it."
        )
    table, numbers = _table(sheet, heading.row)
    return TypedReturn(
        lines=lines,
        stamp=_stamp(book, sheet),
        # A text file has no sheet that its sender would know by a name.
        sheet="" if book.kind == "csv" else sheet.name,
        table=table,
        row_numbers=numbers,
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where the heading row stands, and in which column each name."""

    row: int
    columns: Mapping[str, int]


def _return_sheet(book: Workbook) -> tuple[Sheet, _Heading]:
    named = [s for s in book.sheets if s.name.strip().casefold() == RETURN.casefold()]
    if named:
        heading = _heading(named[0])
        if heading is None:
            raise Unreadable(
                f"Sheet {named[0].name} has no heading row in its first "
                f"{_HEADER_WITHIN} rows. Expected are {_EXPECTED}. {_MEND}"
            )
        return named[0], heading
    return _only_with_heading(book)


def _only_with_heading(book: Workbook) -> tuple[Sheet, _Heading]:
    headed = [
        (sheet, heading)
        for sheet in book.sheets
        if not sheet.is_hidden
        and sheet.name.strip().casefold() not in _OTHER_SHEETS
        and (heading := _heading(sheet)) is not None
    ]
    if len(headed) == 1:
        return headed[0]
    if headed:
        names = listed([sheet.name[:40] for sheet, _ in headed])
        raise Unreadable(
            f"The sheets {names} all look like a return. "
            f"Call the right one {RETURN} and send the file again."
        )
    if book.kind == "csv":
        raise Unreadable(
            f"The file has no heading row in its first {_HEADER_WITHIN} rows. "
            f"Expected are {_EXPECTED}. {_MEND}"
        )
    names = listed([sheet.name[:40] for sheet in book.sheets[:5]]) or "none"
    raise Unreadable(
        f"There is no sheet called {RETURN} in the file (its sheets: {names}). {_MEND}"
    )


def _heading(sheet: Sheet) -> _Heading | None:
    for row, cells in enumerate(sheet.rows[:_HEADER_WITHIN]):
        names = [typed_text(cell).strip().casefold() for cell in cells]
        if _CODE in names and any(name in names for name in TYPED_FIELDS[:4]):
            return _Heading(row, _columns(sheet, row, names))
    return None


def _columns(sheet: Sheet, row: int, names: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, name in enumerate(names):
        if name not in _FILLED:
            continue
        if name in columns:
            first, again = cell_name(row, columns[name]), cell_name(row, column)
            raise Unreadable(
                f"Sheet {sheet.name} has the heading {name} twice, in {first} and "
                f"{again}. Rename or delete one of the two."
            )
        columns[name] = column
    return columns


def _lines(sheet: Sheet, heading: _Heading) -> Iterator[TypedLine]:
    for row in range(heading.row + 1, len(sheet.rows)):
        cells = sheet.rows[row]
        texts = {
            name: _field(name, cells[column])
            for name, column in heading.columns.items()
        }
        if any(text.strip() for text in texts.values()):
            names = {
                name: cell_name(row, column) for name, column in heading.columns.items()
            }
            yield TypedLine(**texts, cells=names)


def _field(name: str, cell: Cell) -> str:
    text = typed_text(cell)
    return text.strip() if name == _CODE else text


def _table(
    sheet: Sheet, first: int
) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """The rows from the heading on that hold something, as texts, and their numbers."""
    held = [
        (row, cells)
        for row, cells in enumerate(sheet.rows[first:], start=first)
        if any(cell is not None for cell in cells)
    ]
    table = tuple(tuple(map(typed_text, cells)) for _, cells in held)
    return table, tuple(row + 1 for row, _ in held)


def _stamp(book: Workbook, read: Sheet) -> Stamp | None:
    if book.kind == "csv":
        return _stamp_above(read)
    sheet = next(
        (s for s in book.sheets if s.name.strip().casefold() == STAMP.casefold()), None
    )
    if sheet is None:
        return None
    pairs = (
        (typed_text(row[0]), typed_text(row[1])) for row in sheet.rows if len(row) > 1
    )
    return stamp_from(known_fields(pairs))


def _stamp_above(sheet: Sheet) -> Stamp | None:
    if not sheet.rows or not sheet.rows[0]:
        return None
    # Programs that split at semicolons have taken the line apart.
    first = ";".join(typed_text(cell) for cell in sheet.rows[0] if cell is not None)
    return stamp_from_line(first) if is_stamp_line(first) else None
