"""The library as it is chosen from: by shelf, or by words that are sought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from saferplan.core.indicators.definition import Indicator
from saferplan.core.wording import plural
from saferplan.documents.folder.library import SETS, library, subjects
from saferplan.usecases.errors import NotFound
from saferplan.web.indicators.definitions import measure_facts
from saferplan.web.indicators.library import SETS as SET_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One definition: its address, its words, and under which code it is used."""

    shelf: str
    entry: str
    name: str
    note: str
    used_as: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The definitions about one subject."""

    name: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One set of the library."""

    name: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvesPage:
    """What the page shows: what was sought, and what was found."""

    sought: str
    count: str
    shelves: tuple[Shelf, ...]


def library_entry(shelf: str, entry: str) -> Indicator:
    """This definition.

    Raises:
        NotFound: the library has none of this name.
    """
    found = _all().get(f"{shelf}/{entry}")
    if found is None:
        raise NotFound(f"There is no definition {shelf}/{entry}.")
    return found


def facts(one: Indicator) -> tuple[tuple[str, str], ...]:
    """What the definition says that is not asked again."""
    said = [
        ("What is counted", one.numerator),
        ("Divided by", "" if one.denominator.startswith("None") else one.denominator),
        *((fact.name, fact.text) for fact in measure_facts(one)),
        ("Source", one.source),
    ]
    return tuple((name, text) for name, text in said if text and name != _POLARITY)


_POLARITY = "Which way is better"


def found_on_shelves(sought: str, used: Mapping[str, str]) -> ShelvesPage:
    """Every definition with these words, by set and subject.

    ``used`` has, by path, the code under which a definition is used already.
    """
    shelves = tuple(
        Shelf(SET_NAMES[name], tuple(_subjects(name, sought, used))) for name in SETS
    )
    held = [o for s in shelves for subject in s.subjects for o in subject.offers]
    count = plural(len(held), "definition")
    return ShelvesPage(
        sought=sought,
        count=f"{count} with “{sought}”" if sought else count,
        shelves=tuple(s for s in shelves if s.subjects),
    )


def _subjects(name: str, sought: str, used: Mapping[str, str]) -> Iterator[Subject]:
    by_subject: dict[str, list[Offer]] = {}
    for path, subject in subjects().items():
        one = _all()[path]
        if path.startswith(f"{name}/") and _speaks_of(one, subject, sought):
            by_subject.setdefault(subject, []).append(_offer(one, used))
    for subject, offers in by_subject.items():
        yield Subject(subject, tuple(offers))


def _speaks_of(one: Indicator, subject: str, sought: str) -> bool:
    """Does it hold every word that is sought, in any order?"""
    words = " ".join(
        (one.code, one.title, one.plain_title, one.counts, one.numerator, subject)
    ).lower()
    return all(word in words for word in sought.lower().split())


def _offer(one: Indicator, used: Mapping[str, str]) -> Offer:
    shelf, _, entry = one.library.partition("/")
    return Offer(
        shelf=shelf,
        entry=entry,
        name=one.shown_name,
        note=one.counts or one.title,
        used_as=used.get(one.library, ""),
    )


@cache
def _all() -> dict[str, Indicator]:
    """The whole library by path; it is part of saferplan and never changes."""
    return {one.library: one for name in SETS for one in library(name)}
