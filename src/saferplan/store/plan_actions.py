"""Actions and milestones in the store: every version, and the one in force."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from saferplan.core.plan.actions import Action, Level, Milestone, Progress, Risk
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns

MilestoneKey = tuple[str, int]
"""A milestone: the code of its action, and its number there."""


def actions_of(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Action, ...]:
    """Every action as it was entered last, in the plan's order."""
    steps: dict[str, list[Milestone]] = defaultdict(list)
    for (code, _), row in sorted(milestone_rows(partnership, entry=entry).items()):
        steps[code].append(milestone_of(row))
    risks = _risks(partnership, entry)
    rows = reading.rows_of(models.ActionVersion, partnership, entry)
    return reading.in_force(
        rows,
        lambda row: row.code,
        lambda row: action_of(row, tuple(steps[row.code]), tuple(risks[row.code])),
    )


def _risks(
    partnership: models.PartnershipRow, entry: int | None
) -> dict[str, list[Risk]]:
    """The risks of each action as they stand, by its code."""
    rows = reading.rows_of(models.RiskVersion, partnership, entry)
    latest = {(row.action, row.number): row for row in rows}
    found: dict[str, list[Risk]] = defaultdict(list)
    for key in sorted(latest):
        found[key[0]].append(_risk(latest[key]))
    return found


def every_risk(partnership: models.PartnershipRow) -> dict[MilestoneKey, list[Risk]]:
    """Everything a risk has ever been, oldest first."""
    found: dict[MilestoneKey, list[Risk]] = defaultdict(list)
    for row in reading.rows_of(models.RiskVersion, partnership, None):
        found[row.action, row.number].append(_risk(row))
    return found


def _risk(row: models.RiskVersion) -> Risk:
    return Risk(
        number=row.number,
        what=row.what,
        mitigation=row.mitigation,
        likelihood=Level(row.likelihood),
        impact=Level(row.impact),
        closed_on=row.closed_on,
    )


def every_action(partnership: models.PartnershipRow) -> dict[str, list[Action]]:
    """Everything an action has ever been, oldest first, without its milestones."""
    found: dict[str, list[Action]] = defaultdict(list)
    for row in reading.rows_of(models.ActionVersion, partnership, None):
        found[row.code].append(action_of(row))
    return found


def milestone_rows(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> dict[MilestoneKey, models.MilestoneVersion]:
    """The row in force of each milestone."""
    rows = reading.rows_of(models.MilestoneVersion, partnership, entry)
    # A plan comes in at once: its entry's detail is large, and no row needs it.
    with_entry = reading.with_entry(rows)
    return {(row.action, row.number): row for row in with_entry}


def every_milestone(
    partnership: models.PartnershipRow,
) -> dict[MilestoneKey, list[Milestone]]:
    """Everything a milestone has ever been, oldest first."""
    found: dict[MilestoneKey, list[Milestone]] = defaultdict(list)
    for row in reading.rows_of(models.MilestoneVersion, partnership, None):
        found[row.action, row.number].append(milestone_of(row))
    return found


def action_of(
    row: models.ActionVersion,
    milestones: tuple[Milestone, ...] = (),
    risks: tuple[Risk, ...] = (),
) -> Action:
    """The action in a row, with these milestones and risks."""
    return Action(
        code=row.code,
        title=row.title,
        group=row.group,
        priority=row.priority,
        organisation=row.organisation,
        post=row.post,
        indicators=tuple(row.indicators),
        scope=row.scope,
        focus_area=row.focus_area,
        themes=tuple(row.themes),
        funding=row.funding,
        starts=row.starts,
        due=row.due,
        progress=Progress(row.progress),
        done_on=row.done_on,
        is_commissioning=row.is_commissioning,
        source=row.source,
        milestones=milestones,
        risks=risks,
    )


def milestone_of(row: models.MilestoneVersion) -> Milestone:
    """The milestone in a row."""
    return Milestone(
        number=row.number,
        title=row.title,
        due=row.due,
        progress=Progress(row.progress),
        done_on=row.done_on,
        remark=row.remark,
    )


def add_action(entry: models.LedgerEntry, place: int, action: Action) -> None:
    """One more version of an action, without its milestones and risks."""
    writing.add_row(
        entry,
        models.ActionVersion,
        place=place,
        **columns(action, "milestones", "risks"),
    )


def add_risk(entry: models.LedgerEntry, code: str, risk: Risk) -> None:
    """One more version of a risk of this action."""
    writing.add_row(entry, models.RiskVersion, action=code, **columns(risk))


def add_milestone(entry: models.LedgerEntry, code: str, milestone: Milestone) -> None:
    """One more version of a milestone of this action."""
    writing.add_row(entry, models.MilestoneVersion, action=code, **columns(milestone))


def interests_of(
    partnership: models.PartnershipRow, account: str, today: date
) -> frozenset[str]:
    """In which actions has this account declared an interest that has not ended?"""
    rows = reading.rows_of(models.InterestVersion, partnership, None)
    latest = {row.action: row.ended_on for row in rows.filter(account=account)}
    return frozenset(
        code for code, ended in latest.items() if ended is None or ended > today
    )
