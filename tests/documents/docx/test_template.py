"""A partnership's own template: its page, styles and heads stay, its words go."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.shared import Mm

from saferplan.core.boards.pack import Branding, Pack
from saferplan.core.boards.papers import Paper
from saferplan.documents.docx import write
from tests.documents.docx.own_template import (
    as_template,
    own_template,
    saved,
    without,
)
from tests.documents.docx.reading import (
    R,
    W,
    body,
    headings,
    names,
    part,
    running_words,
    styled,
    tables,
    text_of,
)
from tests.documents.made_pack import made_pack

ATTACHED = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "attachedTemplate"
)


def on(template: bytes, paper: Paper = Paper.REPORT) -> tuple[Pack, bytes]:
    pack = replace(made_pack(branding=Branding(word_template=template)), paper=paper)
    return pack, write(pack)


def test_template_keeps_its_page_and_its_styles() -> None:
    _, content = on(own_template())
    found = Document(BytesIO(content))
    sections = list(found.sections)
    assert [round(s.page_width.mm) for s in sections] == [176, 250, 176]
    assert {round(s.left_margin.mm, 1) for s in sections} == {15.0}
    assert str(found.styles["Heading 1"].font.color.rgb) == "C00000"
    assert found.styles["Heading 1"].font.size.pt == 20
    assert found.styles["Table Text"].font.size.pt == 7


def test_template_gets_the_styles_that_it_lacks() -> None:
    _, content = on(own_template())
    found = Document(BytesIO(content)).styles
    for name in ("Board Table", "Status Red", "Trace", "Note Bullet", "toc 1"):
        assert name in found
    ids = [
        s.get(f"{W}styleId") for s in part(content, "word/styles.xml").iter(f"{W}style")
    ]
    assert len(set(ids)) == len(ids)
    known = set(ids)
    for style in part(content, "word/styles.xml").iter(f"{W}style"):
        for link in ("basedOn", "next", "link"):
            other = style.find(f"{W}{link}")
            assert other is None or other.get(f"{W}val") in known


def test_words_and_pictures_of_the_template_are_gone() -> None:
    template = own_template()
    assert any(name.startswith("word/media/") for name in names(template))
    _, content = on(template)
    assert "Left over" not in text_of(body(content))
    assert "earlier paper" not in text_of(body(content))
    assert "word/media/image1.png" not in names(content)


def test_everything_is_said_on_a_template_too() -> None:
    pack, content = on(own_template())
    assert [text for level, text in headings(content) if level == 3] == [
        line.headline for line in pack.lines
    ]
    assert all(line.trace in text_of(body(content)) for line in pack.lines)
    latest = [row[1] for t in tables(content) for row in t if len(row) > 6]
    assert len(latest) > len(pack.lines)


def test_our_head_and_foot_stand_where_the_template_has_none() -> None:
    _, content = on(own_template())
    assert any("OFFICIAL" in head for head in running_words(content, "header"))
    assert any("Page 1 of 1" in foot for foot in running_words(content, "footer"))


@pytest.mark.parametrize("paper", [Paper.REPORT, Paper.OVERVIEW, Paper.BRIEF])
def test_own_head_stays_and_the_marking_is_in_the_text(paper: Paper) -> None:
    _, content = on(own_template(head="Safer Anytown, our letterhead"), paper)
    assert running_words(content, "header") == ["Safer Anytown, our letterhead"]
    assert ("Marking", "OFFICIAL") in list(styled(content))
    assert any("Page 1 of 1" in foot for foot in running_words(content, "footer"))


def test_own_foot_stays() -> None:
    _, content = on(own_template(foot="Town hall, Anytown"))
    assert running_words(content, "footer") == ["Town hall, Anytown"]
    assert any("OFFICIAL" in head for head in running_words(content, "header"))


def test_head_of_an_earlier_section_is_the_one_that_stays() -> None:
    given = Document(BytesIO(own_template(head="Letterhead")))
    given.add_section()
    _, content = on(saved(given))
    assert running_words(content, "header") == ["Letterhead"]
    for section in body(content).iter(f"{W}sectPr"):
        assert section.find(f"{W}headerReference") is not None


def test_first_page_of_a_template_that_tells_it_apart_has_the_marking() -> None:
    given = Document(BytesIO(own_template()))
    given.sections[0].different_first_page_header_footer = True
    _, content = on(saved(given))
    first = next(body(content).iter(f"{W}sectPr"))
    kinds = {r.get(f"{W}type") for r in first.findall(f"{W}headerReference")}
    assert kinds == {"first", "default"}
    assert all("OFFICIAL" in head for head in running_words(content, "header"))


def test_dotx_is_opened_as_a_document() -> None:
    template = as_template(own_template())
    _, content = on(template)
    assert b"template.main+xml" not in content
    assert Document(BytesIO(content)).styles["Heading 1"].font.size.pt == 20


def test_template_without_lists_gets_bullets() -> None:
    _, content = on(without(own_template(), "numbering"), Paper.BRIEF)
    bullets = part(content, "word/numbering.xml")
    numbers = [n.get(f"{W}numId") for n in bullets.iter(f"{W}num")]
    style = next(
        s
        for s in part(content, "word/styles.xml").iter(f"{W}style")
        if s.find(f"{W}name").get(f"{W}val") == "Note Bullet"
    )
    assert style.find(f".//{W}numId").get(f"{W}val") in numbers


def test_template_in_another_language_is_known_by_the_names_of_its_styles() -> None:
    given = Document(BytesIO(own_template()))
    for style in given.styles.element.iter(f"{W}style"):
        if style.get(f"{W}styleId") == "Heading1":
            style.set(f"{W}styleId", "berschrift1")
    _, content = on(saved(given))
    assert headings(content)[0] == (1, "Exceptions")


def test_what_was_made_can_be_the_template_of_the_next() -> None:
    first = write(made_pack(2))
    pack, content = on(first)
    assert text_of(body(content)).count("How a status is set") == 2
    assert len([1 for level, _ in headings(content) if level == 3]) == len(pack.lines)


def test_template_on_its_side_is_not_turned() -> None:
    given = Document(BytesIO(own_template()))
    section = given.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    _, content = on(saved(given))
    assert [round(s.page_width.mm) for s in Document(BytesIO(content)).sections] == [
        297
    ]


@pytest.mark.parametrize(
    "template",
    [
        b"not a document",
        as_template(own_template(), "document.macroEnabled.main+xml"),
        as_template(own_template(), "glossary+xml"),
        without(own_template(), "document"),
    ],
    ids=["no archive", "macros", "another kind", "no main part"],
)
def test_template_that_cannot_be_used_is_refused_in_words(template: bytes) -> None:
    with pytest.raises(
        ValueError, match="Word template cannot be opened: save it from Word as"
    ):
        on(template)


def test_sections_of_a_template_begin_on_pages_of_their_own() -> None:
    given = Document(BytesIO(own_template()))
    given.add_section(WD_SECTION.CONTINUOUS)
    _, content = on(saved(given))
    for section in body(content).iter(f"{W}sectPr"):
        assert section.find(f"{W}type") is None


def test_section_that_stands_in_a_paragraph_is_found() -> None:
    given = Document(BytesIO(own_template()))
    root = given.element.body
    given.add_paragraph()._p.get_or_add_pPr().append(root.find(f"{W}sectPr"))
    _, content = on(saved(given))
    first = next(iter(Document(BytesIO(content)).sections))
    assert round(first.page_width.mm) == 176


def test_template_without_a_section_is_a4() -> None:
    given = Document(BytesIO(own_template()))
    root = given.element.body
    root.remove(root.find(f"{W}sectPr"))
    _, content = on(saved(given))
    first = next(iter(Document(BytesIO(content)).sections))
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)


def test_header_that_says_nothing_gives_way_to_ours() -> None:
    given = Document(BytesIO(own_template()))
    given.sections[0].header.is_linked_to_previous = False
    given.sections[0].footer.is_linked_to_previous = False
    _, content = on(saved(given))
    for section in body(content).iter(f"{W}sectPr"):
        for name in ("headerReference", "footerReference"):
            kinds = [r.get(f"{W}type") for r in section.findall(f"{W}{name}")]
            assert len(set(kinds)) == len(kinds)
    marked = [head for head in running_words(content, "header") if "OFFICIAL" in head]
    assert marked != []


def test_template_that_tells_even_pages_apart_has_the_marking_there_too() -> None:
    given = Document(BytesIO(own_template()))
    given.settings.odd_and_even_pages_header_footer = True
    _, content = on(saved(given))
    first = next(body(content).iter(f"{W}sectPr"))
    kinds = {r.get(f"{W}type") for r in first.findall(f"{W}headerReference")}
    assert kinds == {"default", "even"}


def test_style_of_another_name_keeps_its_identity() -> None:
    given = Document(BytesIO(own_template()))
    given.styles.add_style("Spur", WD_STYLE_TYPE.PARAGRAPH).element.set(
        f"{W}styleId", "Trace"
    )
    _, content = on(saved(given))
    styles = Document(BytesIO(content)).styles
    assert styles["Spur"].style_id == "Trace"
    assert styles["Trace"].style_id == "Trace2"
    assert [s for s, _ in styled(content) if s == "Spur"] == []


def test_template_without_ordinary_styles_gets_ours() -> None:
    given = Document(BytesIO(own_template()))
    root = given.styles.element
    for style in list(root.iter(f"{W}style")):
        if style.find(f"{W}name").get(f"{W}val") in ("Normal", "Normal Table"):
            root.remove(style)
    _, content = on(saved(given))
    made = part(content, "word/styles.xml").iter(f"{W}style")
    defaults = [s.get(f"{W}type") for s in made if s.get(f"{W}default") == "1"]
    assert sorted(defaults) == sorted(set(defaults))
    assert {"paragraph", "table"} <= set(defaults)


def test_ordinary_style_of_another_name_stays_the_ordinary_one() -> None:
    given = Document(BytesIO(own_template()))
    given.styles["Normal"].element.find(f"{W}name").set(f"{W}val", "Standard")
    _, content = on(saved(given))
    made = list(part(content, "word/styles.xml").iter(f"{W}style"))
    (ordinary,) = (
        s.find(f"{W}name").get(f"{W}val")
        for s in made
        if s.get(f"{W}default") == "1" and s.get(f"{W}type") == "paragraph"
    )
    assert ordinary == "Standard"
    assert "Normal" in {s.find(f"{W}name").get(f"{W}val") for s in made}


def test_template_that_names_no_language_is_given_the_packs() -> None:
    given = Document(BytesIO(own_template()))
    for held in list(given.styles.element.iter(f"{W}lang")):
        held.getparent().remove(held)
    _, content = on(saved(given))
    spoken = [
        e.get(f"{W}val") for e in part(content, "word/styles.xml").iter(f"{W}lang")
    ]
    assert spoken == ["en-GB"]


def test_path_of_the_file_a_template_was_made_from_is_forgotten() -> None:
    given = Document(BytesIO(own_template()))
    settings = given.part.part_related_by(RT.SETTINGS)
    key = settings.rels.get_or_add_ext_rel(ATTACHED, "file:///D:/drafts/Normal.dotm")
    named = OxmlElement("w:attachedTemplate")
    named.set(f"{R}id", key)
    given.settings.element.insert(0, named)
    template = saved(given)
    assert any("settings.xml.rels" in name for name in names(template))
    _, content = on(template)
    assert part(content, "word/settings.xml").find(f"{W}attachedTemplate") is None
    assert not any("settings.xml.rels" in name for name in names(content))


def test_template_with_damaged_lists_is_refused_in_words() -> None:
    given = Document(BytesIO(own_template()))
    root = given.part.numbering_part._element
    root.find(f"{W}num").attrib.pop(f"{W}numId")
    with pytest.raises(ValueError, match="Word template cannot be opened"):
        on(saved(given))


def test_two_runs_on_a_template_make_the_same_bytes() -> None:
    template = own_template(head="Letterhead")
    assert on(template)[1] == on(template)[1]
