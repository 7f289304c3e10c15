"""Native charts: editable in PowerPoint, labelled at the line, without a legend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from math import ceil
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.util import Pt
from pptx.util import lazyproperty as once
from xlsxwriter import Workbook

from saferplan.core.wording import figure
from saferplan.documents.pptx.box import Box
from saferplan.documents.pptx.chart_looks import (
    LABEL,
    fill_series,
    label_all,
    label_last,
    last_of,
    look_of_text,
    mark_points,
    name_last,
    no_marks,
    point_look,
    restyle,
    restyle_line,
    set_language,
    stroke,
)
from saferplan.documents.pptx.figures import LONG, ChartFigures, ChartKind
from saferplan.documents.pptx.names import qn
from saferplan.documents.pptx.tables import describe
from saferplan.documents.pptx.words import ACCENT, INK, QUIET, solid_fill, width_of

AXIS = 11.0
_KINDS = {
    ChartKind.LINE: XL_CHART_TYPE.LINE_MARKERS,
    ChartKind.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    ChartKind.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
}
_APART = 17.0
"""Labels whose middles are nearer than this would stand on each other."""
_FOOT, _LEANING_FOOT = 30.0, 62.0
"""Room under the plot for names that stand level, and for names that lean."""
ACTUAL, TARGET = "Actual", "Target"


def add_chart(
    slide: Any, found: ChartFigures, box: Box, language: str, made_on: datetime
) -> Any:
    """Put the chart on the slide; the words that stand for it go with it."""
    data = _data(found, made_on)
    frame = slide.shapes.add_chart(_KINDS[found.kind], *box.place, data)
    frame.name = "Chart"
    describe(frame, found.words)
    chart = frame.chart
    chart.has_legend = False
    chart.has_title = False
    set_language(chart, language)
    chart.font.size = Pt(AXIS)
    solid_fill(look_of_text(chart), QUIET)
    {
        ChartKind.LINE: _draw_lines,
        ChartKind.COLUMNS: _draw_columns,
        ChartKind.BARS: _draw_bars,
    }[found.kind](chart, found, box)
    for look in chart._chartSpace.iter(qn("a:defRPr"), qn("a:endParaRPr")):
        look.set("lang", language)
    return frame


# ------------------------------------------------------------------- the figures
class _Data(CategoryChartData):
    """Chart data whose workbook bears a given date, not the clock's."""

    def __init__(self, number_format: str, made_on: datetime) -> None:
        super().__init__(number_format=number_format)
        self._made_on = made_on

    @once
    def _workbook_writer(self) -> _DatedWriter:
        return _DatedWriter(self, self._made_on)


class _DatedWriter(CategoryWorkbookWriter):
    def __init__(self, data: _Data, made_on: datetime) -> None:
        super().__init__(data)
        self._made_on = made_on

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        with Workbook(xlsx_file, {"in_memory": True}) as book:
            book.set_properties({"created": self._made_on})
            yield book, book.add_worksheet()


def _data(found: ChartFigures, made_on: datetime) -> Any:
    data: Any = _Data(found.number_format, made_on)
    data.categories = found.days or found.labels
    data.add_series(ACTUAL, found.actual)
    if found.has_target:
        data.add_series(TARGET, found.target)
    return data


# ------------------------------------------------------------------- the looks
def _draw_lines(chart: Any, found: ChartFigures, box: Box) -> None:
    actual, *rest = chart.plots[0].series
    stroke(actual, ACCENT, 2.5)
    mark_points(actual, found)
    for target in rest:
        stroke(target, "line65", 1.75, dash="dash")
        no_marks(target)
    shift = _label_shift(found, box)
    label_last(actual, found.actual, shift, INK)
    for target in rest:
        label_last(target, found.target, -shift, QUIET)
    _axes(chart, found)
    _leave_room(chart, found, box)


def _draw_columns(chart: Any, found: ChartFigures, box: Box) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 70, -8
    plot.vary_by_categories = False
    actual, *rest = plot.series
    fill_series(actual, ACCENT)
    label_all(actual, INK, bold=True)
    for target in rest:
        fill_series(target, "line15", edge="line65")
        label_all(target, QUIET)
    if rest:
        name_last(actual, found.actual, INK)
        name_last(rest[0], found.target, QUIET)
    _axes(chart, found)


def _draw_bars(chart: Any, found: ChartFigures, box: Box) -> None:
    plot = chart.plots[0]
    plot.gap_width = 110
    plot.vary_by_categories = False
    series = plot.series[0]
    fill_series(series, ACCENT)
    if found.is_forecast:
        restyle(point_look(series, 0), "bg1", edge=ACCENT)
    for place in range(1, len(found.actual)):
        restyle(point_look(series, place), "line15", edge="line65")
    label_all(series, INK, bold=True)
    chart.category_axis.reverse_order = True
    _plain_categories(chart, AXIS)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    if found.from_zero:
        chart.value_axis.minimum_scale = 0


