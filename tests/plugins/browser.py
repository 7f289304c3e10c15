"""The Chromium of the browser tests, and axe to check pages with.

A browser that is not there fails the tests; it does not skip them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from tools.places import NODE_MODULES
from tools.programs import find_chromium, use_our_node

# Nothing but the test's own pages may be asked for; and a container has no sandbox.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def pytest_configure() -> None:
    """Settle what Playwright runs on, before anything starts it."""
    use_our_node()


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
) -> dict[str, Any]:
    """Tell pytest-playwright which Chromium to start, and how."""
    chromium = find_chromium()
    if chromium is None:
        pytest.fail("no Chromium: run `make programs`", pytrace=False)
    # Playwright runs an event loop in this thread, which Django takes for a view's.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": list(CHROMIUM_FLAGS),
    }


@pytest.fixture(scope="session")
def axe_script() -> str:
    """Return the source of axe-core, as package-lock.json pins it."""
    return (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def axe_violations(axe_script: str) -> Callable[[Any], list[str]]:
    """Return a function from a Playwright page to what axe finds wrong with it.

    The rules are WCAG 2.2 A and AA with contrast, and best practice.
    """
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def check(page: Any) -> list[str]:
        # Through the debugger, so that the page's own security policy stands.
        page.evaluate(axe_script)
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags
        )
        return [
            f"{violation['id']}: {violation['help']}: "
            + ", ".join(str(node["target"]) for node in violation["nodes"])
            for violation in found["violations"]
        ]

    return check
