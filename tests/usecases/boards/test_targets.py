"""Targets: proposed beside the ledger, decided on, and then a row of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from saferplan.core.indicators.targets import Target, targets_as_known
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import day_label, financial_year
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.decide_target import decide_target
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.indicators.proposal_queries import (
    Proposed,
    proposed_target,
    proposed_targets,
)
from saferplan.usecases.indicators.propose_target import (
    proposals_of,
    withdraw_proposal,
)
from saferplan.usecases.indicators.queries import ledger
from tests.factories.holdings import ANYTOWN, BURGLARY, DEATHS, OTHERTOWN, REPEATS
from tests.usecases.boards.at_the_table import (
    HERE,
    TOP,
    declined,
    last_number,
    met,
    proposed,
    seated,
    written,
)
from tests.usecases.refusing import refused

pytestmark = pytest.mark.django_db
THIS_YEAR = financial_year(2008)
KNOWN = date(2009, 3, 30)
"""The target of 360 for 2008/09 was known on that day."""


@pytest.fixture
def people() -> dict[str, Actor]:
    return seated()


def _chair_of_top(people: dict[str, Actor]) -> Actor:
    (grant,) = people["chair"].grants
    return replace(people["chair"], grants=(replace(grant, body=TOP),))


def _decide(by: Actor, decision: Decision = Decision.APPROVED, **more: Any) -> Any:
    return decide_target(by=by, **HERE, number=1, decision=decision, **more)


def _targets(code: str = BURGLARY, entry: int | None = None) -> tuple[Target, ...]:
    return ledger(actor=OPERATOR, partnership=ANYTOWN, code=code, entry=entry).targets


def _in_force() -> dict[str, float | None]:
    return {t.period.code: t.value for t in targets_as_known(_targets())}


def test_a_proposal_counts_for_nothing_until_it_is_decided(
    people: dict[str, Actor],
) -> None:
    before = _targets()
    new = proposed(people["theme-lead"], known_on=date(2001, 1, 1), decided_by="me")
    today = timezone.localdate()
    assert (new.number, new.indicator, new.decision) == (
        1,
        BURGLARY,
        Decision.REQUESTED,
    )
    assert (new.proposed_by, new.proposed_on) == ("theme-lead", today)
    # Neither the day it is known from nor who decided is the proposer's to say.
    assert (new.target.known_on, new.target.decided_by) == (today, "")
    assert _targets() == before
    entry = written("propose_target")
    assert (entry.account, entry.detail["proposal"]) == ("theme-lead", 1)
    assert entry.detail["before"] is None
    assert entry.detail["after"]["target"]["value"] == 300
    found = proposed_target(people["reader"], ANYTOWN, 1)
    assert (found.name, found.words, found.now) == (
        "Burglary of homes",
        "300",
        "none yet",
    )
    assert proposals_of(OPERATOR, ANYTOWN, entry=last_number() - 1) == ()


def test_approved_by_the_chair_of_the_board_that_sets_targets_it_holds_from_today(
    people: dict[str, Actor],
) -> None:
    proposed(people["analyst"], period=THIS_YEAR)
    assert proposed_target(OPERATOR, ANYTOWN, 1).now == "360"
    then = last_number()
    done = _decide(_chair_of_top(people), remark=" Good ")
    today = timezone.localdate()
    assert (done.decided_by, done.decided_on) == ("chair", today)
    assert (done.body, done.meeting, done.remark) == (TOP, None, "Good")
    first, second = _targets()
    assert (first.value, second.value) == (360, 300)
    assert second.decided_by == "Safer Anytown Board"
    assert (second.known_on, second.reason) == (today, "Neighbours do as well")
    assert last_number() == then + 1
    assert written("decide_target").detail["after"]["decision"] == "approved"
    assert _in_force() == {"2008/09": 300}
    assert len(_targets(entry=then)) == 1
    assert proposals_of(OPERATOR, ANYTOWN, entry=then)[0].is_open


def test_decided_at_a_meeting_it_holds_from_the_day_of_the_meeting(
    people: dict[str, Actor],
) -> None:
    proposed(people["analyst"])
    number = met(people["manager"], TOP, date(2009, 1, 29))
    done = _decide(people["manager"], meeting=number)
    assert (done.decided_by, done.decided_on) == ("manager", date(2009, 1, 29))
    row = _targets()[-1]
    assert row.decided_by == "Safer Anytown Board, meeting on 29 January 2009"
    assert row.known_on == date(2009, 1, 29)
    assert _in_force() == {"2008/09": 360, "2009/10": 300}


def test_a_meeting_before_the_target_that_holds_was_known_cannot_change_it(
    people: dict[str, Actor],
) -> None:
    proposed(people["analyst"], period=THIS_YEAR)
    manager = people["manager"]
    early = met(manager, TOP, KNOWN - timedelta(days=1))
    ((field, told),) = refused(lambda: _decide(manager, meeting=early))
    assert field == "meeting"
    assert "before the target that holds now was known (30 March 2009)" in told
    # It can be refused at any meeting: the target that holds stays.
    again = met(manager, TOP, KNOWN)
    _decide(manager, meeting=again)
    assert _in_force() == {"2008/09": 300}


def test_refused_it_says_why_and_the_ledger_stays(people: dict[str, Actor]) -> None:
    proposed(people["analyst"])
    number = met(people["manager"], TOP, date(2009, 1, 29))
    before = _targets()
    for remark in ("", " \n"):
        declined(
            lambda remark=remark: _decide(
                people["manager"], Decision.REFUSED, remark=remark, meeting=number
            ),
            Refused,
            "Say why it is refused",
        )
    _decide(people["manager"], Decision.REFUSED, remark="Too easy", meeting=number)
    assert _targets() == before
    told = "Proposal 1 was refused by manager on 29 January 2009; make a new one"
    declined(lambda: _decide(OPERATOR), Refused, told)
    declined(
        lambda: withdraw_proposal(by=people["analyst"], **HERE, number=1), Refused, told
    )
    assert proposed(people["analyst"]).number == 2


def test_only_the_board_that_sets_targets_decides(people: dict[str, Actor]) -> None:
    proposed(people["analyst"])
    manager = people["manager"]
    lower, planned = met(manager), met(manager, TOP, is_held=False)
    declined(lambda: _decide(people["chair"]), NotPermitted, "does not chair a body")
    declined(
        lambda: _decide(manager, meeting=lower),
        Refused,
        "is of Getting It Done, which does not decide this",
    )
    declined(lambda: _decide(manager, meeting=planned), Refused, "was not held yet")
    declined(lambda: _decide(manager, meeting=9), NotFound, "no meeting 9 in anytown")
    for decision in (Decision.WITHDRAWN, Decision.REQUESTED):
        declined(
            lambda decision=decision: _decide(OPERATOR, decision),
            Refused,
            "A proposed target is approved or refused",
        )


@pytest.mark.parametrize(
    ("code", "changes", "placed"),
    [
        (BURGLARY, {"reason": " "}, ("reason", "Say why this target is proposed.")),
        (
            BURGLARY,
            {"upper": 320},
            ("upper", "BURGLARY has no range; leave the top empty."),
        ),
        (
            BURGLARY,
            {"reason": "x" * 5001},
            ("reason", "It is longer than 5,000 letters; say it shorter."),
        ),
        (
            BURGLARY,
            {"reason": "Do\x00 it"},
            ("reason", "It holds a sign that cannot be printed; type it again."),
        ),
    ],
)
def test_what_cannot_be_proposed(
    people: dict[str, Actor],
    code: str,
    changes: dict[str, Any],
    placed: tuple[str, str],
) -> None:
    assert refused(lambda: proposed(people["analyst"], code, **changes)) == [placed]


def test_one_proposal_a_period_is_open_at_a_time(people: dict[str, Actor]) -> None:
    proposed(people["theme-lead"])
    proposed(people["theme-lead"], period=THIS_YEAR)
    assert refused(lambda: proposed(people["analyst"], value=290)) == [
        (
            "period",
            "Proposal 1 is about April 2009 to March 2010 already; withdraw it first.",
        )
    ]
    declined(
        lambda: withdraw_proposal(by=people["chair"], **HERE, number=1),
        NotPermitted,
        "theme-lead proposed it, not you",
    )
    gone = withdraw_proposal(by=people["theme-lead"], **HERE, number=1)
    assert (gone.decision, gone.decided_by) == (Decision.WITHDRAWN, "theme-lead")
    today = day_label(timezone.localdate())
    declined(lambda: _decide(OPERATOR), Refused, f"withdrawn by theme-lead on {today}")
    assert proposed(people["analyst"], value=290).number == 3


def test_a_lead_proposes_for_the_own_group_alone(people: dict[str, Actor]) -> None:
    for code in (REPEATS, DEATHS):
        declined(
            lambda code=code: proposed(people["theme-lead"], code),
            NotPermitted,
            "theme-lead proposes targets for the own group alone",
        )
    for who in ("agency", "board", "reader", "stakeholder", "scrutiny"):
        declined(
            lambda who=who: proposed(people[who]),
            NotPermitted,
            "may not propose its targets",
        )
    declined(
        lambda: proposed(people["analyst"], "NI0"), NotFound, "no indicator NI0 in any"
    )
    declined(
        lambda: decide_target(
            by=people["outsider"],
            partnership=OTHERTOWN,
            number=1,
            decision=Decision.APPROVED,
        ),
        NotFound,
        "There is no proposal 1 in othertown",
    )


def test_what_is_withheld_has_no_number_in_any_proposal_for_the_uncleared(
    people: dict[str, Actor],
) -> None:
    proposed(people["analyst"], REPEATS, value=None, percent_of_change=-20)
    whole = proposed_target(people["board"], ANYTOWN, 1)
    assert (whole.words, whole.is_withheld) == (
        "a change of −20% on the baseline",
        False,
    )
    for who in ("reader", "stakeholder", "scrutiny"):
        (seen,) = proposed_targets(people[who], ANYTOWN)
        assert (seen.words, seen.now, seen.is_withheld) == ("[c]", "[c]", True)
        assert _numbers(seen) == (None, None, None, None, ())
        # Why it was proposed may quote the figures, as the reason of a row may.
        assert seen.proposal.target.reason == "[c]"
        (raw,) = proposals_of(people[who], ANYTOWN)
        assert raw.target == seen.proposal.target
    assert proposed_target(people["reader"], ANYTOWN, 1).name == "Repeat cases"


def _numbers(one: Proposed) -> tuple[object, ...]:
    row = one.proposal.target
    return (row.value, row.upper, row.percent_of_change, row.start, row.weights)


def test_a_proposal_that_is_not_there(people: dict[str, Actor]) -> None:
    proposed(people["analyst"])
    with pytest.raises(NotFound, match="There is no proposed target 2 in anytown"):
        proposed_target(people["reader"], ANYTOWN, 2)
    declined(
        lambda: withdraw_proposal(by=people["manager"], **HERE, number=2),
        NotFound,
        "There is no proposal 2 in anytown",
    )
