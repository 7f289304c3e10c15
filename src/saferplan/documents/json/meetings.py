"""A meeting with its record, and the texts that bodies work by, as wire objects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from saferplan.core.boards.brought import OpenArising
from saferplan.core.boards.cycle import Meeting
from saferplan.core.boards.meeting_record import MeetingRecord
from saferplan.core.boards.terms import Terms
from saferplan.documents.json.asked import kept_arising_object
from saferplan.documents.json.positions import Wire


def meeting_object(
    held: Meeting, record: MeetingRecord, arising: Sequence[OpenArising]
) -> Wire:
    """A meeting: its agenda, who was there, interests, and what it gave to do."""
    return {
        "number": held.number,
        "body": held.body,
        "day": held.held_on.isoformat(),
        "reports": str(held.reports),
        "place": held.place or None,
        "state": held.state.value,
        "agenda": [
            {
                "item": place,
                "title": item.title,
                "lead": item.lead or None,
                "paper": item.paper or None,
                "notes": item.notes or None,
                "decision": item.decision or None,
            }
            for place, item in enumerate(record.agenda, start=1)
        ],
        "attendance": [
            {
                "organisation": seat.organisation,
                "post": seat.post or None,
                "capacity": seat.capacity or None,
                "presence": seat.presence.value,
                "deputy": seat.deputy or None,
            }
            for seat in record.attendance
        ],
        "interests": [
            {
                "organisation": one.organisation,
                "post": one.post or None,
                "item": one.item or None,
                "words": one.words,
                "done": one.done or None,
            }
            for one in record.interests
        ],
        "arising": [kept_arising_object(one) for one in arising],
    }


def terms_object(one: Terms) -> Wire:
    """A text that a body works by: what it is, and when it is looked at again."""
    return {
        "number": one.number,
        "kind": one.kind.value,
        "title": one.title,
        "body": one.body or None,
        "adopted_on": _day(one.adopted_on),
        "review_on": _day(one.review_on),
        "entry": one.entry,
    }


def whole_terms_object(one: Terms) -> Wire:
    """A text that a body works by, every word of it."""
    return {**terms_object(one), "text": one.text}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
