"""A partnership without an indicator, with one, and with two hundred."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.vocabulary import Marker, ProfileKind
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.indicators.standings import STANDINGS, STOOD
from saferplan.usecases.partnership.load_partnership import load_partnership
from saferplan.usecases.partnership.make_demonstration import make_demonstration
from tests.builders import a_target, an_indicator, monthly
from tests.cast import QUICK
from tests.factories.holdings import ANYTOWN, anytown, othertown
from tests.web.clients import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HOME = f"/{ANYTOWN}/"
DASHBOARD = f"/{ANYTOWN}/indicators/"
PAGES = (
    HOME,
    DASHBOARD,
    f"/{ANYTOWN}/definitions/",
    f"/{ANYTOWN}/definitions/library/",
    f"/{ANYTOWN}/partnership/",
    f"/{ANYTOWN}/groups/burglary-group/",
    f"/{ANYTOWN}/boards/",
)
MANY = 200
STEADY = (30, 31, 30, 31, 30, 31, 30, 31, 30)


def a_home_of(*series: Series) -> Client:
    """A manager of a partnership that has these indicators, and no others."""
    holdings = replace(anytown(), series=series)
    with override_settings(PASSWORD_HASHERS=QUICK):
        make_demonstration(holdings=[holdings, othertown()], by=OPERATOR)
    # The demonstration's people belong to the larger, the outsider to the other.
    return signed_in("manager" if series else "outsider")


def counted(number: int, target: float, priority: str = "burglary") -> Series:
    """274 crimes from April to December against a target for the year."""
    return Series(
        indicator=an_indicator(
            code=f"COUNT-{number}",
            title=f"Crimes of kind {number}",
            owner="burglary-group",
            priority=priority,
        ),
        observations=monthly(STEADY),
        targets=(a_target(target, profile=ProfileKind.STRAIGHT),),
    )


def words(page: str) -> str:
    """The main part of the page without its marks."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize("address", PAGES)
def test_page_of_a_partnership_without_indicators(address: str) -> None:
    assert text_of(a_home_of(), address).count("<h1") == 1


def test_dashboard_without_an_indicator_says_so_and_where_to_start() -> None:
    page = text_of(a_home_of(), DASHBOARD)
    assert words(page).startswith("No indicator to show yet")
    assert f'href="/{ANYTOWN}/set-up/"' in page
    assert "<form method" not in page[page.index("<main") :]


def test_home_without_an_indicator_says_so_and_where_to_start() -> None:
    page = text_of(a_home_of(), HOME)
    assert "no indicator to show yet" in words(page)
    assert f'href="/{ANYTOWN}/set-up/"' in page
    assert "papers for" not in words(page)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (500, "is on track: Crimes of kind 1."),
        (352, "is a little behind: Crimes of kind 1."),  # 274 where 264 should be
        (100, "is well behind: Crimes of kind 1."),
    ],
)
def test_dashboard_of_one_indicator_is_one_plain_sentence(
    target: float, expected: str
) -> None:
    page = words(text_of(a_home_of(counted(1, target)), DASHBOARD))
    assert f"The one indicator with a status {expected}" in page


def test_dashboard_with_none_on_track_says_none() -> None:
    client = a_home_of(counted(1, 100), counted(2, 100))
    page = words(text_of(client, DASHBOARD))
    assert (
        "None of 2 indicators with a status is on track and 2 are well behind" in page
    )


def test_home_with_nothing_red_or_amber_says_so() -> None:
    page = words(text_of(a_home_of(counted(1, 500)), HOME))
    assert "December 2008: 1 of 1 figure in, none red or amber." in page


def test_dashboard_explains_a_mark_that_it_shows() -> None:
    last = replace(monthly(STEADY)[-1], markers=frozenset({Marker.PROVISIONAL}))
    rows = (*monthly(STEADY[:-1]), last)
    client = a_home_of(replace(counted(1, 500), observations=rows))
    assert "Beside a figure: [p] provisional." in text_of(client, DASHBOARD)


def test_dashboard_explains_no_mark_that_it_does_not_show() -> None:
    assert "Beside a figure" not in text_of(a_home_of(counted(1, 500)), DASHBOARD)


def test_dashboard_of_two_hundred_is_headed_by_its_priorities() -> None:
    many = [counted(n, 100, ("burglary", "abuse")[n % 2]) for n in range(MANY)]
    page = text_of(a_home_of(*many), DASHBOARD)
    assert page.count('class="sp-code"') == MANY
    anchors = re.findall(r'<a class="govuk-link" href="#(block-\d)">', page)
    assert (
        anchors == re.findall(r'<h2 id="(block-\d)">', page) == ["block-1", "block-2"]
    )


def test_home_of_two_hundred_stays_short() -> None:
    page = text_of(a_home_of(*(counted(n, 100) for n in range(MANY))), HOME)
    assert "Read why 200 indicators are behind" in page
    assert "Crimes of kind 0, Crimes of kind 1, Crimes of kind 10 and 197 more." in page
    assert "192 more indicators changed" in page


@pytest.mark.parametrize("address", PAGES)
def test_page_asks_the_store_as_often_for_forty_indicators_as_for_two(
    address: str,
) -> None:
    client = a_home_of(counted(1, 100), counted(2, 500))
    few = _questions(client, address)
    many = replace(anytown(), series=tuple(counted(n, 100) for n in range(3, 41)))
    load_partnership(holdings=many, by=OPERATOR, source="a test")
    assert _questions(client, address) == few


def _questions(client: Client, address: str) -> int:
    STANDINGS.clear()
    STOOD.clear()
    with CaptureQueriesContext(connection) as asked:
        text_of(client, address)
    return len(asked)
