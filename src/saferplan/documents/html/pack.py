"""The pack as one accessible HTML page: no script, nothing fetched, prints well."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from saferplan.charts.draw import draw
from saferplan.charts.from_position import sparkline_of
from saferplan.charts.picture import Chart, Picture
from saferplan.core.boards.pack import Branding, Line, Pack
from saferplan.documents.activity import ACTIVITY_KEY
from saferplan.documents.branding import colour_of, logo_kind, readable_colour_of
from saferplan.documents.html.environment import environment
from saferplan.documents.html.shown_table import Heading, ShownTable, table_of
from saferplan.documents.letters import printable
from saferplan.documents.outline import SHORT, Part, outline
from saferplan.documents.pack_pages import (
    STATUS_KEY,
    ForecastRow,
    IndicatorPage,
    PointRow,
    as_at_words,
    changes_by_kind,
    in_brief,
    indicator_page,
)
from saferplan.documents.pack_tables import (
    DashboardRow,
    basis_words,
    cover_rows,
    dashboard_row,
    reports_words,
)
from saferplan.documents.pack_words import WordsTable, brief_words, rules_words
from saferplan.documents.status import status_of

CHART_SIZE = (480.0, 280.0)
"""Small enough that its words can still be read at the width of a phone."""
_STYLE = files("saferplan.documents.html") / "pack.css"
_MEDIA = {"png": "image/png", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One indicator: its row in the dashboard, its page, and where to jump to."""

    anchor: str
    line: Line
    row: DashboardRow
    page: IndicatorPage
    spark: Markup
    picture: Markup
    subtitle: str
    chart: ShownTable | None
    forecasts: ShownTable | None


@dataclass(frozen=True, slots=True)
class ShownWords:
    """A table of what groups bring, under its own heading."""

    anchor: str
    title: str
    lead: str
    table: ShownTable


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part of the paper, in its place; ``words`` is the table of such a part."""

    kind: str
    words: ShownWords | None
    part: Part


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A priority with its indicators."""

    anchor: str
    name: str
    summary: str
    lines: tuple[ShownLine, ...]


def write(pack: Pack) -> bytes:
    """Which bytes are this pack as a page that stands alone? The same every time."""
    held = _shown(pack)
    held["style"] = Markup(style(pack.branding))  # noqa: S704 - our own file
    page = _environment().get_template("documents/pack.html").render(held)
    return printable(page).encode()


def body(pack: Pack) -> str:
    """The pack as what stands inside a layout's main element, its h1 included."""
    template = _environment().get_template("documents/pack_body.html")
    return printable(template.render(_shown(pack)))


def style(branding: Branding) -> str:
    """The styles of the page, with the partnership's colour.

    >>> style(Branding(colour="#a01020")).startswith(":root{--pack-brand:#a01020;")
    True
    """
    brand, readable = colour_of(branding), readable_colour_of(branding)
    root = f":root{{--pack-brand:{brand};--pack-brand-text:{readable};}}\n"
    return root + _style_file()


