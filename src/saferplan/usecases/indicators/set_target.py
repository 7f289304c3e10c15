"""Set a target, or change one: a new row of its ledger that says who and why."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.targets import Baseline, Target, targets_as_known
from saferplan.core.indicators.vocabulary import Polarity, TargetStatus
from saferplan.core.periods import day_label
from saferplan.store import reading
from saferplan.store.additions import Additions, Rows
from saferplan.usecases.actor import Actor
from saferplan.usecases.indicators.queries import unknown_indicator
from saferplan.usecases.partnership.changing import Held, changing
from saferplan.usecases.partnership.difference import as_given
from saferplan.usecases.refused_at import RefusedAt, require_readable
from saferplan.usecases.told import different

Row = Target | Baseline


def set_target(*, by: Actor, partnership: str, code: str, target: Target) -> int:
    """Add this row to the ledger of targets; the number of the ledger's entry.

    A row about a period that has one changes it: both stay visible.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such indicator.
        RefusedAt: nobody is named who decided; a change without its reason; a day
            of knowledge to come, or before that of the row it replaces; a range
            that is missing, or that the indicator does not have.
    """
    with changing(by, partnership) as held:
        series = series_to_set(held, code)
        before = in_force(series, target)
        problems = [
            *_decision(target),
            *range_problems(series.indicator, target),
            *time_problems(target, before),
        ]
        refuse(problems, target)
        return held.write(
            "set_target",
            {"indicator": code} | different(before and as_given(before), target),
            Additions(rows={code: Rows(targets=(target,))}),
        )


def in_force(series: Series, target: Target) -> Target | None:
    """The row about the same period that counts now, if there is one."""
    known = targets_as_known(series.targets)
    return next((row for row in known if row.period == target.period), None)


def series_to_set(held: Held, code: str) -> Series:
    """The indicator with its ledgers, as it is held.

    Raises:
        NotFound: there is no such indicator.
    """
    found = reading.series(held.row, codes=[code])
    if not found:
        raise unknown_indicator(code, held.row.slug)
    return found[0]


def refuse(problems: list[tuple[str, str]], row: Row) -> None:
    """Raise RefusedAt where there are problems, or words that nobody could read."""
    if problems:
        raise RefusedAt(*problems)
    require_readable(row)


def _decision(target: Target) -> Iterator[tuple[str, str]]:
    if not target.decided_by.strip():
        yield "decided_by", "Enter who decided it, for example Partnership Board."


def range_problems(indicator: Indicator, target: Target) -> Iterator[tuple[str, str]]:
    """Has it the range its indicator is judged by, and no other?"""
    if target.status is not TargetStatus.SET:
        return
    is_band = indicator.polarity is Polarity.BAND
    if is_band and target.upper is None:
        yield "upper", f"{indicator.code} is best within a range: enter its top."
    if not is_band and target.upper is not None:
        yield "upper", f"{indicator.code} has no range; leave the top empty."


def time_problems(row: Row, before: Row | None) -> Iterator[tuple[str, str]]:
    """Can it be known by then, and does it say why it replaces the row in force?"""
    today = timezone.localdate()
    if row.known_on > today:
        yield "known_on", f"{day_label(row.known_on)} is still to come."
    if before is None:
        return
    if row.known_on < before.known_on:
        yield (
            "known_on",
            f"What is held for {row.period.label} was known on "
            f"{day_label(before.known_on)}; a change is known on that day or later.",
        )
    if not row.reason.strip():
        yield (
            "reason",
            f"There is one for {row.period.label} already. Say why it changes; both "
            "stay visible.",
        )
