"""The tables of a sheet: strips of figures, each about one thing, by period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from saferplan.core.returns.history.axes import Axis, Place, axes_of
from saferplan.core.returns.history.grid import Grid, cell_name
from saferplan.core.returns.history.labels import Labels, labels_of
from saferplan.core.returns.history.readings import Reading, read_cell


class Role(StrEnum):
    """What are the figures of a strip?"""

    FIGURES = "figures"
    CUMULATIVE = "cumulative"
    TOTAL = "total"
    PERCENTAGE = "percentage"
    AVERAGE = "average"
    CHANGE = "change"
    ROLLING = "rolling"
    DIFFERENCE = "difference"
    TARGET = "target"

    @property
    def is_derived(self) -> bool:
        """Is it worked out from other figures, and so never stored?"""
        return self not in (Role.FIGURES, Role.TARGET)

    @property
    def words(self) -> str:
        """What it is called on a page."""
        return _ROLE_WORDS[self]


_ROLE_WORDS = {
    Role.FIGURES: "figures",
    Role.CUMULATIVE: "running total",
    Role.TOTAL: "total",
    Role.PERCENTAGE: "percentage",
    Role.AVERAGE: "average",
    Role.CHANGE: "change",
    Role.ROLLING: "rolling year",
    Role.DIFFERENCE: "difference",
    Role.TARGET: "target",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One row (or column) of figures: its words, and a reading for each place.

    ``at`` counts rows from 0 (columns where periods run down). ``readings`` go by
    the place's number along the axis.
    """

    at: int
    label: str
    name_cell: str
    section: str = ""
    code: str = ""
    unit: str = ""
    target: Reading | None = None
    role: Role = Role.FIGURES
    readings: Mapping[int, Reading] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The words by which it is known again in another sheet or year.

        >>> Strip(at=3, label="Cases (2008/09)", name_cell="A4", section="MARAC").key
        'marac: cases'
        """
        said = [_plain(self.section), _plain(self.label)]
        if said[0] and said[0] == said[1]:
            said = said[1:]
        return ": ".join(part for part in said if part) or _plain(self.code)

    def value(self, at: int) -> float | None:
        """The number at this place, or None."""
        reading = self.readings.get(at)
        return reading.value if reading else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of one sheet. ``across``: the periods run from left to right.

    ``heading`` is the number of the row (or column) in which the periods stand.
    """

    sheet: str
    number: int
    heading: int
    across: bool
    places: tuple[Place, ...]
    strips: tuple[Strip, ...]

    @property
    def timed(self) -> tuple[Place, ...]:
        """The places that hold figures of a period of their own."""
        return tuple(p for p in self.places if p.period and not p.is_derived)

    def place(self, at: int) -> Place | None:
        """The place of this number."""
        return next((p for p in self.places if p.at == at), None)

    def heading_key(self, place: Place) -> str:
        """How a heading is known again: its sheet, its cell and its words."""
        return f"{self.sheet}!{self.cell(self.heading, place.at)}={place.words}"

    def cell(self, strip: int, place: int) -> str:
        """The name of the cell where a strip crosses a place."""
        return cell_name(strip, place) if self.across else cell_name(place, strip)

    @property
    def strip_word(self) -> str:
        """What the user calls a strip here: a row or a column."""
        return "row" if self.across else "column"


def tables_of(grid: Grid, start: int | None = None) -> tuple[Table, ...]:
    """Which tables of figures by period stand in this sheet?

    Whichever way more periods are found (across or down) is how the sheet is read.
    """
    across, turned = axes_of(grid, start), grid.turned()
    down = axes_of(turned, start)
    if _weight(down) > _weight(across):
        return _read(turned, down, across=False)
    return _read(grid, across, across=True)


def _weight(axes: tuple[Axis, ...]) -> int:
    return max((axis.periods for axis in axes), default=0)


def _read(grid: Grid, axes: tuple[Axis, ...], *, across: bool) -> tuple[Table, ...]:
    found: list[Table] = []
    for number, axis in enumerate(axes):
        ends = axes[number + 1].row if number + 1 < len(axes) else len(grid.rows)
        strips = _strips(grid, axis, ends, across=across)
        if strips:
            found.append(
                Table(
                    sheet=grid.name,
                    number=len(found) + 1,
                    heading=axis.row,
                    across=across,
                    places=axis.places,
                    strips=strips,
                )
            )
    return tuple(found)


def _strips(grid: Grid, axis: Axis, ends: int, *, across: bool) -> tuple[Strip, ...]:
    rows = [r for r in range(axis.row + 1, ends) if _has_figures(grid, axis, r)]
    labels = labels_of(grid, axis, rows, ends)
    strips = [_strip(grid, axis, row, labels, across=across) for row in rows]
    return tuple(s for s in strips if s.label or s.code)


def _has_figures(grid: Grid, axis: Axis, row: int) -> bool:
    """Is there a number, or a sign for a missing one, under a period?"""
    read = [
        reading
        for place in axis.places
        if place.period or place.is_undated
        if (reading := read_cell(grid.at(row, place.at), ""))
    ]
    good = sum(r.value is not None or r.missing is not None for r in read)
    return good > 0 and good * 2 >= len(read)


def _strip(grid: Grid, axis: Axis, row: int, labels: Labels, *, across: bool) -> Strip:
    def named(column: int) -> str:
        return cell_name(row, column) if across else cell_name(column, row)

    readings = {
        place.at: reading
        for place in axis.places
        if (reading := read_cell(grid.at(row, place.at), named(place.at)))
    }
    said = labels.of(row)
    return Strip(
        at=row,
        label=said.label,
        section=said.section,
        code=said.code,
        unit=said.unit,
        name_cell=named(labels.name_column),
        target=read_cell(grid.at(row, labels.target), named(labels.target))
        if labels.target >= 0
        else None,
        readings=readings,
    )


def _plain(text: str) -> str:
    """Words alone, without a year, a footnote sign or capitals."""
    low = re.sub(r"\(?\b\d{2,4} ?[/-] ?\d{2,4}\b\)?", " ", text.lower())
    low = re.sub(r"[*†:]+", " ", low)
    return " ".join(low.split()).strip(" -–.")
