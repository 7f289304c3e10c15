"""Action plans and their money as objects on the wire, with all on record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from saferplan.core.boards.brought import GroupActivity, GroupMoney
from saferplan.core.plan.actions import Milestone, Risk
from saferplan.core.plan.funding import Spending
from saferplan.documents.json.brought import activity_object, money_object
from saferplan.documents.json.positions import Wire


def kept_activity_object(one: GroupActivity) -> Wire:
    """An action as it stands, by the short name of its group."""
    return {**activity_object(one), "holder": one.activity.action.group}


def action_object(one: GroupActivity) -> Wire:
    """An action as it stands, with everything that is said of it."""
    held = one.activity.action
    return {
        **kept_activity_object(one),
        "priority": held.priority or None,
        "organisation": held.organisation or None,
        "post": held.post or None,
        "scope": held.scope or None,
        "focus_area": held.focus_area or None,
        "themes": list(held.themes),
        "funding": held.funding or None,
        "indicators": list(held.indicators),
        "starts": _day(held.starts),
        "due": _day(held.due),
        "progress": held.progress.value,
        "done_on": _day(held.done_on),
        "is_commissioning": held.is_commissioning,
        "source": held.source or None,
        "steps": [_milestone(step) for step in held.milestones],
        "risks": [_risk(risk) for risk in held.risks],
    }


def _milestone(one: Milestone) -> Wire:
    return {
        "number": one.number,
        "title": one.title,
        "due": _day(one.due),
        "progress": one.progress.value,
        "done_on": _day(one.done_on),
        "remark": one.remark or None,
    }


def _risk(one: Risk) -> Wire:
    return {
        "number": one.number,
        "what": one.what,
        "mitigation": one.mitigation or None,
        "likelihood": one.likelihood.value,
        "impact": one.impact.value,
        "closed_on": _day(one.closed_on),
    }


def kept_money_object(one: GroupMoney) -> Wire:
    """A funding line as it stands, and what of it is free; in pence."""
    line = one.money.line
    return {
        **money_object(one),
        "holder": line.group or None,
        "free_pence": one.money.free,
        "source": line.source or None,
        "starts": _day(line.starts),
        "ends": _day(line.ends),
        "note": line.note or None,
        "remarks": list(one.money.remarks),
    }


def funding_object(one: GroupMoney, spent: Sequence[Spending]) -> Wire:
    """A funding line, action by action, with every amount that was spent."""
    return {
        **kept_money_object(one),
        "actions": [
            {"action": code, "allocated_pence": given, "spent_pence": used}
            for code, given, used in one.money.by_action
        ],
        "spendings": [
            {
                "number": each.number,
                "action": each.action,
                "month": str(each.month),
                "amount_pence": each.amount,
                "words": each.words or None,
            }
            for each in spent
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
