"""What was changed among the lines, tables and pictures of one place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from saferplan.documents.comparing.aligning import Knowing, Pair, aligned
from saferplan.documents.comparing.contents import (
    Item,
    Line,
    Part,
    Place,
    Table,
    Thing,
)
from saferplan.documents.comparing.edits import Edit, Kind
from saferplan.documents.comparing.plain import around, numbers_in, plain, short
from saferplan.documents.comparing.tables import table_edits
from saferplan.documents.comparing.tracing import Traces
from saferplan.documents.comparing.wheres import DOCUMENT, item_words

_LONG = 160
Side = tuple[Place, tuple[Item, ...]]


def item_edits(
    made: Side, sent: Side, traces: Traces, *, tells_moves: bool
) -> Iterator[Edit]:
    """Every change from the one to the other, in the order of what came back."""
    pairs = aligned(made[1], sent[1], _ITEMS)
    yield from (edit for pair in pairs for edit in _of_pair(made, sent, pair, traces))
    if tells_moves:
        for run in _runs(pairs):
            yield _moved(made, sent, run)


def _of_pair(made: Side, sent: Side, pair: Pair, traces: Traces) -> Iterator[Edit]:
    before = None if pair.made is None else made[1][pair.made]
    after = None if pair.sent is None else sent[1][pair.sent]
    if before is None or after is None:
        yield from _one_sided(made[0], sent[0], before, after, traces)
    elif isinstance(before, Table) and isinstance(after, Table):
        yield from table_edits(sent[0], before, after, traces)
    elif isinstance(after, Thing) and before.key != after.key:
        yield _replaced(sent[0], before, after)
    elif before.key != after.key:
        yield _line_edit(sent[0], before, after, traces)


def _replaced(place: Place, before: Item, after: Thing) -> Edit:
    return Edit(
        where=item_words(place, after),
        kind=Kind.REPLACED,
        before=f"the {after.what} as it was made",
        after=f"another {after.what}",
        trace=before.trace or place.trace,
        what=after.what,
    )


def _line_edit(place: Place, before: Item, after: Item, traces: Traces) -> Edit:
    is_figure = numbers_in(plain(before.text)) != numbers_in(plain(after.text))
    was, is_now = around(before.text, after.text)
    return Edit(
        where=item_words(place, after),
        kind=Kind.FIGURE if is_figure else Kind.WORDS,
        before=was,
        after=is_now,
        trace=_trace(place, before, traces),
        what=_sort(place, after),
    )


def _one_sided(
    made: Place, sent: Place, before: Item | None, after: Item | None, traces: Traces
) -> Iterator[Edit]:
    """A line, table or picture that was added or removed."""
    if after is not None:
        yield Edit(
            where=item_words(sent, after),
            kind=Kind.ADDED,
            after=short(after.text, _LONG),
            trace=_trace(sent, after, traces),
            what=_sort(sent, after),
        )
    elif before is not None:
        yield Edit(
            where=item_words(made, before),
            kind=Kind.REMOVED,
            before=short(before.text, _LONG),
            trace=_trace(made, before, traces),
            what=_sort(made, before),
        )


def _trace(place: Place, item: Item, traces: Traces) -> str:
    """The code it stands under, or that of the indicator it names, or its heading."""
    return (
        item.trace
        or place.trace
        or traces.of_text(item.text)
        or traces.of_text(item.under)
    )


def _sort(place: Place, item: Item) -> str:
    if isinstance(item, Table):
        return item.form.value
    if not isinstance(item, Line):
        return item.what
    if item.part is Part.HEADING:
        return "heading"
    return "paragraph" if place.what == DOCUMENT else "text"


# -------------------------------------------------------------------- what was moved
def _runs(pairs: tuple[Pair, ...]) -> Iterator[list[Pair]]:
    """What was moved, that which moved together together."""
    run: list[Pair] = []
    for pair in pairs:
        if not pair.is_moved:
            continue
        if run and _follows(run[-1], pair):
            run.append(pair)
            continue
        if run:
            yield run
        run = [pair]
    if run:
        yield run


def _follows(before: Pair, after: Pair) -> bool:
    if before.made is None or before.sent is None:
        return False
    return (before.made + 1, before.sent + 1) == (after.made, after.sent)


def _moved(made: Side, sent: Side, run: list[Pair]) -> Edit:
    first = run[0]
    item = sent[1][first.sent or 0]
    is_section = len(run) > 1 and isinstance(item, Line) and item.part is Part.HEADING
    return Edit(
        where=item_words(sent[0], item),
        kind=Kind.MOVED,
        before=_after(made[1], first.made or 0),
        after=_after(sent[1], first.sent or 0),
        trace=item.trace,
        what="section" if is_section else _sort(sent[0], item),
        count=1 if is_section else len(run),
    )


def _after(items: tuple[Item, ...], at: int) -> str:
    """What stands before it."""
    if at == 0:
        return "at the top"
    return f"after “{short(items[at - 1].text)}”"


# ------------------------------------------------------------------ what is the same
def _alike(made: Item, sent: Item) -> float:
    """The share of words that two lines or tables have in common; below 0: never.

    A picture may be any other picture.
    """
    if _sort_of(made) != _sort_of(sent):
        return -1.0
    if isinstance(made, Thing):
        return 0.5
    here, there = _words(made.text), _words(sent.text)
    whole = len(here) + len(there)
    return 2 * len(here & there) / whole if whole else 0.0


def _sort_of(item: Item) -> str:
    if isinstance(item, Table):
        return item.form
    return item.part if isinstance(item, Line) else item.what


@lru_cache(maxsize=4_096)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ITEMS: Knowing[Item] = Knowing(same=lambda item: item.key, like=_alike)
