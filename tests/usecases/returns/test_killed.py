"""SIGKILL at any moment of submitting, accepting or locking: as before, or as after.

The moments are drawn over the measured run of each act; how many fell inside its
transaction is counted, and printed with -rP.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from saferplan.core.periods import Month
from tests.plugins.commands import CommandLine
from tests.usecases.returns.killed import Acting, acting, checked, counting, placed

TRIES, MOST = 100, 200
"""So many moments; on a machine that is busy with something else, more are drawn."""
INSIDE = 30
"""Of the moments, at least so many must fall inside the transaction."""
HOLDER = "domestic-abuse"
FIRST = Month(2009, 1)
MEASURED = 5
SCRIPT = Path(__file__).with_name("killing.py")
# What each act adds, when it is done: counted by hand from what an act is.
ADDS = {
    "submit": {
        "LedgerEntry": 1,
        "ObservationRow": 1,
        "ReturnEventRow": 1,
        "ReturnRow": 1,
    },
    "accept": {"LedgerEntry": 1, "SignOffRow": 1, "ReturnEventRow": 1},
    # The contents are kept twice: whole, and without the small count of the example.
    "issue": {
        "LedgerEntry": 1,
        "IssuedPackRow": 1,
        "IssuedFileRow": 2,
        "ReturnEventRow": 1,
    },
}


@pytest.mark.slow
def test_a_kill_leaves_the_store_as_before_or_as_after(demo: CommandLine) -> None:
    chance = random.Random(20090330)  # noqa: S311 - repeatable moments, no secret
    where: Counter[str] = Counter()
    with acting(demo) as act, counting(demo) as count:
        times, month = measured(act)
        held = count()
        for at in range(MOST):
            if at >= TRIES and inside(where) >= INSIDE:
                break
            what = ("submit", "accept", "issue")[at % 3]
            if what == "submit":
                month = month.plus(1)
            # The machine is shared: how long an act takes is what it took of late.
            moment = chance.uniform(0, median(times[what][-MEASURED:]))
            said = act.run(what, month, moment)
            held, became = checked(count(), held, ADDS[what])
            where[f"{what}: {placed(said)}, {became}"] += 1
            if became == "as before":  # do it in peace, for the next act to build on
                act.run(what, month, None)
                times[what].append(act.took)
                held, became = checked(count(), held, ADDS[what])
                assert became == "as after"
        assert count("whole").get("whole", "ok") == "ok"
    for line, times in sorted(where.items()):
        print(f"{times:3} {line}")
    print(f"{inside(where)} of {where.total()} fell inside the transaction")
    assert inside(where) >= INSIDE


def inside(where: Counter[str]) -> int:
    """How many of the moments fell inside a transaction."""
    return sum(n for line, n in where.items() if "inside" in line)


def measured(act: Acting) -> tuple[dict[str, list[float]], Month]:
    """How long each act takes, and the last month used up by measuring."""
    month = FIRST
    times: dict[str, list[float]] = {what: [] for what in ADDS}
    for _ in range(MEASURED):
        month = month.plus(1)
        for what, took in times.items():
            act.run(what, month, None)
            took.append(act.took)
    return times, month
