"""Word documents that came back: paragraphs, tables, tracked changes, comments."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image

from saferplan.documents.comparing.edits import Kind
from tests.documents.comparing.sent_back import (
    changed,
    comparison,
    the_edit,
    told,
    trace,
)

ROWS = (
    ("Indicator", "Latest", "Target now"),
    ("Burglary & <car> crime", "5,109", "4,773"),
    ("Fires", "329", "308"),
)


@cache
def paper() -> bytes:
    """A paper as anybody's writer may make one."""
    held = Document()
    held.add_heading("Performance report", 0)
    held.add_paragraph("Of 11 indicators 4 are red.")
    held.add_heading("Burglary", 1)
    text = held.add_paragraph("Burglary stands at ")
    text.add_run("5,109").bold = True
    text.add_run(" against a target of 4,773.")
    held.add_paragraph(f"Trace {trace('S1')}")
    table = held.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    held.add_heading("Fires", 1)
    for words in ("Fires rose in June.", "They fell in July.", "In August 9 burnt."):
        held.add_paragraph(words)
    held.add_heading("What is asked", 1)
    held.add_paragraph("Four thousand pounds.")
    held.sections[0].header.paragraphs[0].text = "OFFICIAL"
    kept = BytesIO()
    held.save(kept)
    return kept.getvalue()


def sent(change: Callable[[Any], object]) -> bytes:
    """The paper after this was done to it."""
    return changed(paper(), "docx", change)


def _paragraph(held: Any, begin: str) -> Any:
    return next(p for p in held.paragraphs if p.text.startswith(begin))


def test_a_paper_as_made_and_saved_again_is_unchanged() -> None:
    assert comparison(paper(), sent(lambda held: None)).edits == ()


def test_a_figure_in_a_paragraph_is_told_under_its_heading() -> None:
    def change(held: Any) -> None:
        _paragraph(held, "Burglary stands").runs[1].text = "4,709"

    edit = the_edit(paper(), sent(change))
    assert edit.where == (
        "Under the heading “Burglary”, paragraph beginning “Burglary stands at 4,709 "
        "against a …”"
    )
    assert edit.before == "Burglary stands at 5,109 against a target of 4,773."
    assert edit.after == "Burglary stands at 4,709 against a target of 4,773."
    assert (edit.kind, edit.trace) == (Kind.FIGURE, trace("S1"))


def test_words_in_a_paragraph_are_words() -> None:
    def change(held: Any) -> None:
        _paragraph(held, "They fell").runs[0].text = "They fell again in July."

    edit = the_edit(paper(), sent(change))
    assert (edit.kind, edit.what) == (Kind.WORDS, "paragraph")
    assert edit.trace == trace("YTD2"), "the paragraph stands under the heading Fires"


def test_a_figure_in_a_table_is_told_by_row_and_column() -> None:
    def change(held: Any) -> None:
        held.tables[0].cell(2, 2).paragraphs[0].runs[0].text = "330"

    edit = the_edit(paper(), sent(change))
    where = "Under the heading “Burglary”, table, row Fires, Target now"
    assert (edit.where, edit.before, edit.after) == (where, "308", "330")
    assert edit.trace == trace("YTD2")


def test_paragraphs_added_and_removed_are_told() -> None:
    def change(held: Any) -> None:
        old = _paragraph(held, "They fell")
        old._element.getparent().remove(old._element)
        _paragraph(held, "Four thousand").insert_paragraph_before("And a van for 3.")

    found = comparison(paper(), sent(change))
    assert told(found) == [
        (
            "removed",
            "Under the heading “Fires”, paragraph beginning “They fell in July.”",
            "They fell in July.",
            "",
        ),
        (
            "added",
            "Under the heading “What is asked”, paragraph beginning “And a van for 3.”",
            "",
            "And a van for 3.",
        ),
    ]
    assert found.summary == "1 paragraph was added and 1 paragraph was removed."


def test_a_section_that_was_moved_is_one_move() -> None:
    """A heading and its paragraph stand before the longer section on burglary."""

    def change(held: Any) -> None:
        first = _paragraph(held, "Burglary")._element
        for words in ("What is asked", "Four thousand"):
            first.addprevious(_paragraph(held, words)._element)

    found = comparison(paper(), sent(change))
    assert told(found) == [
        (
            "moved",
            "Heading “What is asked”",
            "after “In August 9 burnt.”",
            "after “Of 11 indicators 4 are red.”",
        )
    ]
    assert found.summary == "1 section was moved."


def test_a_changed_heading_is_told_once() -> None:
    def change(held: Any) -> None:
        _paragraph(held, "What is asked").runs[0].text = "What we ask"

    edit = the_edit(paper(), sent(change))
    assert (edit.where, edit.before, edit.after) == (
        "Heading “What we ask”",
        "What is asked",
        "What we ask",
    )


