"""SIGKILL at any moment of issuing papers: there is a whole issue, or there is none.

Most of the time of an issue goes by before its transaction, while the files are made:
fifty moments are drawn over the measured run, and fifty more over the shortest measured
time of the transaction, counted from its beginning. How many fell inside is printed
with -rP.
"""

from __future__ import annotations

import random
from collections import Counter
from statistics import median

import pytest

from saferplan.core.periods import Month
from tests.plugins.commands import CommandLine
from tests.usecases.returns.killed import Acting, acting, checked, counting, placed

ANYWHERE, IN_IT = 50, 50
INSIDE = 30
"""Of the moments, at least so many must fall inside the transaction."""
WHAT = "issue-files"
# A workbook and the contents, each whole and without the example's small count; the
# returns of these months were never begun, so that there is none to lock.
ADDS = {"LedgerEntry": 1, "IssuedPackRow": 1, "IssuedFileRow": 4}
FIRST = Month(2009, 2)
MEASURED = 5


@pytest.mark.slow
def test_a_kill_leaves_a_whole_issue_or_none(demo: CommandLine) -> None:
    chance = random.Random(20090330)  # noqa: S311 - repeatable moments, no secret
    where: Counter[str] = Counter()
    with acting(demo) as act, counting(demo) as count:
        whole, inside = measured(act)
        month = FIRST.plus(MEASURED)
        held = count()
        for at in range(ANYWHERE + IN_IT):
            if at < ANYWHERE:
                said = act.run(WHAT, month, chance.uniform(0, whole))
            else:
                said = act.run(WHAT, month, chance.uniform(0, inside), since="B")
            held, became = checked(count(), held, ADDS)
            where[f"{placed(said)}, {became}"] += 1
            if became == "as after":
                month = month.plus(1)
        # What was never finished can still be issued in peace.
        act.run(WHAT, month, None)
        held, became = checked(count(), held, ADDS)
        assert became == "as after"
        assert count("whole").get("whole", "ok") == "ok"
    for line, times in sorted(where.items()):
        print(f"{times:3} {line}")
    fell = sum(times for line, times in where.items() if line.startswith("inside"))
    print(f"{fell} of {ANYWHERE + IN_IT} fell inside the transaction")
    assert fell >= INSIDE


def measured(act: Acting) -> tuple[float, float]:
    """How long an issue takes, and how short its transaction was, in seconds."""
    runs, transactions = [], []
    for at in range(MEASURED):
        act.run(WHAT, FIRST.plus(at), None, since="E")
        runs.append(act.took)
        transactions.append(act.lasted["E"] - act.lasted["B"])
    return median(runs), min(transactions)
