"""The dashboard: what stands where, filters, dates, and its number of questions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saferplan.core.indicators.holdings import Series
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.indicators.standings import STANDINGS, STOOD
from saferplan.usecases.partnership.load_partnership import load_partnership
from saferplan.usecases.plan.keep_actions import keep_actions
from tests.builders import a_target, an_indicator, monthly
from tests.factories.holdings import (
    ANYTOWN,
    BURGLARY,
    DEATHS,
    REPEATS,
    anytown,
    burglaries,
    deaths,
    repeats,
)
from tests.factories.plan import some_actions, with_actions
from tests.web.clients import client_of, text_of

pytestmark = pytest.mark.django_db
DASHBOARD = f"/{ANYTOWN}/indicators/"


def codes(page: str) -> list[str]:
    """The indicators on the page, in order."""
    return re.findall(r'class="sp-code">([^<]+)<', page)


def heading(page: str) -> str:
    """The words of the heading."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def latest(page: str) -> str:
    """The first figure on the page."""
    found = re.search(r'class="sp-figure"[^>]*>([^<]+)<', page)
    assert found is not None
    return found[1]


def test_dashboard_says_as_at_and_completeness_in_its_heading() -> None:
    page = text_of(client_of("board"), DASHBOARD)
    assert heading(page) == "As at 31 December 2008; 1 return missing"


def test_dashboard_puts_priorities_in_the_plan_s_order() -> None:
    page = text_of(client_of("reader"), DASHBOARD)
    assert codes(page) == [BURGLARY, REPEATS, DEATHS]


def test_dashboard_says_the_status_in_a_word_with_a_shape() -> None:
    page = text_of(client_of("board"), DASHBOARD + "?as_at=2008-12-31")
    shown = re.findall(r'aria-hidden="true">(.)</span> ([^<]+)</strong>', page)
    assert shown == [("■", "Red"), ("▲", "Amber"), ("▲", "Amber")]


def test_dashboard_never_shows_a_signed_adverse() -> None:
    page = text_of(client_of("reader"), DASHBOARD)
    assert "adverse" not in page
    assert "behind" in page


def test_dashboard_prints_the_rule_of_its_colours() -> None:
    page = text_of(client_of("reader"), DASHBOARD)
    assert "Amber: behind by 5% of the target or less." in page


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("priority=burglary", [BURGLARY]),
        ("group=abuse-group", [REPEATS]),
        ("organisation=police", [BURGLARY, DEATHS]),
        # 288 against 270: 6.7% behind; 28.2% against 28%; 12 against 11, so few.
        ("rag=red", [BURGLARY]),
        ("rag=amber", [REPEATS, DEATHS]),
        ("rag=green", []),
        ("priority=burglary&organisation=anytown-council", []),
    ],
)
def test_dashboard_keeps_to_what_was_asked(asked: str, expected: list[str]) -> None:
    page = text_of(client_of("board"), f"{DASHBOARD}?{asked}")
    assert codes(page) == expected


def test_dashboard_repeats_every_choice_in_its_heading() -> None:
    page = text_of(
        client_of("reader"), f"{DASHBOARD}?priority=burglary&known_on=31/3/2009"
    )
    assert "Priority: Burglary" in heading(page)
    assert "As it was known on 31 March 2009" in heading(page)


def test_dashboard_goes_back_to_what_was_known() -> None:
    client = client_of("reader")
    june = f"{DASHBOARD}?as_at=2008-06-30&priority=burglary"
    assert latest(text_of(client, june)) == "89"  # 30 + 28 + 31, once corrected
    assert latest(text_of(client, f"{june}&known_on=2009-04-01")) == "87"


def test_dashboard_with_nonsense_says_how_to_mend_it_and_keeps_it() -> None:
    page = text_of(client_of("reader"), f"{DASHBOARD}?known_on=soon&priority=parking")
    assert 'href="#known_on">“soon” is not a date; write it like 31/3/2009.' in page
    assert 'value="soon"' in page
    assert "There is no priority “parking” here" in page
    assert codes(page) == [BURGLARY, REPEATS, DEATHS]


def test_dashboard_without_a_fitting_indicator_offers_everything() -> None:
    page = text_of(client_of("reader"), f"{DASHBOARD}?rag=green")
    assert "No indicator fits what was chosen." in page


def test_dashboard_asks_as_often_for_thirty_indicators_as_for_three() -> None:
    client = client_of("reader")
    few = _questions(client)
    many = [
        Series(
            indicator=an_indicator(code=f"MORE{n}", owner="police"),
            observations=monthly([10, 11, 12]),
            targets=(a_target(200),),
        )
        for n in range(27)
    ]
    series = (burglaries(), repeats(), deaths(), *many)
    load_partnership(holdings=anytown(*series), by=OPERATOR, source="a test")
    assert _questions(client) == few


def activity_of(page: str) -> list[str]:
    """What stands in the column of actions, in the order of the rows."""
    cells = re.findall(r'class="sp-cell-actions"[^>]*>(.*?)</td>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]


def test_dashboard_says_beside_the_status_how_the_actions_stand() -> None:
    client = client_of("reader")
    with_actions()
    page = text_of(client, f"{DASHBOARD}?as_at=2008-12-31")
    # Of the sheds a step was due on 30 November, one cycle before; the helpline has
    # not begun.
    assert activity_of(page) == [
        "◈ Amber (actions for Burglary of homes)",
        "○ Grey (actions for Repeat cases)",
        "No action",
    ]
    assert page.index("sp-cell-status") < page.index("sp-cell-actions")
    assert f'<a class="sp-activity" href="/{ANYTOWN}/plan/actions/">' in page
    assert "As at 31 December 2008. Blue: complete." in page
    assert 'colspan="9"' not in page


def test_dashboard_counts_actions_as_at_the_day_of_its_figures() -> None:
    client = client_of("reader")
    with_actions()
    page = text_of(client, f"{DASHBOARD}?as_at=2008-10-31&priority=burglary")
    assert activity_of(page) == ["◇ Green (actions for Burglary of homes)"]


def test_dashboard_without_an_action_has_no_column_for_them() -> None:
    page = text_of(client_of("reader"), DASHBOARD)
    assert activity_of(page) == []
    assert ">Activity</th>" not in page
    assert "The rule for the actions" not in page


def test_dashboard_of_what_was_known_says_nothing_of_actions_kept_since() -> None:
    client = client_of("reader")
    with_actions()
    page = text_of(client, f"{DASHBOARD}?as_at=2008-12-31&known_on=2009-03-31")
    assert activity_of(page) == []


def test_dashboard_asks_as_often_for_thirty_actions_as_for_two() -> None:
    client = client_of("reader")
    none = _questions(client)
    with_actions()
    few = _questions(client)
    sheds = some_actions()[0]
    many = [replace(sheds, code=f"C-{n}") for n in range(28)]
    keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=many)
    assert _questions(client) == few
    assert few <= none + 1


def _questions(client: Client) -> int:
    STANDINGS.clear()
    STOOD.clear()
    with CaptureQueriesContext(connection) as asked:
        text_of(client, DASHBOARD)
    return len(asked)
