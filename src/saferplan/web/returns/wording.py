"""How a return is spoken of on the pages: its state, its events, its moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from saferplan.core.periods import day_label
from saferplan.core.returns.workflow import Act, Event, Standing, State
from saferplan.web.sheets import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing done to a return: what, who, when, and why."""

    what: str
    who: str
    at: str
    reason: str
    file: str
    number: int


_TAGS = {
    State.NOT_STARTED: Tag("Not started", "grey"),
    State.DRAFT: Tag("Draft", "yellow"),
    State.SUBMITTED: Tag("Submitted", "blue"),
    State.ACCEPTED: Tag("Accepted", "green"),
    State.LOCKED: Tag("Locked", "grey"),
}
_DID = {
    Act.SAVED: "Saved as a draft",
    Act.SUBMITTED: "Submitted",
    Act.SENT_BACK: "Sent back",
    Act.ACCEPTED: "Accepted",
    Act.LOCKED: "Locked: a pack was issued",
}


def state_tag(standing: Standing) -> Tag:
    """The state of a return as a tag."""
    if is_sent_back(standing):
        return Tag("Sent back", "orange")
    if standing.state is State.SUBMITTED and standing.is_amended:
        return Tag("Amendment submitted", "blue")
    return _TAGS[standing.state]


def is_sent_back(standing: Standing) -> bool:
    """Was it sent back, and nothing submitted since?"""
    back, sent = standing.sent_back, standing.submitted
    accepted = standing.accepted
    if back is None:
        return False
    later = max(e.number if e else 0 for e in (sent, accepted))
    return back.number > later


def moments(events: tuple[Event, ...]) -> tuple[Moment, ...]:
    """What was done to it, the latest first."""
    return tuple(_moment(event) for event in reversed(events))


def moment(at: datetime) -> str:
    """``22 November 2008, 14:02``, as clocks show it here."""
    local = timezone.localtime(at)
    return f"{day_label(local.date())}, {local:%H:%M}"


def last_done(standing: Standing) -> str:
    """Who did the last thing that counts, and when? Empty: nobody did anything."""
    held = (standing.draft, standing.submitted, standing.accepted, standing.sent_back)
    events = [event for event in held if event is not None]
    if not events:
        return ""
    last = max(events, key=lambda event: event.number)
    return f"{_said(last)} by {last.account}, {moment(last.at)}"


def _said(event: Event) -> str:
    if event.act is Act.SUBMITTED and event.is_amendment:
        return "Amended"
    return _DID[event.act]


def _moment(event: Event) -> Moment:
    notes = [event.reason]
    if event.one_person:
        notes.append("One-person sign-off: the same account submitted it.")
    behalf = f" for {event.on_behalf_of}" if event.on_behalf_of else ""
    return Moment(
        what=_said(event),
        who=f"{event.account}{behalf}",
        at=moment(event.at),
        reason=" ".join(note for note in notes if note),
        file=event.file,
        number=event.number,
    )
