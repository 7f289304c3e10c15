"""A value as the ledger keeps it: plain JSON, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from saferplan.core.periods import Month


def told(value: object) -> Any:
    """The value in JSON's own kinds: dates and months as text, values as objects."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | Month):
        return str(value)
    if is_dataclass(value):
        return {f.name: told(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): told(held) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [told(one) for one in value]
    return value


def different(before: object | None, after: object) -> dict[str, Any]:
    """What changed, under ``before`` and ``after``; all of it where it is new."""
    now = told(after)
    if before is None:
        return {"before": None, "after": now}
    was = told(before)
    changed = [name for name in now if now[name] != was.get(name)]
    return {
        "before": {name: was.get(name) for name in changed},
        "after": {name: now[name] for name in changed},
    }
