"""Variances and blockages: what is asked for, what moves the plan, how far it came."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month

DAY = date(2009, 2, 28)


def variance(**changes: Any) -> Variance:
    settings: dict[str, Any] = {
        "number": 3,
        "holder": "burglary",
        "month": Month(2008, 12),
        "action": "B-1",
        "change": "Three months later",
        "reason": "Out of stock",
    }
    return Variance(**(settings | changes))


@pytest.mark.parametrize(
    "changes",
    [{"change": ""}, {"change": "  "}, {"reason": ""}, {"reason": "\n"}],
)
def test_variance_says_what_changes_and_why(changes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="what changes and why"):
        variance(**changes)


@pytest.mark.parametrize("changes", [{"new_due": DAY}, {"new_scope": "Homes"}])
def test_what_is_given_up_gets_no_new_date_or_scope(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="given up"):
        variance(drops=True, **changes)
    assert variance(drops=True, new_scope="  ").drops


@pytest.mark.parametrize(
    ("changes", "moves", "asked"),
    [
        ({}, False, ""),
        ({"new_scope": "  "}, False, ""),
        ({"new_due": DAY}, True, "due on 28 February 2009"),
        ({"new_scope": " Homes only "}, True, "scope: Homes only"),
        ({"drops": True}, True, "to be given up"),
        (
            {"new_due": DAY, "new_scope": "Homes"},
            True,
            "due on 28 February 2009; scope: Homes",
        ),
    ],
)
def test_variance_says_what_of_the_plan_would_move(
    changes: dict[str, Any], moves: bool, asked: str
) -> None:
    found = variance(**changes)
    assert (found.moves, found.asked) == (moves, asked)


def test_baseline_stays_beside_what_is_asked_whatever_is_decided() -> None:
    held = variance(
        new_due=DAY,
        was_due=date(2008, 11, 30),
        was_scope="Homes and shops",
        decision=Decision.APPROVED,
        decided_on=date(2009, 1, 22),
        body="board",
        meeting=7,
    )
    assert not held.is_open
    assert (held.was_due, held.new_due) == (date(2008, 11, 30), DAY)
    assert held.was_scope == "Homes and shops"
    assert variance().is_open


def blockage(**changes: Any) -> Blockage:
    settings: dict[str, Any] = {
        "number": 1,
        "holder": "abuse",
        "month": Month(2008, 12),
        "what": "No telephone line",
    }
    return Blockage(**(settings | changes))


@pytest.mark.parametrize(
    ("changes", "state", "is_open", "is_answered"),
    [
        ({}, "raised", True, False),
        ({"answer": "Soon"}, "raised", True, False),
        ({"answer": "Yes", "answered_on": DAY}, "answered", True, True),
        ({"resolved_on": DAY}, "closed", False, False),
        ({"answered_on": DAY, "resolved_on": DAY}, "closed", False, True),
    ],
)
def test_blockage_is_in_the_way_until_it_is_resolved(
    changes: dict[str, Any], state: str, is_open: bool, is_answered: bool
) -> None:
    found = blockage(**changes)
    assert (found.state, found.is_open, found.is_answered) == (
        state,
        is_open,
        is_answered,
    )


def test_blockage_says_what_is_in_the_way() -> None:
    with pytest.raises(ValueError, match="what is in the way"):
        blockage(what=" ")
