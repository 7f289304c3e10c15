"""An entry of the log as people read it: what was done, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing about which the entry tells: what it was, and what it is now."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One thing that was done, as a manager reads it."""

    entry: int
    at: datetime
    account: str
    on_behalf_of: str
    what: str
    words: str
    source: str
    differences: tuple[Difference, ...]


def differences(detail: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What does an entry tell, a line a thing, without what stayed as it was?

    ``detail`` is plain JSON; what stands under ``before`` and ``after`` is compared
    thing by thing, anything else is told as it is.

    >>> differences({"account": "j.smith", "before": {"role": "reader", "post": "a"},
    ...              "after": {"role": "analyst", "post": "a"}})[1]
    Difference(name='role', before='reader', after='analyst')

    An entry about several things may hold a before and an after for each of them:

    >>> differences({"actions": {"DA-1": {"before": {"due": "May"},
    ...                                   "after": {"due": "June"}}}})
    (Difference(name='actions DA-1 due', before='May', after='June'),)
    """
    return tuple(_differences(detail, ""))


def _differences(detail: Mapping[str, Any], way: str) -> Iterator[Difference]:
    for name, held in detail.items():
        if name in ("before", "after"):
            continue
        inner = f"{way} {name.replace('_', ' ')}".strip()
        if _tells_change(held):
            yield from _differences(held, inner)
        else:
            for path, text in _flat(held, inner).items():
                yield Difference(name=path, before="", after=text)
    before, after = _flat(detail.get("before"), way), _flat(detail.get("after"), way)
    for path in dict.fromkeys([*before, *after]):
        was, now = before.get(path, ""), after.get(path, "")
        if was != now:
            yield Difference(name=path, before=was, after=now)


def _tells_change(told: Any) -> bool:
    """Is it a before and an after, or does it hold these for each thing in it?"""
    if not isinstance(told, Mapping) or not told:
        return False
    has_both = "before" in told or "after" in told
    return has_both or all(_tells_change(one) for one in told.values())


def _flat(told: Any, path: str) -> dict[str, str]:
    """Each thing in it by the way that leads there: ``{"lines 2 value": "14"}``."""
    if isinstance(told, Mapping):
        pairs = [(str(key), held) for key, held in told.items()]
    elif isinstance(told, list) and any(isinstance(o, Mapping | list) for o in told):
        pairs = [(str(at), held) for at, held in enumerate(told, start=1)]
    else:
        return {path.strip(): _text(told)} if told not in (None, "", []) else {}
    found: dict[str, str] = {}
    for name, held in pairs:
        found |= _flat(held, f"{path} {name.replace('_', ' ')}")
    return found


def _text(told: Any) -> str:
    if isinstance(told, bool):
        return "yes" if told else "no"
    if isinstance(told, list):
        return ", ".join(_text(one) for one in told)
    return f"{told:,}" if isinstance(told, int) else str(told)
