"""Challenge: its states, what is late, what carries on, and the paragraph of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.boards.challenge import (
    LONGEST_QUESTION,
    Challenge,
    ChallengeKind,
    ChallengeState,
    challenge_paragraph,
    pressing_first,
)
from saferplan.core.periods import Month

DAY, BEFORE, AFTER = date(2009, 1, 22), date(2009, 1, 21), date(2009, 1, 23)
COMMENT = ChallengeKind.COMMENT
BOARD = "The Delivery Board"


def asked(number: int = 1, **changes: Any) -> Challenge:
    settings: dict[str, Any] = {
        "number": number,
        "body": "board",
        "asked_on": date(2009, 1, 8),
        "question": "Why did repeats rise?",
        "owner": "abuse",
        "month": Month(2008, 12),
    }
    return Challenge(**(settings | changes))


def answered(number: int = 1, **changes: Any) -> Challenge:
    return asked(
        number, **({"answer": "Late returns.", "answered_on": BEFORE} | changes)
    )


def to_follow(number: int = 1, **changes: Any) -> Challenge:
    return answered(number, **({"follow_up": "Send the list."} | changes))


@pytest.mark.parametrize(
    ("held", "state", "is_open"),
    [
        (asked(), ChallengeState.UNANSWERED, True),
        (asked(kind=COMMENT), ChallengeState.NOTED, False),
        (answered(), ChallengeState.ANSWERED, False),
        (answered(kind=COMMENT), ChallengeState.ANSWERED, False),
        (to_follow(), ChallengeState.FOLLOW_UP, True),
        (to_follow(followed_up_on=DAY), ChallengeState.ANSWERED, False),
        # What is to be done later does not make it answered.
        (asked(follow_up="Send the list."), ChallengeState.UNANSWERED, True),
    ],
)
def test_state_says_how_far_it_has_come_and_whether_it_carries(
    held: Challenge, state: ChallengeState, is_open: bool
) -> None:
    assert (held.state, held.is_open) == (state, is_open)


@pytest.mark.parametrize(
    ("held", "is_late"),
    [
        (asked(), False),
        (asked(due=BEFORE), True),
        (asked(due=DAY), False),
        (asked(due=AFTER), False),
        (asked(due=BEFORE, kind=COMMENT), False),
        (answered(due=BEFORE), False),
        (to_follow(), False),
        (to_follow(follow_up_due=BEFORE), True),
        (to_follow(follow_up_due=DAY), False),
        # The answer was due before; only what follows still is.
        (to_follow(due=BEFORE, follow_up_due=AFTER), False),
        (to_follow(follow_up_due=BEFORE, followed_up_on=AFTER), False),
        # Of an unanswered question the answer is due, whatever is to follow it.
        (asked(due=AFTER, follow_up="List", follow_up_due=BEFORE), False),
    ],
)
def test_late_is_what_is_still_due_after_its_day(
    held: Challenge, is_late: bool
) -> None:
    assert held.is_late(DAY) is is_late


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"question": " "}, "Write what is asked"),
        ({"question": "x" * (LONGEST_QUESTION + 1)}, "2,000 letters at most"),
        ({"answer": "Late returns."}, "beside the day it was given"),
        ({"answered_on": DAY}, "beside the day it was given"),
        ({"answer": " ", "answered_on": DAY}, "beside the day it was given"),
        ({"followed_up_on": DAY}, "Say first what the follow-up is"),
    ],
)
def test_challenge_that_cannot_be_is_refused(
    changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        asked(**changes)


# --------------------------------------------------------------------------- order
def test_most_pressing_comes_first() -> None:
    held = [
        answered(1),
        to_follow(2, due=date(2008, 6, 1), follow_up_due=AFTER),
        asked(3, kind=COMMENT),
        asked(4, due=AFTER),
        to_follow(5, due=date(2008, 12, 1), follow_up_due=BEFORE),
        answered(6),
        asked(7),
        asked(8, due=BEFORE),
        to_follow(9),
    ]
    assert [c.number for c in pressing_first(held)] == [8, 4, 7, 5, 2, 9, 6, 1, 3]


@given(st.permutations(range(6)))
def test_order_does_not_depend_on_the_order_given(places: list[int]) -> None:
    held = [asked(1), asked(2, due=DAY), to_follow(3), answered(4), answered(5)]
    held.append(asked(6, kind=COMMENT))
    shuffled = [held[at] for at in places]
    assert [c.number for c in pressing_first(shuffled)] == [2, 1, 3, 5, 4, 6]


# ----------------------------------------------------------------------- paragraph
NONE, OPEN, DONE, NOTED = "asked no question.", asked(), answered(), asked(kind=COMMENT)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([], "asked no question."),
        ([NOTED], "asked no question. 1 comment was noted."),
        ([NOTED] * 2, "asked no question. 2 comments were noted."),
        ([OPEN], "asked 1 question. It is still unanswered."),
        ([DONE], "asked 1 question. It was answered."),
        (
            [OPEN, NOTED],
            "asked 1 question. It is still unanswered. 1 comment was noted.",
        ),
        ([OPEN] * 2, "asked 2 questions. Neither is answered yet."),
        ([DONE] * 2, "asked 2 questions. Both were answered."),
        (
            [OPEN, DONE],
            "asked 2 questions. 1 of them was answered; 1 is still unanswered.",
        ),
        ([OPEN] * 3, "asked 3 questions. None is answered yet."),
        ([DONE] * 3, "asked 3 questions. All were answered."),
        (
            [OPEN, DONE, DONE],
            "asked 3 questions. 2 of them were answered; 1 is still unanswered.",
        ),
        (
            [OPEN] * 3 + [DONE] * 2 + [NOTED] * 2,
            "asked 5 questions. 2 of them were answered; 3 are still unanswered. 2 "
            "comments were noted.",
        ),
        ([DONE] * 1200, "asked 1,200 questions. All were answered."),
    ],
)
def test_paragraph_tells_in_whole_sentences_how_much_was_asked(
    found: list[Challenge], told: str
) -> None:
    assert challenge_paragraph(found, BOARD) == f"{BOARD} {told}"


def test_paragraph_tells_what_is_to_follow_and_by_when() -> None:
    one = to_follow(1, follow_up_due=date(2009, 3, 3))
    two = to_follow(2, follow_up="Ring the clinic")
    assert challenge_paragraph([one], BOARD) == (
        "The Delivery Board asked 1 question. It was answered. To follow: Send the "
        "list by 3 March 2009."
    )
    assert challenge_paragraph([two, one], BOARD).endswith(
        "Both were answered. To follow: Send the list by 3 March 2009 and Ring the "
        "clinic."
    )
    done = replace(one, followed_up_on=DAY)
    assert challenge_paragraph([done], BOARD).endswith("It was answered.")


def test_paragraph_names_three_follow_ups_and_counts_the_rest() -> None:
    many = [to_follow(n, follow_up=f"Step {n}") for n in range(1, 8)]
    assert challenge_paragraph(many, BOARD).endswith(
        "All were answered. To follow: Step 1, Step 2, Step 3 and 4 more."
    )


def test_paragraph_says_since_when_it_counts() -> None:
    told = challenge_paragraph([OPEN], BOARD, since="since November 2008")
    assert told.startswith("The Delivery Board asked 1 question since November 2008. ")
    assert challenge_paragraph([], BOARD, since="since November 2008") == (
        "The Delivery Board asked no question since November 2008."
    )


@given(
    st.lists(
        st.sampled_from([OPEN, DONE, NOTED, to_follow(), answered(kind=COMMENT)]),
        max_size=12,
    )
)
def test_numbers_of_the_paragraph_add_up_to_the_log(found: list[Challenge]) -> None:
    told = challenge_paragraph(found, "They")
    questions = [c for c in found if c.kind is ChallengeKind.QUESTION]
    done = [c for c in questions if c.answered_on]
    assert (f"asked {len(questions)} question" in told) is bool(questions)
    if done and len(done) < len(questions):
        were = "was" if len(done) == 1 else "were"
        left = len(questions) - len(done)
        are = "is" if left == 1 else "are"
        assert f"{len(done)} of them {were} answered; {left} {are} still" in told
    comments = len(found) - len(questions)
    assert (f"{comments} comment" in told) is bool(comments)
    assert told.endswith(".")
