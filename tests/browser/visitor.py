"""A visitor in a real browser, signed in, with the example partnership loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.test import override_settings
from playwright.sync_api import Browser, Page, Request

from saferplan import examples
from saferplan.documents.folder.whole import read_whole
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.partnership.make_demonstration import make_demonstration
from saferplan.usecases.returns.register_statutory import register_statutory
from tests.cast import QUICK
from tests.web.clients import signed_in

EXAMPLES = Path(examples.__path__[0])
HOME = "/peterborough/"
WIDTHS = (1280, 768, 320)
FOR_AXE = (1280, 320)
"""Widths at which rules of access are looked at, too; nothing changes between."""
# One of each page, with the longest and the emptiest of what it can show.
PAGES = (
    HOME,
    "/peterborough/indicators/",
    "/peterborough/indicators/?priority=domestic-abuse&rag=red&known_on=2009-03-30",
    "/peterborough/indicators/?rag=amber&priority=road-safety",
    "/peterborough/indicators/?known_on=soon",
    "/peterborough/indicators/NI16/",
    "/peterborough/indicators/MARAC-CASES/",
    "/peterborough/indicators/TEST-PURCHASES/",
    "/peterborough/indicators/FLY-TIPPING/",
    "/peterborough/indicators/MARAC-REPEATS/record/",
    "/peterborough/definitions/",
    "/peterborough/definitions/library/",
    "/peterborough/definitions/library/national-indicator-set-2008/ni33/",
    "/peterborough/partnership/",
    "/peterborough/groups/domestic-abuse/",
    "/peterborough/groups/delivery-board/",
    "/peterborough/returns/",
    "/peterborough/returns/?month=2008-12",
    "/peterborough/returns/domestic-abuse/2009-01/",
    "/peterborough/returns/domestic-abuse/2009-01/upload/",
    "/peterborough/returns/domestic-abuse/2009-01/accept/",
    "/peterborough/returns/data-sets/",
    "/peterborough/returns/data-sets/add/?from=police-crimes",
    "/peterborough/returns/data-sets/police-crimes/",
    "/peterborough/returns/data-sets/police-crimes/deliver/",
    "/peterborough/returns/data-sets/answer/",
    "/peterborough/returns/agencies/cambridgeshire-constabulary/",
    "/peterborough/plan/actions/",
    "/peterborough/boards/",
    "/peterborough/boards/calendar/",
    "/peterborough/boards/meetings/",
    "/peterborough/boards/meetings/new/?body=delivery-board",
    "/peterborough/boards/meetings/rhythm/delivery-board/",
    "/peterborough/boards/variances/",
    "/peterborough/boards/delivery-board/2008-12/",
    "/peterborough/people/",
    "/peterborough/people/invite/",
    "/peterborough/people/account/theme-lead/",
    "/peterborough/people/account/theme-lead/hand-over/",
    "/peterborough/people/account/reader/clearance/",
    "/peterborough/people/interests/",
    "/peterborough/people/log/",
    "/invitation/none/",
    "/peterborough/set-up/",
    "/peterborough/set-up/groups/",
    "/peterborough/set-up/definition/NI16/",
    "/peterborough/set-up/target/NI30/",
    "/new-partnership/",
    "/trace/",
    "/trace/?code=nonsense",
    "/accessibility/",
    "/nowhere/",
    "/peterborough/plan/new-action/",
    "/peterborough/plan/money/",
    "/peterborough/plan/new-funding-line/",
)
# The other partnership has months enough for control charts and a long data trail.
OUTSIDE = (
    "/anytown/",
    "/anytown/indicators/",
    "/anytown/indicators/SHOP-THEFT/",
    "/anytown/partnership/",
    "/anytown/groups/town-centre/",
    "/anytown/definitions/library/today/shop-theft/",
)


def the_example() -> None:
    """Load both examples, the second of them the outsider's, and the accounts."""
    with override_settings(PASSWORD_HASHERS=QUICK):
        make_demonstration(
            holdings=[
                read_whole(EXAMPLES / name).holdings
                for name in ("peterborough-2009", "anytown-2026")
            ],
            by=OPERATOR,
        )
    # Overdue from the first day: the page of an agency has its letter to show.
    register_statutory(
        by=OPERATOR, partnership="peterborough", valid_from=date(2025, 4, 1)
    )


@contextmanager
def visitor(
    browser: Browser, address: str, account: str, **settings_of_browser: object
) -> Iterator[Page]:
    """Somebody of the cast at a window of their own, who has tried nothing before."""
    # Wrong links and passwords are counted by address, and all come from here.
    cache.clear()
    client = signed_in(account)
    context = browser.new_context(base_url=address, **settings_of_browser)  # type: ignore[arg-type]
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}]
    )
    try:
        yield context.new_page()
    finally:
        context.close()


OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"


@dataclass
class Seen:
    """What was wrong with pages: by address and width, and what the console said."""

    missing: list[str] = field(default_factory=list)
    wrong: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    over: dict[tuple[str, int], int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        """Was there nothing?"""
        return self == Seen()


def look_at(
    page: Page, addresses: Iterable[str], axe: Callable[[Page], list[str]]
) -> Seen:
    """Open each page once, with all its details, and look at it at every width."""
    seen, heard = Seen(), []
    page.on("console", lambda message: heard.append(message.text))
    page.on("requestfailed", lambda asked: heard.extend(_failure(asked)))
    for address in addresses:
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            seen.missing.append(address)
        page.evaluate(_OPEN)
        # Before axe is in the page: it is no script of ours.
        seen.said += heard
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if by := page.evaluate(OVER):
                seen.over[address, width] = by
            if width in FOR_AXE and (found := axe(page)):
                seen.wrong[address, width] = found
        heard.clear()
    return seen


def _failure(asked: Request) -> list[str]:
    """What went wrong, unless an icon was left behind on the way to the next page."""
    left = asked.failure == "net::ERR_ABORTED"
    return [] if left else [f"{asked.url}: {asked.failure}"]


def a_trace(account: str) -> str:
    """The address of the trace of some figure."""
    page = signed_in(account).get("/peterborough/indicators/NI16/").content.decode()
    found = re.search(r'href="(/trace/[^"]+)"', page)
    assert found is not None
    return found[1]
