"""Variances: what is asked beside the baseline, and what a decision moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import day_label
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.plan.activity import ActivityRag
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.activity_queries import activity_of
from saferplan.usecases.boards.asking_queries import variances
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.request_variance import withdraw_variance
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.move_milestone import move_milestone
from saferplan.usecases.plan.queries import one_action
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.factories.plan import LOCKS, SHEDS, some_actions, with_actions
from tests.usecases.boards.at_the_table import (
    DECEMBER,
    GROUP,
    HERE,
    declined,
    last_number,
    met,
    seated,
    varied,
    with_interest,
    written,
)

pytestmark = pytest.mark.django_db
SCOPE = "Sheds of tenants alone"


@pytest.fixture
def people() -> dict[str, Actor]:
    found = seated()
    with_actions()
    return found


def _approved(people: dict[str, Actor], number: int = 1) -> None:
    decide_variance(
        by=people["chair"], **HERE, number=number, decision=Decision.APPROVED
    )


def _sheds(entry: int | None = None) -> Action:
    return one_action(OPERATOR, ANYTOWN, SHEDS, entry=entry)


def _step(number: int = 2) -> Milestone:
    found = _sheds().milestone(number)
    assert found is not None
    return found


def _today() -> str:
    return day_label(timezone.localdate())


def test_what_is_asked_stands_beside_the_baseline_and_moves_nothing(
    people: dict[str, Actor],
) -> None:
    plan = _sheds()
    asked = varied(people["theme-lead"], change=" Later ")
    assert _sheds() == plan
    assert variances(people["reader"], ANYTOWN) == (asked,)
    entry = written("request_variance")
    assert (entry.account, entry.detail["variance"]) == ("theme-lead", 1)
    assert entry.detail["before"] is None
    assert entry.detail["after"] == {
        "number": 1,
        "holder": GROUP,
        "month": "2008-12",
        "action": SHEDS,
        "change": "Later",
        "reason": "The supplier is out of stock",
        "milestone": 2,
        "new_due": "2009-02-28",
        "new_scope": "",
        "drops": False,
        "was_due": "2008-11-30",
        "was_scope": "Buy the locks",
        "decision": "requested",
        "decided_by": "",
        "decided_on": None,
        "remark": "",
        "body": "",
        "meeting": None,
    }


def test_approved_at_a_meeting_the_milestone_says_once_by_whom_and_when(
    people: dict[str, Actor],
) -> None:
    varied(people["theme-lead"])
    number = met(people["manager"])
    decide_variance(
        by=people["manager"],
        **HERE,
        number=1,
        decision=Decision.APPROVED,
        meeting=number,
    )
    assert _step().remark == (
        "Due date moved from 30 November 2008 to 28 February 2009: variance 1, "
        "approved by Getting It Done, meeting on 22 January 2009."
    )


def test_a_new_scope_of_a_milestone_is_its_title(people: dict[str, Actor]) -> None:
    varied(people["theme-lead"], new_due=None, new_scope=" Borrow the locks ")
    _approved(people)
    assert _step() == Milestone(
        number=2,
        title="Borrow the locks",
        due=date(2008, 11, 30),
        remark=f"Was “Buy the locks”: variance 1, approved by chair on {_today()}.",
    )


def test_the_scope_and_the_date_of_a_whole_action_move_and_the_old_stay(
    people: dict[str, Actor],
) -> None:
    first = varied(people["theme-lead"], milestone=0, new_due=None, new_scope=SCOPE)
    assert (first.was_due, first.was_scope) == (date(2009, 3, 31), "")
    _approved(people)
    then = last_number()
    second = varied(
        people["theme-lead"],
        milestone=0,
        new_due=date(2009, 9, 30),
        new_scope="Sheds and garages",
    )
    assert second.was_scope == SCOPE
    _approved(people, 2)
    now, before = _sheds(), _sheds(then)
    assert (now.scope, now.due) == ("Sheds and garages", date(2009, 9, 30))
    assert (before.scope, before.due) == (SCOPE, date(2009, 3, 31))
    assert now.milestones == before.milestones
    assert [v.decision for v in variances(OPERATOR, ANYTOWN, entry=then)] == [
        Decision.APPROVED
    ]


def test_what_is_given_up_is_dropped_and_a_milestone_says_why(
    people: dict[str, Actor],
) -> None:
    varied(people["theme-lead"], new_due=None, drops=True)
    varied(people["theme-lead"], milestone=0, new_due=None, drops=True)
    _approved(people)
    assert (_step().progress, _step().done_on) == (Progress.DROPPED, None)
    assert _step().remark == f"Given up: variance 1, approved by chair on {_today()}."
    assert _sheds().progress is Progress.NOT_STARTED
    _approved(people, 2)
    stood = activity_of(OPERATOR, ANYTOWN, SHEDS, DECEMBER.last)
    assert (stood.rag, stood.reason) == (ActivityRag.GREY, "Dropped.")
    # The milestones of a dropped action are left as they were.
    assert _step(3).progress is Progress.NOT_STARTED


def test_a_change_in_words_alone_is_decided_and_moves_nothing(
    people: dict[str, Actor],
) -> None:
    varied(people["theme-lead"], new_due=None)
    plan = _sheds()
    _approved(people)
    assert _sheds() == plan
    assert variances(OPERATOR, ANYTOWN)[0].decision is Decision.APPROVED


def test_what_was_done_meanwhile_stays_done(people: dict[str, Actor]) -> None:
    varied(people["theme-lead"])
    day = date(2008, 12, 5)
    move_milestone(
        by=people["theme-lead"],
        **HERE,
        action=SHEDS,
        number=2,
        progress=Progress.DONE,
        done_on=day,
    )
    _approved(people)
    assert (_step().done_on, _step().due) == (day, date(2009, 2, 28))


def test_a_date_that_the_plan_has_overtaken_is_refused_in_words(
    people: dict[str, Actor],
) -> None:
    varied(people["theme-lead"], milestone=0, new_due=date(2009, 4, 30))
    later = replace(
        some_actions()[0], starts=date(2009, 6, 1), due=date(2009, 7, 1), milestones=()
    )
    keep_actions(by=people["manager"], **HERE, actions=[later])
    declined(lambda: _approved(people), Refused, "2009-04-30.* before it starts")


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"change": " \n"}, Refused, "what changes and why"),
        ({"reason": ""}, Refused, "what changes and why"),
        ({"drops": True}, Refused, "no new date and no new scope"),
        ({"milestone": -1}, NotFound, "no milestone -1"),
        ({"new_scope": "Buy the locks"}, Refused, "The scope is that already"),
        ({"reason": "Out\x00"}, Refused, "“reason” holds a sign that cannot be"),
        ({"change": "Out\u202e"}, Refused, "“change” holds a sign that cannot be"),
        ({"new_scope": "\x1b"}, Refused, "“new scope” holds a sign that cannot"),
        ({"reason": "x" * 5001}, Refused, "longer than 5,000 letters"),
        ({"new_scope": "x" * 5001}, Refused, "longer than 5,000 letters"),
        ({"new_due": date(209, 2, 28)}, Refused, "209 is out of reach"),
    ],
)
def test_what_cannot_be_asked_for(
    people: dict[str, Actor],
    changes: dict[str, Any],
    error: type[Exception],
    words: str,
) -> None:
    declined(lambda: varied(people["theme-lead"], **changes), error, words)


def test_the_whole_action_and_its_steps_are_asked_about_apart(
    people: dict[str, Actor],
) -> None:
    lead = people["theme-lead"]
    assert [varied(lead, milestone=at).number for at in (0, 2, 3)] == [1, 2, 3]
    declined(
        lambda: varied(lead, milestone=3), Refused, "Variance 3 asks about the same"
    )


def test_withdrawn_it_says_by_whom_and_is_no_more_to_be_decided(
    people: dict[str, Actor],
) -> None:
    varied(people["theme-lead"])
    then = last_number()
    gone = withdraw_variance(by=people["analyst"], **HERE, number=1)
    assert (gone.decision, gone.decided_by, gone.body) == (
        Decision.WITHDRAWN,
        "analyst",
        "",
    )
    assert written("withdraw_variance").detail == {
        "variance": 1,
        "before": {"decision": "requested", "decided_by": "", "decided_on": None},
        "after": {
            "decision": "withdrawn",
            "decided_by": "analyst",
            "decided_on": timezone.localdate().isoformat(),
        },
    }
    assert variances(OPERATOR, ANYTOWN, entry=then)[0].is_open
    told = f"Variance 1 was withdrawn by analyst on {_today()}"
    declined(lambda: _approved(people), Refused, told)
    declined(
        lambda: withdraw_variance(by=people["theme-lead"], **HERE, number=1),
        Refused,
        told,
    )


def test_a_variance_to_a_hidden_action_is_not_there(people: dict[str, Actor]) -> None:
    varied(people["manager"], action=LOCKS, milestone=1)
    for who in ("theme-lead", "chair", "reader"):
        with_interest(people[who])
        assert variances(people[who], ANYTOWN) == ()
    gone = "There is no action B-2 in anytown"
    lead = people["theme-lead"]
    for attempt in (
        lambda: varied(lead, action=LOCKS, milestone=1),
        lambda: withdraw_variance(by=lead, **HERE, number=1),
        lambda: _approved(people),
    ):
        declined(attempt, NotFound, gone)
    assert len(variances(people["board"], ANYTOWN)) == 1


def test_numbers_are_those_of_one_partnership(people: dict[str, Actor]) -> None:
    varied(people["theme-lead"])
    declined(lambda: _approved(people, 2), NotFound, "no variance 2 in anytown")
    declined(
        lambda: withdraw_variance(
            by=people["outsider"], partnership=OTHERTOWN, number=1
        ),
        NotFound,
        "no variance 1 in othertown",
    )
