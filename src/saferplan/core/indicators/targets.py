"""Targets: what should be reached, by when, along which path, and who decided.

The ledger of an indicator's targets only grows: a change is a new row with the
day it was known, who decided it and why; `targets_as_known` gives the ones in
force. `target_for` answers which number a figure is to be held against.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saferplan.core.indicators.measurable import is_measurable, require_measurable
from saferplan.core.indicators.vocabulary import ProfileKind, TargetStatus
from saferplan.core.periods import (
    MONTHS_IN_YEAR,
    Basis,
    Period,
    require_in_calendar,
)
from saferplan.core.rounding import half_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What change is measured from; ``value`` is None until it is set.

    Raises:
        ValueError: a value too large or small to be a number of the field; a period
            out of the calendar's reach.
    """

    period: Period
    value: float | None
    known_on: date
    entry: int = 0
    identity: str = ""
    source: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        require_in_calendar(self.period.start, self.period.end)
        require_measurable(f"The baseline of {self.period.label}", self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One row of the ledger: the value to reach by the end of ``period``.

    ``percent_of_change`` states it as a change on the baseline (−20: a fifth
    below); it becomes a value when the baseline is set. ``upper`` is the top of
    a band. ``weights`` are the shares of the twelve months of the year (weighted
    and seasonal profiles); ``start`` is the value the trajectory starts from.

    Raises:
        ValueError: a set target without a number, a to-be-set one with a number,
            a weighted profile without weights, negative or all-zero weights, a
            number too large or small to be one of the field, a period out of the
            calendar's reach.
    """

    period: Period
    known_on: date
    value: float | None = None
    upper: float | None = None
    percent_of_change: float | None = None
    status: TargetStatus = TargetStatus.SET
    profile: ProfileKind = ProfileKind.NONE
    weights: tuple[float, ...] = ()
    start: float | None = None
    decided_by: str = ""
    reason: str = ""
    entry: int = 0
    identity: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        label = self.period.label
        require_in_calendar(self.period.start, self.period.end)
        if self.status is TargetStatus.SET:
            if self.value is None and self.percent_of_change is None:
                raise ValueError(f"The target for {label} is set but has no value.")
        elif self.value is not None:
            raise ValueError(f"The target for {label} is to be set but has a value.")
        require_measurable(
            f"The target for {label}",
            self.value,
            self.upper,
            self.percent_of_change,
            self.start,
            *self.weights,
        )
        if self.upper is not None and (self.value is None or self.upper < self.value):
            raise ValueError(f"The band for {label} needs its lower bound first.")
        self._require_weights()

    def _require_weights(self) -> None:
        weighted = self.profile in (ProfileKind.WEIGHTED, ProfileKind.SEASONAL)
        if weighted and len(self.weights) != MONTHS_IN_YEAR:
            raise ValueError(
                f"A {self.profile} profile needs 12 weights, not {len(self.weights)}."
            )
        if self.weights and (min(self.weights) < 0 or sum(self.weights) <= 0):
            raise ValueError("Weights cannot be negative, and some must be above 0.")

    @property
    def recency(self) -> tuple[date, int]:
        """Later known wins; among those, later entered."""
        return (self.known_on, self.entry)

    @property
    def is_set(self) -> bool:
        """Is there a number to hold a figure against?"""
        return self.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPoint:
    """The target for one point in time, and how it was arrived at.

    ``period`` is the period it is compared with; ``source`` the ledger rows it
    came from; ``how`` says in words which rule gave it.
    """

    value: float
    upper: float | None
    period: Period
    sources: tuple[Target, ...]
    how: str


def targets_as_known(
    targets: Iterable[Target],
    *,
    known_on: date | None = None,
    entry: int | None = None,
) -> tuple[Target, ...]:
    """Which targets were in force then, one a period, in order of period end?"""
    latest: dict[Period, Target] = {}
    for row in targets:
        if known_on is not None and row.known_on > known_on:
            continue
        if entry is not None and row.entry > entry:
            continue
        held = latest.get(row.period)
        if held is None or row.recency >= held.recency:
            latest[row.period] = row
    return tuple(sorted(latest.values(), key=lambda t: (t.period.end, t.period.start)))


def materialised(
    targets: Sequence[Target], baseline: Baseline | None
) -> tuple[Target, ...]:
    """Which numbers do targets stated as a change on the baseline come to?

    Without a baseline value they stay without a number, and so does a change that
    comes to no number of the field. Counts and rates alike are left unrounded.

    >>> year = Period.parse("financial_year", "2009/10")
    >>> base = Baseline(period=year, value=50.0, known_on=date(2009, 4, 1))
    >>> fifth = Target(period=year, percent_of_change=-20, known_on=date(2009, 4, 1))
    >>> materialised([fifth], base)[0].value
    40.0
    """
    if baseline is None or baseline.value is None:
        return tuple(targets)
    base = baseline.value
    return tuple(_with_number(t, base) for t in targets)


def _with_number(target: Target, base: float) -> Target:
    change = target.percent_of_change
    if change is None or target.is_set or target.status is not TargetStatus.SET:
        return target
    value = base * (1 + change / 100)
    return replace(target, value=value) if is_measurable(value) else target


def end_target(targets: Sequence[Target]) -> Target | None:
    """Which number is to be reached last?"""
    numbered = [t for t in targets if t.is_set]
    return max(numbered, key=lambda t: (t.period.end, t.period.months), default=None)


def cumulative_target_for(
    targets: Sequence[Target], so_far: Period, *, whole_numbers: bool
) -> TargetPoint | None:
    """How much should have been reached by the end of this year to date?

    From targets of the quarters or months that make it up, when every one is
    there; else from the year's target along its profile (straight when none is
    named), rounded half up where things are counted.
    """
    parts = _parts_within(targets, so_far)
    if parts:
        return TargetPoint(
            value=sum(t.value or 0.0 for t in parts),
            upper=None,
            period=so_far,
            sources=parts,
            how=f"the sum of the {parts[0].period.basis} targets so far",
        )
    year = _year_containing(targets, so_far)
    if year is None or year.value is None:
        return None
    share = profile_share(year, so_far.months)
    value = year.value * share
    return TargetPoint(
        value=half_up(value) if whole_numbers else value,
        upper=None,
        period=so_far,
        sources=(year,),
        how=_profile_words(year),
    )


def profile_share(target: Target, months: int) -> float:
    """What share of the year's target is due after this many months?

    >>> year = Period.parse("financial_year", "2008/09")
    >>> target = Target(
    ...     period=year, value=244, known_on=date(2008, 4, 1),
    ...     profile=ProfileKind.WEIGHTED, weights=(1,) * 9 + (2,) * 3,
    ... )
    >>> round(profile_share(target, 8) * 244, 2)
    130.13
    """
    if not target.weights:
        return months / MONTHS_IN_YEAR
    return sum(target.weights[:months]) / sum(target.weights)


def level_target_for(
    targets: Sequence[Target], period: Period, *, start: Baseline | None
) -> TargetPoint | None:
    """Which level should this rolling year, rate, stock or survey be at?

    The first target whose period ends on or after the figure's; when its profile
    is a trajectory and a level to start from is stated (the target before it, its
    own start, or the baseline), the straight line between the two. With no stated
    start the figure is held against the target itself, and ``how`` says so.
    """
    numbered = [t for t in targets if t.is_set]
    if not numbered:
        return None
    ahead = [t for t in numbered if t.period.end >= period.end]
    target = ahead[0] if ahead else numbered[-1]
    if target.value is None:
        return None
    begin = _stated_start(target, numbered, start)
    on_the_day = target.period.end <= period.end
    if target.profile is not ProfileKind.TRAJECTORY or begin is None or on_the_day:
        return _end_point(target, period)
    months_in = period.last_month.ordinal - begin[0]
    months = target.period.last_month.ordinal - begin[0]
    share = max(0.0, months_in / months) if months > 0 else 1.0
    return TargetPoint(
        value=begin[1] + (target.value - begin[1]) * share,
        upper=None,
        period=period,
        sources=(target,),
        how=f"the straight path from {begin[1]:g} to the target for "
        f"{target.period.label}",
    )


def _end_point(target: Target, period: Period) -> TargetPoint:
    assert target.value is not None  # noqa: S101 - narrowed by the caller
    if target.profile is ProfileKind.TRAJECTORY and target.period.end > period.end:
        how = (
            f"the year-end target for {target.period.label}, because no starting "
            "level is stated to draw a path from"
        )
    else:
        how = f"the target for {target.period.label}"
    return TargetPoint(
        value=target.value,
        upper=target.upper,
        period=target.period,
        sources=(target,),
        how=how,
    )


def _stated_start(
    target: Target, numbered: Sequence[Target], baseline: Baseline | None
) -> tuple[int, float] | None:
    """(month ordinal, level) the path to this target starts from, if stated."""
    end = target.period.last_month.ordinal
    if target.start is not None:
        return (end - target.period.months, target.start)
    before = [t for t in numbered if t.period.end < target.period.end]
    if before and before[-1].value is not None:
        return (before[-1].period.last_month.ordinal, before[-1].value)
    if baseline is not None and baseline.value is not None:
        return (baseline.period.last_month.ordinal, baseline.value)
    return None


def _parts_within(targets: Sequence[Target], so_far: Period) -> tuple[Target, ...]:
    parts = tuple(
        t
        for t in targets
        if t.is_set
        and t.period.basis in (Basis.QUARTER, Basis.MONTH)
        and t.period.start >= so_far.start
        and t.period.end <= so_far.end
    )
    covered = sum(t.period.months for t in parts)
    return parts if parts and covered == so_far.months else ()


def _year_containing(targets: Sequence[Target], so_far: Period) -> Target | None:
    for target in targets:
        if (
            target.period.covers_a_year
            and target.period.start == so_far.start
            and target.period.end >= so_far.end
        ):
            return target
    return None


def _profile_words(target: Target) -> str:
    if not target.weights:
        return f"an equal share a month of the target for {target.period.label}"
    name = "seasonal" if target.profile is ProfileKind.SEASONAL else "agreed"
    return f"the {name} profile of the target for {target.period.label}"
