"""The workbook: every figure the pack's, typed, in plain tables."""

import json
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from saferplan.documents.json.positions import position_object
from saferplan.documents.xlsx import write
from tests.documents.made_pack import made_pack, quiet_pack

MARKS = {"SURVEY1": "[x]", "C1": "[c]", "LONG-CODE-OF-AN-INDICATOR": "[x]"}
SHEETS = ["Cover", "Dashboard", "Positions", "Series", "Forecasts", "Notes"]


@pytest.fixture(scope="module")
def pack():
    return made_pack(4)


@pytest.fixture(scope="module")
def book(pack):
    return load_workbook(BytesIO(write(pack)))


def records(book, name):
    """The rows of a sheet as dictionaries by heading."""
    heads, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_sheets_stand_in_order(book):
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_is_a_plain_table(book, name):
    sheet = book[name]
    assert list(sheet.merged_cells.ranges) == []
    headings = [cell.value for cell in sheet[1]]
    assert all(isinstance(heading, str) for heading in headings)
    assert len(set(headings)) == len(headings)
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions
    assert [column.name for column in table.tableColumns] == headings
    assert table.autoFilter is not None
    assert sheet.freeze_panes is not None
    assert sheet.freeze_panes.endswith("2")


@pytest.mark.parametrize("name", SHEETS)
def test_no_cell_is_empty_and_no_number_is_text(book, name):
    for row in book[name].iter_rows(min_row=2):
        for cell in row:
            assert cell.value not in (None, "")
            assert cell.data_type != "f"
            if isinstance(cell.value, str):
                assert not cell.value.replace(",", "").replace(".", "").isdigit()


@pytest.mark.parametrize("name", SHEETS)
def test_print_set_up(book, name):
    sheet = book[name]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_positions_have_every_field_of_the_wire(book, pack):
    found = records(book, "Positions")
    assert len(found) == len(pack.lines)
    for row, line in zip(found, pack.lines, strict=True):
        sent = position_object(line.position, line.trace)
        assert list(row) == list(sent)
        for key, value in sent.items():
            assert_same(key, row[key], value)


def assert_same(key, shown, value):
    if key == "forecasts":
        assert shown == len(value)
    elif value is None or value in ("", []):
        assert shown in ("[x]", "[z]", "[c]")
    elif isinstance(value, list):
        assert shown == " ".join(value)
    elif isinstance(shown, datetime):
        assert shown.date().isoformat() == value
    else:
        assert shown == value
        assert isinstance(shown, str) == isinstance(value, str)


def test_series_are_those_of_the_charts(book, pack):
    expected = [
        (
            line.code,
            point.period.code,
            point.period.basis.value,
            point.period.start,
            point.period.end,
            point.value,
            point.target,
            point.provisional,
        )
        for line in pack.lines
        for point in line.history
    ]
    found = records(book, "Series")
    assert len(found) == len(expected)
    for row, point in zip(found, expected, strict=True):
        code, period, basis, start, end, value, target, provisional = point
        assert (row["indicator"], row["period"], row["basis"]) == (code, period, basis)
        assert (row["period_starts"].date(), row["period_ends"].date()) == (start, end)
        assert row["value"] == (
            "[x]" if value is None else pytest.approx(value, rel=1e-11)
        )
        assert row["target"] == (
            "[z]" if target is None else pytest.approx(target, rel=1e-11)
        )
        assert row["provisional"] == ("[p]" if provisional else "no")


def test_forecasts_have_their_assumptions(book, pack):
    expected = [
        (line.code, ahead.method, ahead.assumption, ahead.value)
        for line in pack.lines
        for ahead in line.position.forecasts
    ]
    found = [
        (row["indicator"], row["method"], row["assumption"], row["value"])
        for row in records(book, "Forecasts")
    ]
    assert [row[:3] for row in found] == [row[:3] for row in expected]
    assert [row[3] for row in found] == pytest.approx([row[3] for row in expected])


