"""What groups bring to a board beside figures, as objects on the wire."""

from __future__ import annotations

from datetime import date

from saferplan.core.boards.brought import (
    AskedChallenge,
    AskedVariance,
    Brought,
    GroupActivity,
    GroupMoney,
    GroupWords,
    LoggedRisk,
    OpenArising,
    ProposedTarget,
    RaisedBlockage,
    Restated,
    SharedSuccess,
)
from saferplan.core.boards.challenge import ChallengeKind, ChallengeState
from saferplan.core.partnership.decisions import Decision
from saferplan.core.plan.actions import Level
from saferplan.core.plan.activity import ActionState, ActivityRag
from saferplan.core.returns.commentary import Commentary
from saferplan.documents.json.positions import Wire
from saferplan.documents.json.shapes import (
    DAY,
    PERIOD,
    TEXT,
    WHOLE,
    YES_NO,
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
VARIANCE = thing(
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
        "new_scope": or_null(TEXT),
        "drops": YES_NO,
        "decision": word_of(Decision),
        "remark": or_null(TEXT),
    }
)
CHALLENGE = thing(
    {
        "number": WHOLE,
        "kind": word_of(ChallengeKind),
        "state": word_of(ChallengeState),
        "asker": TEXT,
        "asked_by": or_null(TEXT),
        "asked_on": DAY,
        "owner": TEXT,
        "about": or_null(TEXT),
        "question": TEXT,
        "due": or_null(DAY),
        "answer": or_null(TEXT),
        "evidence": or_null(TEXT),
        "follow_up": or_null(TEXT),
        "follow_up_due": or_null(DAY),
        "is_late": YES_NO,
    }
)
BROUGHT: dict[str, Shape] = {
    "commentary": many(thing({"group": TEXT, "month": PERIOD, "words": WORDS})),
    "variances": many(VARIANCE),
    "decided": many(VARIANCE),
    "proposals": many(
        thing(
            {
                "number": WHOLE,
                "indicator": TEXT,
                "name": TEXT,
                "now": TEXT,
                "proposed": TEXT,
                "reason": TEXT,
                "by": TEXT,
            }
        )
    ),
    "blockages": many(
        thing(
            {
                "number": WHOLE,
                "group": TEXT,
                "what": TEXT,
                "would_help": or_null(TEXT),
                "action": or_null(TEXT),
                "answer": or_null(TEXT),
                "support": or_null(TEXT),
            }
        )
    ),
    "activity": many(
        thing(
            {
                "group": TEXT,
                "action": TEXT,
                "title": TEXT,
                "state": word_of(ActionState),
                "rag": word_of(ActivityRag),
                "reason": TEXT,
                "milestones": WHOLE,
                "done": WHOLE,
                "late": WHOLE,
                "next_due": or_null(DAY),
            }
        )
    ),
    "risks": many(
        thing(
            {
                "group": TEXT,
                "about": TEXT,
                "what": TEXT,
                "mitigation": or_null(TEXT),
                "likelihood": word_of(Level),
                "impact": word_of(Level),
            }
        )
    ),
    "challenges": many(CHALLENGE),
    "answered": many(CHALLENGE),
    "arising": many(
        thing(
            {
                "number": WHOLE,
                "owner": TEXT,
                "what": TEXT,
                "met_on": or_null(DAY),
                "due": or_null(DAY),
                "is_late": YES_NO,
            }
        )
    ),
    "money": many(
        thing(
            {
                "line": TEXT,
                "title": TEXT,
                "group": or_null(TEXT),
                "identified_pence": WHOLE,
                "allocated_pence": WHOLE,
                "spent_pence": WHOLE,
                "is_confirmed": YES_NO,
            }
        )
    ),
    "successes": many(
        thing({"group": TEXT, "month": PERIOD, "text": TEXT, "taken_up": many(TEXT)})
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
    """Everything beside positions, each kind a list in the order of the papers."""
    return {
        "commentary": [said_object(one) for one in brought.said],
        "variances": [variance_object(one) for one in brought.variances],
        "decided": [variance_object(one) for one in brought.decided],
        "proposals": [proposal_object(one) for one in brought.proposals],
        "blockages": [blockage_object(one) for one in brought.blockages],
        "activity": [activity_object(one) for one in brought.activity],
        "risks": [risk_object(one) for one in brought.risks],
        "challenges": [challenge_object(one) for one in brought.challenges],
        "answered": [challenge_object(one) for one in brought.answered],
        "arising": [arising_object(one) for one in brought.arising],
        "money": [money_object(one) for one in brought.money],
        "successes": [success_object(one) for one in brought.successes],
        "restated": [restated_object(one) for one in brought.restated],
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


def said_object(one: GroupWords) -> Wire:
    """What a group said about a month, box by box."""
    return {
        "group": one.group,
        "month": str(one.words.month),
        "words": words_object(one.words),
    }


def variance_object(one: AskedVariance) -> Wire:
    """A variance under the names of the papers, with its date when it was asked for."""
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
        "new_scope": asked.new_scope or None,
        "drops": asked.drops,
        "decision": asked.decision.value,
        "remark": asked.remark or None,
    }


def proposal_object(one: ProposedTarget) -> Wire:
    """A target that is proposed, beside the one that holds now."""
    return {
        "number": one.proposal.number,
        "indicator": one.code,
        "name": one.name,
        "now": one.now,
        "proposed": one.proposed,
        "reason": one.proposal.target.reason,
        "by": one.proposal.proposed_by,
    }


def blockage_object(one: RaisedBlockage) -> Wire:
    """What is in the way of a group, and what its board answered."""
    return {
        "number": one.blockage.number,
        "group": one.group,
        "what": one.blockage.what,
        "would_help": one.blockage.would_help or None,
        "action": one.blockage.action or None,
        "answer": one.blockage.answer or None,
        "support": one.blockage.support or None,
    }


def risk_object(one: LoggedRisk) -> Wire:
    """What may go wrong with an action, and what is done about it."""
    return {
        "group": one.group,
        "about": one.about,
        "what": one.risk.what,
        "mitigation": one.risk.mitigation or None,
        "likelihood": one.risk.likelihood.value,
        "impact": one.risk.impact.value,
    }


def challenge_object(one: AskedChallenge) -> Wire:
    """What a body asked, and what came back."""
    held = one.challenge
    return {
        "number": held.number,
        "kind": held.kind.value,
        "state": held.state.value,
        "asker": one.asker,
        "asked_by": held.asked_by or None,
        "asked_on": held.asked_on.isoformat(),
        "owner": one.owner,
        "about": one.about or None,
        "question": held.question,
        "due": _day(held.due),
        "answer": held.answer or None,
        "evidence": held.evidence or None,
        "follow_up": held.follow_up or None,
        "follow_up_due": _day(held.follow_up_due),
        "is_late": one.is_late,
    }


def arising_object(one: OpenArising) -> Wire:
    """What a meeting gave somebody to do."""
    return {
        "number": one.arising.number,
        "owner": one.owner,
        "what": one.arising.what,
        "met_on": _day(one.met_on),
        "due": _day(one.arising.due),
        "is_late": one.is_late,
    }


def money_object(one: GroupMoney) -> Wire:
    """A funding line as it stands; amounts are in pence."""
    held = one.money
    return {
        "line": held.line.code,
        "title": held.line.title,
        "group": one.group or None,
        "identified_pence": held.line.identified,
        "allocated_pence": held.allocated,
        "spent_pence": held.spent,
        "is_confirmed": held.line.is_confirmed,
    }


def success_object(one: SharedSuccess) -> Wire:
    """What a group offers the others, and who has taken it up."""
    return {
        "group": one.group,
        "month": str(one.words.month),
        "text": one.words.success,
        "taken_up": list(one.taken_up),
    }


def activity_object(one: GroupActivity) -> Wire:
    """An action as it stands on a day, with its colour and why."""
    found = one.activity
    return {
        "group": one.group,
        "action": found.action.code,
        "title": found.action.title,
        "state": found.state.value,
        "rag": found.rag.value,
        "reason": found.reason,
        "milestones": found.counted,
        "done": found.done,
        "late": found.late,
        "next_due": _day(found.next_due),
    }


def restated_object(one: Restated) -> Wire:
    """A figure of earlier papers that is different by now."""
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
