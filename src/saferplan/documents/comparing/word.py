"""Word documents: their text, what stands beside it, comments and tracked changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from saferplan.core.wording import listed, plural
from saferplan.documents.comparing.contents import (
    Comment,
    Contents,
    Item,
    Line,
    Part,
    Place,
)
from saferplan.documents.comparing.elements import attribute, child, every, linked
from saferplan.documents.comparing.headings import Headings, with_traces
from saferplan.documents.comparing.packages import Package
from saferplan.documents.comparing.plain import lines_of, plain
from saferplan.documents.comparing.refusals import damaged
from saferplan.documents.comparing.wheres import DOCUMENT, item_words
from saferplan.documents.comparing.word_blocks import Blocks
from saferplan.documents.comparing.word_texts import Words

_APART = ("separator", "continuationSeparator", "continuationNotice")
"""Footnotes that are only lines between the text and the notes."""


def read_word(package: Package) -> Contents:
    """The paragraphs and tables of this file, in their order.

    Tracked changes are read as if they were accepted.

    Raises:
        Incomparable: parts are missing or broken, or it holds too much.
    """
    body = child(package.xml(package.main), "body")
    if body is None:
        raise damaged("It has no text.")
    blocks = Blocks(package, package.main, Headings(package))
    items = with_traces(tuple(blocks.items(body)))
    aside = (*_edges(package, body), *_footnotes(package))
    place = Place(what=DOCUMENT, number=1, title="", items=items, aside=aside)
    return Contents(
        kind="docx",
        places=(place,),
        comments=tuple(_comments(package, place, blocks.anchored)),
        remarks=tuple(_remarks(blocks.words.tracked)),
    )


def _edges(package: Package, body: Any) -> Iterator[Item]:
    """Each line of the headers and footers once, wherever it is repeated."""
    links = package.links(package.main)
    named = every(body, "headerReference", "footerReference")
    parts = dict.fromkeys(links[x].target for x in map(linked, named) if x in links)
    texts = (text for part in parts for text in _paragraphs(package, part))
    for text in dict.fromkeys(texts):
        yield Line(text=text, part=Part.EDGE)


def _paragraphs(package: Package, part: str) -> Iterator[str]:
    words = Words()
    for paragraph in every(package.xml(part), "p"):
        text = plain(words.of(paragraph))
        if text:
            yield text


def _footnotes(package: Package) -> Iterator[Item]:
    words = Words()
    for link in package.links(package.main).values():
        if link.kind in ("footnotes", "endnotes") and link.target in package.names:
            for note in every(package.xml(link.target), "footnote", "endnote"):
                if attribute(note, "type") not in _APART:
                    for paragraph in every(note, "p"):
                        text = plain(words.of(paragraph))
                        if text:
                            yield Line(text=text, part=Part.NOTE)


def _comments(
    package: Package, place: Place, anchored: Mapping[str, Line]
) -> Iterator[Comment]:
    words = Words()
    for link in package.links(package.main).values():
        if link.kind == "comments" and link.target in package.names:
            for one in every(package.xml(link.target), "comment"):
                texts = map(words.of, every(one, "p"))
                line = anchored.get(attribute(one, "id"))
                yield Comment(
                    where=item_words(place, line) if line else "In the document",
                    author=plain(attribute(one, "author")),
                    text=plain(lines_of("\n".join(texts))),
                    trace=line.trace if line else "",
                )


def _remarks(tracked: Counter[str]) -> Iterator[str]:
    if tracked:
        authors = [plain(name) for name in sorted(tracked) if name]
        by = f" by {listed(authors)}" if authors else ""
        yield (
            f"The document has {plural(tracked.total(), 'tracked change')}{by} that "
            "nobody has accepted or rejected; it was read as if all were accepted."
        )
