"""The table that stands beside every picture, for those who cannot see it."""

from collections.abc import Sequence
from functools import singledispatch

from saferplan.charts.funnel import Funnel
from saferplan.charts.picture import Chart, capitalised
from saferplan.charts.process_control import ProcessControl
from saferplan.charts.ranked_bars import RankedBars
from saferplan.charts.series import Point
from saferplan.charts.sparkline import Sparkline
from saferplan.charts.structure import Structure
from saferplan.charts.text import format_number
from saferplan.charts.trajectory_values import Trajectory, last_value

Row = tuple[str, ...]
Table = tuple[Row, tuple[Row, ...]]

NOT_DUE = "\N{EN DASH}"
MISSING = "[x]"


@singledispatch
def chart_table(chart: Chart) -> Table:
    """What does this picture say, as headings and rows of plain words?

    A column that would be empty in every row is left out. A missing value is
    ``[x]`` unless the point says otherwise, and a period still to come a dash.
    Raises TypeError for something that is not one of our charts.
    """
    raise TypeError(f"There is no table for {type(chart).__name__}")


@chart_table.register
def _(chart: Trajectory) -> Table:
    last = last_value(chart)
    end = -1 if last is None else last[0]
    forecast = {step.index: step for step in chart.forecast}
    rows = []
    for index, point in enumerate(chart.points):
        target, step = chart.target_at(index), forecast.get(index)
        rows.append(
            (
                point.label,
                _value(point, chart, to_come=index > end),
                "" if target is None else chart.write(target),
                "" if step is None else chart.write(step.middle),
                ""
                if step is None
                else f"{chart.write(step.low)} to {chart.write(step.high)}",
                _note(point, _changes(chart, index)),
            )
        )
    headers = (
        "Period",
        capitalised(chart.unit) or "Value",
        "Target",
        "Forecast",
        "Forecast range",
        "Note",
    )
    return _without_empty(headers, rows)


@chart_table.register
def _(chart: ProcessControl) -> Table:
    rows = [
        (
            point.label,
            _value(point, chart, to_come=False),
            _written(point.lower, chart),
            _written(point.centre, chart),
            _written(point.upper, chart),
            _note(point, [point.segment_words] if point.starts_segment else []),
        )
        for point in chart.points
    ]
    names = (chart.lower_name, chart.centre_name, chart.upper_name)
    headers = ("Period", capitalised(chart.unit) or "Value", *names, "Note")
    return _without_empty(headers, rows)


@chart_table.register
def _(chart: Sparkline) -> Table:
    count = len(chart.values)
    labels = chart.labels or tuple(str(index + 1) for index in range(count))
    targets = chart.all_targets
    rows = [
        (
            label,
            MISSING if value is None else format_number(value, chart.decimals),
            "" if target is None else format_number(target, chart.decimals),
        )
        for label, value, target in zip(labels, chart.values, targets, strict=True)
    ]
    return _without_empty(
        ("Period", capitalised(chart.unit) or "Value", "Target"), rows
    )


@chart_table.register
def _(chart: RankedBars) -> Table:
    rows = [
        (
            str(rank),
            bar.label,
            chart.words_of(bar),
            ""
            if bar.low is None or bar.high is None
            else f"{chart.write(bar.low)} to {chart.write(bar.high)}",
            bar.note,
        )
        for rank, bar in enumerate(chart.bars, start=1)
    ]
    unit = capitalised(chart.unit) or "Value"
    headers = ("Order", chart.label_name, unit, chart.interval_name, "Note")
    return _without_empty(headers, rows)


@chart_table.register
def _(chart: Funnel) -> Table:
    rows = [
        (
            point.label,
            format_number(point.size, chart.size_decimals),
            chart.write(point.value),
            point.special or "",
        )
        for point in chart.points
    ]
    headers = (
        chart.label_name,
        capitalised(chart.size_unit) or "Size",
        capitalised(chart.unit) or "Value",
        "Note",
    )
    return _without_empty(headers, rows)


@chart_table.register
def _(chart: Structure) -> Table:
    names = {body.identity: body.name for body in chart.bodies}
    rows = [
        (body.name, body.kind, names.get(body.parent or "", ""))
        for body in chart.bodies
    ]
    return _without_empty(("Body", "Type", "Reports to"), rows)


def _value(point: Point, chart: Trajectory | ProcessControl, *, to_come: bool) -> str:
    if point.value is not None:
        return chart.write(point.value)
    return point.missing or (NOT_DUE if to_come else MISSING)


def _written(value: float | None, chart: ProcessControl) -> str:
    return "" if value is None else chart.write(value)


def _changes(chart: Trajectory, index: int) -> list[str]:
    return [change.words for change in chart.target_changes if change.index == index]


def _note(point: Point, more: Sequence[str]) -> str:
    said = [
        "[p] provisional" if point.provisional and point.value is not None else "",
        f"[b] {point.break_words}" if point.break_before else "",
        point.special or "",
        *more,
        point.note,
    ]
    return "; ".join(words for words in said if words)


def _without_empty(headers: Row, rows: Sequence[Row]) -> Table:
    kept = [
        column
        for column in range(len(headers))
        if column < 2 or any(row[column] for row in rows)
    ]
    return (
        tuple(headers[column] for column in kept),
        tuple(tuple(row[column] for column in kept) for row in rows),
    )
