"""Decide on a proposed target; approved, it is a row of the ledger."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.targets import Target
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import day_label
from saferplan.store import models, reading, writing
from saferplan.store.additions import Additions, Rows
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.entitled import (
    entitled,
    require_decision,
    setting_targets,
)
from saferplan.usecases.indicators.propose_target import open_proposal, write_proposal
from saferplan.usecases.indicators.set_target import in_force
from saferplan.usecases.refused_at import RefusedAt


def decide_target(
    *,
    by: Actor,
    partnership: str,
    number: int,
    decision: Decision,
    remark: str = "",
    meeting: int | None = None,
) -> TargetProposal:
    """Approve or refuse a target; approved, it holds from that day, the old one stays.

    The chair of the board that sets targets decides; a manager writes down what a
    ``meeting`` of it decided, which was held. The row of the ledger names the body,
    and its meeting.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such proposal or
            meeting.
        Refused: it was decided already, a refusal without a reason, the meeting is of
            another body or was not held, or it was before the target that holds now
            was known.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership)
        writing.lock_partnership(partnership)
        before = open_proposal(row, number)
        who = entitled(by, row, setting_targets(row), meeting=meeting)
        require_decision(decision, remark, "A proposed target")
        after = replace(
            before,
            decision=decision,
            decided_by=by.account,
            decided_on=who.day,
            remark=remark.strip(),
            body=who.body,
            meeting=who.meeting,
        )
        entry = write_proposal(row, by, "decide_target", before, after)
        if decision is Decision.APPROVED:
            target = after.approved(body=who.words, on=who.day)
            _refuse_earlier(row, after.indicator, target)
            added = Additions(rows={after.indicator: Rows(targets=(target,))})
            writing.add(entry, added)
        return after


def _refuse_earlier(row: models.PartnershipRow, code: str, target: Target) -> None:
    """A row known before the one that holds would never take its place."""
    (series,) = reading.series(row, codes=[code])
    held = in_force(series, target)
    if held is not None and target.known_on < held.known_on:
        raise RefusedAt(
            (
                "meeting",
                f"It was decided on {day_label(target.known_on)}, before the target "
                f"that holds now was known ({day_label(held.known_on)}). Choose a "
                "later meeting.",
            )
        )
