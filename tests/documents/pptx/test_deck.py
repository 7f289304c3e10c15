"""The slides: a finding as each title, native charts with the pack's figures."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from saferplan.core.boards.pack import Branding
from saferplan.documents.pptx import write
from saferplan.documents.zip_times import with_fixed_times
from tests.documents.made_pack import made_pack, quiet_pack


@pytest.fixture(scope="module")
def pack():
    return made_pack(4)


@pytest.fixture(scope="module")
def show(pack):
    return Presentation(BytesIO(write(pack)))


def slide_of(show, line):
    return next(s for s in show.slides if s.shapes.title.text == line.headline)


def line_of(pack, code):
    return next(line for line in pack.lines if line.code == code)


def chart_on(show, pack, code):
    slide = slide_of(show, line_of(pack, code))
    (frame,) = (shape for shape in slide.shapes if shape.has_chart)
    return frame.chart


def texts_on(slide):
    found = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def test_every_slide_has_a_title_of_its_own(show):
    titles = [slide.shapes.title.text for slide in show.slides]
    assert all(title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


def test_slides_stand_in_the_order_of_the_papers(show, pack):
    titles = [slide.shapes.title.text for slide in show.slides]
    assert titles[0] == "Delivery Board: performance report"
    assert titles[1].startswith("Exceptions: ")
    assert titles[2].startswith("What changed since November 2008: ")
    assert titles[3] == f"What is missing: {len(pack.absences)} figures"
    assert titles[4].startswith("Serious acquisitive crime: ")
    assert titles[-len(pack.lines) :] == [line.headline for line in pack.lines]


def test_cover_says_what_the_pack_is(show, pack):
    said = "\n".join(texts_on(show.slides[0]))
    for words in (
        "Safer Anytown Partnership",
        "Delivery Board",
        "December 2008",
        "31 December 2008",
        "all that is known",
        "Ledger entry\t7",
        "draft",
        "OFFICIAL",
        "Members of the Delivery Board",
        pack.completeness,
        pack.rule,
    ):
        assert words in said


def test_exceptions_say_what_and_by_how_much_on_one_slide(show, pack):
    (table,) = (s.table for s in show.slides[1].shapes if s.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert len(rows) == len(pack.exceptions)
    for row, line in zip(rows, pack.exceptions, strict=True):
        assert row[0].split("\xa0") in (["■", "Red"], ["▲", "Amber"])
        assert row[1].startswith(line.name)
        assert "behind" in row[2]


def test_exceptions_too_many_for_a_slide_are_counted():
    many = made_pack(40)
    red = [line for line in many.lines if line.position.is_exception]
    lines = tuple(replace(red[n % len(red)], owner=f"Owner {n}") for n in range(60))
    section = replace(many.sections[0], lines=lines)
    found = Presentation(BytesIO(write(replace(many, sections=(section,)))))
    slide = found.slides[1]
    (table,) = (s.table for s in slide.shapes if s.has_table)
    shown = len(table.rows) - 1
    assert 10 < shown < 60
    assert f"and {60 - shown} more, in the tables that follow." in texts_on(slide)


def test_dashboard_has_every_indicator_with_its_figures(show, pack):
    held = [
        [cell.text for cell in row.cells]
        for slide in show.slides
        for shape in slide.shapes
        if shape.has_table and shape.table.cell(0, 1).text == "Latest"
        for row in list(shape.table.rows)[1:]
    ]
    assert [row[0].split("\n")[0] for row in held] == [line.name for line in pack.lines]
    by_name = {row[0].split("\n")[0]: row for row in held}
    assert by_name["Repeat cases"][:4] == [
        "Repeat cases\nRATIO1 · lower is better",
        "29.9%\nApril to November 2008",
        "28.0%\nApril 2008 to March 2009",
        "■\xa0Red",
    ]


def test_every_chart_picture_and_table_has_words_in_its_place(show):
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                words = shape._element.xpath(".//p:cNvPr")[0].get("descr")
                assert words
                if shape.has_chart:
                    assert slide.shapes.title.text in words
                    assert "better" in words or "direction" in words


def test_each_indicator_with_a_value_has_one_native_chart(show, pack):
    for line in pack.lines:
        charts = [s for s in slide_of(show, line).shapes if s.has_chart]
        has_value = line.position.figure.value is not None or any(
            point.value is not None for point in line.history
        )
        assert len(charts) == (1 if has_value else 0)


def test_long_series_is_a_line_with_its_target(show, pack):
    chart = chart_on(show, pack, "LONG1")
    points = line_of(pack, "LONG1").history
    assert chart.chart_type == XL_CHART_TYPE.LINE
    actual, target = chart.plots[0].series
    assert (actual.name, target.name) == ("Actual", "Target")
    assert list(actual.values) == [point.value for point in points]
    assert list(target.values) == [point.target for point in points]
    dash = target._element.find(f".//{qn('a:prstDash')}")
    assert dash.get("val") == "dash"


def test_chart_can_be_edited_because_its_figures_are_inside(show, pack):
    chart = chart_on(show, pack, "YTD1")
    blob = chart.part.chart_workbook.xlsx_part.blob
    sheet = load_workbook(BytesIO(blob)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][1:] == ("Actual", "Target")
    assert rows[1:] == [
        (label, point.value, point.target)
        for label, point in zip(
            ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"),
            line_of(pack, "YTD1").history,
            strict=True,
        )
        for label in [f"{label} 2008"]
    ]


def test_year_to_date_does_not_run_on_into_the_next_year(show, pack):
    chart = chart_on(show, pack, "YTD2")
    labels = [str(label) for label in chart.plots[0].categories]
    values = list(chart.plots[0].series[0].values)
    gap = labels.index("Mar 2008") + 1
    assert values[gap] is None
    assert labels[gap + 1] == "Apr 2008"
    held = [value for value in values if value is not None]
    assert held == [point.value for point in line_of(pack, "YTD2").history]


def test_provisional_point_is_hollow(show, pack):
    series = chart_on(show, pack, "YTD2").plots[0].series[0]
    last = len(list(series.values)) - 1
    (point,) = (
        p
        for p in series._element.findall(qn("c:dPt"))
        if p.find(qn("c:idx")).get("val") == str(last)
    )
    inside = point.find(f"{qn('c:marker')}/{qn('c:spPr')}/{qn('a:solidFill')}/*")
    assert inside.get("val") == "bg1"


def test_few_parts_are_columns_with_a_gap_for_the_missing_one(show, pack):
    chart = chart_on(show, pack, "Q1")
    assert chart.chart_type == XL_CHART_TYPE.COLUMN_CLUSTERED
    actual, target = chart.plots[0].series
    assert list(actual.values) == [22, 18, None, 20]
    assert list(target.values) == [25, 25, None, 25]


def test_one_figure_stands_beside_its_target(show, pack):
    chart = chart_on(show, pack, "S1")
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert list(chart.plots[0].categories) == [
        "Actual: 12 months to December 2008",
        "Target: April 2008 to March 2009",
    ]
    assert list(chart.plots[0].series[0].values) == [5109, 4773]


def test_forecast_is_called_one(show, pack):
    labels = list(chart_on(show, pack, "F1").plots[0].categories)
    assert labels[0] == "Forecast: April 2008 to March 2009"


def test_counts_start_at_zero(show, pack):
    for code in ("LONG1", "YTD1", "Q1", "S1"):
        assert chart_on(show, pack, code).value_axis.minimum_scale == 0


def test_slide_without_a_figure_says_so(show, pack):
    slide = slide_of(show, line_of(pack, "SURVEY1"))
    assert "Survey results awaited." in texts_on(slide)


def test_indicator_slide_has_status_facts_polarity_and_trace(show, pack):
    line = line_of(pack, "YTD1")
    texts = texts_on(slide_of(show, line))
    assert "● Green" in texts
    assert "YTD1 · cases · April to each month · higher is better" in texts
    assert f"Trace {line.trace} · OFFICIAL" in texts
    facts = next(text for text in texts if text.startswith("Against target"))
    assert facts.split("\n")[:7] == [
        "Against target",
        "3.1% ahead",
        "Latest",
        "134",
        "April to November 2008",
        "Target now",
        "130",
    ]


def test_notes_hold_the_detail(show, pack):
    for line in pack.lines:
        notes = slide_of(show, line).notes_slide.notes_text_frame.text
        assert line.sentence in notes
        assert line.position.rag_reason in notes
        assert line.trace in notes
        for remark in line.position.remarks:
            assert remark in notes
        for ahead in line.position.forecasts:
            assert ahead.assumption in notes


def test_language_is_on_every_run(show, pack):
    for slide in show.slides:
        for element in (slide._element, slide.notes_slide._element):
            for run in element.iter(qn("a:r")):
                assert run.find(qn("a:rPr")).get("lang") == pack.language


def test_welsh_pack_says_so():
    welsh = replace(made_pack(), language="cy")
    show = Presentation(BytesIO(write(welsh)))
    assert show.core_properties.language == "cy"
    spoken = {
        look.get("lang") for s in show.slides for look in s._element.iter(qn("a:rPr"))
    }
    assert spoken == {"cy"}


def test_foot_is_read_last(show):
    for slide in list(show.slides)[1:]:
        names = [shape.name for shape in slide.shapes]
        assert names[-2] == "Foot"
        assert names[-1].startswith("Slide Number")


def test_slides_are_wide(show):
    assert show.slide_width / show.slide_height == pytest.approx(16 / 9)


def test_properties_come_from_the_pack(show, pack):
    found = show.core_properties
    assert found.title == "Delivery Board: performance report, December 2008"
    assert found.author == "Safer Anytown Partnership"
    assert found.language == "en-GB"
    assert found.created == found.modified == datetime(2008, 12, 31)  # noqa: DTZ001


def test_two_runs_make_the_same_bytes(pack):
    made = write(pack)
    assert made == write(pack)
    with ZipFile(BytesIO(made)) as packed:
        dates = {item.date_time for item in packed.infolist()}
        assert dates == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None
        inner = [name for name in packed.namelist() if name.endswith(".xlsx")]
        assert len(inner) == sum(1 for line in pack.lines if chart_expected(line))
        for name in inner:
            created = load_workbook(BytesIO(packed.read(name))).properties.created
            assert created == datetime(2008, 12, 31)  # noqa: DTZ001


def chart_expected(line):
    return line.position.figure.value is not None or bool(
        [point for point in line.history if point.value is not None]
    )


def test_fixed_times_change_nothing_else(pack):
    kept = BytesIO()
    with ZipFile(kept, "w") as made:
        made.writestr("a.txt", "one")
        made.writestr("folder/b.txt", "two" * 1000)
    with ZipFile(BytesIO(with_fixed_times(kept.getvalue()))) as packed:
        assert packed.testzip() is None
        assert packed.read("folder/b.txt") == b"two" * 1000


def test_all_is_well_is_said():
    show = Presentation(BytesIO(write(quiet_pack())))
    titles = [slide.shapes.title.text for slide in show.slides]
    assert titles[1:4] == [
        "No exceptions: nothing is red or amber",
        "Nothing has changed since November 2008",
        "Nothing is missing",
    ]


# ---------------------------------------------------------------------- branding
def picture():
    kept = BytesIO()
    Image.new("RGB", (300, 100), "#884400").save(kept, "PNG")
    return kept.getvalue()


def template():
    """A partnership's own: 4:3, with a slide left in it."""
    given = Presentation()
    given.slides.add_slide(given.slide_layouts[1]).shapes.title.text = "Left over"
    kept = BytesIO()
    given.save(kept)
    return kept.getvalue()


