"""A return of 200 lines: its template made and written, a filled one read and checked.

Against a second of processor time each. A third of the lines are counts with a long
history, a third shares, a third counts with a history too short for a chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from benchmarks.made_up import KNOWN, LAST, holdings
from benchmarks.measuring import Result, best
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.core.returns.asking import template
from saferplan.core.returns.checking import Checked, check
from saferplan.core.returns.lines import Kind, Template
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.documents.returns import read_return, write_template

LINES, MONTHS, SHORT = 200, 60, 9
LIMIT = 1.0
"""Seconds."""
TODAY = date(2009, 4, 15)


def run() -> Iterator[Result]:
    """Out and in again."""
    series = tuple(_kinds(holdings(LINES, MONTHS).series))
    content = write_template(_template(series), _filled(_template(series)))
    assert len(_read(content, series).lines) == LINES
    assert not _read(content, series).errors
    yield Result(
        f"return: template of {LINES} lines made and written, seconds",
        best(lambda: write_template(_template(series))),
        LIMIT,
    )
    yield Result(
        f"return: {LINES} lines read and checked, seconds",
        best(lambda: _read(content, series)),
        LIMIT,
        f"{len(content) // 1024} KiB",
    )


def _kinds(series: tuple[Series, ...]) -> Iterator[Series]:
    for at, one in enumerate(series):
        indicator = replace(one.indicator, owner="delivery-board")
        rows = one.observations
        if at % 3 == 1:
            rows = tuple(map(_share, rows))
            indicator = replace(
                indicator, aggregation=Aggregation.RATIO, unit="%", multiplier=100.0
            )
        elif at % 3 == 2:
            rows = rows[-SHORT:]
        yield Series(indicator=indicator, observations=rows)


def _share(row: Observation) -> Observation:
    count = row.value or 0.0
    return replace(row, value=None, numerator=count // 4, denominator=count)


def _template(series: tuple[Series, ...]) -> Template:
    return template(
        partnership=holdings(0, 0).partnership,
        holder="delivery-board",
        month=LAST.plus(1),
        series=series,
    )


def _filled(made: Template) -> TypedReturn:
    return TypedReturn(
        lines=tuple(
            TypedLine(code=line.code, numerator="22", denominator="88")
            if line.kind is Kind.QUOTIENT
            else TypedLine(code=line.code, value="88", remark="as usual")
            for line in made.lines
        )
    )


def _read(content: bytes, series: tuple[Series, ...]) -> Checked:
    return check(
        _template(series),
        read_return(content, "return.xlsx"),
        series={one.indicator.code: one for one in series},
        known_on=max(TODAY, KNOWN),
    )
