"""Minutes: a skeleton before the meeting, what is on record after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.boards.brought import AskedChallenge, OpenArising
from saferplan.core.boards.cycle import MeetingState
from saferplan.core.boards.meeting_record import (
    AgendaItem,
    Attendance,
    DeclaredInterest,
    MeetingRecord,
    Presence,
)
from saferplan.core.boards.minutes import (
    Decided,
    InterestTold,
    MinutedItem,
    Minutes,
    SeatTaken,
)
from saferplan.core.boards.papers import Paper
from saferplan.core.partnership.decisions import Decision
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.arrange_meeting import change_meeting
from saferplan.usecases.boards.decide_target import decide_target
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.make_minutes import make_minutes
from saferplan.usecases.boards.record_meeting import (
    finish_action,
    give_action,
    record_meeting,
)
from saferplan.usecases.errors import NotFound
from tests.factories.holdings import REPEATS
from tests.factories.plan import LOCKS, with_actions
from tests.usecases.boards.at_the_table import (
    GROUP,
    HERE,
    JANUARY,
    TOP,
    asked,
    issued,
    last_number,
    met,
    nothing_written,
    proposed,
    seated,
    varied,
    with_interest,
)

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2008, 12, 18), date(2009, 2, 26)


@pytest.fixture
def people() -> dict[str, Actor]:
    found = seated()
    with_actions()
    return found


def _minutes(number: int, by: Actor = OPERATOR) -> Minutes:
    return make_minutes(by=by, **HERE, number=number)


def test_before_the_meeting_they_are_a_skeleton_and_write_nothing(
    people: dict[str, Actor],
) -> None:
    number = met(people["manager"], is_held=False, place="Town hall")
    with nothing_written():
        made = _minutes(number, people["reader"])
    assert made.title == "Getting It Done: minutes of the meeting on 22 January 2009"
    assert made.file_stem == "anytown-delivery-board-2009-01-22-minutes"
    assert (made.place, made.reports, made.state) == (
        "Town hall",
        "December 2008",
        "planned",
    )
    assert (made.marking, made.entry) == ("OFFICIAL", last_number())
    assert made.seats == (
        SeatTaken(
            organisation="Shopkeepers’ Association",
            post="",
            capacity="member",
            presence="",
        ),
    )
    assert [item.number for item in made.items] == list(range(1, len(made.items) + 1))
    assert {item.decision for item in made.items} == {""}
    assert (made.decided, made.challenges, made.arising, made.carried) == ((),) * 4
    assert (made.papers, made.next_meeting) == ((), None)


def test_after_it_they_say_who_was_there_and_what_was_declared(
    people: dict[str, Actor],
) -> None:
    number = met(people["manager"])
    record = MeetingRecord(
        meeting=number,
        agenda=(
            AgendaItem(title="Welcome"),
            AgendaItem(title="Locks", lead="Inspector", notes="Long", decision="Buy"),
        ),
        attendance=(
            Attendance(organisation="police", presence=Presence.PRESENT),
            Attendance(
                organisation="shops", presence=Presence.DEPUTY, deputy="Secretary"
            ),
            Attendance(organisation="anytown-council"),
        ),
        interests=(
            DeclaredInterest(
                organisation="shops",
                post="Owner",
                words="We sell locks",
                item=2,
                done="Left the room",
            ),
            DeclaredInterest(organisation="police", words="A cousin’s firm"),
        ),
    )
    record_meeting(by=people["manager"], **HERE, record=record)
    made = _minutes(number)
    assert [(seat.organisation, seat.presence) for seat in made.seats] == [
        ("County Constabulary", "present"),
        ("Shopkeepers’ Association", "represented by a deputy: Secretary"),
        ("Anytown Council", "absent"),
    ]
    assert made.interests == (
        InterestTold(
            who="Owner, Shopkeepers’ Association",
            item="2. Locks",
            words="We sell locks",
            done="Left the room",
        ),
        InterestTold(
            who="County Constabulary",
            item="the meeting",
            words="A cousin’s firm",
            done="",
        ),
    )
    assert made.items[1] == MinutedItem(
        number=2, title="Locks", lead="Inspector", notes="Long", decision="Buy"
    )


def test_what_names_the_meeting_stands_in_its_minutes_and_in_no_others(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    number, above = met(manager), met(manager, TOP, date(2009, 1, 29))
    varied(people["theme-lead"])
    varied(people["theme-lead"], milestone=3)
    proposed(people["analyst"])
    question = asked(people["chair"], meeting=number)
    asked(people["chair"])
    decide_variance(
        by=manager,
        **HERE,
        number=1,
        decision=Decision.REFUSED,
        remark="Buy elsewhere",
        meeting=number,
    )
    decide_variance(by=people["chair"], **HERE, number=2, decision=Decision.APPROVED)
    decide_target(
        by=manager, **HERE, number=1, decision=Decision.APPROVED, meeting=above
    )
    made = _minutes(number)
    assert made.decided == (
        Decided(
            what="Variance 1, B-1: Buy the locks three months later "
            "(due on 28 February 2009)",
            decision="refused",
            remark="Buy elsewhere",
        ),
    )
    assert made.challenges == (
        AskedChallenge(
            asker="Getting It Done",
            owner="Burglary Group",
            about="",
            challenge=question,
        ),
    )
    assert _minutes(above).decided == (
        Decided(
            what="Target for Burglary of homes (BURGLARY), April 2009 to March 2010: "
            "300",
            decision="approved",
        ),
    )
    assert _minutes(above).challenges == ()


def test_what_earlier_meetings_gave_is_carried_until_it_is_done(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    early, number, late = met(manager, on=EARLY), met(manager), met(manager, on=LATE)
    others = met(manager, TOP, EARLY)

    def give(meeting: int, what: str) -> int:
        given = give_action(by=manager, **HERE, meeting=meeting, what=what, owner=GROUP)
        return given.number

    give(early, "Open since December")
    done = give(early, "Done by now")
    give(number, "New in January")
    give(late, "Of February")
    give(others, "Of another body")
    finish_action(by=manager, **HERE, number=done, how="Wrote")

    def told(found: tuple[OpenArising, ...]) -> list[tuple[str, str, date | None]]:
        return [(one.owner, one.arising.what, one.met_on) for one in found]

    made = _minutes(number)
    assert told(made.arising) == [
        ("Burglary Group", "New in January", date(2009, 1, 22))
    ]
    # What a later meeting gave was not carried into this one.
    assert told(made.carried) == [("Burglary Group", "Open since December", EARLY)]
    assert [what for _, what, _ in told(_minutes(late).carried)] == [
        "Open since December",
        "New in January",
    ]
    assert _minutes(early).carried == ()
    assert [what for _, what, _ in told(_minutes(early).arising)] == [
        "Open since December",
        "Done by now",
    ]
    assert (made.next_meeting, _minutes(late).next_meeting) == (LATE, None)
    change_meeting(by=manager, **HERE, number=late, state=MeetingState.CANCELLED)
    assert _minutes(number).next_meeting is None


def test_the_papers_it_had_are_those_issued_for_it(people: dict[str, Actor]) -> None:
    manager = people["manager"]
    number, late = met(manager), met(manager, on=LATE, reports=JANUARY)
    issued(manager)
    issued(manager, paper=Paper.BRIEF)
    issued(manager, JANUARY)
    issued(manager, body=TOP)
    assert _minutes(number).papers == (
        "Performance report for December 2008, version 1",
        "Chair’s brief for December 2008, version 2",
    )
    assert _minutes(late).papers == ("Performance report for January 2009, version 1",)


def test_of_what_is_withheld_no_number_stands_there_for_the_uncleared(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    # The target that was still to be set was known on 30 March.
    number = met(manager, TOP, date(2009, 4, 2))
    proposed(people["analyst"], REPEATS, value=26.5)
    decide_target(
        by=manager, **HERE, number=1, decision=Decision.APPROVED, meeting=number
    )
    whole, withheld = _minutes(number), _minutes(number, people["reader"])
    told = "Target for Repeat cases (REPEATS), April 2009 to March 2010:"
    assert [one.what for one in whole.decided] == [f"{told} 26.5%"]
    assert [one.what for one in withheld.decided] == [f"{told} [c]"]


def test_what_is_hidden_from_whoever_asks_is_in_no_minutes_of_theirs(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    number = met(manager)
    varied(manager, action=LOCKS, milestone=1)
    asked(people["chair"], action=LOCKS, meeting=number)
    decide_variance(
        by=manager, **HERE, number=1, decision=Decision.APPROVED, meeting=number
    )
    seen = _minutes(number, with_interest(people["board"]))
    assert (seen.decided, seen.challenges) == ((), ())
    whole = _minutes(number, manager)
    assert (len(whole.decided), len(whole.challenges)) == (1, 1)
    assert replace(whole, decided=(), challenges=()) == seen


def test_of_a_meeting_that_is_not_there_there_are_none(
    people: dict[str, Actor],
) -> None:
    with pytest.raises(NotFound, match="There is no meeting 1 in anytown"):
        _minutes(1)
