"""The pages of the cycle and of action plans: what they show and what they keep."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from saferplan.core.boards.cycle import MeetingState, Rhythm
from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from saferplan.usecases.boards.asking_queries import variances
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.factories.plan import SHEDS, with_actions
from tests.web.clients import client_of, signed_in, text_of

pytestmark = pytest.mark.django_db
BOARDS = f"/{ANYTOWN}/boards/"
PACK = f"{BOARDS}delivery-board/2008-12/"
DECEMBER = Month(2008, 12)
MEETING = {"body": "delivery-board", "held_on": "22/1/2009", "reports": "2008-12"}


def _meeting_in(days: int) -> None:
    arrange_meeting(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        held_on=timezone.localdate() + timedelta(days=days),
        reports=DECEMBER,
    )


def test_home_says_when_the_board_meets_and_what_is_due() -> None:
    manager = client_of("manager")
    _meeting_in(8)
    page = text_of(manager, f"/{ANYTOWN}/")
    assert "; the Getting It Done meets in 8 days." in page
    assert "Papers sent out" in page


def test_home_says_nothing_of_meetings_where_none_is_arranged() -> None:
    page = text_of(client_of("manager"), f"/{ANYTOWN}/")
    assert "meets in" not in page
    assert "What is due next" not in page


def test_the_calendar_shows_the_months_asked_for() -> None:
    reader = client_of("reader")
    arrange_meeting(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        held_on=date(2009, 1, 22),
    )
    page = text_of(reader, f"{BOARDS}calendar/?from=2008-12")
    # Worked back by hand: 15 and 5 working days before Thursday 22 January.
    assert "31 December 2008" in page
    assert "15 January 2009" in page
    assert "Getting It Done meets" in page
    empty = text_of(reader, f"{BOARDS}calendar/?from=2007-01")
    assert "Nothing is in the calendar" in empty
    assert reader.get(f"{BOARDS}calendar/?from=soon").status_code == 404


def test_a_manager_arranges_moves_and_calls_off_a_meeting() -> None:
    manager = client_of("manager")
    manager.post(f"{BOARDS}meetings/new/", MEETING)
    (held,) = queries.meetings(OPERATOR, ANYTOWN)
    assert (held.held_on, held.reports) == (date(2009, 1, 22), DECEMBER)
    # The fourth Thursday again.
    listed = text_of(manager, f"{BOARDS}meetings/")
    assert "The meeting is in the calendar." in listed
    assert "26 February 2009" in listed
    manager.post(
        f"{BOARDS}meetings/1/change/",
        MEETING | {"held_on": "29 January 2009", "state": "cancelled"},
    )
    (held,) = queries.meetings(OPERATOR, ANYTOWN)
    assert (held.held_on, held.state) == (date(2009, 1, 29), MeetingState.CANCELLED)


def test_what_was_typed_stands_in_the_form_again_with_what_is_wrong() -> None:
    manager = client_of("manager")
    sent = {"body": "delivery-board", "held_on": "next week", "reports": "2009-13"}
    page = manager.post(f"{BOARDS}meetings/new/", sent).content.decode()
    assert "“next week” is not a date" in page
    assert 'value="next week"' in page
    assert "There is no month 13 of 2009" in page
    assert queries.meetings(OPERATOR, ANYTOWN) == ()


def test_a_rhythm_is_set_and_its_steps_keep_their_order() -> None:
    manager = client_of("manager")
    address = f"{BOARDS}meetings/rhythm/delivery-board/"
    days = {"returns": "10", "commentary": "8", "draft": "6", "brief": "4"}
    wrong = manager.post(address, days | {"rhythm": "quarterly", "despatch": "9"})
    assert "no step can come before an earlier one" in wrong.content.decode()
    assert queries.cycles(OPERATOR, ANYTOWN) == {}
    manager.post(address, days | {"rhythm": "quarterly", "despatch": "2"})
    held = queries.cycle(OPERATOR, ANYTOWN, "delivery-board")
    assert held is not None
    assert (held.rhythm, held.returns, held.despatch) == (Rhythm.QUARTERLY, 10, 2)


def test_papers_are_issued_listed_and_not_issued_twice() -> None:
    manager = client_of("manager")
    answer = manager.post(f"{PACK}issue/")
    assert answer.url == f"{PACK}v1/"
    assert "This is version 1, as it was issued." in text_of(manager, f"{PACK}v1/")
    assert "Version 1 (performance report), issued on" in text_of(manager, PACK)
    again = manager.post(f"{PACK}issue/", follow=True).content.decode()
    assert "The papers were not issued" in again
    assert "nothing has changed since" in again
    assert "The papers were not issued" not in text_of(manager, PACK)
    assert len(queries.issued_packs(OPERATOR, ANYTOWN)) == 1


def test_only_a_manager_is_offered_to_issue() -> None:
    board = client_of("board")
    assert "Issue this performance report" not in text_of(board, PACK)
    assert "Issue this performance report" in text_of(signed_in("manager"), PACK)


def test_an_issued_file_is_named_by_its_version() -> None:
    manager = client_of("manager")
    manager.post(f"{PACK}issue/")
    answer = manager.get(f"{PACK}v1/pack.xlsx")
    name = 'filename="anytown-delivery-board-2008-12-v1.xlsx"'
    assert name in answer["Content-Disposition"]
    assert manager.get(f"{PACK}v2/pack.xlsx").status_code == 404
    assert manager.get(f"{PACK}v1/pack.exe").status_code == 404


def test_the_chair_must_say_why_a_variance_is_refused() -> None:
    chair = client_of("chair")
    with_actions()
    request_variance(
        by=OPERATOR,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=DECEMBER,
        action=SHEDS,
        change="Later",
        reason="Late supplier",
    )
    address = f"{BOARDS}variances/1/"
    page = chair.post(address, {"decision": "refused"}).content.decode()
    assert "Say why it is refused" in page
    page = chair.post(address, {"decision": "maybe"}).content.decode()
    assert "Choose whether to approve it" in page
    sent = {"decision": "refused", "remark": "Buy elsewhere"}
    told = chair.post(address, sent, follow=True).content.decode()
    assert "Variance 1 is refused." in told
    assert "Buy elsewhere" in told
    (held,) = variances(OPERATOR, ANYTOWN)
    assert held.remark == "Buy elsewhere"
    assert "Record the decision" not in text_of(chair, address)


def test_actions_are_filtered_by_group_and_state() -> None:
    reader = client_of("reader")
    with_actions()
    everything = text_of(reader, f"/{ANYTOWN}/plan/actions/")
    assert "3 actions: 3 red" in everything
    one = text_of(reader, f"/{ANYTOWN}/plan/actions/?group=abuse-group")
    assert "Open a helpline" in one
    assert "Fit locks to sheds" not in one
    none = text_of(reader, f"/{ANYTOWN}/plan/actions/?state=done")
    assert "No action is like that." in none


def test_an_empty_plan_says_so() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/plan/actions/")
    assert "No action is entered yet" in page


def test_an_indicator_shows_what_is_said_and_done_about_it() -> None:
    reader = client_of("reader")
    with_actions()
    write_commentary(
        by=OPERATOR,
        partnership=ANYTOWN,
        commentary=Commentary(
            holder="burglary-group",
            month=DECEMBER,
            indicator=BURGLARY,
            why="Dark <evenings>",
            post="Inspector",
        ),
    )
    page = text_of(reader, f"/{ANYTOWN}/indicators/{BURGLARY}/?as_at=2008-12-31")
    assert "Dark &lt;evenings&gt;" in page
    assert "Inspector, Burglary Group, December 2008" in page
    assert "Fit locks to sheds" in page
    assert "Open a helpline" not in page


def test_a_group_shows_its_own_actions() -> None:
    reader = client_of("reader")
    with_actions()
    page = text_of(reader, f"/{ANYTOWN}/groups/abuse-group/")
    assert "Open a helpline" in page
    assert "Fit locks to sheds" not in page
