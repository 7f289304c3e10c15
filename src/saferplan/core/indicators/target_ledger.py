"""How targets came to be what they are: every change, and what held on a day.

A target that is changed within its year keeps what it was before: the chart shows
the step, the papers list the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, pairwise

from saferplan.core.indicators.definition import MOST_DIGITS, Indicator
from saferplan.core.indicators.targets import Target, targets_as_known
from saferplan.core.indicators.vocabulary import TargetStatus
from saferplan.core.periods import Period, day_label
from saferplan.core.wording import figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTarget:
    """A row of the ledger that took the place of another about the same period."""

    before: Target
    after: Target

    @property
    def period(self) -> Period:
        """What both are about."""
        return self.after.period

    @property
    def on(self) -> date:
        """The day from which the new one was known."""
        return self.after.known_on


def changed_targets(
    ledger: Iterable[Target], *, known_on: date | None = None
) -> tuple[ChangedTarget, ...]:
    """Which targets were changed, in the order they were?

    A row that says the same number by the same path (a correction of its words) is no
    change; nor is the first number of a target that was still to be set. To take a
    number back is one, and so is the number that is set after that.

    >>> year = Period.parse("financial_year", "2008/09")
    >>> first = Target(period=year, value=195, known_on=date(2008, 4, 1), entry=1)
    >>> later = Target(period=year, value=244, known_on=date(2008, 12, 12), entry=2)
    >>> [(c.before.value, c.after.value) for c in changed_targets([first, later])]
    [(195, 244)]
    """
    by_period: dict[Period, list[Target]] = {}
    for row in ledger:
        if known_on is None or row.known_on <= known_on:
            by_period.setdefault(row.period, []).append(row)
    found = (change for rows in by_period.values() for change in _changes(rows))
    return tuple(sorted(found, key=lambda c: (c.on, c.period.end)))


def _changes(rows: Iterable[Target]) -> Iterator[ChangedTarget]:
    """From the first row with a number on, each that says otherwise than before."""
    in_order = sorted(rows, key=lambda row: row.recency)
    agreed = dropwhile(lambda row: row.status is TargetStatus.TO_BE_SET, in_order)
    for was, now in pairwise(agreed):
        if _says(was) != _says(now):
            yield ChangedTarget(before=was, after=now)


def _says(row: Target) -> tuple[object, ...]:
    return (*_number(row), row.profile, row.weights, row.start)


def _number(row: Target) -> tuple[object, ...]:
    return (row.status, row.value, row.upper, row.percent_of_change)


def targets_then(ledger: Sequence[Target], day: date) -> tuple[Target, ...]:
    """Which targets held on this day?

    Of a period of which nothing was known by then, the first row that ever was: a
    ledger that begins later than its series says nothing else about that time.
    """
    held = {row.period: row for row in targets_as_known(ledger, known_on=day)}
    for row in sorted(ledger, key=lambda row: row.recency):
        held.setdefault(row.period, row)
    return tuple(sorted(held.values(), key=lambda t: (t.period.end, t.period.start)))


def change_words(indicator: Indicator, changed: ChangedTarget) -> str:
    """``195 until 12 December 2008, then 244: Partnership Board``.

    Two numbers that are rounded alike get as many digits as tell them apart.
    """
    rows = (changed.before, changed.after)
    who = f": {changed.after.decided_by}" if changed.after.decided_by else ""
    for digits in range(MOST_DIGITS + 1):
        before, after = (target_words(indicator, row, digits) for row in rows)
        if before != after:
            return f"{before} until {day_label(changed.on)}, then {after}{who}"
        if _number(changed.before) == _number(changed.after):
            break
    return f"{after}, by another path from {day_label(changed.on)} on{who}"


def held_words(indicator: Indicator, ledger: Iterable[Target], period: Period) -> str:
    """The target that holds for this period now, or ``none yet``."""
    in_force = targets_as_known(ledger)
    row = next((one for one in in_force if one.period == period), None)
    return target_words(indicator, row) if row else "none yet"


def target_words(indicator: Indicator, row: Target, digits: int = 0) -> str:
    """The number of a row: ``244``, ``10% to 12%``, ``a change of −20%``.

    ``digits`` asks for more of them than the indicator usually has.
    """
    if row.value is None and row.percent_of_change is not None:
        percent = row.percent_of_change
        told = figure(percent, max(digits, 0 if percent == int(percent) else 1), "%")
        return f"a change of {told} on the baseline"
    if row.value is None:
        return "still to be set"
    unit = "%" if indicator.is_percentage else ""
    least = 0 if row.value == int(row.value) else 1
    shown = max(indicator.digits, digits, least)
    words = figure(row.value, shown, unit)
    if row.upper is None:
        return words
    return f"{words} to {figure(row.upper, shown, unit)}"
