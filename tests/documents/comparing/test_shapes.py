"""What else may stand on a slide or a sheet: groups, drawings, merged cells."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from saferplan.documents.comparing.edits import Kind
from tests.documents.comparing.sent_back import (
    book,
    changed,
    comparison,
    dashboard,
    deck,
    made,
    slide_of,
    the_edit,
    told,
    trace,
)

BURGLARY = "Burglary & <car> crime"
SLIDE = f"Slide 12 “{BURGLARY}: 7.0% behind target”"
BOX = (0, 0, Pt(90), Pt(90))
_NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def _shape(words: str, hidden: str = "0") -> str:
    return (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="90" name="x" hidden="{hidden}"/>'
        "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p>"
        f"{words}</a:p></p:txBody></p:sp>"
    )


def _run(text: str) -> str:
    return f"<a:r><a:t>{text}</a:t></a:r>"


def _with(xml: str) -> bytes:
    def change(show: Any) -> None:
        slide = slide_of(show, BURGLARY)
        slide.shapes._spTree.append(parse_xml(xml))

    return deck(change)


def _added(content: bytes) -> list[str]:
    found = comparison(made("pptx"), content)
    assert {edit.kind for edit in found.edits} <= {Kind.ADDED}
    return [edit.after for edit in found.edits]


def test_words_in_a_group_are_read() -> None:
    def change(show: Any) -> None:
        group = slide_of(show, BURGLARY).shapes.add_group_shape()
        group.shapes.add_textbox(*BOX).text_frame.text = "In a group"

    assert _added(deck(change)) == ["In a group"]


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        (_shape(_run("Seen")), ["Seen"]),
        (_shape(_run("Unseen"), hidden="1"), []),
        (_shape("<a:fld type='slidenum'><a:t>9</a:t></a:fld>"), []),
        (_shape("<a:fld type='datetime1'><a:t>1 May</a:t></a:fld>"), []),
        (_shape("<a:fld type='other'><a:t>Words</a:t></a:fld>"), ["Words"]),
        (_shape(f"{_run('One')}<a:br/>{_run('line')}"), ["One line"]),
        (
            _shape(
                f"<mc:AlternateContent><mc:Choice>{_run('x')}</mc:Choice>"
                "<mc:Fallback/></mc:AlternateContent>"
            ),
            ["x"],
        ),
        (
            f"<mc:AlternateContent {_NAMES}><mc:Choice>{_shape(_run('First'))}"
            f"</mc:Choice><mc:Fallback>{_shape(_run('Second'))}</mc:Fallback>"
            "</mc:AlternateContent>",
            ["First"],
        ),
        (
            f"<mc:AlternateContent {_NAMES}><mc:Fallback>{_shape(_run('Second'))}"
            "</mc:Fallback></mc:AlternateContent>",
            ["Second"],
        ),
    ],
)
def test_what_is_seen_of_a_shape_is_what_is_read(xml: str, read: list[str]) -> None:
    assert _added(_with(xml)) == read


def test_a_drawing_of_another_kind_is_told_as_a_drawing() -> None:
    frame = (
        f'<p:graphicFrame {_NAMES}><p:nvGraphicFramePr><p:cNvPr id="91" name="x"/>'
        "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic>"
        '<a:graphicData uri="x"><x:relIds xmlns:x="x"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
    edit = the_edit(made("pptx"), _with(frame))
    assert (edit.kind, edit.what, edit.where) == (
        Kind.ADDED,
        "drawing",
        f"{SLIDE}, drawing",
    )


def test_a_picture_that_is_not_there_is_still_a_picture() -> None:
    picture = (
        f'<p:pic {_NAMES}><p:nvPicPr><p:cNvPr id="92" name="x"/><p:cNvPicPr/><p:nvPr/>'
        "</p:nvPicPr><p:blipFill><a:blip/></p:blipFill><p:spPr/></p:pic>"
    )
    edit = the_edit(made("pptx"), _with(picture))
    assert (edit.kind, edit.what) == (Kind.ADDED, "picture")


def test_a_chart_that_was_drawn_beside_is_told_with_its_values() -> None:
    def change(show: Any) -> None:
        data = CategoryChartData()
        data.categories = ["May", "June"]
        data.add_series("Ours", (7, 8.5))
        kind = XL_CHART_TYPE.COLUMN_CLUSTERED
        slide_of(show, BURGLARY).shapes.add_chart(kind, *BOX, data)

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.what, edit.trace) == (Kind.ADDED, "chart", trace("S1"))
    assert edit.after == "Ours · May · 7 · June · 8.5"


def test_a_chart_of_points_is_read() -> None:
    def change(show: Any) -> None:
        data = XyChartData()
        series = data.add_series("Ours")
        series.add_data_point(1, 7)
        series.add_data_point(2, 8.5)
        kind = XL_CHART_TYPE.XY_SCATTER
        slide_of(show, BURGLARY).shapes.add_chart(kind, *BOX, data)

    assert _added(deck(change)) == ["Ours · 1 · 7 · 2 · 8.5"]


def test_a_slide_without_a_title_goes_by_its_first_words() -> None:
    def change(show: Any) -> None:
        slide = show.slides.add_slide(list(show.slide_layouts)[-1])
        for shape in list(slide.shapes):
            shape._element.getparent().remove(shape._element)
        slide.shapes.add_textbox(*BOX).text_frame.text = "Thank you"

    found = comparison(made("pptx"), deck(change))
    assert told(found) == [("added", "Slide 23 “Thank you”", "", "Thank you")]


def test_headings_taken_out_of_a_table_are_one_row() -> None:
    def change(show: Any) -> None:
        table = dashboard(show, BURGLARY)._tbl
        table.remove(table.tr_lst[0])

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.what) == (Kind.REMOVED, "row")
    assert edit.before.startswith("Indicator · Latest · Target now")


def test_a_column_put_elsewhere_is_one_column() -> None:
    def change(show: Any) -> None:
        for row in dashboard(show, BURGLARY)._tbl.tr_lst:
            row.tc_lst[-1].addnext(row.tc_lst[1])

    edit = the_edit(made("pptx"), deck(change))
    assert (edit.kind, edit.before, edit.after) == (Kind.MOVED, "column 2", "column 8")
    assert edit.where.endswith("table, column Latest")


def test_cells_merged_into_one_say_what_the_first_says() -> None:
    def change(show: Any) -> None:
        table = dashboard(show, BURGLARY)
        table.cell(2, 3).text = "Both"
        table.cell(2, 3).merge(table.cell(2, 4))

    found = comparison(made("pptx"), deck(change))
    assert [(edit.before, edit.after) for edit in found.edits] == [
        ("▲ Amber", "Both · –"),
        ("–", ""),
    ]


def test_a_picture_laid_on_a_sheet_is_told() -> None:
    kept = BytesIO()
    Image.new("RGB", (4, 4)).save(kept, "PNG")

    def change(held: Any) -> None:
        held["Dashboard"].add_image(SheetImage(BytesIO(kept.getvalue())), "B2")

    edit = the_edit(made("xlsx"), book(change))
    assert (edit.kind, edit.where) == (Kind.ADDED, "Sheet Dashboard, picture")


def test_a_hundred_sheets_are_read_and_more_are_refused() -> None:
    def more(count: int) -> bytes:
        def change(held: Any) -> None:
            for number in range(count):
                held.create_sheet(f"More {number}")

        return changed(made("xlsx"), "xlsx", change)

    found = comparison(made("xlsx"), more(94))
    assert found.summary == "94 sheets were added."
    with pytest.raises(ValueError, match="more sheets than can be compared"):
        comparison(made("xlsx"), more(95))


@pytest.mark.parametrize(
    ("format_", "value", "told_as"),
    [
        ("0%", 0.12, "12%"),
        ("yyyy-mm-dd", 39813, "2008-12-31"),
        ("yyyy-mm-dd hh:mm", 39813.5, "2008-12-31 12:00"),
        ("hh:mm", 0.5, "12:00"),
        ("General", True, "TRUE"),
        ("General", "two\nlines", "two · lines"),
    ],
)
def test_a_cell_is_told_as_it_is_shown(
    format_: str, value: object, told_as: str
) -> None:
    def change(held: Any) -> None:
        cell = held["Dashboard"]["F2"]
        cell.value, cell.number_format = value, format_

    edit = the_edit(made("xlsx"), book(change))
    assert (edit.before, edit.after) == ("5,109", told_as)
