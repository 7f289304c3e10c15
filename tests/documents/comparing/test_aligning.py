"""Which thing is which: against a slow search, and in time whatever is compared."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.documents.comparing.aligning import Knowing, aligned, in_order

LETTERS = st.lists(st.sampled_from("abcdef"), max_size=12)
UNLIKE: Knowing[str] = Knowing(same=str, like=lambda a, b: 0.0, alone=1.0)


def _longest(made: tuple[str, ...], sent: tuple[str, ...]) -> int:
    """The length of the longest common row, by trying everything."""

    @cache
    def best(a: int, b: int) -> int:
        if a == len(made) or b == len(sent):
            return 0
        both = 1 + best(a + 1, b + 1) if made[a] == sent[b] else 0
        return max(both, best(a + 1, b), best(a, b + 1))

    return best(0, 0)


@given(made=LETTERS, sent=LETTERS)
def test_pairs_are_equal_and_in_order(made: list[str], sent: list[str]) -> None:
    pairs = in_order(made, sent)
    assert all(made[a] == sent[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(order=st.permutations(range(9)), gone=st.sets(st.integers(0, 8)))
def test_of_things_that_differ_the_longest_row_is_found(
    order: list[int], gone: set[int]
) -> None:
    made = tuple(str(n) for n in range(9))
    sent = tuple(str(n) for n in order if n not in gone)
    assert len(in_order(made, sent)) == _longest(made, sent)


@given(
    made=LETTERS.filter(bool), at=st.integers(0, 11), letter=st.sampled_from("abcxyz")
)
def test_one_changed_thing_leaves_every_other_in_its_place(
    made: list[str], at: int, letter: str
) -> None:
    at %= len(made)
    sent = [*made[:at], letter, *made[at + 1 :]]
    alone = Knowing(same=str, like=lambda a, b: 0.0, alone=0.0)
    found = [(p.made, p.sent, p.is_moved) for p in aligned(made, sent, alone)]
    assert found == [(n, n, False) for n in range(len(made))]


@given(made=LETTERS, sent=LETTERS)
def test_everything_is_told_once(made: list[str], sent: list[str]) -> None:
    found = aligned(made, sent, UNLIKE)
    here = [pair.made for pair in found if pair.made is not None]
    there = [pair.sent for pair in found if pair.sent is not None]
    assert sorted(here) == list(range(len(made)))
    assert there == list(range(len(sent)))


def test_what_has_a_name_is_known_again_wherever_it_is() -> None:
    by_name = Knowing(
        same=str, keys=(lambda text: text[0],), like=lambda a, b: 0.0, alone=1.0
    )
    found = aligned(["a1", "b1", "c1", "d1"], ["d2", "a1", "b1", "c1"], by_name)
    assert [(p.made, p.sent, p.is_moved) for p in found] == [
        (3, 0, True),
        (0, 1, False),
        (1, 2, False),
        (2, 3, False),
    ]


@pytest.mark.parametrize("shape", ["the same", "turned round", "shuffled", "all new"])
@pytest.mark.parametrize("repeats", [1, 7, 20_000])
def test_twenty_thousand_things_take_seconds(shape: str, repeats: int) -> None:
    made = [str(n // repeats) for n in range(20_000)]
    sent = {
        "the same": lambda: list(made),
        "turned round": lambda: made[::-1],
        "shuffled": lambda: Random(1).sample(made, len(made)),  # noqa: S311 - no secret
        "all new": lambda: [f"new {one}" for one in made],
    }[shape]()
    began = process_time()
    found = aligned(made, sent, Knowing(same=str, like=lambda a, b: 0.5, alone=0.0))
    assert process_time() - began < 10
    assert len(found) >= len(made)
