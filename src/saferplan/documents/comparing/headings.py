"""Under which heading does something stand, and to which trace code does it belong?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from saferplan.documents.comparing.contents import Item
from saferplan.documents.comparing.elements import attribute, child, every, local
from saferplan.documents.comparing.packages import Package
from saferplan.documents.comparing.plain import traces_in

_NAMES = ("heading ", "title")
"""How the styles of headings begin, in every language of Word."""
_OF_TEXT = "9"
"""The outline level of what is no heading."""


class Headings:
    """Tells headings from other paragraphs, by their styles."""

    def __init__(self, package: Package) -> None:
        self._styles = frozenset(_heading_styles(package))

    def is_heading(self, paragraph: Any) -> bool:
        """Is it a heading?"""
        looks = child(paragraph, "pPr")
        if looks is None:
            return False
        style, level = child(looks, "pStyle"), child(looks, "outlineLvl")
        if level is not None:
            return attribute(level, "val") != _OF_TEXT
        return style is not None and attribute(style, "val") in self._styles


def _heading_styles(package: Package) -> Iterator[str]:
    for link in package.links(package.main).values():
        if link.kind != "styles" or link.target not in package.names:
            continue
        for style in every(package.xml(link.target), "style"):
            if _is_of_headings(style):
                yield attribute(style, "styleId")


def _is_of_headings(style: Any) -> bool:
    names = (one for one in style if local(one) == "name")
    if any(attribute(one, "val").lower().startswith(_NAMES) for one in names):
        return True
    level = child(style, "pPr", "outlineLvl")
    return level is not None and attribute(level, "val") != _OF_TEXT


def with_traces(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with the trace code that each stands under.

    That is its own; else the one code under its heading, if there is just one. A
    text with several is a list of them, and is under none.
    """
    found: list[Item] = []
    for _, group in groupby(items, key=lambda item: item.under):
        held = list(group)
        own = [_one(traces_in(item.text)) for item in held]
        codes = {code for code in own if code}
        shared = codes.pop() if len(codes) == 1 else ""
        found += (
            replace(item, trace=code or shared)
            for item, code in zip(held, own, strict=True)
        )
    return tuple(found)


def _one(codes: Iterable[str]) -> str:
    found = set(codes)
    return found.pop() if len(found) == 1 else ""
