"""Set a baseline, or change it: a new row that says from when and why."""

from __future__ import annotations

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.targets import Baseline
from saferplan.store.additions import Additions, Rows
from saferplan.usecases.actor import Actor
from saferplan.usecases.indicators.set_target import (
    refuse,
    series_to_set,
    time_problems,
)
from saferplan.usecases.partnership.changing import changing
from saferplan.usecases.partnership.difference import as_given
from saferplan.usecases.told import different


def set_baseline(*, by: Actor, partnership: str, code: str, baseline: Baseline) -> int:
    """Say what change is measured from; the number of the ledger's entry.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such indicator.
        RefusedAt: a change without its reason, or a day of knowledge to come or
            before that of the row it replaces.
    """
    with changing(by, partnership) as held:
        series = series_to_set(held, code)
        before = baseline_in_force(series, baseline)
        refuse(list(time_problems(baseline, before)), baseline)
        return held.write(
            "set_baseline",
            {"indicator": code} | different(before and as_given(before), baseline),
            Additions(rows={code: Rows(baselines=(baseline,))}),
        )


def baseline_in_force(series: Series, baseline: Baseline) -> Baseline | None:
    """The row about the same period that counts now, if there is one."""
    same = [row for row in series.baselines if row.period == baseline.period]
    return max(same, key=lambda row: (row.known_on, row.entry), default=None)
