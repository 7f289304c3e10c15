"""Whatever is held, a position is worked out: nothing raises, and no number is odd.

Everything that core itself lets in is drawn: every aggregation on every basis it
may have, rows on any basis, gaps and withheld parts, forecasts, shares above one,
denominators of nought, net counts below it, targets of any kind, any two dates.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from math import isfinite
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saferplan.charts.draw import draw
from saferplan.charts.from_position import (
    control_chart_of,
    sparkline_of,
    trajectory_of,
)
from saferplan.charts.picture import Picture
from saferplan.charts.table import chart_table
from saferplan.core.boards.pack import Line
from saferplan.core.indicators.definition import FREQUENCIES, Indicator
from saferplan.core.indicators.measurable import LARGEST, SMALLEST
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.rag import RagRule
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.targets import Baseline, Target, targets_as_known
from saferplan.core.indicators.trace import fingerprint, parse_trace, trace_code
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Marker,
    Missing,
    Polarity,
    ProfileKind,
    TargetStatus,
    ToleranceKind,
)
from saferplan.core.periods import (
    FIRST_DAY,
    LAST_DAY,
    Basis,
    Month,
    Period,
    calendar_year,
    financial_year,
    month,
    quarter,
    rolling_12,
    snapshot,
    span,
    year_to_date,
)
from saferplan.documents.json.positions import position_object

FEW = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
MANY = settings(FEW, max_examples=3_000)

# Two years with a month before and after: rows meet each other, and the dates.
NEAR = st.dates(date(2007, 12, 1), date(2010, 4, 30))
ANY_DAY = NEAR | st.dates(FIRST_DAY, LAST_DAY) | st.sampled_from([FIRST_DAY, LAST_DAY])
NEAR_MONTHS = st.builds(Month, st.integers(2008, 2009), st.integers(1, 12))
FAR_MONTHS = st.sampled_from([Month.of(FIRST_DAY), Month.of(LAST_DAY)])
MONTHS = st.one_of(*[NEAR_MONTHS] * 9, FAR_MONTHS)
YEARS = st.integers(2007, 2010)

COUNTS = st.integers(0, 60).map(float)
AWKWARD = st.sampled_from(
    [0.0, -0.0, -3.0, 0.5, SMALLEST, -SMALLEST, 12345.678, LARGEST, -LARGEST]
)
ANY_NUMBER = COUNTS | AWKWARD | st.floats(SMALLEST, LARGEST)
AT_LEAST_NOUGHT = ANY_NUMBER.filter(lambda number: number >= 0)
ABOVE_NOUGHT = ANY_NUMBER.filter(lambda number: number > 0)


def _maybe_span(basis: Basis, first: Month, more: int) -> Period:
    last = min(first.plus(more), Month.of(LAST_DAY))
    return span(basis, first, last)


PERIODS: dict[Basis, st.SearchStrategy[Period]] = {
    Basis.MONTH: MONTHS.map(month),
    Basis.QUARTER: st.builds(quarter, YEARS, st.integers(1, 4)),
    Basis.YEAR_TO_DATE: st.builds(year_to_date, NEAR_MONTHS, st.sampled_from([1, 4])),
    Basis.FINANCIAL_YEAR: YEARS.map(financial_year),
    Basis.CALENDAR_YEAR: YEARS.map(calendar_year),
    Basis.ROLLING_12: MONTHS.map(rolling_12).filter(
        lambda year: year.start >= FIRST_DAY
    ),
    Basis.SNAPSHOT: ANY_DAY.map(snapshot),
    **{
        basis: st.builds(_maybe_span, st.just(basis), MONTHS, st.integers(0, 26))
        for basis in (Basis.SURVEY_WAVE, Basis.COHORT, Basis.WINDOW)
    },
}
ANY_PERIOD = st.sampled_from(Basis).flatmap(PERIODS.__getitem__)
ONLY = {
    Aggregation.SNAPSHOT: Basis.SNAPSHOT,
    Aggregation.SURVEY: Basis.SURVEY_WAVE,
}


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    """Any indicator at all."""
    aggregation = draw(st.sampled_from(Aggregation))
    basis = ONLY.get(aggregation) or draw(st.sampled_from(Basis))
    return Indicator(
        code="NI 1",
        title="Something counted",
        plain_title="",
        aggregation=aggregation,
        basis=basis,
        polarity=draw(st.sampled_from(Polarity)),
        unit=draw(st.sampled_from(["", "%", "per 1,000"])),
        frequency=draw(st.sampled_from(FREQUENCIES)),
        year_starts=draw(st.sampled_from([1, 4])),
        multiplier=draw(st.sampled_from([1.0, 100.0, 1000.0, SMALLEST, LARGEST])),
        lag_days=draw(st.sampled_from([0, 30, 3650])),
        digits=draw(st.integers(0, 6)),
        rule=RagRule(
            tolerance=draw(AT_LEAST_NOUGHT),
            kind=draw(st.sampled_from(ToleranceKind)),
            small_numbers=draw(st.booleans()),
        ),
        collectable_from=draw(st.none() | ANY_DAY),
        not_collectable_because=draw(st.sampled_from(["", "no system yet"])),
    )


@st.composite
def rows(draw: st.DrawFn, numbers: st.SearchStrategy[float]) -> Observation:
    """One row on any basis, of any kind."""
    settings_: dict[str, Any] = {
        "period": draw(ANY_PERIOD),
        "known_on": draw(ANY_DAY),
        "markers": draw(st.frozensets(st.sampled_from(Marker), max_size=2)),
        "entry": draw(st.integers(1, 3)),
    }
    kind = draw(st.sampled_from(["value", "value", "quotient", "quotient", "none"]))
    if kind == "none":
        return Observation(missing=draw(st.sampled_from(Missing)), **settings_)
    if kind == "value":
        return Observation(value=draw(numbers), **settings_)
    denominator = draw(numbers.filter(lambda number: number >= 0))
    return Observation(numerator=draw(numbers), denominator=denominator, **settings_)


@st.composite
def runs(draw: st.DrawFn, numbers: st.SearchStrategy[float]) -> list[Observation]:
    """Months or quarters in a row, of one kind, with a gap here and there."""
    step = draw(st.sampled_from([1, 1, 3]))
    count = draw(st.integers(0, 30 // step))
    is_quotient = draw(st.booleans())
    found = []
    for at in range(count):
        last = Month(2007, 12).plus(step * (at + 1))
        period = month(last)
        if step != 1:
            period = span(Basis.QUARTER, last.plus(-2), last)
        known: dict[str, Any] = {"period": period, "known_on": last.last}
        if draw(st.integers(0, 11)) == 0:
            known["missing"] = draw(st.sampled_from(Missing))
        elif is_quotient:
            whole = draw(numbers.filter(lambda number: number >= 0))
            known |= {"numerator": draw(numbers), "denominator": whole}
        else:
            known["value"] = draw(numbers)
        found.append(Observation(**known))
    return found


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """One target of any kind."""
    status = draw(st.sampled_from(TargetStatus))
    is_set = status is TargetStatus.SET
    low, high = sorted((draw(ANY_NUMBER), draw(ANY_NUMBER)))
    profile = draw(st.sampled_from(ProfileKind))
    weights: tuple[float, ...] = ()
    if profile in (ProfileKind.WEIGHTED, ProfileKind.SEASONAL):
        weights = tuple(draw(st.lists(AT_LEAST_NOUGHT, min_size=12, max_size=12)))
        weights = weights if sum(weights) > 0 else (1.0,) * 12
    as_change = draw(st.booleans())
    return Target(
        period=draw(ANY_PERIOD),
        known_on=draw(ANY_DAY),
        status=status,
        value=low if is_set and not as_change else None,
        upper=draw(st.none() | st.just(high)) if is_set and not as_change else None,
        percent_of_change=draw(ANY_NUMBER) if as_change else None,
        profile=profile,
        weights=weights,
        start=draw(st.none() | ANY_NUMBER),
    )


BASELINES = st.builds(
    Baseline,
    period=ANY_PERIOD,
    value=st.none() | ANY_NUMBER,
    known_on=ANY_DAY,
)


@st.composite
def held(draw: st.DrawFn) -> dict[str, Any]:
    """Everything that a position is worked out from."""
    numbers = draw(st.sampled_from([COUNTS, COUNTS, ANY_NUMBER]))
    loose = st.lists(rows(numbers), max_size=8)
    return {
        "indicator": draw(indicators()),
        "rows": [*draw(runs(numbers)), *draw(loose)],
        "targets": draw(st.lists(targets(), max_size=4)),
        "baselines": draw(st.lists(BASELINES, max_size=2)),
        "as_at": draw(NEAR | ANY_DAY),
        "known_on": draw(st.none() | ANY_DAY),
    }


def numbers_in(value: object, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number inside a value, with the way to it."""
    if isinstance(value, float):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from numbers_in(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple | list):
        for place, item in enumerate(value):
            yield from numbers_in(item, f"{path}[{place}]")


