"""Lines of a pack from plain values, each in one word, for the tests of boards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from saferplan.core.boards.pack import Line
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.position import position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.targets import Target
from saferplan.core.periods import Basis, Month, rolling_12
from tests.builders import a_row, a_target, an_indicator

DECEMBER = date(2008, 12, 31)


def a_line(
    code: str,
    rows: Sequence[Observation],
    targets: Sequence[Target] = (),
    *,
    as_at: date = DECEMBER,
    indicator: dict[str, Any] | None = None,
    **more: Any,
) -> Line:
    """The line of an indicator, as far as it is said."""
    kept: dict[str, Any] = {"code": code, "title": code} | (indicator or {})
    found = position(an_indicator(**kept), rows, targets, as_at)
    line = Line(
        position=found,
        headline=headline(found),
        sentence=sentence(found),
        trace=f"trace-of-{code}",
    )
    return replace(line, **more)


def a_rolling_line(code: str, value: float, target: float = 100, **more: Any) -> Line:
    """Twelve months to December against the year's target; lower is better."""
    settings = {"basis": Basis.ROLLING_12} | more.pop("indicator", {})
    return a_line(
        code,
        [a_row(rolling_12(Month(2008, 12)), value)],
        [a_target(target)],
        indicator=settings,
        **more,
    )
