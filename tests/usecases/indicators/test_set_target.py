"""Targets and baselines: rows that only come on top, with who decided and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from saferplan.core.indicators.targets import Baseline, Target, targets_as_known
from saferplan.core.indicators.vocabulary import TargetStatus
from saferplan.core.periods import financial_year
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.set_baseline import set_baseline
from saferplan.usecases.indicators.set_target import set_target
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, OTHERTOWN, REPEATS
from tests.usecases.refusing import fields_refused, latest, refused

pytestmark = pytest.mark.django_db
NEXT = Target(
    period=financial_year(2009),
    value=25.0,
    known_on=date(2009, 4, 19),
    decided_by="Partnership Board",
)
BEFORE = Baseline(
    period=financial_year(2006),
    value=410.0,
    known_on=date(2009, 4, 19),
    source="letter",
)


@pytest.fixture
def manager() -> Actor:
    return the_cast()["manager"]


def sets(who: Actor, target: Target, code: str = REPEATS) -> int:
    return set_target(by=who, partnership=ANYTOWN, code=code, target=target)


def in_force(who: Actor, code: str = REPEATS) -> dict[str, float | None]:
    held = queries.ledger(actor=who, partnership=ANYTOWN, code=code)
    return {t.period.code: t.value for t in targets_as_known(held.targets)}


def test_target_to_be_set_is_set_and_both_rows_stay(manager: Actor) -> None:
    sets(manager, replace(NEXT, reason="the board has agreed"))
    held = queries.ledger(actor=manager, partnership=ANYTOWN, code=REPEATS)
    rows = [t for t in held.targets if t.period == NEXT.period]
    assert [(t.value, t.status) for t in rows] == [
        (None, TargetStatus.TO_BE_SET),
        (25.0, TargetStatus.SET),
    ]
    assert in_force(manager)["2009/10"] == 25.0
    detail = latest().detail
    assert detail["indicator"] == REPEATS
    assert detail["before"]["status"] == "to_be_set"
    assert detail["after"]["decided_by"] == "Partnership Board"


def test_change_says_why_and_is_known_no_earlier(manager: Actor) -> None:
    assert fields_refused(lambda: sets(manager, NEXT)) == ["reason"]
    early = replace(NEXT, reason="agreed", known_on=date(2001, 1, 1))
    assert fields_refused(lambda: sets(manager, early)) == ["known_on"]


def test_decision_is_somebodys_and_not_of_a_day_to_come(manager: Actor) -> None:
    later = replace(
        NEXT,
        period=financial_year(2010),
        decided_by=" ",
        known_on=timezone.localdate() + timedelta(days=1),
    )
    assert fields_refused(lambda: sets(manager, later)) == ["decided_by", "known_on"]


def test_range_is_only_for_what_is_best_within_one(manager: Actor) -> None:
    ranged = replace(NEXT, upper=30.0, reason="agreed")
    assert fields_refused(lambda: sets(manager, ranged)) == ["upper"]


def test_first_target_of_a_year_needs_no_reason(manager: Actor) -> None:
    sets(manager, replace(NEXT, period=financial_year(2010)))
    assert in_force(manager)["2010/11"] == 25.0


def test_baseline_is_set_and_changed_with_a_reason(manager: Actor) -> None:
    def changes(row: Baseline) -> int:
        return set_baseline(
            by=manager, partnership=ANYTOWN, code=BURGLARY, baseline=row
        )

    changes(BEFORE)
    told = refused(lambda: changes(replace(BEFORE, value=420.0)))
    assert told[0][0] == "reason"
    changes(replace(BEFORE, value=420.0, reason="a recount"))
    held = queries.ledger(actor=manager, partnership=ANYTOWN, code=BURGLARY)
    same = [b.value for b in held.baselines if b.period == BEFORE.period]
    assert same == [410.0, 420.0]
    assert latest().detail["before"] == {"value": 410.0, "reason": ""}


def test_only_a_manager_sets_and_only_what_is_there(manager: Actor) -> None:
    cast = the_cast()
    with pytest.raises(NotPermitted):
        sets(cast["analyst"], NEXT)
    with pytest.raises(NotPermitted):
        set_baseline(
            by=cast["analyst"], partnership=ANYTOWN, code=REPEATS, baseline=BEFORE
        )
    with pytest.raises(NotFound):
        sets(manager, NEXT, "NOTHING")
    with pytest.raises(NotFound):
        set_target(by=manager, partnership=OTHERTOWN, code=BURGLARY, target=NEXT)
