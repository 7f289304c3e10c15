"""Positions from plain values: under a second a thousand, and linear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.made_up import AS_AT, holdings
from benchmarks.measuring import Result, best
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.position import position

MONTHS = 60
LIMIT_SECONDS = 1.0
LINEAR = 1.5
"""A hundredfold more may cost half as much again each: caches, collector, noise."""


def work_out(held: Sequence[Series]) -> list[object]:
    """Every position of these series."""
    return [position(s.indicator, s.observations, s.targets, AS_AT) for s in held]


def run() -> Iterator[Result]:
    """A thousand against a second of CPU; ten thousand against a hundred."""
    thousand = holdings(1000, MONTHS).series
    work_out(thousand[:20])
    taken = best(lambda: work_out(thousand))
    yield Result("positions: 1,000 indicators x 60 months, CPU s", taken, LIMIT_SECONDS)
    hundred, many = holdings(100, MONTHS).series, holdings(10_000, MONTHS).series
    few_each = best(lambda: work_out(hundred)) / len(hundred)
    many_each = best(lambda: work_out(many), rounds=2) / len(many)
    yield Result(
        "positions: each of 10,000 against each of 100", many_each / few_each, LINEAR
    )
