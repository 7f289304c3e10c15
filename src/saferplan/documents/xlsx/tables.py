"""The sheets of the workbook as tables of plain typed cells.

One row of headings, then one thing a row. A cell is never empty: where there is
no number or no word stands the shorthand that says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saferplan.core.boards.pack import Line, Pack
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.standing import Forecast, HistoryPoint, Position
from saferplan.core.indicators.target_ledger import change_words
from saferplan.core.indicators.vocabulary import Marker
from saferplan.documents.json.positions import number, position_object
from saferplan.documents.outline import words_tables
from saferplan.documents.pack_tables import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    WITHHELD,
    DashboardRow,
    Shown,
    cover_rows,
    dashboard_rows,
    shorthand_for,
    shown,
)
from saferplan.documents.pack_words import (
    NOTHING,
    WordsTable,
    commentary_words,
)

Cell = str | int | float | date | Shown
Row = tuple[Cell, ...]


class Kind(StrEnum):
    """What stands in a column, and so how wide it is and to which side."""

    WORDS = "words"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading and what stands in it."""

    heading: str
    kind: Kind = Kind.WORDS


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: one row of headings, then rows of typed cells."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


_SHEETS = {
    "Dashboard": "One row an indicator, as it is printed for the board.",
    "Positions": "One row an indicator, every field, numbers unrounded.",
    "Series": "One row a period of an indicator: value and target at its end.",
    "Forecasts": "One row a way of looking ahead, each with its assumption.",
    "Notes": "Shorthand, colour rule, changes, what is missing, remarks, definitions.",
}


def cover_table(pack: Pack) -> Table:
    """What this workbook is, and what is on its sheets."""
    rows: list[Row] = [("Title", pack.title)]
    for name, text in cover_rows(pack):
        rows.append((name, pack.entry if name == "Ledger entry" else text))
    rows.append(("Rule for the colours", pack.rule))
    rows.append(("Rule for activity", pack.activity_rule))
    rows.append(("Language", pack.language))
    rows.extend((f"Sheet {name}", text) for name, text in _SHEETS.items())
    for one in words_tables(pack):
        rows.append((f"Sheet {one.sheet}", f"{one.title}. {one.lead}"))
    rows.append(
        ("Shorthand", "Marks in square brackets are explained on the sheet Notes.")
    )
    return Table("Cover", (Column("Item"), Column("Text", Kind.TEXT)), tuple(rows))


def dashboard_table(pack: Pack) -> Table:
    """The dashboard, one row an indicator, by priority."""
    columns = (
        Column("Priority"),
        Column("Code"),
        Column("Indicator", Kind.TEXT),
        Column("Status"),
        Column("Activity"),
        Column("Latest", Kind.NUMBER),
        Column("Unit"),
        Column("Period", Kind.TEXT),
        Column("Target now", Kind.NUMBER),
        Column("Target for", Kind.TEXT),
        Column("Distance"),
        Column("Normal variation?", Kind.TEXT),
        Column("Outlook", Kind.TEXT),
        Column("Direction"),
        Column("Polarity"),
        Column("Remark", Kind.TEXT),
        Column("Owner"),
        Column("Trace"),
    )
    return Table(
        "Dashboard", columns, tuple(map(_dashboard_cells, dashboard_rows(pack)))
    )


def _dashboard_cells(row: DashboardRow) -> Row:
    standing = row.line.position
    return (
        row.section,
        row.line.code,
        row.line.name,
        row.status.word,
        row.activity.word if row.activity else NOT_APPLICABLE,
        row.value or row.value_text,
        standing.indicator.unit or "number",
        row.basis or NOT_APPLICABLE,
        row.target or _no_target(standing),
        row.target_for or NOT_APPLICABLE,
        row.distance or NOT_APPLICABLE,
        row.variation or NOT_APPLICABLE,
        row.outlook or NOT_APPLICABLE,
        row.direction or NOT_APPLICABLE,
        row.polarity,
        _remark(row) or NOT_APPLICABLE,
        row.line.owner or NOT_APPLICABLE,
        row.line.trace,
    )


def _remark(row: DashboardRow) -> str:
    """The remark, the stamp of what nobody has accepted before it, actions after."""
    stamp = f"{row.status.stamp.capitalize()}." if row.status.stamp else ""
    first = "" if row.remark.startswith(stamp.rstrip(".")) and stamp else stamp
    actions = f"Actions: {row.activity_note}." if row.activity_note else ""
    return " ".join(part for part in (first, row.remark, actions) if part)