def test_logo_and_colour_are_used():
    look = Branding(colour="#ffdd00", logo=picture(), logo_type="image/png")
    show = Presentation(BytesIO(write(made_pack(branding=look))))
    (logo,) = (s for s in show.slides[0].shapes if s.shape_type == 13)
    assert logo._element.xpath(".//p:cNvPr")[0].get("descr") == (
        "Logo of the Safer Anytown Partnership"
    )
    assert logo.image.blob == picture()


def test_logo_that_slides_cannot_hold_is_left_out():
    look = Branding(logo=b"<svg/>", logo_type="image/svg+xml")
    show = Presentation(BytesIO(write(made_pack(branding=look))))
    assert [s for s in show.slides[0].shapes if s.shape_type == 13] == []


def test_template_keeps_its_size_layouts_and_theme():
    look = Branding(slide_template=template())
    made = Presentation(BytesIO(write(made_pack(branding=look))))
    given = Presentation(BytesIO(template()))
    assert (made.slide_width, made.slide_height) == (
        given.slide_width,
        given.slide_height,
    )
    assert [layout.name for layout in made.slide_layouts] == [
        layout.name for layout in given.slide_layouts
    ]
    titles = [slide.shapes.title.text for slide in made.slides]
    assert "Left over" not in titles
    assert titles[:2] == ["Delivery Board: performance report", "What this pack shows"]
    assert made.slides[2].slide_layout.name == "Title Only"


def test_colour_that_is_none_gives_way_to_our_own():
    assert write(made_pack(branding=Branding(colour="teal"))) == write(made_pack())


def test_template_that_cannot_be_opened_is_refused_in_words():
    pack = made_pack(branding=Branding(slide_template=b"not a presentation"))
    with pytest.raises(
        ValueError, match="slide template cannot be opened: save it from PowerPoint as"
    ):
        write(pack)