def style_source(branding: Branding) -> str:
    """How a content security policy names these styles: ``'sha256-...'``."""
    digest = hashlib.sha256(style(branding).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache(maxsize=1)
def _style_file() -> str:
    return _STYLE.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment()


def _shown(pack: Pack) -> dict[str, Any]:
    sections = _sections(pack)
    anchors = {id(s.line): s.anchor for part in sections for s in part.lines}
    return {
        "pack": pack,
        "as_at": as_at_words(pack),
        "brief": in_brief(pack),
        "cover": cover_rows(pack),
        "key": STATUS_KEY,
        "activity_key": ACTIVITY_KEY,
        "parts": [_part(part) for part in outline(pack)],
        "is_short": pack.paper in SHORT,
        "logo": _logo(pack.branding),
        "exceptions": [
            (
                anchors[id(line)],
                line,
                status_of(line.position),
                brief_words(line.commentary),
            )
            for line in pack.exceptions
        ],
        "reports": reports_words(pack),
        "rules": rules_words(pack),
        "changes": _changes(pack),
        "absences": _absences(pack),
        "sections": sections,
    }


def _logo(branding: Branding) -> str:
    kind = logo_kind(branding)
    if not kind or not branding.logo:
        return ""
    return f"data:{_MEDIA[kind]};base64,{base64.b64encode(branding.logo).decode()}"


def _changes(pack: Pack) -> tuple[ShownTable, ...]:
    headings = (Heading("Indicator"), Heading("Code"), Heading("Change"))
    return tuple(
        ShownTable(kind, headings, tuple((c.name, c.code, c.text) for c in rows))
        for kind, rows in changes_by_kind(pack)
    )


def _absences(pack: Pack) -> ShownTable | None:
    if not pack.absences:
        return None
    names = ("Indicator", "Code", "What is not here", "Owner")
    rows = tuple((a.name, a.code, a.text, a.owner or "–") for a in pack.absences)
    return ShownTable(
        "Figures that are not here", tuple(Heading(name) for name in names), rows
    )


def _part(part: Part) -> ShownPart:
    words = _words(part.table) if part.table else None
    return ShownPart(part.kind.value, words, part)


def _words(table: WordsTable) -> ShownWords:
    headings = tuple(Heading(name) for name in table.headings)
    shown = ShownTable(table.title, headings, table.rows)
    return ShownWords(table.key, table.title, table.lead, shown)


def _sections(pack: Pack) -> tuple[ShownSection, ...]:
    """Anchors are counted: a code may hold letters that no address likes."""
    made, count = [], 0
    for place, section in enumerate(pack.sections, start=1):
        lines = []
        for line in section.lines:
            count += 1
            row = dashboard_row(line, section)
            lines.append(_line(line, row, f"indicator-{count}"))
        anchor = f"priority-{place}"
        made.append(ShownSection(anchor, section.name, section.summary, tuple(lines)))
    return tuple(made)


def _line(line: Line, row: DashboardRow, anchor: str) -> ShownLine:
    page = indicator_page(line)
    spark, chart = sparkline_of(line), page.chart
    width, height = CHART_SIZE
    sheet = Picture(id_prefix=f"{anchor}-chart", width=width, height=height)
    return ShownLine(
        anchor=anchor,
        line=line,
        row=row,
        page=page,
        spark=_picture(spark, Picture(id_prefix=f"{anchor}-spark")),
        picture=_picture(chart, sheet),
        subtitle=chart.subtitle if chart else basis_words(line.position.indicator),
        chart=_chart_table(chart, page.points, line),
        forecasts=_forecast_table(page.forecasts, page.forecast_for, line),
    )


def _picture(chart: Chart | None, sheet: Picture) -> Markup:
    # The drawing escapes every text it is given.
    return Markup(draw(chart, sheet)) if chart else Markup()  # noqa: S704


def _chart_table(
    chart: Chart | None, points: Sequence[PointRow], line: Line
) -> ShownTable | None:
    caption = f"{line.name}: figure and target"
    if chart is not None:
        return table_of(chart, caption)
    if not points:
        return None
    marked = any(point.marks for point in points)
    headings = [Heading("Period"), Heading("Figure", True), Heading("Target", True)]
    headings += [Heading("Mark")] if marked else []
    held = [(p.period, p.value, p.target, p.marks)[: len(headings)] for p in points]
    return ShownTable(caption, tuple(headings), tuple(held))


def _forecast_table(
    forecasts: Sequence[ForecastRow], period: str, line: Line
) -> ShownTable | None:
    if not forecasts:
        return None
    headings = (
        Heading("If …"),
        Heading("Then about", True),
        Heading("Range", True),
        Heading("Chance of meeting the target", True),
    )
    rows = tuple((f.assumption, f.value, f.spread, f.chance) for f in forecasts)
    until = f" to the end of {period}" if period else ""
    return ShownTable(f"{line.name}: looking ahead{until}", headings, rows)