def _axes(chart: Any, found: ChartFigures) -> None:
    values = chart.value_axis
    values.has_major_gridlines = True
    restyle_line(values.major_gridlines.format, "line15", 0.75)
    values.format.line.fill.background()
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_labels.font.size = Pt(AXIS)
    values.tick_labels.number_format = _axis_format(found)
    values.tick_labels.number_format_is_linked = False
    if found.from_zero:
        values.minimum_scale = 0
    _plain_categories(chart, AXIS)
    if found.kind is ChartKind.LINE:
        _thin_labels(chart, found)


def _axis_format(found: ChartFigures) -> str:
    """The axis needs no decimals where its steps are whole numbers."""
    scale = [v for v in (*found.actual, *found.target) if v is not None]
    low = 0.0 if found.from_zero else min(scale)
    whole, _, rest = found.number_format.partition(".")
    return whole + rest.lstrip("0") if max(scale) - low >= 10 else found.number_format


def _plain_categories(chart: Any, size: float) -> None:
    axis = chart.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size = Pt(size)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    restyle_line(axis.format, "line50", 1.0)


def _thin_labels(chart: Any, found: ChartFigures) -> None:
    """Name every n-th period, so that the names stand level and apart."""
    count = len(found.labels)
    if count < LONG:
        return
    axis = chart.category_axis._element
    step = str(ceil(count / 8))
    if found.days:
        axis.find(qn("c:baseTimeUnit")).set("val", "months")
        _insert_after(axis, "c:baseTimeUnit", "c:majorUnit", step)
        _insert_after(axis, "c:majorUnit", "c:majorTimeUnit", "months")
        chart.category_axis.tick_labels.number_format = "mmm yyyy"
        chart.category_axis.tick_labels.number_format_is_linked = False
    else:
        _insert_after(axis, "c:lblOffset", "c:tickLblSkip", step)
        _insert_after(axis, "c:tickLblSkip", "c:tickMarkSkip", step)


def _insert_after(axis: Any, before: str, name: str, value: str) -> None:
    for old in axis.findall(qn(name)):
        axis.remove(old)
    axis.find(qn(before)).addnext(etree.Element(qn(name), val=value))


def _leave_room(chart: Any, found: ChartFigures, box: Box) -> None:
    """Keep the right of the plot free for the labels at the ends of the lines."""
    ends = [(ACTUAL, found.actual)]
    if found.has_target:
        ends.append((TARGET, found.target))
    texts = [f"{name} {_written(last_of(v)[1], found)}" for name, v in ends]
    wide = max(width_of(text, LABEL, bold=True) for text in texts) + 14
    top_scale = max(v for v in (*found.actual, *found.target) if v is not None)
    left = width_of(_written(top_scale, found), AXIS) + 16
    leaning = len(found.labels) >= LONG and not found.days
    foot = _LEANING_FOOT if leaning else _FOOT
    share = {
        "x": left / box.width,
        "y": 0.04,
        "w": 1 - (left + wide) / box.width,
        "h": 0.96 - foot / box.height,
    }
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:layoutTarget"), val="inner")
    for mode in ("c:xMode", "c:yMode"):
        etree.SubElement(manual, qn(mode), val="edge")
    for name, value in share.items():
        etree.SubElement(manual, qn(f"c:{name}"), val=f"{value:.4f}")
    area.insert(0, layout)


def _written(value: float, found: ChartFigures) -> str:
    digits = found.number_format.partition(".")[2].count("0")
    unit = "%" if "%" in found.number_format else ""
    return figure(value, digits, unit)


def _label_shift(found: ChartFigures, box: Box) -> float:
    """How far up must the upper label move, and the lower down, to stand apart?

    As a share of the chart's height, for the label of the actual; negative is up.
    """
    if not found.has_target:
        return 0.0
    (actual_at, actual), (target_at, target) = (
        last_of(found.actual),
        last_of(found.target),
    )
    scale = [v for v in (*found.actual, *found.target) if v is not None]
    low = 0.0 if found.from_zero else min(scale)
    height = box.height * 0.85
    apart = height * abs(actual - target) / ((max(scale) - low) * 1.15 or 1)
    if apart >= _APART or actual_at != target_at:
        return 0.0
    shift = (_APART - apart) / 2 / box.height
    return -shift if actual >= target else shift
