"""A target that is proposed: not in the ledger until the body entitled decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.target_ledger import changed_targets
from saferplan.core.partnership.decisions import Decision
from tests.builders import KNOWN, a_target

PROPOSED = TargetProposal(
    number=3,
    indicator="CASES",
    target=a_target(300, 2009, reason="A second adviser started"),
    proposed_by="theme-lead",
    proposed_on=date(2009, 4, 2),
)


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_proposal_says_why(reason: str) -> None:
    with pytest.raises(ValueError, match="Say why"):
        replace(PROPOSED, target=a_target(300, 2009, reason=reason))


@pytest.mark.parametrize(
    ("decision", "is_open"),
    [
        (Decision.REQUESTED, True),
        (Decision.APPROVED, False),
        (Decision.REFUSED, False),
        (Decision.WITHDRAWN, False),
    ],
)
def test_proposal_waits_until_it_is_decided(decision: Decision, is_open: bool) -> None:
    assert replace(PROPOSED, decision=decision).is_open is is_open


def test_approved_target_is_known_from_the_day_of_the_decision_and_by_whom() -> None:
    day = date(2009, 4, 22)
    found = PROPOSED.approved(body="Partnership Board", on=day)
    assert (found.known_on, found.decided_by) == (day, "Partnership Board")
    assert (found.value, found.period) == (300, PROPOSED.target.period)
    assert found.reason == "A second adviser started"
    # The proposal itself is not touched: nothing of it is back-dated.
    assert PROPOSED.target.known_on == KNOWN


def test_approved_target_stands_in_the_ledger_beside_the_one_before() -> None:
    held = a_target(280, 2009)
    approved = PROPOSED.approved(body="Board", on=date(2009, 4, 22))
    (change,) = changed_targets([held, approved])
    assert (change.before.value, change.after.value) == (280, 300)
