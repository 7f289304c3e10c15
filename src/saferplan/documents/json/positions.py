"""A position as an object on the wire: the keys other programs rely on."""

from __future__ import annotations

from datetime import date
from math import isfinite

from saferplan.core.indicators.standing import Forecast, Position
from saferplan.core.periods import Period

Wire = dict[str, object]
"""What ``json.dumps`` takes: texts, numbers, lists, other objects and None."""
_DIGITS = 12
"""Beyond this many significant digits lies only the noise of binary fractions."""


def number(value: float | None) -> int | float | None:
    """How does this number go out: unrounded, without the noise, never NaN?

    Whole numbers are integers; what is not finite is None.

    >>> number(5109.0), number(0.1 + 0.2), number(float("nan")), number(None)
    (5109, 0.3, None, None)
    """
    if value is None or not isfinite(value):
        return None
    clean = float(f"{value:.{_DIGITS}g}")
    return int(clean) if clean.is_integer() else clean


def position_object(position: Position, trace: str) -> Wire:
    """One position as the command line, the API and the site send it.

    Periods are codes as `Period.parse` reads them, dates ISO, vocabularies their
    plain values; what does not apply is None. ``run_rate`` is what each part of
    the year still to come must bring.
    """
    return {
        **_figure(position),
        **_target(position),
        **_required(position),
        **_verdict(position),
        "run_rate": number(position.run_rate.needed) if position.run_rate else None,
        "forecasts": [_forecast(ahead) for ahead in position.forecasts],
        **_signal(position),
        "data_state": position.data_state.value,
        "months_held": position.figure.months_held,
        "months_expected": position.figure.months_expected,
        "remarks": list(position.remarks),
        "trace": trace,
        **_more(position),
    }


def _figure(position: Position) -> Wire:
    indicator, found = position.indicator, position.figure
    basis = found.period.basis if found.period else indicator.basis
    return {
        "indicator": indicator.code,
        "title": indicator.title,
        "basis": basis.value,
        "period": _code(found.period),
        "value": number(found.value),
        "numerator": number(found.numerator),
        "denominator": number(found.denominator),
        "unit": indicator.unit,
        "polarity": indicator.polarity.value,
    }


def _target(position: Position) -> Wire:
    now, end = position.target, position.end_target
    baseline = position.baseline.value if position.baseline else None
    return {
        "target": number(now.value) if now else None,
        "target_period": _code(now.period) if now else None,
        "end_target": number(end.value) if end else None,
        "end_target_period": _code(end.period) if end else None,
        "baseline": number(baseline),
    }


def _required(position: Position) -> Wire:
    change = position.required_change
    return {
        "required_change_percent": number(change.percent) if change else None,
        "required_change_verb": change.verb if change else None,
    }


def _verdict(position: Position) -> Wire:
    return {
        "adverse_percent": number(position.adverse_percent),
        "rag": position.rag.value if position.rag else None,
        "rag_reason": position.rag_reason or None,
    }


def _forecast(ahead: Forecast) -> Wire:
    return {
        "method": ahead.method,
        "assumption": ahead.assumption,
        "value": number(ahead.value),
        "low": number(ahead.low),
        "high": number(ahead.high),
        "chance_of_meeting": number(ahead.chance_of_meeting),
        "status": ahead.status.value if ahead.status else None,
        "period": _code(ahead.period),
    }


def _signal(position: Position) -> Wire:
    signal = position.signal
    assurance = signal.assurance if signal else None
    return {
        "variation": signal.variation.value if signal else None,
        "assurance": assurance.value if assurance else None,
    }


def _more(position: Position) -> Wire:
    """What is asked for less often."""
    verdict, rate = position.verdict, position.run_rate
    points = verdict.gap if verdict and position.indicator.is_percentage else None
    low, high = position.interval or (None, None)
    return {
        "as_at": position.as_at.isoformat(),
        "known_on": _day(position.known_on),
        "plain_title": position.indicator.shown_name,
        "adverse_points": number(points),
        "direction": position.direction.value if position.direction else None,
        "priority": position.indicator.priority or None,
        "owner": position.indicator.owner or None,
        "run_rate_average": number(rate.average) if rate else None,
        "run_rate_per": rate.per if rate else None,
        "interval_low": number(low),
        "interval_high": number(high),
        "markers": sorted(marker.value for marker in position.figure.markers),
    }


def _code(period: Period | None) -> str | None:
    return period.code if period else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
