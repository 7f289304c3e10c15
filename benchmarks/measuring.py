"""How benchmarks measure: CPU time of this process, the best of several rounds.

The best round is the one least disturbed by whatever else the machine did; a ratio
takes both sides in turn, so that a slow minute slows both.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

KINDS = ("pdf", "pptx", "xlsx", "docx")
"""The formats of a paper that a library writes."""
Paper = TypeVar("Paper")


@dataclass(frozen=True, slots=True)
class Result:
    """One measurement against its limit; no limit means reported only."""

    name: str
    ratio: float
    limit: float | None
    note: str = ""

    @property
    def is_over(self) -> bool:
        """Is it over its limit?"""
        return self.limit is not None and self.ratio > self.limit

    @property
    def line(self) -> str:
        """Name, ratio, limit, verdict, in one line."""
        limit = "-" if self.limit is None else f"{self.limit:g}"
        verdict = "reported" if self.limit is None else "over" if self.is_over else "ok"
        note = f"  ({self.note})" if self.note else ""
        return f"{self.name:<58} {self.ratio:8.3f}  limit {limit:>5}  {verdict}{note}"


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process and its threads that one call takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """The least CPU seconds of several calls."""
    return min(cpu_seconds(work) for _ in range(rounds))


def best_of_each(
    one: Callable[[], object], other: Callable[[], object], rounds: int = 5
) -> tuple[float, float]:
    """The least CPU seconds of each of two, called in turn."""
    pairs = [(cpu_seconds(one), cpu_seconds(other)) for _ in range(rounds)]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def seconds_by_kind(
    papers: Sequence[Paper], make: Callable[[Paper, str], bytes], folder: Path
) -> dict[str, float]:
    """CPU seconds that each format takes for all papers; the files are kept there."""
    spent = dict.fromkeys(KINDS, 0.0)
    for number, paper in enumerate(papers):
        for kind in KINDS:
            kept: list[bytes] = []
            work = partial(_keep, kept, partial(make, paper, kind))
            spent[kind] += cpu_seconds(work)
            (folder / f"{number}.{kind}").write_bytes(kept[0])
    return spent


def _keep(kept: list[bytes], work: Callable[[], bytes]) -> None:
    kept.append(work())
