"""The plan room played by the cast: actions, milestones, risks, what is asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.usecases.actor import OPERATOR, resolve
from saferplan.usecases.boards.asking_queries import blockages
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.raise_blockage import resolve_blockage
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.partnership.interests import declare_interest
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_risk import log_risk
from saferplan.usecases.plan.queries import one_action
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.factories.plan import (
    HELPLINE,
    LOCKS,
    SHEDS,
    with_actions,
    with_money,
)
from tests.web.clients import client_of, signed_in, text_of, words_of

pytestmark = pytest.mark.django_db
PLAN = f"/{ANYTOWN}/plan/"
LAMPS = f"{PLAN}actions/B-4/"
SHED = f"{PLAN}actions/{SHEDS}/"
NEW = {
    "title": "Light the alley",
    "code": "B-4",
    "milestones": "List the lamps | 30/11/2090\nFit them | 31 March 2091",
    "organisation": "police",
    "post": "Crime reduction officer",
    "priority": "burglary",
    "indicator-1": BURGLARY,
    "indicator-2": "",
    "indicator-3": "",
}


def said(client: Client, address: str) -> str:
    """What the page at this address says."""
    return words_of(text_of(client, address))


def told(client: Client, address: str, sent: dict[str, str]) -> str:
    """What the page says that comes after this form is sent."""
    return words_of(client.post(address, sent, follow=True).content.decode())


def test_a_theme_lead_keeps_an_action_from_its_first_day_to_a_moved_date() -> None:
    lead = client_of("theme-lead")
    page = told(lead, f"{PLAN}new-action/", NEW)
    assert "B-4 is added." in page
    assert "○ Grey Not started. 0 of 2 milestones done." in page
    assert "The next date is 30 November 2090." in page
    assert "Burglary of homes" in page

    page = told(lead, f"{LAMPS}milestones/1/", {"progress": "under_way"})
    assert "Milestone 1 is under way." in page
    assert "◇ Green On schedule." in page

    risk = {"what": "The lamps are out of stock", "likelihood": "low", "impact": "high"}
    page = told(lead, f"{LAMPS}risks/log/", risk)
    assert "◈ Amber Risk logged: The lamps are out of stock." in page
    assert "Risk 1: likelihood low, impact high" in page

    asked = {
        "about": "1",
        "new_due": "28/2/2091",
        "change": "List them after the winter",
        "reason": "The days are too short",
        "month": "2008-12",
    }
    page = told(lead, f"{LAMPS}variance/", asked)
    assert "Variance 1 is asked for." in page
    assert "Due 30 November 2090" not in page
    assert "was 30 November 2090" not in page

    decide_variance(
        by=resolve("chair"),
        partnership=ANYTOWN,
        number=1,
        decision=Decision.APPROVED,
    )
    page = said(lead, LAMPS)
    assert "28 February 2091 was 30 November 2090, variance 1" in page
    assert "Approved" in page


def test_a_blockage_turns_an_action_red_until_it_is_out_of_the_way() -> None:
    agency = client_of("agency")
    keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=[_steady("B-4")])
    raised = {
        "what": "The landlord does not answer.",
        "would_help": "A letter from the chair",
        "month": "2008-12",
    }
    page = told(agency, f"{LAMPS}blockage/", raised)
    assert "◆ Red Blocked: The landlord does not answer." in page
    assert "Would help: A letter from the chair" in page
    (held,) = blockages(OPERATOR, ANYTOWN)
    assert (held.action, held.month) == ("B-4", Month(2008, 12))
    resolve_blockage(
        by=OPERATOR, partnership=ANYTOWN, number=held.number, how_resolved="By letter"
    )
    assert "◇ Green On schedule." in said(agency, LAMPS)


def test_a_risk_that_is_over_no_longer_colours_the_action() -> None:
    lead = client_of("theme-lead")
    keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=[_steady("B-4")])
    log_risk(by=OPERATOR, partnership=ANYTOWN, action="B-4", what="Rain")
    changed = {"what": "Snow", "likelihood": "high", "impact": "low"}
    page = told(lead, f"{LAMPS}risks/1/", changed)
    assert "◈ Amber Risk logged: Snow." in page
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = told(lead, f"{LAMPS}risks/1/close/", {"closed_on": str(tomorrow)})
    assert "is still to come." in page
    page = told(lead, f"{LAMPS}risks/1/close/", {"closed_on": ""})
    assert "◇ Green On schedule." in page
    assert "1 risk that is over" in page
    again = told(lead, f"{LAMPS}risks/1/", changed)
    assert "Risk 1 is closed; log a new one." in again


def test_the_page_of_all_actions_counts_the_colours_first() -> None:
    reader = client_of("reader")
    several = [_steady(f"G-{n}") for n in range(1, 9)]
    late = Action(code="R-1", title="Late", group="abuse-group", due=date(2008, 11, 30))
    keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=[*several, late])
    for code in ("G-4", "G-7"):
        log_risk(by=OPERATOR, partnership=ANYTOWN, action=code, what="Rain")
    page = text_of(reader, f"{PLAN}actions/")
    assert "9 actions: 1 red, 2 amber, 6 green" in page
    burglary = page[page.index('id="group-burglary-group"') :]
    codes = [f"G-{n}" for n in (4, 7, 1, 2, 3, 5, 6, 8)]
    places = [burglary.index(f">{code}<") for code in codes]
    assert places == sorted(places)
    assert "Amber: a date has passed by no more than one reporting cycle" in page
    assert "Red: overdue or blocked" in words_of(page)


@pytest.mark.parametrize(
    ("chosen", "expected", "others"),
    [
        ("group=abuse-group", [HELPLINE], [SHEDS, LOCKS]),
        ("theme=alcohol", [HELPLINE], [SHEDS, LOCKS]),
        ("colour=amber", [LOCKS], [SHEDS, HELPLINE]),
        ("colour=red&state=late", [SHEDS, HELPLINE], [LOCKS]),
        ("state=due", [LOCKS], [SHEDS, HELPLINE]),
        ("colour=nonsense", [], [SHEDS, LOCKS, HELPLINE]),
    ],
)
def test_a_part_of_the_actions_is_shown(
    chosen: str, expected: list[str], others: list[str]
) -> None:
    reader = client_of("reader")
    with_actions()
    # Its only date is still to come, and something may go wrong with it.
    later = Milestone(number=1, title="Step 1", due=date(2090, 1, 1))
    whole = one_action(OPERATOR, ANYTOWN, LOCKS)
    keep_actions(
        by=OPERATOR,
        partnership=ANYTOWN,
        actions=[
            Action(
                code=LOCKS,
                title=whole.title,
                group=whole.group,
                is_commissioning=True,
                milestones=(later,),
            )
        ],
    )
    log_risk(by=OPERATOR, partnership=ANYTOWN, action=LOCKS, what="One bid alone")
    page = text_of(reader, f"{PLAN}actions/?{chosen}")
    assert [f'{PLAN}actions/{code}/"' in page for code in expected] == [True] * len(
        expected
    )
    assert not any(f'{PLAN}actions/{code}/"' in page for code in others)


def test_whoever_keeps_no_action_is_offered_none_to_change() -> None:
    reader = client_of("reader")
    with_actions()
    log_risk(by=OPERATOR, partnership=ANYTOWN, action=SHEDS, what="Nobody comes")
    with_money()
    offers = ("Change", "Say how far", "Log a risk", "Request a", "Raise a", "Allocate")
    page = said(reader, SHED)
    assert not any(offer in page for offer in offers)
    assert "£" not in page
    agency = said(signed_in("agency"), SHED)
    assert "Request a variance Raise a blockage" in agency
    assert "Change" not in agency
    board = said(signed_in("board"), SHED)
    assert "£4,000 allocated, £1,500 spent, £2,500 left" in board
    assert "Allocate" not in board
    lead = said(signed_in("theme-lead"), f"{PLAN}actions/{HELPLINE}/")
    assert not any(offer in lead for offer in offers)


def test_an_agency_is_led_to_its_own_indicators_alone() -> None:
    agency = client_of("agency")
    with_actions()
    own, others = SHED, f"{PLAN}actions/{HELPLINE}/"
    assert f'href="/{ANYTOWN}/indicators/{BURGLARY}/"' in text_of(agency, own)
    page = text_of(agency, others)
    assert f"/indicators/{REPEATS}/" not in page
    assert REPEATS in page


def test_what_is_hidden_by_an_interest_is_nowhere() -> None:
    lead = client_of("theme-lead")
    with_actions()
    log_risk(by=OPERATOR, partnership=ANYTOWN, action=LOCKS, what="One bid alone")
    request_variance(
        by=OPERATOR,
        partnership=ANYTOWN,
        holder="burglary-group",
        month=Month(2008, 12),
        action=LOCKS,
        change="Later",
        reason="One bid alone",
    )
    declare_theirs(LOCKS)
    here = {"partnership": ANYTOWN, "code": LOCKS}
    names = (
        "action action-change action-progress milestone-new risk-new variance-new"
        " blockage-new"
    ).split()
    numbered = ("milestone", "milestone-change", "risk", "risk-close")
    addresses = [reverse(name, kwargs=here) for name in names]
    addresses += [reverse(n, kwargs={**here, "number": 1}) for n in numbered]
    addresses.append(f"{PLAN}variances/1/withdraw/")
    found = {(a, lead.get(a).status_code) for a in addresses}
    found |= {
        (a, lead.post(a, NEW).status_code) for a in addresses if a != addresses[0]
    }
    assert found == {(address, 404) for address in addresses}
    assert "Buy locks" not in text_of(lead, f"{PLAN}actions/")


def declare_theirs(code: str) -> None:
    """The theme lead has an interest in this action from now on."""
    declare_interest(
        by=resolve("theme-lead"),
        partnership=ANYTOWN,
        account="theme-lead",
        action=code,
        words="A cousin sells locks",
    )


def _steady(code: str) -> Action:
    """An action that has begun, and whose date is far."""
    step = Milestone(
        number=1, title="Step", due=date(2090, 1, 1), progress=Progress.UNDER_WAY
    )
    return Action(
        code=code, title=f"Do {code}", group="burglary-group", milestones=(step,)
    )
