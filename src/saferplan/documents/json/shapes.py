"""The shape of each object on the wire, as JSON Schema: what others may rely on.

Each shape names its keys in the order in which they are sent, all of them always
there and no others; what does not apply is null. A test holds every object against
its shape, and the API serves the shapes with its description.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from saferplan.core.indicators.traced import TraceVerdict
from saferplan.core.indicators.vocabulary import (
    Assurance,
    DataState,
    Direction,
    Marker,
    Missing,
    Polarity,
    Rag,
    Variation,
)
from saferplan.core.periods import Basis

Shape = dict[str, Any]
"""A JSON Schema (2020-12)."""

TEXT: Shape = {"type": "string"}
NUMBER: Shape = {"type": "number"}
WHOLE: Shape = {"type": "integer"}
YES_NO: Shape = {"type": "boolean"}
DAY: Shape = {"type": "string", "format": "date"}
MOMENT: Shape = {"type": "string", "format": "date-time"}


def said(shape: Shape, words: str) -> Shape:
    """The same shape, with a sentence that says what it holds."""
    return {**shape, "description": words}


def word_of(vocabulary: type[StrEnum]) -> Shape:
    """One of the words of a closed vocabulary.

    >>> word_of(Rag)["enum"]
    ['green', 'amber', 'red']
    """
    return {"type": "string", "enum": [word.value for word in vocabulary]}


def or_null(shape: Shape) -> Shape:
    """That, or null.

    >>> or_null(NUMBER), or_null({"$ref": "#/x"})
    ({'type': ['number', 'null']}, {'anyOf': [{'$ref': '#/x'}, {'type': 'null'}]})
    """
    if "type" not in shape:
        return {"anyOf": [shape, {"type": "null"}]}
    nullable = {**shape, "type": [shape["type"], "null"]}
    if "enum" in shape:
        nullable["enum"] = [*shape["enum"], None]
    return nullable


def many(shape: Shape) -> Shape:
    """A list of those."""
    return {"type": "array", "items": shape}


def thing(keys: Mapping[str, Shape]) -> Shape:
    """An object with these keys, every one of them and no other."""
    return {
        "type": "object",
        "properties": dict(keys),
        "required": list(keys),
        "additionalProperties": False,
    }


PERIOD = said(TEXT, "A period’s code on its basis: 2008-12, 2008/09-Q3, 2008/09.")
MARKERS = many(word_of(Marker))

_FORECAST = thing(
    {
        "method": TEXT,
        "assumption": TEXT,
        "value": or_null(NUMBER),
        "low": or_null(NUMBER),
        "high": or_null(NUMBER),
        "chance_of_meeting": or_null(NUMBER),
        "status": or_null(word_of(Rag)),
        "period": or_null(PERIOD),
    }
)

POSITION = thing(
    {
        "indicator": TEXT,
        "title": TEXT,
        "basis": word_of(Basis),
        "period": or_null(PERIOD),
        "value": or_null(NUMBER),
        "numerator": or_null(NUMBER),
        "denominator": or_null(NUMBER),
        "unit": TEXT,
        "polarity": word_of(Polarity),
        "target": or_null(NUMBER),
        "target_period": or_null(PERIOD),
        "end_target": or_null(NUMBER),
        "end_target_period": or_null(PERIOD),
        "baseline": or_null(NUMBER),
        "required_change_percent": or_null(NUMBER),
        "required_change_verb": or_null(TEXT),
        "adverse_percent": or_null(NUMBER),
        "rag": or_null(word_of(Rag)),
        "rag_reason": or_null(TEXT),
        "run_rate": or_null(NUMBER),
        "forecasts": many(_FORECAST),
        "variation": or_null(word_of(Variation)),
        "assurance": or_null(word_of(Assurance)),
        "data_state": word_of(DataState),
        "months_held": or_null(WHOLE),
        "months_expected": or_null(WHOLE),
        "remarks": many(TEXT),
        "trace": TEXT,
        "as_at": DAY,
        "known_on": or_null(DAY),
        "plain_title": TEXT,
        "adverse_points": or_null(NUMBER),
        "direction": or_null(word_of(Direction)),
        "priority": or_null(TEXT),
        "owner": or_null(TEXT),
        "run_rate_average": or_null(NUMBER),
        "run_rate_per": or_null(TEXT),
        "interval_low": or_null(NUMBER),
        "interval_high": or_null(NUMBER),
        "markers": MARKERS,
    }
)

OBSERVED: dict[str, Shape] = {
    "basis": word_of(Basis),
    "period": PERIOD,
    "value": or_null(NUMBER),
    "numerator": or_null(NUMBER),
    "denominator": or_null(NUMBER),
    "state": or_null(word_of(Missing)),
    "markers": MARKERS,
    "known_on": DAY,
}
"""What every object about an observation begins with."""

_SOURCE = thing(
    {
        **OBSERVED,
        "source": or_null(TEXT),
        "file": or_null(TEXT),
        "line": or_null(WHOLE),
        "sheet": or_null(TEXT),
        "cell": or_null(TEXT),
        "act": said(TEXT, "submitted, with a return, or entered, in another way."),
        "entered_by": TEXT,
        "on_behalf_of": or_null(TEXT),
        "entered_at": MOMENT,
        "entry": WHOLE,
        "signed_off_by": or_null(TEXT),
        "signed_off_at": or_null(MOMENT),
    }
)

TRACE = thing(
    {
        "trace": TEXT,
        "partnership": TEXT,
        "indicator": TEXT,
        "title": TEXT,
        "definition_version": WHOLE,
        "counts": or_null(TEXT),
        "basis": or_null(word_of(Basis)),
        "period": or_null(PERIOD),
        "as_at": DAY,
        "known_on": or_null(DAY),
        "value": or_null(NUMBER),
        "shown_as": or_null(TEXT),
        "rounding": or_null(TEXT),
        "numerator": or_null(NUMBER),
        "denominator": or_null(NUMBER),
        "formula": TEXT,
        "verdict": word_of(TraceVerdict),
        "value_now": or_null(NUMBER),
        "is_reproduced": YES_NO,
        "observations": many(_SOURCE),
        "restatements": many(
            thing(
                {
                    "before": or_null(thing(OBSERVED)),
                    "after": _SOURCE,
                    "reason": or_null(TEXT),
                }
            )
        ),
    }
)
