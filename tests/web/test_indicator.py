"""The page of one indicator: the answer first, corrections visible, the method last."""

from __future__ import annotations

import re

import pytest

from saferplan.core.indicators.holdings import Series
from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.partnership.load_partnership import load_partnership
from tests.builders import a_target, an_indicator, monthly
from tests.factories.holdings import (
    ANYTOWN,
    BURGLARY,
    DEATHS,
    REPEATS,
    anytown,
)
from tests.web.clients import client_of, text_of

pytestmark = pytest.mark.django_db
FIRST = Month(2005, 7)
"""Forty-two months before the end of 2008."""
MONTHS = 42
LONG = f"/{ANYTOWN}/indicators/LONG/"
PAGE = f"/{ANYTOWN}/indicators/{BURGLARY}/"


def in_order(page: str, *parts: str) -> bool:
    """Do these parts come one after another?"""
    places = [page.index(part) for part in parts]
    return places == sorted(places)


def test_indicator_page_puts_the_answer_before_the_evidence() -> None:
    page = text_of(client_of("reader"), PAGE)
    assert in_order(
        page,
        "April to December 2008: 288 against a target of 270, 6.7% behind.",
        "<dt>Status now</dt>",
        "<dt>Target now</dt>",
        "<dt>Outlook</dt>",
        'class="chart chart-trajectory"',
        "All the figures",
        "What it counts, and who owns it",
        "Data trail",
        "How it was worked out",
    )


def with_a_long_past() -> None:
    """Months enough for a control chart, every sixth of them high."""
    values = [60 + 3 * (at % 6) for at in range(MONTHS)]
    series = Series(
        indicator=an_indicator(code="LONG", owner="police"),
        observations=monthly(values, FIRST),
        targets=(a_target(900),),
    )
    load_partnership(holdings=anytown(series), by=OPERATOR, source="a test")


def test_indicator_page_with_a_control_chart_asks_whether_it_is_news() -> None:
    client = client_of("reader")
    assert "News or noise?" not in text_of(client, PAGE)
    with_a_long_past()
    page = text_of(client, LONG)
    assert in_order(
        page,
        'class="chart chart-trajectory"',
        "News or noise?</h2>",
        "Noise: ups and downs of this size are normal here.",
        'class="chart chart-process-control"',
        "All the figures",
    )


def test_indicator_page_keeps_a_long_data_trail_behind_one_line() -> None:
    client = client_of("reader")
    with_a_long_past()
    page = text_of(client, LONG)
    trail = page[page.index('id="trail"') :]
    shown, _, behind = trail.partition("30 earlier figures")
    assert in_order(shown, "December 2008", "January 2008")
    assert shown.count('class="govuk-table__row"') == 1 + 12
    assert in_order(behind, "December 2007", "July 2005")
    assert behind.count('class="govuk-table__row"') == 1 + 30


def test_indicator_page_says_which_way_is_better() -> None:
    assert "Lower is better." in text_of(client_of("reader"), PAGE)


def test_indicator_page_strikes_a_corrected_figure_through() -> None:
    page = text_of(client_of("reader"), PAGE)
    trail = page[page.index('id="trail"') :]
    assert re.findall(r"<del>([^<]+)</del>", trail) == ["29"]
    assert "late crime reports" in trail


def test_indicator_page_keeps_a_figure_that_was_not_yet_corrected() -> None:
    page = text_of(client_of("reader"), f"{PAGE}?known_on=2009-04-01")
    assert "<del>" not in page
    assert "as it was known on 1 April 2009" in page


def test_indicator_page_shows_every_chart_as_a_table() -> None:
    page = text_of(client_of("reader"), PAGE)
    charts = page.count('<figure class="sp-chart">')
    assert charts >= 1
    assert page.count("The figures of this chart as a table") == charts


def test_indicator_page_gives_counts_beside_a_percentage() -> None:
    page = text_of(client_of("board"), f"/{ANYTOWN}/indicators/{REPEATS}/")
    assert "5 of 16 (31.3%)" in page


def test_indicator_page_finds_a_code_in_either_case() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/indicators/{DEATHS.lower()}/")
    assert "Killed on the roads" in page


def test_indicator_page_of_nothing_is_not_there() -> None:
    client = client_of("reader")
    assert client.get(f"/{ANYTOWN}/indicators/NOTHING/").status_code == 404


def test_trace_of_a_figure_says_as_shown_and_names_its_rows() -> None:
    client = client_of("reader")
    found = re.search(r'href="(/trace/[^"]+)"', text_of(client, PAGE))
    assert found is not None
    page = text_of(client, found[1])
    assert "As shown: worked out again today, it is still 288." in page
    assert "30 + 28 + 31 + 35 + 31 + 30 + 33 + 36 + 34 = 288" in page


def test_trace_of_another_partnership_is_not_there() -> None:
    client = client_of("reader")
    found = re.search(r'href="(/trace/[^"]+)"', text_of(client, PAGE))
    assert found is not None
    client.logout()
    outsider = client_of("outsider")
    assert outsider.get(found[1]).status_code == 404


def test_trace_search_says_what_is_wrong_with_a_code() -> None:
    client = client_of("reader")
    page = text_of(client, "/trace/?code=nonsense")
    assert "is not a trace code; copy it whole." in page
    assert 'value="nonsense"' in page
