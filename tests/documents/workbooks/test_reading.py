"""What a workbook holds, against two other readers; and what is refused."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from saferplan.documents.workbooks import (
    ErrorCell,
    FormulaCell,
    PercentCell,
    Unreadable,
    cell_name,
    read_workbook,
)
from tests.documents.workbooks import made_by_hand as hand

ROWS: list[list[Any]] = [
    ["code", "value", None, "remark"],
    ["A", 134, 0.25, "plain"],
    ["B", -3, 1e-7, "two\nlines"],
    [None, None, None, None],
    ["C", date(2008, 12, 1), datetime(2008, 12, 1, 14, 30), "é £ “”"],  # noqa: DTZ001
    ["D", True, 1234567.5, " spaces "],
]


def _workbook(rows: list[list[Any]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Return"
    for row in rows if rows is not None else ROWS:
        sheet.append(row)
    book.create_sheet("Aside").sheet_state = "hidden"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_cells_come_as_they_were_written() -> None:
    book = read_workbook(_workbook(), "a.xlsx")
    assert book.kind == "xlsx"
    assert [(s.name, s.is_hidden) for s in book.sheets] == [
        ("Return", False),
        ("Aside", True),
    ]
    assert [list(row) for row in book.sheets[0].rows] == ROWS


def test_cells_agree_with_another_reader() -> None:
    """calamine, which aborts the whole process on a hostile file, is right here."""
    content = _workbook()
    theirs = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(
        "Return"
    )
    expected = [
        [None if cell == "" else cell for cell in row]
        for row in theirs.to_python(skip_empty_area=False)
    ]
    assert [
        list(r) for r in read_workbook(content, "a.xlsx").sheets[0].rows
    ] == expected


def test_all_rows_of_a_sheet_are_equally_long() -> None:
    sheet = read_workbook(_workbook([["a"], [], ["b", "c", "d"]]), "a.xlsx").sheets[0]
    assert sheet.rows == (
        ("a", None, None),
        (None, None, None),
        ("b", "c", "d"),
    )


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ("<c><f>A1+1</f></c>", FormulaCell, "=A1+1"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', ErrorCell, "#DIV/0!"),
        ('<c t="e"><v>#REF!</v></c>', ErrorCell, "#REF!"),
        ("<c><v>1e999</v></c>", ErrorCell, "#NUM!"),
        ('<c t="str"><f>A1</f><v>done</v></c>', str, "done"),
        ('<c t="s"><v>0</v></c>', str, "shared"),
        ("<c><v>nonsense</v></c>", str, "nonsense"),
        ('<c t="inlineStr"><is><t>a_x0007_b</t></is></c>', str, "a�b"),
    ],
)
def test_formulas_and_errors_can_be_told_apart(
    cell: str, kind: type[str], text: str
) -> None:
    parts = hand.xlsx_parts(hand.sheet_xml(hand.row(cell)))
    found = read_workbook(hand.zipped(parts), "a.xlsx").sheets[0].rows[0][0]
    assert type(found) is kind
    assert found == text


def test_a_formula_that_was_saved_is_its_result() -> None:
    sheet = hand.sheet_xml(hand.row("<c><f>1+1</f><v>2</v></c>"))
    book = read_workbook(hand.zipped(hand.xlsx_parts(sheet)), "a.xlsx")
    assert book.sheets[0].rows == ((2,),)


def _shown_as(number: float, shown: str) -> Any:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = number
    sheet["A1"].number_format = shown
    kept = BytesIO()
    book.save(kept)
    return read_workbook(kept.getvalue(), "a.xlsx").sheets[0].rows[0][0]


@pytest.mark.parametrize(
    ("number", "shown", "expected"),
    [
        (39783, "dd/mm/yyyy", date(2008, 12, 1)),
        (39783, "mmm-yy", date(2008, 12, 1)),
        (39783.5, "yyyy-mm-dd hh:mm", datetime(2008, 12, 1, 12)),  # noqa: DTZ001
        (0.75, "hh:mm", time(18, 0).strftime("%H:%M")),
        (39783, '0 "days"', 39783),
        (39783, "[Red]#,##0", 39783),
        (1, "General", 1),
        (9e9, "dd/mm/yyyy", 9e9),
    ],
)
def test_a_number_is_what_a_person_sees(
    number: float, shown: str, expected: Any
) -> None:
    """1 December 2008 is day 39,783 of Excel's calendar."""
    assert _shown_as(number, shown) == expected


