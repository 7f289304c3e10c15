"""What the charts along time share: a point, and which points are joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period: its name, its value or None, and what is said about it.

    ``label`` is the period in full ("December 2008") and ``tick`` a shorter one
    for the axis; without it the names of months are cut to three letters.
    ``break_before`` marks a new definition, in the words of ``break_words``;
    ``special`` says why the point is out of the ordinary. ``missing`` is what the
    table shows in place of a value ("[c]"); ``note`` is added to the table.
    """

    label: str
    value: float | None
    tick: str = ""
    provisional: bool = False
    break_before: bool = False
    break_words: str = "definition changed"
    special: str | None = None
    missing: str = ""
    note: str = ""


def check_finite(values: Iterable[float | None]) -> None:
    """Refuse a number that is not finite; None stands for missing."""
    for value in values:
        if value is not None and not isfinite(value):
            raise ValueError(f"A value is a finite number or None, not {value}")


def check_indexes(indexes: Sequence[int], count: int) -> None:
    """Refuse places outside the axis, twice named, or out of order."""
    rising = all(a < b for a, b in pairwise(indexes))
    if not rising or any(not 0 <= index < count for index in indexes):
        raise ValueError(
            f"Points are counted from 0 to {count - 1}, each once and in order, "
            f"not {list(indexes)}"
        )


def runs(
    values: Sequence[float | None], starts: Iterable[int] = ()
) -> tuple[tuple[int, ...], ...]:
    """Which neighbouring points are joined by one line?

    A missing value ends a run, and so does a point in ``starts``.

    >>> runs([1, 2, None, 4, 5, 6], starts=[5])
    ((0, 1), (3, 4), (5,))
    """
    fresh = set(starts)
    found: list[list[int]] = []
    joined = False
    for index, value in enumerate(values):
        if value is None:
            joined = False
            continue
        if joined and index not in fresh:
            found[-1].append(index)
        else:
            found.append([index])
        joined = True
    return tuple(tuple(run) for run in found)
