"""Three spreadsheets as councils make them, written afresh for each test.

`performance` has indicators down and months across, a sheet a year, with notes on
top, totals, running totals and percentages (two of them the plan's own wrong ones).
`partners` has months down and indicators across, with quarter subtotals, and is
saved by LibreOffice as .ods. `published` has years across: rates and counts of one
authority from the Department for Education's Local Authority Interactive Tool, with
its sign for what is withheld. `action_plan` is an action plan.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

MONTHS = "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar".split()
NOTHING: tuple[None, ...] = (None,) * 4

# The plan's table of April to November 2008.
CASES = (15, 14, 14, 16, 14, 14, 18, 29)
CASES_SO_FAR = (15, 29, 43, 59, 73, 87, 105, 134)
CASES_TARGET = (16, 33, 49, 65, 81, 98, 114, 130, 146, 179, 211, 244)
REPEATS = (0, 0, 3, 14, 6, 5, 2, 10)
REPEATS_SO_FAR = (0, 0, 3, 17, 23, 28, 30, 40)
PERCENTAGES = ("0%", "0%", "7.0%", "28.8%", "31.5%", "32.2%", "26.3%", "30.8%")

# Made up, with a slip of each kind.
BURGLARY_2007 = (91, 88, 84, 86, 80, 79, 83, 90, 94, 92, 87, 85)
BURGLARY_2008 = (82, "85*", 80, 79, 77, 78, 74, 81, 255, 83, "8O", 76)
CARS_2007 = (120, 118, 125, 116, 110, 114, 119, 121, 117, 113, 108, 111)
CARS_2008 = (109, 112, 104, 101, 99, 103, 106, 108, 100, 97, "tbc", None)
FIRES_2007 = (34, 41, 38, 45, 39, 30, 28, 35, 22, 20, 24, 31)
FIRES_2008 = (30, 36, 35, 33, 40, 27, 25, 38, 21, 18, 19, 26)


def performance() -> bytes:
    """Two sheets, one a financial year: months across."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "2007-08"
    _performance_2007(first)
    _performance_2008(book.create_sheet("2008-09"))
    return _saved(book)


def _performance_2007(sheet: Worksheet) -> None:
    _put(sheet, 1, "Safer Anytown Partnership: performance monitoring")
    _put(sheet, 2, "Figures are as recorded when the sheet was closed.")
    _year_over_months(sheet, 4, "2007/08")
    _put(sheet, 5, "Ref", "Indicator", *MONTHS, "Total")
    _put(sheet, 6, "SAC 1", "Burglary (dwelling)", *BURGLARY_2007, 1039)
    _put(sheet, 7, "SAC 2", "Theft from vehicles", *CARS_2007, 1392)
    _put(sheet, 8, None, "Total acquisitive crime", *_sums(BURGLARY_2007, CARS_2007))
    _put(sheet, 10, "F 1", "Deliberate fires", *FIRES_2007, 387)


def _performance_2008(sheet: Worksheet) -> None:
    _put(sheet, 1, "Safer Anytown Partnership: performance monitoring")
    _put(sheet, 2, "MARAC percentages are cumulative; the target is for the year.")
    _year_over_months(sheet, 4, "2008/09")
    _put(sheet, 5, "Ref", "Indicator", *MONTHS, "Total")
    _put(sheet, 6, "SAC 1", "Burglary (dwelling)", *BURGLARY_2008, None)
    _put(sheet, 7, "SAC 2", "Theft from vehicles", *CARS_2008, 1039)
    _put(sheet, 8, "F 1", "Deliberate fires", *FIRES_2008, 348)
    _put(sheet, 10, None, "MARAC")
    _put(sheet, 11, "DA 1", "Cases heard", *CASES, *NOTHING, 134)
    _put(sheet, 12, None, "Cumulative cases", *CASES_SO_FAR, *NOTHING, 134)
    _put(sheet, 13, None, "Cumulative target", *CASES_TARGET, 244)
    _put(sheet, 14, "DA 2", "Repeat cases", *REPEATS, *NOTHING, 40)
    _put(sheet, 15, None, "Cumulative repeats", *REPEATS_SO_FAR, *NOTHING, 40)
    _put(sheet, 16, None, "% repeats", *PERCENTAGES, *NOTHING, "29.9%")
    _put(sheet, 18, None, "Source: partners' monthly returns, closed in March 2009.")


def _sums(*rows: Sequence[int]) -> list[int]:
    months = [sum(held) for held in zip(*rows, strict=True)]
    return [*months, sum(months)]


def _year_over_months(sheet: Worksheet, row: int, year: str) -> None:
    """The year in one merged cell over its twelve months."""
    sheet.cell(row, 3, year).font = Font(bold=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=3, end_column=14)


