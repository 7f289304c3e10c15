"""The form that enters or corrects one observation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from saferplan.core.indicators.aggregation import STEPS
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.periods import (
    APRIL,
    Basis,
    Month,
    Period,
    month,
    rolling_12,
    snapshot,
    span,
    year_to_date,
)
from saferplan.web.forms import Option, Problem, options, read_day, read_number
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
AHEAD = 3
"""Months offered after the last one that has a figure."""
BACK = 36
"""Months offered before that; older ones where they hold something."""
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
        periods=options(_periods(series, newest), held["period"], "Choose a period"),
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
        "markers": frozenset([Marker(held["marker"])] if held["marker"] else []),
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


def spelled(text: str, series: Series) -> str:
    """A period typed freely, on the basis that its spelling and the series say."""
    usual = usual_basis(series)
    if ".." in text:
        return f"{usual if usual in _SPANS else Basis.WINDOW}|{text}"
    if text.count("-") == 2:
        return f"{Basis.SNAPSHOT}|{text}"
    if "/" in text:
        return f"{Basis.QUARTER if 'Q' in text else Basis.FINANCIAL_YEAR}|{text}"
    return f"{Basis.MONTH if '-' in text else Basis.CALENDAR_YEAR}|{text}"


_SPANS = (
    Basis.ROLLING_12,
    Basis.YEAR_TO_DATE,
    Basis.SURVEY_WAVE,
    Basis.COHORT,
    Basis.WINDOW,
)


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


def _periods(series: Series, newest: Month) -> tuple[tuple[str, str], ...]:
    """Newest first: the next periods, and all that hold something."""
    rows = {
        row.period: row for row in as_known(series.observations) if not row.is_forecast
    }
    found = {p: f"{p.label} (no figure yet)" for p in next_periods(series, newest)}
    found |= {p: _held_words(series, row) for p, row in rows.items()}
    ordered = sorted(found, key=lambda p: (p.end, p.start), reverse=True)
    return tuple((f"{p.basis.value}|{p.code}", found[p]) for p in ordered)


def _held_words(series: Series, row: Observation) -> str:
    return f"{row.period.label} (now {observed(series.indicator, row)})"


def next_periods(series: Series, newest: Month) -> Iterator[Period]:
    """The periods around the newest month, as this indicator's figures come in."""
    step = STEPS.get(series.indicator.frequency)
    if step is None:
        return
    make = _MAKERS.get(usual_basis(series))
    last = max([newest, *_latest_month(series)]).plus(max(AHEAD, step))
    for ordinal in range(last.ordinal - BACK, last.ordinal + 1):
        end = Month.from_ordinal(ordinal)
        past = (end.month - (series.indicator.year_starts - 1)) % min(step, 12)
        if make and past == 0:
            yield make(end, series.indicator.year_starts)


def usual_basis(series: Series) -> Basis:
    """On which basis do its figures come in? By the latest; else by frequency."""
    rows = [row for row in as_known(series.observations) if not row.is_forecast]
    if rows:
        return rows[-1].period.basis
    if series.indicator.basis in (Basis.SNAPSHOT, Basis.SURVEY_WAVE, Basis.COHORT):
        return series.indicator.basis
    return {"month": Basis.MONTH, "quarter": Basis.QUARTER}.get(
        series.indicator.frequency, series.indicator.basis
    )


def _latest_month(series: Series) -> list[Month]:
    return [row.period.last_month for row in series.observations if not row.is_forecast]


def _quarter(end: Month, year_starts: int) -> Period:
    return span(Basis.QUARTER, end.plus(-2), end)


def _year(end: Month, year_starts: int) -> Period:
    basis = Basis.FINANCIAL_YEAR if year_starts == APRIL else Basis.CALENDAR_YEAR
    return span(basis, end.plus(-11), end)


_MAKERS: dict[Basis, Callable[[Month, int], Period]] = {
    Basis.MONTH: lambda end, _: month(end),
    Basis.QUARTER: _quarter,
    Basis.FINANCIAL_YEAR: _year,
    Basis.CALENDAR_YEAR: _year,
    Basis.ROLLING_12: lambda end, _: rolling_12(end),
    Basis.YEAR_TO_DATE: year_to_date,
    Basis.SNAPSHOT: lambda end, _: snapshot(end.last),
}
