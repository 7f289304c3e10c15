"""Targets that are proposed, in the store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import ProfileKind, TargetStatus
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Period
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns

_OF_THE_LEDGER = ("period", "known_on", "entry", "identity")


def target_proposals(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[TargetProposal, ...]:
    """Every proposal as it stands, in the order they were made."""
    rows = reading.rows_of(models.TargetProposalVersion, partnership, entry)
    latest = {row.number: row for row in rows}
    return tuple(_proposal(latest[number]) for number in sorted(latest))


def _proposal(row: models.TargetProposalVersion) -> TargetProposal:
    return TargetProposal(
        number=row.number,
        indicator=row.indicator,
        target=_target(row.target),
        proposed_by=row.proposed_by,
        proposed_on=row.proposed_on,
        decision=Decision(row.decision),
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        remark=row.remark,
        body=row.body,
        meeting=row.meeting,
    )


def _target(held: Mapping[str, Any]) -> Target:
    return Target(
        **{
            **held,
            "period": Period.parse(held["period"]["basis"], held["period"]["code"]),
            "known_on": date.fromisoformat(held["known_on"]),
            "status": TargetStatus(held["status"]),
            "profile": ProfileKind(held["profile"]),
            "weights": tuple(held["weights"]),
        }
    )


def add_target_proposal(entry: models.LedgerEntry, proposal: TargetProposal) -> None:
    """One more version of a proposal."""
    target = proposal.target
    held = columns(target, *_OF_THE_LEDGER) | {
        "period": {"basis": target.period.basis.value, "code": target.period.code},
        "known_on": target.known_on.isoformat(),
    }
    writing.add_row(
        entry,
        models.TargetProposalVersion,
        target=held,
        **columns(proposal, "target"),
    )
