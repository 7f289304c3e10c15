"""Meetings: the record kept and kept anew, and the actions that arise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from saferplan.core.boards.meeting_record import (
    AgendaItem,
    ArisingAction,
    Attendance,
    DeclaredInterest,
    MeetingRecord,
    Presence,
)
from saferplan.core.periods import day_label
from saferplan.store import meetings, models, reading
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.record_meeting import (
    arising_actions,
    finish_action,
    give_action,
    record_meeting,
    record_of,
)
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.usecases.boards.at_the_table import (
    BOARD,
    FORUM,
    GROUP,
    HERE,
    OTHERS,
    PANEL,
    TOP,
    declined,
    last_number,
    met,
    nothing_written,
    seated,
    written,
)
from tests.usecases.refusing import refused

pytestmark = pytest.mark.django_db
POLICE = Attendance(organisation="police", post="Inspector", presence=Presence.PRESENT)
RECORD = MeetingRecord(
    meeting=1,
    agenda=(
        AgendaItem(title="Welcome"),
        AgendaItem(title="Locks", lead="Inspector", decision="Buy them"),
    ),
    attendance=(
        POLICE,
        Attendance(organisation="shops", presence=Presence.DEPUTY, deputy="Secretary"),
    ),
    interests=(DeclaredInterest(organisation="shops", words="We sell locks", item=2),),
)


@pytest.fixture
def people() -> dict[str, Actor]:
    found = seated()
    met(found["manager"])
    return found


def _keep(by: Actor, record: MeetingRecord = RECORD, **more: int) -> MeetingRecord:
    return record_meeting(by=by, **HERE, record=record, **more)


def _give(by: Actor, **changes: Any) -> ArisingAction:
    said: dict[str, Any] = {"meeting": 1, "what": "Write to them", "owner": GROUP}
    return give_action(by=by, **HERE, **(said | changes))


# ---------------------------------------------------------------------- the record
def test_before_anything_is_recorded_there_is_the_usual_agenda_and_the_seats(
    people: dict[str, Actor],
) -> None:
    met(people["manager"], TOP, date(2009, 1, 29))
    usual = record_of(people["reader"], ANYTOWN, 1)
    assert (usual.entry, usual.interests) == (0, ())
    titles = [item.title for item in usual.agenda]
    assert titles[:2] == ["Welcome and apologies", "Declarations of interest"]
    assert titles[-1] == "Date of the next meeting"
    assert "Variances to action plans: for decision" in titles
    # The shopkeepers’ seat on the delivery board has no end.
    assert [seat.organisation for seat in usual.attendance] == ["shops"]
    assert {seat.presence for seat in usual.attendance} == {Presence.ABSENT}
    above = record_of(OPERATOR, ANYTOWN, 2)
    assert [seat.organisation for seat in above.attendance] == ["police"]
    assert "Targets and plan: for decision" in [item.title for item in above.agenda]


def test_a_record_is_one_entry_and_the_same_once_more_is_none(
    people: dict[str, Actor],
) -> None:
    kept = _keep(people["manager"])
    assert kept == replace(RECORD, entry=last_number())
    assert record_of(people["scrutiny"], ANYTOWN, 1) == kept
    entry = written("record_meeting")
    assert (entry.account, entry.detail["meeting"]) == ("manager", 1)
    assert entry.detail["before"] is None
    assert entry.detail["after"]["interests"] == [
        {
            "organisation": "shops",
            "words": "We sell locks",
            "post": "",
            "item": 2,
            "done": "",
        }
    ]
    with nothing_written():
        # Whatever entry it claims to have.
        assert _keep(people["manager"], replace(RECORD, entry=99)) == kept


def test_a_change_tells_what_changed_and_the_record_before_stays(
    people: dict[str, Actor],
) -> None:
    first = _keep(people["manager"])
    now = replace(RECORD, attendance=(POLICE,))
    second = _keep(people["manager"], now, seen_entry=first.entry)
    detail = models.LedgerEntry.objects.latest("number").detail
    assert set(detail["before"]) == set(detail["after"]) == {"attendance"}
    row = reading.find_partnership(ANYTOWN)
    assert row is not None
    assert meetings.records(row, entry=first.entry) == {1: first}
    assert meetings.records(row) == {1: second}


def test_what_somebody_recorded_in_between_is_told_with_who_and_when(
    people: dict[str, Actor],
) -> None:
    first = _keep(people["manager"], seen_entry=0)
    entry = models.LedgerEntry.objects.get(
        number=first.entry, partnership__slug=ANYTOWN
    )
    at = timezone.localtime(entry.at)
    told = (
        f"manager recorded this meeting on {day_label(at.date())} at {at:%H:%M}, "
        "after you opened the page"
    )
    other = replace(RECORD, agenda=RECORD.agenda[:1], interests=())
    declined(lambda: _keep(OPERATOR, other, seen_entry=0), Refused, told)
    declined(lambda: _keep(OPERATOR, other, seen_entry=first.entry - 1), Refused, told)
    second = _keep(OPERATOR, other, seen_entry=first.entry)
    # Whoever did not say what was seen writes over it.
    assert _keep(people["manager"]).entry == second.entry + 1


@pytest.mark.parametrize(
    ("changes", "placed"),
    [
        (
            {"agenda": (AgendaItem(title="Locks", notes="x" * 5001),)},
            ("notes", "It is longer than 5,000 letters; say it shorter."),
        ),
        (
            {"agenda": (AgendaItem(title="Lo\x00cks"),)},
            ("title", "It holds a sign that cannot be printed; type it again."),
        ),
        (
            {"attendance": (replace(POLICE, post="\u2069"),)},
            ("post", "It holds a sign that cannot be printed; type it again."),
        ),
        (
            {"interests": (DeclaredInterest(organisation="shops", words="\x7f"),)},
            ("words", "It holds a sign that cannot be printed; type it again."),
        ),
    ],
)
def test_words_nobody_could_read_are_refused_at_their_field(
    people: dict[str, Actor], changes: dict[str, Any], placed: tuple[str, str]
) -> None:
    record = replace(RECORD, **({"interests": ()} | changes))
    assert refused(lambda: _keep(people["manager"], record)) == [placed]


def test_only_a_meeting_that_is_there_is_recorded(people: dict[str, Actor]) -> None:
    gone = replace(RECORD, meeting=9)
    words = "There is no meeting 9 in anytown"
    declined(lambda: _keep(people["manager"], gone), NotFound, words)
    with pytest.raises(NotFound, match=words):
        record_of(OPERATOR, ANYTOWN, 9)
    declined(
        lambda: record_meeting(
            by=people["outsider"], partnership=OTHERTOWN, record=RECORD
        ),
        NotFound,
        "no meeting 1 in othertown",
    )


# ------------------------------------------------------------------ actions arising
def test_given_and_done_each_is_one_entry(people: dict[str, Actor]) -> None:
    given = _give(
        people["manager"],
        what=" Write to them ",
        post=" Inspector ",
        due=date(2009, 2, 20),
    )
    assert given == ArisingAction(
        number=1,
        meeting=1,
        body=BOARD,
        what="Write to them",
        owner=GROUP,
        post="Inspector",
        due=date(2009, 2, 20),
    )
    entry = written("give_action")
    assert (entry.detail["arising"], entry.detail["before"]) == (1, None)
    assert entry.detail["after"]["due"] == "2009-02-20"
    done = finish_action(
        by=people["agency"],
        **HERE,
        number=1,
        how=" Wrote on Monday ",
        done_on=date(2009, 2, 16),
    )
    assert done == replace(given, done_on=date(2009, 2, 16), how="Wrote on Monday")
    assert written("finish_action").detail == {
        "arising": 1,
        "before": {"done_on": None, "how": ""},
        "after": {"done_on": "2009-02-16", "how": "Wrote on Monday"},
    }
    row = reading.find_partnership(ANYTOWN)
    assert row is not None
    assert meetings.arising(row, entry=last_number() - 1) == (given,)
    assert arising_actions(people["reader"], ANYTOWN) == (done,)


def test_actions_are_found_by_meeting_and_by_body_and_an_agency_sees_its_own(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    above = met(manager, TOP, date(2009, 1, 29))
    first = _give(manager)
    second = _give(manager, meeting=above, owner=BOARD)
    third = _give(manager, meeting=above, owner="police")
    assert arising_actions(OPERATOR, ANYTOWN, meeting=above) == (second, third)
    assert arising_actions(OPERATOR, ANYTOWN, body=BOARD) == (first,)
    assert arising_actions(people["agency"], ANYTOWN) == (first, third)
    assert arising_actions(people["stakeholder"], ANYTOWN) == (first, second, third)


def test_only_whoever_answers_for_its_owner_says_that_it_is_done(
    people: dict[str, Actor],
) -> None:
    owners = {OTHERS: set(), TOP: set(), FORUM: set(), PANEL: set()}
    for number, owner in enumerate(owners, start=1):
        _give(people["manager"], owner=owner)
        for who in (
            "theme-lead",
            "agency",
            "board",
            "chair",
            "stakeholder",
            "scrutiny",
        ):
            declined(
                lambda by=people[who], number=number: finish_action(
                    by=by, **HERE, number=number, how="x"
                ),
                NotPermitted,
                f"{who} does not answer for {owner}",
            )


def test_what_cannot_be_given(people: dict[str, Actor]) -> None:
    manager = people["manager"]
    for changes, placed in (
        ({"what": " "}, ("what", "Say what is to be done.")),
        (
            {"due": date(2009, 1, 21)},
            ("due", "The meeting is on 22 January 2009; give a day after it."),
        ),
        (
            {"due": date(9999, 12, 31)},
            ("due", "The year 9999 is out of reach: years run from 1801 to 2299."),
        ),
        (
            {"post": "x" * 5001},
            ("post", "It is longer than 5,000 letters; say it shorter."),
        ),
        (
            {"what": "\x0b"},
            ("what", "Say what is to be done."),
        ),
        (
            {"what": "Write\x0b it"},
            ("what", "It holds a sign that cannot be printed; type it again."),
        ),
    ):
        assert refused(lambda changes=changes: _give(manager, **changes)) == [placed]
    for changes, words in (
        ({"owner": "nobody"}, "no group or agency called nobody"),
        ({"owner": ""}, "no group or agency called"),
        ({"meeting": 9}, "no meeting 9"),
    ):
        declined(lambda changes=changes: _give(manager, **changes), NotFound, words)


def test_what_is_done_is_done_once_on_a_day_that_has_come(
    people: dict[str, Actor],
) -> None:
    manager = people["manager"]
    _give(manager)

    def finish(how: str = "Wrote", **more: Any) -> ArisingAction:
        return finish_action(by=manager, **HERE, number=1, how=how, **more)

    for attempt, placed in (
        (
            lambda: finish(" "),
            ("how", "Say how it was done, so that the minutes can."),
        ),
        (
            lambda: finish(done_on=date(2100, 1, 1)),
            ("done_on", "1 January 2100 is still to come."),
        ),
        (
            lambda: finish(done_on=date(209, 1, 1)),
            ("done_on", "The year 209 is out of reach: years run from 1801 to 2299."),
        ),
        (
            lambda: finish("x" * 5001),
            ("how", "It is longer than 5,000 letters; say it shorter."),
        ),
    ):
        assert refused(attempt) == [placed]
    assert finish().done_on == timezone.localdate()
    today = day_label(timezone.localdate())
    assert refused(finish) == [("how", f"It was done on {today} already.")]
    declined(
        lambda: finish_action(by=manager, **HERE, number=2, how="x"),
        NotFound,
        "There is no action 2 of a meeting there",
    )
