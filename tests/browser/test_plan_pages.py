"""The plan room in a real browser: full pages, long words, a phone, the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Level, Milestone, Progress
from saferplan.core.plan.funding import FundingLine
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.raise_blockage import raise_blockage
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_funding import allocate, keep_funding_line, spend
from saferplan.usecases.plan.keep_risk import close_risk, log_risk
from tests.browser.visitor import HOME, look_at, the_example, visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]
WHERE = {"by": OPERATOR, "partnership": "peterborough"}
GROUP, DECEMBER = "domestic-abuse", Month(2008, 12)
PLAN = f"{HOME}plan/"
ONE, LONG = f"{PLAN}actions/DA-1/", f"{PLAN}actions/DA-2/"
LINE = f"{PLAN}money/LAA-1/"
PAGES = (
    f"{PLAN}actions/",
    f"{PLAN}actions/?colour=amber&state=due",
    ONE,
    LONG,
    f"{ONE}change/",
    f"{PLAN}actions/DA-3/progress/",
    f"{ONE}milestones/add/",
    f"{ONE}milestones/1/",
    f"{LONG}milestones/1/change/",
    f"{ONE}risks/log/",
    f"{ONE}risks/1/",
    f"{ONE}risks/1/close/",
    f"{LONG}variance/",
    f"{ONE}blockage/",
    f"{PLAN}variances/2/withdraw/",
    f"{PLAN}money/",
    f"{PLAN}new-action/",
    f"{PLAN}new-funding-line/",
    LINE,
    f"{PLAN}money/LONG-{'9' * 35}/",
    f"{LINE}change/",
    f"{LINE}allocate/?action=DA-1",
    f"{LINE}spend/",
    f"{HOME}groups/domestic-abuse/",
    f"{HOME}indicators/MARAC-REPEATS/",
)
_INSIDE = "document.activeElement.closest('main') !== null"
STOPS = ":is(a[href], button, input, select, summary, [tabindex='0']):visible"
WORD = "Llanfairpwllgwyngyll" * 8


def a_full_plan() -> None:
    """One of everything that an action can have, and words without a space."""
    the_example()
    keep_actions(**WHERE, actions=[_action(), _long(), _bare()])
    for what in ("The trainer may leave", "The room is small"):
        log_risk(**WHERE, action="DA-1", what=what, likelihood=Level.HIGH)
    close_risk(**WHERE, action="DA-1", number=2)
    log_risk(**WHERE, action="DA-2", what=WORD, mitigation=WORD)
    for days, step in ((90, 1), (30, 0)):
        request_variance(
            **WHERE,
            holder=GROUP,
            month=DECEMBER,
            action="DA-1",
            milestone=step,
            change="Train them in two courses, not one",
            reason=WORD,
            new_due=timezone.localdate() + timedelta(days=days),
        )
    decide_variance(**WHERE, number=1, decision=Decision.APPROVED)
    raise_blockage(
        **WHERE, holder=GROUP, month=DECEMBER, action="DA-2", what=WORD, would_help=WORD
    )
    _money()


def _action() -> Action:
    today = timezone.localdate()
    steps = (
        Milestone(
            number=1,
            title="Train forty frontline staff",
            due=today + timedelta(days=60),
            progress=Progress.UNDER_WAY,
        ),
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
        scope="Everybody who is heard twice",
        milestones=steps,
    )


def _long() -> Action:
    step = Milestone(number=1, title=WORD, due=date(2008, 11, 30), remark=WORD)
    return Action(
        code="DA-2",
        title=WORD,
        group=GROUP,
        post=WORD,
        scope=WORD,
        source=WORD,
        focus_area=WORD,
        milestones=(step,),
    )


def _bare() -> Action:
    return Action(code="DA-3", title="Look at the doors", group=GROUP)


def _money() -> None:
    for code, title in (("LAA-1", "Grant"), (f"LONG-{'9' * 35}", WORD)):
        line = FundingLine(
            code=code, title=title, identified=10**12, source=title, note=title
        )
        keep_funding_line(**WHERE, line=line, is_new=True)
        for action in ("DA-1", "DA-2"):
            allocate(**WHERE, line=code, action=action, amount=10**11)
            spend(
                **WHERE,
                line=code,
                action=action,
                month=DECEMBER,
                amount=123_456_789,
                words=title,
            )


def test_full_pages_of_the_plan_are_for_everybody(
    browser: Browser, live_server: LiveServer, axe_violations: Axe
) -> None:
    a_full_plan()
    with visitor(browser, live_server.url, "manager") as page:
        seen = look_at(page, PAGES, axe_violations)
    assert seen.is_well, seen


def test_a_theme_lead_says_on_a_phone_how_far_a_milestone_has_come(
    browser: Browser, live_server: LiveServer
) -> None:
    a_full_plan()
    size = {"width": 320, "height": 700}
    with visitor(
        browser,
        live_server.url,
        "theme-lead",
        viewport=size,
        java_script_enabled=False,
    ) as page:
        page.goto(f"{PLAN}actions/")
        page.get_by_role("link", name="More cases heard, fewer repeated").click()
        button = page.get_by_role("button", name="Say how far milestone 1 has come")
        box = button.bounding_box()
        # It is there without scrolling.
        assert box is not None
        assert box["y"] + box["height"] < size["height"]
        button.click()
        page.get_by_role("radio", name="Done").check()
        page.get_by_label("If it is done: on which day?").fill("1/1/2299")
        page.get_by_role("button", name="Save it").click()
        page.get_by_role("link", name="a day to come").click()
        page.get_by_label("If it is done: on which day?").fill("")
        page.get_by_role("button", name="Save it").click()
        assert "Milestone 1 is done." in page.inner_text("main")
        assert "2 of 2 milestones done" in page.inner_text("main")


def test_the_keyboard_reaches_everything_under_headings_in_their_order(
    browser: Browser, live_server: LiveServer
) -> None:
    a_full_plan()
    with visitor(browser, live_server.url, "manager") as page:
        page.goto(ONE)
        levels = page.evaluate(
            "[...document.querySelectorAll('main :is(h1,h2,h3)')].map(h => h.tagName)"
        )
        stops = page.locator(f"main {STOPS}").count()
        page.locator("#main-content").evaluate("main => main.tabIndex = -1")
        page.locator("#main-content").focus()
        reached = 0
        while page.evaluate(_INSIDE):
            page.keyboard.press("Tab")
            reached += 1
    assert levels[0] == "H1"
    assert set(levels[1:]) == {"H2"}
    # Links inside what is folded are out of reach until it is opened.
    assert reached - 1 == stops
