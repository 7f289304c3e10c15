"""Slides that came back: what was changed by hand is found, named, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx.util import Pt

from saferplan.documents.comparing.edits import Kind
from tests.documents.comparing.sent_back import (
    comparison,
    dashboard,
    deck,
    made,
    part,
    slide_of,
    the_edit,
    told,
    trace,
    with_parts,
)

CRIME = "Slide 5 “Serious acquisitive crime: 1 red, 1 amber, 1 without a …”"
BURGLARY = "Burglary & <car> crime"


def _first_run(cell: Any, at: int = 0) -> Any:
    return cell.text_frame.paragraphs[at].runs[0]


def test_a_deck_as_made_is_unchanged() -> None:
    found = comparison(made("pptx"), made("pptx"))
    assert (found.edits, found.summary) == ((), "Nothing was changed.")


def test_a_deck_opened_and_saved_by_another_program_is_unchanged() -> None:
    assert comparison(made("pptx"), deck(lambda show: None)).edits == ()


def test_a_figure_changed_in_a_table_is_told_with_its_cell_and_trace() -> None:
    def change(show: Any) -> None:
        _first_run(dashboard(show, BURGLARY).cell(1, 1)).text = "4,709"

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.before, edit.after) == (Kind.FIGURE, "5,109", "4,709")
    assert edit.where == f"{CRIME}, table, row {BURGLARY}, Latest"
    assert edit.trace == trace("S1")


def test_words_changed_in_a_table_are_no_figure() -> None:
    def change(show: Any) -> None:
        _first_run(dashboard(show, BURGLARY).cell(1, 3)).text = "● Green"
        for run in (
            dashboard(show, BURGLARY).cell(1, 3).text_frame.paragraphs[0].runs[1:]
        ):
            run.text = ""

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.before, edit.after) == (Kind.WORDS, "■ Red", "● Green")
    assert edit.where == f"{CRIME}, table, row {BURGLARY}, Performance"


def test_a_figure_changed_in_the_title_is_told_with_the_slides_trace() -> None:
    def change(show: Any) -> None:
        title = slide_of(show, BURGLARY).shapes.title
        _first_run(title).text = f"{BURGLARY}: 2.0% behind target"

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.before, edit.after) == (
        f"{BURGLARY}: 7.0% behind target",
        f"{BURGLARY}: 2.0% behind target",
    )
    assert edit.where == f"Slide 12 “{BURGLARY}: 2.0% behind target”, title"
    assert (edit.kind, edit.trace) == (Kind.FIGURE, trace("S1"))


def test_changed_notes_are_told_as_notes() -> None:
    def change(show: Any) -> None:
        frame = slide_of(show, BURGLARY).notes_slide.notes_text_frame
        frame.paragraphs[1].runs[0].text = "All is well."

    edit = the_edit(made("pptx"), deck(change))
    assert edit.where == f"Slide 12 “{BURGLARY}: 7.0% behind target”, notes"
    assert edit.after == "All is well."


def test_a_row_added_removed_or_moved_is_told_as_that() -> None:
    def added(show: Any) -> None:
        table = dashboard(show, BURGLARY)
        row = table._tbl.tr_lst[1]
        row.addnext(deepcopy(row))
        for at, text in enumerate(("Made up", "33", "30")):
            table.cell(2, at).text = text

    edit = the_edit(made("pptx"), deck(added))
    assert (edit.kind, edit.what) == (Kind.ADDED, "row")
    assert edit.where == f"{CRIME}, table, row Made up"
    assert edit.after.startswith("Made up · 33 · 30 · ■ Red")

    def removed(show: Any) -> None:
        table = dashboard(show, BURGLARY)
        table._tbl.remove(table._tbl.tr_lst[1])

    edit = the_edit(made("pptx"), deck(removed))
    assert (edit.kind, edit.what, edit.trace) == (Kind.REMOVED, "row", trace("S1"))

    def moved(show: Any) -> None:
        rows = dashboard(show, BURGLARY)._tbl
        rows.append(rows.tr_lst[1])

    edit = the_edit(made("pptx"), deck(moved))
    assert (edit.kind, edit.before, edit.after) == (Kind.MOVED, "row 2", "row 4")
    assert edit.where == f"{CRIME}, table, row {BURGLARY}"


def _move(show: Any, at: int, to: int) -> None:
    slides = show.slides._sldIdLst
    entry = list(slides)[at]
    slides.remove(entry)
    slides.insert(to, entry)


def test_a_slide_that_was_moved_is_moved_and_not_changed() -> None:
    edit = the_edit(made("pptx"), deck(lambda show: _move(show, 12, 3)))
    assert (edit.kind, edit.what) == (Kind.MOVED, "slide")
    assert edit.where == "Slide 4 “Violence with injury: 3.6% behind target”"
    assert (edit.before, edit.after) == ("slide 13", "slide 4")
    assert edit.trace == trace("LONG1")


def test_two_slides_that_changed_places_are_one_move() -> None:
    edit = the_edit(made("pptx"), deck(lambda show: _move(show, 4, 5)))
    assert edit.kind is Kind.MOVED


def test_a_slide_moved_and_changed_is_both() -> None:
    def change(show: Any) -> None:
        _first_run(slide_of(show, BURGLARY).shapes.title).text = "All 12 are well"
        _move(show, 11, 2)

    found = comparison(made("pptx"), deck(change))
    assert told(found) == [
        (
            "figure",
            "Slide 3 “All 12 are well”, title",
            f"{BURGLARY}: 7.0% behind target",
            "All 12 are well",
        ),
        ("moved", "Slide 3 “All 12 are well”", "slide 12", "slide 3"),
    ]
    assert found.summary == "1 figure was changed by hand; 1 slide was moved."


def test_a_slide_removed_is_told_by_the_number_it_had() -> None:
    def change(show: Any) -> None:
        entry = list(show.slides._sldIdLst)[11]
        show.part.drop_rel(entry.rId)
        show.slides._sldIdLst.remove(entry)

    edit = the_edit(made("pptx"), deck(change))
    title = f"{BURGLARY}: 7.0% behind target"
    assert edit.where == f"Slide 12 “{title}”, as it was made"
    assert (edit.kind, edit.trace) == (Kind.REMOVED, trace("S1"))
    assert edit.before.startswith(title)


def test_a_slide_added_is_told_with_its_words() -> None:
    def change(show: Any) -> None:
        slide = show.slides.add_slide(list(show.slide_layouts)[-1])
        slide.shapes.title.text = "What else we did"
        slide.shapes.add_textbox(0, 0, Pt(90), Pt(90)).text_frame.text = "40 visits"
        _move(show, len(show.slides) - 1, 2)

    found = comparison(made("pptx"), deck(change))
    assert told(found) == [
        ("added", "Slide 3 “What else we did”", "", "What else we did · 40 visits")
    ]
    assert found.summary == "1 slide was added."


def test_a_hidden_slide_is_told() -> None:
    def change(show: Any) -> None:
        slide_of(show, BURGLARY)._element.set("show", "0")

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.before, edit.after) == (Kind.HIDDEN, "shown", "hidden")
    assert edit.where == f"Slide 12 “{BURGLARY}: 7.0% behind target”"


def test_a_text_box_put_on_a_slide_is_told() -> None:
    def change(show: Any) -> None:
        box = slide_of(show, BURGLARY).shapes.add_textbox(0, 0, Pt(90), Pt(90))
        box.text_frame.text = "Checked"

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.what, edit.after) == (Kind.ADDED, "text", "Checked")
    assert edit.trace == trace("S1")


def test_a_picture_laid_on_a_slide_is_told() -> None:
    kept = BytesIO()
    Image.new("RGB", (4, 4)).save(kept, "PNG")

    def change(show: Any) -> None:
        slide_of(show, BURGLARY).shapes.add_picture(BytesIO(kept.getvalue()), 0, 0)

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.what) == (Kind.ADDED, "picture")
    assert edit.where == f"Slide 12 “{BURGLARY}: 7.0% behind target”, picture"


def test_what_lies_over_what_is_nobodys_business() -> None:
    def change(show: Any) -> None:
        shapes = slide_of(show, BURGLARY)._element.cSld.spTree
        first = slide_of(show, BURGLARY).shapes[0]._element
        shapes.append(first)

    assert comparison(made("pptx"), deck(change)).edits == ()


def test_alternative_text_is_not_worth_telling() -> None:
    def change(show: Any) -> None:
        for slide in show.slides:
            for shape in slide.shapes:
                shape._element.xpath(".//p:cNvPr")[0].set("descr", "Otherwise")

    assert comparison(made("pptx"), deck(change)).edits == ()


def _cut_runs(show: Any) -> None:
    """Cut every run in two, as spelling checkers do."""
    for slide in show.slides:
        for run in list(slide._element.iter(_a("r"))):
            text = run.find(_a("t"))
            half = len(text.text) // 2
            more = deepcopy(run)
            more.find(_a("t")).text = text.text[half:]
            text.text = text.text[:half]
            run.addnext(more)


def _soften(show: Any) -> None:
    """Signs without width, other spaces, and fitting of text to its box."""
    for slide in show.slides:
        for text in slide._element.iter(_a("t")):
            text.text = text.text.replace(" ", "\u00a0\u200b").replace(
                "ing", "\u00ading"
            )
        for body in slide._element.iter(_a("bodyPr")):
            for old in list(body):
                body.remove(old)
            etree.SubElement(body, _a("normAutofit"), fontScale="90000")


def _a(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}"


@pytest.mark.parametrize("change", [_cut_runs, _soften])
def test_the_same_words_written_otherwise_are_unchanged(change: Any) -> None:
    assert comparison(made("pptx"), deck(change)).edits == ()


_COMMENTS = b"""<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/
main"><p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>Is this right?</p:text>
</p:cm></p:cmLst>""".replace(b"/\nmain", b"/main")
_AUTHORS = b"""<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/
2006/main"><p:cmAuthor id="0" name="The chair" initials="C" lastIdx="1" clrIdx="0"/>
</p:cmAuthorLst>""".replace(b"/\n2006", b"/2006")
_LINK = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/'
    b'2006/relationships/%s" Target="%s"/></Relationships>'
)


def _linked(listing: bytes, kind: bytes, target: bytes) -> bytes:
    return listing.replace(b"</Relationships>", _LINK % (kind, target))


def test_a_comment_is_listed_as_one() -> None:
    before = made("pptx")
    of_slide = "ppt/slides/_rels/slide12.xml.rels"
    of_show = "ppt/_rels/presentation.xml.rels"
    parts = {
        "ppt/comments/comment1.xml": _COMMENTS,
        "ppt/commentAuthors.xml": _AUTHORS,
        of_slide: _linked(
            part(before, of_slide), b"comments", b"../comments/comment1.xml"
        ),
        of_show: _linked(
            part(before, of_show), b"commentAuthors", b"commentAuthors.xml"
        ),
    }
    found = comparison(before, with_parts(before, parts))
    where = f"Slide 12 “{BURGLARY}: 7.0% behind target”"
    assert told(found) == [("comment", where, "", "The chair: Is this right?")]
    assert found.summary == "1 comment was written."
