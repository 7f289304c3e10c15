"""What kind of indicator a row is, guessed from its words and its numbers."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from typing import Any

from saferplan.core.indicators.definition import CODE, Indicator
from saferplan.core.indicators.vocabulary import Aggregation, Polarity
from saferplan.core.periods import JANUARY, MONTHS_IN_QUARTER, Basis
from saferplan.core.returns.history.threads import Thread


class Measure(StrEnum):
    """What do the figures of a row measure?"""

    COUNT = "count"
    LEVEL = "level"
    SHARE = "share"
    RATE = "rate"

    @property
    def words(self) -> str:
        """The kind as a form offers it."""
        return {
            "count": "a count: months are added up",
            "level": "how many there are on a day: never added up",
            "share": "a percentage, from the two counts behind it",
            "rate": "a percentage or rate as it was published",
        }[self.value]


_LEVEL = re.compile(
    r"\b(caseload|open cases|in (treatment|diversion|refuge|custody)"
    r"|on the (register|list)|as at|at (the )?end"
    r"|currently|live cases|membership|number of .*(leaders|volunteers|members))\b"
)
_POLARITIES = (
    (
        Polarity.HIGHER,
        r"in treatment|completed|satisf|trained|recruited|leaders|volunteers|detected"
        r"|detection|resolved|visits made|supported|feel safe|prosecut|sanction",
    ),
    (
        Polarity.LOWER,
        r"crime|burglar|robber|theft|assault|violen|arson|fires?\b|killed|injur|casualt"
        r"|deaths?|repeat|re-?offend|incidents?|fly.?tipping|complaint|entrants"
        r"|admissions|anti.?social|asb|graffiti|damage|convictions|offend|victims",
    ),
)
_UNITS = (
    "cases offences crimes incidents people children fires visits fines referrals "
    "admissions casualties complaints".split()
)


def measure_of(thread: Thread) -> Measure:
    """A count, a level, or a rate? A share only shows with the two rows it needs."""
    words = f"{thread.name} {thread.unit}".lower()
    values = thread.values
    shown = [p.reading.is_percent for p in thread.points if p.reading.value is not None]
    if "%" in words or "per cent" in words or (shown and all(shown)):
        return Measure.RATE
    if re.search(r"\brate\b|\bper [\d,]+|/ ?1,?000|100,?000", words):
        return Measure.RATE
    whole = sum(v == int(v) for v in values)
    if values and whole * 2 < len(values):
        return Measure.RATE
    return Measure.LEVEL if _LEVEL.search(words) else Measure.COUNT


def polarity_of(words: str) -> Polarity:
    """Which way is better, as far as the words say? Otherwise it is context.

    >>> polarity_of("Burglary of homes").value, polarity_of("Referrals").value
    ('lower', 'context')
    """
    low = words.lower()
    found = (p for p, pattern in _POLARITIES if re.search(pattern, low))
    return next(found, Polarity.CONTEXT)


def defined(thread: Thread, measure: Measure, *, code: str, owner: str) -> Indicator:
    """A new indicator for this row, as good a guess as its words allow.

    >>> from saferplan.core.returns.history.tables import Role
    >>> homes = Thread(key="b", name="Burglary", role=Role.FIGURES)
    >>> defined(homes, Measure.COUNT, code="BURGLARY", owner="police").polarity.value
    'lower'
    """
    title = thread.name[:300] or code
    settings = settings_for(measure, thread)
    return Indicator(
        code=code,
        title=title,
        plain_title="",
        aggregation=settings["aggregation"],
        basis=settings["basis"],
        polarity=polarity_of(title),
        unit=unit_of(thread, measure),
        frequency=settings["frequency"],
        year_starts=settings["year_starts"],
        multiplier=settings["multiplier"],
        digits=settings["digits"],
        owner=owner,
        source="the partnership’s own spreadsheet",
    )


def settings_for(measure: Measure, thread: Thread) -> dict[str, Any]:
    """Aggregation, basis, frequency and digits that fit the row's periods."""
    return {
        "aggregation": _AGGREGATIONS[measure],
        "basis": basis_for(measure, thread),
        "frequency": frequency_of(thread),
        "year_starts": _year_starts(thread),
        "multiplier": 100.0 if measure is Measure.SHARE else 1.0,
        "digits": _digits(measure, thread),
    }


