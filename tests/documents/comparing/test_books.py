"""Workbooks that came back: cells, rows, columns, sheets, and what is hidden."""

from __future__ import annotations

import re
from typing import Any

import pytest
from openpyxl.comments import Comment

from saferplan.documents.comparing.edits import Kind
from tests.documents.comparing.sent_back import (
    book,
    comparison,
    made,
    part,
    rewritten,
    the_edit,
    told,
    trace,
    with_parts,
)

BURGLARY = "Burglary & <car> crime"
LATEST = f"Sheet Dashboard, cell F2 ({BURGLARY}, Latest)"


def _put(cell: str, value: object, sheet: str = "Dashboard") -> Any:
    def change(held: Any) -> None:
        held[sheet][cell] = value

    return change


def test_a_workbook_opened_and_saved_by_another_program_is_unchanged() -> None:
    """openpyxl writes other parts, styles and strings than the writer did."""
    assert comparison(made("xlsx"), book(lambda held: None)).edits == ()


@pytest.mark.parametrize(
    ("value", "kind", "before", "after"),
    [
        (4709, Kind.FIGURE, "5,109", "4,709"),
        (5109.5, Kind.FIGURE, "5,109", "5,109.5"),
        ("5109", Kind.WORDS, "5,109 (a number)", "5109 (text)"),
        ("n/a", Kind.FIGURE, "5,109", "n/a"),
        ("=C2*2", Kind.FIGURE, "5,109", "=C2*2"),
        (None, Kind.FIGURE, "5,109", ""),
    ],
)
def test_a_changed_cell_is_told(
    value: object, kind: Kind, before: str, after: str
) -> None:
    edit = the_edit(made("xlsx"), book(_put("F2", value)))
    assert (edit.kind, edit.before, edit.after) == (kind, before, after)
    assert (edit.where, edit.trace, edit.what) == (LATEST, trace("S1"), "cell")


def test_a_formula_is_told_with_what_it_shows() -> None:
    """As Excel saves it: the formula, and what it came to."""
    name = "xl/worksheets/sheet2.xml"
    sheet = part(made("xlsx"), name).decode()
    cell = re.compile(r'(<c r="F2"[^>]*>)<v>5109</v>')
    assert len(cell.findall(sheet)) == 1
    typed = cell.sub(r"\1<f>5000-291</f><v>4709</v>", sheet)
    edit = the_edit(made("xlsx"), with_parts(made("xlsx"), {name: typed.encode()}))
    assert (edit.before, edit.after) == ("5,109", "=5000-291 (shows 4,709)")


def test_a_formula_that_shows_the_same_number_is_a_figure_all_the_same() -> None:
    name = "xl/worksheets/sheet2.xml"
    sheet = part(made("xlsx"), name)
    typed = re.sub(rb'(<c r="F2"[^>]*>)(<v>5109</v>)', rb"\1<f>A9</f>\2", sheet)
    edit = the_edit(made("xlsx"), with_parts(made("xlsx"), {name: typed}))
    assert (edit.kind, edit.after) == (Kind.FIGURE, "=A9 (shows 5,109)")


def test_a_row_put_in_between_is_one_row_and_no_change_of_those_below() -> None:
    def change(held: Any) -> None:
        held["Dashboard"].insert_rows(3)
        held["Dashboard"]["C3"], held["Dashboard"]["F3"] = "Another", 3

    edit = the_edit(made("xlsx"), book(change))
    assert (edit.kind, edit.what, edit.after) == (Kind.ADDED, "row", "Another · 3")
    assert edit.where == "Sheet Dashboard, row 3 (Another)"


def test_a_title_put_over_the_headings_is_one_row() -> None:
    def change(held: Any) -> None:
        held["Dashboard"].insert_rows(1)
        held["Dashboard"]["A1"] = "Ours"

    edit = the_edit(made("xlsx"), book(change))
    assert (edit.kind, edit.where) == (Kind.ADDED, "Sheet Dashboard, row 1 (Ours)")


def test_a_row_taken_out_of_a_series_is_named_by_indicator_and_period() -> None:
    def change(held: Any) -> None:
        rows = held["Series"].iter_rows(min_col=1, max_col=2)
        gone = next(
            row[0].row
            for row in rows
            if [cell.value for cell in row] == ["YTD2", "2008-04..2008-06"]
        )
        held["Series"].delete_rows(gone)

    edit = the_edit(made("xlsx"), book(change))
    assert (edit.kind, edit.trace) == (Kind.REMOVED, trace("YTD2"))
    assert edit.where.endswith("(YTD2, 2008-04..2008-06)")


def test_a_column_put_in_or_taken_out_is_one_column() -> None:
    def put_in(held: Any) -> None:
        held["Dashboard"].insert_cols(1)
        held["Dashboard"]["A1"], held["Dashboard"]["A2"] = "Mine", 7

    found = comparison(made("xlsx"), book(put_in))
    assert told(found) == [
        ("added", "Sheet Dashboard, column Mine", "", "Mine · 7"),
    ]

    def taken_out(held: Any) -> None:
        held["Dashboard"].delete_cols(4)

    edit = the_edit(made("xlsx"), book(taken_out))
    assert (edit.kind, edit.where) == (Kind.REMOVED, "Sheet Dashboard, column Status")


