"""How the Word document is built: tables, pictures, heads, links, properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from PIL import Image

from saferplan.core.boards.papers import Paper
from saferplan.documents.docx import write
from saferplan.documents.marks import read_mark
from tests.documents.brought_pack import brought_pack
from tests.documents.docx.papers_made import NOT_DRAWN, brought, made
from tests.documents.docx.reading import (
    DRAWN,
    W,
    body,
    headings,
    names,
    part,
    running_words,
    styled,
    text_of,
)


# ------------------------------------------------------------------ tables
def test_every_table_repeats_its_head_and_says_what_it_is() -> None:
    _, content = made()
    for table in body(content).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)
        looks = table.find(f"{W}tblPr")
        assert looks.find(f"{W}tblCaption").get(f"{W}val").strip()
        assert looks.find(f"{W}tblDescription").get(f"{W}val").strip()
        assert looks.find(f"{W}tblLook").get(f"{W}firstRow") == "1"


def test_every_table_has_set_widths_within_its_page() -> None:
    _, content = made()
    widest = {False: 595.3 * 20 - 2 * 51 * 20, True: 841.9 * 20 - 2 * 43 * 20}
    is_wide = False
    for child in body(content):
        if child.tag == f"{W}tbl":
            columns = [
                int(c.get(f"{W}w")) for c in child.iterfind(f"{W}tblGrid/{W}gridCol")
            ]
            assert min(columns) > 300
            assert sum(columns) <= widest[is_wide] + len(columns)
        if text_of(child) == "Dashboard":
            is_wide = True
        if text_of(child) == "Every indicator":
            is_wide = False


def test_numbers_are_at_the_right() -> None:
    _, content = made()
    styles = Document(BytesIO(content)).styles
    assert styles["Table Number"].paragraph_format.alignment == 2
    cells = [
        cell
        for row in body(content).iter(f"{W}tr")
        if len(row.findall(f"{W}tc")) == 9
        for cell in row.findall(f"{W}tc")[1:3]
    ]
    first = [cell.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val") for cell in cells]
    assert set(first) == {"TableNumber", "TableNumberHeading"}


def test_table_with_words_out_of_all_measure_may_go_on_to_the_next_page() -> None:
    pack = brought_pack()
    said = tuple(
        replace(one, words=replace(one.words, why="The sheds were open. " * 180))
        for one in pack.brought.said
    )
    content = write(replace(pack, brought=replace(pack.brought, said=said)))
    rows = [row for row in body(content).iter(f"{W}tr") if len(text_of(row)) > 3_000]
    assert rows != []
    assert all(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows)


# ------------------------------------------------------------------ pictures
def test_every_picture_says_what_it_shows() -> None:
    pack, content = made()
    spoken = [p.get("descr") for p in body(content).iter(f"{DRAWN}docPr")]
    assert len(spoken) == len(
        {p.get("id") for p in body(content).iter(f"{DRAWN}docPr")}
    )
    assert all(words and words.strip() for words in spoken)
    for line in (line for line in pack.lines if line.code not in NOT_DRAWN):
        assert [words for words in spoken if words.startswith(line.headline)] != []


def test_pictures_are_sharp_on_paper_and_read_in_greys() -> None:
    _, content = made()
    sizes = {
        int(e.get("cx")): int(e.get("cy")) for e in body(content).iter(f"{DRAWN}extent")
    }
    with ZipFile(BytesIO(content)) as packed:
        media = [n for n in packed.namelist() if n.startswith("word/media/")]
        assert len(media) > 10
        for name in media:
            with Image.open(BytesIO(packed.read(name))) as seen:
                inches = min(abs(cx / 914_400 - seen.width / 180) for cx in sizes)
                assert inches < 0.02
                greys = seen.convert("LA").convert("L").histogram()
                assert sum(greys[:128]) > 20


def test_whole_pack_draws_one_picture_an_indicator_that_has_figures() -> None:
    pack, content = made()
    charts = [
        e for e in body(content).iter(f"{DRAWN}extent") if int(e.get("cy")) > 1_000_000
    ]
    assert len(charts) == len({line.code for line in pack.lines} - NOT_DRAWN)


# ------------------------------------------------------------------ head, foot, links
def test_head_and_foot_say_whose_it_is_and_which_page() -> None:
    _, content = made()
    heads = running_words(content, "header")
    assert (
        "Safer Anytown Partnership · Delivery Board · December 2008 OFFICIAL" in heads
    )
    assert all("OFFICIAL" in head for head in heads)
    for foot in running_words(content, "footer"):
        assert foot.startswith("Delivery Board: performance report Page 1 of 1")
        assert "As at 31 December 2008, all that is known · version draft" in foot
    fields = {
        field.get(f"{W}instr").strip()
        for name in names(content)
        if name.startswith("word/footer")
        for field in part(content, name).iter(f"{W}fldSimple")
    }
    assert fields == {"PAGE", "NUMPAGES"}


def test_every_section_has_head_and_foot() -> None:
    _, content = made()
    sections = list(body(content).iter(f"{W}sectPr"))
    assert [s.find(f"{W}pgSz").get(f"{W}orient") for s in sections] == [
        None,
        "landscape",
        None,
    ]
    for section in sections:
        for name in ("headerReference", "footerReference"):
            kinds = [r.get(f"{W}type") for r in section.findall(f"{W}{name}")]
            assert "default" in kinds


def test_links_lead_to_bookmarks_that_are_there() -> None:
    pack, content = made()
    marks = [b.get(f"{W}name") for b in body(content).iter(f"{W}bookmarkStart")]
    ids = [b.get(f"{W}id") for b in body(content).iter(f"{W}bookmarkStart")]
    ends = [b.get(f"{W}id") for b in body(content).iter(f"{W}bookmarkEnd")]
    assert len(set(marks)) == len(marks)
    assert sorted(ids) == sorted(ends)
    leads = {h.get(f"{W}anchor") for h in body(content).iter(f"{W}hyperlink")}
    assert leads <= set(marks)
    assert len([lead for lead in leads if lead.startswith("indicator_")]) == len(
        pack.lines
    )


def test_contents_name_every_part_and_priority() -> None:
    pack, content = made()
    listed = [text for style, text in styled(content) if style.startswith("toc")]
    first = [text for level, text in headings(content) if level == 1]
    priorities = [section.name for section in pack.sections]
    assert listed == [*first[:5], *priorities, first[5]]


def test_every_style_that_is_used_is_there() -> None:
    for content in (made()[1], *(brought(paper) for paper in Paper)):
        held = {
            s.get(f"{W}styleId")
            for s in part(content, "word/styles.xml").iter(f"{W}style")
        }
        used = {
            e.get(f"{W}val")
            for name in names(content)
            if name.startswith(("word/document", "word/header", "word/footer"))
            for e in part(content, name).iter(
                f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"
            )
        }
        assert used <= held


def test_text_is_set_by_styles_alone() -> None:
    """But for the tab of a head that lies on its side, and room at a page's top."""
    allowed = {"pStyle", "keepNext", "pageBreakBefore", "spacing", "sectPr"}
    for content in (made()[1], *(brought(paper) for paper in Paper)):
        for looks in body(content).iter(f"{W}pPr"):
            told = {child.tag.removeprefix(W) for child in looks}
            assert told <= allowed
            assert ("spacing" in told) <= ("pageBreakBefore" in told)
        for looks in body(content).iter(f"{W}rPr"):
            assert {child.tag.removeprefix(W) for child in looks} == {"rStyle"}


