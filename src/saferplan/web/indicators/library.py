"""The library of definitions that comes with saferplan, as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from saferplan.core.boards.pack import Line
from saferplan.core.indicators.definition import Indicator
from saferplan.core.wording import plural
from saferplan.documents.folder.library import NATIONAL_2008, TODAY, library, subjects
from saferplan.usecases.errors import NotFound
from saferplan.web.indicators.definitions import Fact, measure_facts

SETS = {
    TODAY: "Today’s set",
    NATIONAL_2008: "National indicator set of 2008",
}
ABOUT = {
    TODAY: "What a partnership in England or Wales can measure now.",
    NATIONAL_2008: "As they were defined for the whole country in 2008; each says "
    "what followed.",
}
# A caveat that leads to another definition: ``Successor: today/shop-theft. ...``.
_LEADS_ON = re.compile(r"(Successor|Predecessor): ([a-z0-9-]+)/([a-z0-9-]+)(.*)", re.S)


@dataclass(frozen=True, slots=True)
class Use:
    """An indicator of the partnership that was made from a definition."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One definition in the list, with its address and who uses it here."""

    shelf: str
    entry: str
    code: str
    name: str
    polarity: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The definitions of a set about one subject."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DefinitionSet:
    """One set of the library."""

    slug: str
    name: str
    about: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """What the page of the library shows."""

    count: str
    sets: tuple[DefinitionSet, ...]


@dataclass(frozen=True, slots=True)
class Caveat:
    """What to bear in mind; one that leads on names another definition."""

    before: str
    after: str = ""
    to: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryDefinitionPage:
    """What the page of one definition of the library shows."""

    name: str
    code: str
    official: str
    set_name: str
    counts: str
    uses: tuple[Use, ...]
    facts: tuple[Fact, ...]
    caveats: tuple[Caveat, ...]


def library_page(lines: Sequence[Line]) -> LibraryPage:
    """Every definition by set and subject, and which of them are used here."""
    sets = tuple(
        DefinitionSet(name, words, ABOUT[name], tuple(_subjects(name, lines)))
        for name, words in SETS.items()
    )
    return LibraryPage(_count(sets), sets)


def library_definition_page(
    shelf: str, entry: str, lines: Sequence[Line]
) -> LibraryDefinitionPage:
    """One definition in full.

    Raises:
        NotFound: the library has no such definition.
    """
    one = _shelves().get(f"{shelf}/{entry}")
    if one is None:
        raise NotFound(f"There is no definition {shelf}/{entry}.")
    return LibraryDefinitionPage(
        name=one.shown_name,
        code=one.code,
        official=one.title if one.title != one.shown_name else "",
        set_name=SETS[shelf],
        counts=one.counts,
        uses=_uses(one, lines),
        facts=tuple(fact for fact in _facts(one) if fact.text),
        caveats=tuple(_caveat(text, lines) for text in one.caveats),
    )


@cache
def _shelves() -> dict[str, Indicator]:
    """The whole library by path; it is part of saferplan and never changes."""
    return {one.library: one for name in SETS for one in library(name)}


def _subjects(name: str, lines: Sequence[Line]) -> Iterator[Subject]:
    held: dict[str, list[Entry]] = {}
    for path, subject in subjects().items():
        if path.startswith(f"{name}/"):
            held.setdefault(subject, []).append(_entry(_shelves()[path], lines))
    for subject, entries in held.items():
        yield Subject(subject, tuple(entries))


def _entry(one: Indicator, lines: Sequence[Line]) -> Entry:
    shelf, _, entry = one.library.partition("/")
    return Entry(
        shelf=shelf,
        entry=entry,
        code=one.code,
        name=one.shown_name,
        polarity=one.polarity.words,
        uses=_uses(one, lines),
    )


def _uses(one: Indicator, lines: Sequence[Line]) -> tuple[Use, ...]:
    return tuple(
        Use(line.code, line.name)
        for line in lines
        if line.position.indicator.library == one.library
    )


def _count(sets: Sequence[DefinitionSet]) -> str:
    held = [entry for s in sets for subject in s.subjects for entry in subject.entries]
    used = sum(bool(entry.uses) for entry in held)
    return f"{plural(len(held), 'definition')}, {used or 'none'} of them used here"


def _facts(one: Indicator) -> tuple[Fact, ...]:
    return (
        Fact("What is counted", one.numerator),
        Fact("Divided by", one.denominator.replace("None: ", "nothing: ", 1)),
        *measure_facts(one),
        Fact("Source", one.source),
        Fact("Area", one.geography),
        Fact("Sensitive", "figures about few people at risk" if one.sensitive else ""),
    )


def _caveat(text: str, lines: Sequence[Line]) -> Caveat:
    found = _LEADS_ON.fullmatch(text)
    other = _shelves().get(f"{found[2]}/{found[3]}") if found else None
    if found is None or other is None:
        return Caveat(text)
    return Caveat(f"{found[1]}: ", found[4], _entry(other, lines))
