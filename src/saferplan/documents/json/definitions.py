"""Definitions of indicators as objects on the wire."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from saferplan.core.indicators.definition import FREQUENCIES, Indicator
from saferplan.core.indicators.vocabulary import Aggregation, Polarity, ToleranceKind
from saferplan.core.periods import Basis
from saferplan.documents.json.positions import Wire, number
from saferplan.documents.json.shapes import (
    DAY,
    NUMBER,
    TEXT,
    WHOLE,
    YES_NO,
    many,
    or_null,
    thing,
    word_of,
)

DEFINITION = thing(
    {
        "indicator": TEXT,
        "title": TEXT,
        "plain_title": or_null(TEXT),
        "aggregation": word_of(Aggregation),
        "basis": word_of(Basis),
        "polarity": word_of(Polarity),
        "unit": TEXT,
        "frequency": {"type": "string", "enum": list(FREQUENCIES)},
        "year_starts": WHOLE,
        "multiplier": NUMBER,
        "lag_days": WHOLE,
        "digits": WHOLE,
        "counts": or_null(TEXT),
        "numerator": or_null(TEXT),
        "denominator": or_null(TEXT),
        "why_it_matters": or_null(TEXT),
        "source": or_null(TEXT),
        "geography": or_null(TEXT),
        "owner": or_null(TEXT),
        "priority": or_null(TEXT),
        "groups": many(TEXT),
        "caveats": many(TEXT),
        "rule": thing(
            {
                "tolerance": NUMBER,
                "kind": word_of(ToleranceKind),
                "small_numbers": YES_NO,
                "text": TEXT,
            }
        ),
        "collectable_from": or_null(DAY),
        "not_collectable_because": or_null(TEXT),
        "results_due": or_null(DAY),
        "sensitive": YES_NO,
        "version": WHOLE,
        "valid_from": or_null(DAY),
        "library": or_null(TEXT),
    }
)
VERSIONS = thing({"indicator": TEXT, "versions": many(DEFINITION)})


def definition_object(indicator: Indicator) -> Wire:
    """One version of a definition: what is counted, and how it is judged."""
    return {
        "indicator": indicator.code,
        "title": indicator.title,
        "plain_title": indicator.plain_title or None,
        "aggregation": indicator.aggregation.value,
        "basis": indicator.basis.value,
        "polarity": indicator.polarity.value,
        "unit": indicator.unit,
        "frequency": indicator.frequency,
        "year_starts": indicator.year_starts,
        "multiplier": number(indicator.multiplier),
        "lag_days": indicator.lag_days,
        "digits": indicator.digits,
        **_words(indicator),
        "groups": list(indicator.groups),
        "caveats": list(indicator.caveats),
        "rule": _rule(indicator),
        "collectable_from": _day(indicator.collectable_from),
        "not_collectable_because": indicator.not_collectable_because or None,
        "results_due": _day(indicator.results_due),
        "sensitive": indicator.sensitive,
        "version": indicator.version,
        "valid_from": _day(indicator.valid_from),
        "library": indicator.library or None,
    }


def versions_object(versions: Sequence[Indicator]) -> Wire:
    """Every version of one definition, the oldest first.

    Raises:
        IndexError: there is no version.
    """
    return {
        "indicator": versions[-1].code,
        "versions": [definition_object(version) for version in versions],
    }


def _words(indicator: Indicator) -> Wire:
    names = (
        "counts numerator denominator why_it_matters source geography owner priority"
    )
    return {name: getattr(indicator, name) or None for name in names.split()}


def _rule(indicator: Indicator) -> Wire:
    rule = indicator.rule
    return {
        "tolerance": number(rule.tolerance),
        "kind": rule.kind.value,
        "small_numbers": rule.small_numbers,
        "text": rule.text,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
