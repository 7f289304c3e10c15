"""The life of a return: draft, submitted, accepted, locked, amended.

A return is known by its events, which are only ever added; its state is what they
add up to. Accepting and locking are facts about one submission: a later
submission (a late line, an amendment) is accepted for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What can be done to a return?"""

    SAVED = "saved"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"
    LOCKED = "locked"


class State(StrEnum):
    """How far has a return come?"""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    LOCKED = "locked"

    @property
    def words(self) -> str:
        """The state as it is printed."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing done to a return, by whom and when; ``number`` counts from 1.

    ``reason`` is why it was sent back or amended. ``one_person`` marks an
    acceptance by the account that had submitted. ``is_amendment`` marks a
    submission made after the return was locked.
    """

    number: int
    act: Act
    at: datetime
    account: str
    on_behalf_of: str = ""
    reason: str = ""
    one_person: bool = False
    is_amendment: bool = False
    entry: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a return stands: its state, and what is still to be done about it.

    ``was_locked`` stays true once a pack was issued over it: any later change is
    an amendment. ``submitted`` and ``accepted`` are the last events of those
    kinds (None where there was none); ``draft`` is the last saved event that has
    not been submitted yet.
    """

    state: State
    last: int = 0
    was_locked: bool = False
    draft: Event | None = None
    submitted: Event | None = None
    accepted: Event | None = None
    sent_back: Event | None = None

    @property
    def awaits_acceptance(self) -> bool:
        """Is there a submission that nobody has accepted or sent back?"""
        return self.submitted is not None and (
            _number(self.submitted)
            > max(_number(self.accepted), _number(self.sent_back))
        )

    @property
    def is_sent_back(self) -> bool:
        """Was the last submission sent back, and none has come since?"""
        return _number(self.sent_back) > _number(self.submitted)

    @property
    def awaits_amendment(self) -> bool:
        """Is there an amendment that nobody has accepted, even if it was sent back?"""
        return self.is_amended and _number(self.submitted) > _number(self.accepted)

    @property
    def is_amended(self) -> bool:
        """Was it submitted again after a pack was issued?"""
        return self.submitted is not None and self.submitted.is_amendment


def _number(event: Event | None) -> int:
    return event.number if event else 0


def standing_of(events: Sequence[Event]) -> Standing:
    """Where does a return stand after these events, in order of their numbers?

    No events at all: not started. A draft saved over an accepted or locked return
    leaves its state as it was until it is submitted.

    >>> standing_of(()).state
    <State.NOT_STARTED: 'not_started'>
    """
    last = {act: _last(events, act) for act in Act}
    locked, accepted = last[Act.LOCKED], last[Act.ACCEPTED]
    submitted, saved = last[Act.SUBMITTED], last[Act.SAVED]
    sent_back = last[Act.SENT_BACK]
    return Standing(
        state=_state(last),
        last=max((e.number for e in events), default=0),
        was_locked=locked is not None,
        draft=saved if _number(saved) > _number(submitted) else None,
        submitted=submitted,
        accepted=accepted,
        sent_back=sent_back,
    )


def _last(events: Sequence[Event], act: Act) -> Event | None:
    return next((e for e in reversed(events) if e.act is act), None)


def _state(last: dict[Act, Event | None]) -> State:
    number = {act: _number(event) for act, event in last.items()}
    settled = max(number[Act.ACCEPTED], number[Act.LOCKED])
    # A lock settles what was accepted, never what still waits to be.
    if number[Act.SUBMITTED] > max(number[Act.ACCEPTED], number[Act.SENT_BACK]):
        return State.SUBMITTED
    if number[Act.LOCKED] and number[Act.SENT_BACK] < settled:
        return State.LOCKED
    if number[Act.ACCEPTED] > number[Act.SENT_BACK]:
        return State.ACCEPTED
    if number[Act.SAVED] or number[Act.SENT_BACK]:
        return State.DRAFT
    return State.NOT_STARTED
