"""A plan with no action, with one, and with two hundred; the same for its money."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saferplan.core.plan.actions import Action, Milestone, Progress, Risk
from saferplan.core.plan.funding import FundingLine
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.indicators.standings import STANDINGS, STOOD
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_funding import allocate, keep_funding_line
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.web.clients import client_of, text_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PLAN = f"/{ANYTOWN}/plan/"
GROUPS = ("burglary-group", "abuse-group", "delivery-board", "board")
MANY = 200
PAGES = (
    f"{PLAN}actions/",
    f"{PLAN}actions/N-1/",
    f"{PLAN}actions/N-1/change/",
    f"{PLAN}actions/N-1/variance/",
    f"{PLAN}new-action/",
    f"{PLAN}money/",
    f"{PLAN}money/M-1/",
    f"{PLAN}money/M-1/spend/",
)


def an_action(number: int) -> Action:
    """An action with two milestones, one of them late, and a risk."""
    return Action(
        code=f"N-{number}",
        title=f"Do what is written on line {number}",
        group=GROUPS[number % len(GROUPS)],
        indicators=(BURGLARY,),
        milestones=(
            Milestone(number=1, title="Begin", due=date(2008, 11, 30)),
            Milestone(
                number=2,
                title="End",
                progress=Progress.DONE,
                done_on=date(2008, 12, 1),
            ),
        ),
        risks=(Risk(number=1, what="It rains"),),
    )


def keep(first: int, last: int) -> None:
    """Actions of these numbers, and as many lines, each paying for one of them."""
    here = {"by": OPERATOR, "partnership": ANYTOWN}
    numbers = range(first, last + 1)
    keep_actions(**here, actions=[an_action(n) for n in numbers])
    for n in numbers:
        line = FundingLine(code=f"M-{n}", title=f"Fund {n}", identified=100_000)
        keep_funding_line(**here, line=line, is_new=True)
        allocate(**here, line=f"M-{n}", action=f"N-{n}", amount=50_000)


def asked(client: Client, address: str) -> int:
    """How often is the store asked for this page, when nothing is remembered?"""
    STANDINGS.clear()
    STOOD.clear()
    with CaptureQueriesContext(connection) as found:
        text_of(client, address)
    return len(found)


@pytest.mark.parametrize("account", ["manager", "reader"])
def test_an_empty_plan_says_what_to_do(account: str) -> None:
    page = words_of(text_of(client_of(account), f"{PLAN}actions/"))
    assert "No action is entered yet" in page
    assert ("Add an action" in page) is (account == "manager")


def test_one_action_and_one_line_make_whole_sentences() -> None:
    manager = client_of("manager")
    keep(1, 1)
    assert "1 action: 1 red" in words_of(text_of(manager, f"{PLAN}actions/"))
    page = words_of(text_of(manager, f"{PLAN}money/"))
    assert "£1,000 identified, £500 allocated, £0 spent by December 2008" in page
    assert "All lines" not in page


def test_two_hundred_actions_and_lines_are_all_there_under_a_list() -> None:
    manager = client_of("manager")
    keep(1, MANY)
    page = text_of(manager, f"{PLAN}actions/")
    assert "200 actions: 200 red" in page
    assert [f'{PLAN}actions/N-{n}/"' in page for n in range(1, MANY + 1)] == [
        True
    ] * MANY
    for group in GROUPS:
        assert f'href="#group-{group}"' in page
        assert page.count(f'id="group-{group}"') == 1
    # Two hundred times a thousand pounds, and half of it allocated.
    money = words_of(text_of(manager, f"{PLAN}money/"))
    assert "£200,000 identified, £100,000 allocated" in money
    assert "All lines £200,000 £100,000 £0 £100,000" in money


def test_every_page_asks_the_store_as_often_for_forty_as_for_two() -> None:
    manager = client_of("manager")
    keep(1, 2)
    text_of(manager, PAGES[0])  # the structure is read once, and kept
    few = {address: asked(manager, address) for address in PAGES}
    keep(3, 40)
    assert {address: asked(manager, address) for address in PAGES} == few
