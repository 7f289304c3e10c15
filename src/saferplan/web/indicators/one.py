"""One indicator as plain data: the answer first, the method last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saferplan.core.boards.pack import Line
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.sentences import distance_words, value_words
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.vocabulary import Variation
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.wording import figure
from saferplan.documents.html.shown_table import ShownTable
from saferplan.documents.status import Status, status_of
from saferplan.usecases.errors import NotFound
from saferplan.web.action_rows import ActionRow
from saferplan.web.indicators import rows
from saferplan.web.indicators.choosing import Choice
from saferplan.web.indicators.definitions import Definition, Fact, definition
from saferplan.web.indicators.drawing import (
    ShownChart,
    control_chart,
    trajectory_chart,
)
from saferplan.web.indicators.figures import figures_table
from saferplan.web.indicators.trail import Correction, Trail, correction, trail
from saferplan.web.indicators.words_and_actions import ShownWords


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """What the page of one indicator shows."""

    code: str
    name: str
    official: str
    dates: str
    sentence: str
    remarks: tuple[str, ...]
    status: Status
    reason: str
    latest: rows.Shown
    target: rows.Shown
    end_target: str
    outlook: rows.Shown
    trajectory: ShownChart | None
    control: ShownChart | None
    news: str
    figures: ShownTable
    definition: Definition
    trail: Trail
    recorded: Correction | None
    method: tuple[Fact, ...]
    trace: str
    dates_query: str
    said: tuple[ShownWords, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    may_ask: bool = False


def line_of(lines: Sequence[Line], code: str) -> Line:
    """The line with this code, however its letters are written.

    Raises:
        NotFound: there is none.
    """
    for line in lines:
        if line.code.lower() == code.lower():
            return line
    raise NotFound(f"There is no indicator {code}.")


def indicator_page(
    line: Line, series: Series, frame: Partnership, choice: Choice, recorded: str
) -> IndicatorPage:
    """Where it stands, against what, what is expected, and where it comes from."""
    standing = line.position
    return IndicatorPage(
        code=line.code,
        name=line.name,
        official=standing.indicator.title,
        dates=_dates(choice),
        sentence=line.sentence,
        remarks=standing.remarks,
        status=status_of(standing),
        reason=_short_reason(standing),
        latest=rows.latest(line),
        target=rows.target_now(standing),
        end_target=_end_target(standing),
        outlook=rows.outlook(standing, standing.outlook),
        trajectory=trajectory_chart(line),
        control=control_chart(line),
        news=_news(standing),
        figures=figures_table(line),
        definition=definition(line, frame),
        trail=trail(series, choice.known_on),
        recorded=correction(series, recorded),
        method=tuple(f for f in _method(standing) if f.text),
        trace=line.trace,
        dates_query=choice.dates_query,
    )


def _dates(choice: Choice) -> str:
    told = f"As at {day_label(choice.as_at)}"
    if choice.known_on:
        told += f", as it was known on {day_label(choice.known_on)}"
    return told


def _short_reason(standing: Position) -> str:
    """Why it has this colour; what it was held against stands with the method."""
    return standing.rag_reason.partition(" Held against ")[0]


_NEWS = {
    Variation.COMMON_CAUSE: "Noise: ups and downs of this size are normal here.",
    Variation.IMPROVEMENT: "News: it is improving by more than its normal ups and "
    "downs.",
    Variation.CONCERN: "News: it is worsening by more than its normal ups and downs.",
    Variation.NEUTRAL_HIGH: "News: it is higher than its normal ups and downs.",
    Variation.NEUTRAL_LOW: "News: it is lower than its normal ups and downs.",
}


def _news(standing: Position) -> str:
    """Is the latest figure news? In one sentence."""
    return _NEWS[standing.signal.variation] if standing.signal else ""


def _end_target(standing: Position) -> str:
    last = standing.end_target
    if last is None or last.value is None:
        return ""
    if standing.target and standing.target.period == last.period:
        return ""
    return f"{value_words(standing, last.value)} for {last.period.label}"


def _method(standing: Position) -> tuple[Fact, ...]:
    signal = standing.signal
    return (
        Fact("The status", _status_words(standing)),
        Fact("The rule", standing.indicator.rule.text if standing.rag else ""),
        Fact("The target now", _target_words(standing)),
        Fact("The range of the figure", _interval_words(standing)),
        Fact("The outlook", _outlook_words(standing)),
        Fact("News or noise", _sentence(signal.reason) if signal else ""),
        Fact("Left as it is", _assurance_words(standing)),
    )


def _assurance_words(standing: Position) -> str:
    found = standing.signal.assurance if standing.signal else None
    return f"It {found.words}." if found else ""


def _status_words(standing: Position) -> str:
    where = distance_words(standing)
    return standing.rag_reason or where


def _target_words(standing: Position) -> str:
    if standing.target is None:
        return ""
    amount = value_words(standing, standing.target.value)
    return f"{amount}: {_sentence(standing.target.how, capital=False)}"


def _interval_words(standing: Position) -> str:
    if standing.interval is None:
        return ""
    low, high = (
        figure(
            bound,
            max(standing.indicator.digits, 1),
            "%" if standing.indicator.is_percentage else "",
        )
        for bound in standing.interval
    )
    return f"{low} to {high} (95%): what chance alone could make of it."


def _outlook_words(standing: Position) -> str:
    return " ".join(
        f"{_METHODS.get(f.method, f.method)}: {value_words(standing, f.value)}, "
        f"{_sentence(f.assumption, capital=False)}"
        for f in standing.forecasts
    )


_METHODS = {
    "stated": "Stated",
    "linear": "In equal parts",
    "profile": "Along the profile",
    "gamma_poisson": "Allowing for chance",
    "quasi_poisson": "Allowing for chance and for months that differ",
}


def _sentence(text: str, *, capital: bool = True) -> str:
    words = text.strip().rstrip(".")
    if not words:
        return ""
    return f"{words[:1].upper() if capital else words[:1]}{words[1:]}."
