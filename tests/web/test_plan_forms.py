"""The forms of the plan room: what is refused, at which field, and what it leaves."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Progress
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.asking_queries import variances
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_risk import log_risk
from saferplan.usecases.plan.queries import one_action
from tests.factories.holdings import ANYTOWN
from tests.factories.plan import (
    DOORS,
    LOCKS,
    SHEDS,
    a_bare_action,
    with_actions,
)
from tests.web.clients import client_of, signed_in, text_of
from tests.web.test_plan_pages import NEW, PLAN, SHED, declare_theirs, said, told

pytestmark = pytest.mark.django_db


def test_nobody_overwrites_an_action_by_giving_its_code_again() -> None:
    lead = client_of("theme-lead")
    with_actions()
    declare_theirs(LOCKS)
    for code in (SHEDS, LOCKS):
        before = one_action(OPERATOR, ANYTOWN, code)
        page = told(lead, f"{PLAN}new-action/", NEW | {"code": code})
        assert f"There is an action {code} already" in page
        assert one_action(OPERATOR, ANYTOWN, code) == before


def test_a_fixed_word_hides_no_action_and_no_line() -> None:
    manager = client_of("manager")
    for code in ("new-action", "add", "change", "money"):
        told(manager, f"{PLAN}new-action/", NEW | {"code": code, "group": "board"})
        assert "Light the alley" in said(manager, f"{PLAN}actions/{code}/")
        line = {"code": code, "title": "A grant", "identified": "1", "group": ""}
        told(manager, f"{PLAN}new-funding-line/", line)
        assert "A grant" in said(manager, f"{PLAN}money/{code}/")


def test_a_date_that_a_board_has_seen_is_held_at_its_field() -> None:
    lead = client_of("theme-lead")
    with_actions()
    assert "takes a variance" not in text_of(lead, f"{SHED}change/")
    issue_pack(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        month=Month(2008, 12),
        kinds=("xlsx",),
    )
    assert "another date takes a variance" in text_of(
        lead, f"{SHED}milestones/2/change/"
    )
    sent = {"title": "Buy the locks", "due": "1/1/2009"}
    page = lead.post(f"{SHED}milestones/2/change/", sent).content.decode()
    assert 'href="#due"' in page
    assert "milestone 2 is due on 30 November 2008 in the papers" in page
    sent = {"title": "Buy the best locks", "due": "30/11/2008"}
    assert "Milestone 2 is saved." in told(lead, f"{SHED}milestones/2/change/", sent)
    action = {"title": "Sheds", "due": "", "organisation": "", "priority": ""}
    page = lead.post(f"{SHED}change/", action | _no_indicators()).content.decode()
    assert 'href="#due"' in page
    assert one_action(OPERATOR, ANYTOWN, SHEDS).title == "Fit locks to sheds"


def test_a_move_is_not_written_over_by_an_older_page() -> None:
    lead = client_of("theme-lead")
    with_actions()
    page = text_of(lead, f"{SHED}milestones/2/")
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    assert seen.isdecimal()
    done = {"progress": "done", "done_on": "1/12/2008"}
    told(signed_in("manager"), f"{SHED}milestones/2/", done)
    late = told(lead, f"{SHED}milestones/2/", {"progress": "under_way", "seen": seen})
    assert "manager changed milestone 2 of B-1" in late
    step = one_action(OPERATOR, ANYTOWN, SHEDS).milestone(2)
    assert step is not None
    assert (step.progress, step.done_on) == (Progress.DONE, date(2008, 12, 1))


def test_a_milestone_goes_back_to_what_it_was_with_a_reason() -> None:
    lead = client_of("theme-lead")
    with_actions()
    address = f"{SHED}milestones/3/change/"
    first = {"title": "Fit the locks", "due": "15/3/2009"}
    assert "saved" in told(lead, address, {"title": "Fit them", "due": "15/3/2009"})
    page = lead.post(address, first).content.decode()
    assert 'href="#remark"' in page
    assert "stood there exactly so before" in page
    assert "saved" in told(lead, address, first | {"remark": "A slip"})
    step = one_action(OPERATOR, ANYTOWN, SHEDS).milestone(3)
    assert step is not None
    assert (step.title, step.remark) == ("Fit the locks", "A slip")


def test_an_action_without_milestones_says_itself_how_far_it_is() -> None:
    lead = client_of("theme-lead")
    keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=[a_bare_action()])
    address = f"{PLAN}actions/{DOORS}/progress/"
    page = lead.post(address, {"progress": "under_way", "done_on": "1/3/2009"})
    assert 'href="#done_on"' in page.content.decode()
    page = told(lead, address, {"progress": "done", "done_on": "1/3/2009"})
    assert "✓ Blue Complete." in page
    held = one_action(OPERATOR, ANYTOWN, DOORS)
    assert (held.progress, held.done_on) == (Progress.DONE, date(2009, 3, 1))
    # Back under way, with the day that the form showed beside it.
    told(lead, address, {"progress": "under_way", "done_on": "1 March 2009"})
    assert one_action(OPERATOR, ANYTOWN, DOORS).done_on is None
    with_actions()
    assert lead.get(f"{SHED}progress/").url == SHED


def test_a_request_is_taken_back_while_it_is_open() -> None:
    agency = client_of("agency")
    with_actions()
    asked = {
        "about": "0",
        "drops": "yes",
        "change": "Give it up",
        "reason": "No money",
        "month": "2008-12",
    }
    told(agency, f"{SHED}variance/", asked)
    again = told(agency, f"{SHED}variance/", asked)
    assert "Variance 1 asks about the same already; withdraw it first." in again
    address = f"{PLAN}variances/1/withdraw/"
    assert "To be decided Withdraw" in said(agency, SHED)
    assert "Give it up" in said(agency, address)
    assert "Variance 1 is withdrawn." in told(agency, address, {})
    (held,) = variances(OPERATOR, ANYTOWN)
    assert held.decision is Decision.WITHDRAWN
    assert agency.get(address).url == f"/{ANYTOWN}/boards/variances/1/"
    assert "ask for a new one" in told(agency, address, {})


@pytest.mark.parametrize(
    ("name", "sent", "field", "why"),
    [
        ("action-new", {"title": ""}, "title", "Say what is to be done."),
        ("action-new", {"code": "A/1"}, "code", "letters, digits, dots and hyphens"),
        ("action-new", {"code": "../../up"}, "code", "letters, digits"),
        ("action-new", {"title": "x" * 10_000}, "title", "longer than 5,000 letters"),
        ("action-new", {"due": "31/13/2009"}, "due", "is not a date"),
        (
            "action-new",
            {"starts": "2/1/2009", "due": "1/1/2009"},
            "due",
            "cannot end",
        ),
        (
            "action-new",
            {"milestones": "One | 1/1/2009\nTwo | 30/2/2009\n | 1/1/2009"},
            "milestones",
            "Line 2: “30/2/2009” is not a date",
        ),
        ("action-new", {"group": "abuse-group"}, "", ""),
        ("action-new", {"priority": "peace"}, "priority", "Choose from the list."),
        ("milestone-new", {"title": ""}, "title", "Say what is to be done."),
        ("milestone-new", {"title": "a\x00b"}, "title", "cannot be printed"),
        ("milestone-new", {"title": "x", "due": "soon"}, "due", "is not a date"),
        ("milestone", {"progress": "maybe"}, "progress", "Choose how far"),
        (
            "milestone",
            {"progress": "done", "done_on": "1/1/2299"},
            "done_on",
            "a day to come",
        ),
        ("risk-new", {"what": ""}, "what", "Say what may go wrong."),
        ("risk-new", {"what": "x", "impact": "vast"}, "impact", "Choose how bad"),
        ("variance-new", {"change": ""}, "change", "Say what is to change."),
        ("variance-new", {"about": "77"}, "about", "Choose what it is about."),
        ("variance-new", {"month": "2008-13"}, "month", "Choose the month."),
        (
            "variance-new",
            {"about": "2", "new_due": "30/11/2008"},
            "new_due",
            "It is due on 30 November 2008 already",
        ),
        (
            "variance-new",
            {"new_due": "30/11/2010", "drops": "yes"},
            "drops",
            "What is given up gets no new date",
        ),
        ("blockage-new", {"what": ""}, "what", "Say what is in the way."),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_written(
    name: str, sent: dict[str, str], field: str, why: str
) -> None:
    lead = client_of("theme-lead")
    with_actions()
    before = models.LedgerEntry.objects.count()
    address = reverse(name, kwargs=_parts(name))
    page = lead.post(address, RIGHT[name] | sent).content.decode()
    if field:
        assert models.LedgerEntry.objects.count() == before
        assert f'href="#{field}">' in page
        assert f'id="{field}"' in page
        assert why in page
    else:
        # A theme lead has one group: what is sent for another is not even asked.
        assert one_action(OPERATOR, ANYTOWN, "B-4").group == "burglary-group"


def test_marks_in_what_was_typed_are_shown_as_they_were_typed() -> None:
    lead = client_of("theme-lead")
    script = "<script>alert('x')</script>"
    told(lead, f"{PLAN}new-action/", NEW | {"title": script, "scope": script})
    home = f"{PLAN}actions/B-4/"
    for where, sent in (
        ("milestones/add/", {"title": script}),
        ("risks/log/", RIGHT["risk-new"] | {"what": script, "mitigation": script}),
        ("variance/", RIGHT["variance-new"] | {"about": "0", "change": script}),
        ("blockage/", RIGHT["blockage-new"] | {"what": script, "would_help": script}),
    ):
        page = told(lead, home + where, sent)
        assert script in page
    for address in (home, f"{PLAN}actions/", f"{home}change/", f"{home}risks/1/"):
        page = text_of(lead, address)
        assert "<script" not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", ["action-new", "milestone", "risk", "variance-new"])
def test_no_odd_answer_breaks_a_form_or_the_pages_after_it(name: str) -> None:
    lead = client_of("theme-lead")
    with_actions()
    log_risk(by=OPERATOR, partnership=ANYTOWN, action=SHEDS, what="Nobody comes")
    address = reverse(name, kwargs=_parts(name))
    right = RIGHT.get(name, RIGHT["risk-new"])
    found = {
        (field, odd[:12]): lead.post(address, right | {field: odd}).status_code
        for field in (*right, "seen", "remark", "new_scope")
        for odd in ODD
    }
    assert {at: status for at, status in found.items() if status >= 500} == {}
    assert lead.get(f"{PLAN}actions/").status_code == 200
    assert lead.get(SHED).status_code == 200


ODD = (
    "\x00",
    "a\x00b",
    "x" * 10_000,
    "9" * 5_000,
    "-1",
    "1e999",
    "\u0663\u0661/\u0663/\u0662\u0660\u0660\u0669",
    "1/1/0001",
    "31/12/9999",
    "\u202e",
)
RIGHT: dict[str, dict[str, str]] = {
    "action-new": NEW,
    "milestone-new": {"title": "Count them", "due": "31/3/2009"},
    "milestone": {"progress": "under_way", "done_on": ""},
    "risk-new": {"what": "Rain", "likelihood": "low", "impact": "low"},
    "variance-new": {
        "about": "2",
        "change": "Later",
        "reason": "Snow",
        "month": "2008-12",
    },
    "blockage-new": {"what": "No answer", "month": "2008-12"},
}


def _parts(name: str) -> dict[str, str | int]:
    parts: dict[str, str | int] = {"partnership": ANYTOWN}
    if name != "action-new":
        parts["code"] = SHEDS
    return (
        parts
        | ({"number": 1} if name in ("risk",) else {})
        | ({"number": 2} if name == "milestone" else {})
    )


def _no_indicators() -> dict[str, str]:
    return {f"indicator-{n}": "" for n in range(1, 4)}
