"""Figures that may be right and want a word: unusual, changed, or at odds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saferplan.core.indicators.next_point import (
    SHORT,
    NormalRange,
    is_surprise,
    normal_range,
    shown_value,
)
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.periods import Basis
from saferplan.core.returns.checking_speech import Speaker, in_unit, plain, said
from saferplan.core.returns.lines import Kind, Line
from saferplan.core.returns.messages import Message

LARGE_Z = 3.0
"""Standard errors between two counts, beyond which a jump is asked about."""
LARGE_SHARE = 0.25
"""And it must be this part of the count before, or this share of one."""
_RANGE_LIMIT = 3.267 / (2 * 2.66)
"""The moving-range limit of an XmR chart, as a part of the room between its limits."""
_SAY_WHY = "Check it. If it is right, say what is behind it."


@dataclass(frozen=True, slots=True)
class Judged:
    """One observation, the line it was typed on, and the figures before it."""

    line: Line
    observation: Observation
    earlier: Sequence[Observation]
    speak: Speaker

    @property
    def field(self) -> str:
        """The column that a message about the figure points at."""
        if self.observation.is_missing:
            return "missing"
        return "numerator" if self.line.kind is Kind.QUOTIENT else "value"

    @property
    def words(self) -> str:
        """The figure as it is said."""
        return said(self.line.indicator, self.observation)


def queries_about(judged: Judged) -> Iterator[Message]:
    """What is to be asked about this figure, and what is worth knowing of it?"""
    if not judged.observation.is_missing:
        yield from _below_zero(judged)
        falling = tuple(_falling(judged))
        yield from falling
        if not falling:
            yield from _unusual(judged)
    yield from _against_held(judged)


def _below_zero(judged: Judged) -> Iterator[Message]:
    for name in ("value", "numerator"):
        count = getattr(judged.observation, name)
        if count is not None and count < 0:
            yield judged.speak.query(
                "negative",
                name,
                f"The figure is {plain(count)}.",
                "Counts are zero or more, unless earlier ones were cancelled.",
                _SAY_WHY,
            )


def _falling(judged: Judged) -> Iterator[Message]:
    """A year to date that goes down."""
    last, now = judged.line.last, judged.observation
    if last is None or now.period.basis is not Basis.YEAR_TO_DATE:
        return
    if last.period.start != now.period.start:
        return
    for name in ("value", "numerator", "denominator"):
        before, after = getattr(last, name), getattr(now, name)
        if before is not None and after is not None and after < before:
            yield judged.speak.query(
                "falling_cumulative",
                name,
                f"It is {plain(after)}, and was {plain(before)} "
                f"for {last.period.label}.",
                "A year to date can only rise, unless earlier ones were cancelled.",
                "Check that this is the total since the start of the year. "
                "If it is right, say why it fell.",
            )


def _unusual(judged: Judged) -> Iterator[Message]:
    indicator = judged.line.indicator
    left = is_surprise(indicator, judged.earlier, judged.observation)
    if left is not None:
        yield _outside(judged, left)
        return
    if _jumps(judged):
        yield _jump(judged)


def _outside(judged: Judged, left: NormalRange) -> Message:
    is_short = left.made_by == SHORT
    low, high = _ends(judged, left)
    return judged.speak.query(
        "short_series" if is_short else "outside_limits",
        judged.field,
        f"The figure is {judged.words}.",
        f"By the {left.points} figures before, {low} to {high} would be normal.",
        _SAY_WHY,
    )


def _ends(judged: Judged, found: NormalRange) -> tuple[str, str]:
    indicator, low, high = judged.line.indicator, found.low, found.high
    if judged.line.kind is Kind.COUNT:
        low, high = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    had_less = any((shown_value(indicator, r) or 0) < 0 for r in judged.earlier)
    low = low if had_less else max(low, 0.0)
    return in_unit(indicator, low), in_unit(indicator, high)


def _jumps(judged: Judged) -> bool:
    indicator, last = judged.line.indicator, judged.line.last
    now = shown_value(indicator, judged.observation)
    before = shown_value(indicator, last) if last else None
    if now is None or before is None:
        return False
    found = normal_range(indicator, judged.earlier, judged.observation.denominator)
    if found is not None:
        room = found.high - found.low
        return found.made_by == "xmr" and abs(now - before) > _RANGE_LIMIT * room
    if judged.line.kind is not Kind.COUNT:
        scale = indicator.multiplier if judged.line.kind is Kind.QUOTIENT else before
        scale = 100.0 if indicator.is_percentage else scale
        return abs(now - before) > LARGE_SHARE * abs(scale)
    moved = abs(now - before)
    is_far = moved > LARGE_Z * math.sqrt(max(abs(now) + abs(before), 1.0))
    return is_far and moved > LARGE_SHARE * abs(before)


def _jump(judged: Judged) -> Message:
    indicator, last = judged.line.indicator, judged.line.last
    before = said(indicator, last) if last else ""
    when = last.period.label if last else ""
    return judged.speak.query(
        "jump",
        judged.field,
        f"The figure is {judged.words}, and was {before} for {when}.",
        "So large a step is rare.",
        _SAY_WHY,
    )


def _against_held(judged: Judged) -> Iterator[Message]:
    """Another figure is held about this very period."""
    held, now = judged.line.held, judged.observation
    if held is None or same_figure(held, now) or held.missing is Missing.AWAITED:
        return
    before = said(judged.line.indicator, held)
    found = f"It was {before} before, and is {judged.words} now."
    if Marker.NOT_SIGNED_OFF in held.markers:
        yield judged.speak.note("changed", judged.field, found)
        return
    yield judged.speak.query(
        "changed",
        judged.field,
        found,
        f"The figure for {now.period.label} has been given and signed off.",
        "If the new figure is right, say why it changes.",
    )


def same_figure(a: Observation, b: Observation) -> bool:
    """Do both say the same, whenever and by whom they were given?"""
    names = ("value", "numerator", "denominator", "missing")
    return all(getattr(a, name) == getattr(b, name) for name in names)


def notes_about(judged: Judged) -> Iterator[Message]:
    """What is worth knowing of this figure, and wants no answer?"""
    now, last = judged.observation, judged.line.last
    if now.missing is Missing.AWAITED:
        yield judged.speak.note(
            "to_follow",
            "missing",
            "This figure is to follow.",
            "",
            "Send it when it is there. The rest of the return can go now.",
        )
    if Marker.PROVISIONAL in now.markers:
        yield judged.speak.note(
            "provisional",
            judged.field,
            "This figure is marked as provisional, and is shown with [p].",
        )
    if last and not now.is_missing and same_figure(last, now) and _is_some(now):
        yield judged.speak.note(
            "unchanged",
            judged.field,
            f"The figure is {judged.words}, the same as for {last.period.label}.",
            "",
            "If that is so, there is nothing to do.",
        )


def _is_some(row: Observation) -> bool:
    return bool(row.value or row.numerator)
