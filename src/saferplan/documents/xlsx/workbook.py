"""A pack as a workbook for people and programs: typed cells, defined tables.

One row of headings a sheet, nothing merged, no number kept as text. XlsxWriter's
memory-saving mode is not used: it cannot define tables, and the tables are what
make the sheets readable with a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from saferplan.core.boards.pack import Pack
from saferplan.documents.letters import printable
from saferplan.documents.marks import mark_of, property_text
from saferplan.documents.pack_tables import Shown
from saferplan.documents.pack_words import cut_short
from saferplan.documents.xlsx.columns import ARROW, as_text, column_widths, lines_in
from saferplan.documents.xlsx.tables import Cell, Kind, Table, workbook_tables

A3, A4 = 8, 9
_WIDE = ("Dashboard", "Positions")
_FACE: dict[str, str | int] = {"font_name": "Arial", "font_size": 10}
_SIDES: dict[Kind, dict[str, object]] = {Kind.NUMBER: {"align": "right", "indent": 1}}
_LINE, _EDGE = 13.0, 3.0
"""Height of a line of 10 point Arial, and what a row has around its lines."""
_STYLE = "Table Style Light 1"
_TINTS = (("Red", "#F4CDC6", "#2A0B06"), ("Amber", "#FFE9C2", "#3F2400"))

_RUNNING = 110
"""Letters of the head or foot of a page: with its commands it holds 255."""


def write(pack: Pack) -> bytes:
    """The workbook of this pack; the same pack always makes the same bytes.

    Sheets: Cover, Dashboard, Positions, Series, Forecasts, Notes. The status is
    always a word; the fill behind red and amber only repeats it.
    """
    kept = BytesIO()
    with Workbook(
        kept, {"in_memory": True, "default_format_properties": dict(_FACE)}
    ) as book:
        _describe(book, pack)
        looks = Looks(book)
        for table in workbook_tables(pack):
            _add_sheet(book, looks, table, pack)
    return kept.getvalue()


class Looks:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self._words: dict[Kind, Format] = {}

    def of(self, **properties: object) -> Format:
        """The format with these properties, aligned to the top of its row."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **properties})
        return self._made[key]

    def for_heading(self, kind: Kind) -> Format:
        """How is the heading of such a column shown?"""
        return self.of(bold=True, text_wrap=True, **_SIDES.get(kind, {}))

    def for_cell(self, cell: Cell, kind: Kind) -> Format:
        """How is this cell shown?"""
        if isinstance(cell, str):
            return self._for_words(kind)
        if isinstance(cell, Shown):
            return self.of(num_format=number_format(cell), **_SIDES[Kind.NUMBER])
        if isinstance(cell, date):
            return self.of(num_format="yyyy-mm-dd", align="left")
        whole = "#,##0" if float(cell).is_integer() else "#,##0.######"
        return self.of(num_format=whole, **_SIDES[Kind.NUMBER])

    def _for_words(self, kind: Kind) -> Format:
        """Most cells hold words, so that theirs is found at once."""
        if kind not in self._words:
            self._words[kind] = self.of(text_wrap=True, **_SIDES.get(kind, {}))
        return self._words[kind]


def number_format(cell: Shown) -> str:
    """The spreadsheet's format for this number; a percentage is not a fraction.

    >>> number_format(Shown(29.85, 1, "%")), number_format(Shown(5109))
    ('#,##0.0"%"', '#,##0')
    """
    places = f".{'0' * cell.digits}" if cell.digits else ""
    return f'#,##0{places}"{cell.unit}"' if cell.unit else f"#,##0{places}"


def _describe(book: Workbook, pack: Pack) -> None:
    title = f"{pack.title}, {pack.reports.label}"
    day = pack.as_at
    book.set_properties(
        {
            "title": property_text(title),
            "subject": property_text(f"{pack.partnership}: {pack.reports.label}"),
            "author": property_text(pack.partnership),
            "comments": property_text(f"{pack.marking}. {pack.completeness}."),
            "keywords": property_text(mark_of(pack)),
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001
        }
    )
    book.set_custom_property("Language", pack.language, "text")
    book.set_custom_property("Ledger entry", pack.entry, "number_int")