def test_dashboard_says_the_status_as_a_word(book, pack):
    found = records(book, "Dashboard")
    by_code = {row["Code"]: row for row in found}
    assert by_code["S1"]["Status"] == "Red"
    assert by_code["S1"]["Latest"] == 5109
    assert by_code["S1"]["Target now"] == 4773
    assert by_code["S1"]["Distance"] == "7.0% behind"
    assert by_code["YTD1"]["Status"] == "Green"
    assert by_code["SURVEY1"]["Latest"] == "[x]"
    assert by_code["C1"]["Latest"] == "[c]"
    assert by_code["STOCK1"]["Target now"] == "[z]"
    assert [row["Trace"] for row in found] == [line.trace for line in pack.lines]


def test_numbers_bear_their_formats(book):
    heads = [cell.value for cell in book["Dashboard"][1]]
    place = heads.index("Latest") + 1
    formats = {
        book["Dashboard"].cell(row=row, column=2).value: book["Dashboard"]
        .cell(row=row, column=place)
        .number_format
        for row in range(2, book["Dashboard"].max_row + 1)
    }
    assert formats["S1"] == "#,##0"
    assert formats["RATIO1"] == '#,##0.0"%"'


def test_text_that_looks_like_a_formula_stays_text(book):
    names = [row["Indicator"] for row in records(book, "Dashboard")]
    assert "=Perceptions of drunk and rowdy behaviour" in names


def test_cover_and_notes_say_what_must_be_said(book, pack):
    cover = {row["Item"]: row["Text"] for row in records(book, "Cover")}
    assert cover["Title"] == pack.title
    assert cover["Completeness"] == pack.completeness
    assert cover["Rule for the colours"] == pack.rule
    notes = records(book, "Notes")
    shorthand = {row["Code"] for row in notes if row["Kind"] == "Shorthand"}
    assert {"[x]", "[z]", "[c]", "[p]", "[r]", "[e]", "[f]", "[b]", "[u]", "[low]"} == (
        shorthand
    )
    missing = [row["Code"] for row in notes if row["Kind"] == "Missing"]
    assert missing == [gap.code for gap in pack.absences]
    assert ("Caveat", "Cases, not people.") in {
        (row["Kind"], row["Text"]) for row in notes
    }


def test_properties_are_fixed(book, pack):
    found = book.properties
    assert found.title == "Delivery Board: performance report, December 2008"
    assert found.creator == "Safer Anytown Partnership"
    assert found.created == found.modified == datetime(2008, 12, 31)  # noqa: DTZ001
    custom = {held.name: held.value for held in book.custom_doc_props.props}
    assert custom["Language"] == pack.language


def test_two_runs_make_the_same_bytes(pack):
    assert write(pack) == write(pack)
    with ZipFile(BytesIO(write(pack))) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_second_reader_sees_the_same_numbers(pack):
    opened = CalamineWorkbook.from_filelike(BytesIO(write(pack)))
    assert opened.sheet_names == SHEETS
    heads, *rows = opened.get_sheet_by_name("Positions").to_python()
    values = [row[heads.index("value")] for row in rows]
    for shown, line in zip(values, pack.lines, strict=True):
        value = line.position.figure.value
        expected = pytest.approx(value) if value is not None else MARKS[line.code]
        assert shown == expected
    days = {row[heads.index("as_at")] for row in rows}
    assert days == {date(2008, 12, 31)}


def test_pack_without_changes_or_forecasts_opens(pack):
    book = load_workbook(BytesIO(write(quiet_pack())))
    assert book.sheetnames == SHEETS
    assert json.dumps(book["Dashboard"]["B2"].value) == '"YTD1"'


def test_sheet_without_rows_has_its_headings_alone():
    from dataclasses import replace  # noqa: PLC0415

    empty = replace(quiet_pack(), sections=())
    book = load_workbook(BytesIO(write(empty)))
    assert [cell.value for cell in book["Forecasts"][1]][:2] == ["indicator", "method"]
    assert book["Forecasts"].max_row == 1
    assert len(book["Forecasts"].tables) == 0
