"""Derived rows: recognised by their words and by arithmetic, worked out again.

Nothing derived is ever stored; what was printed is held against what it should
be, and each difference says where it is and what was likely done (methods,
section 13, the first three).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from saferplan.core.returns.history.formulas import (
    Formula,
    formulas,
    is_same,
    name_of,
    score,
)
from saferplan.core.returns.history.readings import Reading
from saferplan.core.returns.history.tables import Role, Strip, Table
from saferplan.core.wording import figure

ENOUGH = 4
"""Places at which arithmetic must hold to be believed without any words."""
_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.TARGET, r"\b(targets?|planned|profile|trajectory)\b"),
    (Role.CHANGE, r"change|increase|decrease|compared (to|with)|on last year"),
    (Role.DIFFERENCE, r"\b(variance|gap|difference|(above|below|against) target)\b"),
    (Role.AVERAGE, r"\b(average|mean|avg)\b"),
    (Role.ROLLING, r"rolling|\br12\b|last 12 months|12 months to"),
    (Role.PERCENTAGE, r"%|per ?cent|percentage|proportion"),
    (Role.CUMULATIVE, r"cumul|year to date|\bytd\b|\bto date\b|running total|\bcum\b"),
    (Role.TOTAL, r"\b(sub-?)?totals?\b"),
)
_DIFFERENCE_FIRST = re.compile(r"(variance|gap|difference|above|below|against)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A derived cell that is not what its parts give."""

    sheet: str
    cell: str
    period: str
    printed: str
    recomputed: str
    cause: str = ""

    @property
    def sentence(self) -> str:
        """All of it on one line."""
        likely = f" Likely cause: {self.cause}." if self.cause else ""
        return (
            f"Sheet {self.sheet}, cell {self.cell} ({self.period}): printed "
            f"{self.printed}, worked out again {self.recomputed}.{likely}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One derived row or column, worked out again.

    ``formula`` is how it was worked out; empty where its parts were not found.
    ``top`` and ``bottom`` are the keys of the strips a share was made from; ``top``
    alone is that of the strip a running total adds up.
    """

    sheet: str
    key: str
    name: str
    role: Role
    formula: str
    checked: int
    cells: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()
    top: str = ""
    bottom: str = ""

    @property
    def agrees(self) -> bool:
        """Was it worked out again, everywhere as printed?"""
        return bool(self.checked) and not self.differences


def role_by_words(strip: Strip) -> Role:
    """What does the name of a strip say that it is?

    >>> role_by_words(Strip(at=1, label="Cumulative cases", name_cell="A2")).value
    'cumulative'
    """
    said = f"{strip.label} {strip.unit}".lower()
    if "target" in said and _DIFFERENCE_FIRST.search(said):
        return Role.DIFFERENCE
    found = next((role for role, words in _WORDS if re.search(words, said)), None)
    shown = [r.is_percent for r in strip.readings.values() if r.value is not None]
    if found is None and shown and all(shown):
        return Role.PERCENTAGE
    return found or Role.FIGURES


def compared(table: Table) -> tuple[Table, tuple[Comparison, ...]]:
    """Give every strip its role, and work the derived ones out again."""
    worded = tuple(replace(s, role=role_by_words(s)) for s in table.strips)
    held = replace(table, strips=worded)
    comparisons = []
    # Sums first: shares may be made of running totals.
    for turn in (_SUMS, _THE_REST):
        for strip in held.strips:
            if strip.role not in turn:
                continue
            settled, comparison = _settled(held, strip)
            held = _with(held, settled)
            if comparison:
                comparisons.append(comparison)
    order = {s.key: s.at for s in held.strips}
    return held, tuple(sorted(comparisons, key=lambda c: order.get(c.key, 0)))


_SUMS = (Role.FIGURES, Role.CUMULATIVE, Role.TOTAL)
_THE_REST = (Role.PERCENTAGE, Role.AVERAGE, Role.CHANGE, Role.ROLLING, Role.DIFFERENCE)


_BY_PLACE = (Role.PERCENTAGE, Role.TOTAL)
"""What stands in a column of totals is worked out with that column."""


def _with(table: Table, strip: Strip) -> Table:
    return replace(
        table, strips=tuple(strip if s.at == strip.at else s for s in table.strips)
    )


def _settled(table: Table, strip: Strip) -> tuple[Strip, Comparison | None]:
    """The strip with the role that arithmetic confirms, and its comparison."""
    if strip.role is Role.FIGURES:
        return _by_arithmetic(table, strip)
    best = best_formula(table, strip)
    if best is None:
        if _stands_alone(strip):
            return replace(strip, role=Role.FIGURES), None
        return strip, _comparison(table, strip, None)
    return strip, _comparison(table, strip, best)


def _stands_alone(strip: Strip) -> bool:
    """Is it a figure of its own, whatever its name: “Total recorded crime”?

    A percentage without its parts is all there is; a total with more words than
    that names what is counted.
    """
    if strip.role is Role.PERCENTAGE:
        return True
    words = re.sub(r"\W+", " ", strip.label.lower()).split()
    return strip.role in (Role.TOTAL, Role.ROLLING) and len(words) > 1


def _by_arithmetic(table: Table, strip: Strip) -> tuple[Strip, Comparison | None]:
    values = [r.value for r in strip.readings.values() if r.value is not None]
    if len(set(values)) < ENOUGH:
        return strip, None
    for role in (Role.CUMULATIVE, Role.TOTAL):
        for formula in formulas(table, strip, role):
            same, checked = score(strip, formula)
            if checked >= ENOUGH and same == checked:
                sure = replace(strip, role=role)
                return sure, _comparison(table, sure, formula)
    return strip, None


def best_formula(table: Table, strip: Strip) -> Formula | None:
    """The way that gives most of what is printed; None if none gives half of it."""
    best, most = None, (0, 0.0)
    for formula in formulas(table, strip, strip.role):
        same, checked = score(strip, formula)
        if same < 2 or same * 2 < checked:
            continue
        # What is named in the strip's own words is more likely than a chance.
        rank = (same, _shared_words(strip, formula))
        if rank > most:
            best, most = formula, rank
    return best


def _shared_words(strip: Strip, formula: Formula) -> float:
    own = set(re.findall(r"[a-z]{3,}", strip.label.lower()))
    theirs = set(re.findall(r"[a-z]{3,}", formula.words.lower()))
    return len(own & theirs) - len(theirs) / 100


def _comparison(table: Table, strip: Strip, formula: Formula | None) -> Comparison:
    made = dict(formula.gives) if formula else {}
    differences = tuple(_differences(table, strip, formula)) if formula else ()
    by_at = {s.at: s.key for s in table.strips}
    return Comparison(
        sheet=table.sheet,
        key=strip.key,
        name=name_of(strip),
        role=strip.role,
        formula=formula.words if formula else "",
        checked=score(strip, formula)[1] if formula else 0,
        cells=frozenset(r.cell for at, r in strip.readings.items() if at in made),
        differences=differences,
        top=by_at.get(formula.top, "") if formula else "",
        bottom=by_at.get(formula.bottom, "") if formula else "",
    )


def _differences(table: Table, strip: Strip, formula: Formula) -> Iterator[Difference]:
    for at, reading in sorted(strip.readings.items()):
        expected = formula.gives.get(at)
        if reading.value is None or expected is None or is_same(reading, expected):
            continue
        place = table.place(at)
        if place and place.is_derived and strip.role in _BY_PLACE:
            continue
        yield Difference(
            sheet=table.sheet,
            cell=reading.cell,
            period=_period_words(place),
            printed=reading.text,
            recomputed=recomputed_words(reading, expected),
            cause=_cause(table, strip, formula, at, reading),
        )


def _period_words(place: object) -> str:
    period = getattr(place, "period", None)
    return period.label if period else getattr(place, "words", "")


def recomputed_words(reading: Reading, expected: float) -> str:
    """The right number, as precisely as the printed one.

    >>> recomputed_words(Reading(cell="A1", text="26.3%", is_percent=True,
    ...     value=26.3, decimals=1), 28.571428)
    '28.6%'
    """
    digits = min(reading.decimals, 2)
    return figure(expected, digits, "%" if reading.is_percent else "")


def _cause(
    table: Table, strip: Strip, right: Formula, at: int, reading: Reading
) -> str:
    """Which slip gives exactly what is printed?"""
    others = [
        f
        for f in formulas(table, strip, strip.role)
        if at in f.gives and is_same(reading, f.gives[at]) and f.words != right.words
    ]
    named = {s.at: name_of(s) for s in table.strips}
    for other in others:
        if right.bottom >= 0 and other.top == right.top:
            return (
                f"divided by the {table.strip_word} “{named[other.bottom]}”, "
                f"not by “{named[right.bottom]}”"
            )
    if others and right.bottom < 0:
        return f"it is {others[0].words}"
    earlier = [a for a in right.gives if a < at]
    if earlier and is_same(reading, right.gives[max(earlier)]):
        return "it is the figure of the place before"
    return ""


def agreeing(comparisons: Iterable[Comparison]) -> dict[str, bool]:
    """Each derived row (by its words, over all sheets): does it agree throughout?"""
    found: dict[str, bool] = {}
    for one in comparisons:
        if one.checked:
            found[one.key] = found.get(one.key, True) and one.agrees
    return found