def test_a_figure_is_found_in_a_row_that_has_moved_by_a_column_and_a_row() -> None:
    def change(held: Any) -> None:
        held["Dashboard"]["F2"] = 4709
        held["Dashboard"].insert_cols(1)
        held["Dashboard"].insert_rows(1)
        held["Dashboard"]["A1"], held["Dashboard"]["A2"] = "Ours", "Mine"

    found = comparison(made("xlsx"), book(change))
    first = found.edits[0]
    assert (first.before, first.after) == ("5,109", "4,709")
    assert first.where == f"Sheet Dashboard, cell G3 ({BURGLARY}, Latest)"
    assert [edit.kind for edit in found.edits[1:]] == [Kind.ADDED, Kind.ADDED]


def test_rows_sorted_otherwise_are_moved_and_not_changed() -> None:
    def change(held: Any) -> None:
        sheet = held["Series"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        rows.sort(key=lambda row: (row[4], row[0]))
        for at, row in enumerate(rows, start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(at, column).value = value

    edit = the_edit(made("xlsx"), book(change))
    assert (edit.kind, edit.what) == (Kind.MOVED, "row")
    assert edit.where == "Sheet Series"
    assert edit.after == f"{edit.count} rows in another order"


def test_sheets_moved_removed_added_and_renamed() -> None:
    def moved(held: Any) -> None:
        held.move_sheet("Notes", -4)

    edit = the_edit(made("xlsx"), book(moved))
    assert (edit.kind, edit.where) == (Kind.MOVED, "Sheet Notes")
    assert (edit.before, edit.after) == ("sheet 6", "sheet 2")

    def removed(held: Any) -> None:
        del held["Notes"]

    edit = the_edit(made("xlsx"), book(removed))
    assert (edit.kind, edit.where) == (Kind.REMOVED, "Sheet Notes, as it was made")

    def added(held: Any) -> None:
        held.create_sheet("Mine", 1)["A1"] = "Our own 12"

    edit = the_edit(made("xlsx"), book(added))
    assert (edit.kind, edit.where, edit.what) == (Kind.ADDED, "Sheet Mine", "sheet")
    assert edit.after == "Mine · Our own 12"

    def renamed(held: Any) -> None:
        held["Notes"].title = "Remarks"

    edit = the_edit(made("xlsx"), book(renamed))
    assert (edit.kind, edit.before, edit.after) == (Kind.WORDS, "Notes", "Remarks")


def test_what_is_newly_hidden_is_told() -> None:
    def change(held: Any) -> None:
        held["Forecasts"].sheet_state = "hidden"
        for number in (3, 4, 5, 9):
            held["Series"].row_dimensions[number].hidden = True
        held["Dashboard"].column_dimensions["F"].hidden = True

    found = comparison(made("xlsx"), book(change))
    assert told(found) == [
        ("hidden", "Sheet Dashboard, column F", "shown", "hidden"),
        ("hidden", "Sheet Series, rows 3 to 5", "shown", "hidden"),
        ("hidden", "Sheet Series, row 9", "shown", "hidden"),
        ("hidden", "Sheet Forecasts", "shown", "hidden"),
    ]
    assert found.summary == (
        "1 column was hidden, 4 rows were hidden and 1 sheet was hidden."
    )


def test_a_comment_in_a_cell_is_listed_as_one() -> None:
    def change(held: Any) -> None:
        held["Dashboard"]["F2"].comment = Comment("Is this right?", "The chair")

    found = comparison(made("xlsx"), book(change))
    assert told(found) == [
        ("comment", "Sheet Dashboard, cell F2", "", "The chair: Is this right?")
    ]


def _inline(name: str, content: bytes) -> bytes | None:
    """Every shared text written in its cell, as some programs do."""
    if name == "xl/sharedStrings.xml":
        return content
    if not name.startswith("xl/worksheets/sheet"):
        return content
    shared = re.findall(
        r"<si>(.*?)</si>", part(made("xlsx"), "xl/sharedStrings.xml").decode()
    )

    def written(found: re.Match[str]) -> str:
        looks = found[1].replace(' t="s"', ' t="inlineStr"')
        return f"<c{looks}><is>{shared[int(found[2])]}</is></c>"

    text = re.sub(r'<c([^>]* t="s"[^>]*)><v>(\d+)</v></c>', written, content.decode())
    assert 't="s"' not in text
    return text.encode()


def test_texts_kept_in_the_cells_are_the_same_texts() -> None:
    assert comparison(made("xlsx"), rewritten(made("xlsx"), _inline)).edits == ()


def test_numbers_with_other_last_digits_are_the_same_numbers() -> None:
    """33.3 as a spreadsheet may write it: its binary fraction to the last digit."""

    def change(name: str, content: bytes) -> bytes:
        pattern = rb"<v>(\d+\.\d+)</v>"
        return re.sub(pattern, lambda m: b"<v>%.17g</v>" % float(m[1]), content)

    again = rewritten(made("xlsx"), change)
    assert again != rewritten(made("xlsx"), lambda name, content: content)
    assert comparison(made("xlsx"), again).edits == ()
