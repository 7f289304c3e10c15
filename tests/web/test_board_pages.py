"""The boards' pages as the cast uses them: asking, answering, deciding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.boards.challenge import ChallengeState
from saferplan.core.partnership.decisions import Decision
from saferplan.core.partnership.structure import Body, BodyType
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.boards.challenge_queries import challenges
from saferplan.usecases.boards.raise_blockage import raise_blockage
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.indicators.propose_target import proposals_of
from saferplan.usecases.plan.queries import one_action
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, anytown
from tests.factories.plan import SHEDS, with_actions
from tests.web.board_forms import (
    BOARDS,
    DECEMBER,
    QUESTION,
    a_meeting,
    seen,
    sent,
)
from tests.web.clients import client_of, signed_in, text_of, words_of
from tests.web.test_recording import problems

pytestmark = pytest.mark.django_db


# ---------------------------------------------------------------------------- challenge
def test_a_question_is_asked_answered_and_followed_up() -> None:
    chair, lead = client_of("chair"), signed_in("theme-lead")
    assert sent(chair, "challenges/ask/", **QUESTION) == f"{BOARDS}challenges/1/"
    page = seen(chair, "challenges/1/")
    assert "Which streets drive it?" in page
    assert "Burglary Group is to answer by 31 January 2099." in page
    assert "Answer it" not in page
    assert "1 question without an answer" in seen(chair, "")
    assert "Which streets drive it?" in text_of(lead, f"/{ANYTOWN}/")
    nothing = lead.post(f"{BOARDS}challenges/1/answer/", {"answer": " "})
    assert problems(nothing) == [("answer", "Write the answer.")]
    sent(
        lead,
        "challenges/1/answer/",
        answer="Two streets of student lets.",
        evidence="The crime map of December",
        follow_up="Letters to landlords",
        follow_up_due="28/2/2099",
    )
    page = seen(lead, "challenges/1/")
    assert "Two streets of student lets." in page
    assert "Something is to follow by 28 February 2099." in page
    sent(lead, "challenges/1/follow-up/")
    (held,) = challenges(OPERATOR, ANYTOWN)
    assert held.state is ChallengeState.ANSWERED
    assert "Every question is answered" in seen(chair, "challenges/")


def test_the_figure_suggests_questions_and_one_of_them_can_be_taken() -> None:
    chair = client_of("chair")
    address = f"{BOARDS}challenges/ask/?indicator={BURGLARY}"
    page = text_of(chair, address)
    assert "Its figure raises these questions" in page
    # No words and no actions are there, so that these two are raised.
    assert "No cause is given for being" in page
    assert "No action of the plan is meant to move it: what will?" in page
    typed = QUESTION | {"question": "", "suggested": "1"}
    assert chair.post(address, typed).status_code == 302
    (held,) = challenges(OPERATOR, ANYTOWN)
    assert held.question == "No action of the plan is meant to move it: what will?"


def test_what_is_wrong_with_a_question_stands_at_its_field() -> None:
    chair = client_of("chair")
    typed = QUESTION | {"question": "", "owner": "nobody", "month": "soon", "due": "x"}
    answer = chair.post(f"{BOARDS}challenges/ask/", typed)
    assert [name for name, _ in problems(answer)] == [
        "question",
        "owner",
        "month",
        "due",
    ]
    assert challenges(OPERATOR, ANYTOWN) == ()


def test_a_stakeholder_group_comments_and_asks_for_nobody_else() -> None:
    forum = Body(
        slug="forum",
        type=BodyType.STAKEHOLDER_GROUP,
        local_name="Residents’ Forum",
        parent="burglary-group",
    )
    here = anytown()
    frame = here.partnership
    the_cast(replace(here, partnership=replace(frame, bodies=(*frame.bodies, forum))))
    stakeholder = signed_in("stakeholder")
    typed = QUESTION | {"kind": "comment", "question": "The lights are out again."}
    typed["body"] = "delivery-board"
    sent(stakeholder, "challenges/ask/", **typed)
    (held,) = challenges(OPERATOR, ANYTOWN)
    # There is one body they may ask for, so that none is asked of them.
    assert (held.body, held.state) == ("forum", ChallengeState.NOTED)
    assert "The lights are out again." in seen(stakeholder, "challenges/")


# ------------------------------------------------------------------- asked of the board
def test_a_blockage_is_answered_with_support_and_closed_by_its_group() -> None:
    board, lead = client_of("board"), signed_in("theme-lead")
    raise_blockage(
        by=OPERATOR,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=DECEMBER,
        what="No keys to the sheds",
        would_help="A word with the landlord",
    )
    assert "1 blockage to answer" in seen(board, "variances/")
    assert "1 blockage to answer" in seen(board, "")
    sent(
        board, "blockages/1/answer/", answer="The council rings.", support="An officer"
    )
    assert "An officer" in seen(lead, "blockages/1/")
    nothing = lead.post(f"{BOARDS}blockages/1/close/", {"how": ""})
    assert problems(nothing) == [("how", "Say how it was resolved.")]
    sent(lead, "blockages/1/close/", how="The landlord came.")
    (held,) = blockages(OPERATOR, ANYTOWN)
    assert (held.state, held.support) == ("closed", "An officer")
    assert "Nothing is waiting for the board" in seen(board, "variances/")


def test_a_decision_of_a_meeting_has_its_day_and_moves_the_baseline() -> None:
    manager = client_of("manager")
    with_actions()
    request_variance(
        by=OPERATOR,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=DECEMBER,
        action=SHEDS,
        milestone=3,
        change="Later",
        reason="Frost",
        new_due=date(2009, 4, 30),
    )
    # Nobody can write down what a meeting decided that was not held.
    assert "Record the decision" not in seen(manager, "variances/1/")
    number = a_meeting(is_held=True)
    page = seen(manager, "variances/1/")
    assert "15 March 2009" in page
    assert "30 April 2009" in page
    sent(
        manager,
        "variances/1/",
        decision="approved",
        meeting=str(number),
        remark="Agreed",
    )
    (held,) = variances(OPERATOR, ANYTOWN)
    assert (held.decision, held.decided_on) == (Decision.APPROVED, date(2009, 1, 22))
    step = one_action(OPERATOR, ANYTOWN, SHEDS).milestone(3)
    assert step is not None
    assert step.due == date(2009, 4, 30)
    assert "Getting It Done, manager, 22 January 2009. Agreed" in seen(
        manager, "variances/1/"
    )
    assert "Variance 1" in seen(manager, f"meetings/{number}/")


def test_a_target_is_proposed_decided_at_a_meeting_and_holds() -> None:
    lead, manager = client_of("theme-lead"), signed_in("manager")
    typed = {
        "period": "financial_year|2009/10",
        "status": "number",
        "value": "340",
        "profile": "straight",
    }
    address = f"targets/propose/?indicator={BURGLARY}"
    silent = lead.post(f"{BOARDS}{address}", typed)
    assert ("reason", "Say why this target is proposed.") in problems(silent)
    sent(lead, address, **typed, reason="A tenth fewer")
    page = seen(manager, "targets/1/")
    assert "340" in page
    assert "none yet" in page
    assert "Record the decision" not in page
    number = a_meeting("board", is_held=True)
    sent(manager, "targets/1/", decision="approved", meeting=str(number), remark="")
    (held,) = proposals_of(OPERATOR, ANYTOWN)
    assert held.decision is Decision.APPROVED
    ledger = text_of(manager, f"/{ANYTOWN}/set-up/target/{BURGLARY}/")
    assert "Safer Anytown Board, meeting on 22 January 2009" in ledger


def test_a_proposal_is_taken_back_by_whoever_made_it() -> None:
    lead = client_of("theme-lead")
    typed = {
        "period": "financial_year|2009/10",
        "status": "number",
        "value": "340",
        "profile": "straight",
        "reason": "A tenth fewer",
    }
    sent(lead, f"targets/propose/?indicator={BURGLARY}", **typed)
    assert "Take the proposal back" in seen(lead, "targets/1/")
    sent(lead, "targets/1/withdraw/")
    (held,) = proposals_of(OPERATOR, ANYTOWN)
    assert held.decision is Decision.WITHDRAWN
    again = lead.post(f"{BOARDS}targets/1/withdraw/", follow=True)
    assert "was withdrawn by theme-lead" in words_of(again.content.decode())
