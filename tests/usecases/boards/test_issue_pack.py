"""Issued packs: frozen with their entry, locking what was accepted, restated later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Pack
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month, month
from saferplan.core.plan.actions import Action
from saferplan.core.plan.activity import ActionState
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.workflow import State
from saferplan.documents.packs import WRITERS, pack_bytes
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.arrange_meeting import arrange_meeting, change_meeting
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.boards.raise_blockage import raise_blockage, resolve_blockage
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.returns.queries import one_return
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.factories.plan import HELPLINE, LOCKS, SHEDS, some_actions, with_actions
from tests.usecases.returns import a_month

pytestmark = pytest.mark.django_db
BOARD, DECEMBER = "delivery-board", Month(2008, 12)


def _pack(by: Actor = OPERATOR, body: str = BOARD, **more: object) -> Pack:
    settings: dict[str, object] = {"month": DECEMBER, **more}
    return make_pack(by=by, partnership=ANYTOWN, body=body, **settings)  # type: ignore[arg-type]  # of several kinds


def _issue(by: Actor, which: Month = DECEMBER, **more: int) -> IssuedPack:
    return issue_pack(by=by, partnership=ANYTOWN, body=BOARD, month=which, **more)


def _correct(value: float, at: Month) -> None:
    record_observation(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(at),
        value=value,
        known_on=date(2009, 4, 3),
        reason="recount",
    )


def test_an_issued_pack_names_its_cut_its_meeting_and_its_version() -> None:
    people = the_cast()
    arrange_meeting(
        by=people["manager"],
        partnership=ANYTOWN,
        body=BOARD,
        held_on=date(2009, 1, 22),
        place="Town hall",
    )
    issued = _issue(people["manager"])
    assert (issued.version, issued.cut, issued.entry, issued.meeting) == (1, 3, 4, 1)
    assert queries.issued_packs(people["board"], ANYTOWN) == (issued,)
    assert queries.issued_pack(OPERATOR, ANYTOWN, BOARD, DECEMBER, 1) == issued
    entry = models.LedgerEntry.objects.get(what="issue_pack")
    assert entry.detail["after"] == {
        "body": BOARD,
        "paper": "report",
        "month": "2008-12",
        "version": 1,
        "cut": 3,
        "known_on": None,
        "audience": "board",
        "meeting": 1,
        "marking": "OFFICIAL",
        "distribution": "Members of the Getting It Done",
        "contents_hash": issued.contents_hash,
    }
    pack = _pack(issued=issued)
    assert (pack.meeting, pack.meeting_place) == (date(2009, 1, 22), "Town hall")
    assert pack.version.startswith("1, issued ")
    assert pack.file_stem == "anytown-delivery-board-2008-12-v1"


def test_made_again_after_everything_moved_it_is_byte_for_byte_the_same() -> None:
    people = the_cast()
    with_actions()
    manager = people["manager"]
    arrange_meeting(
        by=manager, partnership=ANYTOWN, body=BOARD, held_on=date(2009, 1, 22)
    )
    words = Commentary(
        holder="burglary-group", month=DECEMBER, indicator=BURGLARY, why="Dark"
    )
    write_commentary(by=manager, partnership=ANYTOWN, commentary=words)
    raise_blockage(
        by=manager,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=DECEMBER,
        what="No keys",
    )
    issued = _issue(manager)
    before = {kind: pack_bytes(_pack(issued=issued), kind) for kind in WRITERS}
    _correct(99, Month(2008, 9))
    change_meeting(by=manager, partnership=ANYTOWN, number=1, held_on=date(2009, 1, 29))
    resolve_blockage(by=manager, partnership=ANYTOWN, number=1, how_resolved="Found")
    write_commentary(
        by=manager,
        partnership=ANYTOWN,
        commentary=Commentary(
            holder="burglary-group", month=DECEMBER, indicator=BURGLARY, why="Light"
        ),
    )
    again = _pack(by=people["board"], issued=issued)
    for kind, content in before.items():
        assert pack_bytes(again, kind) == content, kind
    assert _pack() != again


def test_a_figure_changed_after_the_issue_is_restated_in_the_next() -> None:
    people = the_cast()
    manager = people["manager"]
    issued = _issue(manager)
    _correct(40, Month(2008, 9))
    _correct(50, Month(2009, 1))  # Not of a period the pack had given.
    (found,) = _pack(month=Month(2009, 1)).brought.restated
    assert (found.code, found.period) == (BURGLARY, month(Month(2008, 9)))
    # September is the sixth of 30, 28, 29, 35, 31, 30, 33, 36, 34 from April on.
    assert (found.before, found.after, found.reason) == ("30", "40", "recount")
    assert (found.by, found.when) == ("operator", timezone.localdate())
    assert _pack(issued=issued).brought.restated == ()


def test_before_any_issue_nothing_is_restated() -> None:
    the_cast()
    _correct(40, Month(2008, 9))
    assert _pack().brought.restated == ()


def test_a_figure_that_was_missing_then_is_late_and_not_restated() -> None:
    people = the_cast()
    _issue(people["manager"])
    record_observation(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=REPEATS,
        period=month(Month(2008, 7)),
        numerator=3,
        denominator=11,
        known_on=date(2009, 4, 3),
    )
    assert _pack(month=Month(2009, 1)).brought.restated == ()


def test_issued_again_only_after_a_change() -> None:
    people = the_cast()
    manager = people["manager"]
    _issue(manager)
    with pytest.raises(Refused, match="nothing has changed since"):
        _issue(manager)
    _correct(40, Month(2008, 9))
    assert _issue(manager).version == 2
    (found,) = _pack(issued=queries.issued_packs(OPERATOR, ANYTOWN)[1]).brought.restated
    assert found.after == "40"


def test_accepted_returns_lock_and_the_others_stay_open_and_are_stamped() -> None:
    people = a_month.cast_of_two_lines()
    lead, manager = people["theme-lead"], people["manager"]
    a_month.submitted(lead, a_month.typed(BURGLARY="33", SHEDS="11"))
    _issue(manager, a_month.JANUARY)
    assert _state() is State.SUBMITTED
    pack = _pack(month=a_month.JANUARY)
    assert pack.completeness.endswith("; 2 not signed off")
    a_month.accepted(manager)
    _issue(manager, a_month.JANUARY)
    assert _state() is State.LOCKED
    assert "not signed off" not in _pack(month=a_month.JANUARY).completeness


def _state() -> State:
    return one_return(actor=OPERATOR, **a_month.WHERE).standing.state


@pytest.mark.parametrize(
    "account", ["analyst", "theme-lead", "chair", "board", "agency", "reader"]
)
def test_nobody_but_the_manager_issues(account: str) -> None:
    people = the_cast()
    with pytest.raises(NotPermitted):
        _issue(people[account])
    assert queries.issued_packs(OPERATOR, ANYTOWN) == ()


def test_what_cannot_be_issued() -> None:
    people = the_cast()
    with pytest.raises(NotFound):
        _issue(people["outsider"])
    with pytest.raises(Refused, match="is not over"):
        _issue(people["manager"], Month.of(timezone.localdate()))
    with pytest.raises(NotFound, match="no meeting 9"):
        _issue(people["manager"], meeting=9)
    with pytest.raises(NotFound, match="No version 3"):
        queries.issued_pack(OPERATOR, ANYTOWN, BOARD, DECEMBER, 3)
    assert queries.issued_packs(OPERATOR, ANYTOWN) == ()


def test_what_groups_bring_is_in_the_boards_pack_and_their_own_in_theirs() -> None:
    people = the_cast()
    with_actions()
    lead, manager = people["theme-lead"], people["manager"]
    write_commentary(
        by=lead,
        partnership=ANYTOWN,
        commentary=Commentary(
            holder="burglary-group", month=DECEMBER, why="Dark", post="Inspector"
        ),
    )
    write_commentary(
        by=lead,
        partnership=ANYTOWN,
        commentary=Commentary(
            holder="burglary-group", month=DECEMBER, indicator=BURGLARY, ask="Locks"
        ),
    )
    request_variance(
        by=lead,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=DECEMBER,
        action=SHEDS,
        milestone=2,
        change="Later",
        reason="Out of stock",
        new_due=date(2009, 2, 28),
    )
    raise_blockage(
        by=manager,
        partnership=ANYTOWN,
        holder="abuse-group",
        month=DECEMBER,
        what="No phone line",
    )
    pack = _pack()
    assert [(s.group, s.words.why) for s in pack.brought.said] == [
        ("Burglary Group", "Dark")
    ]
    (asked,) = pack.brought.variances
    assert (asked.about, asked.due) == (
        "B-1 Fit locks to sheds; milestone 2: Buy the locks",
        date(2008, 11, 30),
    )
    assert [b.group for b in pack.brought.blockages] == ["Domestic Abuse Group"]
    by_code = {line.code: line.commentary for line in pack.lines}
    assert by_code[REPEATS] is None
    assert by_code[BURGLARY] is not None
    assert by_code[BURGLARY].ask == "Locks"
    # At the end of December the locks were a month late; the helpline is due later.
    assert [
        (a.activity.action.code, a.activity.state) for a in pack.brought.activity
    ] == [(SHEDS, ActionState.LATE), (HELPLINE, ActionState.DUE)]
    moving = {n.code: [a.action.code for a in n.actions] for n in pack.lines}
    assert (moving[BURGLARY], moving[REPEATS]) == ([SHEDS], [HELPLINE])
    own = _pack(body="abuse-group").brought
    assert (own.said, own.variances) == ((), ())
    assert [a.activity.action.code for a in own.activity] == [HELPLINE]
    decide_variance(
        by=people["chair"], partnership=ANYTOWN, number=1, decision=Decision.APPROVED
    )
    assert _pack().brought.variances == ()


def test_commissioning_is_in_no_pack() -> None:
    people = the_cast()
    with_actions()
    request_variance(
        by=people["theme-lead"],
        partnership=ANYTOWN,
        holder="burglary-group",
        month=DECEMBER,
        action=LOCKS,
        milestone=1,
        change="Another supplier",
        reason="Cheaper",
    )
    brought = _pack().brought
    assert brought.variances == ()
    assert LOCKS not in {a.activity.action.code for a in brought.activity}


def test_after_an_issue_a_date_changes_by_a_variance_alone() -> None:
    people = the_cast()
    with_actions()
    first = some_actions()[0]
    moved = [_with_due(first, date(2009, 4, 30))]
    _issue(people["manager"])
    with pytest.raises(Refused, match=r"B-1, milestone 3 is due on 15 March 2009"):
        keep_actions(by=people["manager"], partnership=ANYTOWN, actions=moved)


def _with_due(action: Action, due: date) -> Action:
    steps = (*action.milestones[:2], replace(action.milestones[2], due=due))
    return replace(action, milestones=steps)
