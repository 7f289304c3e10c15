"""One thing through all sheets: the strips with the same words, year after year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from saferplan.core.periods import Period
from saferplan.core.returns.history.axes import Place
from saferplan.core.returns.history.formulas import name_of
from saferplan.core.returns.history.readings import Reading
from saferplan.core.returns.history.tables import Role, Strip, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One reading of a thread: the period it is about, and where it stands."""

    period: Period
    reading: Reading
    sheet: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """All strips with the same words. ``key`` is what a mapping knows it by."""

    key: str
    name: str
    role: Role
    code: str = ""
    unit: str = ""
    points: tuple[Point, ...] = ()
    target: Reading | None = None
    where: tuple[tuple[str, str], ...] = ()

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers in it, in the order of their periods."""
        return tuple(
            p.reading.value for p in self.points if p.reading.value is not None
        )

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods in which something stands."""
        return tuple(p.period for p in self.points)


def told_apart(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, the same words for different things told apart by their sheet.

    Sheets of different years go on with the same thing; sheets about the same
    months with the same words are about different things.
    """
    held: dict[str, list[tuple[int, frozenset[Period]]]] = defaultdict(list)
    for number, table in enumerate(tables):
        for strip in table.strips:
            held[strip.key].append((number, _periods(table, strip)))
    clashing = {key for key, rows in held.items() if _clash(rows)}
    return tuple(_named_apart(table, clashing) for table in tables)


def _periods(table: Table, strip: Strip) -> frozenset[Period]:
    return frozenset(
        p.period for p in table.timed if p.period and p.at in strip.readings
    )


def _clash(rows: Sequence[tuple[int, frozenset[Period]]]) -> bool:
    return any(
        one & other
        for at, (number, one) in enumerate(rows)
        for another, other in rows[at + 1 :]
        if number != another
    )


def _named_apart(table: Table, clashing: set[str]) -> Table:
    seen: dict[str, int] = defaultdict(int)
    strips = []
    for strip in table.strips:
        named = strip
        if strip.key in clashing:
            section = ": ".join(part for part in (table.sheet, strip.section) if part)
            named = replace(strip, section=section)
        seen[named.key] += 1
        if seen[named.key] > 1:
            named = replace(named, label=f"{named.label} [{seen[named.key]}]")
        strips.append(named)
    return replace(table, strips=tuple(strips))


def threads_of(tables: Iterable[Table]) -> tuple[Thread, ...]:
    """One thread for each set of words, in the order they first stand there."""
    held: dict[str, list[tuple[Table, Strip]]] = defaultdict(list)
    for table in tables:
        for strip in table.strips:
            held[strip.key].append((table, strip))
    return tuple(_thread(key, rows) for key, rows in held.items())


def _thread(key: str, rows: Sequence[tuple[Table, Strip]]) -> Thread:
    first = rows[0][1]
    points = [point for table, strip in rows for point in _points(table, strip)]
    return Thread(
        key=key,
        name=name_of(first),
        role=_role(rows),
        code=next((s.code for _, s in rows if s.code), ""),
        unit=next((s.unit for _, s in rows if s.unit), ""),
        points=tuple(sorted(points, key=lambda p: (p.period.end, p.period.start))),
        target=next((s.target for _, s in rows if s.target), None),
        where=tuple((table.sheet, strip.name_cell) for table, strip in rows),
    )


def _role(rows: Sequence[tuple[Table, Strip]]) -> Role:
    """What most of its strips are; a short sheet may not show it."""
    roles = [strip.role for _, strip in rows]
    return max(set(roles), key=lambda role: (roles.count(role), role.is_derived))


def _points(table: Table, strip: Strip) -> Iterator[Point]:
    for place in table.timed:
        reading = strip.readings.get(place.at)
        period = period_at(place)
        if reading is not None and period is not None:
            yield Point(
                period=period,
                reading=reading,
                sheet=table.sheet,
                heading=table.heading_key(place),
            )


def period_at(place: Place) -> Period | None:
    """The period of a place: where the heading is a slip, the one it stands for."""
    return place.expected or place.period
