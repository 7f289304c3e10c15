"""What is asked of boards and by them, as objects on the wire, with all on record.

Each is the object that the papers have, and what the papers leave out: short names
to ask further with, and who decided or answered when.
"""

from __future__ import annotations

from datetime import date

from saferplan.core.boards.brought import (
    AskedChallenge,
    AskedVariance,
    GroupWords,
    OpenArising,
    ProposedTarget,
    RaisedBlockage,
    SharedSuccess,
)
from saferplan.documents.json.brought import (
    arising_object,
    blockage_object,
    challenge_object,
    proposal_object,
    said_object,
    success_object,
    variance_object,
)
from saferplan.documents.json.positions import Wire


def kept_variance_object(one: AskedVariance) -> Wire:
    """A variance, and what became of it."""
    held = one.variance
    return {
        **variance_object(one),
        "holder": held.holder,
        "month": str(held.month),
        "scope": held.was_scope or None,
        "body": held.body or None,
        "meeting": held.meeting,
        "decided_by": held.decided_by or None,
        "decided_on": _day(held.decided_on),
    }


def kept_blockage_object(one: RaisedBlockage) -> Wire:
    """A blockage, who answered it, and how it was resolved."""
    held = one.blockage
    return {
        **blockage_object(one),
        "holder": held.holder,
        "month": str(held.month),
        "state": held.state,
        "answered_by": held.answered_by or None,
        "answered_on": _day(held.answered_on),
        "resolved_on": _day(held.resolved_on),
        "how_resolved": held.how_resolved or None,
    }


def kept_challenge_object(one: AskedChallenge) -> Wire:
    """A question, by whom it was answered, and when what follows was done."""
    held = one.challenge
    return {
        **challenge_object(one),
        "body": held.body,
        "holder": held.owner,
        "month": str(held.month),
        "indicator": held.indicator or None,
        "action": held.action or None,
        "meeting": held.meeting,
        "answered_by": held.answered_by or None,
        "answered_on": _day(held.answered_on),
        "followed_up_on": _day(held.followed_up_on),
    }


def kept_proposal_object(one: ProposedTarget) -> Wire:
    """A proposed target, and what became of it."""
    held = one.proposal
    return {
        **proposal_object(one),
        "basis": held.target.period.basis.value,
        "period": held.target.period.code,
        "profile": held.target.profile.value,
        "proposed_on": held.proposed_on.isoformat(),
        "decision": held.decision.value,
        "remark": held.remark or None,
        "body": held.body or None,
        "meeting": held.meeting,
        "decided_by": held.decided_by or None,
        "decided_on": _day(held.decided_on),
    }


def kept_words_object(one: GroupWords) -> Wire:
    """What was said about a month, or about one indicator in it."""
    return {
        **said_object(one),
        "holder": one.words.holder,
        "indicator": one.words.indicator or None,
    }


def kept_success_object(one: SharedSuccess) -> Wire:
    """A success that is shared, by the short name of the group it is of."""
    return {**success_object(one), "holder": one.words.holder}


def kept_arising_object(one: OpenArising) -> Wire:
    """What a meeting gave somebody to do, and how it was done."""
    held = one.arising
    return {
        **arising_object(one),
        "meeting": held.meeting,
        "body": held.body,
        "holder": held.owner,
        "post": held.post or None,
        "done_on": _day(held.done_on),
        "how": held.how or None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
