"""What must hold between a row and its indicator, and between rows of one period."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Aggregation, Marker
from saferplan.core.periods import Period
from saferplan.documents.folder.entries import Entry
from saferplan.documents.folder.laws import ONLY_BASIS
from saferplan.documents.folder.layout import (
    BASELINES,
    INDICATORS,
    OBSERVATIONS,
    TARGETS,
)
from saferplan.documents.folder.problems import Problem, quoted
from saferplan.documents.folder.references import Entries
from saferplan.documents.folder.scalars import number_text

NEED_NOT_BE_WHOLE = frozenset({Marker.ESTIMATED, Marker.FORECAST})
"""An estimate or a forecast of a count may fall between two whole numbers."""
LEDGERS = (OBSERVATIONS.name, TARGETS.name, BASELINES.name)


def row_problems(entries: Entries) -> Iterator[Problem]:
    """Every row that its indicator cannot have, or that repeats another."""
    indicators: dict[str, Indicator] = {}
    for entry in entries.get(INDICATORS.name) or []:
        if entry.value is not None:
            indicators.setdefault(entry.value.code, entry.value)
    for entry in entries.get(OBSERVATIONS.name) or []:
        indicator = indicators.get(entry.fields.get("indicator", ""))
        if entry.value is not None and indicator is not None:
            yield from _against_indicator(entry, entry.value, indicator)
    for name in LEDGERS:
        yield from _repeated(entries.get(name) or [])


def _against_indicator(
    entry: Entry, row: Observation, indicator: Indicator
) -> Iterator[Problem]:
    """A stated forecast need only be a number; an observation must be usable."""
    if row.is_missing:
        return
    if not row.is_forecast:
        yield from _wrong_basis(entry, row, indicator)
        yield from _wrong_kind(entry, row, indicator)
    yield from _more_than_all(entry, row, indicator)
    yield from _broken_count(entry, row, indicator)


def _wrong_basis(
    entry: Entry, row: Observation, indicator: Indicator
) -> Iterator[Problem]:
    only = ONLY_BASIS.get(indicator.aggregation)
    if only and row.period.basis is not only:
        yield entry.spot_of("basis").problem(
            quoted(row.period.basis),
            f"{only}, because {indicator.code} is a {indicator.aggregation}",
            f'write "{only}" and its period, or correct the aggregation',
        )


def _wrong_kind(
    entry: Entry, row: Observation, indicator: Indicator
) -> Iterator[Problem]:
    has_value, is_quotient = row.value is not None, indicator.aggregation.is_quotient
    if is_quotient and has_value:
        yield entry.spot_of("value").problem(
            f"the value {number_text(row.value or 0)}",
            f"a numerator and a denominator, because {indicator.code} is a "
            f"{indicator.aggregation}",
            'write the two numbers, or give it the aggregation "published_rate" if '
            "only the result is published",
        )
    if not is_quotient and not has_value:
        yield entry.spot_of("numerator").problem(
            "a numerator and a denominator",
            f"a value, because {indicator.code} is a {indicator.aggregation}",
            'write the value, or give it the aggregation "ratio" or "rate"',
        )


def _more_than_all(
    entry: Entry, row: Observation, indicator: Indicator
) -> Iterator[Problem]:
    top, bottom = row.numerator, row.denominator
    if indicator.aggregation is not Aggregation.RATIO or top is None or bottom is None:
        return
    if top > bottom:
        yield entry.spot_of("numerator").problem(
            number_text(top),
            f"no more than the denominator {number_text(bottom)}",
            "check whether the two are the wrong way round",
        )


def _broken_count(
    entry: Entry, row: Observation, indicator: Indicator
) -> Iterator[Problem]:
    is_count = indicator.aggregation is Aggregation.SUM and indicator.digits == 0
    if not is_count or row.value is None or row.markers & NEED_NOT_BE_WHOLE:
        return
    if row.value != int(row.value):
        yield entry.spot_of("value").problem(
            number_text(row.value),
            f"a whole number, because {indicator.code} is a count",
            'correct it, add the marker "estimated", or give the indicator "digits: 1"',
        )


def _repeated(rows: list[Entry]) -> Iterator[Problem]:
    """A second row about a period is a correction, and must say so."""
    groups: dict[Hashable, list[Entry]] = {}
    for entry in rows:
        if entry.value is not None:
            groups.setdefault(_about(entry), []).append(entry)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda e: e.value.known_on)
            for earlier, later in pairwise(group):
                yield from _correction_problem(earlier, later)


def _about(entry: Entry) -> Hashable:
    row = entry.value
    return (entry.fields["indicator"], row.period, getattr(row, "is_forecast", False))


def _correction_problem(earlier: Entry, later: Entry) -> Iterator[Problem]:
    has_reason = bool(getattr(later.value, "reason", ""))
    if later.value.known_on > earlier.value.known_on or has_reason:
        return
    period: Period = later.value.period
    yield later.spot_of("period").problem(
        f"{quoted(period.code)} a second time (first on line {earlier.spot.line})",
        "one row for each period",
        _correction_mend(later.fields),
    )


def _correction_mend(fields: Mapping[str, Any]) -> str:
    also = ", or say why in column reason" if "reason" in fields else ""
    return f"delete one; if it is a correction, give it a later known_on{also}"
