"""Workbooks: their sheets, what is drawn on them, and the comments in their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from saferplan.documents.comparing.contents import Comment, Contents, Item, Place, Table
from saferplan.documents.comparing.drawings import Canvas
from saferplan.documents.comparing.elements import (
    attribute,
    every,
    linked,
    text_of,
)
from saferplan.documents.comparing.packages import Link, Package
from saferplan.documents.comparing.plain import lines_of, plain
from saferplan.documents.comparing.refusals import damaged, too_much
from saferplan.documents.comparing.sheets import Allowance, SheetReader
from saferplan.documents.comparing.wheres import SHEET
from saferplan.documents.workbooks.xlsx_cells import SharedTexts
from saferplan.documents.workbooks.xlsx_looks import Looks, LooksReader
from saferplan.documents.workbooks.xml_events import walk

MOST_SHEETS = 100
Links = Mapping[str, Link]


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets of one workbook share."""

    package: Package
    links: Links
    texts: list[str]
    looks: Looks
    allowance: Allowance


def read_book(package: Package) -> Contents:
    """The sheets of this file, in their order.

    Raises:
        Incomparable: parts are missing or broken, or it holds too much.
    """
    main = package.xml(package.main)
    entries = tuple(every(main, "sheet"))
    if len(entries) > MOST_SHEETS:
        raise too_much("sheets", f"{MOST_SHEETS}")
    is_1904 = any(
        attribute(one, "date1904") in ("1", "true", "on")
        for one in every(main, "workbookPr")
    )
    links = package.links(package.main)
    book = _Book(
        package,
        links,
        _shared(package, links),
        _looks(package, links, is_1904=is_1904),
        Allowance(),
    )
    places: list[Place] = []
    comments: list[Comment] = []
    for number, entry in enumerate(entries, start=1):
        link = links.get(linked(entry))
        if link is None:
            raise damaged(f"The sheet {attribute(entry, 'name')[:50]!r} is not there.")
        name = plain(attribute(entry, "name"))
        is_hidden = attribute(entry, "state", "visible") != "visible"
        places.append(_place(book, link, name, number, is_hidden=is_hidden))
        comments.extend(_comments(package, package.links(link.target), name))
    return Contents(kind="xlsx", places=tuple(places), comments=tuple(comments))


def _place(
    book: _Book, link: Link, name: str, number: int, *, is_hidden: bool
) -> Place:
    """A chart on a sheet of its own has no cells, and only what is drawn."""
    items: tuple[Item, ...] = ()
    if link.kind == "worksheet":
        items = (_table(book, link, name),)
    return Place(
        what=SHEET,
        number=number,
        title=name,
        items=items,
        aside=tuple(_drawn(book.package, link.target)),
        is_hidden=is_hidden,
    )


def _table(book: _Book, link: Link, name: str) -> Table:
    reader = SheetReader(name, book.texts, book.looks, book.allowance)
    walk(book.package.source(link.target), reader)
    return reader.table()


def _drawn(package: Package, part: str) -> Iterator[Item]:
    for link in package.links(part).values():
        if link.kind == "drawing" and link.target in package.names:
            canvas = Canvas(package, package.links(link.target))
            yield from canvas.items(package.xml(link.target))


def _shared(package: Package, links: Links) -> list[str]:
    texts = SharedTexts()
    for link in links.values():
        if link.kind == "sharedStrings":
            walk(package.source(link.target), texts)
            break
    return [lines_of(text) for text in texts.found]


def _looks(package: Package, links: Links, *, is_1904: bool) -> Looks:
    reader = LooksReader()
    for link in links.values():
        if link.kind == "styles":
            walk(package.source(link.target), reader)
            break
    return reader.looks(is_1904=is_1904)


# -------------------------------------------------------------------- the comments
_THREADED = "[Threaded comment]"
"""How Excel begins the note it leaves for older programs under each comment."""


def _comments(package: Package, links: Links, sheet: str) -> Iterator[Comment]:
    for link in links.values():
        if link.target not in package.names:
            continue
        if link.kind == "comments":
            yield from _notes(package, link.target, sheet)
        elif link.kind == "threadedComment":
            yield from _threads(package, link.target, sheet)


def _notes(package: Package, part: str, sheet: str) -> Iterator[Comment]:
    tree = package.xml(part)
    authors = [plain(text_of(one)) for one in every(tree, "author")]
    for one in every(tree, "comment"):
        text = plain("".join(text_of(found) for found in every(one, "t")))
        if text.startswith(_THREADED):
            continue
        at = attribute(one, "authorId")
        known = at.isdecimal() and len(at) < 7 and int(at) < len(authors)
        yield _comment(sheet, one, authors[int(at)] if known else "", text)


def _threads(package: Package, part: str, sheet: str) -> Iterator[Comment]:
    for one in every(package.xml(part), "threadedComment"):
        text = plain(" ".join(text_of(found) for found in every(one, "text")))
        yield _comment(sheet, one, "", text)


def _comment(sheet: str, element: object, author: str, text: str) -> Comment:
    where = f"Sheet {sheet}, cell {attribute(element, 'ref')}"
    return Comment(where=where, author=author, text=text)
