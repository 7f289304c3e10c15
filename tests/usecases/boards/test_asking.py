"""What groups ask of their board: variances decided by the chair, blockages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from saferplan.core.boards.asking import Variance
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month
from saferplan.store import models, reading
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.raise_blockage import raise_blockage, resolve_blockage
from saferplan.usecases.boards.request_variance import (
    request_variance,
    withdraw_variance,
)
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.plan.queries import one_action
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN
from tests.factories.plan import HELPLINE, SHEDS, with_actions

pytestmark = pytest.mark.django_db
DECEMBER = Month(2008, 12)
LATER = date(2009, 2, 28)


def _entries() -> int:
    row = reading.find_partnership(ANYTOWN)
    assert row is not None
    latest = reading.latest_entry(row)
    return latest.number if latest else 0


def _ask(by: Actor, **changes: Any) -> Variance:
    settings: dict[str, Any] = {
        "holder": "burglary-group",
        "month": DECEMBER,
        "action": SHEDS,
        "milestone": 2,
        "change": "Buy the locks three months later",
        "reason": "The supplier is out of stock",
        "new_due": LATER,
    }
    return request_variance(by=by, partnership=ANYTOWN, **(settings | changes))


def test_approved_by_the_chair_the_new_date_is_in_force_with_its_reason() -> None:
    people = the_cast()
    with_actions()
    asked = _ask(people["theme-lead"])
    assert asked.number == 1
    assert variances(people["board"], ANYTOWN) == (asked,)
    decided = decide_variance(
        by=people["chair"],
        partnership=ANYTOWN,
        number=1,
        decision=Decision.APPROVED,
        remark="Fair enough",
    )
    assert variances(OPERATOR, ANYTOWN) == (decided,)
    assert (decided.decided_by, decided.remark) == ("chair", "Fair enough")
    step = one_action(OPERATOR, ANYTOWN, SHEDS).milestone(2)
    assert step is not None
    assert step.due == LATER
    assert step.remark.startswith(
        "Due date moved from 30 November 2008 to 28 February 2009: variance 1, "
        "approved by chair on "
    )


def test_refused_the_date_stays_and_the_reason_is_needed() -> None:
    people = the_cast()
    with_actions()
    _ask(people["theme-lead"])
    with pytest.raises(Refused, match="Say why"):
        decide_variance(
            by=people["chair"], partnership=ANYTOWN, number=1, decision=Decision.REFUSED
        )
    decide_variance(
        by=people["chair"],
        partnership=ANYTOWN,
        number=1,
        decision=Decision.REFUSED,
        remark="Buy elsewhere",
    )
    step = one_action(OPERATOR, ANYTOWN, SHEDS).milestone(2)
    assert step is not None
    assert step.due == date(2008, 11, 30)
    with pytest.raises(Refused, match="refused by chair"):
        decide_variance(
            by=people["chair"],
            partnership=ANYTOWN,
            number=1,
            decision=Decision.APPROVED,
        )


def test_a_new_date_of_the_whole_action_moves_the_action() -> None:
    people = the_cast()
    with_actions()
    _ask(people["theme-lead"], milestone=0, new_due=date(2009, 9, 30))
    decide_variance(
        by=people["chair"], partnership=ANYTOWN, number=1, decision=Decision.APPROVED
    )
    action = one_action(OPERATOR, ANYTOWN, SHEDS)
    assert action.due == date(2009, 9, 30)
    assert action.milestone(2) is not None


@pytest.mark.parametrize(
    "account", ["manager", "analyst", "theme-lead", "board", "agency", "reader"]
)
def test_nobody_but_the_chair_decides(account: str) -> None:
    people = the_cast()
    with_actions()
    _ask(people["theme-lead"])
    before = _entries()
    with pytest.raises(NotPermitted):
        decide_variance(
            by=people[account],
            partnership=ANYTOWN,
            number=1,
            decision=Decision.APPROVED,
        )
    assert _entries() == before


def test_a_lead_asks_for_the_own_group_alone() -> None:
    people = the_cast()
    with_actions()
    with pytest.raises(NotPermitted):
        _ask(people["theme-lead"], holder="abuse-group", action=HELPLINE, milestone=1)
    with pytest.raises(Refused, match="abuse-group answers for A-1"):
        _ask(people["theme-lead"], action=HELPLINE, milestone=1)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"change": " "}, Refused, "what changes and why"),
        ({"milestone": 9}, NotFound, "no milestone 9"),
        ({"action": "B-9"}, NotFound, "no action B-9"),
        ({"new_due": date(2008, 11, 30)}, Refused, "due on 30 November 2008 already"),
        ({"milestone": 0, "new_due": date(2008, 1, 1)}, Refused, "starts on 1 April"),
    ],
)
def test_what_cannot_be_asked_for(
    changes: dict[str, Any], error: type[Exception], words: str
) -> None:
    people = the_cast()
    with_actions()
    with pytest.raises(error, match=words):
        _ask(people["theme-lead"], **changes)
    assert variances(OPERATOR, ANYTOWN) == ()


def test_the_same_is_asked_for_again_only_after_it_was_withdrawn() -> None:
    people = the_cast()
    with_actions()
    _ask(people["theme-lead"])
    with pytest.raises(Refused, match="Variance 1 asks about the same"):
        _ask(people["theme-lead"])
    withdraw_variance(by=people["theme-lead"], partnership=ANYTOWN, number=1)
    assert _ask(people["theme-lead"]).number == 2


def test_an_agency_reads_what_its_own_group_asks() -> None:
    people = the_cast()
    with_actions()
    _ask(people["theme-lead"])
    _ask(people["manager"], holder="abuse-group", action=HELPLINE, milestone=1)
    seen = [v.holder for v in variances(people["agency"], ANYTOWN)]
    assert seen == ["burglary-group"]
    assert len(variances(people["reader"], ANYTOWN)) == 2
    assert len(variances(OPERATOR, ANYTOWN, "abuse-group")) == 1


def test_a_blockage_is_raised_and_resolved_once() -> None:
    people = the_cast()
    lead = people["theme-lead"]
    raised = raise_blockage(
        by=lead,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=DECEMBER,
        what="Nobody may enter the allotments",
        would_help="A word with the council",
    )
    assert blockages(people["board"], ANYTOWN) == (raised,)
    with pytest.raises(Refused, match="Say how"):
        resolve_blockage(by=lead, partnership=ANYTOWN, number=1, how_resolved=" ")
    done = resolve_blockage(
        by=lead, partnership=ANYTOWN, number=1, how_resolved="The council let us in"
    )
    assert not done.is_open
    assert done.resolved_on == timezone.localdate()
    with pytest.raises(Refused, match="already"):
        resolve_blockage(by=lead, partnership=ANYTOWN, number=1, how_resolved="again")
    entry = models.LedgerEntry.objects.get(what="resolve_blockage")
    assert entry.detail["before"] == {"resolved_on": None, "how_resolved": ""}


def test_a_blockage_of_another_group_is_refused() -> None:
    people = the_cast()
    with pytest.raises(NotPermitted):
        raise_blockage(
            by=people["theme-lead"],
            partnership=ANYTOWN,
            holder="abuse-group",
            month=DECEMBER,
            what="x",
        )
    with pytest.raises(NotFound):
        raise_blockage(
            by=people["manager"],
            partnership=ANYTOWN,
            holder="nobody",
            month=DECEMBER,
            what="x",
        )
    assert blockages(OPERATOR, ANYTOWN) == ()


def test_a_chair_decides_only_for_groups_that_answer_to_the_body_chaired() -> None:
    people = the_cast()
    with_actions()
    _ask(people["theme-lead"])
    chair = people["chair"]
    (grant,) = chair.grants
    elsewhere = replace(chair, grants=(replace(grant, body="abuse-group"),))
    above = replace(chair, grants=(replace(grant, body="board"),))
    decide = {"partnership": ANYTOWN, "number": 1, "decision": Decision.APPROVED}

    with pytest.raises(NotPermitted, match="does not chair a body"):
        decide_variance(by=elsewhere, **decide)

    assert decide_variance(by=above, **decide).decision is Decision.APPROVED
