"""Everything held about a partnership's indicators, as one value.

This is what a partnership folder is read into and written from, what the store
loads, and what positions are worked out from.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.partnership.structure import Partnership
from saferplan.core.plan.priorities import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One indicator with every row ever known about it, oldest entry first.

    Forecasts somebody has stated stand among the observations, marked so.
    """

    indicator: Indicator
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """A partnership, its plan, and the series of its indicators, in their order."""

    partnership: Partnership
    plan: Plan | None = None
    series: tuple[Series, ...] = ()

    def __post_init__(self) -> None:
        # Addresses and trace codes do not tell capitals from small letters.
        seen = Counter(s.indicator.code.lower() for s in self.series)
        codes = [s.indicator.code for s in self.series]
        twice = sorted(c for c in codes if seen[c.lower()] > 1)
        if twice:
            raise ValueError(f"The indicator {twice[0]} stands there twice.")

    def of(self, code: str) -> Series | None:
        """The series of the indicator with this code, or None."""
        return next((s for s in self.series if s.indicator.code == code), None)
