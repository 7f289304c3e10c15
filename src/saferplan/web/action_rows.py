"""Actions as rows of a table: how each stands, in a shape and in words.

The plan's own pages show them, and the pages of groups and indicators too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.plan.activity import Activity, reddest_first
from saferplan.documents.activity import tag_of
from saferplan.documents.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action in a table: ``reason`` says why it has its colour."""

    code: str
    title: str
    status: Status
    reason: str
    milestones: str
    next_due: str
    doer: str


def action_rows(found: Iterable[Activity], frame: Partnership) -> tuple[ActionRow, ...]:
    """The rows of a table of actions, the reddest first."""
    return tuple(_row(one, frame) for one in reddest_first(found))


def doer_of(post: str, organisation: str, frame: Partnership) -> str:
    """Whose job it is: ``Crime reduction officer, County Constabulary``."""
    return ", ".join(part for part in (post, frame.name_of(organisation)) if part)


def _row(one: Activity, frame: Partnership) -> ActionRow:
    held = one.action
    return ActionRow(
        code=held.code,
        title=held.title,
        status=tag_of(one.rag),
        reason=one.reason,
        milestones=one.words[:1].upper() + one.words[1:],
        next_due=day_label(one.next_due) if one.next_due else "",
        doer=doer_of(held.post, held.organisation, frame),
    )
