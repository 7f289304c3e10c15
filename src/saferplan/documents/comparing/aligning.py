"""Which of the things made is which of those that came back?

What stands in the same order comes first, then what was moved, then what is known
again by its name, and last what is merely alike between neighbours that are known.
Nothing takes more than about n log n steps, whatever is compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")
Pairs = list[tuple[int, int]]
_SMALL = 40_000
"""A stretch is searched through whole up to so many pairs of its two sides."""
_DEEPEST = 64
_LEAST = 0.4
"""From here on two things may be the same."""
_NAMELESS: tuple[Hashable, ...] = ("", ())
"""Names that are none."""
_MOST_ALIKE = 2_500
"""So many pairs of a stretch are looked at for how alike they are."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing made and the same thing come back, by their places.

    None where there is no other: it was removed, or added. ``is_moved``: it stands
    elsewhere among those that stayed.
    """

    made: int | None
    sent: int | None
    is_moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowing(Generic[T]):
    """By what things of one sort are known again.

    ``same`` says all there is of one; ``keys`` are names it may go by, the surest
    first (an empty one is none); ``like`` says how alike two are, from 0 to 1, and
    from which ``alone`` on one thing may be another that stands in its place.
    """

    same: Callable[[T], Hashable]
    keys: Sequence[Callable[[T], Hashable]] = ()
    like: Callable[[T, T], float]
    alone: float = 0.0


def aligned(
    made: Sequence[T], sent: Sequence[T], knowing: Knowing[T]
) -> tuple[Pair, ...]:
    """Every thing made and every thing come back, in the order they came back.

    What was removed stands after what it stood after.

    >>> letters = Knowing(same=str, like=lambda a, b: 0.0, alone=1.0)
    >>> [(p.made, p.sent, p.is_moved) for p in aligned("abcd", "acdx", letters)]
    [(0, 0, False), (1, None, False), (2, 1, False), (3, 2, False), (None, 3, False)]
    >>> [(p.made, p.sent, p.is_moved) for p in aligned("abc", "cab", letters)]
    [(2, 0, True), (0, 1, False), (1, 2, False)]
    """
    names = [knowing.same(one) for one in made], [knowing.same(one) for one in sent]
    found = dict(in_order(*names))
    _join(found, names[0], names[1])
    for key in knowing.keys:
        _join(found, [key(one) for one in made], [key(one) for one in sent])
    for here, there in _gaps(found, len(made), len(sent)):
        found.update(_alike(made, sent, here, there, knowing))
    return tuple(_merged(found, len(made), len(sent)))


# ------------------------------------------------------------------ the same order
def in_order(made: Sequence[Hashable], sent: Sequence[Hashable]) -> Pairs:
    """Equal things that stand in the same order on both sides.

    First what is equal at both ends, then what is there once on either side, and
    again between those; short stretches of what repeats are searched through.

    >>> in_order("abcbd", "abbd")
    [(0, 0), (1, 1), (3, 2), (4, 3)]
    """
    found: Pairs = []
    waiting = [((0, 0), (len(made), len(sent)), 0)]
    while waiting:
        start, end, depth = waiting.pop()
        start, end, ends = _stripped(made, sent, start, end)
        found += ends
        if start[0] == end[0] or start[1] == end[1]:
            continue
        anchors = _anchors(made, sent, start, end) if depth < _DEEPEST else []
        if not anchors:
            found += _searched(made, sent, start, end)
            continue
        found += anchors
        stops = [(start[0] - 1, start[1] - 1), *anchors, end]
        waiting += [((a + 1, b + 1), to, depth + 1) for (a, b), to in pairwise(stops)]
    return sorted(found)


Place = tuple[int, int]


def _stripped(
    made: Sequence[Hashable], sent: Sequence[Hashable], start: Place, end: Place
) -> tuple[Place, Place, Pairs]:
    """What is equal at both ends of this stretch, and what is left of it."""
    found: Pairs = []
    (a, b), (c, d) = start, end
    while a < c and b < d and made[a] == sent[b]:
        found.append((a, b))
        a, b = a + 1, b + 1
    while a < c and b < d and made[c - 1] == sent[d - 1]:
        c, d = c - 1, d - 1
        found.append((c, d))
    return (a, b), (c, d), found


def _anchors(
    made: Sequence[Hashable], sent: Sequence[Hashable], start: Place, end: Place
) -> Pairs:
    """What is there once on both sides of this stretch, as far as it is in order."""
    here = _once(made, start[0], end[0])
    there = _once(sent, start[1], end[1])
    pairs = sorted((here[one], there[one]) for one in here if one in there)
    return [pairs[at] for at in _rising([place for _, place in pairs])]


def _once(things: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    count = Counter(things[start:end])
    return {things[at]: at for at in range(start, end) if count[things[at]] == 1}


def _rising(numbers: Sequence[int]) -> list[int]:
    """The places of the longest rising row of numbers among these.

    >>> _rising([3, 0, 1, 4, 2])
    [1, 2, 4]
    """
    ends: list[int] = []
    at_ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        long = bisect_left(ends, number)
        before.append(at_ends[long - 1] if long else -1)
        ends[long : long + 1] = [number]
        at_ends[long : long + 1] = [at]
    found = []
    at = at_ends[-1] if at_ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _searched(
    made: Sequence[Hashable], sent: Sequence[Hashable], start: Place, end: Place
) -> Pairs:
    """The longest common row of a short stretch; nothing of a long one."""
    here, there = made[start[0] : end[0]], sent[start[1] : end[1]]
    if len(here) * len(there) > _SMALL:
        return []
    score = [[1.0 if a == b else -1.0 for b in there] for a in here]
    return [(a + start[0], b + start[1]) for a, b in _best(score)]


def _best(score: Sequence[Sequence[float]]) -> Pairs:
    """The pairs in order whose scores add up highest; none below zero is taken."""
    high, wide = len(score), len(score[0])
    total = [[0.0] * (wide + 1) for _ in range(high + 1)]
    for a in range(high - 1, -1, -1):
        row, below = total[a], total[a + 1]
        for b in range(wide - 1, -1, -1):
            taken = score[a][b] + below[b + 1] if score[a][b] >= 0 else -1.0
            row[b] = max(taken, below[b], row[b + 1])
    found: Pairs = []
    a = b = 0
    while a < high and b < wide:
        if score[a][b] >= 0 and total[a][b] == score[a][b] + total[a + 1][b + 1]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif total[a][b] == total[a + 1][b]:
            a += 1
        else:
            b += 1
    return found


# ----------------------------------------------------------- elsewhere, and by name
def _join(
    found: dict[int, int], made: Sequence[Hashable], sent: Sequence[Hashable]
) -> None:
    """Pair what is equal and has no other yet: in order, then wherever it is."""
    taken = set(found.values())
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for at, one in enumerate(sent):
        if at not in taken and one not in _NAMELESS:
            waiting[one].append(at)
    for at, one in enumerate(made):
        if at not in found and one not in _NAMELESS and waiting[one]:
            found[at] = waiting[one].popleft()


# ------------------------------------------------------------------ what is alike
def _gaps(
    found: dict[int, int], high: int, wide: int
) -> Iterator[tuple[list[int], list[int]]]:
    """What has no other yet, between pairs that stand in the same order."""
    taken = set(found.values())
    pairs = sorted(found.items())
    kept = [pairs[at] for at in _rising([sent for _, sent in pairs])]
    for (a, b), (c, d) in pairwise([(-1, -1), *kept, (high, wide)]):
        here = [at for at in range(a + 1, c) if at not in found]
        there = [at for at in range(b + 1, d) if at not in taken]
        if here and there:
            yield here, there


def _alike(
    made: Sequence[T],
    sent: Sequence[T],
    here: list[int],
    there: list[int],
    knowing: Knowing[T],
) -> Pairs:
    """Pairs of these, by how alike they are; of very many, place by place."""
    if len(here) * len(there) > _MOST_ALIKE:
        likely = zip(here, there, strict=False)
        return [(a, b) for a, b in likely if knowing.like(made[a], sent[b]) >= _LEAST]
    score = [[knowing.like(made[a], sent[b]) for b in there] for a in here]
    pairs = _best([[one if one >= _LEAST else -1.0 for one in row] for row in score])
    for (a, b), (c, d) in pairwise([(-1, -1), *pairs, (len(here), len(there))]):
        # One thing alone in the place of another is that one, however it changed.
        if c - a == d - b == 2 and score[a + 1][b + 1] >= knowing.alone:
            pairs.append((a + 1, b + 1))
    return [(here[a], there[b]) for a, b in pairs]


def _merged(found: dict[int, int], high: int, wide: int) -> Iterator[Pair]:
    pairs = sorted(found.items())
    stayed = {pairs[at] for at in _rising([sent for _, sent in pairs])}
    back = {sent: made for made, sent in pairs}
    gone = _gone_after(found, high)
    yield from (Pair(at, None) for at in gone[-1])
    for at in range(wide):
        made = back.get(at)
        yield Pair(made, at, made is not None and (made, at) not in stayed)
        if made is not None:
            yield from (Pair(one, None) for one in gone[made])


def _gone_after(found: dict[int, int], high: int) -> dict[int, list[int]]:
    """What was removed, by what it stood after; -1 is the beginning."""
    gone: dict[int, list[int]] = defaultdict(list)
    last = -1
    for at in range(high):
        if at in found:
            last = at
        else:
            gone[last].append(at)
    return gone
