"""Enter a figure, or correct one: a new row that says who, when and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.indicators.vocabulary import Aggregation, Marker, Missing
from saferplan.core.periods import Period, day_label
from saferplan.core.wording import is_plain_text
from saferplan.store import reading, writing
from saferplan.store.additions import Additions, Rows
from saferplan.store.columns import observation_columns
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.indicators.queries import unknown_indicator
from saferplan.usecases.permissions import Doing

CHANGING = (Missing.AWAITED,)
"""States that announce a figure: when it comes, nothing is corrected."""


def record_observation(
    *,
    by: Actor,
    partnership: str,
    code: str,
    period: Period,
    known_on: date,
    value: float | None = None,
    numerator: float | None = None,
    denominator: float | None = None,
    missing: Missing | None = None,
    markers: frozenset[Marker] = frozenset(),
    sample: float | None = None,
    design_effect: float | None = None,
    reason: str = "",
    source: str = "",
) -> str:
    """Add one observation, and give back its identity.

    A second row about a period is a correction: it needs a reason, and a day of
    knowledge not before that of the row it replaces, which stays visible.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such indicator.
        Refused: the figure cannot be taken; every problem is told at once.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.RECORD)
        writing.lock_partnership(partnership)
        found = reading.series(row, codes=[code])
        if not found:
            raise unknown_indicator(code, partnership)
        observation = _observation(
            period=period,
            known_on=known_on,
            value=value,
            numerator=numerator,
            denominator=denominator,
            missing=missing,
            markers=markers,
            sample=sample,
            design_effect=design_effect,
            reason=reason.strip(),
            source=source.strip(),
        )
        _refuse_signs(observation)
        before = _in_force(found[0], observation)
        _refuse(found[0].indicator, observation, before)
        entry = writing.open_entry(
            row,
            account=by.account,
            on_behalf_of=by.on_behalf_of,
            what="record_observation",
            source=source.strip(),
            detail={
                "indicator": code,
                "before": told(before),
                "after": told(observation),
            },
        )
        rows = {code: Rows(observations=(observation,))}
        return writing.add(entry, Additions(rows=rows))[0]


def _observation(**settings: Any) -> Observation:
    try:
        return Observation(**settings)
    except ValueError as error:
        raise Refused(str(error)) from None


def _refuse_signs(new: Observation) -> None:
    problems = tuple(
        f"The {name} holds a sign that cannot be printed; type it again."
        for name, text in (("reason", new.reason), ("source", new.source))
        if not is_plain_text(text)
    )
    if problems:
        raise Refused(*problems)


def _in_force(series: Series, new: Observation) -> Observation | None:
    """The row about the same period that counts now, if there is one."""
    return next(
        (
            row
            for row in as_known(series.observations)
            if row.period == new.period and row.is_forecast == new.is_forecast
        ),
        None,
    )


def _refuse(indicator: Indicator, new: Observation, before: Observation | None) -> None:
    problems = (*_kind_problems(indicator, new), *_time_problems(new, before))
    if problems:
        raise Refused(*problems)


def _kind_problems(indicator: Indicator, new: Observation) -> Iterator[str]:
    """Does the figure fit what the indicator counts?"""
    if new.is_missing:
        return
    if indicator.aggregation.is_quotient and new.value is not None:
        # A stated forecast may be known as a percentage alone.
        if not new.is_forecast:
            yield (
                f"{indicator.code} is a quotient: give its numerator and its "
                "denominator, not the result."
            )
        return
    counted = (Aggregation.SUM, Aggregation.SNAPSHOT)
    if indicator.aggregation in counted:
        yield from _count_problems(indicator, new)
    if indicator.aggregation is Aggregation.RATIO and _exceeds(new):
        yield (
            f"The numerator {new.numerator:g} is larger than the denominator "
            f"{new.denominator:g}; a share cannot be more than the whole."
        )


def _exceeds(new: Observation) -> bool:
    if new.numerator is None or new.denominator is None:
        return False
    return new.numerator > new.denominator


def _count_problems(indicator: Indicator, new: Observation) -> Iterator[str]:
    if new.value is None:
        yield f"{indicator.code} is a count: give one value, not two."
        return
    may_be_broken = bool({Marker.ESTIMATED, Marker.FORECAST} & new.markers)
    is_count = indicator.aggregation is Aggregation.SUM and not may_be_broken
    if is_count and new.value != int(new.value):
        yield (
            f"{new.value:g} is not a whole number, and {indicator.code} counts; "
            "mark it as estimated if it is."
        )


def _time_problems(new: Observation, before: Observation | None) -> Iterator[str]:
    """Can it be known by then, and does it take the place of the row in force?"""
    if new.known_on > timezone.localdate():
        yield f"A figure cannot be known on {day_label(new.known_on)}, a day to come."
    if before is None:
        return
    if new.known_on < before.known_on:
        yield (
            f"The figure held for {new.period.label} was known on "
            f"{day_label(before.known_on)}; a correction is known on that day or "
            f"later, not on {day_label(new.known_on)}."
        )
    if before.missing not in CHANGING and not new.reason:
        yield (
            f"There is a figure for {new.period.label} already; give the reason "
            "why it is corrected. Both stay visible."
        )


def told(row: Observation | None) -> dict[str, Any] | None:
    """The row as the log keeps it."""
    if row is None:
        return None
    told = observation_columns(row) | {"period": row.period.code}
    del told["period_start"], told["period_end"], told["unsigned"]
    told["known_on"] = row.known_on.isoformat()
    return {name: held for name, held in told.items() if held not in (None, "")}
