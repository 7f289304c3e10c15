"""The way back from a figure to its data, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.indicators.sentences import value_words
from saferplan.core.indicators.traced import Source, TracedFigure, TraceVerdict
from saferplan.core.periods import day_label
from saferplan.core.wording import figure
from saferplan.documents.html.shown_table import Heading, ShownTable
from saferplan.usecases.indicators.trace_figure import defined_words, sign_off_told
from saferplan.web.forms import Problem
from saferplan.web.indicators.definitions import Fact
from saferplan.web.indicators.trail import observed


@dataclass(frozen=True, slots=True, kw_only=True)
class TracePage:
    """What the search for a trace shows."""

    code: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedPage:
    """What the page of a trace shows."""

    code: str
    name: str
    indicator: str
    verdict: str
    is_as_shown: bool
    facts: tuple[Fact, ...]
    table: ShownTable
    restatements: tuple[str, ...]


def traced_page(found: TracedFigure) -> TracedPage:
    """The verdict first, then the figure, then the rows it was made from."""
    return TracedPage(
        code=found.code,
        name=found.indicator.shown_name,
        indicator=found.indicator.code,
        verdict=_verdict(found),
        is_as_shown=found.verdict is TraceVerdict.AS_SHOWN,
        facts=tuple(fact for fact in _facts(found) if fact.text),
        table=_table(found),
        restatements=tuple(
            _source_words(found, one.after) for one in found.restatements
        ),
    )


def _verdict(found: TracedFigure) -> str:
    shown = value_words(found.shown, found.value)
    if found.verdict is TraceVerdict.AS_SHOWN:
        return f"As shown: worked out again today, it is still {shown}."
    now = value_words(found.now, found.value_now)
    return f"Changed since: it was {shown}; today, on the same dates, it is {now}."


def _facts(found: TracedFigure) -> tuple[Fact, ...]:
    known = found.shown.known_on
    return (
        Fact("Partnership", found.partnership),
        Fact("Figure", value_words(found.shown, found.value)),
        Fact("Period", found.period.label if found.period else ""),
        Fact("As at", day_label(found.shown.as_at)),
        Fact("Known on", day_label(known) if known else "all that was known"),
        Fact("Numerator", _count(found.numerator)),
        Fact("Denominator", _count(found.denominator)),
        Fact("How it was worked out", found.formula),
        Fact("Rounding", found.rounding),
        Fact("Definition", defined_words(found.indicator)),
    )


def _count(value: float | None) -> str:
    return "" if value is None else figure(value)


def _table(found: TracedFigure) -> ShownTable:
    return ShownTable(
        caption="The observations it was made from",
        headings=(
            Heading("Period"),
            Heading("Figure", is_number=True),
            Heading("Known on"),
            Heading("From"),
            Heading("By whom"),
        ),
        rows=tuple(_cells(found, source) for source in found.sources),
    )


def _cells(found: TracedFigure, source: Source) -> tuple[str, ...]:
    row = source.observation
    places = dict.fromkeys(part for part in (row.source, source.place) if part)
    place = "; ".join(places)
    return (
        row.period.label,
        observed(found.indicator, row),
        day_label(row.known_on),
        place or "not stated",
        f"{source.act.capitalize()} on {day_label(source.entered_at.date())} by "
        f"{source.entered_by}, entry {source.entry}{sign_off_told(source)}",
    )


def _source_words(found: TracedFigure, source: Source) -> str:
    row = source.observation
    reason = f" Reason: {row.reason}" if row.reason else ""
    return (
        f"{row.period.label} is now {observed(found.indicator, row)}, known on "
        f"{day_label(row.known_on)}, {source.act} by {source.entered_by}.{reason}"
    )
