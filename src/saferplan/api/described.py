"""How the API describes itself: shapes by name, and every answer it can give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from saferplan.documents.json.definitions import DEFINITION, VERSIONS
from saferplan.documents.json.packs import ISSUED, PACK
from saferplan.documents.json.problems import PROBLEM, REFUSAL
from saferplan.documents.json.returns import RECEIPT, RETURN, SUMMARY
from saferplan.documents.json.series import SERIES
from saferplan.documents.json.shapes import (
    DAY,
    PERIOD,
    POSITION,
    TEXT,
    TRACE,
    WHOLE,
    Shape,
    many,
    or_null,
    thing,
)

JSON = "application/json"
SHAPES: dict[str, Shape] = {
    "Problem": PROBLEM,
    "Refusal": REFUSAL,
    "Position": POSITION,
    "Trace": TRACE,
    "Series": SERIES,
    "Definition": DEFINITION,
    "DefinitionVersions": VERSIONS,
    "Pack": PACK,
    "IssuedPack": ISSUED,
    "Return": RETURN,
    "ReturnSummary": SUMMARY,
    "Receipt": RECEIPT,
    "Partnerships": thing(
        {"partnerships": many(thing({"partnership": TEXT, "name": TEXT, "area": TEXT}))}
    ),
    "Positions": thing(
        {
            "partnership": TEXT,
            "partnership_name": TEXT,
            "as_at": DAY,
            "known_on": or_null(DAY),
            "entry": WHOLE,
            "positions": many(POSITION),
        }
    ),
    "Definitions": thing({"partnership": TEXT, "definitions": many(DEFINITION)}),
    "IssuedPacks": thing({"partnership": TEXT, "packs": many(ISSUED)}),
    "Returns": thing({"partnership": TEXT, "month": PERIOD, "returns": many(SUMMARY)}),
}
"""What each name in the description stands for."""

READ = (401, 403, 404, 422, 500)
WRITTEN = (400, 401, 403, 404, 409, 413, 415, 422, 500)
_WHY = {
    400: "What was sent cannot be read at all.",
    401: "No key was shown, or one that opens nothing.",
    403: "You may see this partnership, but not do this.",
    404: "There is no such thing, as far as you may know.",
    409: "Somebody else wrote after you had looked; nothing of yours was written.",
    413: "What was sent is too large to be read.",
    415: "What was sent is of a kind that this address does not take.",
    422: "What was sent cannot be used; each problem says how to mend it.",
    500: "A fault of saferplan’s own; nothing was half-written.",
}
_WHO = {
    "WWW-Authenticate": {
        "description": "How to show who you are.",
        "schema": {"type": "string"},
    }
}


def answers(
    shape: str, words: str, refusals: Iterable[int] = READ
) -> dict[str, dict[int, Any]]:
    """The answers of an address: an object of this shape, or one of these refusals."""
    found = {"description": words, "content": {JSON: {"schema": _link(shape)}}}
    return {"responses": {200: found, **_refusals(refusals)}}


def files(media_types: Iterable[str], words: str) -> dict[str, dict[int, Any]]:
    """The answers of an address that gives files of these types."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    found = {"description": words, "content": dict.fromkeys(media_types, binary)}
    return {"responses": {200: found, **_refusals(READ)}}


def _refusals(statuses: Iterable[int]) -> dict[int, Any]:
    return {status: _refusal(status) for status in statuses}


def _refusal(status: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": _WHY[status],
        "content": {JSON: {"schema": _link("Refusal")}},
    }
    return told | ({"headers": _WHO} if status == 401 else {})


def described_shapes() -> dict[str, Shape]:
    """Every shape by its name; a shape within another is a link to it."""
    return {name: _linked(shape, name) for name, shape in SHAPES.items()}


def _linked(shape: Any, whose: str = "") -> Any:
    if isinstance(shape, Mapping):
        for name, known in SHAPES.items():
            if name != whose and shape == known:
                return _link(name)
        return {key: _linked(part) for key, part in shape.items()}
    return [_linked(part) for part in shape] if isinstance(shape, list) else shape


def _link(name: str) -> Shape:
    return {"$ref": f"#/components/schemas/{name}"}
