"""One line an indicator: plain data for the dashboard and a group's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from saferplan.charts.from_position import sparkline_of
from saferplan.core.boards.building import sections
from saferplan.core.boards.pack import Line
from saferplan.core.indicators.sentences import distance_words, value_words
from saferplan.core.indicators.standing import Forecast, Position
from saferplan.core.indicators.vocabulary import Assurance, Variation
from saferplan.core.periods import Basis, Period
from saferplan.core.plan.priorities import Plan
from saferplan.core.wording import figure
from saferplan.documents.status import Status, status_of
from saferplan.web.indicators.drawing import sparkline

NOTHING = "–"
SHORTEST_TREND = 3
REMEMBERED = 4_096
"""Lines whose row is kept: about sixty partnerships' dashboards."""
_VARIATION = {
    Variation.COMMON_CAUSE: "Normal variation",
    Variation.IMPROVEMENT: "Improving",
    Variation.CONCERN: "Worsening",
    Variation.NEUTRAL_HIGH: "Higher than normal",
    Variation.NEUTRAL_LOW: "Lower than normal",
}
_ASSURANCE = {
    Assurance.PASSING: "Will keep meeting it",
    Assurance.FAILING: "Cannot meet it",
    Assurance.HIT_OR_MISS: "Hit or miss",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure as it is shown, what is said under it, and the way to its data."""

    text: str
    note: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator on the dashboard."""

    code: str
    path: str
    name: str
    polarity: str
    status: Status
    distance: str
    latest: Shown
    target: Shown
    picture: Markup
    variation: str
    assurance: str
    outlook: Shown
    direction: str
    remark: str
    activity: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The rows of one priority, and their tally."""

    name: str
    summary: str
    rows: tuple[Row, ...]


def blocks(
    lines: Sequence[Line],
    plan: Plan | None,
    tags: Mapping[str, Status] | None = None,
) -> tuple[Block, ...]:
    """The rows by priority: red and amber first, then by name.

    ``tags`` say of indicators, by their codes, how the actions stand for them.
    """
    told = tags or {}
    return tuple(
        Block(
            name=s.name,
            summary=s.summary,
            rows=tuple(_tagged(row(n), told.get(n.code)) for n in s.lines),
        )
        for s in sections(lines, plan)
    )


def _tagged(shown: Row, tag: Status | None) -> Row:
    """The row with its tag: actions change on other days than its position."""
    return replace(shown, activity=tag) if tag else shown


class _Same:
    """A line known by which position it tells: comparing contents would cost.

    Positions live on from one entry of the ledger to the next where nothing
    touched them; lines, which carry the entry in their trace, do not.
    """

    __slots__ = ("line",)

    def __init__(self, line: Line) -> None:
        self.line = line

    def __hash__(self) -> int:
        return id(self.line.position)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.line.position is self.line.position


def row(line: Line) -> Row:
    """One line as a row; a position already presented is not presented again."""
    held = _row(_Same(line))
    if held.latest.trace == line.trace or not held.latest.trace:
        return held
    return replace(held, latest=replace(held.latest, trace=line.trace))


@lru_cache(maxsize=REMEMBERED)
def _row(same: _Same) -> Row:
    line = same.line
    standing = line.position
    signal = standing.signal
    return Row(
        code=line.code,
        path=quote(line.code, safe=""),
        name=line.name,
        polarity=standing.indicator.polarity.words,
        status=status_of(standing),
        distance=distance_words(standing) if standing.rag else "",
        latest=latest(line),
        target=target_now(standing),
        picture=_trend(line),
        variation=_VARIATION[signal.variation] if signal else NOTHING,
        assurance=assurance(standing),
        outlook=outlook(standing, standing.outlook),
        direction=_direction(standing),
        remark=standing.remarks[0] if standing.remarks else "",
    )


def _trend(line: Line) -> Markup:
    """The last points in a line of text; too few of them are no trend."""
    chart = sparkline_of(line)
    if chart and sum(v is not None for v in chart.values) < SHORTEST_TREND:
        chart = None
    return sparkline(chart, f"spark-{line.code}")


def latest(line: Line) -> Shown:
    """The figure with its period; a dash when there is none."""
    found = line.position.figure
    if found.value is None:
        note = found.period.label if found.period else ""
        return Shown(text=NOTHING, note=note)
    note = found.period.label if found.period else ""
    if found.numerator is not None and found.denominator is not None:
        note += f"; {figure(found.numerator)} of {figure(found.denominator)}"
    marks = " ".join(sorted(m.shorthand for m in found.markers if m.shorthand))
    text = value_words(line.position, found.value)
    return Shown(text=f"{text} {marks}".strip(), note=note, trace=line.trace)


def target_now(standing: Position) -> Shown:
    """The target for the figure's own point; what it is for when that differs."""
    target = standing.target
    if target is None:
        return Shown(text=NOTHING)
    text = value_words(standing, target.value)
    if target.upper is not None:
        text += f" to {value_words(standing, target.upper)}"
    same = target.period == standing.figure.period
    return Shown(text=text, note="" if same else f"for {short(target.period)}")


def short(period: Period) -> str:
    """A period in a narrow column: a financial year by its number."""
    is_year = period.basis is Basis.FINANCIAL_YEAR
    return period.code if is_year else period.label


def outlook(standing: Position, ahead: Forecast | None) -> Shown:
    """What is expected by the year end, and the chance of meeting the target."""
    if ahead is None:
        return Shown(text=NOTHING)
    text = value_words(standing, ahead.value)
    if ahead.period:
        text += f" by {ahead.period.last_month.label}"
    if ahead.chance_of_meeting is None:
        note = "as stated" if ahead.method == "stated" else ahead.assumption
        return Shown(text=text, note=note)
    return Shown(text=text, note=f"{chance(ahead.chance_of_meeting)}: {ahead.outlook}")


def chance(share: float) -> str:
    """A chance as people say it: ``about 93%``, ``under 1%``.

    >>> chance(0.004), chance(0.93), chance(0.9999)
    ('under 1% chance', '93% chance', 'over 99% chance')
    """
    if share < 0.01:
        return "under 1% chance"
    return "over 99% chance" if share > 0.99 else f"{figure(100 * share)}% chance"


def assurance(standing: Position) -> str:
    """Would normal variation alone meet the target?"""
    found = standing.signal.assurance if standing.signal else None
    return _ASSURANCE[found] if found else NOTHING


def _direction(standing: Position) -> str:
    words = standing.direction.words if standing.direction else NOTHING
    return f"{words[:1].upper()}{words[1:]}"
