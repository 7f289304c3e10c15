"""A manager's first hour in a real browser: from the spreadsheet to the dashboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.visitor import the_example, visitor
from tests.examples.spreadsheets import performance

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]
DROP = "/peterborough/returns/history/"
_OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"
_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_a_spreadsheet_becomes_a_dashboard(
    browser: Browser, live_server: LiveServer, axe_violations: Axe, tmp_path: Path
) -> None:
    the_example()
    file = tmp_path / "performance.xlsx"
    file.write_bytes(performance())
    address = live_server.url
    with visitor(browser, address, "manager", java_script_enabled=False) as page:
        preview = _dropped(page, file)
        loaded = _loaded(page)
        _seen_on_the_dashboard(page)
    wrong = {}
    for width in (1280, 320):
        size = {"width": width, "height": 900}
        with visitor(browser, address, "manager", viewport=size) as page:
            for where in (preview, loaded):
                page.goto(where)
                page.evaluate(_OPEN)
                found, over = axe_violations(page), page.evaluate(_OVER)
                if found or over > 0:
                    wrong[where, width] = (found, over)
    assert wrong == {}


def _dropped(page: Page, file: Path) -> str:
    page.goto(DROP)
    page.set_input_files("#file", file)
    page.click("text=Look at it")
    assert page.inner_text("h1").startswith("We found 5 indicators over 24 months")
    page.click("a:has-text('2008-09, cell I16')")
    assert "26.3%" in page.inner_text(":target")
    return page.url


def _loaded(page: Page) -> str:
    page.select_option("select[name=row-0]", "new")
    page.click("details:has(#code-0) > summary")
    page.fill("#code-0", "BURGLARY-HOMES")
    page.click("button[value=load]")
    if page.locator("#reason").count():
        page.fill("#reason", "The partners' own sheet is right.")
        page.click("button[value=load]")
    assert "loaded as history" in page.inner_text("h1")
    return page.url


def _seen_on_the_dashboard(page: Page) -> None:
    page.click("text=See where every indicator stands")
    assert page.locator("main :text('BURGLARY-HOMES')").count() > 0
    page.goto("/peterborough/indicators/BURGLARY-HOMES/")
    assert "performance.xlsx, sheet 2008-09, cell N6" in page.inner_text("main")
