"""Whatever stands in the cells, a sheet is understood somehow, never a fault."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from saferplan.core.returns.history.grid import Cell, Grid, Percent
from saferplan.core.returns.history.mapping import Mapping
from saferplan.core.returns.history.suggesting import suggest
from saferplan.core.returns.history.taking import take
from saferplan.core.returns.history.understanding import understand
from tests.builders import a_ratio, an_indicator

PLAUSIBLE: tuple[Cell, ...] = (
    *"Apr May Jun Apr-08 2008/09 2009/10 2008-09 08/09 04/08 Q1 Q2 Total YTD".split(),
    *"Target Cases n/a tbc 12* 1O - c <5 28.6% (12) 1,204 #REF! =A1".split(),
    *"Action Milestone Lead Due Status Done 31/3/2009 99/99/2009 2014-16".split(),
    "% repeats", "Cumulative cases", "12 months to Mar 2009", "Dec 1899", "9999/00",
    None, None, None, 2008, 2009, 2016, 10, 12, 0, 3.5, -4, 1e300,
    float("inf"), float("nan"), True, date(2008, 4, 1),
    datetime(1900, 1, 1),  # noqa: DTZ001 - spreadsheets know no time zones
    Percent(0.286),
)  # fmt: skip
CELLS = st.sampled_from(PLAUSIBLE) | st.text(max_size=12) | st.floats()
SHEETS = st.lists(st.lists(CELLS, max_size=9).map(tuple), max_size=10).map(tuple)


@settings(max_examples=150, deadline=None)
@given(SHEETS, SHEETS)
def test_any_sheet_is_understood_somehow(
    one: tuple[tuple[Cell, ...], ...], other: tuple[tuple[Cell, ...], ...]
) -> None:
    grids = [Grid("2008-09", one), Grid("Sheet", other)]
    understood = understand(grids, mapping=Mapping(years={"Sheet": 2008}))
    assert understood.sentence.endswith(".")
    held = [an_indicator(), a_ratio()]
    mapping = suggest(understood, held=held, library=[])
    taken = take(understood, mapping, held=held, known_on=date(2009, 4, 1))
    filled = sum(cell is not None for g in grids for row in g.rows for cell in row)
    assert len(taken.figures) <= filled
    derived = {t.key for t in understood.threads if t.role.is_derived}
    assert all(mapping.rows[key].use.value == "leave_out" for key in derived)