def test_a_changed_header_is_told() -> None:
    def change(held: Any) -> None:
        held.sections[0].header.paragraphs[0].text = "PUBLIC"

    edit = the_edit(paper(), sent(change))
    assert (edit.where, edit.before, edit.after) == (
        "In a header or footer",
        "OFFICIAL",
        "PUBLIC",
    )


# -------------------------------------------------------------------- tracked changes
def _tracked(name: str, *children: Any) -> Any:
    made = OxmlElement(name)
    made.set(qn("w:author"), "The chair")
    for child in children:
        made.append(child)
    return made


def _run(text: str, name: str = "w:t") -> Any:
    run = OxmlElement("w:r")
    words = OxmlElement(name)
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    return run


def test_tracked_changes_count_as_accepted_and_are_told() -> None:
    def change(held: Any) -> None:
        run = _paragraph(held, "Burglary stands").runs[1]._element
        run.addprevious(_tracked("w:ins", _run("4,709")))
        run.addprevious(_tracked("w:del", _run("5,109", "w:delText")))
        run.getparent().remove(run)

    found = comparison(paper(), sent(change))
    (edit,) = found.edits
    assert edit.after == "Burglary stands at 4,709 against a target of 4,773."
    assert found.remarks == (
        "The document has 2 tracked changes by The chair that nobody has accepted or "
        "rejected; it was read as if all were accepted.",
    )


def test_a_row_deleted_with_changes_tracked_is_removed() -> None:
    def change(held: Any) -> None:
        row = held.tables[0].rows[1]._tr
        row.get_or_add_trPr().append(_tracked("w:del"))

    found = comparison(paper(), sent(change))
    (edit,) = found.edits
    assert (edit.kind, edit.what) == (Kind.REMOVED, "row")
    assert "1 tracked change by The chair" in found.remarks[0]


def test_a_paragraph_whose_end_was_deleted_is_joined_to_the_next() -> None:
    def change(held: Any) -> None:
        looks = _paragraph(held, "Fires rose")._element.get_or_add_pPr()
        end = OxmlElement("w:rPr")
        end.append(_tracked("w:del"))
        looks.append(end)

    found = comparison(paper(), sent(change))
    assert [(edit.kind, edit.before, edit.after) for edit in found.edits] == [
        (Kind.WORDS, "Fires rose in June.", "Fires rose in June.They fell in July."),
        (Kind.REMOVED, "They fell in July.", ""),
    ]


def test_hidden_words_are_as_good_as_gone() -> None:
    def change(held: Any) -> None:
        _paragraph(held, "They fell").runs[0].font.hidden = True

    edit = the_edit(paper(), sent(change))
    assert (edit.kind, edit.before) == (Kind.REMOVED, "They fell in July.")


def test_a_comment_is_told_with_the_paragraph_it_is_about() -> None:
    def change(held: Any) -> None:
        runs = _paragraph(held, "They fell").runs
        held.add_comment(runs, text="Is this right?", author="The chair", initials="C")

    found = comparison(paper(), sent(change))
    where = "Under the heading “Fires”, paragraph beginning “They fell in July.”"
    assert told(found) == [("comment", where, "", "The chair: Is this right?")]


# ------------------------------------------------------------------- the same otherwise
def _field(asks: str, shows: str) -> list[Any]:
    made = []
    for kind in ("begin", "separate", "end"):
        run = OxmlElement("w:r")
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run.append(mark)
        made.append(run)
    return [made[0], _run(asks, "w:instrText"), made[1], _run(shows), made[2]]


def test_page_numbers_and_dates_that_change_by_themselves_are_no_change() -> None:
    def with_page(shows: str) -> bytes:
        def change(held: Any) -> None:
            for part in _field(" PAGE \\* MERGEFORMAT ", shows):
                _paragraph(held, "They fell")._element.append(part)

        return sent(change)

    assert comparison(with_page("1"), with_page("7")).edits == ()
    assert comparison(paper(), with_page("7")).edits == ()


def test_runs_cut_or_joined_and_soft_hyphens_are_no_change() -> None:
    def change(held: Any) -> None:
        for paragraph in held.paragraphs:
            text = paragraph.text.replace("Burglary", "Bur\u00adglary")
            for run in list(paragraph.runs):
                run._element.getparent().remove(run._element)
            for letter in text.replace(" ", "\u00a0"):
                paragraph.add_run(letter)

    assert comparison(paper(), sent(change)).edits == ()


def test_a_picture_laid_in_or_exchanged_is_told() -> None:
    def with_picture(colour: str) -> bytes:
        kept = BytesIO()
        Image.new("RGB", (4, 4), colour).save(kept, "PNG")
        return sent(lambda held: held.add_picture(BytesIO(kept.getvalue())))

    edit = the_edit(paper(), with_picture("red"))
    assert (edit.kind, edit.what) == (Kind.ADDED, "picture")
    edit = the_edit(with_picture("red"), with_picture("blue"))
    assert (edit.kind, edit.what) == (Kind.REPLACED, "picture")
    assert edit.where == "Under the heading “What is asked”, picture"
