"""What a return's events add up to, case by case."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from saferplan.core.returns.workflow import Act, Event, State, standing_of


def events(story: str) -> tuple[Event, ...]:
    """The events of a story: one letter each, in order."""
    acts = {
        "d": Act.SAVED,
        "s": Act.SUBMITTED,
        "b": Act.SENT_BACK,
        "a": Act.ACCEPTED,
        "l": Act.LOCKED,
    }
    return tuple(
        Event(
            number=at,
            act=acts[letter],
            at=datetime(2009, 1, at, tzinfo=UTC),
            account="someone",
            is_amendment=letter == "s" and "l" in story[: at - 1],
        )
        for at, letter in enumerate(story, start=1)
    )


@pytest.mark.parametrize(
    ("story", "state", "awaits", "draft"),
    [
        ("", State.NOT_STARTED, False, False),
        ("d", State.DRAFT, False, True),
        ("ds", State.SUBMITTED, True, False),
        ("dsd", State.SUBMITTED, True, True),
        ("dsb", State.DRAFT, False, False),
        ("dsbd", State.DRAFT, False, True),
        ("dsbds", State.SUBMITTED, True, False),
        ("dsa", State.ACCEPTED, False, False),
        # A late line: saved, then submitted over what was accepted.
        ("dsad", State.ACCEPTED, False, True),
        ("dsas", State.SUBMITTED, True, False),
        ("dsasb", State.DRAFT, False, False),
        ("dsasa", State.ACCEPTED, False, False),
        ("dsal", State.LOCKED, False, False),
        # A late line that waits while the pack is issued waits on.
        ("dsasl", State.SUBMITTED, True, False),
        ("dsasla", State.LOCKED, False, False),
        ("dsaslb", State.DRAFT, False, False),
        # An amendment: it is submitted and accepted for itself, and stays locked.
        ("dsald", State.LOCKED, False, True),
        ("dsals", State.SUBMITTED, True, False),
        ("dsalsb", State.DRAFT, False, False),
        ("dsalsa", State.LOCKED, False, False),
    ],
)
def test_state_after_a_story(
    story: str, state: State, awaits: bool, draft: bool
) -> None:
    found = standing_of(events(story))

    assert found.state is state
    assert found.awaits_acceptance is awaits
    assert (found.draft is not None) is draft
    assert found.was_locked is ("l" in story)
    assert found.last == len(story)


def test_a_submission_after_the_lock_is_an_amendment() -> None:
    assert not standing_of(events("dsal")).is_amended
    assert standing_of(events("dsals")).is_amended