def _no_target(standing: Position) -> str:
    return NOT_AVAILABLE if standing.indicator.polarity.sign else NOT_APPLICABLE


_NUMBERS = (
    "value numerator denominator target end_target baseline required_change_percent "
    "adverse_percent run_rate forecasts months_held months_expected adverse_points "
    "run_rate_average interval_low interval_high"
).split()
_LONG = ("title", "plain_title", "rag_reason", "remarks")
_DAYS = ("as_at", "known_on")
_AS_GIVEN = ("value", "target", "end_target", "baseline")
_WORKED_OUT = ("run_rate", "run_rate_average", "interval_low", "interval_high")


def positions_table(pack: Pack) -> Table:
    """Every field of each position, under the names it has on the wire.

    ``forecasts`` is how many there are; they have their own table.
    """
    keys = _position_keys(pack)
    rows = tuple(_position_cells(line, keys) for line in pack.lines)
    return Table("Positions", tuple(Column(key, _kind(key)) for key in keys), rows)


def _position_keys(pack: Pack) -> tuple[str, ...]:
    first = next(iter(pack.lines), None)
    return (
        tuple(position_object(first.position, first.trace)) if first else ("indicator",)
    )


def _kind(key: str) -> Kind:
    if key in _NUMBERS:
        return Kind.NUMBER
    if key in _DAYS:
        return Kind.DATE
    return Kind.TEXT if key in _LONG else Kind.WORDS


def _position_cells(line: Line, keys: Iterable[str]) -> Row:
    wire = position_object(line.position, line.trace)
    return tuple(_position_cell(line.position, key, wire[key]) for key in keys)


def _position_cell(standing: Position, key: str, held: object) -> Cell:
    if key == "forecasts":
        return len(standing.forecasts)
    if key == "value" and held is None:
        return shorthand_for(standing)
    if held is None or held in ("", []):
        return NOT_APPLICABLE
    if isinstance(held, list):
        return " ".join(str(part) for part in held)
    if key in _DAYS:
        return date.fromisoformat(str(held))
    if isinstance(held, int | float):
        return _in_unit(standing.indicator, key, held)
    return str(held)


def _in_unit(indicator: Indicator, key: str, held: int | float) -> Cell:
    if key in _AS_GIVEN:
        return shown(indicator, held) or NOT_APPLICABLE
    if key in _WORKED_OUT:
        return _ahead(indicator, held)
    if "percent" in key or "points" in key:
        return Shown(held, 2)
    return held


def series_table(pack: Pack) -> Table:
    """Every series behind the charts, tidy: one row a period of an indicator."""
    columns = (
        Column("indicator"),
        Column("period"),
        Column("basis"),
        Column("period_starts", Kind.DATE),
        Column("period_ends", Kind.DATE),
        Column("value", Kind.NUMBER),
        Column("target", Kind.NUMBER),
        Column("provisional"),
        Column("break"),
        Column("trace"),
    )
    rows = (_series_cells(line, point) for line in pack.lines for point in line.history)
    return Table("Series", columns, tuple(rows))


def _series_cells(line: Line, point: HistoryPoint) -> Row:
    indicator = line.position.indicator
    return (
        line.code,
        point.period.code,
        point.period.basis.value,
        point.period.start,
        point.period.end,
        shown(indicator, number(point.value)) or NOT_AVAILABLE,
        shown(indicator, number(point.target)) or NOT_APPLICABLE,
        Marker.PROVISIONAL.shorthand if point.provisional else "no",
        Marker.BREAK.shorthand if point.breaks else "no",
        line.trace,
    )


def forecasts_table(pack: Pack) -> Table:
    """Every forecast, with its assumption, range and chance."""
    columns = (
        Column("indicator"),
        Column("method"),
        Column("assumption", Kind.TEXT),
        Column("period"),
        Column("value", Kind.NUMBER),
        Column("low", Kind.NUMBER),
        Column("high", Kind.NUMBER),
        Column("chance_of_meeting", Kind.NUMBER),
        Column("status"),
        Column("outlook", Kind.TEXT),
        Column("trace"),
    )
    return Table("Forecasts", columns, tuple(_forecast_rows(pack)))


def _forecast_rows(pack: Pack) -> Iterator[Row]:
    for line in pack.lines:
        for ahead in line.position.forecasts:
            yield (
                line.code,
                *_forecast_cells(line.position.indicator, ahead),
                line.trace,
            )


