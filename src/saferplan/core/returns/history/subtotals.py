"""Derived places: totals, quarters and averages along a row, worked out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from saferplan.core.returns.history.axes import Place
from saferplan.core.returns.history.comparing import (
    Comparison,
    Difference,
    recomputed_words,
)
from saferplan.core.returns.history.formulas import is_same
from saferplan.core.returns.history.readings import Reading
from saferplan.core.returns.history.tables import Role, Strip, Table

Shares = Mapping[str, tuple[str, str]]
"""For a percentage's key: the keys of what it divides and what it divides by."""


def subtotals(table: Table, shares: Shares) -> tuple[Comparison, ...]:
    """Work out every total column (or row) of a table again.

    A count is added up, a running total and a target taken from their last
    period, a percentage worked out from the totals of its parts. What is neither
    (a level, an average) is left alone.
    """
    found = (
        _compared(table, place, shares) for place in table.places if place.is_derived
    )
    return tuple(one for one in found if one.checked)


def _compared(table: Table, place: Place, shares: Shares) -> Comparison:
    parts = parts_of(table, place)
    differences, checked, cells = [], 0, set()
    for strip in table.strips:
        reading = strip.readings.get(place.at)
        ways = dict(_ways(table, strip, parts, place, shares))
        if reading is None or reading.value is None or not ways:
            continue
        checked += 1
        cells.add(reading.cell)
        if not any(is_same(reading, value) for value in _right(ways)):
            differences.append(_difference(table, place, strip, reading, ways))
    return Comparison(
        sheet=table.sheet,
        key=f"{place.words.lower()} ({table.sheet})",
        name=place.words,
        role=Role.TOTAL,
        formula=f"from {len(parts)} periods in {table.sheet}",
        checked=checked,
        cells=frozenset(cells),
        differences=tuple(differences),
    )


def parts_of(table: Table, place: Place) -> tuple[Place, ...]:
    """Which places does a total cover: those in its period, or all before it?"""
    timed = table.timed
    if place.period is not None:
        whole = place.period
        return tuple(
            p
            for p in timed
            if p.period and whole.start <= p.period.start and p.period.end <= whole.end
        )
    before = [p for p in timed if p.at < place.at]
    if not before:
        return timed
    last = before[-1].period
    year = last.last_month.financial_year if last else ""
    same = tuple(
        p for p in before if p.period and p.period.last_month.financial_year == year
    )
    return same if len(same) > 1 else tuple(before)


_SUM, _LAST, _POOLED, _MEAN = "sum", "last", "pooled", "mean"


def _right(ways: Mapping[str, float]) -> list[float]:
    """What may rightly stand there; the mean of percentages may not."""
    if _POOLED in ways:
        return [value for way, value in ways.items() if way != _MEAN]
    return list(ways.values())


def _ways(
    table: Table,
    strip: Strip,
    parts: Sequence[Place],
    place: Place,
    shares: Shares,
) -> Iterator[tuple[str, float]]:
    values = [v for p in parts if (v := strip.value(p.at)) is not None]
    if not values or strip.role in (Role.CHANGE, Role.DIFFERENCE, Role.AVERAGE):
        return
    average = sum(values) / len(values)
    if "average" in place.words.lower() or "mean" in place.words.lower():
        if strip.role is not Role.PERCENTAGE:
            yield _MEAN, average
        return
    if strip.role is Role.PERCENTAGE:
        pooled = _pooled(table, strip, parts, shares)
        if pooled is not None:
            yield _POOLED, pooled
            yield _LAST, values[-1]
            yield _MEAN, average
        return
    if strip.role in (Role.FIGURES, Role.TOTAL, Role.TARGET):
        yield _SUM, sum(values)
    if strip.role is not Role.TOTAL:
        yield _LAST, values[-1]


def _pooled(
    table: Table, strip: Strip, parts: Sequence[Place], shares: Shares
) -> float | None:
    """The percentage of the totals, which is not the average of percentages."""
    top, bottom = shares.get(strip.key, ("", ""))
    by_key = {s.key: s for s in table.strips}
    if top not in by_key or bottom not in by_key:
        return None
    part, whole = (_taken(by_key[key], parts) for key in (top, bottom))
    return 100 * part / whole if part is not None and whole else None


def _taken(strip: Strip, parts: Sequence[Place]) -> float | None:
    values = [v for p in parts if (v := strip.value(p.at)) is not None]
    if not values:
        return None
    return values[-1] if strip.role is Role.CUMULATIVE else sum(values)


def _difference(
    table: Table,
    place: Place,
    strip: Strip,
    reading: Reading,
    ways: Mapping[str, float],
) -> Difference:
    first = next(iter(ways.values()))
    cause = ""
    if _MEAN in ways and is_same(reading, ways[_MEAN]):
        cause = "the percentages were averaged, instead of dividing the totals"
    return Difference(
        sheet=table.sheet,
        cell=reading.cell,
        period=place.words,
        printed=reading.text,
        recomputed=recomputed_words(reading, first),
        cause=cause,
    )
