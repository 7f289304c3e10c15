"""Terms of reference, and successes others take up: what is refused, what is due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from saferplan.core.boards.successes import Uptake
from saferplan.core.boards.terms import LONGEST_TERMS, Terms, TermsKind
from saferplan.core.periods import Month

DAY, BEFORE, AFTER = date(2009, 1, 22), date(2009, 1, 21), date(2009, 1, 23)


def terms(**changes: Any) -> Terms:
    settings: dict[str, Any] = {
        "number": 1,
        "kind": TermsKind.TERMS_OF_REFERENCE,
        "title": "Terms of reference",
        "text": "The Board meets monthly.",
        "body": "board",
    }
    return Terms(**(settings | changes))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": " "}, "needs a title and its text"),
        ({"text": "\n"}, "needs a title and its text"),
        ({"text": "x" * (LONGEST_TERMS + 1)}, "60,000 letters at most"),
        ({"adopted_on": DAY, "review_on": BEFORE}, "reviewed after it was adopted"),
    ],
)
def test_terms_that_cannot_be_are_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        terms(**changes)


@pytest.mark.parametrize(
    ("review_on", "is_due"),
    [(None, False), (BEFORE, True), (DAY, True), (AFTER, False)],
)
def test_terms_are_due_for_review_from_their_day_on(
    review_on: date | None, is_due: bool
) -> None:
    assert terms(review_on=review_on).is_due(DAY) is is_due


def test_terms_may_be_adopted_and_reviewed_on_one_day() -> None:
    assert terms(adopted_on=DAY, review_on=DAY).is_due(DAY)
    assert terms(text="x" * LONGEST_TERMS, body="").body == ""


def test_kinds_are_printed_in_words() -> None:
    assert [kind.words for kind in TermsKind] == ["terms of reference", "constitution"]


def test_a_success_is_taken_up_by_another_group() -> None:
    month = Month(2008, 12)
    held = Uptake(success_of="burglary", month=month, holder="abuse", words="We try it")
    assert (held.success_of, held.holder) == ("burglary", "abuse")
    with pytest.raises(ValueError, match="another one has shared"):
        Uptake(success_of="burglary", month=month, holder="burglary")
