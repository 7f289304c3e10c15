"""The template as it goes out: its sheets, what is locked, what it helps with."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from saferplan.core.returns.lines import Kind, Template
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.documents.returns import write_template, write_template_csv
from tests.documents.returns.filled import domestic_abuse, filled

SINGLES = ["code", "title", "last", "low", "high", "value", "missing", "remark"]
PAIRS = [*SINGLES[:5], "numerator", "denominator", "missing", "remark"]
BOTH = [*SINGLES[:6], "numerator", "denominator", "missing", "remark"]
LAST, LOW, HIGH = 2, 3, 4


def _book(template: Template | None = None, typed: TypedReturn | None = None) -> Any:
    content = write_template(template or domestic_abuse(), typed)
    return openpyxl.load_workbook(BytesIO(content))


def _only(kind: Kind) -> Template:
    made = domestic_abuse()
    return replace(made, lines=tuple(x for x in made.lines if x.kind is kind))


def _texts(sheet: Worksheet) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("template", "heading"),
    [
        (_only(Kind.COUNT), SINGLES),
        (_only(Kind.QUOTIENT), PAIRS),
        (domestic_abuse(), BOTH),
        (replace(domestic_abuse(), lines=()), SINGLES),
    ],
)
def test_the_heading_has_the_columns_that_its_lines_need(
    template: Template, heading: list[str]
) -> None:
    book = _book(template)
    assert book.sheetnames == ["Return", "Guidance", "Definitions", "Stamp"]
    assert _texts(book["Return"])[0] == heading


def test_each_line_has_its_last_figure_and_its_range() -> None:
    """29 cases and 10 repeats of 29 in November 2008, as the plan prints them."""
    rows = {row[0]: row for row in _texts(_book()["Return"])[1:]}
    assert (
        rows["MARAC-CASES"][1] == "High-risk domestic abuse cases heard (December 2008)"
    )
    assert rows["MARAC-CASES"][LAST] == 29
    assert rows["MARAC-REPEATS"][LAST] == "10 of 29 (34.5%)"
    assert rows["MARAC-CASES"][LOW] < 29 <= rows["MARAC-CASES"][HIGH]
    assert rows["DA-REPORTS"][LAST : HIGH + 1] == ["none yet"] * 3
    assert rows["NI32"][1].endswith("(October to December 2008)")


def test_only_the_cells_to_fill_in_are_unlocked_and_they_stand_together() -> None:
    sheet = _book()["Return"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    for row in sheet.iter_rows(min_row=1, max_row=5):
        free = [cell.column for cell in row if not cell.protection.locked]
        assert free == ([] if row[0].row == 1 else list(range(6, 11)))
    for name in ("Guidance", "Definitions", "Stamp"):
        other = _book()[name]
        assert other.protection.sheet
        assert all(cell.protection.locked for row in other.iter_rows() for cell in row)


def test_reasons_are_offered_and_numbers_only_warned_about() -> None:
    rules = _book()["Return"].data_validations.dataValidation
    lists = [rule for rule in rules if rule.type == "list"]
    assert lists
    assert all(
        rule.formula1 == '"to follow,not available,not applicable,suppressed"'
        and rule.prompt
        for rule in lists
    )
    numbers = [rule for rule in rules if rule.type in ("whole", "decimal")]
    assert numbers
    assert {rule.errorStyle for rule in numbers} == {"warning"}


def test_what_does_not_apply_is_grey() -> None:
    sheet = _book()["Return"]
    codes = {sheet.cell(row, 1).value: row for row in range(2, 6)}
    grey = sheet.cell(codes["MARAC-REPEATS"], 6).fill.fgColor.rgb
    assert sheet.cell(codes["MARAC-CASES"], 7).fill.fgColor.rgb == grey
    assert sheet.cell(codes["MARAC-CASES"], 6).fill.fgColor.rgb != grey


def test_what_was_typed_so_far_is_filled_in() -> None:
    rows = {row[0]: row for row in _texts(_book(typed=filled())["Return"])[1:]}
    assert rows["MARAC-CASES"][5:] == [24, None, None, None, "=two meetings"]
    assert rows["MARAC-REPEATS"][5:] == [None, 7, 24, None, None]
    assert rows["NI32"][8] == "to follow"


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    typed = TypedReturn(
        lines=(TypedLine(code="MARAC-CASES", value="=1+1", remark="=A1"),)
    )
    sheet = _book(typed=typed)["Return"]
    assert (sheet["F3"].value, sheet["F3"].data_type) == ("=1+1", "s")
    assert sheet["J3"].data_type == "s"


def test_the_other_sheets_explain_it() -> None:
    book = _book()
    guidance = "\n".join(str(t) for row in _texts(book["Guidance"]) for t in row if t)
    for said in (
        "15 January 2009",
        "to follow",
        "exact test",
        "MARAC-REPEATS is a part",
    ):
        assert said in guidance
    definitions = {row[0]: row for row in _texts(book["Definitions"])}
    assert definitions["MARAC-REPEATS"][5] == "Cases heard in the same months"
    assert "November 2008" in definitions["MARAC-REPEATS"]


def test_the_stamp_can_be_read_by_a_person() -> None:
    rows = {row[0]: row[1] for row in _texts(_book(domestic_abuse(seen=3))["Stamp"])}
    assert rows["partnership"] == "peterborough"
    assert rows["holder"] == "domestic-abuse"
    assert rows["month"] == "2008-12"
    assert (rows["version"], rows["seen"]) == ("1", "3")


def test_the_document_says_what_it_is() -> None:
    properties = _book().properties
    assert (
        properties.title
        == "Return of Domestic Abuse Task and Finish Group, December 2008"
    )
    assert properties.creator == "Safer Peterborough Partnership"


def test_it_can_be_read_on_screen_and_paper() -> None:
    sheet = _book()["Return"]
    assert sheet.freeze_panes == "C2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["C1"].comment.text == "The latest earlier figure, for November 2008."


def test_the_same_template_makes_the_same_bytes() -> None:
    first = write_template(domestic_abuse(), filled())
    domestic_abuse.cache_clear()
    assert write_template(domestic_abuse(), filled()) == first
    assert write_template_csv(domestic_abuse()) == write_template_csv(domestic_abuse())


def test_the_csv_begins_with_its_stamp() -> None:
    lines = write_template_csv(domestic_abuse(seen=2)).decode("utf-8-sig").splitlines()
    assert lines[0] == (
        "# saferplan return; partnership=peterborough; holder=domestic-abuse; "
        "month=2008-12; version=1; seen=2"
    )
    assert lines[1] == ",".join(BOTH)
    assert lines[3].startswith("MARAC-CASES,High-risk domestic abuse cases heard")


def test_a_title_in_a_csv_is_never_a_formula() -> None:
    made = _only(Kind.COUNT)
    line = replace(
        made.lines[0],
        indicator=replace(made.lines[0].indicator, plain_title="=HYPERLINK(1)"),
    )
    text = write_template_csv(replace(made, lines=(line,))).decode("utf-8-sig")
    assert ",'=HYPERLINK(1)" in text
