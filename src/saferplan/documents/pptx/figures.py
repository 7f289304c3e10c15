"""What is drawn for an indicator: which kind of chart, and the figures in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from saferplan.core.boards.pack import Line
from saferplan.core.indicators.sentences import value_words
from saferplan.core.indicators.standing import HistoryPoint
from saferplan.core.indicators.vocabulary import Aggregation, DataState
from saferplan.core.periods import Basis, Period
from saferplan.documents.json.positions import number
from saferplan.documents.pack_tables import short_label, subtitle, target_text

FEW_PARTS = 5
"""Up to so many parts stand as columns; more make a line."""
LONG = 14
"""From so many points on, not every one is marked and named."""
_MONTHLY = (Basis.MONTH, Basis.ROLLING_12, Basis.YEAR_TO_DATE)


class ChartKind(StrEnum):
    """Which native chart tells this series?"""

    LINE = "line"
    COLUMNS = "columns"
    BARS = "bars"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFigures:
    """Labels and values of a chart; None is a gap.

    Bars have one series: the figure (hollow when it is a forecast), then its
    target, or the ends of its band.
    ``days`` are there for a long monthly series that runs through: its axis is one
    of time, which every program labels well.
    """

    kind: ChartKind
    labels: tuple[str, ...]
    days: tuple[date, ...] = ()
    actual: tuple[float | None, ...]
    target: tuple[float | None, ...] = ()
    provisional: tuple[int, ...] = ()
    is_forecast: bool = False
    from_zero: bool = True
    number_format: str = "#,##0"
    words: str = ""

    @property
    def has_target(self) -> bool:
        """Is there a second series?"""
        return any(value is not None for value in self.target)


def chart_of(line: Line) -> ChartFigures | None:
    """Which chart shows this indicator? None when there is no value at all."""
    points = line.history
    held = [p for p in points if p.value is not None]
    if not held and line.position.figure.value is None:
        return None
    found = _bars(line) if len(held) <= 1 else _series(line)
    made = replace(
        found, number_format=_format(line), from_zero=_from_zero(found, line)
    )
    return replace(made, words=_described(line, made))


def _format(line: Line) -> str:
    indicator = line.position.indicator
    places = f".{'0' * indicator.digits}" if indicator.digits else ""
    unit = '"%"' if indicator.is_percentage else ""
    return f"#,##0{places}{unit}"


def _from_zero(found: ChartFigures, line: Line) -> bool:
    """Columns and counts start at zero; a level drawn as a line need not."""
    values = [v for v in (*found.actual, *found.target) if v is not None]
    if min(values) < 0:
        return False
    counts = line.position.indicator.aggregation in (
        Aggregation.SUM,
        Aggregation.SNAPSHOT,
    )
    return found.kind is not ChartKind.LINE or counts


def _bars(line: Line) -> ChartFigures:
    """One figure beside its target, each named."""
    standing = line.position
    held = [p for p in line.history if p.value is not None]
    period = held[0].period if held else standing.figure.period
    value = held[0].value if held else standing.figure.value
    told = "Forecast" if standing.data_state is DataState.FORECAST_ONLY else "Actual"
    labels = [f"{told}: {period.label}" if period else told]
    values = [number(value)]
    if standing.target is not None:
        labels.append(f"Target: {standing.target.period.label}")
        values.append(number(standing.target.value))
        if standing.target.upper is not None:
            labels[-1] = f"Target, from: {standing.target.period.label}"
            labels.append(f"Target, to: {standing.target.period.label}")
            values.append(number(standing.target.upper))
    return ChartFigures(
        kind=ChartKind.BARS,
        labels=tuple(labels),
        actual=tuple(values),
        is_forecast=told != "Actual",
    )


def _series(line: Line) -> ChartFigures:
    points = with_gaps(line.history)
    few = len([p for p in points if p]) <= FEW_PARTS
    return ChartFigures(
        kind=ChartKind.COLUMNS if few else ChartKind.LINE,
        labels=tuple(short_label(p.period) if p else " " for p in points),
        actual=tuple(number(p.value) if p else None for p in points),
        target=tuple(number(p.target) if p else None for p in points),
        provisional=tuple(i for i, p in enumerate(points) if p and p.provisional),
        days=_days(points),
    )


def _days(points: Sequence[HistoryPoint | None]) -> tuple[date, ...]:
    """The day each month ends; none for a short series, or one that is broken."""
    if len(points) < LONG or None in points:
        return ()
    held = [p.period for p in points if p]
    monthly = all(period.basis in _MONTHLY for period in held)
    return tuple(period.end for period in held) if monthly else ()


def with_gaps(points: Sequence[HistoryPoint]) -> tuple[HistoryPoint | None, ...]:
    """The points with None wherever the line must not run on.

    That is: where parts are missing in between, where the definition changed,
    and where a year to date starts again from nothing.
    """
    if not points:
        return ()
    step = _step(points)
    found: list[HistoryPoint | None] = [points[0]]
    for before, after in pairwise(points):
        found.extend([None] * _gaps(before, after, step))
        found.append(after)
    return tuple(found)


def _step(points: Sequence[HistoryPoint]) -> int:
    """Months from one point to the next, where that is regular; else 0."""
    between = [_months(a.period, b.period) for a, b in pairwise(points)]
    least = min(between, default=0)
    regular = least > 0 and all(months % least == 0 for months in between)
    return least if regular else 0


def _months(before: Period, after: Period) -> int:
    return after.last_month.ordinal - before.last_month.ordinal


def _gaps(before: HistoryPoint, after: HistoryPoint, step: int) -> int:
    missing = _months(before.period, after.period) // step - 1 if step else 0
    restarts = (
        before.period.basis is Basis.YEAR_TO_DATE
        and before.period.start != after.period.start
    )
    return max(missing, int(restarts or after.breaks))


def _described(line: Line, found: ChartFigures) -> str:
    """The words that stand for the chart: finding, what is drawn, ends."""
    kind = {
        ChartKind.LINE: "Line chart",
        ChartKind.COLUMNS: "Column chart",
        ChartKind.BARS: "Bar chart",
    }[found.kind]
    target = target_text(line.position)
    against = f", target {target}" if line.position.target is not None else ""
    told = f"{kind}. {line.headline}. {subtitle(line.position.indicator)}."
    return f"{told} {_ends(line, found)}{against}."


def _ends(line: Line, found: ChartFigures) -> str:
    if found.kind is ChartKind.BARS:
        return f"{found.labels[0]} {value_words(line.position, found.actual[0])}"
    held = [
        f"{value_words(line.position, value)} in {label}"
        for label, value in zip(found.labels, found.actual, strict=True)
        if value is not None
    ]
    return f"From {held[0]} to {held[-1]}"


def table_lines(line: Line) -> tuple[str, ...]:
    """The chart as text, for the notes: each period with its figure and target."""
    standing = line.position
    return tuple(
        f"{point.period.label}: {value_words(standing, point.value)}"
        + (
            f" (target {value_words(standing, point.target)})"
            if point.target is not None
            else ""
        )
        + (" [p]" if point.provisional else "")
        for point in line.history
    )
