"""What the pages of a pack say beside its tables, plain and typed.

The PDF and the HTML page take their facts, last points and forecasts from here, so
that neither can differ from the other in a number or a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saferplan.charts.from_position import control_chart_of, trajectory_of
from saferplan.charts.picture import Chart
from saferplan.core.boards.building import summary
from saferplan.core.boards.pack import Change, Line, Pack
from saferplan.core.indicators.sentences import distance_words, value_words
from saferplan.core.indicators.standing import Forecast, HistoryPoint, Position
from saferplan.core.indicators.target_ledger import change_words
from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.periods import day_label
from saferplan.core.wording import figure
from saferplan.documents.activity import tag_of
from saferplan.documents.pack_tables import (
    short_label,
    target_text,
    value_text,
    variation_words,
)
from saferplan.documents.pack_words import commentary_words
from saferplan.documents.status import Status, status_of

LAST_POINTS = 6
"""How many points stand in the small table beside a chart."""
CHANGE_KINDS = {
    "status": "Status",
    "figure": "New figures",
    "target": "Targets",
    "definition": "Definitions",
    "action": "Actions",
    "question": "Questions without an answer",
}
"""What each kind of change is called over its rows, in the order they are read."""
STATUS_KEY = (
    Status("■", "Red", "red"),
    Status("▲", "Amber", "amber"),
    Status("●", "Green", "green"),
    Status("○", "Target or baseline still to be set", "open"),
    Status("?", "A figure that should be here is not", "missing"),
    Status("–", "Not due, or for context", "quiet"),
)
"""Every shape that a status can have, with what it means."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One plain fact: its name, the fact, and a smaller note under it."""

    name: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PointRow:
    """One of the last points: its period, figure, target, and marks like [p]."""

    period: str
    value: str
    target: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One way of looking ahead, with what it assumes; never a status."""

    assumption: str
    value: str
    spread: str
    chance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """Everything the pack says about one indicator.

    ``chart`` is None where nothing can be drawn; ``forecast_for`` names the period
    that the forecasts are about.
    """

    line: Line
    status: Status
    about: str
    facts: tuple[Fact, ...]
    chart: Chart | None
    points: tuple[PointRow, ...]
    forecasts: tuple[ForecastRow, ...]
    forecast_for: str
    notes: tuple[Fact, ...]


def indicator_page(line: Line) -> IndicatorPage:
    """What does the pack say about this indicator?"""
    standing = line.position
    ends = [f.period.label for f in standing.forecasts if f.period]
    return IndicatorPage(
        line=line,
        status=status_of(standing),
        about=f"{line.code} · {standing.indicator.polarity.words}",
        facts=_facts(standing),
        chart=_chart(line),
        points=tuple(_point(standing, p) for p in line.history[-LAST_POINTS:]),
        forecasts=tuple(_forecast(standing, f) for f in standing.forecasts),
        forecast_for=ends[0] if ends else "",
        notes=_notes(line),
    )


def in_brief(pack: Pack) -> str:
    """How many are red, amber, green and without a status, in one phrase?"""
    return summary(pack.lines) or "no indicators"


def as_at_words(pack: Pack) -> str:
    """Which data is this? ``As at 31 December 2008, all that is known``."""
    known = (
        f"known on {day_label(pack.known_on)}"
        if pack.known_on
        else ("all that is known")
    )
    return f"As at {day_label(pack.as_at)}, {known}"


def changes_by_kind(pack: Pack) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """What changed since the papers before, each kind under its name?"""
    held = {
        name: tuple(change for change in pack.changes if change.kind == kind)
        for kind, name in CHANGE_KINDS.items()
    }
    return tuple((name, rows) for name, rows in held.items() if rows)


def chance_words(chance: float | None) -> str:
    """How likely is that, without false exactness? Empty when there is no chance.

    >>> chance_words(0.707), chance_words(0.0001), chance_words(0.9999)
    ('71%', 'under 1%', 'over 99%')
    """
    if chance is None:
        return ""
    if chance < 0.01:
        return "under 1%"
    return "over 99%" if chance > 0.99 else figure(100 * chance, 0, "%")


def _owned_by(line: Line) -> str:
    names = dict.fromkeys(name for name in (line.owner, line.group) if name)
    return f"{'; '.join(names)}." if names else ""


def _chart(line: Line) -> Chart | None:
    drawn = trajectory_of(line)
    if drawn is not None:
        return drawn if any(p.value is not None for p in drawn.points) else None
    return control_chart_of(line)


def _facts(standing: Position) -> tuple[Fact, ...]:
    return (
        Fact("Latest", value_text(standing), _latest_note(standing)),
        Fact("Target now", target_text(standing), _target_note(standing)),
        _outlook(standing),
    )


def _latest_note(standing: Position) -> str:
    found = standing.figure
    said = [found.period.label if found.period else standing.data_state.words]
    if found.numerator is not None and found.denominator is not None:
        said.append(f"{figure(found.numerator)} of {figure(found.denominator)}")
    return "; ".join(said)


def _target_note(standing: Position) -> str:
    if standing.target is None:
        return "no target to compare with"
    parts = (standing.target.period.label, distance_words(standing))
    return "; ".join(part for part in parts if part)


def _outlook(standing: Position) -> Fact:
    ahead = standing.outlook
    if ahead is None:
        return Fact("Outlook", "–", "too little is known to look ahead")
    if ahead.method == "stated":
        return Fact("Outlook", value_words(standing, ahead.value), "as stated")
    parts = (_spread(standing, ahead), ahead.outlook)
    note = "; ".join(part for part in parts if part)
    return Fact("Outlook", f"about {value_words(standing, ahead.value)}", note)


def _spread(standing: Position, ahead: Forecast) -> str:
    if ahead.low is None or ahead.high is None:
        return ""
    low, high = (value_words(standing, end) for end in (ahead.low, ahead.high))
    return f"{low} to {high}"


def _point(standing: Position, point: HistoryPoint) -> PointRow:
    marks = [
        Marker.PROVISIONAL.shorthand if point.provisional else "",
        Marker.BREAK.shorthand if point.breaks else "",
    ]
    return PointRow(
        period=short_label(point.period),
        value=Missing.NOT_AVAILABLE.shorthand
        if point.value is None
        else value_words(standing, point.value),
        target="–" if point.target is None else value_words(standing, point.target),
        marks=" ".join(mark for mark in marks if mark),
    )


def _forecast(standing: Position, ahead: Forecast) -> ForecastRow:
    assumed = ahead.assumption or ahead.method.replace("_", " ")
    return ForecastRow(
        assumption=f"{assumed[:1].upper()}{assumed[1:]}",
        value=value_words(standing, ahead.value),
        spread=_spread(standing, ahead) or "–",
        chance=chance_words(ahead.chance_of_meeting) or "–",
    )


def _notes(line: Line) -> tuple[Fact, ...]:
    """What explains the position, each under the question it answers."""
    standing = line.position
    signal, direction = standing.signal, standing.direction
    official = standing.indicator.title
    assured = signal.assurance.words if signal and signal.assurance else ""
    going = direction.words if direction else ""
    notes = (
        *_said(line),
        Fact("Why this status", standing.rag_reason),
        Fact("To reach the target", _to_reach(standing)),
        Fact("Normal variation?", _variation(standing)),
        Fact("If nothing changes", _sentence(assured)),
        Fact("Direction of travel", _sentence(going)),
        Fact("Owner", _owned_by(line)),
        Fact("Official name", _sentence(official) if official != line.name else ""),
        Fact("What it counts", standing.indicator.counts),
        Fact("Why it matters", standing.indicator.why_it_matters),
        Fact("To bear in mind", " ".join(standing.indicator.caveats)),
        Fact("Target changed", " ".join(_target_changes(line))),
        Fact("Actions meant to move it", " ".join(_actions(line))),
    )
    return tuple(note for note in notes if note.text)


def _target_changes(line: Line) -> Iterator[str]:
    for one in line.target_changes:
        words = change_words(line.position.indicator, one)
        yield f"For {one.period.label}: {words}."


def _actions(line: Line) -> Iterator[str]:
    for one in line.actions:
        held = one.action
        yield f"{held.code} {held.title}: {tag_of(one.rag).text}. {one.reason}"


def _said(line: Line) -> tuple[Fact, ...]:
    """What was said about it, and whose words they are."""
    found = [Fact(name, text) for name, text in commentary_words(line.commentary)]
    if line.commentary is None or not found:
        return ()
    month = line.commentary.month.label
    return (
        *found,
        Fact("Said by", ", ".join([line.commentary.post or line.owner, month])),
    )


def _variation(standing: Position) -> str:
    if standing.signal is None:
        return ""
    parts = (variation_words(standing), standing.signal.reason)
    return " ".join(_sentence(part) for part in parts if part)


def _to_reach(standing: Position) -> str:
    """The change and the pace that the end target asks for."""
    end, change, pace = (
        standing.end_target,
        standing.required_change,
        standing.run_rate,
    )
    said = []
    now = standing.target.period if standing.target else None
    if end is not None and end.value is not None and end.period != now:
        said.append(f"{value_words(standing, end.value)} for {end.period.label}")
    if change is not None:
        said.append(_change_words(change.verb, change.percent, change.points))
    if pace is not None:
        said.append(
            f"{figure(pace.needed, 1)} a {pace.per} needed; so far "
            f"{figure(pace.average, 1)} on average, {figure(pace.best)} at best"
        )
    return _sentence("; ".join(said))


def _change_words(verb: str, percent: float | None, points: float | None) -> str:
    if verb == "already met":
        return verb
    if points is not None:
        return f"{verb} of {figure(abs(points), 1)} points"
    return f"{verb} of {figure(abs(percent), 1)}%" if percent is not None else verb


def _sentence(words: str) -> str:
    """A phrase as a sentence: a capital first and a full stop last."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
