"""Short papers keep to their room, and what is left out of them is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.boards.brought import (
    AskedChallenge,
    Brought,
    GroupWords,
    RaisedBlockage,
)
from saferplan.core.boards.challenge import Challenge
from saferplan.core.boards.pack import Change, Line, Pack, Section
from saferplan.core.periods import Month
from saferplan.documents.at_a_glance import (
    ABOUT,
    ASKED,
    CELL,
    CHANGED,
    NAME,
    QUESTION,
    ROWS,
    glance,
    things,
)
from tests.documents.brought_pack import brought_pack
from tests.documents.packs import a_pack, large_pack, made_up

LONG = "We ask what is done about the evenings and the sheds that were left open. " * 12
ONE_WORD = "Rhwngddwyfronfaint" * 40
MONTH = Month(2008, 12)


@cache
def some_lines() -> tuple[Line, ...]:
    return large_pack(45).lines


def in_sections(count: int, parts: int, name: str = "Priority") -> Pack:
    """So many indicators in so many priorities, as evenly as it goes."""
    lines = some_lines()[:count]
    held = [lines[at::parts] for at in range(parts)]
    sections = tuple(
        Section(name=f"{name} {at}", lines=own, summary="1 red")
        for at, own in enumerate(held)
        if own
    )
    return replace(a_pack([]), sections=sections)


def question(
    number: int = 1, asker: str = "Delivery Board", **more: Any
) -> AskedChallenge:
    settings: dict[str, Any] = {
        "number": number,
        "body": "other",
        "asked_on": date(2009, 1, 8),
        "question": f"Question {number}: {LONG}",
        "owner": "g",
        "month": MONTH,
    }
    return AskedChallenge(
        asker=asker, owner="Group", about="", challenge=Challenge(**(settings | more))
    )


ANSWER = {"answer": LONG, "answered_on": date(2009, 1, 9)}
FOLLOW = ANSWER | {"follow_up": LONG, "follow_up_due": date(2009, 3, 1)}


# ------------------------------------------------------------------------ the grid
@given(st.integers(0, 45), st.integers(1, 30))
def test_grid_has_room_for_its_rows_and_counts_the_rest(count: int, parts: int) -> None:
    pack = in_sections(count, parts)
    held = glance(pack)
    rows = [row for block in held.blocks for row in block.rows]
    assert len(rows) + len(held.blocks) <= ROWS
    left = count - len(rows)
    assert (left == 0) is (held.left_out == "")
    if left:
        assert held.left_out.startswith(f"{left} indicator")
        # What is listed of many is behind, and nothing further behind is left out.
        shown = {row.line.code for row in rows}
        behind = [line.code for line in pack.exceptions]
        assert shown == set(behind[: len(shown)])


@pytest.mark.parametrize(
    ("count", "left_out"),
    [
        (29, ""),
        (30, "more are counted and not listed here; each is in the report."),
    ],
)
def test_grid_lists_everything_as_long_as_there_is_room(
    count: int, left_out: str
) -> None:
    held = glance(in_sections(count, 1))
    assert held.left_out.endswith(left_out)
    assert (held.left_out == "") is (left_out == "")


def test_grid_tells_both_colours_of_an_indicator() -> None:
    (row,) = glance(brought_pack()).blocks[0].rows
    assert row.name == "Burglary of homes"
    assert row.performance.text == "■ Red, not signed off"
    assert row.activity is not None
    assert row.activity.text == "◆ Red"


@pytest.mark.parametrize("name", [LONG, ONE_WORD])
def test_names_are_no_longer_than_their_room(name: str) -> None:
    pack = a_pack([made_up(1, name[:300])])
    pack = replace(pack, sections=(replace(pack.sections[0], name=name),))
    (block,) = glance(pack).blocks
    assert len(block.name) <= NAME
    assert all(len(row.name) <= NAME for row in block.rows)
    assert block.name.endswith(" …")


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "There is no indicator to show."),
        (1, "1 of 1 indicator is red or amber."),
        (3, "3 of 3 indicators are red or amber."),
    ],
)
def test_answer_counts_what_is_red_or_amber(count: int, told: str) -> None:
    assert glance(in_sections(count, 1)).answer == told


def test_answer_counts_one_of_many_and_none() -> None:
    lines = some_lines()
    green = [line for line in lines if not line.position.is_exception]
    red = [line for line in lines if line.position.is_exception]
    told = []
    for held in (green[:2], [red[0], *green[:2]]):
        pack = replace(a_pack([]), sections=(Section(name="P", lines=tuple(held)),))
        told.append(glance(pack).answer)
    assert told == [
        "0 of 2 indicators are red or amber.",
        "1 of 3 indicators is red or amber.",
    ]
    assert glance(brought_pack()).answer.endswith("Actions: 1 red.")


# -------------------------------------------------------------- challenge and asks
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.sampled_from([{}, ANSWER, FOLLOW])), max_size=20
    )
)
def test_challenge_is_counted_whole_in_little_room(
    asked: list[tuple[int, dict[str, Any]]],
) -> None:
    found = [
        question(
            at, f"Stakeholder Group {body} with a very long name of its own", **more
        )
        for at, (body, more) in enumerate(asked, start=1)
    ]
    is_open = [one for one in found if one.challenge.is_open]
    done = [one for one in found if not one.challenge.is_open]
    pack = replace(
        a_pack([]), brought=Brought(challenges=tuple(is_open), answered=tuple(done))
    )
    held = glance(pack)
    assert len(held.challenge) <= 800
    counted = re.findall(r"asked ([\d,]+) question", held.challenge)
    assert sum(map(int, counted)) == len(found)
    assert len(held.challenged) == min(ASKED, len(found))
    assert all(len(cell) <= CELL for row in held.challenged for cell in row)
    unanswered = sum(not one.challenge.answer for one in found)
    first = [words.endswith("Not answered yet.") for _, words in held.challenged]
    assert first == sorted(first, reverse=True)
    assert sum(first) == min(ASKED, unanswered)


def test_what_the_body_asked_itself_is_not_told_to_it_again() -> None:
    own = question(1, "Board", body="delivery-board")
    other = question(2, "Doing Group")
    pack = replace(a_pack([]), brought=Brought(challenges=(own, other)))
    assert glance(pack).challenge.startswith("The Doing Group asked 1 question.")
    alone = replace(pack, brought=Brought(challenges=(own,)))
    assert glance(alone).challenge.startswith("The Board asked 1 question.")
    nothing = glance(a_pack([]))
    assert nothing.challenge == "No challenge is on record since the papers before."
    assert nothing.challenged == ()


def test_body_whose_name_has_an_article_gets_no_second_one() -> None:
    pack = replace(a_pack([]), brought=Brought(challenges=(question(1, "The Panel"),)))
    assert glance(pack).challenge.startswith("The Panel asked 1 question.")


@given(st.integers(0, 20), st.integers(0, 20))
def test_asks_have_their_rows_and_the_rest_is_counted(asks: int, blocked: int) -> None:
    base = brought_pack().brought
    (words,) = base.said
    (raised,) = base.blockages
    waiting = replace(
        raised.blockage, what=LONG, answer="", answered_on=None, answered_by=""
    )
    brought = Brought(
        said=(GroupWords(group="G", words=replace(words.words, ask=LONG)),) * asks,
        blockages=(RaisedBlockage(group="G", blockage=waiting),) * blocked,
    )
    found = glance(replace(a_pack([]), brought=brought)).asked
    assert len(found) <= ASKED + 1
    assert all(len(text) <= CELL for text in found)
    total = asks + blocked
    if total > ASKED:
        assert found[-1] == f"And {total - ASKED} more, in the report."
    else:
        assert len(found) == total


def test_asks_are_whole_sentences_with_one_stop() -> None:
    pack = brought_pack()
    (asked,) = pack.brought.variances
    stopped = replace(asked, variance=replace(asked.variance, change="Buy them later."))
    pack = replace(pack, brought=replace(pack.brought, variances=(stopped,)))
    assert glance(pack).asked[:2] == (
        "Decide on a target: Burglary of homes, 340 for 2009/10 (now 360).",
        "Decide on a change: B-1 Fit locks to sheds; milestone 2: Buy the locks. Buy "
        "them later.",
    )


# -------------------------------------------------------------------- what changed
KINDS = ("status", "figure", "target", "definition", "action", "question")


@given(st.lists(st.sampled_from(KINDS), max_size=20))
def test_changes_have_their_rows_and_the_rest_is_counted(kinds: list[str]) -> None:
    made = tuple(
        Change(kind=kind, code=str(at), name=f"{kind} {at}", text=LONG)
        for at, kind in enumerate(kinds)
    )
    found = glance(replace(a_pack([]), changes=made)).changed
    assert len(found) == min(CHANGED, len(kinds))
    assert all(len(name) <= NAME and len(text) <= CELL for name, text in found)
    if len(kinds) > CHANGED:
        assert found[-1] == (f"And {len(kinds) - CHANGED + 1} more", "In the report.")


def test_changed_target_is_not_crowded_out_by_new_figures() -> None:
    """Most figures are new every month; a target that was changed is news."""
    made = [
        Change(kind="figure", code=str(at), name=f"Figure {at}", text="New figure: 1.")
        for at in range(9)
    ]
    made.append(Change(kind="target", code="X", name="Target", text="195 then 244."))
    made.append(Change(kind="action", code="A", name="Action", text="Red now."))
    found = glance(replace(a_pack([]), changes=tuple(made))).changed
    assert [name for name, _ in found] == [
        "Target",
        "Action",
        "Figure 0",
        "Figure 1",
        "Figure 2",
        "And 6 more",
    ]


# -------------------------------------------------------------------- the brief
@pytest.mark.parametrize("count", [0, 1, 5, 45])
def test_brief_has_five_things_at_most_each_in_its_room(count: int) -> None:
    pack = replace(in_sections(max(count, 1), 1), brought=brought_pack(9).brought)
    if not count:
        pack = a_pack([])
    found = things(pack)
    assert len(found) <= 5
    assert bool(found) is bool(count)
    for one in found:
        assert len(one.title) <= NAME + 20
        assert len(one.text) <= ABOUT
        assert all(len(text) <= QUESTION for text in one.questions)


def test_long_words_of_a_thing_are_cut() -> None:
    base = brought_pack()
    (raised,) = base.brought.blockages
    waiting = replace(raised.blockage, what=ONE_WORD, answered_on=None)
    brought = Brought(blockages=(replace(raised, blockage=waiting),) * 9)
    (found,) = things(replace(a_pack([]), brought=brought))
    assert found.text == "Domestic Abuse Group: …"
    waiting = replace(waiting, what=LONG)
    brought = Brought(blockages=(replace(raised, blockage=waiting),))
    (found,) = things(replace(a_pack([]), brought=brought))
    assert ABOUT - 20 < len(found.text) <= ABOUT
    assert found.text.endswith(" …")
