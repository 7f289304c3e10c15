"""What figures could have been worked out from: sums, shares, averages, changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saferplan.core.periods import APRIL, MONTHS_IN_YEAR, Period
from saferplan.core.returns.history.readings import Reading
from saferplan.core.returns.history.tables import Role, Strip, Table
from saferplan.core.rounding import half_up

FEWEST_PARTS = 2
MOST_PARTS = 12
NEAR = 9
"""How many strips away may the parts of a share stand?"""
HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class Formula:
    """A way to work a strip out: in words, with what it gives at each place.

    ``top`` and ``bottom`` are the strips of a share, by their numbers; a running
    total has only ``top``, what it adds up.
    """

    words: str
    gives: Mapping[int, float]
    top: int = -1
    bottom: int = -1


def is_same(reading: Reading, expected: float) -> bool:
    """Is this what was printed, as precisely as it was printed?

    >>> is_same(Reading(cell="B2", text="29.9", value=29.9, decimals=1), 29.8507)
    True
    """
    if reading.value is None:
        return False
    step = 10.0**-reading.decimals
    apart = abs(expected - reading.value)
    # Asked very often, and mostly no: the dear question comes last.
    if apart > step:
        return False
    # Some programs round halves to the even neighbour.
    if apart <= step / 2 * (1 + 1e-9):
        return True
    printed = half_up(reading.value, reading.decimals)
    return half_up(expected, reading.decimals) == printed


def score(strip: Strip, formula: Formula) -> tuple[int, int]:
    """At how many places does it give what is printed, and at how many something?"""
    gives, same, checked = formula.gives, 0, 0
    for at, reading in strip.readings.items():
        if reading.value is not None and at in gives:
            checked += 1
            same += is_same(reading, gives[at])
    return same, checked


def formulas(table: Table, strip: Strip, role: Role) -> Iterator[Formula]:
    """Every way in which a strip of this kind could have been worked out."""
    make = _WAYS.get(role)
    if make is not None:
        yield from make(table, strip)


def _near(table: Table, strip: Strip) -> list[Strip]:
    here = [s.at for s in table.strips].index(strip.at)
    return [
        s
        for i, s in enumerate(table.strips)
        if i != here and -NEAR <= i - here <= NEAR and s.role is not Role.PERCENTAGE
    ]


def _before(table: Table, strip: Strip) -> list[Strip]:
    return [s for s in table.strips if s.at < strip.at]


def name_of(strip: Strip) -> str:
    """A strip as a sentence names it."""
    if strip.section and strip.section.lower() not in strip.label.lower():
        return f"{strip.section}: {strip.label}"
    return strip.label or strip.code


def _running(table: Table, strip: Strip) -> Iterator[Formula]:
    for base in _before(table, strip)[-NEAR:]:
        words = f"the running total of “{name_of(base)}”"
        yield Formula(words, running(table, base), base.at)


def running(table: Table, base: Strip) -> dict[int, float]:
    """The figures added up since the start of each financial year (or the table's)."""
    total: float | None = None
    year, found = "", {}
    for place in table.timed:
        period = _dated(place.period)
        if period.first_month.financial_year != year:
            begins = period.first_month.month == APRIL or not year
            total = 0.0 if begins else total
            year = period.first_month.financial_year
        value = base.value(place.at)
        total = None if value is None or total is None else total + value
        if total is not None:
            found[place.at] = total
    return found


def _dated(period: Period | None) -> Period:
    assert period is not None  # noqa: S101 - timed places have a period
    return period


def _sums(table: Table, strip: Strip) -> Iterator[Formula]:
    parts = [s for s in _before(table, strip) if s.role is Role.FIGURES]
    own = [s for s in parts if s.section == strip.section] if strip.section else []
    for held in ([own] if len(own) >= FEWEST_PARTS else []) + [parts]:
        for many in range(min(len(held), MOST_PARTS), FEWEST_PARTS - 1, -1):
            used = held[-many:]
            yield Formula(_sum_words(used), _each(table, used, sum))


def _sum_words(used: Sequence[Strip]) -> str:
    if len(used) == FEWEST_PARTS:
        return f"“{name_of(used[0])}” + “{name_of(used[1])}”"
    return f"the sum of “{name_of(used[0])}” to “{name_of(used[-1])}”"


def _each(
    table: Table,
    used: Sequence[Strip],
    make: Callable[[Sequence[float]], float],
) -> dict[int, float]:
    found = {}
    for place in table.places:
        values = [s.value(place.at) for s in used]
        there = [v for v in values if v is not None]
        if len(there) == len(values):
            found[place.at] = make(there)
    return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _means(table: Table, strip: Strip) -> Iterator[Formula]:
    for base in _before(table, strip)[-NEAR:]:
        sums = running(table, base)
        yield Formula(
            f"the average of “{name_of(base)}” so far",
            {at: total / n for n, (at, total) in enumerate(sums.items(), start=1)},
        )
    parts = [s for s in _before(table, strip) if s.role is Role.FIGURES]
    for many in range(min(len(parts), MOST_PARTS), FEWEST_PARTS - 1, -1):
        used = parts[-many:]
        words = _sum_words(used).removeprefix("the sum of ")
        yield Formula(f"the average of {words}", _each(table, used, _mean))


def _shares(table: Table, strip: Strip) -> Iterator[Formula]:
    near = _near(table, strip)
    values = [r.value for r in strip.readings.values() if r.value is not None]
    # Shares without a per cent sign are often written as fractions of one.
    is_fraction = all(abs(value) <= 1 for value in values)
    for scale in (HUNDRED, 1.0) if is_fraction else (HUNDRED,):
        for top in near:
            for bottom in near:
                if top.at != bottom.at and top.role is not Role.TARGET:
                    yield _share(table, top, bottom, scale)


def _share(table: Table, top: Strip, bottom: Strip, scale: float) -> Formula:
    gives = {}
    for place in table.places:
        part, whole = top.value(place.at), bottom.value(place.at)
        if part is not None and whole:
            gives[place.at] = scale * part / whole
    return Formula(f"“{name_of(top)}” ÷ “{name_of(bottom)}”", gives, top.at, bottom.at)


def _changes(table: Table, strip: Strip) -> Iterator[Formula]:
    for base in _near(table, strip):
        values = [base.value(place.at) for place in table.timed]
        for back, words in ((1, "period before"), (MONTHS_IN_YEAR, "year before")):
            for scale, kind in ((HUNDRED, "change in per cent"), (0.0, "change")):
                gives = _against(table, values, back, scale)
                yield Formula(f"the {kind} of “{name_of(base)}” on the {words}", gives)
    yield from _gaps(table, strip)


def _against(
    table: Table, values: Sequence[float | None], back: int, scale: float
) -> dict[int, float]:
    found = {}
    for place, now, was in zip(table.timed[back:], values[back:], values, strict=False):
        if now is None or was is None or (scale and not was):
            continue
        found[place.at] = scale * (now - was) / was if scale else now - was
    return found


def _gaps(table: Table, strip: Strip) -> Iterator[Formula]:
    near = _near(table, strip)
    for one in near:
        for other in near:
            if one.at == other.at:
                continue
            said = f"“{name_of(one)}” − “{name_of(other)}”"
            yield Formula(said, _each(table, [one, other], lambda v: v[0] - v[1]))
            gives = {
                place.at: HUNDRED * (a - b) / b
                for place in table.places
                if (a := one.value(place.at)) is not None
                and (b := other.value(place.at))
            }
            yield Formula(f"({said}) ÷ “{name_of(other)}”", gives)


def _rolling(table: Table, strip: Strip) -> Iterator[Formula]:
    for base in _near(table, strip):
        values = [base.value(place.at) for place in table.timed]
        gives = {}
        for end in range(MONTHS_IN_YEAR, len(values) + 1):
            held = [v for v in values[end - MONTHS_IN_YEAR : end] if v is not None]
            if len(held) == MONTHS_IN_YEAR:
                gives[table.timed[end - 1].at] = sum(held)
        yield Formula(f"the last 12 months of “{name_of(base)}”", gives)


_WAYS: dict[Role, Callable[[Table, Strip], Iterator[Formula]]] = {
    Role.CUMULATIVE: _running,
    Role.TOTAL: _sums,
    Role.AVERAGE: _means,
    Role.PERCENTAGE: _shares,
    Role.CHANGE: _changes,
    Role.DIFFERENCE: _gaps,
    Role.ROLLING: _rolling,
}
