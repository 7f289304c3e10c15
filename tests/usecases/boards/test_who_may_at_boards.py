"""Who may do what at the boards: every use-case, tried by everybody.

There is something of each kind that waits for somebody; each tries everything, and
each try is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from saferplan.core.boards.cycle import Rhythm
from saferplan.core.boards.meeting_record import AgendaItem, MeetingRecord
from saferplan.core.boards.terms import Terms, TermsKind
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import financial_year
from saferplan.core.returns.commentary import Commentary
from saferplan.documents.folder.demonstrated import Demonstrated
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.boards.challenge_queries import challenges
from saferplan.usecases.boards.decide_target import decide_target
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.keep_terms import all_terms, keep_terms, one_terms
from saferplan.usecases.boards.make_minutes import make_minutes
from saferplan.usecases.boards.raise_blockage import answer_blockage, resolve_blockage
from saferplan.usecases.boards.raise_challenge import (
    answer_challenge,
    follow_up_challenge,
)
from saferplan.usecases.boards.record_meeting import (
    finish_action,
    give_action,
    record_meeting,
    record_of,
)
from saferplan.usecases.boards.request_variance import withdraw_variance
from saferplan.usecases.boards.restating import restated_since
from saferplan.usecases.boards.share_success import take_up
from saferplan.usecases.boards.start_a_year import start_a_year
from saferplan.usecases.boards.verify_pack import verify_packs
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.indicators.proposal_queries import proposed_targets
from saferplan.usecases.indicators.propose_target import withdraw_proposal
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.cast import EVERYBODY, INSIDERS, OPERATOR_NAME
from tests.factories.holdings import ANYTOWN, REPEATS
from tests.factories.plan import HELPLINE, with_actions
from tests.usecases.boards.at_the_table import (
    BOARD,
    DECEMBER,
    FORUM,
    GROUP,
    HERE,
    JANUARY,
    OTHERS,
    PANEL,
    TOP,
    asked,
    blocked,
    declined,
    issued,
    may_do,
    met,
    proposed,
    seated,
    varied,
)

pytestmark = pytest.mark.django_db
Case = Callable[[Actor], object]


def staged() -> dict[str, Actor]:
    """Everybody, with something of each kind that waits for somebody."""
    people = seated()
    lead, manager, analyst = (people[n] for n in ("theme-lead", "manager", "analyst"))
    with_actions()
    issued(manager)
    met(manager)
    met(manager, TOP, date(2009, 1, 29))
    varied(lead)
    blocked(lead)
    asked(manager)
    asked(manager, body=TOP, owner=BOARD)
    asked(manager)
    answer_challenge(by=lead, **HERE, number=3, answer="Dark", follow_up="Lights")
    for owner in (GROUP, BOARD):
        give_action(by=manager, **HERE, meeting=1, what="Write to them", owner=owner)
    words = Commentary(holder=OTHERS, month=DECEMBER, success="A helpline")
    write_commentary(by=analyst, **HERE, commentary=words)
    proposed(analyst)
    keep_terms(by=manager, **HERE, terms=TERMS)
    return people


def does(use_case: Callable[..., object], **more: Any) -> Case:
    """This use-case in Anytown, by whoever tries."""
    return lambda by: use_case(by=by, **HERE, **more)


def reads(query: Callable[..., object], *more: Any) -> Case:
    """This question about Anytown, by whoever asks."""
    return lambda actor: query(actor, ANYTOWN, *more)


def restated(actor: Actor) -> object:
    (sent,) = queries.issued_packs(OPERATOR, ANYTOWN)
    return restated_since(actor, ANYTOWN, sent)


def a_file(actor: Actor) -> object:
    (sent,) = queries.issued_packs(OPERATOR, ANYTOWN)
    return queries.issued_file(actor, ANYTOWN, sent, "json")


APPROVED = {"number": 1, "decision": Decision.APPROVED}
RECORD = MeetingRecord(meeting=1, agenda=(AgendaItem(title="Welcome"),))
TERMS = Terms(number=0, kind=TermsKind.CONSTITUTION, title="How we work", text="Well")
NEXT_YEAR = financial_year(2010)

EVERYONE = {*INSIDERS, OPERATOR_NAME}
ON_PAPERS = EVERYONE - {"agency"}
REPORTERS = {"manager", "analyst", "theme-lead", "agency", OPERATOR_NAME}
RECORDERS = {"manager", "analyst", OPERATOR_NAME}
MANAGERS = {"manager", OPERATOR_NAME}
AT_THE_BOARD = {"chair", "board"}
CLEARED = {*RECORDERS, *AT_THE_BOARD, "theme-lead"}

# ADR 14 and methods.md 1.6: the delivery board decides on variances, a meeting's
# decision is written down by the manager, and targets are the board above's.
WRITES: dict[str, tuple[Case, set[str]]] = {
    "ask for a variance": (partial(varied, milestone=3), REPORTERS),
    "ask for one of others": (
        partial(varied, holder=OTHERS, action=HELPLINE, milestone=1),
        RECORDERS,
    ),
    "take a variance back": (does(withdraw_variance, number=1), REPORTERS),
    "decide on a variance": (
        does(decide_variance, **APPROVED),
        {"chair", OPERATOR_NAME},
    ),
    "decide on it at the board's meeting": (
        does(decide_variance, **APPROVED, meeting=1),
        {*MANAGERS, "chair"},
    ),
    "decide on it at the meeting above": (
        does(decide_variance, **APPROVED, meeting=2),
        MANAGERS,
    ),
    "raise a blockage": (blocked, REPORTERS),
    "answer a blockage": (
        does(answer_blockage, number=1, answer="We shall ask"),
        MANAGERS | AT_THE_BOARD,
    ),
    "resolve a blockage": (
        does(resolve_blockage, number=1, how_resolved="We asked"),
        REPORTERS,
    ),
    "ask for the board": (asked, MANAGERS | AT_THE_BOARD),
    "ask for the board above": (partial(asked, body=TOP, owner=BOARD), MANAGERS),
    "ask for a group": (partial(asked, body=GROUP, owner=OTHERS), MANAGERS),
    "ask for the forum": (partial(asked, body=FORUM), {*MANAGERS, "stakeholder"}),
    "ask for scrutiny": (partial(asked, body=PANEL), {*MANAGERS, "scrutiny"}),
    "answer for the group": (
        does(answer_challenge, number=1, answer="Dark nights"),
        REPORTERS,
    ),
    "answer for the board": (
        does(answer_challenge, number=2, answer="We asked them"),
        RECORDERS | AT_THE_BOARD,
    ),
    "follow an answer up": (does(follow_up_challenge, number=3), REPORTERS),
    "record a meeting": (does(record_meeting, record=RECORD), MANAGERS),
    "give an action": (
        does(give_action, meeting=1, what="Write", owner=GROUP),
        MANAGERS,
    ),
    "finish one of the group": (
        does(finish_action, number=1, how="Wrote"),
        REPORTERS,
    ),
    "finish one of the board": (
        does(finish_action, number=2, how="Wrote"),
        RECORDERS | AT_THE_BOARD,
    ),
    "keep terms": (does(keep_terms, terms=TERMS), MANAGERS),
    "take a success up": (
        does(take_up, success_of=OTHERS, month=DECEMBER, holder=GROUP),
        REPORTERS,
    ),
    "propose a target": (
        partial(proposed, period=NEXT_YEAR),
        {*RECORDERS, "theme-lead", "chair"},
    ),
    "propose one of others": (
        partial(proposed, code=REPEATS, period=NEXT_YEAR),
        {*RECORDERS, "chair"},
    ),
    "take a proposal back": (does(withdraw_proposal, number=1), RECORDERS),
    # The chair of the cast chairs the delivery board, which sets no targets.
    "decide on a target": (does(decide_target, **APPROVED), {OPERATOR_NAME}),
    "decide on it at the meeting of the board that sets them": (
        does(decide_target, **APPROVED, meeting=2),
        MANAGERS,
    ),
    "issue papers": (does(issue_pack, body=BOARD, month=JANUARY, kinds=()), MANAGERS),
}
READS: dict[str, tuple[Case, set[str]]] = {
    "variances": (reads(variances), EVERYONE),
    "blockages": (reads(blockages), EVERYONE),
    "challenges": (reads(challenges), EVERYONE),
    "the record of a meeting": (reads(record_of, 1), ON_PAPERS),
    "minutes": (does(make_minutes, number=1), ON_PAPERS),
    "terms": (reads(all_terms), EVERYONE),
    "one text": (reads(one_terms, 1), EVERYONE),
    "proposals": (reads(proposed_targets), ON_PAPERS),
    "what was issued": (reads(queries.issued_packs), EVERYONE),
    "a file of it": (a_file, ON_PAPERS),
    "what was restated": (restated, ON_PAPERS),
    # Repeats hold small counts; papers are verified as they are, whole.
    "verified": (reads(verify_packs), CLEARED),
}


def test_everybody_does_what_is_theirs_and_nothing_else() -> None:
    people = staged()
    for name, (case, allowed) in WRITES.items():
        assert {w for w in EVERYBODY if may_do(people[w], case, 1)} == allowed, name
    for name, (case, allowed) in READS.items():
        assert {w for w in EVERYBODY if may_do(people[w], case, 0)} == allowed, name


def test_an_example_is_brought_to_life_by_the_operator_alone() -> None:
    people = seated()
    for name, by in people.items():
        attempt = partial(
            start_a_year,
            by=by,
            **HERE,
            added=Demonstrated(boards={BOARD: Rhythm.MONTHLY}),
        )
        if name == OPERATOR_NAME:
            attempt()
        else:
            declined(attempt, NotPermitted, "Only the operator")
