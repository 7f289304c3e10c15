"""To which indicator does a change belong?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from saferplan.documents.comparing.contents import Contents, Row
from saferplan.documents.comparing.plain import plain, trace_in, traces_in

_SHORTEST = 3
"""Letters of a name that is looked for in running text."""


class Traces:
    """The trace codes of a pack, by the codes and names of its indicators."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = {plain(name): code for name, code in known.items()}
        names = sorted(self._known, key=len, reverse=True)
        told = "|".join(re.escape(one) for one in names if len(one) >= _SHORTEST)
        self._names = re.compile(rf"(?<!\w)(?:{told})(?!\w)") if told else None

    def of_row(self, row: Row) -> str:
        """The code in this row, or that of the indicator one of its cells names."""
        texts = [cell.text for cell in row.cells if cell.text]
        begin = (text.partition("\n")[0] for text in texts)
        found = chain(
            map(trace_in, texts), [self._named(texts)], map(self.of_text, begin)
        )
        return next((code for code in found if code), "")

    def _named(self, texts: list[str]) -> str:
        for text in texts:
            for line in text.splitlines():
                # A cell names an indicator whole, or by its code before a dot.
                for name in (plain(line), plain(line.partition(" · ")[0])):
                    if name in self._known:
                        return self._known[name]
        return ""

    def of_text(self, text: str) -> str:
        """The code in this text, or that of the longest name that stands in it."""
        found = trace_in(text)
        if found or self._names is None:
            return found
        names = (match[0] for match in self._names.finditer(plain(text)))
        return self._known.get(max(names, key=len, default=""), "")


def codes_in(contents: Contents) -> frozenset[str]:
    """Every trace code that stands in this file, in small letters."""
    return frozenset(code for text in _texts(contents) for code in traces_in(text))


def _texts(contents: Contents) -> Iterator[str]:
    for place in contents.places:
        for item in (*place.items, *place.aside):
            yield item.text
