"""The pages of the cycle and of action plans, full, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.returns.commentary import Commentary
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.raise_blockage import raise_blockage
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.browser.visitor import HOME, the_example, visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]
WHERE = {"by": OPERATOR, "partnership": "peterborough"}
GROUP, DECEMBER = "domestic-abuse", Month(2008, 12)
PAGES = (
    HOME,
    f"{HOME}boards/calendar/",
    f"{HOME}boards/meetings/",
    f"{HOME}boards/meetings/1/",
    f"{HOME}boards/variances/",
    f"{HOME}boards/variances/1/",
    f"{HOME}boards/delivery-board/2008-12/",
    f"{HOME}boards/delivery-board/2008-12/v1/",
    f"{HOME}plan/actions/",
    f"{HOME}plan/actions/DA-1/",
    f"{HOME}indicators/",
    f"{HOME}indicators/MARAC-REPEATS/",
    f"{HOME}groups/domestic-abuse/",
)
_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def a_full_month() -> None:
    """One of everything that stands in a cycle."""
    the_example()
    keep_actions(**WHERE, actions=[_action()])
    for body, days in (("delivery-board", 8), ("partnership-board", 30)):
        held_on = timezone.localdate() + timedelta(days=days)
        arrange_meeting(**WHERE, body=body, held_on=held_on, reports=DECEMBER)
    for code in ("", "MARAC-REPEATS"):
        write_commentary(**WHERE, commentary=_words(code))
    request_variance(
        **WHERE,
        holder=GROUP,
        month=DECEMBER,
        action="DA-1",
        milestone=1,
        change="Train them in two courses, not one",
        reason="The trainer is off sick until March",
        new_due=date(2009, 4, 30),
    )
    raise_blockage(
        **WHERE,
        holder=GROUP,
        month=DECEMBER,
        what="The hospital does not refer to the conference",
        would_help="A word between the chief executives",
    )
    issue_pack(**WHERE, body="delivery-board", month=DECEMBER)


def _action() -> Action:
    steps = (
        Milestone(number=1, title="Train forty frontline staff", due=date(2009, 1, 31)),
        Milestone(
            number=2,
            title="Agree the referral pathway",
            progress=Progress.DONE,
            done_on=date(2008, 11, 5),
        ),
    )
    return Action(
        code="DA-1",
        title="More cases heard, fewer repeated",
        group=GROUP,
        post="Domestic abuse co-ordinator",
        indicators=("MARAC-REPEATS",),
        milestones=steps,
    )


def _words(code: str) -> Commentary:
    return Commentary(
        holder=GROUP,
        month=DECEMBER,
        indicator=code,
        why="Cases rose after the autumn campaign; two families account for six.",
        done="Heard every case within ten days.",
        next="The second adviser starts",
        by_when=date(2009, 1, 31),
        ask="Fund the second adviser beyond March.",
        post="Domestic abuse co-ordinator",
    )


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_wrong_on_full_pages_and_none_is_too_wide(
    browser: Browser, live_server: LiveServer, axe_violations: Axe, width: int
) -> None:
    a_full_month()
    size = {"width": width, "height": 900}
    wrong, over = {}, {}
    for account in ("manager", "chair"):
        with visitor(browser, live_server.url, account, viewport=size) as page:
            for address in PAGES:
                if account == "chair" and "variances" not in address:
                    continue
                page.goto(address)
                wrong[account, address] = axe_violations(page)
                over[account, address] = page.evaluate(_OVER)
    assert {a: found for a, found in wrong.items() if found} == {}
    assert {a: by for a, by in over.items() if by > 0} == {}


def test_the_chair_approves_a_variance(
    browser: Browser, live_server: LiveServer
) -> None:
    a_full_month()
    with visitor(browser, live_server.url, "chair") as page:
        page.goto(f"{HOME}boards/variances/")
        page.click("main a:has-text('Decide')")
        page.get_by_role("button", name="Record the decision").click()
        assert "Choose whether to approve it" in page.inner_text("main")
        page.get_by_label("Approve it").check()
        page.get_by_role("button", name="Record the decision").click()
        told = page.inner_text("main")
        assert "Variance 1 is approved." in told
        page.goto(f"{HOME}plan/actions/DA-1/")
        assert "30 April 2009" in page.inner_text("main")
