"""A mapping of a spreadsheet on the wire: kept in the log, and in a file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from typing import Any

import yaml

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.vocabulary import Aggregation, Polarity
from saferplan.core.periods import Basis, parse_day
from saferplan.core.returns.history.mapping import Choice, Mapping, Use
from saferplan.documents.json.positions import Wire

_VOCABULARIES: dict[str, type[StrEnum]] = {
    "aggregation": Aggregation,
    "basis": Basis,
    "polarity": Polarity,
}
_LISTS = ("groups", "caveats")
_DAYS = ("collectable_from", "results_due", "valid_from")
_LEFT_OUT = ("rule", "version")
_NAMES = {f.name: f for f in fields(Indicator) if f.name not in _LEFT_OUT}
LONGEST_FILE = 1_000_000


def mapping_object(mapping: Mapping) -> Wire:
    """What was decided about a spreadsheet, in JSON's own kinds."""
    return {
        "rows": {key: _choice(choice) for key, choice in mapping.rows.items()},
        "columns": dict(mapping.columns),
        "years": dict(mapping.years),
        "group": mapping.group,
    }


def _choice(choice: Choice) -> Wire:
    if choice.use is Use.LEAVE_OUT:
        return {"use": choice.use.value}
    found: Wire = {"use": choice.use.value, "code": choice.code}
    if choice.over:
        found["over"] = choice.over
    if choice.new is not None:
        found["new"] = _definition(choice.new)
    return found


def _definition(indicator: Indicator) -> Wire:
    """Every field that is not its default."""
    found: Wire = {}
    for name, field in _NAMES.items():
        held = getattr(indicator, name)
        if field.default is MISSING or held != field.default:
            found[name] = _plain(held)
    return found


def _plain(held: object) -> object:
    if isinstance(held, StrEnum):
        return held.value
    if isinstance(held, date):
        return held.isoformat()
    return list(held) if isinstance(held, tuple) else held


def write_mapping(mapping: Mapping) -> str:
    """The mapping as a file, for `read_mapping`."""
    return json.dumps(mapping_object(mapping), ensure_ascii=False, indent=2) + "\n"


def read_mapping(text: str) -> Mapping:
    """Which mapping does this file hold, in JSON or YAML?

    Raises:
        ValueError: it holds none; the sentence says where and what is wrong.
    """
    if len(text) > LONGEST_FILE:
        raise ValueError(f"A mapping has {LONGEST_FILE:,} letters at most.")
    try:
        held = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        raise ValueError("The mapping is neither JSON nor YAML.") from None
    return mapping_from(held)


def mapping_from(held: Any) -> Mapping:
    """The mapping that `mapping_object` gave.

    Raises:
        ValueError: it is none; the sentence says what is wrong.
    """
    if not isinstance(held, dict):
        raise ValueError("A mapping has the keys rows, columns, years and group.")
    _require_known(held, ("rows", "columns", "years", "group"), "A mapping")
    return Mapping(
        rows={k: _read_choice(k, v) for k, v in _section(held, "rows").items()},
        columns={k: str(v or "") for k, v in _section(held, "columns").items()},
        years={k: _year(k, v) for k, v in _section(held, "years").items()},
        group=str(held.get("group") or ""),
    )


def _section(held: AnyMapping[str, Any], name: str) -> dict[str, Any]:
    found = held.get(name) or {}
    if not isinstance(found, dict):
        raise ValueError(f"{name} of a mapping is a list of names with what they are.")
    return {str(key): value for key, value in found.items()}


def _require_known(held: AnyMapping[Any, Any], known: Iterable[str], who: str) -> None:
    for key in held:
        if key not in known:
            raise ValueError(f"{who} has no key {key!r}; it has {', '.join(known)}.")


def _year(sheet: str, held: object) -> int:
    if not isinstance(held, int) or isinstance(held, bool):
        raise ValueError(f"The year of sheet {sheet} is a number like 2008.")
    return held


def _read_choice(key: str, held: Any) -> Choice:
    who = f"The row “{key}”"
    if held in ("leave_out", "leave out", None):
        return Choice()
    if not isinstance(held, dict):
        raise ValueError(f"{who} is either leave_out, or has the keys use and code.")
    _require_known(held, ("use", "code", "over", "new"), who)
    use = str(held.get("use") or Use.FIGURES.value)
    if use not in list(Use):
        raise ValueError(f"{who}: use is one of {', '.join(Use)}, not {use!r}.")
    new = _read_definition(who, held["new"]) if held.get("new") else None
    code = str(held.get("code") or (new.code if new else ""))
    if Use(use) is not Use.LEAVE_OUT and not code:
        raise ValueError(f"{who} needs the code of an indicator.")
    return Choice(use=Use(use), code=code, new=new, over=str(held.get("over") or ""))


def _read_definition(who: str, held: Any) -> Indicator:
    if not isinstance(held, dict):
        raise ValueError(f"{who}: new is a definition, with code and title.")
    _require_known(held, _NAMES, f"{who}: a definition")
    if not (held.get("code") and held.get("title")):
        raise ValueError(f"{who}: a new indicator needs a code and a title.")
    defaults: dict[str, Any] = {
        "plain_title": "",
        "aggregation": Aggregation.SUM.value,
        "basis": Basis.YEAR_TO_DATE.value,
        "polarity": Polarity.CONTEXT.value,
        "unit": "",
    }
    try:
        settings = {k: _read_field(k, v) for k, v in (defaults | held).items()}
        return Indicator(**settings)
    except (TypeError, ValueError, AttributeError) as problem:
        raise ValueError(f"{who}: {problem}") from None


def _read_field(name: str, held: Any) -> Any:
    if name in _VOCABULARIES:
        known = _VOCABULARIES[name]
        if held not in list(known):
            raise ValueError(f"{name} is one of {', '.join(known)}, not {held!r}.")
        return known(held)
    if name in _LISTS:
        return tuple(str(one) for one in held)
    if name in _DAYS:
        return held if isinstance(held, date) or held is None else parse_day(held)
    default = _NAMES[name].default
    if isinstance(default, bool | int | float):
        return held
    return str(held)