def _add_sheet(book: Workbook, looks: Looks, table: Table, pack: Pack) -> None:
    sheet = book.add_worksheet(table.name)
    widths = column_widths(table)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    _write_headings(sheet, looks, table, widths)
    _write_rows(sheet, looks, table, widths)
    _define_table(sheet, looks, table)
    if table.name == "Dashboard":
        _tint_status(sheet, looks, table)
    sheet.freeze_panes(1, _fixed_columns(table))
    _set_up_print(sheet, table, pack)


def _write_headings(
    sheet: Worksheet, looks: Looks, table: Table, widths: Sequence[float]
) -> None:
    texts = [column.heading for column in table.columns]
    for place, column in enumerate(table.columns):
        look = looks.for_heading(column.kind)
        sheet.write_string(0, place, column.heading, look)
    sheet.set_row(0, _height(texts, [width - ARROW for width in widths]))


def _write_rows(
    sheet: Worksheet, looks: Looks, table: Table, widths: Sequence[float]
) -> None:
    for line, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            look = looks.for_cell(cell, table.columns[place].kind)
            _write_cell(sheet, line, place, cell, look)
        sheet.set_row(line, _height([as_text(cell) for cell in row], widths))


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """How high must a row be to show all of its texts, in points?

    Stated, because not every program measures wrapped rows when it opens a file.
    """
    lines = max(lines_in(*pair) for pair in zip(texts, widths, strict=True))
    return lines * _LINE + _EDGE


def _write_cell(
    sheet: Worksheet, line: int, place: int, cell: Cell, look: Format
) -> None:
    if isinstance(cell, Shown):
        sheet.write_number(line, place, cell.value, look)
    elif isinstance(cell, date):
        sheet.write_datetime(line, place, cell, look)
    elif isinstance(cell, int | float):
        sheet.write_number(line, place, cell, look)
    else:
        # Never `write`: a text that begins with "=" must not become a formula.
        sheet.write_string(line, place, printable(cell), look)


def _define_table(sheet: Worksheet, looks: Looks, table: Table) -> None:
    """Name the table, with a filter on each heading; a table needs a row."""
    last = len(table.columns) - 1
    if not table.rows:
        sheet.autofilter(0, 0, 0, last)
        return
    columns = [
        {"header": c.heading, "header_format": looks.for_heading(c.kind)}
        for c in table.columns
    ]
    sheet.add_table(
        0,
        0,
        len(table.rows),
        last,
        {"name": f"{table.name}_table", "style": _STYLE, "columns": columns},
    )


def _tint_status(sheet: Worksheet, looks: Looks, table: Table) -> None:
    place = [column.heading for column in table.columns].index("Status")
    for word, fill, ink in _TINTS:
        sheet.conditional_format(
            1,
            place,
            max(len(table.rows), 1),
            place,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{word}"',
                "format": looks.of(bold=True, bg_color=fill, font_color=ink),
            },
        )


def _fixed_columns(table: Table) -> int:
    """The columns that stay in sight: up to the one that names the row."""
    return {"Dashboard": 3, "Positions": 1, "Series": 1, "Forecasts": 1}.get(
        table.name, 0
    )


def _set_up_print(sheet: Worksheet, table: Table, pack: Pack) -> None:
    sheet.set_landscape()
    sheet.set_paper(A3 if table.name in _WIDE else A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    title = _running(f"{pack.title}, {pack.reports.label}")
    sheet.set_header(f"&L{title}&R{table.name}")
    sheet.set_footer(f"&L{_running(pack.marking)}&RPage &P of &N")


def _running(text: str) -> str:
    """Words for the head or foot of a page, where an ampersand begins a command."""
    return cut_short(printable(text), _RUNNING)[:_RUNNING].replace("&", "&&")
