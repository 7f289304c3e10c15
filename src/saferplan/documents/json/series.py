"""Everything held about one indicator as an object on the wire."""

from __future__ import annotations

from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.series_rows import Origin, SeriesRows
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.indicators.vocabulary import ProfileKind, TargetStatus
from saferplan.core.periods import Basis
from saferplan.documents.json.positions import Wire, number
from saferplan.documents.json.shapes import (
    DAY,
    MOMENT,
    NUMBER,
    OBSERVED,
    PERIOD,
    TEXT,
    WHOLE,
    many,
    or_null,
    thing,
    word_of,
)

_ROW = thing(
    {
        **OBSERVED,
        "sample": or_null(NUMBER),
        "design_effect": or_null(NUMBER),
        "source": or_null(TEXT),
        "reason": or_null(TEXT),
        "entry": WHOLE,
        "entered_by": TEXT,
        "on_behalf_of": or_null(TEXT),
        "entered_at": MOMENT,
        "file": or_null(TEXT),
        "line": or_null(WHOLE),
        "sheet": or_null(TEXT),
        "cell": or_null(TEXT),
    }
)
_TARGET = thing(
    {
        "basis": word_of(Basis),
        "period": PERIOD,
        "value": or_null(NUMBER),
        "upper": or_null(NUMBER),
        "percent_of_change": or_null(NUMBER),
        "status": word_of(TargetStatus),
        "profile": word_of(ProfileKind),
        "weights": many(NUMBER),
        "start": or_null(NUMBER),
        "known_on": DAY,
        "decided_by": or_null(TEXT),
        "source": or_null(TEXT),
        "reason": or_null(TEXT),
        "entry": WHOLE,
    }
)
_BASELINE = thing(
    {
        "basis": word_of(Basis),
        "period": PERIOD,
        "value": or_null(NUMBER),
        "known_on": DAY,
        "source": or_null(TEXT),
        "reason": or_null(TEXT),
        "entry": WHOLE,
    }
)
SERIES = thing(
    {
        "partnership": TEXT,
        "indicator": TEXT,
        "title": TEXT,
        "unit": TEXT,
        "definition_version": WHOLE,
        "observations": many(_ROW),
        "targets": many(_TARGET),
        "baselines": many(_BASELINE),
    }
)


def series_object(partnership: str, found: SeriesRows) -> Wire:
    """Every row about an indicator in the order of entry, superseded ones too.

    Of rows about the same period the one known latest counts; known on the same
    day, the one entered latest.
    """
    indicator = found.series.indicator
    return {
        "partnership": partnership,
        "indicator": indicator.code,
        "title": indicator.title,
        "unit": indicator.unit,
        "definition_version": indicator.version,
        "observations": [
            _row(row, found.origins[row.identity]) for row in found.series.observations
        ],
        "targets": [_target(row) for row in found.series.targets],
        "baselines": [_baseline(row) for row in found.series.baselines],
    }


def _row(row: Observation, origin: Origin) -> Wire:
    return {
        "basis": row.period.basis.value,
        "period": row.period.code,
        "value": number(row.value),
        "numerator": number(row.numerator),
        "denominator": number(row.denominator),
        "state": row.missing.value if row.missing else None,
        "markers": sorted(marker.value for marker in row.markers),
        "known_on": row.known_on.isoformat(),
        "sample": number(row.sample),
        "design_effect": number(row.design_effect),
        "source": row.source or None,
        "reason": row.reason or None,
        "entry": row.entry,
        "entered_by": origin.entered_by,
        "on_behalf_of": origin.on_behalf_of or None,
        "entered_at": origin.entered_at.isoformat(),
        "file": origin.file or None,
        "line": origin.line,
        "sheet": origin.sheet or None,
        "cell": origin.cell or None,
    }


def _target(row: Target) -> Wire:
    return {
        "basis": row.period.basis.value,
        "period": row.period.code,
        "value": number(row.value),
        "upper": number(row.upper),
        "percent_of_change": number(row.percent_of_change),
        "status": row.status.value,
        "profile": row.profile.value,
        "weights": [number(weight) for weight in row.weights],
        "start": number(row.start),
        "known_on": row.known_on.isoformat(),
        "decided_by": row.decided_by or None,
        "source": row.source or None,
        "reason": row.reason or None,
        "entry": row.entry,
    }


def _baseline(row: Baseline) -> Wire:
    return {
        "basis": row.period.basis.value,
        "period": row.period.code,
        "value": number(row.value),
        "known_on": row.known_on.isoformat(),
        "source": row.source or None,
        "reason": row.reason or None,
        "entry": row.entry,
    }
