"""Targets: the ledger, profiles, and which number a figure is held against."""

from __future__ import annotations

from datetime import date

import pytest

from saferplan.core.indicators.targets import (
    Target,
    cumulative_target_for,
    end_target,
    level_target_for,
    targets_as_known,
)
from saferplan.core.indicators.vocabulary import ProfileKind, TargetStatus
from saferplan.core.periods import Basis, Month, financial_year, rolling_12, span
from tests.builders import KNOWN, a_target

BENT = {"profile": ProfileKind.WEIGHTED, "weights": (1.0,) * 9 + (2.0,) * 3}


def _after(months: int) -> object:
    first = Month(2008, 4)
    return span(Basis.YEAR_TO_DATE, first, first.plus(months - 1))


def test_profile_of_a_year_is_rounded_half_up() -> None:
    """A published cumulative column, to the unit."""
    target = a_target(244, **BENT)
    column = [
        cumulative_target_for([target], _after(k), whole_numbers=True)
        for k in range(1, 13)
    ]
    assert [point.value for point in column if point] == [
        16, 33, 49, 65, 81, 98, 114, 130, 146, 179, 211, 244
    ]  # fmt: skip


def test_year_without_a_profile_is_shared_out_equally() -> None:
    point = cumulative_target_for([a_target(244)], _after(8), whole_numbers=False)
    assert point is not None
    assert point.value == pytest.approx(162.6667, abs=1e-4)


def test_later_known_row_replaces_the_earlier_for_those_who_know_it() -> None:
    first = a_target(195, known_on=date(2008, 4, 1), entry=1)
    raised = a_target(244, known_on=date(2008, 12, 1), entry=2)
    assert targets_as_known([first, raised]) == (raised,)
    assert targets_as_known([first, raised], known_on=date(2008, 11, 30)) == (first,)
    assert targets_as_known([first, raised], entry=1) == (first,)


def test_rolling_year_path_runs_from_a_stated_start() -> None:
    target = a_target(4773, profile=ProfileKind.TRAJECTORY, start=4972)
    point = level_target_for([target], rolling_12(Month(2008, 12)), start=None)
    assert point is not None
    # Nine of the twelve months from 4,972 to 4,773.
    assert point.value == pytest.approx(4972 - 199 * 9 / 12)


def test_end_target_is_the_last_with_a_number() -> None:
    unset = a_target(None, 2010, status=TargetStatus.TO_BE_SET)
    last = end_target([a_target(4773), a_target(4574, 2009), unset])
    assert last is not None
    assert (last.value, last.period) == (4574, financial_year(2009))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"value": None}, "has no value"),
        ({"value": 3, "status": TargetStatus.TO_BE_SET}, "is to be set but has"),
        ({"value": 3, "profile": ProfileKind.WEIGHTED}, "needs 12 weights"),
        (
            {"value": 3, "profile": ProfileKind.WEIGHTED, "weights": (0.0,) * 12},
            "some must be above 0",
        ),
        (
            {
                "value": 3,
                "profile": ProfileKind.WEIGHTED,
                "weights": (-1.0, *(1.0,) * 11),
            },
            "cannot be negative",
        ),
        ({"value": 5, "upper": 4}, "lower bound first"),
        ({"value": float("nan")}, "is not a number"),
    ],
)
def test_target_that_contradicts_itself_is_refused(
    settings: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        Target(**({"period": financial_year(2008), "known_on": KNOWN} | settings))
