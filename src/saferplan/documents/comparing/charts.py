"""Charts as tables: what they show, and where their data sheet says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from saferplan.documents.comparing.contents import (
    Behind,
    Cell,
    CellType,
    Form,
    Item,
    Line,
    Part,
    Row,
    Table,
)
from saferplan.documents.comparing.elements import (
    attribute,
    child,
    every,
    linked,
    local,
    text_of,
)
from saferplan.documents.comparing.packages import Package
from saferplan.documents.comparing.plain import number_text, plain
from saferplan.documents.workbooks import Unreadable, read_workbook
from saferplan.documents.workbooks.xlsx_cells import column_number, number_of
from saferplan.documents.workbooks.xlsx_looks import Look, Looks, look_of

MOST_POINTS = 5_000
"""Points of one series; a monthly one of forty years has five hundred."""
MOST_SHEET = 200_000
"""Bytes of a chart's own data sheet; a larger one is left unread."""
_MOST_UNPACKED = 2_000_000
_RANGE = re.compile(r"(?:'?[^'!]*'?!)?\$?([A-Z]{1,3})\$?(\d{1,6})(?::.*)?")
_COUNT = re.compile("[0-9]{1,6}")
Cells = Mapping[int, Cell]


def chart_items(package: Package, part: str) -> Iterator[Item]:
    """The chart as a table with a row a category and a column a series.

    What is typed on it by hand (a title, a label) comes as lines after it.
    """
    space = package.xml(part)
    series = list(every(space, "ser"))
    labels = _labels(series)
    values = [_points(_held(one, "val", "yVal")) for one in series]
    yield _table(series, labels, values, _kept(package, part, space))
    for typed in every(space, "rich"):
        for text in _typed(typed):
            yield Line(text=text, part=Part.CHART)


def _typed(rich: Any) -> Iterator[str]:
    for paragraph in every(rich, "p"):
        text = plain("".join(text_of(one) for one in every(paragraph, "t")))
        if text:
            yield text


def _table(
    series: list[Any], labels: Cells, values: list[Cells], kept: _Sheet | None
) -> Table:
    heading = Row((Cell(), *(Cell(_name(one)) for one in series)))
    last = max((place for held in (labels, *values) for place in held), default=-1)
    rows = [
        Row((labels.get(place, Cell()), *(held.get(place, Cell()) for held in values)))
        for place in range(last + 1)
    ]
    behind = tuple(_contradicted(series, values, kept)) if kept else ()
    return Table(form=Form.CHART, rows=(heading, *rows), behind=behind)


def _name(series: Any) -> str:
    held = child(series, "tx")
    return "" if held is None else plain(" ".join(map(text_of, every(held, "v"))))


def _labels(series: list[Any]) -> Cells:
    for one in series:
        held = _held(one, "cat", "xVal")
        if held is not None:
            return _points(held)
    return {}


def _held(series: Any, *names: str) -> Any:
    """The first of these that the series has, or None."""
    return next((one for one in series if local(one) in names), None)


def _points(held: Any) -> Cells:
    """The values that were saved with the chart, which are what it shows."""
    if held is None:
        return {}
    cache = next(every(held, "numCache", "strCache", "numLit", "strLit", "lvl"), None)
    if cache is None:
        return {}
    code = child(cache, "formatCode")
    is_date = code is not None and look_of(text_of(code)[:255]) is Look.DATE
    is_text = local(cache) in ("strCache", "strLit", "lvl")
    return {
        place: Cell(plain(value)) if is_text else _number(value, is_date=is_date)
        for place, value in _numbered(cache)
    }


def _numbered(cache: Any) -> Iterator[tuple[int, str]]:
    for point in cache:
        place, value = attribute(point, "idx"), child(point, "v")
        if local(point) != "pt" or value is None or not _COUNT.fullmatch(place):
            continue
        if int(place) < MOST_POINTS:
            yield int(place), text_of(value)


def _number(text: str, *, is_date: bool) -> Cell:
    number = number_of(text.strip())
    if isinstance(number, str):
        return Cell(plain(number))
    if is_date:
        return Cell(_day(number), CellType.DATE)
    return Cell(number_text(number), CellType.NUMBER)


def _day(serial: float) -> str:
    """What the axis says under a point: its month."""
    found = Looks([Look.DATE], is_1904=False).shown(serial, "0")
    return f"{found:%B %Y}" if hasattr(found, "strftime") else number_text(serial)


# ------------------------------------------------------------------ the data sheet
class _Sheet:
    """The first sheet of the workbook behind a chart."""

    def __init__(self, rows: tuple[tuple[object, ...], ...]) -> None:
        self._rows = rows

    def number(self, row: int, column: int) -> float | None:
        """The number in a cell, both counted from 0; None if there is none."""
        if row >= len(self._rows) or column >= len(self._rows[row]):
            return None
        found = self._rows[row][column]
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        return float(found) if is_number else None  # type: ignore[arg-type]


def _kept(package: Package, part: str, space: Any) -> _Sheet | None:
    """The chart's data sheet; None where there is none that can be read.

    It is opened when somebody edits the data, and says then what the chart becomes.
    """
    held = next(every(space, "externalData"), None)
    link = None if held is None else package.links(part).get(linked(held))
    if link is None or not 0 < package.size(link.target) <= MOST_SHEET:
        return None
    content = package.read(link.target)
    try:
        if not _is_small(content):
            return None
        sheets = read_workbook(content, "data.xlsx").sheets
    except (Unreadable, BadZipFile, ValueError):
        return None
    return _Sheet(sheets[0].rows) if sheets else None


def _is_small(content: bytes) -> bool:
    with ZipFile(BytesIO(content)) as packed:
        return sum(one.file_size for one in packed.infolist()) <= _MOST_UNPACKED


def _contradicted(
    series: list[Any], values: list[Cells], kept: _Sheet
) -> Iterator[Behind]:
    for column, (one, held) in enumerate(zip(series, values, strict=True), start=1):
        start = _start(one)
        if start is None:
            continue
        for place, shown in held.items():
            number = kept.number(start[0] + place, start[1])
            said = "" if number is None else number_text(number)
            if said != shown.text:
                cell = Cell(said, CellType.NUMBER)
                yield Behind(row=place + 1, column=column, cell=cell)


def _start(series: Any) -> tuple[int, int] | None:
    """Where on the data sheet its values begin: row and column, counted from 0."""
    held = child(series, "val", "numRef", "f")
    found = _RANGE.fullmatch(text_of(held).strip()) if held is not None else None
    if found is None:
        return None
    return int(found[2]) - 1, column_number(found[1])
