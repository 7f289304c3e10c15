"""The library of definitions as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.boards.building import OTHER
from saferplan.core.boards.pack import Line
from saferplan.core.indicators.definition import Indicator
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Basis, day_label
from saferplan.core.wording import plural
from saferplan.usecases.indicators.queries import Standing

_BASIS = {
    Basis.MONTH: "each month by itself",
    Basis.QUARTER: "each quarter by itself",
    Basis.YEAR_TO_DATE: "the year so far, added up",
    Basis.FINANCIAL_YEAR: "a financial year, April to March",
    Basis.CALENDAR_YEAR: "a calendar year",
    Basis.ROLLING_12: "the 12 months to the end of each month",
    Basis.SNAPSHOT: "how many there were on one day; never added up",
    Basis.SURVEY_WAVE: "one wave of a survey",
    Basis.COHORT: "one group of people followed over time",
    Basis.WINDOW: "periods of uneven length",
}
_FREQUENCY = {
    "month": "every month",
    "quarter": "every quarter",
    "year": "every year",
    "two_years": "every two years",
    "irregular": "at no fixed interval",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a definition."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One indicator's definition as it is printed."""

    code: str
    name: str
    official: str
    polarity: str
    facts: tuple[Fact, ...]
    caveats: tuple[str, ...]
    shelf: str
    entry: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The definitions under one priority."""

    name: str
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class DefinitionsPage:
    """What the page of definitions shows."""

    count: str
    shelves: tuple[Shelf, ...]


def definitions_page(standing: Standing) -> DefinitionsPage:
    """All definitions by priority, in the partnership's own order."""
    lines, plan = standing.lines, standing.plan
    names = {p.slug: p.name for p in plan.priorities} if plan else {}
    shelves: dict[str, list[Definition]] = {name: [] for name in names.values()}
    for line in lines:
        name = names.get(line.position.indicator.priority, OTHER)
        shelves.setdefault(name, []).append(definition(line, standing.partnership))
    return DefinitionsPage(
        count=plural(len(lines), "indicator"),
        shelves=tuple(
            Shelf(name, tuple(held)) for name, held in shelves.items() if held
        ),
    )


def definition(line: Line, frame: Partnership) -> Definition:
    """One definition; what is not stated is left out."""
    one = line.position.indicator
    shelf, _, entry = one.library.partition("/")
    return Definition(
        code=one.code,
        name=one.shown_name,
        official=one.title if one.title != one.shown_name else "",
        polarity=one.polarity.words,
        facts=tuple(f for f in _facts(one, line, frame) if f.text),
        caveats=one.caveats,
        shelf=shelf if entry else "",
        entry=entry,
    )


def _facts(one: Indicator, line: Line, frame: Partnership) -> tuple[Fact, ...]:
    return (
        Fact("What it counts", _counts(one)),
        *measure_facts(one),
        Fact("Who owns it", line.owner or one.owner),
        Fact("Groups", ", ".join(_group_names(one, frame))),
        Fact("Source", one.source),
        Fact("Area", one.geography),
        Fact("Why there is no figure yet", one.not_collectable_because),
        Fact("Version", _version(one)),
    )


def measure_facts(one: Indicator) -> tuple[Fact, ...]:
    """What a definition says wherever it is used."""
    return (
        Fact("Why it matters", one.why_it_matters),
        Fact("Which way is better", one.polarity.words.removesuffix(" is better")),
        Fact("Unit", one.unit),
        Fact("Reported on", _BASIS[one.basis]),
        Fact("Comes in", _frequency(one)),
    )


def _counts(one: Indicator) -> str:
    if one.aggregation.is_quotient and one.numerator and one.denominator:
        whole = f"{one.denominator[:1].lower()}{one.denominator[1:]}"
        share = f"{one.numerator}, out of {whole}"
        return f"{one.counts.rstrip('.')}: {share}." if one.counts else share
    return one.counts


def _frequency(one: Indicator) -> str:
    lag = f", {plural(one.lag_days, 'day')} after the period ends at the earliest"
    return _FREQUENCY[one.frequency] + (lag if one.lag_days else "")


def _group_names(one: Indicator, frame: Partnership) -> list[str]:
    bodies = [frame.body(slug) for slug in one.groups]
    return [body.local_name for body in bodies if body]


def _version(one: Indicator) -> str:
    since = f", in force from {day_label(one.valid_from)}" if one.valid_from else ""
    return f"{one.version}{since}"
