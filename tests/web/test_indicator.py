"""The page of one indicator: the answer first, corrections visible, the method last."""

from __future__ import annotations

import re

import pytest

from tests.factories.holdings import ANYTOWN, BURGLARY, DEATHS, REPEATS
from tests.web.clients import client_of, text_of

pytestmark = pytest.mark.django_db
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
    page = text_of(client_of("reader"), f"/{ANYTOWN}/indicators/{REPEATS}/")
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
