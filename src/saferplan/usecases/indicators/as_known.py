"""One indicator, cut to what was known, and where it stood by that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.observation import as_known
from saferplan.core.indicators.position import history, position
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.standing import HistoryPoint, Position
from saferplan.core.indicators.target_ledger import ChangedTarget, changed_targets
from saferplan.core.indicators.targets import Baseline, Target, targets_as_known
from saferplan.core.indicators.trace import fingerprint

POINTS = 24
"""Points of history a line carries: two years of months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """Where an indicator stood, in numbers and in words, with its fingerprint."""

    position: Position
    mark: str
    headline: str
    sentence: str
    history: tuple[HistoryPoint, ...]
    target_changes: tuple[ChangedTarget, ...] = ()


def definition_at(versions: Sequence[Indicator], as_at: date) -> Indicator:
    """Which version of a definition held at this date?

    The one entered last of those valid by then; before the first became valid, the
    first.
    """
    valid = [v for v in versions if v.valid_from is None or v.valid_from <= as_at]
    return valid[-1] if valid else versions[0]


def baselines_as_known(
    baselines: Sequence[Baseline], known_on: date | None
) -> tuple[Baseline, ...]:
    """The baselines known by then, the one that counts last."""
    known = [b for b in baselines if known_on is None or b.known_on <= known_on]
    return tuple(sorted(known, key=lambda b: (b.known_on, b.entry)))


def position_of(series: Series, as_at: date, known_on: date | None) -> Position:
    """Where does it stand, by these rows as far as they were known?"""
    return position(
        series.indicator,
        as_known(series.observations, known_on=known_on),
        targets_as_known(series.targets, known_on=known_on),
        as_at,
        baselines=baselines_as_known(series.baselines, known_on),
        known_on=known_on,
    )


def stood(series: Series, as_at: date, known_on: date | None) -> Stood:
    """Where does it stand, with its history and the words for it?"""
    found = position_of(series, as_at, known_on)
    changed = changed_targets(
        (row for row in series.targets if row.known_on <= as_at), known_on=known_on
    )
    return Stood(
        position=found,
        mark=fingerprint(found),
        headline=headline(found),
        sentence=sentence(found),
        history=history(
            series.indicator,
            as_known(series.observations, known_on=known_on),
            targets_as_known(series.targets, known_on=known_on),
            as_at,
            baselines=baselines_as_known(series.baselines, known_on),
            # Only where one was changed does it matter which held when.
            ledger=_known_by(series.targets, known_on) if changed else (),
            last=POINTS,
        ),
        target_changes=changed,
    )


def _known_by(ledger: Sequence[Target], known_on: date | None) -> tuple[Target, ...]:
    return tuple(t for t in ledger if known_on is None or t.known_on <= known_on)
