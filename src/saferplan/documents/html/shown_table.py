"""A table as a template shows it: the same in a page and in a pack."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.charts.picture import Chart
from saferplan.charts.table import chart_table

WORDS = ("Period", "Note")
"""Columns of a chart's table that hold no numbers."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, and whether numbers stand under it."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of words; the first cell of a row is its heading."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(chart: Chart, caption: str) -> ShownTable:
    """The figures of a chart as a table.

    Everything beside the period is a number, but for the note.
    """
    names, rows = chart_table(chart)
    headings = tuple(Heading(name, name not in WORDS) for name in names)
    return ShownTable(caption, headings, rows)
