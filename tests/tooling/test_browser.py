"""The browser starts, and axe finds what is wrong with a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGE = """\
<!doctype html>
<html lang="en-GB">
<head><title>A page</title></head>
<body><main><h1>A page</h1>{content}</main></body>
</html>
"""


def test_axe_finds_nothing_wrong_with_a_plain_page(
    page: Page, axe_violations: Callable[[Page], list[str]]
) -> None:
    page.set_content(PAGE.format(content="<p>Words.</p>"))

    assert axe_violations(page) == []


def test_axe_finds_a_picture_without_words_and_pale_print(
    page: Page, axe_violations: Callable[[Page], list[str]]
) -> None:
    faults = '<img src="data:,"><p style="color: #bbb; background: #fff">Pale.</p>'
    page.set_content(PAGE.format(content=faults))

    found = [line.partition(":")[0] for line in axe_violations(page)]

    assert sorted(found) == ["color-contrast", "image-alt"]
