"""What differs between the contents of a pack as they were kept, and as made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing that differs: the way that leads to it, what it was, and what it is."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Figures and words that differ, and how many figures were compared."""

    figures: tuple[Differing, ...]
    words: tuple[Differing, ...]
    counted: int


_NAMES = ("indicator", "code", "number", "action", "name")
_FIGURES = ("rag", "state", "trace", "period", "basis")
"""Words that are as much a part of a figure as its number."""


def differing(then: Mapping[str, Any], now: Mapping[str, Any]) -> Differences:
    """What differs, of everything that was kept?

    What a later saferplan says besides is no difference. A number, a state, a colour,
    a period or a trace code is a figure, and so is a thing that holds one where none
    was; everything else is words.

    >>> was = {"rag": "red", "value": 29.85, "sentence": "Behind"}
    >>> found = differing(was, {"rag": "red", "value": 28.57, "sentence": "Below"})
    >>> [(one.path, one.before, one.after) for one in found.figures]
    [('value', '29.85', '28.57')]
    >>> [one.path for one in found.words], found.counted
    (['sentence'], 2)
    """
    figures: list[Differing] = []
    words: list[Differing] = []
    counted = 0
    for path, key, was, is_now in _pairs(then, now, ""):
        is_figure = key in _FIGURES or _has_number(was) or _has_number(is_now)
        counted += is_figure
        if was != is_now:
            held = figures if is_figure else words
            held.append(Differing(path, _told(was), _told(is_now)))
    return Differences(tuple(figures), tuple(words), counted)


_GONE = object()


def _pairs(
    then: Any, now: Any, path: str, key: str = ""
) -> Iterator[tuple[str, str, Any, Any]]:
    """Every value that was kept, beside what stands in its place now."""
    if isinstance(then, Mapping):
        held = now if isinstance(now, Mapping) else {}
        for name, was in then.items():
            inner = f"{path} {name}".strip()
            yield from _pairs(was, held.get(name, _GONE), inner, name)
    elif isinstance(then, list):
        others = now if isinstance(now, list) else []
        for place, was in enumerate(then):
            inner = f"{path} {_named(was, place)}"
            is_now = others[place] if place < len(others) else _GONE
            yield from _pairs(was, is_now, inner, key)
        if len(others) != len(then):
            # Of sentences, how many there are is a matter of words.
            many = (len(then), len(others))
            was, is_now = many if _has_number([*then, *others]) else map(str, many)
            yield f"{path} (how many)", key, was, is_now
    else:
        yield path, key, then, now


def _named(one: Any, place: int) -> str:
    """What a thing of a list is called: by its code where it has one, else counted."""
    held = one.get("position", one) if isinstance(one, Mapping) else {}
    for name in _NAMES:
        if isinstance(held, Mapping) and isinstance(held.get(name), str | int):
            return str(held[name])
    return str(place + 1)


def _has_number(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(key in _FIGURES or _has_number(held) for key, held in value.items())
    if isinstance(value, list):
        return any(map(_has_number, value))
    return _is_number(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _told(value: Any) -> str:
    if value is _GONE:
        return "not there"
    if isinstance(value, Mapping | list):
        return "something"
    return "nothing" if value is None else str(value)
