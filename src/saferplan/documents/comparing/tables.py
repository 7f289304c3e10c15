"""What was changed in a table, a sheet, or the values of a chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from saferplan.documents.comparing.aligning import Knowing, Pair, aligned
from saferplan.documents.comparing.columns import columns, cut
from saferplan.documents.comparing.contents import (
    EMPTY,
    Cell,
    CellType,
    Form,
    Place,
    Row,
    Table,
)
from saferplan.documents.comparing.edits import Edit, Kind
from saferplan.documents.comparing.plain import around, numbers_in, plain, short
from saferplan.documents.comparing.tracing import Traces
from saferplan.documents.comparing.wheres import (
    Names,
    cell_words,
    item_words,
    place_words,
    row_words,
    spans,
)
from saferplan.documents.workbooks import column_name

_MOST_TOLD = 160
"""Letters that are told of a row or column that came or went."""
_MOST_MOVES = 3
"""More rows than these that moved are told together."""
_FULL = 3
"""Rows with so many filled cells and none alike are not the same row."""


def table_edits(
    place: Place, made: Table, sent: Table, traces: Traces
) -> Iterator[Edit]:
    """Every change from the one to the other, in the order of the sent one."""
    if made.key == sent.key:
        return
    pairs = columns(made, sent)
    yield from _column_edits(place, made, sent, pairs)
    both = [
        (p.made, p.sent) for p in pairs if p.made is not None and p.sent is not None
    ]
    before = [at for at, _ in sorted(both)]
    after = [at for _, at in sorted(both)]
    compared = _Compared(
        place=place,
        made=replace(made, rows=tuple(cut(row, before) for row in made.rows)),
        sent=replace(sent, rows=tuple(cut(row, after) for row in sent.rows)),
        columns=tuple(after),
        traces=traces,
    )
    yield from compared.edits()
    yield from _hidden(place, made, sent)


def _column_edits(
    place: Place, made: Table, sent: Table, pairs: tuple[Pair, ...]
) -> Iterator[Edit]:
    where = item_words(place, sent)
    for pair in pairs:
        if pair.sent is None:
            kind, before, after = Kind.REMOVED, _column(made, pair.made), ""
        elif pair.made is None:
            kind, before, after = Kind.ADDED, "", _column(sent, pair.sent)
        elif pair.is_moved:
            kind = Kind.MOVED
            before, after = f"column {pair.made + 1}", f"column {pair.sent + 1}"
        else:
            continue
        table, at = (made, pair.made) if pair.sent is None else (sent, pair.sent)
        name = _heading(table, at or 0)
        if before or after:
            yield Edit(
                where=f"{where}, column {name}",
                kind=kind,
                before=before,
                after=after,
                what="column",
            )


def _heading(table: Table, at: int) -> str:
    text = table.rows[0].cell(at).text if table.rows else ""
    return short(text) or column_name(at)


def _column(table: Table, at: int | None) -> str:
    cells = [row.cell(at or 0).shown for row in table.rows]
    return short(" · ".join(text for text in cells if text), _MOST_TOLD)


def _alike(made: Row, sent: Row) -> float:
    """The share of the filled cells of two rows that say the same."""
    pairs = list(zip(made.cells, sent.cells, strict=True))
    filled = [(a.key, b.key) for a, b in pairs if a != EMPTY or b != EMPTY]
    equal = sum(a == b for a, b in filled)
    if not equal and min(len(made.texts), len(sent.texts)) >= _FULL:
        return -1.0
    return equal / len(filled) if filled else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """Two tables cut to the columns they share, and where those stand in the sent."""

    place: Place
    made: Table
    sent: Table
    columns: tuple[int, ...]
    traces: Traces

    def edits(self) -> Iterator[Edit]:
        """What was changed in their rows."""
        names = Names(self.made)
        knowing = Knowing(same=_row_key, keys=names.keys, like=_alike)
        pairs = aligned(self.made.rows, self.sent.rows, knowing)
        moved = [pair for pair in pairs if pair.is_moved]
        for pair in pairs:
            yield from self._of_pair(names, pair)
            if pair.is_moved and len(moved) <= _MOST_MOVES:
                yield self._moved(names, pair)
        if len(moved) > _MOST_MOVES:
            yield Edit(
                where=item_words(self.place, self.sent),
                kind=Kind.MOVED,
                before="the rows as they were made",
                after=f"{len(moved)} rows in another order",
                what="row",
                count=len(moved),
            )
        yield from self._behind(names)

    def _of_pair(self, names: Names, pair: Pair) -> Iterator[Edit]:
        if pair.made is None or pair.sent is None:
            yield self._one_sided(names, pair)
            return
        made, sent = self.made.rows[pair.made], self.sent.rows[pair.sent]
        trace = self._trace(made)
        name = names.of(made) if pair.made else "headings"
        for at, (before, after) in enumerate(zip(made.cells, sent.cells, strict=True)):
            if before.key != after.key:
                column, head = self.columns[at], names.head(at)
                where = cell_words(self.place, self.sent, sent, column, name, head)
                yield cell_edit(where, before, after, trace)

    def _trace(self, row: Row) -> str:
        found = self.traces.of_row(row) if self.made.form is not Form.CHART else ""
        above = self.made.trace or self.place.trace
        return found or above or self.traces.of_text(self.made.under)

    def _one_sided(self, names: Names, pair: Pair) -> Edit:
        """A row that was added or removed."""
        is_added = pair.made is None
        table, at = (self.sent, pair.sent) if is_added else (self.made, pair.made)
        row = table.rows[at or 0]
        told = short(" · ".join(row.texts), _MOST_TOLD)
        return Edit(
            where=row_words(self.place, table, row, names.of(row)),
            kind=Kind.ADDED if is_added else Kind.REMOVED,
            before="" if is_added else told,
            after=told if is_added else "",
            trace=self._trace(row),
            what="point" if table.form is Form.CHART else "row",
        )

    def _moved(self, names: Names, pair: Pair) -> Edit:
        row = self.sent.rows[pair.sent or 0]
        return Edit(
            where=row_words(self.place, self.sent, row, names.of(row)),
            kind=Kind.MOVED,
            before=f"row {(pair.made or 0) + 1}",
            after=f"row {(pair.sent or 0) + 1}",
            trace=self._trace(row),
            what="row",
        )

    def _behind(self, names: Names) -> Iterator[Edit]:
        """Points that the chart's data sheet gives otherwise than the chart itself."""
        for one in self.sent.behind:
            if one in self.made.behind or one.row >= len(self.sent.rows):
                continue
            row = self.sent.rows[one.row]
            name, head = names.of(row), names.head(one.column)
            told = cell_words(self.place, self.sent, row, one.column, name, head)
            yield Edit(
                where=f"{told}: on the data sheet behind it, which shows once edited",
                kind=Kind.FIGURE,
                before=row.cell(one.column).text,
                after=one.cell.text or "nothing",
                trace=self._trace(row),
                what="cell",
            )


