"""Propose a target: it waits beside the ledger until the body entitled decides."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.withholding import withheld_target
from saferplan.core.partnership.decisions import Decision
from saferplan.core.partnership.roles import Role
from saferplan.core.periods import day_label
from saferplan.store import models, numbering, proposals, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.indicators.cleared import clearing_of
from saferplan.usecases.indicators.queries import unknown_indicator
from saferplan.usecases.indicators.set_target import range_problems, refuse
from saferplan.usecases.permissions import Doing
from saferplan.usecases.refused_at import RefusedAt, made
from saferplan.usecases.told import different


def propose_target(
    *, by: Actor, partnership: str, code: str, target: Target
) -> TargetProposal:
    """Propose this target, with its reason; it counts for nothing until approved.

    A theme lead proposes for the indicators of the own group.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such indicator.
        RefusedAt: it does not say why; a range that is missing, or that the indicator
            does not have; the same period is proposed already.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.PROPOSE)
        writing.lock_partnership(partnership)
        found = reading.series(row, codes=[code])
        if not found:
            raise unknown_indicator(code, partnership)
        indicator = found[0].indicator
        if not _is_own(by, partnership, {indicator.owner, *indicator.groups}):
            raise NotPermitted(
                f"The account {by.account} proposes targets for the own group alone."
            )
        refuse([*range_problems(indicator, target)], target)
        _refuse_twice(row, code, target)
        today = timezone.localdate()
        new = made(
            lambda: TargetProposal(
                number=numbering.next_number(row, models.TargetProposalVersion),
                indicator=code,
                target=replace(target, known_on=today, decided_by=""),
                proposed_by=by.account,
                proposed_on=today,
            ),
            "reason",
        )
        write_proposal(row, by, "propose_target", None, new)
        return new


def withdraw_proposal(*, by: Actor, partnership: str, number: int) -> TargetProposal:
    """Take a proposal back that nobody has decided on yet.

    Raises:
        NotFound, NotPermitted: it is neither the actor's own, nor is the actor a
            manager; or there is no such proposal.
        Refused: it was decided already.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.PROPOSE)
        writing.lock_partnership(partnership)
        before = open_proposal(row, number)
        roles = {g.role for g in by.grants_in(partnership)}
        is_manager = by.is_operator or Role.MANAGER in roles
        if not is_manager and by.account != before.proposed_by:
            raise NotPermitted(f"{before.proposed_by} proposed it, not you.")
        after = replace(
            before,
            decision=Decision.WITHDRAWN,
            decided_by=by.account,
            decided_on=timezone.localdate(),
        )
        write_proposal(row, by, "withdraw_proposal", before, after)
        return after


def proposals_of(
    actor: Actor, partnership: str, *, entry: int | None = None
) -> tuple[TargetProposal, ...]:
    """Every proposal, the decided ones too, in the order they were made.

    Those about figures that are withheld from whoever asks have no number.
    """
    row = the_partnership(actor, partnership, Doing.MAKE_PACK)
    found = proposals.target_proposals(row, entry=entry)
    clearing = clearing_of(actor, row)
    asked = clearing.codes & {one.indicator for one in found}
    versions = reading.definitions(row, codes=asked).values() if asked else ()
    kept = {v[-1].code for v in versions if not clearing.sees(v[-1])}
    return tuple(
        replace(one, target=withheld_target(one.target))
        if one.indicator in kept
        else one
        for one in found
    )


def open_proposal(row: models.PartnershipRow, number: int) -> TargetProposal:
    """The proposal of this number, if it is still to be decided.

    Raises:
        NotFound: there is none.
        Refused: it was decided already; says by whom and when.
    """
    found = proposals.target_proposals(row)
    mine = next((one for one in found if one.number == number), None)
    if mine is None:
        raise NotFound(f"There is no proposal {number} in {row.slug}.")
    if not mine.is_open:
        on = day_label(mine.decided_on) if mine.decided_on else "an earlier day"
        raise Refused(
            f"Proposal {number} was {mine.decision} by {mine.decided_by} on {on}; make "
            "a new one to change that."
        )
    return mine


def write_proposal(
    row: models.PartnershipRow,
    by: Actor,
    what: str,
    before: TargetProposal | None,
    after: TargetProposal,
) -> models.LedgerEntry:
    """Open an entry, and add this version of the proposal with it."""
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what=what,
        detail={"proposal": after.number, **different(before, after)},
    )
    proposals.add_target_proposal(entry, after)
    return entry


def _is_own(by: Actor, partnership: str, bodies: set[str]) -> bool:
    if by.is_operator:
        return True
    return any(
        grant.role is not Role.THEME_LEAD or grant.body in bodies
        for grant in by.grants_in(partnership)
        if grant.role in (Role.MANAGER, Role.ANALYST, Role.CHAIR, Role.THEME_LEAD)
    )


def _refuse_twice(row: models.PartnershipRow, code: str, target: Target) -> None:
    for one in proposals.target_proposals(row):
        same = one.indicator == code and one.target.period == target.period
        if one.is_open and same:
            raise RefusedAt(
                (
                    "period",
                    f"Proposal {one.number} is about {target.period.label} already; "
                    "withdraw it first.",
                )
            )