def _forecast_cells(indicator: Indicator, ahead: Forecast) -> Row:
    return (
        ahead.method,
        ahead.assumption,
        ahead.period.code if ahead.period else NOT_APPLICABLE,
        _ahead(indicator, ahead.value),
        _ahead(indicator, ahead.low),
        _ahead(indicator, ahead.high),
        _chance(ahead.chance_of_meeting),
        ahead.status.value if ahead.status else NOT_APPLICABLE,
        ahead.outlook or NOT_APPLICABLE,
    )


def _ahead(indicator: Indicator, value: float | None) -> Cell:
    """A number that was worked out, with one decimal place at least."""
    clean = number(value)
    if clean is None:
        return NOT_APPLICABLE
    unit = "%" if indicator.is_percentage else ""
    return Shown(clean, max(indicator.digits, 1), unit)


def _chance(chance: float | None) -> Cell:
    clean = number(chance)
    return NOT_APPLICABLE if clean is None else Shown(clean, 3)


SHORTHAND = {
    NOT_AVAILABLE: "not available: there is no figure, and there should or may be one",
    NOT_APPLICABLE: "not applicable: there can be no figure here",
    WITHHELD: "withheld to protect people",
    Marker.PROVISIONAL.shorthand: "provisional: will be revised",
    Marker.REVISED.shorthand: "revised since it was first given",
    Marker.ESTIMATED.shorthand: "estimated",
    Marker.FORECAST.shorthand: "a forecast, not an observation",
    Marker.BREAK.shorthand: "a break: not comparable with what comes before",
    Marker.UNRELIABLE.shorthand: "unreliable",
    Marker.LOW.shorthand: "low: more than none, and shown as none by rounding",
}


def notes_table(pack: Pack) -> Table:
    """Everything that must be said beside the numbers, one thing a row."""
    columns = (
        Column("Kind"),
        Column("Code"),
        Column("Indicator", Kind.TEXT),
        Column("Text", Kind.TEXT),
    )
    return Table("Notes", columns, tuple(_note_rows(pack)))


def _note_rows(pack: Pack) -> Iterator[Row]:
    for mark, meaning in SHORTHAND.items():
        yield ("Shorthand", mark, NOT_APPLICABLE, meaning)
    yield ("Rule for the colours", NOT_APPLICABLE, NOT_APPLICABLE, pack.rule)
    yield ("Rule for activity", NOT_APPLICABLE, NOT_APPLICABLE, pack.activity_rule)
    for change in pack.changes:
        kind = f"Changed {pack.since}: {change.kind}"
        yield (kind, change.code, change.name, change.text)
    for gap in pack.absences:
        owner = f" Owner: {gap.owner}." if gap.owner else ""
        yield ("Missing", gap.code, gap.name, f"{gap.text}{owner}")
    for line in pack.lines:
        for kind, text in _said_about(line):
            yield (kind, line.code, line.name, text)


def _said_about(line: Line) -> Iterator[tuple[str, str]]:
    standing = line.position
    indicator = standing.indicator
    yield ("Position", line.sentence)
    if standing.rag_reason:
        yield ("Reason for the status", standing.rag_reason)
    yield from (("Remark", text) for text in standing.remarks)
    for name, text in commentary_words(line.commentary):
        yield (f"Commentary: {name.lower()}", text)
    for one in line.target_changes:
        words = change_words(indicator, one)
        yield ("Target changed", f"{one.period.label}: {words}.")
    yield from (("Caveat", text) for text in indicator.caveats)
    if indicator.counts:
        yield ("What it counts", indicator.counts)
    if indicator.why_it_matters:
        yield ("Why it matters", indicator.why_it_matters)


def _words_table(table: WordsTable) -> Table:
    """What groups bring: a sheet of its own, words in every cell."""
    columns = tuple(Column(name, Kind.TEXT) for name in table.headings)
    rows = (tuple(_said_cell(cell) for cell in row) for row in table.rows)
    return Table(table.sheet, columns, tuple(rows))


def _said_cell(text: str) -> str:
    return NOT_APPLICABLE if text == NOTHING else text


def workbook_tables(pack: Pack) -> tuple[Table, ...]:
    """All tables, in the order of the sheets."""
    return (
        cover_table(pack),
        dashboard_table(pack),
        positions_table(pack),
        series_table(pack),
        forecasts_table(pack),
        *(_words_table(table) for table in words_tables(pack)),
        notes_table(pack),
    )
