"""A month played by the cast in a real browser: from the template to the amendment."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.visitor import the_example, visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/peterborough/returns/?month=2009-01"
MONTH = "/peterborough/returns/domestic-abuse/2009-01/"
PACK = "/peterborough/boards/delivery-board/"
CASES, PART, WHOLE = "#line-1-value", "#line-2-numerator", "#line-2-denominator"
UNSIGNED = "main strong:has-text('not signed off')"
"""The stamp beside the status of a figure that nobody has accepted."""


@pytest.fixture
def cast(browser: Browser, live_server: LiveServer) -> Iterator[dict[str, Page]]:
    """The manager and the theme lead at their desks, both without JavaScript."""
    the_example()
    with ExitStack() as desks:
        yield {
            account: desks.enter_context(
                visitor(browser, live_server.url, account, java_script_enabled=False)
            )
            for account in ("manager", "theme-lead")
        }


def test_a_month_from_the_template_to_the_amendment(
    cast: dict[str, Page], tmp_path: Path
) -> None:
    manager, lead = cast["manager"], cast["theme-lead"]
    _the_template_is_taken(manager)
    _an_error_is_refused(lead)
    _a_file_with_an_error_is_shown_marked(lead, tmp_path)
    _mended_and_answered_it_is_submitted(lead)
    _the_manager_accepts(manager)
    _the_papers_are_issued(manager, "2009-01")
    _the_theme_lead_amends(lead)
    _the_manager_sees_before_and_after(manager)
    _the_papers_are_issued(manager, "2009-02")
    papers = manager.inner_text(".sp-papers")
    assert "Restated: 2 figures of earlier papers" in papers
    assert "two cases were counted twice" in papers


def _the_template_is_taken(page: Page) -> None:
    page.goto(LIST)
    page.click("main th a:has-text('Domestic Abuse')")
    with page.expect_download() as started:
        page.click("text=Excel template")
    content = Path(started.value.path()).read_bytes()
    sheet = load_workbook(io.BytesIO(content))["Return"]
    codes = [row[0].value for row in sheet.iter_rows()]
    assert {"code", "MARAC-CASES", "MARAC-REPEATS"} <= set(codes)


def _an_error_is_refused(page: Page) -> None:
    page.goto("/peterborough/")
    page.click("main a.govuk-button")
    assert page.url.endswith(MONTH)
    page.fill(CASES, "about thirty")
    page.fill(PART, "14")
    page.fill(WHOLE, "16")
    page.select_option("#line-3-missing", "to follow")
    page.fill("#why", "Two families account for nine of the repeats.")
    page.click("button[value=submit]")
    assert page.locator(".govuk-error-summary a[href='#line-1-value']").count() == 1
    assert page.input_value(CASES) == "about thirty"
    assert page.input_value("#why").startswith("Two families")
    assert page.inner_text("main .govuk-tag >> nth=0") == "Draft"


def _a_file_with_an_error_is_shown_marked(page: Page, folder: Path) -> None:
    with page.expect_download() as started:
        page.click("text=Excel template")
    book = load_workbook(io.BytesIO(Path(started.value.path()).read_bytes()))
    path = folder / "january.xlsx"
    book.save(path)
    page.click("text=upload the filled file")
    page.set_input_files("#file", path)
    page.click("text=Upload and submit")
    marked = page.locator(".sp-sheet__marked--red")
    assert marked.count() == 1
    assert "about thirty" in marked.inner_text()
    assert "Error" in marked.inner_text()
    page.click("text=mend them on the page of the return")


def _mended_and_answered_it_is_submitted(page: Page) -> None:
    page.fill(CASES, "16")
    page.click("button[value=submit]")
    boxes = page.locator("textarea[name^=answer-]")
    assert boxes.count() > 0
    assert page.locator(".govuk-error-summary a[href='#answer-1']").count() == 1
    for at in range(boxes.count()):
        boxes.nth(at).fill("Checked case by case: two families, nine referrals.")
    page.click("button[value=submit]")
    assert "Submitted: 3 figures." in page.inner_text(".govuk-notification-banner")
    page.goto("/peterborough/indicators/MARAC-CASES/")
    assert page.locator(UNSIGNED).count() == 1


def _the_manager_accepts(page: Page) -> None:
    page.goto("/peterborough/")
    page.click("text=Accept the return of Domestic Abuse")
    assert "two families, nine referrals" in page.inner_text("main")
    page.click("button[value=accept]")
    assert "Accepted: " in page.inner_text(".govuk-notification-banner")
    page.goto("/peterborough/indicators/MARAC-CASES/")
    assert page.locator(UNSIGNED).count() == 0


def _the_papers_are_issued(page: Page, month: str) -> None:
    page.goto(f"{PACK}{month}/")
    page.click("text=Issue this performance report")
    assert "as it was issued" in page.inner_text("main")


def _the_theme_lead_amends(page: Page) -> None:
    page.goto(MONTH)
    assert "A pack was issued over January 2009" in page.inner_text("main")
    page.fill(CASES, "14")
    page.fill(PART, "12")
    page.fill(WHOLE, "14")
    page.click("button[value=submit]")
    assert page.locator(".govuk-error-summary a[href='#reason']").count() == 1
    page.fill("#reason", "two cases were counted twice")
    for box in page.locator("textarea[name^=answer-]").all():
        box.fill("Right: two cases were counted twice before.")
    page.click("button[value=submit]")
    assert "Submitted: 2 figures." in page.inner_text(".govuk-notification-banner")


def _the_manager_sees_before_and_after(page: Page) -> None:
    page.goto(LIST)
    page.click("main th a:has-text('Domestic Abuse')")
    row = page.inner_text(".sp-before-after tr:has-text('cases heard')")
    assert "16" in row
    assert "14" in row
    assert "Changed" in row
    assert "two cases were counted twice" in page.inner_text("main")
    page.click("button[value=accept]")
    assert "Accepted: " in page.inner_text(".govuk-notification-banner")
