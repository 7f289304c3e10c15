"""The words of paragraphs in a Word document, all tracked changes accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from saferplan.documents.comparing.elements import (
    attribute,
    child,
    every,
    is_on,
    local,
    text_of,
)

_CHANGING = (
    *("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "SECTION", "TOC", "INDEX"),
    *("DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME"),
    *("FILENAME", "FILESIZE", "REVNUM", "LASTSAVEDBY"),
)
"""Fields whose words change by themselves."""
_SIGNS = {
    "tab": " ",
    "ptab": " ",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
INSERTED, DELETED = ("ins", "moveTo"), ("del", "moveFrom")
_ALIEN = ("drawing", "pict", "object", "AlternateContent")
"""What stands in a paragraph and is not of its words."""


@dataclass(slots=True)
class _Field:
    """A field that is being read: what it asks for, and whether its words came yet."""

    asks: str = ""
    shows: bool = False

    @property
    def is_silent(self) -> bool:
        """Are its words of no account?"""
        return not self.shows or _changes_itself(self.asks)


@dataclass(slots=True)
class Words:
    """Reads the words of one part, paragraph by paragraph.

    A field may begin in one paragraph and end in another, so that it is kept here;
    ``tracked`` counts the changes that somebody has not accepted or rejected yet, by
    their authors.
    """

    fields: list[_Field] = field(default_factory=list)
    tracked: Counter[str] = field(default_factory=Counter)

    def of(self, paragraph: Any) -> str:
        """The words of a paragraph."""
        return "".join(self._texts(paragraph))

    def note(self, change: Any) -> None:
        """A tracked change is here."""
        self.tracked[attribute(change, "author")] += 1

    def _texts(self, element: Any) -> Iterator[str]:
        for part in element:
            name = local(part)
            if name == "r":
                yield from self._run(part)
            elif name in DELETED:
                self.note(part)
            elif name == "fldSimple":
                if not _changes_itself(attribute(part, "instr")):
                    yield from self._texts(part)
            elif name not in ("pPr", *_ALIEN):
                if name in INSERTED:
                    self.note(part)
                yield from self._texts(part)

    def _run(self, run: Any) -> Iterator[str]:
        if is_on(child(run, "rPr", "vanish")):
            return
        for part in run:
            name = local(part)
            if name == "fldChar":
                self._turn(attribute(part, "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1].asks += text_of(part)
            elif not any(one.is_silent for one in self.fields):
                yield text_of(part) if name == "t" else _SIGNS.get(name, "")

    def _turn(self, how: str) -> None:
        if how == "begin":
            self.fields.append(_Field())
        elif how == "separate" and self.fields:
            self.fields[-1].shows = True
        elif how == "end" and self.fields:
            self.fields.pop()


def _changes_itself(asks: str) -> bool:
    words = asks.split()
    return bool(words) and words[0].upper() in _CHANGING


def is_joined(paragraph: Any) -> bool:
    """Was its end deleted with changes tracked, so that the next one joins it?"""
    return child(paragraph, "pPr", "rPr", "del") is not None


def aliens(paragraph: Any) -> Iterator[Any]:
    """Drawings and the like in a paragraph, the outermost alone."""
    for part in paragraph:
        name = local(part)
        if name in _ALIEN:
            yield part
        elif name not in DELETED:
            yield from aliens(part)


def anchors(paragraph: Any) -> Iterator[str]:
    """The numbers of the comments that are about this paragraph."""
    for mark in every(paragraph, "commentReference"):
        yield attribute(mark, "id")
