"""Slides: what stands on each, in its notes, and in its comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from saferplan.documents.comparing.contents import (
    Comment,
    Contents,
    Item,
    Line,
    Part,
    Place,
)
from saferplan.documents.comparing.drawings import Canvas, paragraphs, place_of
from saferplan.documents.comparing.elements import (
    attribute,
    child,
    every,
    linked,
    local,
    text_of,
)
from saferplan.documents.comparing.packages import Package
from saferplan.documents.comparing.plain import plain, trace_in
from saferplan.documents.comparing.refusals import damaged, too_much
from saferplan.documents.comparing.wheres import place_words

MOST_SLIDES = 1_000
SLIDE = "slide"


def read_deck(package: Package) -> Contents:
    """The slides of this file, in their order.

    Raises:
        Incomparable: parts are missing or broken, or it has too many slides.
    """
    parts = tuple(_slides(package))
    if len(parts) > MOST_SLIDES:
        raise too_much("slides", f"{MOST_SLIDES:,}")
    authors = dict(_authors(package))
    places: list[Place] = []
    comments: list[Comment] = []
    for number, part in enumerate(parts, start=1):
        place = _place(package, part, number)
        places.append(place)
        comments.extend(_comments(package, part, place, authors))
    return Contents(kind="pptx", places=tuple(places), comments=tuple(comments))


def _slides(package: Package) -> Iterator[str]:
    links = package.links(package.main)
    for entry in every(package.xml(package.main), "sldId"):
        link = links.get(linked(entry))
        if link is None:
            raise damaged("A slide is listed and is not there.")
        yield link.target


def _place(package: Package, part: str, number: int) -> Place:
    slide = package.xml(part)
    shapes = child(slide, "cSld", "spTree")
    canvas = Canvas(package, package.links(part))
    items = tuple(canvas.items(shapes if shapes is not None else ()))
    return Place(
        what=SLIDE,
        number=number,
        title=_title(items),
        items=items,
        aside=tuple(_notes(package, part)),
        trace=_trace(items),
        is_hidden=attribute(slide, "show", "1") in ("0", "false"),
    )


def _title(items: tuple[Item, ...]) -> str:
    """Its title; else the first words on it."""
    lines = [item for item in items if isinstance(item, Line)]
    titles = [line.text for line in lines if line.part is Part.TITLE]
    if titles:
        return plain(" ".join(titles))
    return lines[0].text if lines else ""


def _trace(items: tuple[Item, ...]) -> str:
    """The code at its foot; a slide with several is about no one indicator."""
    lines = (item.text for item in items if isinstance(item, Line))
    found = {code for code in map(trace_in, lines) if code}
    return found.pop() if len(found) == 1 else ""


def _notes(package: Package, part: str) -> Iterator[Item]:
    for link in package.links(part).values():
        if link.kind == "notesSlide" and link.target in package.names:
            for shape in every(package.xml(link.target), "sp"):
                yield from _notes_of(shape)


def _notes_of(shape: Any) -> Iterator[Item]:
    body = child(shape, "txBody")
    if body is not None and place_of(shape) == "body":
        for text in paragraphs(body):
            yield Line(text=text, part=Part.NOTES)


# -------------------------------------------------------------------- the comments
def _authors(package: Package) -> Iterator[tuple[str, str]]:
    for link in package.links(package.main).values():
        if link.kind in ("commentAuthors", "authors") and link.target in package.names:
            for one in every(package.xml(link.target), "cmAuthor", "author"):
                yield attribute(one, "id"), plain(attribute(one, "name"))


def _comments(
    package: Package, part: str, place: Place, authors: dict[str, str]
) -> Iterator[Comment]:
    for link in package.links(part).values():
        if link.kind == "comments" and link.target in package.names:
            for one in every(package.xml(link.target), "cm", "reply"):
                yield Comment(
                    where=place_words(place),
                    author=authors.get(attribute(one, "authorId"), ""),
                    text=_comment_text(one),
                    trace=place.trace,
                )


def _comment_text(comment: Any) -> str:
    """What it says: plain in older files, paragraphs in newer ones."""
    body = child(comment, "txBody")
    if body is not None:
        return plain(" ".join(paragraphs(body)))
    return plain(" ".join(text_of(x) for x in comment if local(x) == "text"))