def _put(sheet: Worksheet, row: int, *cells: object) -> None:
    for column, cell in enumerate(cells, start=1):
        if cell is not None:
            sheet.cell(row, column, cell)


def _saved(book: Workbook) -> bytes:
    held = BytesIO()
    book.save(held)
    return held.getvalue()


# Months of 2008 and 2009: anti-social behaviour, graffiti removed, young people in
# diversion on the last day of the month.
ASB = (310, 324, 341, 362, 377, 333, 305, 348, 260, 255, 271, 298)
GRAFFITI = (41, 38, 45, 52, 49, 36, 40, 44, 27, 30, 33, 39)
DIVERSION = (18, 19, 21, 22, 22, 20, 23, 24, 24, 25, 25, 26)
CALENDAR = [date(2008 + (m < 4), m, 1) for m in (*range(4, 13), 1, 2, 3)]


def partners(folder: Path) -> bytes:
    """Months down, indicators across, a subtotal after each quarter; .ods."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ASB group"
    _put(sheet, 1, "Anti-social behaviour task and finish group")
    _put(sheet, 3, None, "Incidents", None, "Young people")
    sheet.merge_cells("B3:C3")
    _put(sheet, 4, "Month", "ASB incidents", "Graffiti incidents", "In diversion")
    row = 5
    for quarter in range(4):
        for at in range(3 * quarter, 3 * quarter + 3):
            _put(sheet, row, CALENDAR[at], ASB[at], GRAFFITI[at], DIVERSION[at])
            sheet.cell(row, 1).number_format = "mmm yy"
            row += 1
        three = slice(3 * quarter, 3 * quarter + 3)
        _put(sheet, row, f"Q{quarter + 1}", sum(ASB[three]), sum(GRAFFITI[three]))
        row += 1
    # Somebody forgot the last month when they added up the year.
    _put(sheet, row, "Total", sum(ASB), sum(GRAFFITI[:-1]), DIVERSION[-1])
    source = folder / "partners.xlsx"
    source.write_bytes(_saved(book))
    return _as_ods(source).read_bytes()


def _as_ods(source: Path) -> Path:
    """The file opened in LibreOffice and saved as .ods."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{source.parent}/profile",
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            str(source.parent),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return source.with_suffix(".ods")


YEARS = tuple(range(2016, 2025))
ENTRANTS = (323, 382, 213, 275, 238, 236, 182, 198, 187)
REOFFENDING = (43.98, 50.76, 37, 33.87, 28.05, 33.33, 30.56, 31.82, 32.47)
PROTECTION = (398, 337, 345, 323, 263, 354, 224, 186, 412)
CONVICTIONS = (0, 4, "c", "c", "c", "c", "c", "c", "c")
WINDOWS = ("2013/14-15/16", "2014/15-16/17", "2015/16-17/18", "2016/17-18/19")
ALCOHOL = (45.48, 37.52, 23.29, 16.26)


def published() -> bytes:
    """Years across: rates and counts of Peterborough, as they were published."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Community safety"
    _put(sheet, 1, "Peterborough: Local Authority Interactive Tool")
    _put(sheet, 2, "Source: Department for Education. c: withheld.")
    _put(sheet, 4, "Measure", *YEARS)
    _put(
        sheet,
        5,
        "First time entrants to the youth justice system (rate per 100,000)",
        *ENTRANTS,
    )
    _put(sheet, 6, "Proven re-offending by young offenders 15-17 (%)", *REOFFENDING)
    _put(sheet, 7, "Children becoming subject of a protection plan", *PROTECTION)
    _put(sheet, 8, "Convictions of children looked after", *CONVICTIONS)
    other = book.create_sheet("Three years")
    _put(other, 1, "Measure", *WINDOWS)
    _put(other, 2, "Alcohol admissions under 18 (rate per 100,000)", *ALCOHOL)
    return _saved(book)


def action_plan() -> bytes:
    """Two actions with three milestones, as a group keeps them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Action plan"
    _put(sheet, 1, "Burglary group: action plan 2008/09")
    _put(sheet, 3, "Ref", "Action", "Milestone", "Lead", "Due", "Status", "Comments")
    _put(
        sheet, 4, "B1", "Mark property in student lets", "Kits bought",
        "County Constabulary", date(2008, 9, 30), "Complete", "300 kits",
    )  # fmt: skip
    _put(sheet, 5, None, None, "Two halls visited", None, "31/3/2009", "In progress")
    _put(
        sheet, 6, "B2", "Alley gates at the mill", "Order made", "Highways officer",
        "June 2009", "Not started",
    )  # fmt: skip
    return _saved(book)
