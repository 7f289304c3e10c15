"""The pages of returns at their fullest: axe, a phone, and valid HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.plan.keep_actions import keep_actions
from tests.browser.visitor import the_example, visitor
from tests.web.clients import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]
HOLDER = "/peterborough/returns/domestic-abuse/"
JANUARY, DECEMBER = f"{HOLDER}2009-01/", f"{HOLDER}2008-12/"
TYPED = {
    "seen": "0",
    "act": "save",
    "line-1": "MARAC-CASES",
    "line-1-value": "about thirty",
    "line-2": "MARAC-REPEATS",
    "line-2-numerator": "14",
    "line-2-denominator": "16",
    "line-3": "DA-REPORTS",
    "line-3-missing": "to follow",
}
SUBMITTED = {
    "seen": "0",
    "act": "submit",
    "line-1": "MARAC-CASES",
    "line-1-value": "20",
    "line-1-remark": "as in the year before",
    "line-2": "MARAC-REPEATS",
    "line-2-numerator": "6",
    "line-2-denominator": "20",
    "line-2-remark": "counted twice over",
}


@pytest.fixture
def returns() -> None:
    """An action plan, a draft with an error and a query, and a return to accept."""
    the_example()
    steps = (
        Milestone(number=1, title="Train forty staff", due=date(2009, 1, 31)),
        Milestone(
            number=2,
            title="Agree the pathway",
            progress=Progress.DONE,
            done_on=date(2008, 11, 5),
        ),
    )
    action = Action(
        code="DA-1",
        title="More cases heard, fewer repeated",
        group="domestic-abuse",
        milestones=steps,
    )
    keep_actions(by=OPERATOR, partnership="peterborough", actions=[action])
    lead = signed_in("theme-lead")
    assert lead.post(JANUARY, TYPED | {"why": "long nights"}).status_code == 302
    words = {"why": "cold nights", "done": "every case heard", "blockage-what": "money"}
    assert lead.post(DECEMBER, SUBMITTED | words).status_code == 302


@pytest.mark.usefixtures("returns")
@pytest.mark.parametrize("width", [1280, 320])
def test_the_fullest_pages_of_returns_are_for_everybody(
    browser: Browser, live_server: LiveServer, axe_violations: Axe, width: int
) -> None:
    size = {"width": width, "height": 900}
    wrong: dict[str, list[str]] = {}
    over: dict[str, int] = {}
    with visitor(browser, live_server.url, "theme-lead", viewport=size) as page:
        for name in _fullest(page):
            page.evaluate(_OPEN)
            wrong[name], over[name] = axe_violations(page), page.evaluate(_OVER)
    with visitor(browser, live_server.url, "manager", viewport=size) as page:
        page.goto(f"{DECEMBER}accept/")
        assert page.locator("button[value=accept]").count() == 1
        page.evaluate(_OPEN)
        wrong["accept"], over["accept"] = axe_violations(page), page.evaluate(_OVER)
    assert {name: found for name, found in wrong.items() if found} == {}
    assert {name: by for name, by in over.items() if by > 0} == {}


def _fullest(page: Page) -> Iterator[str]:
    page.goto(JANUARY)
    page.click("button[value=submit]")
    assert page.locator(".govuk-error-summary").count() == 1
    yield "refused"
    page.goto(f"{JANUARY}upload/")
    page.set_input_files("#file", _file(page))
    page.click("button[value=submit]")
    assert page.locator(".sp-sheet__marked").count() >= 2
    yield "marked table"
    page.goto(JANUARY)
    seen = page.locator("input[name=seen]").get_attribute("value") or ""
    theirs = TYPED | {"seen": seen, "line-1-value": "thirty-one"}
    assert signed_in("analyst").post(JANUARY, theirs).status_code == 302
    page.fill("#line-1-value", "twenty")
    page.click("button[value=submit]")
    assert "There now: thirty-one" in page.inner_text("main")
    yield "overtaken"


def _file(page: Page) -> dict[str, str | bytes]:
    content = page.context.request.get(f"{JANUARY}template.xlsx").body()
    return {
        "name": "return.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": content,
    }


_OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"
_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
