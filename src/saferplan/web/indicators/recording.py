"""The form that enters or corrects one observation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import as_known
from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.periods import Month, Period
from saferplan.web.forms import Option, Problem, options, read_day, read_number
from saferplan.web.indicators.recording_periods import offered_periods, spelled
from saferplan.web.indicators.trail import observed

FIELDS = (
    "period",
    "another_period",
    "state",
    "value",
    "numerator",
    "denominator",
    "marker",
    "known_on",
    "reason",
    "source",
)
GIVEN = "given"
STATES = (
    (GIVEN, "A figure"),
    (Missing.AWAITED.value, "Not in yet"),
    (Missing.NOT_AVAILABLE.value, "Not available"),
    (Missing.NOT_APPLICABLE.value, "Does not apply to this period"),
    (Missing.SUPPRESSED.value, "Withheld to protect people"),
)
MARKERS = (
    ("", "Final"),
    (Marker.PROVISIONAL.value, "Provisional: it may still be revised"),
    (Marker.ESTIMATED.value, "Estimated, in part or whole"),
)
_NUMBER_FIELDS = {
    "value": "the figure",
    "numerator": "the numerator",
    "denominator": "the denominator",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was entered, as the use-case takes it."""

    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """What the form shows; everything typed stands in it again."""

    code: str
    name: str
    unit: str
    is_quotient: bool
    numerator: str
    denominator: str
    periods: tuple[Option, ...]
    states: tuple[Option, ...]
    markers: tuple[Option, ...]
    typed: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def typed(sent: Mapping[str, str]) -> dict[str, str]:
    """Every field as it was typed."""
    return {name: sent.get(name, "").strip() for name in FIELDS}


def empty(series: Series, newest: Month, period: str) -> RecordPage:
    """The form before anything is typed; a period may have been pointed at."""
    return again(series, newest, typed({"period": period, "state": GIVEN}), ())


def again(
    series: Series,
    newest: Month,
    held: Mapping[str, str],
    problems: tuple[Problem, ...],
) -> RecordPage:
    """The form with what was typed, and what is wrong with it."""
    indicator = series.indicator
    return RecordPage(
        code=indicator.code,
        name=indicator.shown_name,
        unit=indicator.unit,
        is_quotient=indicator.aggregation.is_quotient,
        numerator=indicator.numerator or "Numerator",
        denominator=indicator.denominator or "Denominator",
        periods=options(
            offered_periods(series, newest), held["period"], "Choose a period"
        ),
        states=options(STATES, held["state"] or GIVEN),
        markers=options(MARKERS, held["marker"]),
        typed=held,
        problems=problems,
    )


def read(
    held: Mapping[str, str], series: Series
) -> tuple[Entered | None, tuple[Problem, ...]]:
    """What was entered, or everything that is wrong with it."""
    problems: list[Problem] = []
    period = _period(held, series, problems)
    arguments: dict[str, Any] = {
        "period": period,
        **_value(held, series.indicator, problems),
        "known_on": _known_on(held, problems),
        "markers": _markers(held, problems),
        "reason": held["reason"],
        "source": held["source"],
    }
    _require_reason(held, series, period, problems)
    if problems:
        return None, tuple(problems)
    return Entered(arguments=arguments), ()


def placed(text: str) -> Problem:
    """A sentence of the use-case beside the field it most likely is about."""
    for field, words in _ABOUT.items():
        if re.search(words, text.lower()):
            return Problem(field, text)
    return Problem("period", text)


_ABOUT = {
    "reason": r"\breason\b",
    "denominator": r"\bdenominator\b",
    "numerator": r"\bnumerator\b",
    "known_on": r"\bknown\b",
    "value": r"\b(value|number|count|whole)\b",
}


def _period(
    held: Mapping[str, str], series: Series, problems: list[Problem]
) -> Period | None:
    chosen, field = held["period"], "period"
    if held["another_period"]:
        chosen, field = spelled(held["another_period"], series), "another_period"
    basis, _, code = chosen.partition("|")
    if not code:
        problems.append(Problem(field, "Choose the period the figure is about."))
        return None
    try:
        return Period.parse(basis, code)
    except ValueError as error:
        problems.append(Problem(field, str(error)))
        return None


def _value(
    held: Mapping[str, str], indicator: Indicator, problems: list[Problem]
) -> dict[str, Any]:
    state = held["state"]
    if state != GIVEN:
        if state in {m.value for m in Missing}:
            return {"missing": Missing(state)}
        problems.append(Problem("state", "Choose whether there is a figure."))
        return {}
    names = ["value"]
    if indicator.aggregation.is_quotient:
        names = ["numerator", "denominator"]
    return {name: _number(held, name, problems) for name in names}


def _number(
    held: Mapping[str, str], name: str, problems: list[Problem]
) -> float | None:
    if not held[name]:
        text = f"Enter {_NUMBER_FIELDS[name]}, or say why there is none."
        problems.append(Problem(name, text))
        return None
    try:
        return read_number(held[name])
    except ValueError as error:
        problems.append(Problem(name, str(error)))
        return None


def _markers(held: Mapping[str, str], problems: list[Problem]) -> frozenset[Marker]:
    if held["marker"] not in dict(MARKERS):
        problems.append(Problem("marker", "Choose how sure the figure is."))
        return frozenset()
    return frozenset([Marker(held["marker"])] if held["marker"] else [])


def _known_on(held: Mapping[str, str], problems: list[Problem]) -> date | None:
    if not held["known_on"]:
        text = "Enter the day the figure was known, for example 31/3/2009."
        problems.append(Problem("known_on", text))
        return None
    try:
        return read_day(held["known_on"])
    except ValueError as error:
        problems.append(Problem("known_on", str(error)))
        return None


def _require_reason(
    held: Mapping[str, str],
    series: Series,
    period: Period | None,
    problems: list[Problem],
) -> None:
    standing = [row for row in as_known(series.observations) if row.period == period]
    if period is None or not standing or held["reason"]:
        return
    if standing[0].missing is Missing.AWAITED:  # it was only announced
        return
    was = observed(series.indicator, standing[0])
    text = (
        f"{period.label} already stands at {was}. Say why it is corrected; "
        "both values stay visible."
    )
    problems.append(Problem("reason", text))
