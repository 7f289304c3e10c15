"""One of everything that stands in a month of a board, with long words in it."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from saferplan.core.boards.cycle import MeetingState
from saferplan.core.boards.meeting_record import (
    AgendaItem,
    Attendance,
    DeclaredInterest,
    MeetingRecord,
    Presence,
)
from saferplan.core.boards.terms import Terms, TermsKind
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.returns.commentary import Commentary
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.arrange_meeting import arrange_meeting, change_meeting
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.keep_terms import keep_terms
from saferplan.usecases.boards.raise_blockage import raise_blockage
from saferplan.usecases.boards.raise_challenge import answer_challenge, raise_challenge
from saferplan.usecases.boards.record_meeting import give_action, record_meeting
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.boards.share_success import take_up
from saferplan.usecases.indicators.propose_target import propose_target
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.browser.visitor import the_example
from tests.builders import a_target

WHERE = {"by": OPERATOR, "partnership": "peterborough"}
GROUP, DECEMBER = "domestic-abuse", Month(2008, 12)
REPEATS = "MARAC-REPEATS"
LONG = (
    "The two hospitals refer to the conference three weeks after the first visit, and "
    "nobody tells the independent advisers until the papers are sent. "
)


def a_full_month() -> None:
    """Meetings, an action, words, what is asked and offered, issued papers."""
    the_example()
    keep_actions(**WHERE, actions=[_action()])
    for body, days in (("delivery-board", 8), ("partnership-board", 30)):
        held_on = timezone.localdate() + timedelta(days=days)
        arrange_meeting(**WHERE, body=body, held_on=held_on, reports=DECEMBER)
    for code in ("", REPEATS):
        write_commentary(**WHERE, commentary=_words(code))
    _is_asked_of_the_board()
    _was_met()
    issue_pack(**WHERE, body="delivery-board", month=DECEMBER, kinds=("html",))


def _is_asked_of_the_board() -> None:
    here = {**WHERE, "holder": GROUP, "month": DECEMBER}
    request_variance(
        **here,
        action="DA-1",
        milestone=1,
        change="Train them in two courses, not one",
        reason="The trainer is off sick until March",
        new_due=date(2009, 4, 30),
    )
    raise_blockage(
        **here,
        what="The hospital does not refer to the conference",
        would_help="A word between the chief executives",
    )
    propose_target(
        **WHERE,
        code=REPEATS,
        target=a_target(25.0, reason="Half of them came back within a month."),
    )
    take_up(
        **WHERE,
        success_of=GROUP,
        month=DECEMBER,
        holder="violent-crime",
        words="We hear each case within ten days too.",
    )


def _was_met() -> None:
    """A meeting that was held, with its record; a question answered, one not."""
    met = arrange_meeting(
        **WHERE, body="delivery-board", held_on=date(2009, 1, 22), reports=DECEMBER
    )
    change_meeting(**WHERE, number=met.number, state=MeetingState.HELD)
    seat = Attendance(
        organisation="cambridgeshire-constabulary",
        post="Head of public protection",
        presence=Presence.DEPUTY,
        deputy="Detective inspector, public protection",
    )
    item = AgendaItem(title="Repeat cases", notes=LONG * 3, decision="A plan for each.")
    record = MeetingRecord(
        meeting=met.number,
        agenda=(item, AgendaItem(title="Any other business")),
        attendance=(seat,),
        interests=(
            DeclaredInterest(
                organisation="peterborough-city-council",
                words="Pays for the second adviser",
                item=1,
                done="Left the room",
            ),
        ),
    )
    record_meeting(**WHERE, record=record)
    give_action(
        **WHERE,
        meeting=met.number,
        what="Send the list of repeat cases to both hospitals",
        owner=GROUP,
        due=date(2009, 2, 2),
    )
    asked = {**WHERE, "body": "delivery-board", "owner": GROUP, "month": DECEMBER}
    raise_challenge(**asked, question=LONG, indicator=REPEATS, action="DA-1")
    new = raise_challenge(**asked, question="Who looks at them?", indicator=REPEATS)
    answer_challenge(
        **WHERE,
        number=new.number,
        answer=LONG * 2,
        evidence="The conference's minutes of December",
        follow_up="A protocol with both hospitals",
        follow_up_due=date(2009, 3, 31),
    )
    keep_terms(
        **WHERE,
        terms=Terms(
            number=0,
            kind=TermsKind.TERMS_OF_REFERENCE,
            title="Terms of reference of the Delivery Board",
            text="1. The board meets each month.\n\n2. " + LONG,
            body="delivery-board",
            adopted_on=date(2008, 4, 1),
            review_on=date(2009, 4, 1),
        ),
    )


def _action() -> Action:
    steps = (
        Milestone(number=1, title="Train forty frontline staff", due=date(2009, 1, 31)),
        Milestone(
            number=2,
            title="Agree the referral pathway",
            progress=Progress.DONE,
            done_on=date(2008, 11, 5),
        ),
    )
    return Action(
        code="DA-1",
        title="More cases heard, fewer repeated",
        group=GROUP,
        post="Domestic abuse co-ordinator",
        indicators=(REPEATS,),
        milestones=steps,
    )


def _words(code: str) -> Commentary:
    return Commentary(
        holder=GROUP,
        month=DECEMBER,
        indicator=code,
        why="Cases rose after the autumn campaign; two families account for six.",
        done="Heard every case within ten days.",
        success="" if code else "Every case was heard within ten days.",
        next="The second adviser starts",
        by_when=date(2009, 1, 31),
        ask="Fund the second adviser beyond March.",
        post="Domestic abuse co-ordinator",
    )
