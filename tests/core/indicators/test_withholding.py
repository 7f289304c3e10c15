"""Small counts: which series hold one, and that nothing of them is left."""

from __future__ import annotations

import re

import pytest

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.position import position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.targets import Baseline
from saferplan.core.indicators.vocabulary import Aggregation, Marker, Missing
from saferplan.core.indicators.withholding import (
    holds_small_counts,
    withheld_position,
    withheld_series,
)
from saferplan.core.periods import Basis, Month, Period, financial_year, month, span
from tests.builders import (
    KNOWN,
    a_ratio,
    a_row,
    a_target,
    an_indicator,
    monthly,
    monthly_ratio,
)

APRIL = Month(2008, 4)


def counted(*values: float, sensitive: bool = True) -> Series:
    return Series(
        indicator=an_indicator(sensitive=sensitive), observations=monthly(values)
    )


def year_to_date(*values: float) -> Series:
    """Figures of the year so far, a month longer each."""
    return Series(
        indicator=an_indicator(sensitive=True),
        observations=tuple(
            a_row(span(Basis.YEAR_TO_DATE, APRIL, APRIL.plus(at)), value)
            for at, value in enumerate(values)
        ),
    )


@pytest.mark.parametrize(
    ("count", "is_small"),
    [(0, False), (1, True), (2, True), (4, True), (4.5, True), (5, False), (60, False)],
)
def test_one_to_four_is_small_and_nothing_is_not(count: float, is_small: bool) -> None:
    assert holds_small_counts(counted(12, count, 30)) is is_small


def test_of_an_indicator_that_is_not_sensitive_nothing_is_small() -> None:
    assert not holds_small_counts(counted(1, 2, 3, sensitive=False))


@pytest.mark.parametrize(
    ("parts", "wholes", "is_small"),
    [
        ((14, 5), (16, 29), False),
        ((14, 2), (16, 29), True),  # a numerator of 1 to 4
        ((5, 0), (9, 29), True),  # a denominator under 10
        ((0, 0), (10, 29), False),
    ],
)
def test_a_share_is_small_by_its_numerator_or_its_denominator(
    parts: tuple[float, float], wholes: tuple[float, float], is_small: bool
) -> None:
    series = Series(
        indicator=a_ratio(sensitive=True), observations=monthly_ratio(parts, wholes)
    )
    assert holds_small_counts(series) is is_small


def test_the_published_28_and_30_give_octobers_2_away() -> None:
    # The plan prints repeats to September (28) and to October (30).
    assert holds_small_counts(year_to_date(28, 30))
    assert not holds_small_counts(year_to_date(28, 40))
    assert not holds_small_counts(year_to_date(28, 28, 33))


def test_a_figure_that_was_replaced_is_still_a_small_count() -> None:
    rows = (
        *monthly([12, 30]),
        a_row(month(APRIL), 3),
        a_row(month(APRIL), 13, known_on=KNOWN.replace(year=2010), reason="recount"),
    )
    indicator = an_indicator(sensitive=True)
    assert holds_small_counts(Series(indicator=indicator, observations=rows))


def test_rates_and_forecasts_are_nobodys_count() -> None:
    rate = an_indicator(
        sensitive=True, aggregation=Aggregation.PUBLISHED_RATE, basis=Basis.MONTH
    )
    assert not holds_small_counts(Series(indicator=rate, observations=monthly([2.5])))
    ahead = a_row(month(APRIL), 3, markers=frozenset({Marker.FORECAST}))
    series = Series(indicator=an_indicator(sensitive=True), observations=(ahead,))
    assert not holds_small_counts(series)


def test_a_small_baseline_is_a_small_count() -> None:
    before = Baseline(period=financial_year(2007), value=3, known_on=KNOWN)
    series = Series(indicator=an_indicator(sensitive=True), baselines=(before,))
    assert holds_small_counts(series)


def test_no_number_is_left_of_a_position() -> None:
    standing = position(
        a_ratio(sensitive=True, title="Repeat cases", digits=0),
        monthly_ratio([14, 2, 7], [16, 23, 37]),
        (a_target(41),),
        APRIL.plus(2).last,
    )
    assert standing.figure.value is not None
    left = withheld_position(standing)
    told = (headline(left), sentence(left), left.rag_reason, *left.remarks)
    assert not re.search(r"\d", " ".join(told))
    numbers = (
        left.figure.value,
        left.figure.numerator,
        left.figure.denominator,
        left.target,
        left.end_target,
        left.baseline,
        left.required_change,
        left.verdict,
        left.run_rate,
        left.signal,
        left.direction,
        left.interval,
    )
    assert numbers == (None,) * len(numbers)
    assert (left.forecasts, left.figure.sources) == ((), ())


def test_rows_keep_their_periods_and_lose_their_numbers() -> None:
    series = Series(
        indicator=a_ratio(sensitive=True),
        observations=(
            a_row(month(APRIL), numerator=2, denominator=11, identity="observation-1"),
            a_row(month(APRIL.plus(1)), missing=Missing.AWAITED),
            a_row(
                month(APRIL), numerator=3, denominator=11, reason="3, not 2", sample=9
            ),
        ),
        targets=(a_target(28),),
        baselines=(Baseline(period=financial_year(2007), value=3, known_on=KNOWN),),
    )
    left = withheld_series(series)
    assert [(r.period, r.known_on, r.missing) for r in left.observations] == [
        (r.period, r.known_on, r.missing or Missing.SUPPRESSED)
        for r in series.observations
    ]
    assert [r.identity for r in left.observations] == ["observation-1", "", ""]
    empty = Observation(
        period=Period.parse("month", "2008-04"),
        known_on=KNOWN,
        missing=Missing.SUPPRESSED,
    )
    assert left.observations[2] == empty
    assert (left.targets, left.baselines) == ((), ())
