"""Where an indicator stands: the value everything on screen and paper presents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.rag import RagVerdict
from saferplan.core.indicators.shelf import Figure
from saferplan.core.indicators.targets import Baseline, Target, TargetPoint
from saferplan.core.indicators.vocabulary import (
    Assurance,
    DataState,
    Direction,
    Rag,
    Variation,
)
from saferplan.core.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredChange:
    """How must the figure change to reach the end target?

    ``percent`` of the figure, ``points`` for percentages (None otherwise),
    ``amount`` in its own unit; ``verb`` is "increase" or "reduction", made from
    the sign, or "already met" when the figure is there or better.
    """

    percent: float | None
    points: float | None
    amount: float
    verb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRate:
    """What is needed in each part of the year that is left, against what has been.

    ``needed`` and ``average`` are per ``per`` (month or quarter); ``best`` is the
    best part of the year so far (highest or lowest by polarity).
    """

    needed: float
    average: float
    best: float
    parts_left: int
    per: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """One way of looking ahead: its assumption, range, and chance of the target.

    ``status`` is the colour the middle value would have; it is never the
    indicator's own status.
    """

    method: str
    assumption: str
    value: float
    low: float | None = None
    high: float | None = None
    chance_of_meeting: float | None = None
    status: Rag | None = None
    period: Period | None = None

    @property
    def outlook(self) -> str:
        """The chance in words; empty when there is none."""
        chance = self.chance_of_meeting
        if chance is None:
            return ""
        if chance >= LIKELY:
            return "likely to meet the target"
        return "could go either way" if chance >= UNLIKELY else "unlikely to meet it"


LIKELY, UNLIKELY = 0.80, 0.20
"""Bands of the chance of meeting a target, in which boards speak of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPoint:
    """One part of the series on its process-control chart."""

    period: Period
    value: float | None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    rules: tuple[str, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Is the latest point news, or noise, and how do we know?

    ``chart`` names the method (xmr, c, p, laney_p ..., or short_series);
    ``points`` are the parts with their limits (no limits on a short series).
    """

    variation: Variation
    assurance: Assurance | None
    chart: str
    reason: str
    points: tuple[ControlPoint, ...] = ()
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPoint:
    """The figure as it was at the end of one part of the past, with its target."""

    period: Period
    value: float | None
    target: float | None = None
    provisional: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where one indicator stands, as at a date, by what was known.

    Absent things are None. ``figure`` holds value, quotient, period and what is
    missing; ``data_state`` the one state that is shown; ``verdict`` the colour by
    rule with its reason (None without a colour); ``signal`` news or noise.
    """

    indicator: Indicator
    as_at: date
    known_on: date | None
    figure: Figure
    data_state: DataState
    baseline: Baseline | None = None
    target: TargetPoint | None = None
    end_target: Target | None = None
    required_change: RequiredChange | None = None
    verdict: RagVerdict | None = None
    why_no_colour: str = ""
    run_rate: RunRate | None = None
    forecasts: tuple[Forecast, ...] = ()
    signal: Signal | None = None
    direction: Direction | None = None
    interval: tuple[float, float] | None = None
    remarks: tuple[str, ...] = ()

    @property
    def rag(self) -> Rag | None:
        """The colour, or None."""
        return self.verdict.rag if self.verdict else None

    @property
    def rag_reason(self) -> str:
        """Why this colour, or why none."""
        return self.verdict.reason if self.verdict else self.why_no_colour

    @property
    def adverse_percent(self) -> float | None:
        """How far behind the target, in per cent of it; negative when ahead."""
        return self.verdict.adverse_percent if self.verdict else None

    @property
    def outlook(self) -> Forecast | None:
        """The forecast to show first: the one that knows most about the year."""
        by_method = {f.method: f for f in reversed(self.forecasts)}
        for method in ("stated", "profile", "quasi_poisson", "linear"):
            if method in by_method:
                return by_method[method]
        return None

    @property
    def is_exception(self) -> bool:
        """Does it belong on a board's first page?"""
        return self.rag in (Rag.RED, Rag.AMBER)
