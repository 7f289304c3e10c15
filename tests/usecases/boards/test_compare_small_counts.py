"""Small counts: a comparison shows nobody more than they may see."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation

from saferplan.usecases.actor import Actor, Grant, Role
from saferplan.usecases.errors import NotPermitted
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
from tests.usecases.boards.sent_files import (
    asked,
    draft,
    edited,
    issued,
    put,
    sent_out,
)

pytestmark = pytest.mark.django_db


def test_the_whole_file_is_refused_to_whoever_is_not_cleared() -> None:
    people = the_cast()
    pack = issued(people["manager"])
    for content in (draft(people["manager"]), sent_out(people["board"], pack)):
        with pytest.raises(NotPermitted, match="figures about Repeat cases"):
            asked(people["reader"], content)


def test_the_whole_slides_are_refused_too_and_without_their_trace_codes() -> None:
    people = the_cast()
    show = Presentation(BytesIO(draft(people["manager"], "pptx")))
    for slide in show.slides:
        for shape in list(slide.shapes):
            if shape.has_text_frame and shape.text_frame.text.startswith("Trace"):
                shape._element.getparent().remove(shape._element)
    kept = BytesIO()
    show.save(kept)
    with pytest.raises(NotPermitted, match="figures about Repeat cases"):
        asked(people["reader"], kept.getvalue())


def test_whoever_is_not_cleared_compares_with_the_file_without_small_counts() -> None:
    people = the_cast()
    pack = issued(people["manager"])
    content = sent_out(people["reader"], pack)
    found = asked(people["reader"], edited(content, put(BURGLARY, 255)))
    assert [(edit.before, edit.after) for edit in found.edits] == [("288", "255")]
    assert (found.is_withheld, found.is_frozen) == (True, True)
    found = asked(people["reader"], draft(people["reader"]))
    assert (found.is_unchanged, found.is_withheld) == (True, True)


# 11 of 39 by June, the last month that came in.
@pytest.mark.parametrize("guess", [28.2, 11.1, 99])
def test_a_withheld_figure_cannot_be_guessed(guess: float) -> None:
    """Right or wrong, the answer is the same."""
    people = the_cast()
    content = edited(draft(people["reader"]), put(REPEATS, guess))
    with pytest.raises(NotPermitted) as refusal:
        asked(people["reader"], content)
    assert str(refusal.value) == (
        "This file shows figures about Repeat cases that are withheld from you. Small "
        "counts are shown only to people cleared for them by name; the partnership’s "
        "manager can give this clearance."
    )


def test_whoever_is_cleared_reads_a_file_that_was_made_without_small_counts() -> None:
    """It is held against what it was made from, so that nothing else is told."""
    people = the_cast()
    pack = issued(people["manager"])
    for content in (draft(people["reader"]), sent_out(people["reader"], pack)):
        found = asked(people["manager"], content)
        assert (found.is_unchanged, found.is_withheld) == (True, True)
        changed = asked(people["manager"], edited(content, put(BURGLARY, 255)))
        assert [edit.after for edit in changed.edits] == ["255"]
        assert changed.is_withheld


def test_whoever_reports_an_indicator_reads_its_draft_with_and_without_it() -> None:
    """The lead of its group is not cleared, and sees the figures all the same."""
    people = the_cast()
    grant = Grant(partnership=ANYTOWN, role=Role.THEME_LEAD, body="abuse-group")
    lead = Actor(account="theme-lead", grants=(grant,))
    found = asked(lead, draft(lead))
    assert (found.is_unchanged, found.is_withheld) == (True, False)
    found = asked(lead, draft(people["reader"]))
    assert (found.is_unchanged, found.is_withheld) == (True, True)


def test_without_small_counts_there_is_one_file_for_everybody() -> None:
    people = the_cast()
    by = replace(people["manager"], cleared_in=frozenset())
    asked_for = {"body": "burglary-group"}
    content = draft(by, **asked_for)
    found = asked(by, content)
    assert (found.is_unchanged, found.is_withheld) == (True, False)