# ------------------------------------------------------------------ of itself
def test_properties_come_from_the_pack() -> None:
    pack, content = made()
    found = Document(BytesIO(content)).core_properties
    assert found.title == "Delivery Board: performance report, December 2008"
    assert found.subject == "Safer Anytown Partnership: December 2008"
    assert found.author == found.last_modified_by == "Safer Anytown Partnership"
    assert found.language == "en-GB"
    assert found.created == found.modified == datetime(2008, 12, 31, tzinfo=UTC)
    assert pack.marking in found.comments


@pytest.mark.parametrize("paper", Paper)
def test_mark_says_which_pack_it_is(paper: Paper) -> None:
    mark = read_mark(Document(BytesIO(brought(paper))).core_properties.keywords)
    assert mark is not None
    assert (mark.partnership, mark.body, mark.paper) == ("anytown", "board", paper)
    assert (mark.entry, mark.version, mark.known_on) == (7, 2, None)


@pytest.mark.parametrize("paper", Paper)
def test_two_runs_make_the_same_bytes(paper: Paper) -> None:
    content = write(replace(brought_pack(), paper=paper))
    assert content == brought(paper)
    with ZipFile(BytesIO(content)) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None
        assert len(set(packed.namelist())) == len(packed.namelist())


def test_language_is_the_packs() -> None:
    content = write(replace(made()[0], language="cy"))
    spoken = {
        e.get(f"{W}val") for e in part(content, "word/styles.xml").iter(f"{W}lang")
    }
    assert spoken == {"cy"}
    assert Document(BytesIO(content)).core_properties.language == "cy"


def test_page_is_a4_and_word_sets_it_as_today() -> None:
    _, content = made()
    size = next(body(content).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    modes = [
        e.get(f"{W}val")
        for e in part(content, "word/settings.xml").iter(f"{W}compatSetting")
        if e.get(f"{W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]
