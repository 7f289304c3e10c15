"""A page to be read, as plain data: the answer, the facts, what belongs to it.

Pages that show one thing of a board (a question, a meeting, a text) or a list of
them are all made of these parts, so that a reader finds the same thing in the same
place, and the next step under it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from saferplan.documents.html.shown_table import ShownTable
from saferplan.documents.status import Status


@dataclass(frozen=True, slots=True)
class Tag:
    """A word in a tag; ``look`` is the Design System's colour, never alone."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """Where one can go from here; ``about`` is said to those who hear links alone."""

    text: str
    href: str
    about: str = ""
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class SheetFact:
    """One fact under its name; ``href`` where it leads somewhere."""

    name: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a list: its words, where it stands, how it is."""

    text: str
    href: str = ""
    notes: tuple[str, ...] = ()
    tag: Tag | None = None
    status: Status | None = None
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A part under its heading: words, a list, a table, and what can be done.

    ``folds``: it is behind one line until it is wanted.
    """

    name: str
    words: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    facts: tuple[SheetFact, ...] = ()
    table: ShownTable | None = None
    empty: str = ""
    ways: tuple[Way, ...] = ()
    folds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page: ``answer`` is what a tired reader needs, ``button`` the one next step.

    ``back`` is the address and the words of the way back.
    """

    title: str
    back: tuple[str, str] | None = None
    caption: str = ""
    tag: Tag | None = None
    status: Status | None = None
    answer: str = ""
    words: tuple[str, ...] = ()
    facts: tuple[SheetFact, ...] = ()
    parts: tuple[SheetPart, ...] = ()
    button: Way | None = None
    ways: tuple[Way, ...] = ()
    told: str = ""
    section: str = "boards"
    posts: tuple[Post, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Post:
    """One button that does something at once, and what it does in a sentence."""

    text: str
    href: str
    hint: str = ""


def facts(found: Iterable[SheetFact]) -> tuple[SheetFact, ...]:
    """The facts that say something."""
    return tuple(one for one in found if one.text)


def parts(found: Iterable[SheetPart]) -> tuple[SheetPart, ...]:
    """The parts that show something: a list without entries needs its sentence."""
    return tuple(
        one
        for one in found
        if one.words or one.entries or one.facts or one.table or one.empty or one.ways
    )


def table_rows(found: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows of a table; a cell that is empty is a dash."""
    return tuple(tuple(cell.strip() or "–" for cell in row) for row in found)