def test_a_percentage_is_told_from_its_fraction() -> None:
    found = _shown_as(0.12, "0.0%")
    assert isinstance(found, PercentCell)
    assert found == 0.12


def _typed(kind: str, value: str) -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:{kind}-value="{value}"/>'
    )


def test_ods_is_read_with_what_is_repeated() -> None:
    number = '<table:table-cell office:value-type="float" office:value="31"/>'
    twice = hand.ods_cell("x", ' table:number-columns-repeated="2"')
    rows = (
        hand.ods_row(twice, number)
        + hand.ods_row(extra=' table:number-rows-repeated="2"')
        + hand.ods_row(
            "y",
            _typed("boolean", "true"),
            _typed("date", "2008-12-01"),
        )
    )
    book = read_workbook(hand.zipped(hand.ods_parts(hand.content_xml(rows))), "a.ods")
    assert book.kind == "ods"
    assert book.sheets[0].rows == (
        ("x", "x", 31),
        (None, None, None),
        (None, None, None),
        ("y", True, date(2008, 12, 1)),
    )


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        # As LibreOffice writes them.
        (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
            'office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>',
            ErrorCell,
            "#DIV/0!",
        ),
        ('<table:table-cell table:formula="of:=1+1"/>', FormulaCell, "=1+1"),
        (hand.ods_cell("#1 in the list"), str, "#1 in the list"),
    ],
)
def test_formulas_and_errors_of_ods_can_be_told_apart(
    cell: str, kind: type[str], text: str
) -> None:
    content = hand.content_xml(hand.ods_row(cell))
    found = read_workbook(hand.zipped(hand.ods_parts(content)), "a.ods").sheets[0]
    assert type(found.rows[0][0]) is kind
    assert found.rows[0][0] == text


def test_a_comment_on_a_cell_is_not_its_text() -> None:
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation>'
        "<text:p>aside</text:p></office:annotation><text:p>own</text:p>"
        "</table:table-cell>"
    )
    content = hand.content_xml(hand.ods_row(cell))
    book = read_workbook(hand.zipped(hand.ods_parts(content)), "a.ods")
    assert book.sheets[0].rows == (("own",),)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_whatever_its_separator_and_encoding(
    separator: str, encoding: str
) -> None:
    rows = [["code", "value", "remark"], ["A", "1", "costs £5, 'about'"], ["B", "", ""]]
    lines = [
        separator.join(f'"{c}"' if separator in c else c for c in row) for row in rows
    ]
    content = "\r\n".join(lines).encode(encoding)
    found = read_workbook(content, "a.csv").sheets[0].rows
    assert [[cell or "" for cell in row] for row in found] == rows


def test_the_hint_for_excel_is_no_row() -> None:
    rows = read_workbook(b"sep=;\ncode;value\nA;1,5\n", "a.csv").sheets[0].rows
    assert rows == (("code", "value"), ("A", "1,5"))


def test_a_broken_text_names_its_line() -> None:
    with pytest.raises(Unreadable, match="Line 3"):
        read_workbook(b'code,value\nA,1\n"B,2\n', "a.csv")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
         "save it as .xlsx"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
         + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.xlsm", b"PK\x03\x04", "macros"),
        ("a.xlsx", b"", "empty"),
        ("a.csv", b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        ("a.pdf", b"%PDF-1.4", "a PDF"),
        ("a.xlsx", b"PK\x03\x04rubbish", "damaged"),
    ],
)  # fmt: skip
def test_what_it_is_not_is_said(name: str, content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_workbook(content, name)
    assert said in str(refused.value)


def test_cells_are_named_as_spreadsheets_do() -> None:
    """The last cell of a sheet of Excel."""
    assert cell_name(1_048_575, 16_383) == "XFD1048576"
