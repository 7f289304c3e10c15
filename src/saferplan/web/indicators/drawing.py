"""Charts in a page: the picture as markup, and its figures as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from saferplan.charts.draw import draw
from saferplan.charts.from_position import control_chart_of, trajectory_of
from saferplan.charts.picture import Chart, Picture
from saferplan.charts.sparkline import Sparkline
from saferplan.core.boards.pack import Line
from saferplan.documents.html.shown_table import ShownTable, table_of

PHONE_WIDTH, PHONE_HEIGHT = 320.0, 300.0
"""The sheet of a chart on a phone."""


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A picture with the finding over it and its table under it."""

    title: str
    subtitle: str
    svg: Markup
    narrow: Markup
    table: ShownTable


def trajectory_chart(line: Line) -> ShownChart | None:
    """The indicator through time, against its target, with its outlook."""
    chart = trajectory_of(line)
    if chart is None or not chart.points:
        return None
    return shown_chart(chart, "trajectory", f"{line.name}: figure and target")


def control_chart(line: Line) -> ShownChart | None:
    """The process-control chart, where there are points enough for limits."""
    chart = control_chart_of(line)
    if chart is None:
        return None
    caption = f"{line.name}: the normal range of each period"
    return shown_chart(chart, "control", caption)


def shown_chart(chart: Chart, name: str, caption: str) -> ShownChart:
    """A picture with its own words around it and its table under it.

    It is drawn twice, for a screen and for a phone; the style sheet shows one.
    """
    narrow = Picture(id_prefix=f"{name}-narrow", width=PHONE_WIDTH, height=PHONE_HEIGHT)
    words = chart.polarity_words
    subtitle = "; ".join(part for part in (chart.subtitle.rstrip("."), words) if part)
    return ShownChart(
        title=chart.title,
        subtitle=subtitle,
        svg=drawn(chart, Picture(id_prefix=name)),
        narrow=drawn(chart, narrow),
        table=table_of(chart, caption),
    )


def sparkline(chart: Sparkline | None, prefix: str) -> Markup:
    """The last points in a line of text; nothing where there are none."""
    if chart is None:
        return Markup("")
    safe = re.sub(r"[^A-Za-z0-9_-]", "-", prefix)
    return drawn(chart, Picture(id_prefix=safe))


def drawn(chart: Chart, picture: Picture) -> Markup:
    """The chart as markup; its writer escapes what it is given."""
    return Markup(draw(chart, picture))  # noqa: S704
