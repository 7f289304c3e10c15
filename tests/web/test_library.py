"""The library of definitions: everything that comes with saferplan, by subject."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from saferplan.core.indicators.holdings import Series
from saferplan.documents.folder.library import SETS, library, subjects
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.partnership.load_partnership import load_partnership
from tests.factories.holdings import ANYTOWN, anytown, burglaries, repeats
from tests.web.clients import client_of, text_of

pytestmark = pytest.mark.django_db
LIBRARY = f"/{ANYTOWN}/definitions/library/"
PATHS = sorted(one.library for name in SETS for one in library(name))


def made_from(series: Series, path: str) -> Series:
    """The same indicator, taken from the library."""
    return replace(series, indicator=replace(series.indicator, library=path))


def taken_from_the_library() -> None:
    """Burglary follows the set of today; the repeats, that of 2008."""
    holdings = anytown(
        made_from(burglaries(), "today/neighbourhood-crime"),
        made_from(repeats(), "national-indicator-set-2008/ni32"),
    )
    load_partnership(holdings=holdings, by=OPERATOR, source="a test")


def used(page: str) -> list[tuple[str, str]]:
    """Which definitions are used here, and as what?"""
    pattern = r'library/([^"]+)/">(?:(?!</li>).)*Used here as <span[^>]*>([^<]+)<'
    return re.findall(pattern, page, re.DOTALL)


def test_every_definition_is_about_one_subject() -> None:
    assert sorted(subjects()) == PATHS


def test_library_leads_to_every_definition_once() -> None:
    page = text_of(client_of("reader"), LIBRARY)
    assert sorted(re.findall(r'definitions/library/([^"]+)/"', page)) == PATHS


def test_library_says_which_definitions_are_used_here() -> None:
    client = client_of("reader")
    assert used(text_of(client, LIBRARY)) == []
    taken_from_the_library()
    page = text_of(client, LIBRARY)
    assert "27 definitions, 2 of them used here" in page
    assert used(page) == [
        ("today/neighbourhood-crime", "BURGLARY"),
        ("national-indicator-set-2008/ni32", "REPEATS"),
    ]


def test_library_names_to_an_agency_its_own_indicators_alone() -> None:
    client = client_of("agency")
    taken_from_the_library()
    assert used(text_of(client, LIBRARY)) == [("today/neighbourhood-crime", "BURGLARY")]


@pytest.mark.parametrize("path", PATHS)
def test_definition_has_its_page(path: str) -> None:
    page = text_of(client_of("reader"), f"{LIBRARY}{path}/")
    for name in ("Why it matters", "Which way is better", "Reported on", "Comes in"):
        assert f">{name}</dt>" in page
    assert "To bear in mind" in page


def test_definition_says_what_followed_it() -> None:
    page = text_of(client_of("reader"), f"{LIBRARY}national-indicator-set-2008/ni33/")
    link = f'Successor: <a class="govuk-link" href="{LIBRARY}today/deliberate-fires/">'
    assert link in page


def test_definition_leads_to_the_indicator_made_from_it() -> None:
    client = client_of("reader")
    taken_from_the_library()
    page = text_of(client, f"{LIBRARY}today/neighbourhood-crime/")
    assert f'href="/{ANYTOWN}/indicators/BURGLARY/"' in page
    page = text_of(client, f"/{ANYTOWN}/indicators/BURGLARY/")
    assert f'href="{LIBRARY}today/neighbourhood-crime/"' in page


@pytest.mark.parametrize("path", ["today/nothing", "nowhere/shop-theft"])
def test_definition_that_is_not_there(path: str) -> None:
    assert client_of("reader").get(f"{LIBRARY}{path}/").status_code == 404
