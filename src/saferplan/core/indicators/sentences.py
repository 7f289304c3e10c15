"""A position in words: the finding as a headline, and two or three sentences.

Ahead and behind, never a signed adverse; the basis is always said.
"""

from __future__ import annotations

from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.vocabulary import DataState, Rag, Variation
from saferplan.core.rounding import half_up
from saferplan.core.wording import figure, listed, plural

_STATUS = {Rag.RED: "Red", Rag.AMBER: "Amber", Rag.GREEN: "Green"}


def value_words(standing: Position, value: float | None) -> str:
    """This value in the indicator's own unit and rounding: ``29.9%``, ``5,109``."""
    indicator = standing.indicator
    unit = "%" if indicator.is_percentage else ""
    return figure(value, indicator.digits, unit)


def rounding_words(standing: Position, value: float | None) -> str:
    """How is this value rounded where it is shown? Empty where there is none.

    The value itself is held and carried on unrounded (methods.md, display rule).
    """
    if value is None:
        return ""
    digits = standing.indicator.digits
    if half_up(value, digits) == value:
        return "Not rounded."
    places = plural(digits, "decimal place") if digits else "a whole number"
    return f"Half up to {places}, from {value:.10g}."


def status_words(standing: Position) -> str:
    """The status as one word or two: ``Red``, ``No target yet``, ``Missing``."""
    if standing.rag is not None:
        return _STATUS[standing.rag]
    return {
        DataState.NO_TARGET: "No target yet",
        DataState.BASELINE_YEAR: "Baseline year",
        DataState.NOT_DUE: "Not due",
        DataState.MISSING: "Missing",
        DataState.AWAITED: "Awaited",
        DataState.INCOMPLETE: "Incomplete",
        DataState.FORECAST_ONLY: "Forecast only",
        DataState.NOT_COLLECTABLE: "Not collectable yet",
        DataState.SURVEY_PENDING: "Survey awaited",
        DataState.SUPPRESSED: "Withheld",
        DataState.COMPLETE: "For context",
    }[standing.data_state]


def distance_words(standing: Position) -> str:
    """How far behind or ahead: ``7.0% behind``, ``1.9 points behind``."""
    verdict = standing.verdict
    if verdict is None:
        return ""
    if verdict.gap == 0:
        return "exactly on target"
    word = "behind" if verdict.gap > 0 else "ahead"
    if standing.indicator.is_percentage:
        return f"{figure(abs(verdict.gap), 1)} points {word}"
    if verdict.adverse_percent is None:
        return f"{value_words(standing, abs(verdict.gap))} {word}"
    return f"{figure(abs(verdict.adverse_percent), 1)}% {word}"


def headline(standing: Position) -> str:
    """The finding, short enough to title a chart or a slide."""
    name = standing.indicator.shown_name
    if standing.figure.value is None:
        return f"{name}: {standing.data_state.words}"
    if standing.data_state is DataState.FORECAST_ONLY:
        return f"{name}: a forecast of {value_words(standing, standing.figure.value)}"
    shown = value_words(standing, standing.figure.value)
    if standing.rag is None:
        return f"{name}: {shown}{_state_after(standing, ', ')}"
    where = distance_words(standing)
    gap = standing.verdict.gap if standing.verdict else 0.0
    if gap == 0:
        return f"{name} is exactly on target"
    of = " of" if gap < 0 else ""
    return f"{name}: {where}{of} target"


def sentence(standing: Position) -> str:
    """Where it stands, against what, whether it is news, and the outlook."""
    return " ".join(
        part
        for part in (
            _value_sentence(standing),
            _signal_sentence(standing),
            _outlook_sentence(standing),
        )
        if part
    )


def _value_sentence(standing: Position) -> str:
    found = standing.figure
    if found.value is None or found.period is None:
        return _no_value_sentence(standing)
    shown = value_words(standing, found.value)
    if found.numerator is not None and found.denominator is not None:
        shown += f" ({figure(found.numerator)} of {figure(found.denominator)})"
    label = found.period.label
    if standing.data_state is DataState.FORECAST_ONLY:
        start = f"{label}: forecast to be {shown}"
    else:
        start = f"{label[:1].upper()}{label[1:]}: {shown}"
    if standing.target is None or standing.verdict is None:
        return f"{start}{_state_after(standing, '; ')}."
    against = value_words(standing, standing.target.value)
    due = (
        ""
        if standing.target.period == found.period
        else (f" for {standing.target.period.label}")
    )
    return f"{start} against a target of {against}{due}, {distance_words(standing)}."


def _state_after(standing: Position, joint: str) -> str:
    """What lacks, after the figure; nothing where nothing does."""
    complete = standing.data_state is DataState.COMPLETE
    return "" if complete else f"{joint}{standing.data_state.words}"


def _no_value_sentence(standing: Position) -> str:
    words = standing.data_state.words
    because = standing.indicator.not_collectable_because
    if standing.data_state is DataState.NOT_COLLECTABLE and because:
        words = f"{words}: {because}"
    found = standing.figure
    withheld = standing.data_state is DataState.SUPPRESSED
    if found.months_held and found.months_expected and not withheld:
        words += f" ({found.months_held} of {found.months_expected} months held)"
    return f"{words[:1].upper()}{words[1:]}."


def _signal_sentence(standing: Position) -> str:
    if standing.signal is None:
        return ""
    if standing.signal.variation is Variation.COMMON_CAUSE:
        return "The latest figure is within normal variation."
    return f"The latest figure is {standing.signal.variation.words}."


def _outlook_sentence(standing: Position) -> str:
    ahead = standing.outlook
    if ahead is None or ahead.method == "stated" or ahead.chance_of_meeting is None:
        return ""
    expected = f"about {figure(ahead.value)} by the year end"
    if ahead.low is not None and ahead.high is not None:
        expected += f" ({figure(ahead.low)} to {figure(ahead.high)})"
    spread = [f for f in standing.forecasts if f.chance_of_meeting is not None]
    verdicts = {f.outlook for f in spread}
    tail = (
        ahead.outlook
        if len(verdicts) == 1
        else (
            f"{ahead.outlook} if {ahead.assumption}; "
            + listed(sorted({f.outlook for f in spread if f.outlook != ahead.outlook}))
            + " otherwise"
        )
    )
    return f"Outlook: {expected}; {tail}."
