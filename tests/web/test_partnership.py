"""The pages of a partnership: this month, its structure, its groups, its boards."""

from __future__ import annotations

import re

import pytest

from tests.factories.holdings import ANYTOWN
from tests.web.clients import client_of, text_of

pytestmark = pytest.mark.django_db


def words(page: str) -> str:
    """The page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_first_page_leads_straight_to_the_only_partnership() -> None:
    assert client_of("reader").get("/").url == f"/{ANYTOWN}/"


def test_home_says_the_month_in_one_sentence() -> None:
    page = text_of(client_of("board"), f"/{ANYTOWN}/")
    assert "December 2008: 2 of 3 figures in, 1 position red" in words(page)


def test_home_asks_the_manager_for_what_is_late() -> None:
    page = text_of(client_of("manager"), f"/{ANYTOWN}/")
    assert "Enter the figure for Repeat cases" in page


def test_home_asks_an_agency_for_its_own_alone() -> None:
    page = text_of(client_of("agency"), f"/{ANYTOWN}/")
    assert "Repeat cases" not in page


def test_home_asks_a_reader_for_nothing_that_is_late() -> None:
    assert "Enter the figure" not in text_of(client_of("reader"), f"/{ANYTOWN}/")


def test_structure_is_a_picture_and_a_list_of_local_names() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/partnership/")
    assert 'class="chart chart-structure"' in page
    assert f'href="/{ANYTOWN}/groups/delivery-board/">Getting It Done</a>' in page
    assert "responsible authority" in page.lower()


def test_group_page_shows_its_own_indicators() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/groups/abuse-group/")
    assert "Repeat cases" in page
    assert "Burglary of homes" not in page


def test_group_page_leads_to_its_papers_unless_it_has_none_to_read() -> None:
    address = f"/{ANYTOWN}/groups/burglary-group/"
    papers = f"/{ANYTOWN}/boards/burglary-group/2008-12/"
    client = client_of("reader")
    assert f'href="{papers}">Its papers for December 2008</a>' in text_of(
        client, address
    )
    assert client.get(papers).status_code == 200
    assert papers not in text_of(client_of("agency"), address)


def test_group_page_says_who_leads_and_what_it_works_on() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/groups/burglary-group/")
    assert "Led by County Constabulary ." in words(page)
    assert "<li>sheds</li><li>student lets</li>" in page


def test_page_of_a_board_counts_everything_and_leads_to_the_dashboard() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/groups/delivery-board/")
    assert "It watches all 3 indicators" in page
    assert 'class="govuk-table sp-positions"' not in page


def test_structure_lists_the_focus_of_each_priority_and_who_leads_on_it() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/partnership/")
    priorities = page[page.index('id="priorities"') : page.index('id="organisations"')]
    assert "<li>repeats</li>" in priorities
    assert f'href="/{ANYTOWN}/groups/burglary-group/">Burglary Group</a>' in priorities


def test_group_page_prints_the_local_name_and_whom_it_answers_to() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/groups/burglary-group/")
    assert "Burglary Group" in page
    assert f'href="/{ANYTOWN}/groups/delivery-board/">Getting It Done</a>' in page


def test_definitions_say_which_way_is_better() -> None:
    page = text_of(client_of("reader"), f"/{ANYTOWN}/definitions/")
    assert page.count("lower is better") == 3
    assert f'href="/{ANYTOWN}/definitions/library/"' in page


def test_boards_page_offers_each_format_of_the_papers() -> None:
    page = text_of(client_of("board"), f"/{ANYTOWN}/boards/")
    kinds = re.findall(r"delivery-board/2008-12/pack\.(\w+)", page)
    assert kinds == ["pdf", "docx", "pptx", "xlsx", "html"]


def test_papers_of_a_chosen_month_have_their_own_address() -> None:
    client = client_of("board")
    address = f"/{ANYTOWN}/boards/delivery-board/"
    assert client.get(f"{address}?month=2008-11").url == f"{address}2008-11/"


def test_papers_as_a_workbook_are_named_after_board_and_month() -> None:
    client = client_of("board")
    response = client.get(f"/{ANYTOWN}/boards/delivery-board/2008-12/pack.xlsx")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="anytown-delivery-board-2008-12.xlsx"'
    )
    assert response.content[:2] == b"PK"


def test_papers_of_no_month_or_kind_are_not_there() -> None:
    client = client_of("board")
    board = f"/{ANYTOWN}/boards/delivery-board"
    assert client.get(f"{board}/2008-13/").status_code == 404
    assert client.get(f"{board}/2008-12/pack.exe").status_code == 404
