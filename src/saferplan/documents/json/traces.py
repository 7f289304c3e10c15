"""A traced figure as an object on the wire."""

from __future__ import annotations

from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.sentences import value_words
from saferplan.core.indicators.traced import Restatement, Source, TracedFigure
from saferplan.documents.json.positions import Wire, number


def trace_object(found: TracedFigure) -> Wire:
    """Where a figure comes from, and whether it still stands, for other programs."""
    period, shown = found.period, found.shown
    return {
        "trace": found.code,
        "partnership": found.slug,
        "indicator": found.indicator.code,
        "title": found.indicator.title,
        "definition_version": found.indicator.version,
        "counts": found.indicator.counts or None,
        "basis": period.basis.value if period else None,
        "period": period.code if period else None,
        "as_at": shown.as_at.isoformat(),
        "known_on": shown.known_on.isoformat() if shown.known_on else None,
        "value": number(found.value),
        "shown_as": None
        if found.value is None
        else value_words(found.shown, found.value),
        "rounding": found.rounding or None,
        "numerator": number(found.numerator),
        "denominator": number(found.denominator),
        "formula": found.formula,
        "verdict": found.verdict.value,
        "value_now": number(found.value_now),
        "is_reproduced": found.is_reproduced,
        "observations": [_source(source) for source in found.sources],
        "restatements": [_restatement(r) for r in found.restatements],
    }


def _source(source: Source) -> Wire:
    return {
        **_observation(source.observation),
        "source": source.observation.source or None,
        "file": source.file or None,
        "line": source.line,
        "sheet": source.sheet or None,
        "cell": source.cell or None,
        "act": source.act,
        "entered_by": source.entered_by,
        "on_behalf_of": source.on_behalf_of or None,
        "entered_at": source.entered_at.isoformat(),
        "entry": source.entry,
        "signed_off_by": source.signed_off_by or None,
        "signed_off_at": (
            source.signed_off_at.isoformat() if source.signed_off_at else None
        ),
    }


def _restatement(restatement: Restatement) -> Wire:
    before = restatement.before
    return {
        "before": _observation(before) if before else None,
        "after": _source(restatement.after),
        "reason": restatement.after.observation.reason or None,
    }


def _observation(row: Observation) -> Wire:
    return {
        "basis": row.period.basis.value,
        "period": row.period.code,
        "value": number(row.value),
        "numerator": number(row.numerator),
        "denominator": number(row.denominator),
        "state": row.missing.value if row.missing else None,
        "markers": sorted(marker.value for marker in row.markers),
        "known_on": row.known_on.isoformat(),
    }
