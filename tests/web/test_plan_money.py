"""The money of the plan: what a manager enters, and what everybody then reads."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR, resolve
from saferplan.usecases.partnership.interests import declare_interest
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_funding import allocate, money, spendings
from tests.factories.holdings import ANYTOWN
from tests.factories.plan import (
    DOORS,
    GRANT,
    HELPLINE,
    LOCKS,
    SHEDS,
    a_bare_action,
    with_actions,
    with_money,
)
from tests.web.clients import client_of, signed_in, text_of
from tests.web.test_plan_pages import PLAN, SHED, said, told

pytestmark = pytest.mark.django_db
MONEY = f"{PLAN}money/"
LINE = f"{MONEY}{GRANT}/"


def _enter(client: Client, line: str, form: str, **sent: str) -> str:
    return told(client, f"{MONEY}{line}/{form}/", sent)


def test_an_analyst_enters_lines_allocations_and_spending() -> None:
    analyst = client_of("analyst")
    with_actions()
    assert "No money is entered yet" in said(analyst, MONEY)
    new = f"{PLAN}new-funding-line/"
    told(
        analyst,
        new,
        {"code": "LAA-1", "title": "Grant", "identified": "£40,000", "group": ""},
    )
    fund = {"code": "HO-1", "title": "Fund", "identified": "21000", "source": "Police"}
    told(analyst, new, fund | {"group": "burglary-group", "is_confirmed": "yes"})
    _enter(analyst, "LAA-1", "allocate", action=SHEDS, amount="30,000")
    _enter(analyst, "HO-1", "allocate", action=HELPLINE, amount="18,500")
    spent = {"action": SHEDS, "words": "Locks"}
    _enter(analyst, "LAA-1", "spend", month="11/2008", amount="20,000", **spent)
    page = _enter(analyst, "LAA-1", "spend", month="dec 2008", amount="250", **spent)
    assert "£250 spent on B-1 in December 2008 is entered." in page

    page = said(analyst, MONEY)
    # The sum of the lines, by hand: 40,000 + 21,000; 30,000 + 18,500; 20,000 + 250.
    assert (
        "£61,000 identified, £48,500 allocated, £20,250 spent by December 2008" in page
    )
    assert "All lines £61,000 £48,500 £20,250 £12,500" in page
    assert "HO-1, from Police, confirmed, held by Burglary Group" in page
    assert page.count("Not confirmed yet by whoever gives it.") == 1

    _enter(analyst, "LAA-1", "spend", month="January 2009", amount="500.50", **spent)
    page = said(analyst, MONEY)
    assert "£20,250 spent by December 2008" in page
    assert "£500.50 more is entered for months after December 2008." in page


def test_a_line_shows_its_actions_and_the_newest_month_first() -> None:
    manager = client_of("manager")
    with_actions()
    with_money()
    _enter(manager, GRANT, "spend", action=SHEDS, month="2009-01", amount="3,000")
    page = said(signed_in("board"), LINE)
    assert "£10,000 identified, £4,000 allocated, £4,500 spent. £6,000 is free." in page
    assert "More is spent than was allocated on 1 action: B-1." in page
    assert "Fit locks to sheds B-1 £4,000 £4,500 −£500" in page
    assert page.index("January 2009") < page.index("December 2008 B-1")
    assert "Enter what was spent" not in page


def test_what_was_entered_too_high_is_taken_back_with_a_reason() -> None:
    manager = client_of("manager")
    with_actions()
    with_money()
    sent = {"action": SHEDS, "month": "December 2008", "amount": "−£250"}
    page = manager.post(f"{LINE}spend/", sent).content.decode()
    assert 'href="#words"' in page
    page = _enter(manager, GRANT, "spend", **sent, words="The shop gave it back")
    assert "£250 is taken back from B-1 in December 2008." in page
    assert "−£250 The shop gave it back" in page
    assert [one.amount for one in spendings(OPERATOR, ANYTOWN, GRANT)] == [
        150_000,
        -25_000,
    ]
    page = _enter(manager, GRANT, "spend", **sent | {"amount": "-2,000"}, words="All")
    assert "Only £1,250 was spent; no more can be taken back." in page


@pytest.mark.parametrize(
    ("form", "sent", "field", "why"),
    [
        ("allocate", {"amount": "a lot"}, "amount", "is not an amount"),
        ("allocate", {"amount": ""}, "amount", "Enter how much it gets"),
        # 10,000 are identified and 4,000 of them are with the sheds.
        ("allocate", {"amount": "6,000.01"}, "amount", "Only £6,000 of HO-1 is free"),
        ("allocate", {"amount": "-5"}, "amount", "is not negative"),
        ("allocate", {"amount": "9" * 400}, "amount", "too large"),
        ("allocate", {"action": "OTHER-1"}, "action", "Choose the action."),
        ("spend", {"amount": "0"}, "amount", "Enter how much was spent."),
        ("spend", {"month": "13/2008"}, "month", "is not a month"),
        ("spend", {"month": ""}, "month", "Enter the month"),
        ("spend", {"words": "a\x00b"}, "words", "cannot be printed"),
        ("change", {"identified": "-1"}, "identified", "is not negative"),
        ("change", {"starts": "2/1/2009", "ends": "1/1/2009"}, "ends", "cannot end"),
        ("change", {"title": ""}, "title", "Say what it is called."),
        ("change", {"group": "othertown-board"}, "group", "Choose who."),
    ],
)
def test_what_is_wrong_with_an_amount_is_told_at_its_field(
    form: str, sent: dict[str, str], field: str, why: str
) -> None:
    manager = client_of("manager")
    with_actions()
    with_money()
    before = money(OPERATOR, ANYTOWN)
    right = {"amount": "100", "action": HELPLINE, "month": "2008-12", "title": "Grant"}
    right |= {"identified": "5,000", "group": ""}
    page = manager.post(f"{LINE}{form}/", right | sent).content.decode()
    assert f'href="#{field}">' in page
    assert why in page
    assert money(OPERATOR, ANYTOWN) == before


def test_a_code_is_given_once_and_the_line_can_be_changed() -> None:
    manager = client_of("manager")
    with_actions()
    with_money()
    again = {"code": GRANT, "title": "Another", "identified": "1", "group": ""}
    page = manager.post(f"{PLAN}new-funding-line/", again).content.decode()
    assert 'href="#code"' in page
    assert "There is a line HO-1 already." in page
    form = text_of(manager, f"{LINE}change/")
    assert 'value="£10,000"' in form
    page = told(manager, f"{LINE}change/", again | {"note": "Until March alone"})
    assert "HO-1 is saved." in page
    # One pound identified, and four thousand given away of it.
    assert "£3,999 more is allocated than was identified." in page
    assert "Until March alone" in page


def test_an_allocation_takes_the_place_of_the_one_before() -> None:
    manager = client_of("manager")
    with_actions()
    with_money()
    form = text_of(manager, f"{LINE}allocate/?action={SHEDS}")
    assert re.search(rf'value="{SHEDS}" selected>[^<]*£4,000 allocated', form)
    assert 'value="£4,000"' in form
    _enter(manager, GRANT, "allocate", action=SHEDS, amount="1,500")
    page = _enter(manager, GRANT, "allocate", action=SHEDS, amount="1,000")
    assert "£1,500 is spent already; allocate that or more." in page
    (held,) = money(OPERATOR, ANYTOWN)
    assert held.by_action == ((SHEDS, 150_000, 150_000),)


def test_money_for_what_is_hidden_is_hidden_too() -> None:
    lead = client_of("theme-lead")
    with_actions()
    with_money()
    allocate(by=OPERATOR, partnership=ANYTOWN, line=GRANT, action=LOCKS, amount=200_000)
    assert "£6,000 allocated" in said(lead, MONEY)
    declare_interest(
        by=resolve("theme-lead"),
        partnership=ANYTOWN,
        account="theme-lead",
        action=LOCKS,
        words="A cousin sells locks",
    )
    assert "£4,000 allocated" in said(lead, MONEY)
    assert "Buy locks" not in text_of(lead, LINE)


def test_an_action_shows_its_line_before_anything_is_allocated() -> None:
    manager = client_of("manager")
    with_money_for_doors()
    page = said(manager, f"{PLAN}actions/{DOORS}/")
    assert "Named as its source; nothing is allocated yet." in page
    assert "Allocate" in page
    assert "£1,500 spent" in said(manager, SHED)


def with_money_for_doors() -> None:
    """An action that names a line, and has nothing of it."""
    with_actions()
    with_money()
    keep_actions(
        by=OPERATOR, partnership=ANYTOWN, actions=[a_bare_action(funding=GRANT)]
    )


@pytest.mark.parametrize("month", ["December 2008", "dec 2008", "12/2008", "2008-12"])
def test_a_month_is_read_however_it_is_written(month: str) -> None:
    manager = client_of("manager")
    with_actions()
    with_money()
    _enter(manager, GRANT, "spend", action=SHEDS, month=month, amount="1")
    assert spendings(OPERATOR, ANYTOWN, GRANT)[-1].month == Month(2008, 12)
