"""How lines, columns, points and labels of a native chart look."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.util import Pt

from saferplan.documents.pptx.figures import LONG, ChartFigures
from saferplan.documents.pptx.names import qn
from saferplan.documents.pptx.words import ACCENT, INK, solid_fill

LABEL = 12.0
"""Size of the labels in the plot, in points."""


def last_of(values: tuple[float | None, ...]) -> tuple[int, float]:
    """The last value there is, and its place."""
    return next(
        (place, value)
        for place, value in reversed(list(enumerate(values)))
        if value is not None
    )


def mark_points(series: Any, found: ChartFigures) -> None:
    """Round marks: the last point, lone points, hollow where provisional."""
    no_marks(series)
    last = last_of(found.actual)[0]
    all_marked = len(found.actual) < LONG
    for place, value in enumerate(found.actual):
        alone = all(_at(found.actual, n) is None for n in (place - 1, place + 1))
        provisional = place in found.provisional
        if value is None or not (all_marked or alone or provisional or place == last):
            continue
        _mark(series, place, hollow=provisional, large=place == last)


def _at(values: tuple[float | None, ...], place: int) -> float | None:
    return values[place] if 0 <= place < len(values) else None


_MARK = (
    '<c:marker xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<c:symbol val="circle"/><c:size val="{size}"/><c:spPr>'
    '<a:solidFill><a:schemeClr val="{inside}"/></a:solidFill>'
    '<a:ln w="19050"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>'
    "</c:spPr></c:marker>"
)


def _mark(series: Any, place: int, *, hollow: bool, large: bool) -> None:
    point = series._element.get_or_add_dPt_for_point(place)
    old = point.find(qn("c:marker"))
    if old is not None:
        point.remove(old)
    made = etree.fromstring(
        _MARK.format(size=9 if large else 6, inside="bg1" if hollow else ACCENT)
    )
    point.find(qn("c:idx")).addnext(made)


def no_marks(series: Any) -> None:
    """A line without marks on its points."""
    marker = series._element.get_or_add_marker()
    for child in list(marker):
        marker.remove(child)
    etree.SubElement(marker, qn("c:symbol"), val="none")
    series.smooth = False


def label_last(
    series: Any, values: tuple[float | None, ...], shift: float, colour: str
) -> None:
    """The name and value at the end of the line, which follow the data if edited."""
    label = series.points[last_of(values)[0]].data_label
    label.position = XL_LABEL_POSITION.RIGHT
    label.font.size = Pt(LABEL)
    label.font.bold = True
    solid_fill(look_of_text(label), colour)
    element = label._get_or_add_dLbl()
    _say_name(element, " ")
    if shift:
        layout = etree.Element(qn("c:layout"))
        manual = etree.SubElement(layout, qn("c:manualLayout"))
        etree.SubElement(manual, qn("c:x"), val="0")
        etree.SubElement(manual, qn("c:y"), val=f"{shift:.4f}")
        element.find(qn("c:idx")).addnext(layout)


def name_last(series: Any, values: tuple[float | None, ...], colour: str) -> None:
    """The name over the value of the last column."""
    label = series.points[last_of(values)[0]].data_label
    label.position = XL_LABEL_POSITION.OUTSIDE_END
    label.font.size = Pt(LABEL)
    label.font.bold = colour == INK
    solid_fill(look_of_text(label), colour)
    _say_name(label._get_or_add_dLbl(), "\n")


def _say_name(label: Any, separator: str) -> None:
    label.find(qn("c:showSerName")).set("val", "1")
    label.find(qn("c:showVal")).set("val", "1")
    etree.SubElement(label, qn("c:separator")).text = separator


def label_all(series: Any, colour: str, *, bold: bool = False) -> None:
    """The value at the end of every column or bar."""
    labels = series.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = Pt(LABEL)
    labels.font.bold = bold
    solid_fill(look_of_text(labels), colour)


def look_of_text(owner: Any) -> Any:
    """Where the colour of its text is kept, emptied of the one before."""
    look = owner.font._rPr
    for old in look.findall(qn("a:solidFill")):
        look.remove(old)
    return look


def stroke(series: Any, colour: str, width: float, *, dash: str = "") -> None:
    """Draw the series as a line of this colour and width in points."""
    look = series._element.get_or_add_spPr()
    for child in list(look):
        look.remove(child)
    line = etree.SubElement(look, qn("a:ln"), w=str(Pt(width)), cap="rnd")
    solid_fill(line, colour)
    if dash:
        etree.SubElement(line, qn("a:prstDash"), val=dash)
    etree.SubElement(line, qn("a:round"))


def fill_series(series: Any, colour: str, *, edge: str = "") -> None:
    """Draw the series as columns or bars of this colour."""
    series.invert_if_negative = False
    restyle(series._element.get_or_add_spPr(), colour, edge=edge)


def point_look(series: Any, place: int) -> Any:
    """Where the look of one point is kept."""
    return series._element.get_or_add_dPt_for_point(place).get_or_add_spPr()


def restyle(look: Any, colour: str, *, edge: str = "") -> None:
    """Fill with a colour, with a dashed edge where one is named."""
    for child in list(look):
        look.remove(child)
    solid_fill(look, colour)
    if edge:
        line = etree.SubElement(look, qn("a:ln"), w=str(Pt(1)))
        solid_fill(line, edge)
        etree.SubElement(line, qn("a:prstDash"), val="dash")


def restyle_line(owner: Any, colour: str, width: float) -> None:
    """An axis or gridline in this colour and width."""
    owner.line.width = Pt(width)
    line = owner.line._get_or_add_ln()
    for child in list(line):
        line.remove(child)
    solid_fill(line, colour)


def set_language(chart: Any, language: str) -> None:
    """The language of the chart's words."""
    space = chart._chartSpace
    made = etree.Element(qn("c:lang"), val=language)
    first = space.find(qn("c:date1904"))
    if first is None:
        space.insert(0, made)
    else:
        first.addnext(made)