def _row_key(row: Row) -> object:
    return "row", row.key


def cell_edit(where: str, before: Cell, after: Cell, trace: str) -> Edit:
    """What was changed in a cell."""
    was, is_now = _told(before, after)
    return Edit(
        where=where,
        kind=_kind(before, after),
        before=was,
        after=is_now,
        trace=trace,
        what="cell",
    )


def _kind(before: Cell, after: Cell) -> Kind:
    """A formula in the place of a number is a figure, whatever it shows just now."""
    is_formula = bool(after.formula) and before.type is CellType.NUMBER
    same = numbers_in(plain(before.text)) == numbers_in(plain(after.text))
    return Kind.WORDS if same and not is_formula else Kind.FIGURE


def _told(before: Cell, after: Cell) -> tuple[str, str]:
    """Both cells in words: the lines that differ, or the sorts if only those do."""
    if before.formula or after.formula:
        sort = " (a formula)" if before.shown == after.shown else ""
        return before.shown, f"{after.shown}{sort}"
    numbers = numbers_in(before.text)
    if before.type != after.type and numbers and numbers == numbers_in(after.text):
        return f"{before.text} ({before.type})", f"{after.text} ({after.type})"
    was, is_now = before.text.split("\n"), after.text.split("\n")
    if len(was) == len(is_now):
        pairs = [pair for pair in zip(was, is_now, strict=True) if pair[0] != pair[1]]
        was, is_now = [one for one, _ in pairs], [one for _, one in pairs]
    return around(plain(" · ".join(was)), plain(" · ".join(is_now)))


def _hidden(place: Place, made: Table, sent: Table) -> Iterator[Edit]:
    rows = frozenset(row.number for row in sent.rows) & sent.hidden_rows
    wide = frozenset(range(1, sent.width + 1)) & sent.hidden_columns
    for what, numbers, before in (
        ("row", rows, made.hidden_rows),
        ("column", wide, made.hidden_columns),
    ):
        for span, count in spans(numbers - before, letters=what == "column"):
            many = "s" if count > 1 else ""
            yield Edit(
                where=f"{place_words(place)}, {what}{many} {span}",
                kind=Kind.HIDDEN,
                before="shown",
                after="hidden",
                what=what,
                count=count,
            )
