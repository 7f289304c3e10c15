"""What is wrong with a request, from the words of the library that checked it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saferplan.documents.json.problems import Fault

_PLACES = {"body": "", "query": "", "path": "", "form": "", "file": ""}
_OWN_WORDS = "value_error"
_FOUND = {
    "missing": "It is not there.",
    "extra_forbidden": "There is no such key.",
    "string_type": "It is no text.",
    "string_unicode": "It is no text that can be read.",
    "string_too_long": "It is too long.",
    "bool_type": "It is neither true nor false.",
    "bool_parsing": "It is neither true nor false.",
    "int_type": "It is no whole number.",
    "int_parsing": "It is no whole number.",
    "int_from_float": "It is no whole number.",
    "int_parsing_size": "It is too large.",
    "greater_than_equal": "It is too small.",
    "less_than_equal": "It is too large.",
    "list_type": "It is no list.",
    "dict_type": "It is no object.",
    "model_type": "It is no object.",
    "model_attributes_type": "It is no object.",
    "too_long": "There are too many.",
    "enum": "It is none of the words that are known here.",
    "literal_error": "It is none of the words that are known here.",
}
_EXPECTED = {
    "string_type": "Expected a text.",
    "string_too_long": "At most {max_length:,} letters.",
    "bool_type": "Expected true or false.",
    "bool_parsing": "Expected true or false.",
    "int_type": "Expected a whole number.",
    "int_parsing": "Expected a whole number.",
    "greater_than_equal": "At least {ge:,}.",
    "less_than_equal": "At most {le:,}.",
    "too_long": "At most {max_length:,}.",
    "list_type": "Expected a list.",
    "dict_type": "Expected an object.",
    "model_type": "Expected an object.",
    "model_attributes_type": "Expected an object.",
    "enum": "Expected {expected}.",
    "literal_error": "Expected {expected}.",
}
_MEND = {
    "missing": "Send it.",
    "extra_forbidden": "Leave it out, or check its spelling.",
}
_UNKNOWN = "It cannot be used."


def fault_of(error: Mapping[str, Any]) -> Fault:
    """The fault that an error of the library tells of.

    >>> fault_of({"type": "missing", "loc": ("body", "lines", 2, "code")}).sentence
    'lines 3 code: It is not there. Send it.'
    """
    kind, context = error["type"], error.get("ctx", {})
    where = _where(error["loc"])
    if kind == _OWN_WORDS:
        return Fault(field=where, found=str(context.get("error", _UNKNOWN)))
    return Fault(
        field=where,
        found=_FOUND.get(kind, _UNKNOWN),
        expected=_expected(kind, context),
        mend=_MEND.get(kind, ""),
    )


def _where(place: tuple[Any, ...]) -> str:
    """``lines 3 code``: keys by their names, the parts of a list counted from 1."""
    parts = [str(part + 1) if isinstance(part, int) else str(part) for part in place]
    if parts and parts[0] in _PLACES:
        parts = parts[1:]
    return " ".join(part for part in parts if part not in ("data", "sent"))[:200]


def _expected(kind: str, context: Mapping[str, Any]) -> str:
    template = _EXPECTED.get(kind, "")
    try:
        return template.format(**context)
    except (KeyError, ValueError):
        return ""
