"""What groups bring to a board beside figures, as objects on the wire."""

from __future__ import annotations

from datetime import date

from saferplan.core.boards.asking import Decision
from saferplan.core.boards.brought import (
    AskedVariance,
    Brought,
    GroupActivity,
    GroupWords,
    RaisedBlockage,
    Restated,
)
from saferplan.core.plan.activity import ActionState
from saferplan.core.returns.commentary import Commentary
from saferplan.documents.json.positions import Wire
from saferplan.documents.json.shapes import (
    DAY,
    PERIOD,
    TEXT,
    WHOLE,
    Shape,
    many,
    or_null,
    thing,
    word_of,
)

WORDS = thing(
    {
        "why": or_null(TEXT),
        "done": or_null(TEXT),
        "next": or_null(TEXT),
        "by_when": or_null(DAY),
        "ask": or_null(TEXT),
        "success": or_null(TEXT),
        "post": or_null(TEXT),
    }
)
BROUGHT: dict[str, Shape] = {
    "commentary": many(thing({"group": TEXT, "month": PERIOD, "words": WORDS})),
    "variances": many(
        thing(
            {
                "number": WHOLE,
                "group": TEXT,
                "about": TEXT,
                "action": TEXT,
                "milestone": WHOLE,
                "change": TEXT,
                "reason": TEXT,
                "due": or_null(DAY),
                "new_due": or_null(DAY),
                "decision": word_of(Decision),
            }
        )
    ),
    "blockages": many(
        thing(
            {"number": WHOLE, "group": TEXT, "what": TEXT, "would_help": or_null(TEXT)}
        )
    ),
    "activity": many(
        thing(
            {
                "group": TEXT,
                "action": TEXT,
                "title": TEXT,
                "state": word_of(ActionState),
                "milestones": WHOLE,
                "done": WHOLE,
                "late": WHOLE,
                "next_due": or_null(DAY),
            }
        )
    ),
    "restated": many(
        thing(
            {
                "indicator": TEXT,
                "name": TEXT,
                "period": PERIOD,
                "before": TEXT,
                "after": TEXT,
                "reason": or_null(TEXT),
                "by": TEXT,
                "when": DAY,
            }
        )
    ),
}
"""The keys of everything that is brought, each a list that may be empty."""


def brought_object(brought: Brought) -> Wire:
    """Commentary, variances, blockages, activity, and figures that were restated."""
    return {
        "commentary": [_said(one) for one in brought.said],
        "variances": [_variance(one) for one in brought.variances],
        "blockages": [_blockage(one) for one in brought.blockages],
        "activity": [_activity(one) for one in brought.activity],
        "restated": [_restated(one) for one in brought.restated],
    }


def words_object(words: Commentary) -> Wire:
    """The boxes of a commentary; an empty one is null."""
    return {
        "why": words.why or None,
        "done": words.done or None,
        "next": words.next or None,
        "by_when": _day(words.by_when),
        "ask": words.ask or None,
        "success": words.success or None,
        "post": words.post or None,
    }


def _said(one: GroupWords) -> Wire:
    return {
        "group": one.group,
        "month": str(one.words.month),
        "words": words_object(one.words),
    }


def _variance(one: AskedVariance) -> Wire:
    asked = one.variance
    return {
        "number": asked.number,
        "group": one.group,
        "about": one.about,
        "action": asked.action,
        "milestone": asked.milestone,
        "change": asked.change,
        "reason": asked.reason,
        "due": _day(one.due),
        "new_due": _day(asked.new_due),
        "decision": asked.decision.value,
    }


def _blockage(one: RaisedBlockage) -> Wire:
    return {
        "number": one.blockage.number,
        "group": one.group,
        "what": one.blockage.what,
        "would_help": one.blockage.would_help or None,
    }


def _activity(one: GroupActivity) -> Wire:
    found = one.activity
    return {
        "group": one.group,
        "action": found.action.code,
        "title": found.action.title,
        "state": found.state.value,
        "milestones": found.counted,
        "done": found.done,
        "late": found.late,
        "next_due": _day(found.next_due),
    }


def _restated(one: Restated) -> Wire:
    return {
        "indicator": one.code,
        "name": one.name,
        "period": one.period.code,
        "before": one.before,
        "after": one.after,
        "reason": one.reason or None,
        "by": one.by,
        "when": one.when.isoformat(),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