_AGGREGATIONS = {
    Measure.COUNT: Aggregation.SUM,
    Measure.LEVEL: Aggregation.SNAPSHOT,
    Measure.SHARE: Aggregation.RATIO,
    Measure.RATE: Aggregation.PUBLISHED_RATE,
}


def basis_for(measure: Measure, thread: Thread) -> Basis:
    """On which basis is such a row reported?"""
    if measure is Measure.LEVEL:
        return Basis.SNAPSHOT
    own = {p.basis for p in thread.periods}
    if measure is Measure.RATE:
        return next(iter(own)) if len(own) == 1 else Basis.MONTH
    if own & {Basis.MONTH, Basis.QUARTER}:
        return Basis.YEAR_TO_DATE
    return next(iter(own)) if len(own) == 1 else Basis.FINANCIAL_YEAR


def frequency_of(thread: Thread) -> str:
    """How often does the row have a figure?"""
    lengths = {p.months for p in thread.periods}
    if 1 in lengths:
        return "month"
    if MONTHS_IN_QUARTER in lengths:
        return "quarter"
    return "year" if lengths <= {12} or _yearly(thread) else "irregular"


def _yearly(thread: Thread) -> bool:
    ends = sorted(p.end.year for p in thread.periods)
    return len(ends) > 1 and len(set(ends)) == len(ends)


def _year_starts(thread: Thread) -> int:
    is_calendar = any(p.basis is Basis.CALENDAR_YEAR for p in thread.periods)
    return JANUARY if is_calendar else 4


def _digits(measure: Measure, thread: Thread) -> int:
    if measure in (Measure.COUNT, Measure.LEVEL):
        return 0
    if measure is Measure.SHARE:
        return 1
    written = [p.reading.decimals for p in thread.points if p.reading.value is not None]
    return min(max(written, default=1), 2)


def unit_of(thread: Thread, measure: Measure) -> str:
    """In what is it counted, as far as the words say?"""
    words = f"{thread.unit} {thread.name}".lower()
    if measure is Measure.SHARE or (measure is Measure.RATE and "%" in words):
        return "%"
    found = re.search(r"per (\d[\d,]*k?)( [a-z]+)?", words)
    if measure is Measure.RATE:
        return f"per {found[1]}" if found else ""
    return next((unit for unit in _UNITS if unit in words), thread.unit[:50])


def code_for(thread: Thread, taken: Collection[str]) -> str:
    """A code for a new indicator: its own, or its words in capitals.

    >>> from saferplan.core.returns.history.tables import Role
    >>> homes = Thread(key="b", name="Burglary (homes)", role=Role.FIGURES)
    >>> code_for(homes, {"BURGLARY-HOMES"})
    'BURGLARY-HOMES-2'
    """
    own = thread.code.strip()
    words = re.sub(r"[^A-Z0-9]+", "-", thread.name.upper()).strip("-")
    plain = own if own and CODE.fullmatch(own) else _cut(words) or "INDICATOR"
    used = {code.upper() for code in taken}
    if plain.upper() not in used:
        return plain
    return next(
        f"{plain}-{n}" for n in range(2, 1000) if f"{plain}-{n}".upper() not in used
    )


def _cut(words: str) -> str:
    """At most thirty letters, and no word broken."""
    if len(words) <= 30:
        return words
    return words[:31].rpartition("-")[0] or words[:30]


def adopted(definition: Indicator, thread: Thread, measure: Measure) -> Indicator:
    """A definition of the library for figures that measure something else of it.

    The library may ask for a rate where the spreadsheet has the counts alone: what
    it says of the subject stays, the measure is that of the figures.
    """
    settings = settings_for(measure, thread)
    if definition.aggregation is settings["aggregation"]:
        return replace(definition, frequency=settings["frequency"])
    return replace(
        definition,
        **settings,
        unit=unit_of(thread, measure),
        caveats=(
            *definition.caveats,
            "The library measures it otherwise; this is what the partnership’s own "
            "spreadsheet holds.",
        ),
    )
