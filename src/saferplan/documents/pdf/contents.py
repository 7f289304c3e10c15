"""A pack as the plain data that the template sets: texts and pictures, no thinking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from saferplan.charts.draw import drawn
from saferplan.charts.from_position import sparkline_of
from saferplan.charts.picture import Chart, Picture
from saferplan.core.boards.pack import Line, Pack, Section
from saferplan.documents.activity import ACTIVITY_KEY
from saferplan.documents.at_a_glance import Glance
from saferplan.documents.branding import colour_of, readable_colour_of
from saferplan.documents.letters import printable, with_breaks
from saferplan.documents.outline import SHORT, Part, outline
from saferplan.documents.pack_pages import (
    STATUS_KEY,
    IndicatorPage,
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
    meeting_words,
)
from saferplan.documents.pack_words import brief_words, rules_words
from saferplan.documents.pdf.typesetting import FONTS
from saferplan.documents.spoken import spoken
from saferplan.documents.status import status_of

CHART_SIZE = (496.0, 196.0)
"""Pixels of a chart that stands beside its table: letters stay readable."""
_ID = "chart"
_AS_THEY_ARE = {"trace", "svg"}
"""Read by machines: no places to break a long word are put in."""


def contents(pack: Pack) -> dict[str, Any]:
    """Everything the template needs, ready to be written as JSON."""
    places = {id(line): place for place, line in enumerate(pack.lines)}
    is_short = pack.paper in SHORT
    held = {
        "fonts": FONTS,
        "language": pack.language,
        "title": pack.title,
        "partnership": pack.partnership,
        "month": pack.reports.label,
        "meeting": meeting_words(pack),
        "as_at": as_at_words(pack),
        "entry": str(pack.entry),
        "version": pack.version,
        "marking": pack.marking,
        "brief": in_brief(pack),
        "completeness": pack.completeness,
        "rule": pack.rule,
        "cover": [list(row) for row in cover_rows(pack)],
        "key": [asdict(status) for status in STATUS_KEY],
        "colour": colour_of(pack.branding),
        "readable_colour": readable_colour_of(pack.branding),
        "lost": "",
        "exceptions": [_exception(line, places[id(line)]) for line in pack.exceptions],
        "changes": [
            [kind, [asdict(c) for c in rows]] for kind, rows in changes_by_kind(pack)
        ],
        "absences": [asdict(absence) for absence in pack.absences],
        "parts": [_part(part) for part in outline(pack)],
        "is_short": is_short,
        "since": pack.since,
        "activity_rule": pack.activity_rule,
        "rules": rules_words(pack),
        "activity_key": [asdict(status) for status in ACTIVITY_KEY],
        "sections": [] if is_short else _sections(pack, places),
    }
    cleaned: dict[str, Any] = _clean(held)
    return cleaned


def _part(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind.value,
        "table": asdict(part.table) if part.table else None,
        "glance": _glance(part.glance) if part.glance else None,
        "things": [asdict(thing) for thing in part.things],
    }


def _glance(held: Glance) -> dict[str, Any]:
    return {
        "answer": held.answer,
        "left_out": held.left_out,
        "traces": held.traces,
        "challenge": held.challenge,
        "challenged": held.challenged,
        "asked": held.asked,
        "changed": held.changed,
        "blocks": [
            {
                "name": block.name,
                "summary": block.summary,
                "rows": [
                    {
                        "name": row.name,
                        "value": row.value,
                        "target": row.target,
                        "performance": asdict(row.performance),
                        "activity": asdict(row.activity) if row.activity else None,
                    }
                    for row in block.rows
                ],
            }
            for block in held.blocks
        ],
    }


def _exception(line: Line, place: int) -> dict[str, Any]:
    return {
        "place": str(place),
        "status": asdict(status_of(line.position)),
        "name": line.name,
        "code": line.code,
        "headline": line.headline,
        "sentence": line.sentence,
        "remarks": line.position.remarks,
        "owner": line.owner,
        "said": brief_words(line.commentary),
    }


def _sections(pack: Pack, places: dict[int, int]) -> list[dict[str, Any]]:
    """Every indicator, drawn: short papers have none of them."""
    return [_section(section, places) for section in pack.sections]


def _section(section: Section, places: dict[int, int]) -> dict[str, Any]:
    return {
        "name": section.name,
        "summary": section.summary,
        "rows": [
            _row(dashboard_row(line, section), places[id(line)])
            for line in section.lines
        ],
        "pages": [
            _page(indicator_page(line), places[id(line)]) for line in section.lines
        ],
    }


def _row(row: DashboardRow, place: int) -> dict[str, Any]:
    line = row.line
    spark = sparkline_of(line)
    return {
        "place": str(place),
        "name": line.name,
        "code": line.code,
        "status": asdict(row.status),
        "value": row.value_text,
        "basis": row.basis,
        "target": row.target_text,
        "target_for": row.target_for,
        "distance": row.distance,
        "variation": row.variation,
        "outlook": row.outlook,
        "direction": row.direction,
        "polarity": row.polarity,
        "remark": row.remark,
        "activity": asdict(row.activity) if row.activity else None,
        "activity_note": row.activity_note,
        "spark": _picture(spark) if spark else None,
    }


def _page(page: IndicatorPage, place: int) -> dict[str, Any]:
    line = page.line
    return {
        "place": str(place),
        "headline": line.headline,
        "status": asdict(page.status),
        "about": page.about,
        "sentence": line.sentence,
        "facts": [asdict(fact) for fact in page.facts],
        "chart": _picture(page.chart, CHART_SIZE) if page.chart else None,
        "basis": basis_words(line.position.indicator),
        "points": [asdict(point) for point in page.points],
        "forecasts": [asdict(forecast) for forecast in page.forecasts],
        "forecast_for": page.forecast_for,
        "remarks": line.position.remarks,
        "notes": _in_two_columns(page),
        "trace": line.trace,
    }


def _in_two_columns(page: IndicatorPage) -> list[list[dict[str, str]]]:
    """The notes in reading order, cut where both columns come out about as long."""
    remarks = sum(len(remark) for remark in page.line.position.remarks)
    lengths = [len(note.name) + len(note.text) for note in page.notes]
    whole = remarks + sum(lengths)
    ends = [remarks + sum(lengths[:cut]) for cut in range(len(lengths) + 1)]
    cut = min(range(len(ends)), key=lambda at: abs(whole - 2 * ends[at]))
    notes = [asdict(note) for note in page.notes]
    return [notes[:cut], notes[cut:]]


def _picture(chart: Chart, size: tuple[float, float] | None = None) -> dict[str, str]:
    """A picture with its words. Each is a file of its own: their ids may be alike."""
    width, height = size or (None, None)
    sheet = Picture(id_prefix=_ID, width=width, height=height, font_family=FONTS[0])
    return {
        "svg": drawn(chart, sheet),
        "alt": spoken(chart),
        "subtitle": chart.subtitle,
    }


def _clean(held: Any, name: str = "") -> Any:
    """The same, with only letters that can be set, and very long words breakable."""
    if isinstance(held, dict):
        return {key: _clean(inner, key) for key, inner in held.items()}
    if isinstance(held, str):
        text = printable(held)
        return text if name in _AS_THEY_ARE else with_breaks(text)
    if isinstance(held, Iterable):
        return [_clean(inner, name) for inner in held]
    return held
