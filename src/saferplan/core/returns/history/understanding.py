"""Understand a spreadsheet: its tables, what is derived, and what wants a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saferplan.core.periods import Period
from saferplan.core.returns.history.action_sheets import ActionSheet, action_sheet_of
from saferplan.core.returns.history.axes import Place
from saferplan.core.returns.history.comparing import Comparison, agreeing, compared
from saferplan.core.returns.history.grid import Grid, is_filled
from saferplan.core.returns.history.mapping import Mapping
from saferplan.core.returns.history.marks import read_mark
from saferplan.core.returns.history.subtotals import subtotals
from saferplan.core.returns.history.suspicion import (
    about_cells,
    about_headings,
    about_shares,
)
from saferplan.core.returns.history.tables import Role, Table, tables_of
from saferplan.core.returns.history.threads import Thread, threads_of, told_apart
from saferplan.core.returns.messages import Message, Tier
from saferplan.core.wording import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a spreadsheet says.

    ``shares`` are pairs of keys: what is divided, by what; each with the key of the
    percentage that shows it. ``unread`` are the names of sheets in which nothing
    was understood.
    """

    tables: tuple[Table, ...] = ()
    threads: tuple[Thread, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    messages: tuple[Message, ...] = ()
    shares: tuple[tuple[str, str, str], ...] = ()
    plans: tuple[ActionSheet, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Thread, ...]:
        """The threads that could be indicators."""
        return tuple(t for t in self.threads if t.role is Role.FIGURES)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period with a figure, in order."""
        found = {p for t in self.figures for p in t.periods}
        return tuple(sorted(found, key=lambda p: (p.end, p.start)))

    @property
    def to_look_at(self) -> tuple[Message, ...]:
        """What asks for something: errors and queries about cells."""
        return tuple(m for m in self.messages if m.tier is not Tier.NOTE)

    @property
    def sentence(self) -> str:
        """All of it in one sentence, as it stands on top of the preview."""
        parts = [self._found(), self._derived(), self._looks()]
        return "; ".join(part for part in parts if part) + "."

    def _found(self) -> str:
        plans = sum(plan.actions for plan in self.plans)
        steps = f"{plural(plans, 'action')} of a plan" if plans else ""
        if not self.figures:
            return f"We found {steps}" if steps else "We found no figures by period"
        sheets = {t.sheet for t in self.tables}
        words = (
            f"We found {plural(len(self.figures), 'indicator')} over "
            f"{self._span()} in {plural(len(sheets), 'sheet')}"
        )
        return f"{words}, and {steps}" if steps else words

    def _span(self) -> str:
        lengths = {p.months for p in self.periods}
        word = {1: "month", 3: "quarter", 12: "year"}.get(
            next(iter(lengths)) if len(lengths) == 1 else 0, "period"
        )
        return plural(len(self.periods), word)

    def _derived(self) -> str:
        states = agreeing(self.comparisons).values()
        good, bad = sum(states), len(states) - sum(states)
        if not states:
            return ""
        if not bad:
            return f"{plural(good, 'derived row')} agree{'s' if good == 1 else ''}"
        does = "does" if bad == 1 else "do"
        return f"{plural(good, 'derived row')} agree, {bad} {does} not"

    def _looks(self) -> str:
        cells = len({(m.sheet, m.cell) for m in self.to_look_at})
        if not cells:
            return "no cell needs a look"
        return f"{plural(cells, 'cell')} {'needs' if cells == 1 else 'need'} a look"

    def thread(self, key: str) -> Thread | None:
        """The thread of these words, or None."""
        return next((t for t in self.threads if t.key == key), None)


def understand(
    grids: Sequence[Grid], *, mapping: Mapping | None = None
) -> Understanding:
    """What does this spreadsheet say, sheet by sheet?

    A sheet is a table of figures by period (across or down, several one below the
    other), an action plan, or neither. ``mapping`` says what the user corrected:
    the year a sheet begins in, the period of a heading. Rows with totals, running
    totals and percentages are worked out again and compared, never taken over.
    Sheets without anything to read are named.

    Source: methods, sections 3.2, 3.4, 12.9 and 13.

    >>> grid = Grid("2008-09", ((None, "Apr", "May"), ("Burglary", 30, 28)))
    >>> understand([grid]).sentence
    'We found 1 indicator over 2 months in 1 sheet; no cell needs a look.'
    """
    chosen = mapping or Mapping()
    tables, plans, unread = [], [], []
    for grid in grids:
        plan = action_sheet_of(grid)
        found = () if plan else tables_of(grid, chosen.years.get(grid.name))
        if plan:
            plans.append(plan)
        elif found:
            tables += [_corrected(table, chosen) for table in found]
        elif any(is_filled(cell) for row in grid.rows for cell in row):
            unread.append(grid.name)
    return _understood(tables, tuple(plans), tuple(unread))


def _corrected(table: Table, mapping: Mapping) -> Table:
    places = tuple(_as_said(table, place, mapping) for place in table.places)
    return replace(table, places=places)


def _as_said(table: Table, place: Place, mapping: Mapping) -> Place:
    said = mapping.columns.get(table.heading_key(place))
    if said is None:
        return place
    mark = read_mark(said)
    period = mark.period if mark else None
    return replace(
        place,
        period=period,
        expected=None,
        is_undated=False,
        is_derived=place.is_derived and period is None,
    )


def _understood(
    tables: Sequence[Table], plans: tuple[ActionSheet, ...], unread: tuple[str, ...]
) -> Understanding:
    held, comparisons = [], []
    for table in told_apart(tables):
        settled, found = compared(table)
        shares = {c.key: (c.top, c.bottom) for c in found if c.bottom}
        held.append(settled)
        comparisons += [*found, *subtotals(settled, shares)]
    threads = threads_of(held)
    pairs = tuple(_shares(comparisons, threads))
    by_key = {t.key: t for t in threads}
    return Understanding(
        tables=tuple(held),
        threads=threads,
        comparisons=tuple(comparisons),
        messages=(
            *about_headings(held),
            *about_cells(threads),
            *about_shares(by_key, [(top, bottom) for top, bottom, _ in pairs]),
        ),
        shares=pairs,
        plans=plans,
        unread=unread,
    )


def _shares(
    comparisons: Sequence[Comparison], threads: Sequence[Thread]
) -> list[tuple[str, str, str]]:
    """What is divided by what: running totals stand for what they add up."""
    adds = {c.key: c.top for c in comparisons if c.role is Role.CUMULATIVE and c.top}
    figures = {t.key for t in threads if t.role is Role.FIGURES}
    found: dict[tuple[str, str], str] = {}
    for one in comparisons:
        if one.role is Role.PERCENTAGE and one.bottom:
            top, bottom = adds.get(one.top, one.top), adds.get(one.bottom, one.bottom)
            if {top, bottom} <= figures:
                found.setdefault((top, bottom), one.key)
    return [(top, bottom, key) for (top, bottom), key in found.items()]
