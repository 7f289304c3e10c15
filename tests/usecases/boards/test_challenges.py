"""Challenge: a body asks, somebody answers, and what follows is seen to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from saferplan.core.boards.challenge import (
    LONGEST_QUESTION,
    Challenge,
    ChallengeKind,
    ChallengeState,
)
from saferplan.core.periods import day_label
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.challenge_queries import challenges, one_challenge
from saferplan.usecases.boards.raise_challenge import (
    answer_challenge,
    follow_up_challenge,
    may_ask_for,
)
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.partnership.queries import structure
from tests.factories.holdings import ANYTOWN, BURGLARY, OTHERTOWN
from tests.factories.plan import LOCKS, SHEDS, with_actions
from tests.usecases.boards.at_the_table import (
    BOARD,
    CHAIR_POST,
    DECEMBER,
    FORUM,
    GROUP,
    HERE,
    MET_ON,
    OTHERS,
    PANEL,
    TOP,
    asked,
    declined,
    last_number,
    met,
    seated,
    with_interest,
    written,
)
from tests.usecases.refusing import refused

pytestmark = pytest.mark.django_db
TO_COME = date(2100, 1, 1)


@pytest.fixture
def people() -> dict[str, Actor]:
    return seated()


def _answer(by: Actor, answer: str = "Dark nights", **more: Any) -> Challenge:
    return answer_challenge(by=by, **HERE, number=1, answer=answer, **more)


def _done(by: Actor, **more: Any) -> Challenge:
    return follow_up_challenge(by=by, **HERE, number=1, **more)


def test_asked_answered_and_followed_up_the_steps_before_stay(
    people: dict[str, Actor],
) -> None:
    lead = people["theme-lead"]
    with_actions()
    number = met(people["manager"])
    new = asked(
        people["chair"],
        question=" Why did burglary rise? ",
        indicator=BURGLARY,
        action=SHEDS,
        due=date(2009, 2, 10),
        meeting=number,
    )
    assert new == Challenge(
        number=1,
        body=BOARD,
        asked_on=MET_ON,
        question="Why did burglary rise?",
        owner=GROUP,
        month=DECEMBER,
        asked_by=CHAIR_POST,
        indicator=BURGLARY,
        action=SHEDS,
        due=date(2009, 2, 10),
        meeting=number,
    )
    entry = written("raise_challenge")
    assert (entry.account, entry.detail["challenge"]) == ("chair", 1)
    assert entry.detail["before"] is None
    assert entry.detail["after"]["asked_on"] == "2009-01-22"
    assert entry.detail["after"]["kind"] == "question"
    answered = _answer(
        lead,
        " Dark nights ",
        evidence=" Times of day ",
        follow_up=" More lights ",
        follow_up_due=date(2009, 3, 1),
    )
    today = timezone.localdate()
    assert answered == replace(
        new,
        answer="Dark nights",
        evidence="Times of day",
        answered_by="theme-lead",
        answered_on=today,
        follow_up="More lights",
        follow_up_due=date(2009, 3, 1),
    )
    assert answered.state is ChallengeState.FOLLOW_UP
    assert set(written("answer_challenge").detail["after"]) == {
        "answer",
        "evidence",
        "answered_by",
        "answered_on",
        "follow_up",
        "follow_up_due",
    }
    then = last_number()
    done = _done(people["agency"], done_on=date(2009, 2, 20))
    assert done == replace(answered, followed_up_on=date(2009, 2, 20))
    assert done.state is ChallengeState.ANSWERED
    assert written("follow_up_challenge").detail == {
        "challenge": 1,
        "before": {"followed_up_on": None},
        "after": {"followed_up_on": "2009-02-20"},
    }
    assert challenges(people["reader"], ANYTOWN) == (done,)
    assert challenges(OPERATOR, ANYTOWN, entry=then) == (answered,)
    assert challenges(OPERATOR, ANYTOWN, entry=then - 1) == (new,)
    assert challenges(OPERATOR, ANYTOWN, entry=then - 2) == ()


def test_a_later_answer_keeps_what_was_done_only_if_the_same_was_to_follow(
    people: dict[str, Actor],
) -> None:
    lead = people["theme-lead"]
    asked(people["chair"])
    _answer(lead, follow_up="More lights")
    _done(lead)
    again = _answer(lead, "Dark, and cold", follow_up="More lights")
    assert again.followed_up_on == timezone.localdate()
    other = _answer(lead, "Dark", follow_up="More walks")
    assert (other.followed_up_on, other.state) == (None, ChallengeState.FOLLOW_UP)
    none = _answer(lead, "Dark")
    assert (none.follow_up, none.state) == ("", ChallengeState.ANSWERED)
    assert refused(lambda: _done(lead)) == [
        ("done_on", "Nothing was to follow question 1.")
    ]


def test_a_comment_is_noted_and_waits_for_nothing(people: dict[str, Actor]) -> None:
    said = asked(people["stakeholder"], body=FORUM, kind=ChallengeKind.COMMENT)
    assert (said.state, said.is_open) == (ChallengeState.NOTED, False)
    assert said.asked_by == "Homes Forum"


@pytest.mark.parametrize(
    ("who", "body", "spoke"),
    [
        ("chair", BOARD, CHAIR_POST),
        ("board", BOARD, "Getting It Done"),
        ("manager", BOARD, "Getting It Done"),
        ("manager", TOP, "Safer Anytown Board"),
        ("scrutiny", PANEL, "Scrutiny Panel"),
    ],
)
def test_who_spoke_is_the_chair_s_post_or_the_body(
    people: dict[str, Actor], who: str, body: str, spoke: str
) -> None:
    assert asked(people[who], body=body).asked_by == spoke
    assert asked(people[who], body=body, asked_by=" Cllr’s post ").asked_by == (
        "Cllr’s post"
    )


def test_somebody_let_in_for_no_body_by_name_asks_for_those_of_the_kind(
    people: dict[str, Actor],
) -> None:
    frame = structure(OPERATOR, ANYTOWN)
    sits_on = {
        "board": {TOP, BOARD},
        "chair": {TOP, BOARD},
        "stakeholder": {FORUM},
        "scrutiny": {PANEL},
        "theme-lead": set(),
        "agency": set(),
        "analyst": set(),
        "reader": set(),
    }
    for who, bodies in sits_on.items():
        (grant,) = people[who].grants
        nowhere = replace(people[who], grants=(replace(grant, body=""),))
        found = {b.slug for b in frame.bodies if may_ask_for(nowhere, ANYTOWN, b)}
        assert found == bodies, who
    declined(
        lambda: asked(people["board"], body=TOP),
        NotPermitted,
        "board does not sit on board and may not ask for it",
    )
    declined(
        lambda: asked(people["theme-lead"]), NotPermitted, "may not ask questions in it"
    )


@pytest.mark.parametrize(
    ("changes", "placed"),
    [
        ({"question": " "}, ("question", "Write what is asked.")),
        (
            {"question": "x" * (LONGEST_QUESTION + 1)},
            ("question", "A question has 2,000 letters at most; ask it shorter."),
        ),
        (
            {"question": "Why\x00?"},
            ("question", "It holds a sign that cannot be printed; type it again."),
        ),
        (
            {"asked_by": "\u202e"},
            ("asked_by", "It holds a sign that cannot be printed; type it again."),
        ),
        (
            {"owner": BOARD},
            ("owner", "A body asks those who answer to it, not itself."),
        ),
        (
            {"asked_on": TO_COME, "due": date(2100, 2, 1)},
            ("asked_on", "1 January 2100 is still to come."),
        ),
        (
            {"due": date(2009, 1, 21)},
            ("due", "An answer is due after the question was asked."),
        ),
        (
            {"due": date(9999, 12, 31)},
            ("due", "The year 9999 is out of reach: years run from 1801 to 2299."),
        ),
    ],
)
def test_what_cannot_be_asked(
    people: dict[str, Actor], changes: dict[str, Any], placed: tuple[str, str]
) -> None:
    assert refused(lambda: asked(people["chair"], **changes)) == [placed]


def test_what_is_not_there_is_not_asked_about(people: dict[str, Actor]) -> None:
    chair, manager = people["chair"], people["manager"]
    number = met(manager, TOP)
    for changes, words in (
        ({"owner": "nobody"}, "no group or agency called nobody in anytown"),
        ({"indicator": "NI0"}, "no indicator NI0 in anytown"),
        ({"action": "B-9"}, "no action B-9 in anytown"),
        ({"meeting": 9}, "no meeting 9 in anytown"),
        ({"body": "nobody"}, "no body called nobody in anytown"),
    ):
        declined(lambda changes=changes: asked(chair, **changes), NotFound, words)
    assert refused(lambda: asked(chair, meeting=number)) == [
        ("meeting", f"Meeting {number} is not one of {BOARD}.")
    ]


def test_what_cannot_be_answered_or_followed_up(people: dict[str, Actor]) -> None:
    lead = people["theme-lead"]
    asked(people["chair"])
    assert refused(lambda: _answer(lead, " ")) == [("answer", "Write the answer.")]
    assert refused(lambda: _answer(lead, follow_up_due=date(2009, 3, 1))) == [
        ("follow_up", "Say what is to be done by that day.")
    ]
    for field in ("answer", "evidence", "follow_up"):
        told = "It is longer than 5,000 letters; say it shorter."
        typed = {"answer": "x"} | {field: "x" * 5001}
        assert refused(lambda typed=typed: _answer(lead, **typed)) == [(field, told)]
    assert refused(
        lambda: _answer(lead, follow_up="x", follow_up_due=date(209, 3, 1))
    ) == [
        ("follow_up_due", "The year 209 is out of reach: years run from 1801 to 2299.")
    ]
    assert refused(lambda: _done(lead)) == [
        ("done_on", "Nothing was to follow question 1.")
    ]
    _answer(lead, follow_up="Lights")
    for day, told in (
        (TO_COME, "1 January 2100 is still to come."),
        (date(209, 1, 1), "The year 209 is out of reach: years run from 1801 to 2299."),
    ):
        assert refused(lambda day=day: _done(lead, done_on=day)) == [("done_on", told)]
    _done(lead)
    assert refused(lambda: _done(lead)) == [
        ("done_on", f"It was done on {day_label(timezone.localdate())} already.")
    ]


def test_an_agency_reads_what_it_answers_and_is_told_of_nothing_else(
    people: dict[str, Actor],
) -> None:
    agency = people["agency"]
    others = asked(people["chair"], owner=OTHERS)
    own = asked(people["chair"], owner="police")
    groups = asked(people["chair"])
    assert challenges(agency, ANYTOWN) == (own, groups)
    assert one_challenge(agency, ANYTOWN, own.number) == own
    with pytest.raises(NotFound, match="There is no question 1 in anytown"):
        one_challenge(agency, ANYTOWN, others.number)
    assert len(challenges(people["reader"], ANYTOWN)) == 3


def test_a_question_about_a_hidden_action_is_not_there(
    people: dict[str, Actor],
) -> None:
    with_actions()
    lead, board = people["theme-lead"], people["board"]
    hidden = asked(people["chair"], action=LOCKS, question="Why this supplier?")
    _answer(lead, follow_up="Ask two more")
    shown = asked(people["chair"])
    for who in (with_interest(lead), with_interest(board)):
        assert challenges(who, ANYTOWN) == (shown,)
        with pytest.raises(NotFound, match="no question 1"):
            one_challenge(who, ANYTOWN, hidden.number)
    assert len(challenges(people["chair"], ANYTOWN)) == 2
    declined(lambda: asked(board, action=LOCKS), NotFound, "no action B-2 in anytown")
    for attempt in (lambda: _answer(lead), lambda: _done(lead)):
        declined(attempt, NotFound, "There is no question 1 in anytown")


def test_numbers_are_those_of_one_partnership(people: dict[str, Actor]) -> None:
    asked(people["chair"])
    declined(
        lambda: answer_challenge(
            by=people["outsider"], partnership=OTHERTOWN, number=1, answer="x"
        ),
        NotFound,
        "There is no question 1 in othertown",
    )
