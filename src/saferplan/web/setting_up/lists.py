"""A page that lists what is there, with the ways to change it and to add to it."""

from __future__ import annotations

from dataclasses import dataclass

Link = tuple[str, str]
"""Words and address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing: ``lacks`` says what is missing of it; ``depth`` how far below."""

    name: str
    note: str = ""
    lacks: str = ""
    links: tuple[Link, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Some of them, under a heading."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """What such a page shows; ``back`` and ``next`` are addresses with words."""

    title: str
    caption: str
    back: Link
    parts: tuple[Part, ...]
    empty: str
    actions: tuple[Link, ...]
    intro: tuple[str, ...] = ()
    next: Link | None = None
    told: str = ""


def parts_of(*parts: Part) -> tuple[Part, ...]:
    """Those that have something in them."""
    return tuple(part for part in parts if part.items)
