"""Native charts: what they show, and what the data sheet behind them says."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from pptx.chart.data import CategoryChartData

from saferplan.documents.comparing.edits import Kind
from tests.documents.comparing.sent_back import (
    comparison,
    deck,
    made,
    part,
    rewritten,
    slide_of,
    the_edit,
    told,
    trace,
    with_parts,
)

VIOLENCE = "Violence with injury: 3.6% behind target"
WHERE = f"Slide 13 “{VIOLENCE}”, chart"


def _chart(show: Any) -> Any:
    slide = slide_of(show, VIOLENCE)
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def _with(chart: Any, **last: float | None) -> Any:
    """The same data, the last value of each series named put in place."""
    plot = chart.plots[0]
    data = CategoryChartData()
    # The library gives the days of the axis as texts of their numbers.
    data.categories = [
        date(1899, 12, 30) + timedelta(days=float(day)) for day in plot.categories
    ]
    for series in plot.series:
        values = list(series.values)
        values[-1] = last.get(series.name, values[-1])
        data.add_series(series.name, values)
    return data


def test_a_value_edited_in_the_chart_is_told_with_its_series_and_month() -> None:
    """December is the last month; made_pack has 1,088 in the year to it."""

    def change(show: Any) -> None:
        chart = _chart(show)
        chart.replace_data(_with(chart, Actual=1020))

    found = comparison(made("pptx"), deck(change))
    assert told(found) == [
        ("figure", f"{WHERE}, Actual, December 2008", "1,088", "1,020")
    ]
    assert found.edits[0].trace == trace("LONG1")
    assert found.summary == "1 figure was changed by hand."


def test_two_series_edited_at_once_are_two_figures() -> None:
    def change(show: Any) -> None:
        chart = _chart(show)
        chart.replace_data(_with(chart, Actual=1020, Target=1100))

    found = comparison(made("pptx"), deck(change))
    assert [edit.after for edit in found.edits] == ["1,020", "1,100"]


def test_a_value_taken_out_of_the_chart_is_told() -> None:
    def change(show: Any) -> None:
        chart = _chart(show)
        chart.replace_data(_with(chart, Actual=None))

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.before, edit.after) == (Kind.FIGURE, "1,088", "")


def _sheet_behind(content: bytes) -> str:
    """The part with the data of the chart of violence, which is drawn second."""
    return part_named(content, "chart2")


def part_named(content: bytes, chart: str) -> str:
    links = part(content, f"ppt/charts/_rels/{chart}.xml.rels").decode()
    return "ppt/" + links.partition('Target="../')[2].partition('"')[0]


def test_a_data_sheet_that_says_otherwise_than_the_chart_is_told() -> None:
    before = made("pptx")
    name = _sheet_behind(before)
    book = load_workbook(BytesIO(part(before, name)))
    sheet = book.active
    assert sheet.cell(sheet.max_row, 2).value == 1088
    sheet.cell(sheet.max_row, 2).value = 1003
    kept = BytesIO()
    book.save(kept)
    found = comparison(before, with_parts(before, {name: kept.getvalue()}))
    (edit,) = found.edits
    assert (edit.kind, edit.before, edit.after) == (Kind.FIGURE, "1,088", "1,003")
    assert edit.where == (
        f"{WHERE}, Actual, December 2008: on the data sheet behind it, which shows "
        "once edited"
    )


def test_a_value_that_only_the_chart_shows_is_told_as_both() -> None:
    """Somebody changed what is seen; the sheet behind still has what was made."""

    def change(name: str, content: bytes) -> bytes:
        if name == "ppt/charts/chart2.xml":
            head, shown, foot = content.rpartition(b"<c:v>1088</c:v>")
            assert shown
            return b"".join((head, b"<c:v>1020</c:v>", foot))
        return content

    found = comparison(made("pptx"), rewritten(made("pptx"), change))
    shown, behind = found.edits
    assert (shown.before, shown.after) == ("1,088", "1,020")
    assert (behind.before, behind.after) == ("1,020", "1,088")
    assert "data sheet" in behind.where


def test_a_chart_without_its_data_sheet_is_unchanged() -> None:
    """LibreOffice leaves it out when it saves."""

    def change(name: str, content: bytes) -> bytes | None:
        return None if "/embeddings/" in name else content

    assert comparison(made("pptx"), rewritten(made("pptx"), change)).edits == ()


def test_a_label_typed_over_a_point_is_told() -> None:
    def change(show: Any) -> None:
        point = _chart(show).plots[0].series[0].points[3]
        point.data_label.text_frame.text = "1,001"

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.after) == (Kind.ADDED, "1,001")
    assert edit.where == f"Slide 13 “{VIOLENCE}”, text in the chart"
