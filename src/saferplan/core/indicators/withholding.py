"""Small counts of sensitive indicators: are there any, and what is left to show.

Months, years to date and earlier dates can be taken from one another, so that
hiding one month alone hides nothing. An indicator is therefore withheld whole, or
not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.judging import why_no_colour
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.shelf import Figure
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    DataState,
    Missing,
    ProfileKind,
    TargetStatus,
)

SMALL = 5
"""Counts above zero and below this can point at a person."""
FEW_CASES = 10
"""A share of fewer cases than this says something about each of them."""
WHO_MAY = (
    "Small counts are shown only to people cleared for them by name; the "
    "partnership’s manager can give this clearance."
)
_COUNTED = (Aggregation.SUM, Aggregation.SNAPSHOT, Aggregation.COHORT)


def holds_small_counts(series: Series) -> bool:
    """Does any row ever held, or the step between two of them, count 1 to 4?

    Superseded rows count as well: the data trail shows them. A share of fewer than
    10 cases is small too. Between figures that begin on the same day (a year to
    date each month) the difference is looked at. Stated forecasts are nobody's
    count. Of an indicator that is not sensitive the answer is always no.

    Source: methods.md 10.3 (tier A: 1 to 4; percentages: numerator 1 to 4 or
    denominator under 10) and 10.4 (differencing).
    """
    indicator = series.indicator
    if not indicator.sensitive:
        return False
    rows = [r for r in series.observations if not (r.is_missing or r.is_forecast)]
    return (
        any(_is_small(n) for r in rows for n in _counts(indicator, r))
        or any(_few(r) for r in rows)
        or any(_is_small(step) for step in _steps(indicator, as_known(rows)))
        or _small_baseline(series)
    )


def withheld_definition(indicator: Indicator) -> Indicator:
    """The definition without its caveats: they often quote the figures."""
    return replace(indicator, caveats=())


def withheld_position(standing: Position) -> Position:
    """What is left of a position when its figures are withheld: no number at all.

    The target goes too: one that is stated as a change would give the baseline away.
    """
    state = DataState.SUPPRESSED
    return Position(
        indicator=withheld_definition(standing.indicator),
        as_at=standing.as_at,
        known_on=standing.known_on,
        figure=Figure(state=state, period=standing.figure.period),
        data_state=state,
        why_no_colour=why_no_colour(standing.indicator, state),
        remarks=(WHO_MAY,),
    )


def withheld_series(series: Series) -> Series:
    """The same rows about the same periods, without a number and without a reason.

    A reason may say what the figure was; baselines and targets are left out.
    """
    return Series(
        indicator=withheld_definition(series.indicator),
        observations=tuple(_withheld(row) for row in series.observations),
    )


def withheld_target(row: Target) -> Target:
    """The same row of the ledger of targets, without a number and without its reason.

    A target that is stated as a change would give the baseline away.
    """
    return replace(
        row,
        value=None,
        upper=None,
        percent_of_change=None,
        status=TargetStatus.TO_BE_SET,
        profile=ProfileKind.NONE,
        weights=(),
        start=None,
        reason=Missing.SUPPRESSED.shorthand if row.reason else "",
    )


def _withheld(row: Observation) -> Observation:
    if row.missing is Missing.AWAITED:
        # Nothing came yet: nobody is behind it, and everybody sees what is late.
        return replace(row, reason="")
    return replace(
        row,
        value=None,
        numerator=None,
        denominator=None,
        sample=None,
        design_effect=None,
        missing=Missing.SUPPRESSED,
        reason="",
    )


def _counts(indicator: Indicator, row: Observation) -> Iterator[float]:
    if row.numerator is not None:
        yield row.numerator
    if row.value is not None and _is_count(indicator):
        yield row.value


def _is_count(indicator: Indicator) -> bool:
    return indicator.aggregation in _COUNTED and not indicator.is_percentage


def _is_small(count: float) -> bool:
    return 0 < count < SMALL


def _few(row: Observation) -> bool:
    return row.denominator is not None and 0 < row.denominator < FEW_CASES


def _steps(indicator: Indicator, rows: Iterable[Observation]) -> Iterator[float]:
    """By how much does each figure exceed the shorter one that began with it?"""
    together: dict[date, list[Observation]] = defaultdict(list)
    for row in rows:
        together[row.period.start].append(row)
    for found in together.values():
        for shorter, longer in pairwise(found):
            yield from _step(_told(indicator, shorter), _told(indicator, longer))


def _told(indicator: Indicator, row: Observation) -> Sequence[float]:
    return tuple(_counts(indicator, row))


def _step(shorter: Sequence[float], longer: Sequence[float]) -> Iterator[float]:
    for before, after in zip(shorter, longer, strict=False):
        yield after - before


def _small_baseline(series: Series) -> bool:
    return _is_count(series.indicator) and any(
        row.value is not None and _is_small(row.value) for row in series.baselines
    )
