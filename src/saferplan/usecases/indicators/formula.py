"""How a figure was worked out, in words."""

from __future__ import annotations

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.sentences import value_words
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.vocabulary import Aggregation, DataState
from saferplan.core.wording import figure, plural


def formula_of(standing: Position) -> str:
    """``40 ÷ 134 × 100 = 29.9%, from 7 observations``; why not, where there is none."""
    found = standing.figure
    if found.value is None:
        return f"There is no figure: {standing.data_state.words}."
    if found.state is DataState.FORECAST_ONLY:
        return f"{value_words(standing, found.value)}, a forecast as it was stated."
    return f"{_sum(standing)}, from {plural(len(found.sources), 'observation')}."


def _sum(standing: Position) -> str:
    indicator, found = standing.indicator, standing.figure
    shown = value_words(standing, found.value)
    if found.numerator is not None and found.denominator is not None:
        scale = indicator.multiplier
        times = f" × {scale:g}" if scale != 1 else ""
        quotient = f"{figure(found.numerator)} ÷ {figure(found.denominator)}"
        return f"{quotient}{times} = {shown}"
    if len(found.sources) > 1 and indicator.aggregation is Aggregation.SUM:
        parts = " + ".join(figure(row.value, indicator.digits) for row in found.sources)
        return f"{parts} = {shown}"
    return f"{shown}, as it was given"


def observed(indicator: Indicator, row: Observation) -> str:
    """What an observation says: ``40 of 134``, ``5,109``, ``awaited``."""
    if row.missing is not None:
        return row.missing.value.replace("_", " ")
    if row.numerator is not None and row.denominator is not None:
        return f"{figure(row.numerator)} of {figure(row.denominator)}"
    return figure(row.value, indicator.digits, "%" if indicator.is_percentage else "")
