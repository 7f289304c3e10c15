"""A series made ready for a control chart: its parts, and the chart that suits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.shelf import Shelf
from saferplan.core.indicators.statistics.attribute_charts import (
    c_chart,
    dispersion,
    laney_p,
    laney_u,
    p_chart,
    u_chart,
)
from saferplan.core.indicators.statistics.control_chart import ControlChart
from saferplan.core.indicators.statistics.process_control import (
    ChartChoice,
    Material,
    choose_chart,
    xmr,
)
from saferplan.core.indicators.statistics.short_series import (
    ShortSeriesTest,
    short_ratio_test,
    short_series_test,
)
from saferplan.core.indicators.vocabulary import Aggregation
from saferplan.core.periods import Basis, Month, Period, span

CHART_NAMES: dict[str, str] = {
    "xmr": "individuals chart (XmR)",
    "c": "chart of counts (c)",
    "u": "chart of rates (u)",
    "p": "chart of proportions (p)",
    "laney_u": "chart of rates, widened for their spread (Laney u)",
    "laney_p": "chart of proportions, widened for their spread (Laney p)",
    "g": "chart of cases between events (g)",
    "t": "chart of days between events (t)",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """The series, one entry a part from the first held to the last, gaps None."""

    periods: tuple[Period, ...]
    rows: tuple[Observation | None, ...]

    @property
    def held(self) -> list[Observation]:
        """The parts that are there."""
        return [r for r in self.rows if r is not None]

    def column(self, name: str) -> list[float | None]:
        """One number of each part, None in the gaps."""
        return [None if r is None else getattr(r, name) for r in self.rows]


MATERIALS: dict[Aggregation, Material] = {
    Aggregation.SUM: "count",
    Aggregation.RATE: "rate",
    Aggregation.RATIO: "proportion",
}


def parts_of(shelf: Shelf) -> Parts:
    """The finest parts of the series, from the first that is there to the last."""
    held, step = shelf.parts
    filled = sorted(e for e, row in held.items() if not row.is_missing)
    if not filled:
        return Parts((), ())
    present = set(filled)
    ends = range(filled[0], filled[-1] + 1, step)
    rows = tuple(held[e] if e in present else None for e in ends)
    return Parts(
        tuple(
            row.period if row else _period(end, step)
            for row, end in zip(rows, ends, strict=True)
        ),
        rows,
    )


def _period(end: int, step: int) -> Period:
    last = Month.from_ordinal(end)
    basis = Basis.MONTH if step == 1 else Basis.QUARTER
    return span(basis, last.plus(1 - step), last)


def can_be_charted(indicator: Indicator, parts: Parts) -> bool:
    """Are all numerators counts of something, and none more than its whole?"""
    is_share = indicator.aggregation is Aggregation.RATIO
    return all(
        (r.numerator or 0.0) >= 0
        and not (is_share and (r.numerator or 0.0) > (r.denominator or 0.0))
        for r in parts.held
    )


def choice_of(indicator: Indicator, parts: Parts) -> ChartChoice:
    """Which chart suits this series? One part at least must be there.

    Raises:
        KeyError: figures of this kind have no chart (see `MATERIALS`).
    """
    material = MATERIALS[indicator.aggregation]
    held = parts.held
    name = "value" if material == "count" else "numerator"
    values = [getattr(r, name) or 0.0 for r in held]
    mean = sum(values) / len(values)
    if material == "count":
        if min(values) < 0 or any(v != int(v) for v in values):
            material = "measure"
        phi: float | None = 1.0
    else:
        phi = dispersion(
            parts.column("numerator"),
            parts.column("denominator"),
            proportion=material == "proportion",
        )
    choice = choose_chart(material, mean, len(held), phi or 1.0)
    # Days between events need the events' dates; monthly counts have none.
    return "c" if choice == "t" else choice


def chart_of(
    choice: ChartChoice, parts: Parts, *, baseline: int | None = None
) -> ControlChart | None:
    """The chart of this choice; ``baseline`` parts set its limits (None: all)."""
    if choice == "xmr":
        return xmr(parts.column("value"), baseline=baseline)
    if choice == "c":
        return c_chart(parts.column("value"), baseline=baseline)
    make = {"u": u_chart, "laney_u": laney_u, "p": p_chart, "laney_p": laney_p}[choice]
    parts_and_wholes = parts.column("numerator"), parts.column("denominator")
    return make(*parts_and_wholes, baseline=baseline)


def short_test_of(indicator: Indicator, parts: Parts) -> ShortSeriesTest | None:
    """The latest part tested exactly against the earlier ones, where it can be."""
    if indicator.aggregation is Aggregation.RATIO:
        pair = (_whole(parts.column("numerator")), _whole(parts.column("denominator")))
        return short_ratio_test(*pair) if pair[0] and pair[1] else None
    name = "value" if indicator.aggregation is Aggregation.SUM else "numerator"
    counts = _whole(parts.column(name))
    return short_series_test(counts) if counts else None


def _whole(values: Sequence[float | None]) -> list[int | None]:
    """The same as whole numbers; empty when one is not."""
    if any(v is not None and v != int(v) for v in values):
        return []
    return [None if v is None else int(v) for v in values]
