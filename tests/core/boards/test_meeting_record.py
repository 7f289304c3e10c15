"""A meeting's record: agenda, seats, interests, decisions, and what it gave to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from saferplan.core.boards.meeting_record import (
    LONGEST_AGENDA,
    AgendaItem,
    ArisingAction,
    Attendance,
    DeclaredInterest,
    MeetingRecord,
    Presence,
    seats_at,
    usual_agenda,
)
from saferplan.core.partnership.structure import Body, BodyType, Membership

DAY, BEFORE, AFTER = date(2009, 1, 22), date(2009, 1, 21), date(2009, 1, 23)


def record(**changes: Any) -> MeetingRecord:
    return MeetingRecord(**({"meeting": 4} | changes))


# -------------------------------------------------------------------------- the record
def test_decisions_keep_their_place_on_the_agenda() -> None:
    held = record(
        agenda=(
            AgendaItem(title="Welcome"),
            AgendaItem(title="Target", decision="Agreed"),
            AgendaItem(title="Notes", notes="Long", decision="  "),
            AgendaItem(title="Locks", decision="Refused"),
        )
    )
    assert [(at, item.decision) for at, item in held.decisions] == [
        (2, "Agreed"),
        (4, "Refused"),
    ]


def test_present_are_those_who_came_or_sent_somebody() -> None:
    seats = tuple(
        Attendance(organisation=presence.value, presence=presence)
        for presence in Presence
    )
    held = record(attendance=seats)
    assert [one.organisation for one in held.present] == ["present", "deputy"]
    assert [presence.words for presence in Presence] == [
        "present",
        "represented by a deputy",
        "apologies",
        "absent",
    ]


ITEMS = (AgendaItem(title="One"), AgendaItem(title="Two"))


@pytest.mark.parametrize("item", [0, 1, 2])
def test_interest_is_in_an_item_or_in_the_whole_meeting(item: int) -> None:
    interest = DeclaredInterest(organisation="drugs-service", words="Bids", item=item)
    assert record(agenda=ITEMS, interests=(interest,)).interests == (interest,)


@pytest.mark.parametrize("item", [-1, 3])
def test_interest_in_an_item_that_is_not_there_is_refused(item: int) -> None:
    interest = DeclaredInterest(organisation="drugs-service", words="Bids", item=item)
    with pytest.raises(ValueError, match=f"no item {item}"):
        record(agenda=ITEMS, interests=(interest,))


def test_words_that_must_be_there() -> None:
    with pytest.raises(ValueError, match="says what it is"):
        DeclaredInterest(organisation="o", words=" ")
    with pytest.raises(ValueError, match="has a title"):
        AgendaItem(title=" ")
    with pytest.raises(ValueError, match=f"{LONGEST_AGENDA} items at most"):
        record(agenda=(AgendaItem(title="One"),) * (LONGEST_AGENDA + 1))
    assert len(record(agenda=ITEMS * (LONGEST_AGENDA // 2)).agenda) == LONGEST_AGENDA


# -------------------------------------------------------------------- actions arising
@pytest.mark.parametrize(
    ("due", "done_on", "is_open", "is_late"),
    [
        (None, None, True, False),
        (BEFORE, None, True, True),
        (DAY, None, True, False),
        (AFTER, None, True, False),
        (BEFORE, AFTER, False, False),
        (BEFORE, BEFORE, False, False),
    ],
)
def test_action_arising_is_open_until_it_is_done(
    due: date | None, done_on: date | None, is_open: bool, is_late: bool
) -> None:
    held = ArisingAction(
        number=1,
        meeting=4,
        body="board",
        what="Send the map",
        owner="police",
        due=due,
        done_on=done_on,
    )
    assert (held.is_open, held.is_late(DAY)) == (is_open, is_late)


@pytest.mark.parametrize(
    ("changes", "told"), [({"what": " "}, "what is to be done"), ({"owner": ""}, "who")]
)
def test_action_arising_says_what_and_who(changes: dict[str, str], told: str) -> None:
    settings: dict[str, Any] = {
        "number": 1,
        "meeting": 4,
        "body": "board",
        "what": "Send the map",
        "owner": "police",
    }
    with pytest.raises(ValueError, match=told):
        ArisingAction(**(settings | changes))


# ---------------------------------------------------------------------- usual agendas
def titles(body_type: BodyType) -> list[str]:
    body = Body(slug="b", type=body_type, local_name="B")
    return [item.title for item in usual_agenda(body)]


@pytest.mark.parametrize("body_type", list(BodyType))
def test_every_meeting_begins_with_interests_and_ends_with_the_next(
    body_type: BodyType,
) -> None:
    found = titles(body_type)
    assert found[1] == "Declarations of interest"
    assert found[2] == "Minutes of the last meeting, and actions arising"
    assert found[-1] == "Date of the next meeting"
    assert len(set(found)) == len(found) <= LONGEST_AGENDA


@pytest.mark.parametrize(
    ("body_type", "words"),
    [
        # Section 8 of the plan: what each body is given, and what it does with it.
        (BodyType.DELIVERY_BOARD, "red or amber"),
        (BodyType.DELIVERY_BOARD, "areas of concern"),
        (BodyType.DELIVERY_BOARD, "Variances"),
        (BodyType.DELIVERY_BOARD, "support the Board can offer"),
        (BodyType.DELIVERY_BOARD, "unanswered"),
        (BodyType.DELIVERY_BOARD, "Successes"),
        (BodyType.DELIVERY_BOARD, "Money"),
        (BodyType.PARTNERSHIP_BOARD, "Overview"),
        (BodyType.PARTNERSHIP_BOARD, "What the Delivery Board challenged"),
        (BodyType.PARTNERSHIP_BOARD, "Targets"),
        (BodyType.PARTNERSHIP_BOARD, "Money"),
        (BodyType.TASK_AND_FINISH_GROUP, "Our figures"),
        (BodyType.TASK_AND_FINISH_GROUP, "blockages"),
        (BodyType.STAKEHOLDER_GROUP, "Comments and questions"),
        (BodyType.SCRUTINY, "Questions to the partnership"),
    ],
)
def test_agenda_has_what_the_plan_says_the_body_does(
    body_type: BodyType, words: str
) -> None:
    assert any(words in title for title in titles(body_type))


# --------------------------------------------------------------------------- the seats
def seat(organisation: str, **more: Any) -> Membership:
    return Membership(organisation=organisation, body="board", **more)


def test_seats_are_those_held_on_the_day_of_this_body() -> None:
    held = [
        seat("always", post="Chief officer", capacity="chair"),
        seat("ended", valid_to=BEFORE),
        seat("ends-today", valid_to=DAY),
        seat("begins-today", valid_from=DAY),
        seat("to-come", valid_from=AFTER),
        Membership(organisation="elsewhere", body="other"),
    ]
    found = seats_at(held, "board", DAY)
    assert [one.organisation for one in found] == [
        "always",
        "ends-today",
        "begins-today",
    ]
    assert (found[0].post, found[0].capacity) == ("Chief officer", "chair")
    # Nobody is there until somebody says so.
    assert {one.presence for one in found} == {Presence.ABSENT}
