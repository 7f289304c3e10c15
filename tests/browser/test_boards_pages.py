"""The pages of the cycle and of boards, full, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.a_full_month import REPEATS, a_full_month
from tests.browser.visitor import HOME, look_at, visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]
BOARDS = f"{HOME}boards/"
ISSUED = f"{BOARDS}delivery-board/2008-12/v1/"
OF_THE_MANAGER = (
    HOME,
    f"{BOARDS}calendar/",
    f"{BOARDS}meetings/",
    f"{BOARDS}meetings/1/",
    f"{BOARDS}meetings/1/change/",
    f"{BOARDS}meetings/3/",
    f"{BOARDS}meetings/3/agenda/",
    f"{BOARDS}meetings/3/minutes/",
    f"{BOARDS}meetings/3/attendance/",
    f"{BOARDS}meetings/3/interests/",
    f"{BOARDS}meetings/3/action/",
    f"{BOARDS}arising/",
    f"{BOARDS}arising/1/",
    f"{BOARDS}challenges/",
    f"{BOARDS}challenges/1/",
    f"{BOARDS}challenges/2/",
    f"{BOARDS}challenges/1/answer/",
    f"{BOARDS}challenges/2/follow-up/",
    f"{BOARDS}variances/",
    f"{BOARDS}variances/1/",
    f"{BOARDS}blockages/1/",
    f"{BOARDS}blockages/1/close/",
    f"{BOARDS}targets/propose/?indicator={REPEATS}",
    f"{BOARDS}targets/1/",
    f"{BOARDS}compare/",
    f"{BOARDS}successes/",
    f"{BOARDS}terms/",
    f"{BOARDS}terms/add/",
    f"{BOARDS}terms/1/",
    f"{BOARDS}terms/1/change/",
    f"{BOARDS}delivery-board/2008-12/",
    f"{BOARDS}delivery-board/2008-12/?paper=brief",
    f"{BOARDS}partnership-board/2008-12/",
    ISSUED,
    f"{ISSUED}record/",
    f"{HOME}plan/actions/",
    f"{HOME}plan/actions/DA-1/",
    f"{HOME}indicators/",
    f"{HOME}indicators/{REPEATS}/",
    f"{HOME}groups/domestic-abuse/",
)
OF_THE_CHAIR = (
    HOME,
    f"{BOARDS}variances/",
    f"{BOARDS}variances/1/",
    f"{BOARDS}challenges/ask/?indicator={REPEATS}",
    f"{BOARDS}blockages/1/answer/",
    f"{BOARDS}targets/1/",
)


def test_full_pages_are_for_everybody(
    browser: Browser, live_server: LiveServer, axe_violations: Axe
) -> None:
    a_full_month()
    for account, pages in (("manager", OF_THE_MANAGER), ("chair", OF_THE_CHAIR)):
        with visitor(browser, live_server.url, account) as page:
            seen = look_at(page, pages, axe_violations)
        assert seen.is_well, (account, seen)
