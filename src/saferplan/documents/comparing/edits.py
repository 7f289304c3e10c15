"""What was changed by hand: one change each, and all of them in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from saferplan.core.wording import listed, plural


class Kind(StrEnum):
    """What was done by hand?"""

    FIGURE = "figure"
    WORDS = "words"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    HIDDEN = "hidden"
    REPLACED = "replaced"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change: where, of what kind, what was there before, and what is now.

    ``trace`` is the code of the indicator it is about, as it was made, where that is
    known. ``what`` is the sort of thing (a slide, a row, a cell), of which ``count``
    were changed in the same way.
    """

    where: str
    kind: Kind
    before: str = ""
    after: str = ""
    trace: str = ""
    what: str = ""
    count: int = 1

    @property
    def is_figure(self) -> bool:
        """Do the numbers in it differ?"""
        return self.kind is Kind.FIGURE


_DONE = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.MOVED: "moved",
    Kind.HIDDEN: "hidden",
    Kind.REPLACED: "replaced",
    Kind.COMMENT: "written",
}


def summary_of(edits: Iterable[Edit]) -> str:
    """All of them in one sentence.

    >>> one = Edit(where="Slide 7", kind=Kind.FIGURE, before="34", after="30")
    >>> two = Edit(where="Slide 9", kind=Kind.ADDED, what="slide")
    >>> summary_of([one, one, two]), summary_of([])
    ('2 figures were changed by hand; 1 slide was added.', 'Nothing was changed.')
    """
    counts: Counter[tuple[Kind, str]] = Counter()
    for edit in edits:
        counts[edit.kind, "" if edit.kind in _CHANGED else edit.what] += edit.count
    told = [text for text in (_changed(counts), listed(list(_done(counts)))) if text]
    return f"{'; '.join(told)}." if told else "Nothing was changed."


_CHANGED = {Kind.FIGURE: "figure", Kind.WORDS: "text"}


def _changed(counts: Counter[tuple[Kind, str]]) -> str:
    found = {_CHANGED[kind]: counts[kind, ""] for kind in _CHANGED if counts[kind, ""]}
    told = listed([plural(count, word) for word, count in found.items()])
    verb = "was" if sum(found.values()) == 1 else "were"
    return f"{told} {verb} changed by hand" if told else ""


def _done(counts: Counter[tuple[Kind, str]]) -> Iterator[str]:
    for kind, done in _DONE.items():
        for (held, what), count in sorted(counts.items()):
            if held is kind:
                verb = "was" if count == 1 else "were"
                yield f"{plural(count, what)} {verb} {done}"
