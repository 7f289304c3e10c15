"""The pack as a web page: whole, semantic, without script, the same every time."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from saferplan.core.boards.pack import Branding, Pack
from saferplan.documents.html.pack import body, style, style_source, write
from tests.documents.figures_of import figures_of
from tests.documents.packs import (
    HOSTILE_NAMES,
    a_pack,
    burglary,
    hostile_pack,
    large_pack,
    usual_pack,
)


def parsed(pack: Pack) -> html.HtmlElement:
    """The page, read by a parser that is not ours."""
    return html.document_fromstring(write(pack).decode())


def words(element: html.HtmlElement) -> str:
    """The text of an element with single spaces."""
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def usual() -> html.HtmlElement:
    return parsed(usual_pack())


def test_page_has_its_language_title_and_one_h1(usual: html.HtmlElement) -> None:
    pack = usual_pack()
    assert usual.get("lang") == "en-GB"
    assert usual.findtext("head/title") == (
        f"{pack.title}, December 2008 – Safer Anytown Partnership"
    )
    assert [words(one) for one in usual.iter("h1")] == [f"{pack.title} December 2008"]


def test_page_headings_go_down_one_level_at_a_time(usual: html.HtmlElement) -> None:
    levels = [int(h.tag[1]) for h in usual.xpath("//h1|//h2|//h3|//h4")]
    steps = [b - a for a, b in pairwise(levels)]
    assert max(steps) == 1


def test_page_fetches_nothing_and_runs_nothing(usual: html.HtmlElement) -> None:
    assert usual.xpath("//script|//link|//iframe|//object|//@style") == []
    assert usual.xpath("//@*[starts-with(name(), 'on')]") == []
    sources = usual.xpath("//@src|//@href")
    assert [s for s in sources if not s.startswith(("#", "data:image/"))] == []


def test_page_ids_are_unique_and_every_jump_lands(usual: html.HtmlElement) -> None:
    ids = usual.xpath("//@id")
    assert len(ids) == len(set(ids))
    jumps = {href.removeprefix("#") for href in usual.xpath("//a/@href")}
    pointed = {
        one for held in usual.xpath("//@aria-labelledby") for one in held.split()
    }
    assert (jumps | pointed) - set(ids) == set()


def test_page_skip_link_is_first_and_leads_to_the_content(
    usual: html.HtmlElement,
) -> None:
    first = usual.xpath("//body//a")[0]
    assert words(first) == "Skip to main content"
    assert usual.get_element_by_id(first.get("href")[1:]).tag == "main"


def test_page_tables_have_captions_and_scopes(usual: html.HtmlElement) -> None:
    for table in usual.iter("table"):
        assert words(table.find("caption")) != ""
        assert {th.get("scope") for th in table.find("thead").iter("th")} == {"col"}
        assert {th.get("scope") for th in table.find("tbody").iter("th")} == {"row"}


def test_page_charts_are_pictures_with_a_table_each(usual: html.HtmlElement) -> None:
    figures = usual.xpath("//figure")
    assert len(figures) == 4
    for figure in figures:
        (picture,) = figure.iter("svg")
        assert picture.get("role") == "img"
        assert words(picture.find("title")) != ""
        assert words(picture.find("desc")) != ""
        assert len(figure.xpath("./details//table//td")) > 1


def test_page_says_every_status_with_word_and_shape(usual: html.HtmlElement) -> None:
    said = [words(one) for one in usual.xpath("//article//*[@class='sp-pack-about']")]
    assert said[0].split(" M007")[0].split(" NI16")[0] == "■ Red"
    assert all(one[0] in "■▲●○?–" for one in said)


def test_page_shows_every_figure_choice_sentence_and_trace(
    usual: html.HtmlElement,
) -> None:
    pack = usual_pack()
    whole = words(usual)
    assert {figure for figure in figures_of(pack) if figure not in whole} == set()
    for line in pack.lines:
        assert line.headline in whole
        assert line.sentence in whole
        assert line.trace in whole
        assert line.position.rag_reason in whole
        assert [r for r in line.position.remarks if r not in whole] == []
    cover = [
        (words(row.find("dt")), words(row.find("dd")))
        for row in usual.xpath("//*[@class='sp-pack-cover']/div")
    ]
    assert [row for row in pack.filters if row not in cover] == []
    assert pack.rule in whole
    assert pack.completeness in whole


def test_page_is_the_same_twice() -> None:
    assert write(usual_pack()) == write(usual_pack())


def test_page_hostile_names_come_out_as_they_went_in() -> None:
    page = parsed(hostile_pack())
    whole = words(page)
    for name in HOSTILE_NAMES:
        assert " ".join(name.split()) in whole
    assert page.xpath("//script|//b") == []
    assert len(page.xpath("//style")) == 1


def test_page_marks_letters_that_no_page_may_hold() -> None:
    made = write(replace(a_pack([burglary()]), distribution="all \x00\x07\ud800 of us"))
    assert "all ��� of us" in made.decode()


@pytest.mark.parametrize("count", [0, 1, 200])
def test_page_shows_none_one_and_two_hundred(count: int) -> None:
    page = parsed(large_pack(count))
    assert len(page.xpath("//article")) == count
    said = "There are no indicators to show." in words(page)
    assert said == (count == 0)


def test_body_is_the_main_part_of_the_page_alone() -> None:
    pack = usual_pack()
    part = body(pack)
    assert part.count("<h1") == 1
    assert "<main" not in part
    assert "<style" not in part
    assert part.strip() in write(pack).decode()


def test_style_carries_the_partnerships_colour_and_stays_readable() -> None:
    assert "--pack-brand:#a01020;--pack-brand-text:#a01020;" in style(
        Branding(colour="#a01020")
    )
    assert "--pack-brand:#ffe000;--pack-brand-text:#0b0c0c;" in style(
        Branding(colour="#ffe000")
    )
    assert "evil" not in style(Branding(colour="red;}</style><evil>"))


def test_style_source_is_the_hash_of_what_stands_in_the_page() -> None:
    pack = usual_pack()
    held = write(pack).decode().split("<style>")[1].split("</style>")[0]
    digest = b64encode(hashlib.sha256(held.encode()).digest()).decode()
    assert style_source(pack.branding) == f"'sha256-{digest}'"


def test_page_shows_a_logo_with_its_name() -> None:
    logo = b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"
    pack = replace(a_pack([burglary()]), branding=Branding(logo=logo))
    (shown,) = parsed(pack).xpath("//img")
    assert shown.get("alt") == "Logo of Safer Anytown Partnership"
    assert shown.get("src").startswith("data:image/svg+xml;base64,")