def _everything_made_from(given_: dict[str, Any]) -> None:
    indicator, as_at, known_on = (
        given_[name] for name in ("indicator", "as_at", "known_on")
    )
    series = as_known(given_["rows"], known_on=known_on)
    goals = targets_as_known(given_["targets"], known_on=known_on)
    baselines = tuple(given_["baselines"])
    found = position(
        indicator, series, goals, as_at, baselines=baselines, known_on=known_on
    )
    past = history(indicator, series, goals, as_at, baselines=baselines)
    trace = trace_code(partnership="anytown", position=found, entry=3)
    line = Line(
        position=found,
        headline=headline(found),
        sentence=sentence(found),
        trace=trace,
        history=past,
    )
    odd = [
        (path, number)
        for path, number in (*numbers_in(found), *numbers_in(past))
        if not isfinite(number)
    ]
    assert odd == []
    json.dumps(position_object(found, trace), allow_nan=False)
    assert parse_trace(trace).fingerprint == fingerprint(found)
    for words in (line.headline, line.sentence, found.rag_reason, *found.remarks):
        assert not {"nan", "inf"} & set(words.lower().replace(".", " ").split()), words
    for chart in (trajectory_of(line), control_chart_of(line), sparkline_of(line)):
        if chart is not None:
            chart_table(chart)
            assert "nan" not in draw(chart, Picture(id_prefix="x")).split('d="')[-1]


@FEW
@given(held())
def test_whatever_is_held_a_position_is_worked_out(given_: dict[str, Any]) -> None:
    _everything_made_from(given_)


@pytest.mark.torture
@pytest.mark.timeout(3600)
@MANY
@given(held())
def test_whatever_is_held_a_position_is_worked_out_endlessly(
    given_: dict[str, Any],
) -> None:
    _everything_made_from(given_)
