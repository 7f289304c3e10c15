"""Looking ahead: forecasts of the year with their chance, and the run-rate needed.

A forecast is never a status. Each keeps its own assumption, interval and chance,
so that a board sees how much of the outlook is belief.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.measurable import is_measurable
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.rag import colour
from saferplan.core.indicators.shelf import Shelf, quotient
from saferplan.core.indicators.standing import Forecast, RunRate
from saferplan.core.indicators.statistics.forecast import (
    ForecastNumbers,
    gamma_poisson,
    linear,
    profile,
    quasi_poisson,
)
from saferplan.core.indicators.statistics.profiles import cumulative_profile
from saferplan.core.indicators.statistics.year_so_far import FEWEST_MONTHS
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Polarity,
    ProfileKind,
    Rag,
)
from saferplan.core.periods import (
    APRIL,
    MONTHS_IN_YEAR,
    Basis,
    Month,
    Period,
    calendar_year,
    financial_year,
    year_start,
)


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """The parts of the year up to the figure's end, None where one is missing.

    ``step`` is the months in a part; ``before`` the whole year before, if held.
    """

    parts: tuple[float | None, ...]
    step: int
    year: Period
    before: tuple[float, ...]

    @property
    def seen(self) -> tuple[float, ...]:
        """The parts that are there."""
        return tuple(p for p in self.parts if p is not None)

    @property
    def parts_left(self) -> int:
        """How many parts of the year are still to come."""
        return MONTHS_IN_YEAR // self.step - len(self.parts)


def year_so_far(indicator: Indicator, shelf: Shelf, last: Month) -> YearSoFar | None:
    """What has each part of the year brought, up to this month?

    None unless counts of months or quarters are held.
    """
    held, step = shelf.parts
    if indicator.aggregation is not Aggregation.SUM or not held:
        return None
    first = year_start(last.first, indicator.year_starts)
    ends = range(first.ordinal + step - 1, last.ordinal + 1, step)
    parts = tuple(_value(held.get(e)) for e in ends)
    if not any(p is not None for p in parts):
        return None
    earlier = range(first.ordinal - MONTHS_IN_YEAR + step - 1, first.ordinal, step)
    before = tuple(_value(held.get(e)) for e in earlier)
    make = financial_year if indicator.year_starts == APRIL else calendar_year
    return YearSoFar(
        parts=parts,
        step=step,
        year=make(first.year),
        before=tuple(v for v in before if v is not None)
        if all(v is not None for v in before)
        else (),
    )


def run_rate(indicator: Indicator, year: YearSoFar, target: Target) -> RunRate | None:
    """What must each part still to come bring to reach the year's target?

    None when nothing is left of the year, or nothing was seen of it.
    """
    seen = year.seen
    if target.value is None or not seen or year.parts_left <= 0:
        return None
    best = min if indicator.polarity is Polarity.LOWER else max
    return RunRate(
        needed=(target.value - sum(seen)) / year.parts_left,
        average=sum(seen) / len(seen),
        best=best(seen),
        parts_left=year.parts_left,
        per="month" if year.step == 1 else "quarter",
    )


def stated_value(indicator: Indicator, row: Observation) -> float | None:
    """What does a stated forecast come to, given as a value or as a quotient?

    None for a quotient of nothing, and for one of an indicator that has none.
    """
    return row.value if row.value is not None else quotient(indicator, [row])[0]


def forecasts_of(
    indicator: Indicator,
    year: YearSoFar | None,
    stated: Sequence[Observation],
    target: Target | None,
    yearly: Sequence[Target],
) -> tuple[Forecast, ...]:
    """Every forecast that can be made, somebody's stated one first.

    ``target`` is the one of the year under way; ``yearly`` all with a number, to
    hold a stated forecast against the target of its own period.
    """
    made = [_stated(indicator, row, yearly) for row in stated]
    if year is None or year.step != 1 or len(year.seen) < FEWEST_MONTHS:
        return tuple(made)
    goal = target.value if target else None
    for method, assumption, numbers in _methods(year, target, goal, indicator):
        if numbers is not None:
            made.append(
                Forecast(
                    method=method,
                    assumption=assumption,
                    value=numbers.value,
                    low=numbers.low,
                    high=numbers.high,
                    chance_of_meeting=numbers.chance_of_meeting,
                    status=_status(indicator, numbers.value, target),
                    period=year.year,
                )
            )
    return tuple(made)


def _methods(
    year: YearSoFar, target: Target | None, goal: float | None, indicator: Indicator
) -> list[tuple[str, str, ForecastNumbers | None]]:
    parts, sign = year.parts, indicator.polarity.sign
    found: list[tuple[str, str, ForecastNumbers | None]] = [
        (
            "linear",
            "each month still to come brings what the months so far did on average",
            linear(parts, target=goal, polarity_sign=sign),
        )
    ]
    shares, assumption = _shares(year, target)
    if shares:
        numbers = profile(parts, shares, target=goal, polarity_sign=sign)
        found.append(("profile", assumption, numbers))
    found.append(
        (
            "gamma_poisson",
            "a steady underlying rate, not known exactly, and chance",
            gamma_poisson(parts, target=goal, polarity_sign=sign),
        )
    )
    found.append(
        (
            "quasi_poisson",
            "a steady underlying rate, and months that vary as much as they have done",
            quasi_poisson(parts, target=goal, polarity_sign=sign),
        )
    )
    return found


def _shares(year: YearSoFar, target: Target | None) -> tuple[tuple[float, ...], str]:
    """The shape the year is expected to have, if anything says so."""
    if target is not None and target.weights and target.value is not None:
        path = (0, *cumulative_profile(target.value, target.weights))
        steps = tuple(float(b - a) for a, b in pairwise(path))
        return steps, "the rest of the year keeps to the profile of its target"
    if year.before:
        return year.before, "the rest of the year keeps to the shape of last year"
    return (), ""


def _stated(
    indicator: Indicator, row: Observation, yearly: Sequence[Target]
) -> Forecast:
    """A forecast the partnership itself has stated."""
    value = stated_value(indicator, row)
    assert value is not None  # noqa: S101 - only forecasts of a value are handed on
    target = next((t for t in yearly if t.period == row.period), None)
    return Forecast(
        method="stated",
        assumption="as stated by the partnership",
        value=value,
        status=_status(indicator, value, target),
        period=row.period,
    )


def _status(indicator: Indicator, value: float, target: Target | None) -> Rag | None:
    if target is None or target.value is None:
        return None
    if indicator.polarity is Polarity.BAND and target.upper is None:
        return None
    return colour(
        value, target.value, indicator.polarity, indicator.rule, upper=target.upper
    )


def _value(row: Observation | None) -> float | None:
    return row.value if row is not None and not row.is_missing else None


def _months(target: Target) -> range:
    return range(target.period.months)


def _usable(shares: Sequence[float]) -> bool:
    return sum(shares) > 0 and min(shares) >= 0 and all(map(is_measurable, shares))


def current_year_target(
    targets: Sequence[Target], year: Period | None
) -> Target | None:
    """The numbered target of exactly this year, or the sum of its parts'."""
    if year is None:
        return None
    for target in targets:
        if target.is_set and target.period.covers_a_year and target.period == year:
            return target
    parts = [
        t
        for t in targets
        if t.is_set
        and t.period.basis in (Basis.QUARTER, Basis.MONTH)
        and year.start <= t.period.start
        and t.period.end <= year.end
    ]
    total = sum(t.value or 0.0 for t in parts)
    if sum(t.period.months for t in parts) != MONTHS_IN_YEAR:
        return None
    if not is_measurable(total):
        return None
    shares = [(t.value or 0.0) / t.period.months for t in parts for _ in _months(t)]
    return Target(
        period=year,
        value=total,
        profile=ProfileKind.WEIGHTED if _usable(shares) else ProfileKind.NONE,
        weights=tuple(shares) if _usable(shares) else (),
        known_on=max(t.known_on for t in parts),
        identity="+".join(t.identity for t in parts),
        reason=f"the sum of the {parts[0].period.basis} targets",
    )
