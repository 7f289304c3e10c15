"""The pack's page in a real browser: axe finds nothing, a phone scrolls one way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from saferplan.core.boards.pack import Pack
from saferplan.documents.html.pack import write
from tests.documents.packs import a_pack, hostile_pack, usual_pack

pytestmark = pytest.mark.browser

PACKS: dict[str, Callable[[], Pack]] = {
    "usual": usual_pack,
    "empty": lambda: a_pack([]),
    "hostile": hostile_pack,
}


@pytest.fixture(params=PACKS)
def opened(request: pytest.FixtureRequest, page: Page, tmp_path: Path) -> Page:
    """The page of a pack, opened from a file as a member of a board would."""
    path = tmp_path / "pack.html"
    path.write_bytes(write(PACKS[request.param]()))
    page.goto(path.as_uri())
    return page


def test_pack_page_axe_finds_nothing_and_nothing_sticks_out(
    opened: Page, axe_violations: Callable[[Any], list[str]]
) -> None:
    for summary in opened.locator("details > summary").all():
        summary.click()
    for width in (1280, 768, 320):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") == width
        assert axe_violations(opened) == [], width


def test_pack_page_runs_no_script_and_says_nothing_on_the_console(
    page: Page, tmp_path: Path
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    path = tmp_path / "pack.html"
    path.write_bytes(write(hostile_pack()))
    page.goto(path.as_uri())
    assert said == []


def test_pack_page_first_tab_is_the_skip_link(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "pack.html"
    path.write_bytes(write(usual_pack()))
    page.goto(path.as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    assert page.locator(".sp-pack-skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_pack_page_prints_every_table(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "pack.html"
    path.write_bytes(write(usual_pack()))
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    hidden = [t for t in page.locator("table").all() if not t.is_visible()]
    assert hidden == []
