"""What differs between two files: what was made, and what came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from saferplan.documents.comparing.aligning import Knowing, Pair, aligned
from saferplan.documents.comparing.contents import Contents, Place
from saferplan.documents.comparing.edits import Edit, Kind, summary_of
from saferplan.documents.comparing.lines import item_edits
from saferplan.documents.comparing.plain import plain, short
from saferplan.documents.comparing.tracing import Traces
from saferplan.documents.comparing.wheres import DOCUMENT, SHEET, place_words

MOST_EDITS = 2_000
"""More changes than these are counted and not told one by one."""
_LONG = 160
_ALONE = 0.3
"""So alike must a slide be to one that stood in its place, to be that one changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was changed by hand: figures first, then all else as it stands in the file.

    ``left_out`` are changes beyond the most that are told one by one; ``summary``
    counts all of them. ``remarks`` say how the file had to be read.
    """

    edits: tuple[Edit, ...]
    summary: str
    left_out: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many changes there are, whether or not they are told."""
        return len(self.edits) + self.left_out


def compared(
    made: Contents, sent: Contents, known: Mapping[str, str] | None = None
) -> Comparison:
    """What was changed in the file that came back, against what was made?

    ``known`` has the trace codes of the pack by the codes and names of indicators.
    What says the same in another way (other runs, parts, strings, spaces) differs in
    nothing.
    """
    traces = Traces(known or {})
    found = [*_place_edits(made, sent, traces), *_comment_edits(made, sent)]
    found.sort(key=lambda edit: not edit.is_figure)
    return Comparison(
        edits=tuple(found[:MOST_EDITS]),
        summary=summary_of(found),
        left_out=max(0, len(found) - MOST_EDITS),
        remarks=sent.remarks,
    )


# ---------------------------------------------------------------- slides and sheets
def _place_edits(made: Contents, sent: Contents, traces: Traces) -> Iterator[Edit]:
    for pair in _pairs(made, sent):
        before = None if pair.made is None else made.places[pair.made]
        after = None if pair.sent is None else sent.places[pair.sent]
        if before and after:
            yield from _within(before, after, traces)
        if after and (before is None or pair.is_moved):
            yield _came(after, before)
        elif before and after is None:
            yield _went(before)


def _pairs(made: Contents, sent: Contents) -> tuple[Pair, ...]:
    """A document is one place, whatever became of it."""
    if made.kind == "docx":
        return (Pair(0, 0),)
    return aligned(made.places, sent.places, _PLACES)


def _came(place: Place, before: Place | None) -> Edit:
    """A slide or sheet that was added, or that stood elsewhere."""
    if before is not None:
        return Edit(
            where=place_words(place),
            kind=Kind.MOVED,
            before=f"{before.what} {before.number}",
            after=f"{place.what} {place.number}",
            trace=before.trace,
            what=place.what,
        )
    return Edit(
        where=place_words(place),
        kind=Kind.ADDED,
        after=short(_text(place), _LONG),
        trace=place.trace,
        what=place.what,
    )


def _went(place: Place) -> Edit:
    return Edit(
        where=f"{place_words(place)}, as it was made",
        kind=Kind.REMOVED,
        before=short(_text(place), _LONG),
        trace=place.trace,
        what=place.what,
    )


def _within(made: Place, sent: Place, traces: Traces) -> Iterator[Edit]:
    """What was changed in a slide, a sheet or a document."""
    if sent.is_hidden and not made.is_hidden:
        yield Edit(
            where=place_words(sent),
            kind=Kind.HIDDEN,
            before="shown",
            after="hidden",
            trace=made.trace,
            what=sent.what,
        )
    if sent.what == SHEET and plain(made.title) != plain(sent.title):
        yield Edit(
            where=place_words(sent),
            kind=Kind.WORDS,
            before=made.title,
            after=sent.title,
            what="name",
        )
    # In a document a paragraph that moved reads otherwise; on a slide what lies over
    # what is nobody's business.
    tells_moves = sent.what == DOCUMENT
    yield from item_edits(
        (made, made.items), (sent, sent.items), traces, tells_moves=tells_moves
    )
    yield from item_edits(
        (made, made.aside), (sent, sent.aside), traces, tells_moves=False
    )


def _name_and_trace(place: Place) -> object:
    return (place.title, place.trace) if place.title and place.trace else ""


def _alike(made: Place, sent: Place) -> float:
    """The share of their words that two places have in common."""
    here, there = _words(_text(made)), _words(_text(sent))
    whole = here.total() + there.total()
    return 2 * (here & there).total() / whole if whole else 0.0


_PLACES: Knowing[Place] = Knowing(
    same=lambda place: place.key,
    keys=(_name_and_trace, lambda place: place.trace, lambda place: plain(place.title)),
    like=_alike,
    alone=_ALONE,
)


def _text(place: Place) -> str:
    first = [place.title] if place.what == SHEET else []
    return " · ".join((*first, *(item.text for item in place.items if item.text)))


@lru_cache(maxsize=4_096)
def _words(text: str) -> Counter[str]:
    return Counter(text.split())


# -------------------------------------------------------------------- the comments
def _comment_edits(made: Contents, sent: Contents) -> Iterator[Edit]:
    """Comments that somebody wrote; those that went are of no account."""
    held = Counter((one.author, one.text) for one in made.comments)
    for one in sent.comments:
        if held[one.author, one.text]:
            held[one.author, one.text] -= 1
            continue
        yield Edit(
            where=one.where,
            kind=Kind.COMMENT,
            after=short(f"{one.author}: {one.text}" if one.author else one.text, _LONG),
            trace=one.trace,
            what="comment",
        )
