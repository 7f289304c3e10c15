"""What differs between kept and remade contents, against a flat second comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.documents.frozen import contents_bytes, contents_of
from saferplan.documents.json.differing import Differing, differing
from saferplan.documents.json.packs import pack_object
from tests.documents.brought_pack import brought_pack

# ------------------------------------------------------------------- a second way
GONE = object()
FIGURES = ("rag", "state", "trace", "period", "basis")
Step = str | int


def leaves(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Where every value stands that holds no other."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from leaves(held, (*path, key))
    elif isinstance(value, list):
        for at, held in enumerate(value):
            yield from leaves(held, (*path, at))
    else:
        yield path


def at(value: Any, path: tuple[Step, ...]) -> Any:
    for step in path:
        is_there = (isinstance(value, dict) and isinstance(step, str)) or (
            isinstance(value, list) and isinstance(step, int)
        )
        try:
            value = value[step] if is_there else GONE
        except (KeyError, IndexError):
            value = GONE
        if value is GONE:
            return GONE
    return value


def holds_figure(value: Any, path: tuple[Step, ...]) -> bool:
    keys = [step for step in path if isinstance(step, str)]
    if keys and keys[-1] in FIGURES:
        return True
    if isinstance(value, dict):
        return any(holds_figure(held, (*path, key)) for key, held in value.items())
    if isinstance(value, list):
        return any(holds_figure(held, path) for held in value)
    return isinstance(value, int | float) and not isinstance(value, bool)


def slow(then: Any, now: Any) -> tuple[int, int, int]:
    """How many figures differ, how many words, how many figures were compared."""
    figures = words = counted = 0
    for path in leaves(then):
        was, is_now = at(then, path), at(now, path)
        is_figure = holds_figure(was, path) or holds_figure(is_now, path)
        counted += is_figure
        figures += is_figure and was != is_now
        words += not is_figure and was != is_now
    for path in lists(then):
        was, is_now = at(then, path), at(now, path)
        others = is_now if isinstance(is_now, list) else []
        if len(was) != len(others):
            is_figure = holds_figure([*was, *others], path)
            figures, words = figures + is_figure, words + (not is_figure)
            counted += is_figure
    return figures, words, counted


def lists(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    held: list[tuple[Step, Any]] = []
    if isinstance(value, list):
        yield path
        held = list(enumerate(value))
    elif isinstance(value, dict):
        held = list(value.items())
    for step, one in held:
        yield from lists(one, (*path, step))


keys = st.sampled_from(["rag", "value", "sentence", "period", "code", "lines", "held"])
simple = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["a", "b"])
things = st.recursive(
    simple,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
    ),
    max_leaves=12,
)
contents = st.dictionaries(keys, things, max_size=4)


@given(contents, contents)
def test_differences_are_those_of_a_flat_comparison(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    found = differing(then, now)
    assert (len(found.figures), len(found.words), found.counted) == slow(then, now)


@given(contents)
def test_the_same_contents_do_not_differ(then: dict[str, Any]) -> None:
    found = differing(then, then)
    assert (found.figures, found.words) == ((), ())


@given(contents, st.dictionaries(st.sampled_from(["new", "later"]), things, max_size=2))
def test_what_is_said_besides_is_no_difference(
    then: dict[str, Any], more: dict[str, Any]
) -> None:
    found = differing(then, then | more)
    assert (found.figures, found.words) == ((), ())


# --------------------------------------------------------------------- by hand
@pytest.mark.parametrize(
    ("was", "now", "figures", "words"),
    [
        ({"value": 29.85}, {"value": 28.57}, [("value", "29.85", "28.57")], []),
        ({"value": 5}, {"value": None}, [("value", "5", "nothing")], []),
        ({"value": 5}, {}, [("value", "5", "not there")], []),
        ({"value": None}, {"value": 5}, [("value", "nothing", "5")], []),
        ({"value": 5}, {"value": 5.0}, [], []),
        ({"rag": "red"}, {"rag": "green"}, [("rag", "red", "green")], []),
        ({"text": "Behind"}, {"text": "Below"}, [], [("text", "Behind", "Below")]),
        ({"is_late": True}, {"is_late": False}, [], [("is_late", "True", "False")]),
        # A target where none was: that is a figure, though nothing was one before.
        (
            {"target": None},
            {"target": {"value": 28, "how": "set"}},
            [("target", "nothing", "something")],
            [],
        ),
        (
            {"why": None},
            {"why": {"by": "Board"}},
            [],
            [("why", "nothing", "something")],
        ),
        # A thing of a list is called by its code, else it is counted.
        (
            {"lines": [{"code": "NI16", "value": 1}, {"value": 2}]},
            {"lines": [{"code": "NI16", "value": 9}, {"value": 8}]},
            [("lines NI16 value", "1", "9"), ("lines 2 value", "2", "8")],
            [],
        ),
        (
            {"lines": [{"position": {"indicator": "NI16", "value": 1}}]},
            {"lines": [{"position": {"indicator": "NI16", "value": 2}}]},
            [("lines NI16 position value", "1", "2")],
            [],
        ),
        # A line that is gone, or new.
        (
            {"lines": [{"value": 1}, {"value": 2}]},
            {"lines": [{"value": 1}]},
            [("lines 2 value", "2", "not there"), ("lines (how many)", "2", "1")],
            [],
        ),
        (
            {"lines": []},
            {"lines": [{"value": 1}]},
            [("lines (how many)", "0", "1")],
            [],
        ),
        # One sentence more is a matter of words.
        (
            {"remarks": ["Few."]},
            {"remarks": ["Few.", "Late."]},
            [],
            [("remarks (how many)", "1", "2")],
        ),
    ],
)
def test_difference_names_where_it_is_and_what_it_was(
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    figures: list[tuple[str, str, str]],
    words: list[tuple[str, str, str]],
) -> None:
    found = differing(was, now)
    assert found.figures == tuple(Differing(*one) for one in figures)
    assert found.words == tuple(Differing(*one) for one in words)


def test_a_pack_that_was_kept_is_that_pack_made_again() -> None:
    pack = brought_pack()
    kept = contents_of(contents_bytes(pack))
    found = differing(kept, pack_object(pack))
    assert (found.figures, found.words) == ((), ())
    assert found.counted > 50


def test_one_figure_of_a_pack_that_moved_is_found_and_named() -> None:
    pack = brought_pack()
    kept = contents_of(contents_bytes(pack))
    (section,) = pack.sections
    (line,) = section.lines
    figure = replace(line.position.figure, value=377.0)
    moved = replace(line, position=replace(line.position, figure=figure))
    now = replace(pack, sections=(replace(section, lines=(moved,)),))
    found = differing(kept, pack_object(now))
    # 40 + 38 + 39 + 45 + 41 + 40 + 43 + 46 + 44 crimes of nine months.
    assert ("376", "377") in [
        (one.before.removesuffix(".0"), one.after.removesuffix(".0"))
        for one in found.figures
    ]
    assert all("BURGLARY" in one.path for one in found.figures)
