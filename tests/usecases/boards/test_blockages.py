"""Blockages: raised by a group, answered for the board, and out of the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from saferplan.core.boards.asking import Blockage
from saferplan.core.plan.activity import ActivityRag
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.activity_queries import activity_of
from saferplan.usecases.boards.asking_queries import blockages
from saferplan.usecases.boards.raise_blockage import answer_blockage, resolve_blockage
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.factories.plan import HELPLINE, LOCKS, SHEDS, with_actions
from tests.usecases.boards.at_the_table import (
    DECEMBER,
    GROUP,
    HERE,
    OTHERS,
    blocked,
    declined,
    last_number,
    seated,
    with_interest,
    written,
)

pytestmark = pytest.mark.django_db
WHAT = "Nobody may enter the allotments"


@pytest.fixture
def people() -> dict[str, Actor]:
    found = seated()
    with_actions()
    return found


def _answer(by: Actor, answer: str = "We shall ask", **more: str) -> Blockage:
    return answer_blockage(by=by, **HERE, number=1, answer=answer, **more)


def _resolve(by: Actor, how: str = "The council let us in", **more: Any) -> Blockage:
    return resolve_blockage(by=by, **HERE, number=1, how_resolved=how, **more)


def test_from_raised_to_closed_each_step_is_one_entry_and_the_steps_before_stay(
    people: dict[str, Actor],
) -> None:
    lead = people["theme-lead"]
    raised = blocked(lead, what=f" {WHAT} ", would_help="A word", action=SHEDS)
    assert raised == Blockage(
        number=1,
        holder=GROUP,
        month=DECEMBER,
        what=WHAT,
        would_help="A word",
        action=SHEDS,
    )
    assert (raised.state, blockages(people["reader"], ANYTOWN)) == ("raised", (raised,))
    entry = written("raise_blockage")
    assert (entry.account, entry.detail["before"]) == ("theme-lead", None)
    assert entry.detail["blockage"] == 1
    assert entry.detail["after"]["what"] == WHAT
    first = _answer(people["board"], " We shall ask ", support="A letter")
    assert (first.state, first.answer, first.support) == (
        "answered",
        "We shall ask",
        "A letter",
    )
    assert (first.answered_by, first.answered_on) == ("board", timezone.localdate())
    then = last_number()
    second = _answer(people["chair"], "The council agreed")
    # What is not offered again is not offered any more.
    assert (second.answer, second.support) == ("The council agreed", "")
    closed = _resolve(lead, resolved_on=date(2009, 2, 2))
    assert closed == replace(
        second, resolved_on=date(2009, 2, 2), how_resolved="The council let us in"
    )
    assert closed.state == "closed"
    assert written("resolve_blockage").detail == {
        "blockage": 1,
        "before": {"resolved_on": None, "how_resolved": ""},
        "after": {
            "resolved_on": "2009-02-02",
            "how_resolved": "The council let us in",
        },
    }
    assert last_number() == then + 2
    assert blockages(OPERATOR, ANYTOWN, entry=then) == (first,)
    assert blockages(OPERATOR, ANYTOWN, entry=then - 1) == (raised,)
    assert blockages(OPERATOR, ANYTOWN, entry=then - 2) == ()


def test_an_action_is_red_while_something_is_in_its_way(
    people: dict[str, Actor],
) -> None:
    def stood() -> tuple[ActivityRag, str]:
        found = activity_of(OPERATOR, ANYTOWN, SHEDS, date(2008, 12, 15))
        return found.rag, found.reason

    slipped = "Slipped: due on 30 November 2008, within one reporting cycle."
    assert stood() == (ActivityRag.AMBER, slipped)
    blocked(people["theme-lead"], action=SHEDS)
    _answer(people["board"])
    assert stood() == (ActivityRag.RED, f"Blocked: {WHAT}.")
    _resolve(people["theme-lead"])
    assert stood() == (ActivityRag.AMBER, slipped)


def test_a_group_s_own_actions_alone_are_named(people: dict[str, Actor]) -> None:
    declined(
        lambda: blocked(people["theme-lead"], action=HELPLINE),
        Refused,
        "A-1 is not an action of burglary-group; leave it out",
    )
    declined(
        lambda: blocked(people["theme-lead"], action="B-9"),
        NotFound,
        "There is no action B-9 in anytown",
    )


def test_what_is_in_the_way_of_a_hidden_action_is_hidden_too(
    people: dict[str, Actor],
) -> None:
    blocked(people["manager"], action=LOCKS, what="The supplier is broke")
    kept = blocked(people["theme-lead"])
    lead, board = with_interest(people["theme-lead"]), with_interest(people["board"])
    for who in (lead, board):
        assert blockages(who, ANYTOWN) == (kept,)
    assert len(blockages(people["chair"], ANYTOWN)) == 2
    declined(lambda: blocked(lead, action=LOCKS), NotFound, "no action B-2")
    for attempt in (lambda: _answer(board), lambda: _resolve(lead)):
        declined(attempt, NotFound, "There is no blockage 1 in anytown")


def test_an_agency_raises_and_reads_its_own(people: dict[str, Actor]) -> None:
    agency = people["agency"]
    blocked(people["manager"], holder=OTHERS, what="No phone line")
    own = blocked(agency, holder="police", what="No cars")
    groups = blocked(agency, what="No keys")
    assert blockages(agency, ANYTOWN) == (own, groups)
    assert blockages(agency, ANYTOWN, "police") == (own,)
    assert blockages(agency, ANYTOWN, OTHERS) == ()
    declined(
        lambda: resolve_blockage(by=agency, **HERE, number=1, how_resolved="x"),
        NotPermitted,
        "may not fill in the returns of abuse-group",
    )
    declined(
        lambda: blocked(people["manager"], holder="nobody"),
        NotFound,
        "There is no group or agency called nobody in anytown",
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"what": " \n "}, "says what is in the way"),
        ({"what": "No\x07keys"}, "“what” holds a sign that cannot be printed"),
        ({"would_help": "\u2066"}, "“would help” holds a sign that cannot"),
        ({"what": "x" * 5001}, "“what” is longer than 5,000 letters"),
        ({"would_help": "x" * 5001}, "“would help” is longer than 5,000 letters"),
    ],
)
def test_what_cannot_be_raised(
    people: dict[str, Actor], changes: dict[str, str], words: str
) -> None:
    declined(lambda: blocked(people["theme-lead"], **changes), Refused, words)


def test_what_cannot_be_answered_or_closed(people: dict[str, Actor]) -> None:
    lead, board = people["theme-lead"], people["board"]
    blocked(lead)
    declined(lambda: _answer(board, "  "), Refused, "Say what the Board answers")
    declined(lambda: _answer(board, "x\x00"), Refused, "“answer” holds a sign")
    declined(lambda: _answer(board, "x" * 5001), Refused, "“answer” is longer than")
    declined(lambda: _answer(board, support="\x00"), Refused, "“support” holds")
    declined(lambda: _resolve(lead, " "), Refused, "Say how it was resolved")
    declined(lambda: _resolve(lead, "x" * 5001), Refused, "“how resolved” is longer")
    declined(
        lambda: _resolve(lead, resolved_on=date(2100, 1, 1)),
        Refused,
        "It cannot be resolved on 1 January 2100, a day to come",
    )
    declined(
        lambda: _resolve(lead, resolved_on=date(209, 1, 1)), Refused, "209 is out of"
    )
    _resolve(lead, resolved_on=date(2009, 2, 2))
    told = "Blockage 1 was resolved on 2 February 2009 already"
    declined(lambda: _resolve(lead), Refused, told)
    declined(lambda: _answer(board), Refused, told)


def test_numbers_are_those_of_one_partnership(people: dict[str, Actor]) -> None:
    blocked(people["theme-lead"])
    declined(
        lambda: answer_blockage(by=people["chair"], **HERE, number=2, answer="x"),
        NotFound,
        "There is no blockage 2 in anytown",
    )
    declined(
        lambda: answer_blockage(
            by=people["outsider"], partnership=OTHERTOWN, number=1, answer="x"
        ),
        NotFound,
        "There is no blockage 1 in othertown",
    )
