"""The words beside the figures: name, code, unit, target, and the section."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from saferplan.core.returns.history.axes import Axis
from saferplan.core.returns.history.grid import Grid, is_filled, words_in
from saferplan.core.returns.history.marks import read_mark

_CODE = re.compile(r"[A-Z]{1,12}[ .-]?\d{1,4}[a-z]?|[A-Z]{2,}(-[A-Z0-9]+)+")
_UNITS = frozenset(
    "% no number count rate cases crimes offences incidents people fires £ days "
    "ratio percentage percent".split()
)
_HEADINGS = {
    "code": r"(pi |indicator )?(code|ref|reference|id|ni|no\.?)",
    "unit": r"units?|unit of measure|measured in",
    "target": r".*\btarget\b.*",
    "other": r"lead|owner|lead officer|agency|source|polarity|frequency|good is.*"
    r"|responsible.*|baseline.*|comments?",
    "name": r".*\b(indicator|measure|description|title|performance)\b.*|name",
    "group": r"theme|priority|section|area|group|category",
}
_NOTHING_SAID = re.compile(
    r"(actual|result|outturn|value|performance)s?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """The words about one strip."""

    label: str
    section: str
    code: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words about every strip, and the columns they were read from."""

    name_column: int
    target: int = -1
    said: Mapping[int, Said] = field(default_factory=dict)

    def of(self, row: int) -> Said:
        """The words about the strip of this row."""
        return self.said.get(row, Said("", "", "", ""))


def labels_of(grid: Grid, axis: Axis, rows: Sequence[int], ends: int) -> Labels:
    """What is each of these rows called? Columns are told apart by what they hold."""
    first = min(place.at for place in axis.places)
    kinds = {at: _kind(grid, axis.row, rows, at) for at in range(first)}
    names = [at for at, kind in kinds.items() if kind in ("name", "group", "text")]
    name = _name_column(grid, rows, kinds, names)
    groups = [at for at in names if at < name]
    code, unit = _first(kinds, "code"), _first(kinds, "unit")
    sections = _sections(grid, axis, rows, ends, name)
    said = {}
    held = ""
    for row in rows:
        # A merged cell leaves its words in the first row alone.
        above = [words_in(grid.at(row, at)) for at in groups]
        held = ": ".join(part for part in above if part) or held
        label = words_in(grid.at(row, name))
        section = held or sections.get(row, "")
        if _NOTHING_SAID.fullmatch(label) and section:
            label, section = section, ""
        said[row] = Said(
            label, section, words_in(grid.at(row, code)), words_in(grid.at(row, unit))
        )
    return Labels(name_column=name, target=_first(kinds, "target"), said=said)


def _first(kinds: Mapping[int, str], wanted: str) -> int:
    return next((at for at, kind in kinds.items() if kind == wanted), -1)


def _name_column(
    grid: Grid, rows: Sequence[int], kinds: Mapping[int, str], names: Sequence[int]
) -> int:
    """The column headed so, unless words stand beside more rows in another one."""
    filled = {at: sum(bool(words_in(grid.at(r, at))) for r in rows) for at in names}
    most = max(filled.values(), default=0)
    headed = [at for at in names if kinds[at] == "name" and filled[at] == most]
    if headed:
        return headed[0]
    return max(names, key=lambda at: (filled[at], at), default=0)


def _kind(grid: Grid, heading_row: int, rows: Sequence[int], at: int) -> str:
    heading = words_in(grid.at(heading_row, at)).lower().strip(" :")
    for kind, pattern in _HEADINGS.items():
        if heading and re.fullmatch(pattern, heading):
            return kind
    cells = [grid.at(row, at) for row in rows if is_filled(grid.at(row, at))]
    texts = [words_in(cell) for cell in cells if words_in(cell)]
    if not cells or not texts or len(texts) * 2 < len(cells):
        return "numbers"
    if all(_CODE.fullmatch(text) for text in texts):
        return "code"
    if all(text.lower().strip(".") in _UNITS for text in texts):
        return "unit"
    if all(read_mark(text) for text in texts):
        return "time"
    return "text"


def _sections(
    grid: Grid, axis: Axis, rows: Sequence[int], ends: int, name: int
) -> dict[int, str]:
    """The heading over each row: words that stand alone in a row above it."""
    found: dict[int, str] = {}
    held, is_used = "", False
    for row in range(axis.row + 1, ends):
        filled = [cell for cell in grid.rows[row] if is_filled(cell)]
        if row in rows:
            found[row], is_used = held, True
        elif not filled:
            held = "" if is_used else held
        elif len(filled) == 1 and len(words_in(filled[0])) <= 80:
            stands = next(at for at, c in enumerate(grid.rows[row]) if is_filled(c))
            if stands <= name:
                held, is_used = words_in(filled[0]), False
    return found
