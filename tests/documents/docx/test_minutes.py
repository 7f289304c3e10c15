"""The minutes as a Word document: what is on record, and room for the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document

from saferplan.core.boards.brought import OpenArising
from saferplan.core.boards.challenge import ChallengeKind
from saferplan.core.boards.meeting_record import ArisingAction
from saferplan.core.boards.minutes import (
    Decided,
    InterestTold,
    MinutedItem,
    Minutes,
    SeatTaken,
)
from saferplan.core.boards.pack import Branding
from saferplan.documents.docx import write_minutes
from saferplan.documents.marks import read_mark
from tests.documents.brought_pack import brought_pack
from tests.documents.docx.own_template import own_template
from tests.documents.docx.reading import (
    W,
    body,
    headings,
    running_words,
    styled,
    table_after,
    text_of,
)

DAY = date(2009, 1, 22)


def skeleton() -> Minutes:
    """Minutes before the meeting: only the agenda is known."""
    return Minutes(
        partnership="Safer Anytown Partnership",
        slug="anytown",
        body="Delivery Board",
        body_slug="delivery-board",
        meeting=2,
        held_on=DAY,
        place="",
        state="planned",
        reports="December 2008",
        marking="OFFICIAL",
        entry=9,
        items=(
            MinutedItem(number=1, title="Welcome and apologies"),
            MinutedItem(number=2, title="Money"),
        ),
    )


def recorded() -> Minutes:
    """Minutes after the meeting, one of everything."""
    brought = brought_pack().brought
    done = OpenArising(
        owner="Anytown Council",
        met_on=DAY,
        arising=ArisingAction(
            number=5,
            meeting=2,
            body="delivery-board",
            what="Bring the lighting plan",
            owner="council",
            post="Head of highways",
            due=date(2009, 2, 12),
            done_on=date(2009, 2, 10),
            how="Sent to all members",
        ),
    )
    return replace(
        skeleton(),
        place="Town hall",
        state="held",
        seats=(
            SeatTaken(
                organisation="Anytown Council",
                post="Director",
                capacity="chair",
                presence="present",
            ),
            SeatTaken(
                organisation="Anytown Police",
                post="Superintendent",
                capacity="member",
                presence="apologies",
            ),
            SeatTaken(
                organisation="Probation", post="", capacity="member", presence="absent"
            ),
        ),
        interests=(
            InterestTold(
                who="Director, Anytown Council",
                item="2. Money",
                words="Trustee of a charity",
                done="Left the room",
            ),
        ),
        items=(
            MinutedItem(number=1, title="Welcome and apologies"),
            MinutedItem(
                number=2,
                title="Money",
                lead="Treasurer",
                paper="Performance report",
                notes="Spending is behind.\nThe grant is not confirmed.",
                decision="The treasurer writes to the funder.",
            ),
        ),
        decided=(Decided(what="Variance 3", decision="approved", remark="Once only"),),
        challenges=(*brought.challenges, *brought.answered),
        arising=(done,),
        carried=brought.arising,
        papers=("Performance report for December 2008, version 2",),
        next_meeting=date(2009, 2, 19),
    )


def test_minutes_have_their_parts_in_order() -> None:
    content = write_minutes(recorded())
    assert headings(content) == [
        (1, "Who was there"),
        (1, "Interests declared"),
        (1, "Papers before the meeting"),
        (1, "Carried from earlier meetings"),
        (1, "What was said and decided"),
        (2, "1. Welcome and apologies"),
        (2, "2. Money"),
        (1, "Variances and targets decided"),
        (1, "Challenge"),
        (1, "Actions arising"),
        (1, "Next meeting"),
    ]


def test_minutes_say_when_where_and_who() -> None:
    content = write_minutes(recorded())
    found = list(styled(content))
    assert (
        "Title",
        "Delivery Board: minutes of the meeting on 22 January 2009",
    ) in found
    facts = dict(table_after(content, "Safer Anytown Partnership")[1:])
    assert facts["Held on"] == "22 January 2009"
    assert facts["Place"] == "Town hall"
    assert facts["State"] == "Held"
    assert table_after(content, "Who was there") == [
        ["Organisation", "Post", "Capacity", "Presence"],
        ["Anytown Council", "Director", "chair", "Present"],
        ["Anytown Police", "Superintendent", "member", "Apologies"],
        ["Probation", "–", "member", "Absent"],
    ]
    assert ("Normal", "Apologies: Anytown Police (Superintendent).") in found


def test_minutes_say_what_was_said_and_decided() -> None:
    content = write_minutes(recorded())
    found = [text for _, text in styled(content)]
    start = found.index("2. Money")
    assert found[start : start + 7] == [
        "2. Money",
        "Lead: Treasurer Paper: Performance report",
        "Discussion",
        "Spending is behind.",
        "The grant is not confirmed.",
        "Decision",
        "The treasurer writes to the funder.",
    ]
    assert table_after(content, "Variances and targets decided")[1] == [
        "Variance 3",
        "Approved",
        "Once only",
    ]
    assert table_after(content, "Interests declared")[1] == [
        "Director, Anytown Council",
        "2. Money",
        "Trustee of a charity",
        "Left the room",
    ]


def test_minutes_say_who_asked_whom_and_who_does_what() -> None:
    content = write_minutes(recorded())
    asked = table_after(content, "Challenge")[1:]
    assert asked[0] == [
        "4. Why did burglary rise in the south? (Burglary of homes)",
        "Chair, Doing Group",
        "Burglary Group",
        "Not answered yet; due 8 January 2009",
        "–",
    ]
    assert asked[1][3] == "The council pays"
    assert table_after(content, "Actions arising")[1] == [
        "5. Bring the lighting plan",
        "Head of highways, Anytown Council",
        "12 February 2009",
        "Done on 10 February 2009: Sent to all members",
    ]
    carried = table_after(content, "Carried from earlier meetings")[1]
    assert carried == [
        "2. Send the map of dark paths",
        "Burglary Group",
        "–",
        "18 December 2008",
    ]
    words = [text for _, text in styled(content)]
    assert "19 February 2009." in words
    assert "Performance report for December 2008, version 2" in words


def test_comments_and_what_follows_are_told_in_words() -> None:
    asked, answered = recorded().challenges
    comment = replace(
        asked,
        about="",
        challenge=replace(asked.challenge, kind=ChallengeKind.COMMENT, due=None),
    )
    followed = replace(
        answered,
        challenge=replace(
            answered.challenge,
            follow_up="Send the plan.",
            follow_up_due=date(2009, 3, 1),
        ),
    )
    content = write_minutes(replace(recorded(), challenges=(comment, followed)))
    rows = table_after(content, "Challenge")[1:]
    assert rows[0][0] == "4. Why did burglary rise in the south?"
    assert rows[0][3:] == ["A comment, noted", "–"]
    assert rows[1][3:] == ["The council pays", "Send the plan, by 1 March 2009"]


def test_action_that_is_late_and_not_done_says_so() -> None:
    (one,) = recorded().arising
    late = replace(
        one,
        is_late=True,
        arising=replace(one.arising, done_on=None, how=""),
    )
    content = write_minutes(replace(recorded(), arising=(late,)))
    row = table_after(content, "Actions arising")[1]
    assert row[2:] == ["12 February 2009, late", "To do"]


def test_meeting_without_an_agenda_leaves_a_place_to_type() -> None:
    found = list(styled(write_minutes(replace(skeleton(), items=()))))
    start = found.index(("Heading 1", "What was said and decided"))
    assert found[start + 1] == ("To Fill In", "")
    nothing = {text for style, text in found if style == "Normal"}
    assert {
        "None is on record.",
        "Nothing is left to do of earlier meetings.",
        "No variance and no target was decided.",
        "No question is on record.",
    } <= nothing


def test_blank_items_leave_a_place_to_type() -> None:
    found = list(styled(write_minutes(skeleton())))
    start = found.index(("Heading 2", "1. Welcome and apologies"))
    assert found[start + 1 : start + 7] == [
        ("Label", "Discussion"),
        ("To Fill In", ""),
        ("To Fill In", ""),
        ("To Fill In", ""),
        ("Label", "Decision"),
        ("To Fill In", ""),
    ]


def test_minutes_end_with_a_line_to_sign() -> None:
    content = write_minutes(skeleton())
    assert list(styled(content))[-1] == ("Signature Line", "Chair Date")
    style = Document(BytesIO(content)).styles["Signature Line"]
    leaders = [stop.leader for stop in style.paragraph_format.tab_stops]
    assert len([leader for leader in leaders if leader]) == 2


def test_tables_of_minutes_repeat_their_heads() -> None:
    for table in body(write_minutes(recorded())).iter(f"{W}tbl"):
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblDescription") is not None


def test_minutes_name_themselves_and_are_no_pack() -> None:
    found = Document(BytesIO(write_minutes(recorded()))).core_properties
    assert found.title == "Delivery Board: minutes of the meeting on 22 January 2009"
    assert found.author == "Safer Anytown Partnership"
    assert found.created == datetime(2009, 1, 22, tzinfo=UTC)
    assert found.keywords == (
        "saferplan minutes: anytown delivery-board 2009-01-22 meeting 2 entry 9"
    )
    assert read_mark(found.keywords) is None


def test_minutes_have_the_marking_over_every_page() -> None:
    heads = running_words(write_minutes(recorded()), "header")
    assert heads != []
    assert all("OFFICIAL" in head for head in heads)


@pytest.mark.parametrize("minutes", [skeleton(), recorded()], ids=["blank", "full"])
def test_same_minutes_make_the_same_bytes(minutes: Minutes) -> None:
    assert write_minutes(minutes) == write_minutes(minutes)


def test_minutes_take_the_partnerships_template() -> None:
    look = Branding(word_template=own_template(head="Letterhead"))
    content = write_minutes(replace(recorded(), branding=look))
    assert running_words(content, "header") == ["Letterhead"]
    assert ("Marking", "OFFICIAL") in list(styled(content))


def test_hostile_words_do_not_break_minutes() -> None:
    nasty = "<w:p> \x00 \ud800 " + "w" * 5_000
    items = (MinutedItem(number=1, title=nasty, notes=nasty, decision=nasty),)
    content = write_minutes(replace(recorded(), items=items, partnership=nasty))
    assert "w" * 5_000 in text_of(body(content))
    assert len(Document(BytesIO(content)).core_properties.author) <= 255
