"""From a spreadsheet and a mapping to observations and targets, each with its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import Aggregation, Marker
from saferplan.core.periods import Basis, Period, snapshot, span
from saferplan.core.returns.history.mapping import Mapping, Use
from saferplan.core.returns.history.path_targets import path_targets
from saferplan.core.returns.history.readings import Reading
from saferplan.core.returns.history.threads import Point, Thread
from saferplan.core.returns.history.understanding import Understanding
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.wording import figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One observation from a spreadsheet, with the sheet and the cells it is from."""

    code: str
    observation: Observation
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Takings:
    """Everything a spreadsheet gives: observations, targets, new definitions.

    ``messages`` are the reasons why something was left out.
    """

    figures: tuple[Taken, ...] = ()
    targets: tuple[tuple[str, Target], ...] = ()
    definitions: tuple[Indicator, ...] = ()
    messages: tuple[Message, ...] = ()


def take(
    understood: Understanding,
    mapping: Mapping,
    *,
    held: Sequence[Indicator],
    known_on: date,
    source: str = "",
) -> Takings:
    """Which rows of data does this spreadsheet give, mapped like this?

    Nothing derived is taken: a quotient comes from its two rows, a percentage
    without them only as a published rate. An empty cell gives nothing; a sign for a
    missing figure gives its state. All are marked back-loaded and known on
    ``known_on``. What cannot be a figure of its indicator is told and left out.

    Source: methods, sections 3.2 and 3.4, appendix A.
    """
    known = {i.code: i for i in held}
    figures: list[Taken] = []
    targets: list[tuple[str, Target]] = []
    messages: list[Message] = []
    definitions: dict[str, Indicator] = {}
    for thread in understood.threads:
        choice = mapping.rows.get(thread.key)
        if choice is None or choice.use is Use.LEAVE_OUT:
            continue
        indicator = known.get(choice.code) or choice.new or definitions.get(choice.code)
        if choice.use is Use.TARGETS:
            indicator = indicator or _new_of(mapping, choice.code)
            if indicator is not None:
                targets += path_targets(thread, indicator, known_on, source)
            continue
        if indicator is None:
            continue
        if choice.code not in known:
            definitions[choice.code] = indicator
        over = understood.thread(choice.over) if choice.over else None
        found, said = _figures(thread, over, indicator, known_on, source)
        figures += found
        messages += said
    sound, clashes = _once_each(figures)
    return Takings(
        figures=tuple(sound),
        targets=tuple(targets),
        definitions=tuple(definitions.values()),
        messages=(*messages, *clashes),
    )


def _new_of(mapping: Mapping, code: str) -> Indicator | None:
    return next(
        (c.new for c in mapping.rows.values() if c.new and c.code == code), None
    )


def adapted(indicator: Indicator, period: Period) -> Period:
    """The period as this indicator keeps it: a level stands on its last day."""
    if indicator.aggregation is Aggregation.SNAPSHOT:
        return snapshot(period.end)
    if indicator.aggregation is Aggregation.SURVEY:
        return span(Basis.SURVEY_WAVE, period.first_month, period.last_month)
    return period


def _figures(
    thread: Thread,
    over: Thread | None,
    indicator: Indicator,
    known_on: date,
    source: str,
) -> tuple[list[Taken], list[Message]]:
    figures, messages = [], []
    wholes = {p.period: p for p in _single(over)} if over else {}
    for point in _single(thread):
        if point.reading.problem:
            continue
        made = _made(point, wholes.get(point.period), indicator)
        if isinstance(made, str):
            messages.append(_left(point, indicator, made))
            continue
        cells, values = made
        figures.append(
            Taken(
                code=indicator.code,
                observation=Observation(
                    period=adapted(indicator, point.period),
                    known_on=known_on,
                    source=source,
                    markers=point.reading.markers | {Marker.BACK_LOADED},
                    **values,
                ),
                sheet=point.sheet,
                cell=cells,
            )
        )
    return figures, messages


def _single(thread: Thread) -> Iterator[Point]:
    """One point a period; those that stand there twice with two values are left out."""
    by_period: dict[Period, list[Point]] = defaultdict(list)
    for point in thread.points:
        by_period[point.period].append(point)
    for points in by_period.values():
        if len({p.reading.value for p in points}) == 1:
            yield points[0]


def _made(
    point: Point, whole: Point | None, indicator: Indicator
) -> tuple[str, AnyMapping[str, Any]] | str:
    """The cells and the values of an observation; or why there is none."""
    reading = point.reading
    if reading.missing is not None:
        return reading.cell, {"missing": reading.missing}
    value = reading.value
    if value is None:
        return "There is no number."
    if not indicator.aggregation.is_quotient:
        if indicator.aggregation is Aggregation.SUM and not _may_count(reading):
            return f"{reading.text} is not a whole number, and {indicator.code} counts."
        return reading.cell, {"value": value}
    return _quotient(point, value, whole, indicator)


def _may_count(reading: Reading) -> bool:
    value = reading.value
    return value is None or value == int(value) or Marker.ESTIMATED in reading.markers


def _quotient(
    point: Point, value: float, whole: Point | None, indicator: Indicator
) -> tuple[str, AnyMapping[str, Any]] | str:
    code = indicator.code
    if whole is None:
        return f"{code} is a quotient, and what it is divided by is not there."
    cells = f"{point.reading.cell} and {whole.reading.cell}"
    if whole.reading.missing is not None:
        return cells, {"missing": whole.reading.missing}
    below = whole.reading.value
    if below is None or below < 0:
        return f"{code} is a quotient, and what it is divided by is no count."
    if indicator.aggregation is Aggregation.RATIO and value > below:
        return f"{figure(value)} of {figure(below)}: a part is not more than its whole."
    return cells, {"numerator": value, "denominator": below}


def _left(point: Point, indicator: Indicator, why: str) -> Message:
    return Message(
        tier=Tier.ERROR,
        rule="left_out",
        found=why,
        expected="",
        mend="The cell is left out; correct it in the file, or choose another "
        "indicator for its row.",
        code=indicator.code,
        sheet=point.sheet,
        cell=point.reading.cell,
    )


def _once_each(figures: Sequence[Taken]) -> tuple[list[Taken], list[Message]]:
    """Two rows chosen for one indicator cannot both give the same period."""
    held: dict[tuple[str, Period], list[Taken]] = defaultdict(list)
    for one in figures:
        held[one.code, one.observation.period].append(one)
    sound = [rows[0] for rows in held.values() if len(rows) == 1]
    messages = [
        Message(
            tier=Tier.ERROR,
            rule="two_rows",
            found=f"Two rows are chosen for {code}, and both have {period.label}: "
            f"the other is sheet {rows[0].sheet}, cell {rows[0].cell}.",
            expected="One figure for each period.",
            mend="Leave one of the rows out; until then neither is loaded.",
            code=code,
            sheet=rows[1].sheet,
            cell=rows[1].cell,
        )
        for (code, period), rows in held.items()
        if len(rows) > 1
    ]
    return sound, messages
