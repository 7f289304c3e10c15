"""What must hold between entries: names that exist, and stand only once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from saferplan.documents.folder.entries import Entry
from saferplan.documents.folder.laws import slug_meant, tidy
from saferplan.documents.folder.layout import (
    BASELINES,
    BODIES,
    INDICATORS,
    MEMBERSHIPS,
    OBSERVATIONS,
    ORGANISATIONS,
    PLAN,
    TARGETS,
)
from saferplan.documents.folder.problems import Problem, Spot, nearest, quoted

Entries = Mapping[str, list[Entry] | None]
"""File name to its entries; None for a file whose entries cannot be told."""


@dataclass(frozen=True, slots=True)
class Register:
    """Entries that are referred to by a name: what they are, where, by which key."""

    what: str
    file: str
    key: str
    part: str = ""

    def of(self, entries: Entries) -> list[Entry] | None:
        """Its entries, or None if they cannot be told."""
        found = entries.get(self.file, [])
        if found is None or not self.part:
            return found
        return [inner for entry in found for inner in entry.parts.get(self.part, ())]

    def names(self, entries: Entries) -> list[str] | None:
        """The names that exist, or None if they cannot be told."""
        found = self.of(entries)
        if found is None:
            return None
        names = [e.fields[self.key] for e in found if self.key in e.fields]
        # A misspelt name is told once, where it is given, not where it is used.
        tidied = slug_meant if self.key == "slug" else tidy
        return names + [tidied(name) for name in names]


ORGANISATION = Register("an organisation", ORGANISATIONS.name, "slug")
BODY = Register("a body", BODIES.name, "slug")
PRIORITY = Register("a priority", PLAN.name, "slug", "priorities")
THEME = Register("a theme", PLAN.name, "slug", "themes")
INDICATOR = Register("an indicator", INDICATORS.name, "code")


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names entries of a register (of either, where there are two)."""

    source: Register
    field: str
    targets: tuple[Register, ...]


REFERENCES = (
    Reference(BODY, "parent", (BODY,)),
    Reference(BODY, "lead_organisation", (ORGANISATION,)),
    Reference(
        Register("a seat", MEMBERSHIPS.name, ""), "organisation", (ORGANISATION,)
    ),
    Reference(Register("a seat", MEMBERSHIPS.name, ""), "body", (BODY,)),
    Reference(PRIORITY, "group", (BODY,)),
    Reference(INDICATOR, "owner", (ORGANISATION, BODY)),
    Reference(INDICATOR, "priority", (PRIORITY,)),
    Reference(INDICATOR, "groups", (BODY,)),
    Reference(Register("a row", OBSERVATIONS.name, ""), "indicator", (INDICATOR,)),
    Reference(Register("a row", TARGETS.name, ""), "indicator", (INDICATOR,)),
    Reference(Register("a row", BASELINES.name, ""), "indicator", (INDICATOR,)),
)
"""Who names whom."""

UNIQUE = ((ORGANISATION,), (BODY,), (PRIORITY, THEME), (INDICATOR,))
"""Names that may stand only once (priorities and themes share theirs)."""


def reference_problems(entries: Entries) -> Iterator[Problem]:
    """Every name that does not exist, stands twice, or answers to itself."""
    for reference in REFERENCES:
        yield from _unknown(reference, entries)
    for registers in UNIQUE:
        yield from _repeated(registers, entries)
    yield from _circles(BODY.of(entries) or [])


def _unknown(reference: Reference, entries: Entries) -> Iterator[Problem]:
    lists = [register.names(entries) for register in reference.targets]
    known = {name for names in lists if names for name in names}
    if None in lists:
        return
    absent = [t for t in reference.targets if t.file not in entries]
    if len(absent) == len(reference.targets):
        yield from _absent(reference, absent[0], entries)
        return
    words = _words(reference.targets, known)
    for entry in reference.source.of(entries) or []:
        for place, name in enumerate(_named(entry, reference.field)):
            if name and name not in known:
                spot = entry.spot_of(reference.field, place)
                yield spot.problem(quoted(name), *words(name))


def _absent(
    reference: Reference, target: Register, entries: Entries
) -> Iterator[Problem]:
    """One sentence for a whole file that is not there."""
    for entry in reference.source.of(entries) or []:
        for name in _named(entry, reference.field):
            if name:
                yield Spot(target.file).problem(
                    "no such file",
                    f"{target.what} {quoted(name)}, which {entry.spot.file} names",
                    "add the file",
                )
                return


def _words(
    targets: tuple[Register, ...], known: Iterable[str]
) -> Callable[[str], tuple[str, str]]:
    """What is expected, and how to mend an unknown name (worked out once a name)."""
    expected = " or ".join(f"the {t.key} of {t.what} in {t.file}" for t in targets)
    options, told = sorted(known), dict[str, tuple[str, str]]()

    def words(name: str) -> tuple[str, str]:
        if name not in told:
            close = nearest(name, options)
            start = f'write "{close}"' if close else "correct the name"
            mend = f"{start}, or add it to {targets[0].file}"
            told[name] = (expected, mend)
        return told[name]

    return words


def _named(entry: Entry, field: str) -> tuple[str, ...]:
    value = entry.fields.get(field, "")
    return (value,) if isinstance(value, str) else value


def _repeated(registers: tuple[Register, ...], entries: Entries) -> Iterator[Problem]:
    first: dict[str, int] = {}
    key = registers[0].key
    named = [e for r in registers for e in r.of(entries) or [] if e.fields.get(key)]
    for entry in sorted(named, key=lambda e: e.spot.line):
        name, spot = entry.fields[key], entry.spot_of(key)
        if name in first:
            yield spot.problem(
                f"{quoted(name)} a second time (first on line {first[name]})",
                f"each {key} once",
                "give one of the two another, or delete it",
            )
        first.setdefault(name, spot.line)


def _circles(bodies: list[Entry]) -> Iterator[Problem]:
    """Each circle of parents once, at the first body of it in the file."""
    parents: dict[str, str] = {}
    for entry in bodies:
        parents.setdefault(entry.fields.get("slug", ""), entry.fields.get("parent", ""))
    told: set[str] = set()
    cleared: set[str] = set()
    for entry in bodies:
        circle = _circle(entry.fields.get("slug", ""), parents, cleared)
        if circle and not told & set(circle):
            told |= set(circle)
            yield entry.spot_of("parent").problem(
                f"a circle of parents ({' to '.join([*circle, circle[0]])})",
                "a body at the top without a parent",
                "leave out the parent of the one at the top",
            )


def _circle(slug: str, parents: Mapping[str, str], cleared: set[str]) -> list[str]:
    """The way up from this body, if it comes back to it; else all on it are cleared.

    A way that reaches a body cleared before need not be gone again.
    """
    way, at = {slug: None}, parents.get(slug, "")
    while at and at not in way and at not in cleared:
        way[at] = None
        at = parents.get(at, "")
    if at == slug and slug:
        return list(way)
    cleared.update(way)
    return []
