"""The pages of meetings, of what bodies work by, and of what they share."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from saferplan.core.boards.meeting_record import Presence
from saferplan.core.returns.commentary import Commentary
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.keep_terms import all_terms, one_terms
from saferplan.usecases.boards.record_meeting import arising_actions, record_of
from saferplan.usecases.boards.share_success import successes
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.factories.holdings import ANYTOWN
from tests.web.board_forms import (
    BOARDS,
    DECEMBER,
    a_meeting,
    recorded,
    seen,
    sent,
)
from tests.web.clients import client_of, signed_in, text_of
from tests.web.test_recording import problems

pytestmark = pytest.mark.django_db


# ----------------------------------------------------------------------------- meetings
def test_a_meeting_is_recorded_and_its_minutes_say_so() -> None:
    manager, reader = client_of("manager"), signed_in("reader")
    number = a_meeting()
    at = f"meetings/{number}/"
    page = seen(reader, at)
    assert "Nothing is recorded of it yet." in page
    assert "Write the minutes" not in page
    recorded(
        manager, f"{at}agenda/", items="Welcome | Chair\nFigures | Analyst | The pack"
    )
    recorded(
        manager,
        f"{at}minutes/",
        **{"notes-2": "Burglary was looked at.", "decision-2": "Write to landlords."},
    )
    recorded(
        manager,
        f"{at}attendance/",
        **{"presence-1": "deputy", "deputy-1": "Shop manager"},
        others="Fire service | Station manager",
    )
    recorded(
        manager,
        f"{at}interests/",
        organisation="shops",
        item="2",
        words="Sells locks",
        done="Left the room",
        post="Chair",
    )
    sent(manager, f"{at}action/", what="Write to landlords", owner="burglary-group")
    record = record_of(OPERATOR, ANYTOWN, number)
    assert [i.title for i in record.agenda] == ["Welcome", "Figures"]
    assert record.agenda[1].decision == "Write to landlords."
    assert [a.presence for a in record.attendance] == [
        Presence.DEPUTY,
        Presence.PRESENT,
    ]
    assert record.interests[0].done == "Left the room"
    page = seen(reader, at)
    for words in (
        "1 of 1 seat taken, 1 decision and 1 action arising.",
        "Decided: Write to landlords.",
        "represented by a deputy: Shop manager",
        "Sells locks",
        "Burglary Group",
    ):
        assert words in page, words
    file = reader.get(f"{BOARDS}{at}minutes.docx")
    name = "anytown-delivery-board-2009-01-22-minutes.docx"
    assert name in file["Content-Disposition"]
    text = "\n".join(p.text for p in Document(BytesIO(file.content)).paragraphs)
    assert "Burglary was looked at." in text


def test_an_agenda_that_is_changed_keeps_what_was_minuted() -> None:
    manager = client_of("manager")
    at = f"meetings/{a_meeting()}/"
    recorded(manager, f"{at}agenda/", items="Welcome\nFigures")
    recorded(manager, f"{at}minutes/", **{"notes-2": "Burglary was looked at."})
    recorded(manager, f"{at}agenda/", items="Figures | Analyst\nWelcome\nMoney")
    items = record_of(OPERATOR, ANYTOWN, 1).agenda
    assert [(i.title, i.lead, i.notes) for i in items] == [
        ("Figures", "Analyst", "Burglary was looked at."),
        ("Welcome", "", ""),
        ("Money", "", ""),
    ]


def test_two_who_record_a_meeting_do_not_write_over_each_other() -> None:
    manager = client_of("manager")
    at = f"meetings/{a_meeting()}/"
    page = text_of(manager, f"{BOARDS}{at}agenda/")
    assert 'name="seen" value="0"' in page
    sent(manager, f"{at}agenda/", items="Welcome", seen="0")
    late = manager.post(f"{BOARDS}{at}agenda/", {"items": "Other", "seen": "0"})
    ((field, text),) = problems(late)
    assert field == "items"
    assert text.startswith("manager recorded this meeting on")
    assert [i.title for i in record_of(OPERATOR, ANYTOWN, 1).agenda] == ["Welcome"]


def test_an_action_arising_is_done_by_whose_it_is() -> None:
    lead = client_of("theme-lead")
    at = f"meetings/{a_meeting()}/"
    manager = signed_in("manager")
    early = manager.post(
        f"{BOARDS}{at}action/",
        {"what": "Write", "owner": "burglary-group", "due": "1/1/2009"},
    )
    assert "give a day after it" in problems(early)[0][1]
    sent(manager, f"{at}action/", what="Write", owner="burglary-group", due="1/2/2009")
    assert "1 action to do, 1 late" in seen(lead, "arising/")
    sent(lead, "arising/1/", how="By post")
    (held,) = arising_actions(OPERATOR, ANYTOWN)
    assert held.how == "By post"
    assert "Everything that meetings asked for is done" in seen(lead, "arising/")


# --------------------------------------------------------------------- terms, successes
def test_terms_are_kept_changed_and_due_for_review() -> None:
    manager = client_of("manager")
    typed = {
        "kind": "terms_of_reference",
        "body": "delivery-board",
        "title": "Terms of reference",
        "text": "It meets monthly.\nIt challenges.",
        "adopted_on": "1/4/2008",
        "review_on": "1/4/2009",
    }
    sent(manager, "terms/add/", **typed)
    assert "1 text due for review" in seen(manager, "terms/")
    assert "Review 1 text that bodies work by" in text_of(manager, f"/{ANYTOWN}/")
    typed |= {"text": "It meets every six weeks.", "review_on": "1/4/2099"}
    sent(manager, "terms/1/change/", **typed)
    (held,) = all_terms(OPERATOR, ANYTOWN)
    assert held.text == "It meets every six weeks."
    assert len(one_terms(OPERATOR, ANYTOWN, 1)) == 2
    page = seen(signed_in("reader"), "terms/1/")
    assert "It meets every six weeks." in page
    assert "It challenges." in page
    empty = manager.post(f"{BOARDS}terms/add/", typed | {"title": "", "text": ""})
    assert [name for name, _ in problems(empty)] == ["title"]


def test_a_success_is_taken_up_by_another_group() -> None:
    manager, lead = client_of("manager"), signed_in("theme-lead")
    write_commentary(
        by=OPERATOR,
        partnership=ANYTOWN,
        commentary=Commentary(
            holder="abuse-group", month=DECEMBER, success="Leaflets at school gates"
        ),
    )
    assert "1 success to share" in seen(manager, "successes/")
    sent(lead, "successes/abuse-group/2008-12/", words="At two schools")
    ((_, (taken,)),) = successes(OPERATOR, ANYTOWN, [DECEMBER])
    assert (taken.holder, taken.words) == ("burglary-group", "At two schools")
    page = seen(lead, "successes/")
    assert "Taken up by Burglary Group." in page
    assert "Take it up" not in page
