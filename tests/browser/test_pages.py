"""Every page in a real browser: axe, a phone, the keyboard, no JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from saferplan.usecases.partnership.cast import PASSWORD
from tests.browser.visitor import (
    HOME,
    OUTSIDE,
    PAGES,
    a_trace,
    look_at,
    the_example,
    visitor,
)
from tests.cast import QUICK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOT_THERE = {"/nowhere/", "/invitation/none/"}
Axe = Callable[[Page], list[str]]


def test_every_page_is_for_everybody_and_keeps_its_own_security_policy(
    browser: Browser, live_server: LiveServer, axe_violations: Axe
) -> None:
    the_example()
    with visitor(browser, live_server.url, "manager") as page:
        seen = look_at(page, (*PAGES, a_trace("manager")), axe_violations)
    # A page that is not there says so; nothing else has anything to say.
    said = [text for text in seen.said if not text.endswith("404 (Not Found)")]
    assert said == []
    assert set(seen.missing) == NOT_THERE
    assert seen.wrong == {}
    assert seen.over == {}


def test_pages_with_control_charts_are_for_everybody(
    browser: Browser, live_server: LiveServer, axe_violations: Axe
) -> None:
    the_example()
    with visitor(browser, live_server.url, "outsider") as page:
        seen = look_at(page, OUTSIDE, axe_violations)
    assert seen.is_well, seen


def test_axe_finds_nothing_wrong_with_signing_in(
    browser: Browser, live_server: LiveServer, axe_violations: Axe
) -> None:
    the_example()
    page = browser.new_page(base_url=live_server.url)
    page.goto("/sign-in/")
    assert axe_violations(page) == []
    page.click("main button")
    assert axe_violations(page) == []
    page.close()


def test_a_phone_shows_the_status_of_an_indicator_first(
    browser: Browser, live_server: LiveServer
) -> None:
    the_example()
    size = {"width": 320, "height": 800}
    with visitor(browser, live_server.url, "reader", viewport=size) as page:
        page.goto("/peterborough/indicators/")
        row = page.locator(".sp-row").first
        status = row.locator(".sp-cell-status .sp-status")
        name = row.locator(".sp-cell-name")
        assert status.bounding_box()["y"] < name.bounding_box()["y"]  # type: ignore[index]


def test_the_keyboard_reaches_everything_in_the_order_it_is_read(
    browser: Browser, live_server: LiveServer
) -> None:
    the_example()
    with visitor(browser, live_server.url, "manager") as page:
        page.goto("/peterborough/indicators/MARAC-CASES/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent").startswith("Skip")
        page.keyboard.press("Enter")
        page.wait_for_url("**#main-content")
        reached, places = _walk(page)
        assert reached == page.evaluate(_STOPS)
        assert places == sorted(places)


def test_everything_reached_by_keyboard_shows_that_it_is(
    browser: Browser, live_server: LiveServer
) -> None:
    the_example()
    with visitor(browser, live_server.url, "manager") as page:
        for address in (HOME, "/peterborough/indicators/", "/peterborough/boards/"):
            page.goto(address)
            assert _unseen(page) == []


def test_a_manager_corrects_a_figure_without_javascript(
    browser: Browser, live_server: LiveServer
) -> None:
    the_example()
    with (
        override_settings(PASSWORD_HASHERS=QUICK),
        visitor(browser, live_server.url, "manager", java_script_enabled=False) as page,
    ):
        page.context.clear_cookies()
        page.goto("/peterborough/indicators/MARAC-CASES/")
        page.fill("#account", "manager")
        page.fill("#password", PASSWORD)
        page.click("main button")
        assert "High-risk domestic abuse cases heard" in page.inner_text("h1")
        page.click("text=Enter or correct a figure")
        page.select_option("#period", "month|2008-11")
        page.fill("#value", "31")
        page.fill("#known_on", "1/4/2009")
        page.click("text=Record the figure")
        problem = page.locator(".govuk-error-summary a")
        assert "already stands at 29" in problem.inner_text()
        assert page.input_value("#value") == "31"
        page.fill("#reason", "two late referrals")
        page.click("text=Record the figure")
        banner = page.inner_text(".govuk-notification-banner")
        assert "November 2008 is now 31; before, it was 29." in banner
        page.reload()
        assert page.locator(".govuk-notification-banner").count() == 0
        page.goto("/peterborough/indicators/?group=domestic-abuse")
        assert "136" in page.inner_text(".sp-positions")  # 134, and two more


INPUTS = ':is(a[href], button, input, select, textarea, summary, [tabindex="0"])'
_STOPS = f"""[...document.querySelectorAll('main {INPUTS}')].filter(
    one => one.checkVisibility({{contentVisibilityAuto: true}})).length"""
_FOCUSED = """() => {
    const here = document.activeElement.getBoundingClientRect();
    return [document.activeElement.closest('main') !== null, here.top + scrollY];
}"""


def _walk(page: Page) -> tuple[int, list[float]]:
    """Press Tab to the end of the main part: how many stops, and how far down each."""
    places = []
    while True:
        page.keyboard.press("Tab")
        is_inside, top = page.evaluate(_FOCUSED)
        if not is_inside:
            return len(places), places
        places.append(round(top))


def _unseen(page: Page) -> list[str]:
    """What has the focus and looks as it did without."""
    return page.evaluate(
        f"""() => [...document.querySelectorAll('{INPUTS}')].filter(one => {{
            if (!one.checkVisibility()) return false;
            const look = () => {{
                const style = getComputedStyle(one);
                return style.outline + style.boxShadow + style.backgroundColor;
            }};
            const before = look();
            one.focus({{focusVisible: true}});
            const after = look();
            one.blur();
            return before === after;
        }}).map(one => one.outerHTML.slice(0, 90))"""
    )
